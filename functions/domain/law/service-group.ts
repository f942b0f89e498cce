// Whether what is known of a household shows that somebody of it belongs to the group a service is for.
import { addMonths, type Day } from '../days.ts'
import type { Member } from '../household.ts'
import type { PensionAge } from './policy.ts'
import { isDisabled, isMinor, pensionAgeReachedOn } from './persons.ts'

/** `pre-pension`: from five years before pension age. */
export type GroupEvidence = 'adult-with-disability' | 'child-with-disability' | 'child' | 'pre-pension'

const prePensionMonths = 60

const shows: Readonly<Record<GroupEvidence, (member: Member, on: Day, pensionAge: PensionAge) => boolean>> = {
  'adult-with-disability': (member, on) => !isMinor(member, on) && isDisabled(member, on),
  'child-with-disability': (member, on) => isMinor(member, on) && isDisabled(member, on),
  child: isMinor,
  'pre-pension': (member, on, pensionAge) => addMonths(pensionAgeReachedOn(member.birthDate, pensionAge), -prePensionMonths) <= on,
}

/** True where a register or age shows any of the evidences, or the group is none that they could show. The applicant counts, and every child of the household. */
export const isGroupEvidenced = (evidence: readonly GroupEvidence[] | undefined, members: readonly Member[], on: Day, pensionAge: PensionAge): boolean =>
  evidence === undefined || members.filter((member) => member.role === 'applicant' || isMinor(member, on)).some((member) => evidence.some((one) => shows[one](member, on, pensionAge)))

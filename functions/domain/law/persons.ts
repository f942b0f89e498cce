// Law "On State Pensions" and SPSPL: who is a child, an adult, of pension age, disabled or of working age on a day.
import { addMonths, ageOn, monthInYear, yearOf, type Day } from '../days.ts'
import type { Dwelling, Member } from '../household.ts'
import type { PensionAge, Policy } from './policy.ts'

export const isMinor = (member: Member, on: Day): boolean => ageOn(member.birthDate, on) < 18

/** Who is of the household: whoever lives at the address but keeps house apart is not. */
export const sharersOf = (members: Member[]): Member[] => members.filter(({ sharesExpenses }) => sharesExpenses !== false)

/** Members of 18 and more on the day: those who sign (MK 809 p. 2.1). */
export const adultsOf = (members: Member[], on: Day): Member[] => sharersOf(members).filter((member) => !isMinor(member, on))

/** SPSPL 3: which municipality helps goes by the declared residence, in whichever of its dwellings. */
export const isDeclaredHere = ({ declaredThere, declaredInMunicipality }: Dwelling): boolean => declaredInMunicipality ?? declaredThere

/** Those who have yet to sign. */
export const unsignedAdults = (members: Member[], signatures: readonly { personId: string }[], on: Day): Member[] =>
  adultsOf(members, on).filter(({ personId }) => !signatures.some((signature) => signature.personId === personId))

/**
 * The day pension age is reached: the first day on which the age fulfils the requirement of that day's year.
 * It rose by 3 months each January, slower than people age, so what is reached stays reached.
 */
export function pensionAgeReachedOn(birthDate: Day, table: PensionAge): Day {
  let requirement = table[0]
  if (requirement === undefined) throw new RangeError('the pension age table is empty')
  const bornMonth = 12 * yearOf(birthDate) + monthInYear(birthDate) - 1
  for (const next of table) {
    if (bornMonth + requirement.months < 12 * next.fromYear) break
    requirement = next
  }
  return addMonths(birthDate, requirement.months)
}

export const isOfPensionAge = (member: Member, on: Day, table: PensionAge): boolean => pensionAgeReachedOn(member.birthDate, table) <= on

/** A disability of any group, or a child's, that is established for the day. */
export const isDisabled = (member: Member, on: Day): boolean =>
  member.disability !== undefined && (member.disability.since ?? on) <= on && on <= (member.disability.until ?? on)

/** From 18 to pension age (readings: by age alone, or the disabled excepted). */
export const isOfWorkingAge = (member: Member, on: Day, table: PensionAge, reading: Policy['readings']['workingAge']): boolean =>
  !isMinor(member, on) && !isOfPensionAge(member, on, table) && !(reading === 'not-disabled' && isDisabled(member, on))

/** In full-time education and not yet of the age at which the 2026 law stops counting. */
export const isStudying = (member: Member, on: Day, untilAge: number): boolean =>
  member.fullTimeEducation === true && !isMinor(member, on) && ageOn(member.birthDate, on) < untilAge

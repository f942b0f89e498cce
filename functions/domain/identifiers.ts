// Identifiers: what they look like and which are made from which, so that repeating a step makes the same identifier again.
import { z } from 'zod'
import { benefitKinds } from './benefits.ts'

/** 10 characters of Crockford's base 32, drawn at random by the platform: 50 bits, some 10^15. */
const drawn = /^[0-9a-hjkmnp-tv-z]{10}$/

export const PersonId = z.string().regex(/^[a-z0-9-]{1,40}$/)
export const StaffId = z.string().regex(/^[a-z0-9-]{1,40}$/)
export const CaseId = z.string().regex(drawn)
export const ApplicationId = z.string().regex(drawn)
export const RunId = z.string().regex(drawn)
export const RecalculationId = z.string().regex(drawn)
export const JubileesId = z.string().regex(drawn)
export const AppealId = z.string().regex(drawn)
/** Of one sending of a form: it tells a second press from a second form, and names nothing. */
export const FormId = z.string().regex(drawn)
/** `<applicationId>-gmi`: one matter of one application; `<applicationId>-gmi-2`: the same decided anew. */
export const ProceedingId = z.string().regex(new RegExp(`^[0-9a-z]{10}-(${[...benefitKinds, 'service'].join('|')})(-[2-9])?$`))
/** A proceeding's award and referral bear its identifier: there is at most one of each. */
export const AwardId = ProceedingId
export const ReferralId = ProceedingId

/** The moment as everything stores it: UTC, milliseconds, so that text order is time order. */
export const Instant = z.iso.datetime({ precision: 3 })
export type Instant = z.infer<typeof Instant>

let last: { epochMs: number; instant: Instant } | undefined
/** Much is recorded in one moment: the last one is known. Errors: RangeError for what is no moment. */
export function instantOf(epochMs: number): Instant {
  if (last?.epochMs !== epochMs) last = { epochMs, instant: new Date(epochMs).toISOString() }
  return last.instant
}
export const epochOf = (instant: Instant): number => Date.parse(instant)

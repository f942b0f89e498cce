// When a paper came, or ours reached a resident, of which only the day is known.
import { addDays, dayAt, instantAt, type Day } from './days.ts'
import type { Instant } from './identifiers.ts'

/** A paper counts from the morning it came: what is not known to the hour is never taken from our time. */
const morning = '08:00'

/** The moment of that day, within what is certain: not before what it answers, not after it was entered. */
export function cameAt(day: Day, { notBefore, notAfter }: { notBefore?: Instant | undefined; notAfter: Instant }): Instant {
  const from = instantAt(day, morning)
  const at = notBefore !== undefined && notBefore > from ? notBefore : from
  return at > notAfter ? notAfter : at
}

/** When a request that went on paper reached the resident: the day itself is still ours, for when in it the request came nobody knows; on the day it was made it counts from its making. */
export const reachedAt = (day: Day, madeAt: Instant): Instant => (day === dayAt(madeAt) ? madeAt : instantAt(addDays(day, 1)))

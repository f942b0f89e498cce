// Counters with a limit for a person: so much, and so many days, in a calendar year or in any twelve months.
import { z } from 'zod'
import { addMonths, Day, yearOf } from '../days.ts'
import type { Cents } from '../money.ts'

/** One use of a counter: by which award, on which day, how much. */
export const Use = z.object({ awardId: z.string(), on: Day, cents: z.int().min(0), days: z.int().min(0) })
export type Use = z.infer<typeof Use>

export interface Limit { limitCents: Cents; limitDays?: number | undefined; span: 'calendar-year' | 'rolling-12-months' }

interface Total { cents: Cents; days: number }

/** What of the limit is left on a day: the least of all spans the day lies in, so that a use entered late cannot overfill a span already counted. */
export function leftOn(uses: readonly Use[], { limitCents, limitDays, span }: Limit, on: Day): Total {
  const spans = spansWith(uses, span, on).map((within) => uses.filter((use) => within(use.on)))
  const used = (of: 'cents' | 'days') => Math.max(0, ...spans.map((span) => span.reduce((sum, use) => sum + use[of], 0)))
  return { cents: Math.max(0, limitCents - used('cents')), days: Math.max(0, (limitDays ?? Infinity) - used('days')) }
}

/** The calendar year of the day; or every twelve months that begin with a use, or with the day, and hold the day. */
function spansWith(uses: readonly Use[], span: Limit['span'], on: Day): ((day: Day) => boolean)[] {
  if (span === 'calendar-year') return [(day) => yearOf(day) === yearOf(on)]
  const begins = [...new Set([on, ...uses.map((use) => use.on)])].filter((first) => first <= on && on < addMonths(first, 12))
  return begins.map((first) => (day) => first <= day && day < addMonths(first, 12))
}

/** Whether one more use stays within the limit; one of the same award takes the place of what it had. */
export const fits = (uses: readonly Use[], use: Use, limit: Limit): boolean => {
  const left = leftOn(uses.filter(({ awardId }) => awardId !== use.awardId), limit, use.on)
  return use.cents <= left.cents && use.days <= left.days
}

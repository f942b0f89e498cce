// SPSPL 35: a change of law and a past decision: what was given month by month, what would be given now, and the exact difference.
import { z } from 'zod'
import { Month } from '../days.ts'
import type { Cents } from '../money.ts'
import type { MonthAmount } from './month-amount.ts'

export const MonthDifference = z.object({ month: Month, beforeCents: z.int().min(0), afterCents: z.int().min(0) })
export type MonthDifference = z.infer<typeof MonthDifference>

/** The months whose amount is another now, in order. Whatever was given before in parts counts together. */
export function differences(before: readonly MonthAmount[], after: readonly MonthAmount[]): MonthDifference[] {
  const sum = (amounts: readonly MonthAmount[], month: Month): Cents => amounts.reduce((total, amount) => (amount.month === month ? total + amount.amountCents : total), 0)
  return [...new Set([...before, ...after].map(({ month }) => month))].toSorted()
    .map((month) => ({ month, beforeCents: sum(before, month), afterCents: sum(after, month) }))
    .filter(({ beforeCents, afterCents }) => beforeCents !== afterCents)
}

/** What is owed to the household: upward differences only. What it was given too much is a person's matter, never taken back by itself. */
export const owed = (months: readonly MonthDifference[]): MonthAmount[] =>
  months.filter(({ beforeCents, afterCents }) => afterCents > beforeCents).map(({ month, beforeCents, afterCents }) => ({ month, amountCents: afterCents - beforeCents }))

export const owedCents = (months: readonly MonthDifference[]): Cents => owed(months).reduce((sum, { amountCents }) => sum + amountCents, 0)
export const overpaidCents = (months: readonly MonthDifference[]): Cents => months.reduce((sum, { beforeCents, afterCents }) => sum + Math.max(0, beforeCents - afterCents), 0)

/**
 * What the change does to one decision. `up`: paid when signed. `down`: some month was given too much. `granted`: it was refused and would be granted now.
 * `refused`: nothing would be given now. `departed`: a person decided otherwise than the rules said, so a person looks. `unsettled`: the rules cannot answer.
 * `one-off`: a benefit given once, by the law of its day, so a person looks. `not-kept`: what the rules were asked was not kept, so nothing can be asked again.
 */
export const ChangeKind = z.enum(['same', 'up', 'down', 'granted', 'refused', 'departed', 'one-off', 'unsettled', 'not-kept'])
export type ChangeKind = z.infer<typeof ChangeKind>

/** Kinds that are paid when the list is signed; of the rest a person takes care. */
export const isPaid = (kind: ChangeKind): boolean => kind === 'up' || kind === 'granted'

/** A mixed decision, more in one month and less in another, is `down`: a person sees the whole of it before anything is paid. */
export function kindOfChange(before: readonly MonthAmount[], months: readonly MonthDifference[], afterGiven: boolean, asAnswered: boolean): ChangeKind {
  if (months.length === 0) return 'same'
  if (!asAnswered) return 'departed'
  if (before.length === 0) return 'granted'
  if (!afterGiven) return 'refused'
  return months.some(({ beforeCents, afterCents }) => afterCents < beforeCents) ? 'down' : 'up'
}

// The second pair of eyes: which decisions another person must approve before they are issued, and why.
import type { Departure } from './law/departure.ts'
import type { Cents } from './money.ts'

/** A municipality's own internal control. */
export interface DecidingLimits {
  /** A grant worth more than this in all its months is approved by a second person. */
  grantTotalAboveCents: Cents
  /** Working days a resident has to say what they think of an intended decision. */
  hearingWorkingDays: number
  /** Months at most that a departure from the rules may grant: the longest award of the law. */
  departureMonths: number
}

/** Why a second person must look. */
export type ReviewReason = 'Refusal' | 'Departure' | 'AboveLimit' | 'Contested'

interface Decided { granted: boolean; amountCents?: Cents | undefined; amounts?: readonly { amountCents: Cents }[] | undefined; months: readonly string[]; departure?: Departure | undefined }

export const totalCents = ({ amountCents = 0, amounts, months }: Pick<Decided, 'amountCents' | 'amounts' | 'months'>): Cents =>
  amounts?.reduce((sum, month) => sum + month.amountCents, 0) ?? amountCents * months.length

/** Every refusal, every departure from the rules, every grant above the limit, and whatever was contested (`isReopened`). Empty: one person decides alone. */
export function reviewReasons(decision: Decided, { grantTotalAboveCents }: Pick<DecidingLimits, 'grantTotalAboveCents'>, isReopened = false): ReviewReason[] {
  return [
    ...(decision.granted ? [] : ['Refusal' as const]),
    ...(decision.departure === undefined ? [] : ['Departure' as const]),
    ...(decision.granted && totalCents(decision) > grantTotalAboveCents ? ['AboveLimit' as const] : []),
    ...(isReopened ? ['Contested' as const] : []),
  ]
}

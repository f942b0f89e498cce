// What a policy row says of a benefit given by an event or by status: how much, until when it may be asked, how often, to whom.
import type { Cents } from '../money.ts'
import type { PersonScale } from './policy.ts'

/** How much. Amounts in cents; shares in whole per cent. */
export type AmountRule =
  /** So much for each subject, or once where there is none. */
  | { by: 'each'; cents: Cents }
  /** For each subject by the age reached in the calendar year, both ages included. */
  | { by: 'age'; bands: readonly { from: number; to: number; cents: Cents }[] }
  /** By whole years since the event; above `beyond.from` each further year adds `beyond.stepCents`. `open`: years whose amount is not settled. */
  | { by: 'years'; scale: Readonly<Record<number, Cents>>; beyond?: { from: number; stepCents: Cents }; open?: readonly number[] }
  /** A share of what was paid, at most so much. */
  | { by: 'share-of-cost'; percent: number; maxCents: Cents }
  /** A yearly sum by the months of the calendar year from the month of the event on. */
  | { by: 'part-of-year'; cents: Cents }
  /** What is needed, at most the sum of a scale for the household. */
  | { by: 'need-up-to'; scale: PersonScale | 'needy-threshold' }
  | { by: 'disability'; ordinaryCents: Cents; disabledCents: Cents }
  /** The household's GMI sum less its income. */
  | { by: 'gmi-gap' }
  /** What was paid. */
  | { by: 'cost' }
  /** What was paid, as far as the counter of the span leaves room. */
  | { by: 'counter'; limitCents: Cents; limitDays?: number; span: 'calendar-year' | 'rolling-12-months' }

/** Until when it may be asked for: so many months after the event, or by a day of each year (`MM-DD`). */
export type Window = { months: number } | { by: string }

export interface BenefitTerms {
  /** The provision, as a refusal and the derivation cite it. */
  law: string
  amount: AmountRule
  window?: Window
  /** `once` in a life; once for `each` event (a wedding year, the day of a crisis); once a calendar `year`; for each month; or as a counter allows. */
  often: 'once' | 'each' | 'year' | 'month' | 'counter'
  /** Only who has not yet completed so many years (the subject; without one, who asks). */
  underAge?: number
  fromAge?: number
  /** The household is declared in the municipality. */
  declared?: true
  /** For how many months a monthly one is granted at a time. */
  months?: number
  /** No longer given from the row's first day. */
  abolished?: true
}

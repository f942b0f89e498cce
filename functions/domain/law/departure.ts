// Departing from what the rules reckon, where the law leaves discretion or the facts are odd: reasoned, on a closed list of grounds, seen by a second person.
import { z } from 'zod'
import { Month } from '../days.ts'
import type { Cents } from '../money.ts'

/** The grounds of law, worded for the letter ("…, jo …"). That they are read so awaits a jurist's confirmation (confidence C). */
const grounds = {
  Discretion: { law: 'APL 65. panta trešā daļa un 66. pants', text: 'tiesību norma ļauj ņemt vērā lietderības apsvērumus' },
  ChangedSince: { law: 'APL 66. pants', text: 'apstākļi pēc mēnešiem, kurus aprēķins aptver, ir būtiski mainījušies' },
  EvidenceWrong: { law: 'APL 59. pants', text: 'pierādījumi rāda, ka aprēķinā izmantotās ziņas neatbilst īstenībai' },
} as const
export type DepartureGround = keyof typeof grounds
export const DepartureGround = z.enum(Object.keys(grounds) as [DepartureGround, ...DepartureGround[]])
export const departureGrounds = DepartureGround.options.map((ground) => ({ ground, ...grounds[ground] }))

/** Kept with the decision beside its assessment: what the rules said, and on what ground and why it was decided otherwise. */
export const Departure = z.object({
  ground: DepartureGround,
  law: z.string(),
  text: z.string(),
  /** The official's reason in words. */
  reason: z.string(),
  rule: z.object({ outcome: z.enum(['Entitled', 'NotEntitled']), amountCents: z.int().positive().optional(), months: z.array(Month) }),
})
export type Departure = z.infer<typeof Departure>

export const departureOn = (ground: DepartureGround, reason: string, rule: Departure['rule']): Departure => ({ ground, ...grounds[ground], reason, rule })

/** What a benefit is decided to be, beside what the rules reckoned. */
export interface Departing { amountCents: Cents; months: readonly Month[] }

export type DepartureFlaw = 'NothingDeparts' | 'NoMonths' | 'TooManyMonths' | 'NotInOrder'

/**
 * What keeps it from being decided so: it is what the rules say anyway, has no months, more than the law ever grants at once, or months that do not follow
 * one another from the month of application on.
 */
export function flawsOfDeparture({ amountCents, months }: Departing, rule: Departure['rule'], { applicationMonth, mostMonths }: { applicationMonth: Month; mostMonths: number }): DepartureFlaw[] {
  const same = rule.outcome === 'Entitled' && rule.amountCents === amountCents && rule.months.join() === months.join()
  return [
    ...(same ? ['NothingDeparts' as const] : []),
    ...(months.length === 0 ? ['NoMonths' as const] : []),
    ...(months.length > mostMonths ? ['TooManyMonths' as const] : []),
    ...(months.some((month) => month < applicationMonth) || months.join() !== [...new Set(months)].toSorted().join() ? ['NotInOrder' as const] : []),
  ]
}

/** The resident gets less than the rules say: a month less, or less in a month. */
export const isAdverse = ({ amountCents, months }: Departing, { outcome, amountCents: ruled = 0, months: ruledMonths }: Departure['rule']): boolean =>
  outcome === 'Entitled' && (amountCents < ruled || ruledMonths.some((month) => !months.includes(month)))

// APL 62: before a decision that may be unfavourable the resident's view is heard; when that is owed, and the closed list of when it is not.
import { z } from 'zod'
import { totalCents } from '../second-review.ts'
import type { MonthAmount } from './month-amount.ts'

/**
 * When the resident need not be heard first. The grounds are read from APL 62 and 63 and await a jurist's confirmation (confidence C): each names
 * the law, is chosen by a person, approved by a second one, and kept with the decision.
 */
const grounds = {
  OwnStatements: { law: 'APL 62. panta otrā daļa', text: 'lēmums balstās tikai uz to, ko iesniedzējs pats norādījis, un ar to sakrītošiem reģistru datiem' },
  ViewKnown: { law: 'APL 62. panta otrā daļa', text: 'iesniedzēja viedoklis par šiem apstākļiem jau ir zināms un izvērtēts' },
  Urgent: { law: 'APL 62. panta otrā daļa', text: 'lēmums ir steidzams, un uzklausīšana to novilcinātu' },
} as const
export type HearingExemption = keyof typeof grounds
export const HearingExemption = z.enum(Object.keys(grounds) as [HearingExemption, ...HearingExemption[]])

/** How the resident was heard before the decision, or why not; kept with the decision. */
export const Hearing = z.discriminatedUnion('held', [
  /** What they said, if they answered in time. */
  z.object({ held: z.literal(true), askedAt: z.string(), words: z.string().optional() }),
  z.object({ held: z.literal(false), exemption: HearingExemption, law: z.string(), text: z.string() }),
])
export type Hearing = z.infer<typeof Hearing>

/** What the resident was asked about: it stays with every later draft, so that they are not said to have been heard on what they never read. */
export const PutToResident = z.object({
  granted: z.boolean(),
  /** Codes of the reasons. */
  reasons: z.array(z.string()),
  departs: z.boolean(),
  months: z.array(z.string()),
  /** In all the months. */
  totalCents: z.int(),
})
export type PutToResident = z.infer<typeof PutToResident>

interface Intended { granted: boolean; reasons: readonly { code: string }[]; departure?: unknown; months: readonly string[]; amountCents?: number | undefined; amounts?: readonly MonthAmount[] | undefined }

export const putToResident = ({ granted, reasons, departure, months, ...amount }: Intended): PutToResident =>
  ({ granted, reasons: reasons.map(({ code }) => code), departs: departure !== undefined, months: [...months], totalCents: totalCents({ ...amount, months }) })

/** Whether they were heard on this: every reason was put to them, and what is granted is no month and no cent less than what they read. */
export function isHeardOn(put: PutToResident, intended: Intended): boolean {
  const { granted, reasons, departs, months, totalCents: total } = putToResident(intended)
  return granted === put.granted && departs === put.departs && reasons.every((code) => put.reasons.includes(code)) && put.months.every((month) => months.includes(month)) && total >= put.totalCents
}

export const hearingExempt = (exemption: HearingExemption): Hearing => ({ held: false, exemption, ...grounds[exemption] })

/** Reasons the rules give on what the office has established and the resident has not said: a duty broken, a need no specialist has found. */
const foundByOffice: readonly string[] = ['CooperationRefused', 'NobodyCooperates', 'NoNeedFound', 'NoNeedInCrisis']

/** Whether a refusal rests on what the resident stated and the registers confirm, and on nothing else. `found`: the reasons the rules give by themselves. */
export const restsOnOwnStatements = (reasons: readonly { code: string }[], found: readonly { code: string }[]): boolean =>
  reasons.length > 0 && reasons.every(({ code }) => !foundByOffice.includes(code) && found.some((reason) => reason.code === code))

/** The exemptions, as the form offers them. `ownStatements`: it rests on nothing but what the resident stated. */
export const exemptionsFor = (ownStatements: boolean): { exemption: HearingExemption; law: string; text: string }[] =>
  HearingExemption.options.filter((exemption) => exemption !== 'OwnStatements' || ownStatements).map((exemption) => ({ exemption, ...grounds[exemption] }))

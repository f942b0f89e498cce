// What a person may decide in a proceeding: on the rules' answer for a benefit, on the specialist's opinion for a service.
import type { Assessment, DecisionReason, NeedsOpinion } from './decision.ts'
import type { Month } from './days.ts'
import { establishedCodes, refusal } from './law/refusal-reasons.ts'
import type { Takes } from './law/claim-frequency.ts'
import type { MonthAmount } from './law/month-amount.ts'
import { longMonth } from './days.ts'
import { monthsText } from './law/months-of-award.ts'
import type { Remark } from './law/remark.ts'
import type { Cents } from './money.ts'
import type { z } from 'zod'

export interface Grounds {
  /** Whether a grant has ground: never against the rules, never against the opinion. */
  grantable: boolean
  /** A benefit's amount a month and its months, as assessed; nobody types them. */
  amountCents?: Cents
  /** By month, where they differ. */
  amounts?: MonthAmount[]
  months: Month[]
  /** What a grant takes (domain/law/claim-frequency); absent: the months, of everyone of the household. */
  takes?: Takes | undefined
  /** Reasons to refuse that the rules or the opinion give by themselves. */
  found: Reason[]
  /** What the person must have read before deciding. */
  remarks: Remark[]
  /** Somebody's income of a month that counts is not known yet: nothing can rest on the reckoning until it is entered (domain/entered-incomes). */
  incomesMissing?: boolean
}
export type Reason = z.infer<typeof DecisionReason>

const nothing: Grounds = { grantable: false, months: [], found: [], remarks: [] }

/** A benefit's grounds. Without an answer (contradictions, unsettled law) there are none: nothing can be decided yet. */
export function groundsOfBenefit(assessment: Assessed | undefined): Grounds {
  const answer = assessment?.answer
  const remarks = remarksOf(assessment)
  switch (answer?.outcome) {
    case 'Entitled': return { grantable: true, amountCents: answer.amountCents, ...(answer.amounts && { amounts: answer.amounts }), months: answer.months, takes: answer.takes, found: [], remarks }
    case 'NotEntitled': return { ...nothing, found: answer.reasons.map(({ code, law, text }) => ({ code, law, text })), remarks }
    default: return nothing
  }
}

type Assessed = Pick<Assessment, 'answer' | 'monthsOfUnknownLaw' | 'monthsNotDeclared'>

/** What the rules remark, that later months are reckoned by figures that are not theirs, and that of some months nobody has said what was earned. */
export function remarksOf(assessment: Assessed | undefined): Remark[] {
  const { answer, monthsOfUnknownLaw: months = [], monthsNotDeclared: silent = [] } = assessment ?? {}
  return [...(answer?.remarks ?? []), ...(months.length === 0 ? [] : [{
    code: 'LawOfMonthsUnknown' as const,
    text: `Likuma skaitļi vēl nav zināmi šiem mēnešiem: ${monthsText(months)}. Tos piešķir pēc iesnieguma dienas skaitļiem; kad jaunie būs ievadīti, mēnešus pārrēķinās.`,
  }]), ...(silent.length === 0 ? [] : [{
    code: 'MonthsNotDeclared' as const,
    text: `Pēc labotās saņemšanas dienas skaita arī ienākumus par šiem mēnešiem: ${silent.map(longMonth).join(', ')}. Iesniegumā par tiem nav jautāts, un aprēķinā ir tikai tas, ko zina reģistri. Ienākumus uzziniet un ierakstiet, tad rēķiniet vēlreiz.`,
  }])]
}

/** A service is given only on the opinion of a specialist in social work (MK 138). */
export function groundsOfService(opinion: NeedsOpinion | undefined): Grounds {
  if (opinion?.need === true) return { ...nothing, grantable: true }
  return { ...nothing, found: [{ code: 'NoNeedFound', law: 'MK noteikumi Nr. 138', text: 'sociālā darba speciālista novērtējumā vajadzība pēc pakalpojuma nav konstatēta' }] }
}

/** Reasons only a person can establish, worded for the letter. */
export const establishable: readonly Reason[] = establishedCodes.map((code) => {
  const { law, text } = refusal(code)
  return { code, law, text }
})

/** What keeps a decision from being taken as it was put. */
export type Flaw = 'IncomesMissing' | 'NotGrantable' | 'RemarksNotConfirmed' | 'NoReason' | 'ReasonUnknown' | 'NothingEstablished' | 'NotExplained'

const unconfirmed = ({ remarks }: Grounds, confirmed: readonly string[]): Flaw[] =>
  remarks.every(({ code }) => confirmed.includes(code)) ? [] : ['RemarksNotConfirmed']

const missing = ({ incomesMissing }: Grounds): Flaw[] => (incomesMissing === true ? ['IncomesMissing'] : [])

export const flawsOfGrant = (grounds: Grounds, confirmed: readonly string[]): Flaw[] =>
  !grounds.grantable ? ['NotGrantable'] : [...missing(grounds), ...unconfirmed(grounds, confirmed)]

/**
 * A refusal names at least one reason. Where the rules or the opinion are for granting, a person must have established
 * something they do not know, and say in words what it was.
 */
export function flawsOfRefusal(grounds: Grounds, codes: readonly string[], explanation: string, confirmed: readonly string[]): Flaw[] {
  const unknown = codes.length !== reasonsFor(grounds, codes).length
  const established = codes.some((code) => establishable.some((reason) => reason.code === code))
  return [
    // What only a person has established stands whatever was earned: who does not bring what they were asked for is refused for that.
    ...(codes.some((code) => grounds.found.some((reason) => reason.code === code)) ? missing(grounds) : []),
    ...(unknown ? ['ReasonUnknown' as const] : codes.length > 0 ? [] : [grounds.grantable ? 'NothingEstablished' as const : 'NoReason' as const]),
    ...(grounds.grantable && established && explanation === '' ? ['NotExplained' as const] : []),
    ...unconfirmed(grounds, confirmed),
  ]
}

/** The reasons of these codes, the rules' own first. */
export const reasonsFor = (grounds: Grounds, codes: readonly string[]): Reason[] =>
  [...grounds.found, ...establishableBeside(grounds)].filter(({ code }) => codes.includes(code))

/** What a person may establish beside what the rules have found. */
export const establishableBeside = ({ found }: Grounds): Reason[] => establishable.filter(({ code }) => found.every((reason) => reason.code !== code))

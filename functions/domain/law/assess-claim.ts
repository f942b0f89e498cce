// A benefit given by an event or by status: the claim, the household and the terms of the day → entitled or not, to how much, and what the grant takes.
import { benefits, type BenefitKind } from '../benefits.ts'
import { addMonths, ageOn, monthOf, monthsFrom, type Day, type Month } from '../days.ts'
import type { Line } from '../derivation.ts'
import type { Claim, HouseholdFacts } from '../household.ts'
import { formatCents, type Cents } from '../money.ts'
import type { AnswerToAssessment } from './assess.ts'
import type { BenefitTerms } from './benefit-terms.ts'
import { claimAmount } from './claim-amount.ts'
import { ownersOf, slotsOf, type Takes } from './claim-frequency.ts'
import { lastDayToAsk, outOfWindow } from './claim-window.ts'
import type { Use } from './counter.ts'
import { gapOf, type Gap } from './gap.ts'
import type { HouseholdStatus } from './household-status.ts'
import { isDeclaredHere } from './persons.ts'
import { isSettled, thresholdSum, type Policy, type Settled } from './policy.ts'
import { refusal, type Refusal } from './refusal-reasons.ts'
import type { Remark } from './remark.ts'

export const claimOf = ({ claims = [] }: Pick<HouseholdFacts, 'claims'>, kind: string): Claim | undefined => claims.find((claim) => claim.kind === kind)

/** The day of the event: of a newborn the birth (of several the first), else as claimed. */
export const eventDayOf = (kind: BenefitKind, claim: Claim | undefined): Day | undefined => (kind === 'newborn' ? claim?.subjects.map(({ birthDate }) => birthDate).toSorted()[0] : claim?.eventOn)

/** What the household's means say, where the benefit asks for its status. */
export interface Means { status: HouseholdStatus; incomeCents: Cents; refusals: Refusal[]; lines: Line[]; gaps: Gap[]; remarks: Remark[] }

export interface ClaimQuestion { kind: BenefitKind; facts: HouseholdFacts; policy: Policy; means: Means | undefined; uses: readonly Use[]; need: { found: boolean; cents?: Cents | undefined } | undefined }

export function assessClaim({ kind, facts, policy, means, uses, need }: ClaimQuestion): AnswerToAssessment {
  const { proof } = benefits[kind]
  const status = means?.status ?? 'not-asked'
  const remarks: Remark[] = [...(means?.remarks ?? []), ...(proof === undefined ? [] : [{ code: 'ProofToCheck' as const, text: `Pārbaudiet: ${proof}.` }])]
  const unsettled = (what: Gap[], lines: Line[]): AnswerToAssessment => ({ outcome: 'Unsettled', benefit: kind, what: what as [Gap, ...Gap[]], derivation: [...(means?.lines ?? []), ...lines], remarks })

  const terms = policy.benefitTerms
  const declared = claimOf(facts, kind) ?? (benefits[kind].asks.length === 0 ? { kind, subjects: [], provenance: { source: 'declared' as const } } : undefined)
  if (terms === undefined || !isSettled(terms)) return unsettled(terms === undefined ? [{ setting: 'benefitTerms', why: 'pabalsta noteikumi šai dienai nav nolasīti' }] : gapOf('benefitTerms', terms), [])
  if (declared === undefined) return unsettled([{ setting: 'claim', why: 'iesniegumā nav ziņu, kas šim pabalstam vajadzīgas' }], [])

  // What a social worker found to be needed goes before what was asked.
  const claim = need?.cents === undefined ? declared : { ...declared, costCents: need.cents }
  const { law, window, often } = terms.value
  const askedOn = policy.appliesOn
  const eventOn = eventDayOf(kind, claim)
  const amount = claimAmount({ rule: terms.value.amount, law, claim, eventOn, askedOn, persons: facts.members.length, incomeCents: means?.incomeCents ?? 0, uses, policy })
  // A jubilee is the day it was reached, not the wedding or the birth it counts from.
  const windowFrom = terms.value.amount.by !== 'years' || eventOn === undefined ? eventOn : amount.what === undefined ? undefined : addMonths(eventOn, 12 * amount.what)
  const months = monthsOf(terms.value, claim, facts, askedOn)
  const reasons = [
    ...(terms.value.abolished ? [refusal('NotGivenAnyMore', {}, law)] : []),
    ...statusReasons(means, policy), ...residence(terms.value, facts), ...age(terms.value, claim, facts, askedOn),
    ...outOfWindow(window, windowFrom, askedOn, law),
    ...(claim.certified === false ? [refusal('NotCertified', {}, law)] : []), ...(claim.studying === false ? [refusal('NotStudying')] : []),
    ...(need?.found === false ? [refusal('NoNeedInCrisis')] : []), ...amount.reasons,
  ]
  const lines = [...eventLines(kind, claim, eventOn, window && lastDayToAsk(window, windowFrom, askedOn), law), ...amount.lines, amountLine(amount.cents, amount.formula, benefits[kind].paid, terms, claim)]
  const gaps = [...(means?.gaps ?? []), ...statusGaps(means, policy), ...amount.gaps]
  if (gaps.length > 0) return unsettled(gaps, lines)
  const derivation = [...(means?.lines ?? []), ...lines]
  if (reasons.length > 0) return { outcome: 'NotEntitled', benefit: kind, status, reasons, derivation, remarks }
  const takes: Takes = { personIds: ownersOf(kind, facts, claim), slots: slotsOf(often, askedOn, amount.what ?? eventOn ?? '', months) }
  const { amount: rule } = terms.value
  if (rule.by === 'counter') {
    const { limitCents, limitDays, span } = rule
    takes.counter = { on: eventOn ?? askedOn, cents: amount.cents, days: amount.days ?? 0, limitCents, ...(limitDays === undefined ? {} : { limitDays }), span }
  }
  return { outcome: 'Entitled', benefit: kind, status, amountCents: amount.cents, months, monthRule: 'day-of-application', takes, derivation, remarks }
}

/** A one-off is one payment, named by the month of application until it is decided; a monthly one lasts as the row says, at most to the last month below the age. */
function monthsOf({ months = 1, underAge }: BenefitTerms, claim: Claim, facts: HouseholdFacts, askedOn: Day): Month[] {
  const all = monthsFrom(monthOf(askedOn), months)
  const bornOn = bornOf(claim, facts).toSorted()[0]
  if (underAge === undefined || bornOn === undefined || months === 1) return all
  return all.filter((month, i) => i === 0 || `${month}-01` < addMonths(bornOn, 12 * underAge))
}

/** When those were born whose age counts: the subjects, or who asks. */
const bornOf = ({ subjects }: Claim, { members }: HouseholdFacts): Day[] =>
  (subjects.length > 0 ? subjects : members.filter(({ role }) => role === 'applicant')).map(({ birthDate }) => birthDate)

function age({ underAge, fromAge, law }: BenefitTerms, claim: Claim, facts: HouseholdFacts, on: Day): Refusal[] {
  const ages = bornOf(claim, facts).map((birthDate) => ageOn(birthDate, on))
  const [youngest, oldest] = [Math.min(...ages), Math.max(...ages)]
  if (underAge !== undefined && oldest >= underAge) return [refusal('AgeNotServed', { age: oldest, to: underAge }, law)]
  return fromAge !== undefined && youngest < fromAge ? [refusal('AgeNotServed', { age: youngest, from: fromAge }, law)] : []
}

const residence = ({ declared }: BenefitTerms, { dwelling }: HouseholdFacts): Refusal[] => (declared === true && !isDeclaredHere(dwelling) ? [refusal('NotDeclaredInMunicipality')] : [])

function statusReasons(means: Means | undefined, { lowIncomeThreshold }: Policy, persons = 0): Refusal[] {
  if (means === undefined) return []
  if (means.refusals.length > 0) return means.refusals
  if (means.status !== 'none' || !isSettled(lowIncomeThreshold)) return []
  const sum = means.lines.find(({ id }) => id === 'threshold.low-income')?.value
  return [refusal('NotNeedyNorLowIncome', { incomeCents: means.incomeCents, thresholdCents: Number(sum ?? thresholdSum(lowIncomeThreshold.value, persons)) })]
}

/** The income lies where only an unsettled threshold could tell. */
const statusGaps = (means: Means | undefined, { needyThreshold, lowIncomeThreshold }: Policy): Gap[] =>
  means?.status === 'unsettled' ? [...gapOf('needyThreshold', needyThreshold), ...gapOf('lowIncomeThreshold', lowIncomeThreshold)] : []

function eventLines(kind: BenefitKind, claim: Claim, eventOn: Day | undefined, until: Day | undefined, law: string): Line[] {
  const { provenance } = claim
  return [
    ...(eventOn === undefined ? [] : [{ id: 'claim.event', label: benefits[kind].event ?? 'Notikuma diena', formula: '', value: eventOn, unit: 'day' as const, inputs: [{ fact: 'notikuma diena', value: eventOn, unit: 'day' as const, provenance }], law, letter: true }]),
    ...(until === undefined ? [] : [{ id: 'claim.until', label: 'Pēdējā diena, kad pabalstu varēja lūgt,', formula: '', value: until, unit: 'day' as const, inputs: eventOn === undefined ? [] : [{ line: 'claim.event' }], law }]),
    ...(claim.costCents === undefined ? [] : [{ id: 'claim.costs', label: 'Lūgtā vai samaksātā summa', formula: '', value: claim.costCents, unit: 'cents' as const, inputs: [{ fact: 'summa', value: claim.costCents, unit: 'cents' as const, provenance }], law }]),
  ]
}

function amountLine(cents: Cents, formula: string, paid: 'monthly' | 'once', terms: Settled<BenefitTerms>, claim: Claim): Line {
  const inputs = claim.subjects.map(({ personId, birthDate }) => ({ fact: `dzimis (${personId})`, value: birthDate, unit: 'day' as const, provenance: claim.provenance }))
  const policyRow = terms.row
  return {
    id: 'claim.amount', label: paid === 'once' ? 'Pabalsta apmērs' : 'Pabalsta apmērs mēnesī', formula: formula === formatCents(cents) ? '' : formula, value: cents, unit: 'cents', inputs,
    law: terms.value.law, policyRow, letter: cents > 0,
  }
}

// The facts of a household and the policy of a day → entitled or not, to how much, for which months, and why: SPSPL 33–36 and MK 809, and each other benefit by its terms.
import { z } from 'zod'
import { benefits, BenefitKind } from '../benefits.ts'
import { Month } from '../days.ts'
import { Derivation, type Line } from '../derivation.ts'
import type { HouseholdFacts, Signature } from '../household.ts'
import type { Cents } from '../money.ts'
import { assessClaim, type Means } from './assess-claim.ts'
import { awardValidity } from './award-validity.ts'
import { Takes } from './claim-frequency.ts'
import { withoutShares } from './cooperation.ts'
import type { Use } from './counter.ts'
import { Gap, gapOf } from './gap.ts'
import { gmiBenefit } from './gmi-benefit.ts'
import { householdIncome } from './household-income.ts'
import { HouseholdStatus, householdStatus, thresholdLine } from './household-status.ts'
import { housingBenefit } from './housing-benefit.ts'
import { housingCosts } from './housing-costs.ts'
import { housingKind, tenthsOf } from './housing-kind.ts'
import { MonthRule } from './law-of-month.ts'
import { meansTest } from './means-test.ts'
import { MonthAmount } from './month-amount.ts'
import { inFixedOrder } from './order.ts'
import { sharersOf, unsignedAdults } from './persons.ts'
import { isSettled, thresholdSum, type Policy } from './policy.ts'
import { Refusal, refusal, type RefusalCode } from './refusal-reasons.ts'
import { Remark } from './remark.ts'

const common = { benefit: BenefitKind, derivation: Derivation, remarks: z.array(Remark) }

/** Exactly one of three. `Unsettled` goes to a person with the list of what is missing; it is never paid and never refused. */
export const AnswerToAssessment = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('Entitled'), ...common, status: HouseholdStatus, amountCents: z.int().positive(), months: z.array(Month).min(1), monthRule: MonthRule,
    /** By month, where the law of a later month gives another amount; `amountCents` is that of the first. */
    amounts: z.array(MonthAmount).optional(),
    /** What the grant takes; absent: the months, of everyone of the household. */
    takes: Takes.optional() }),
  z.object({ outcome: z.literal('NotEntitled'), ...common, status: HouseholdStatus, reasons: z.array(Refusal).min(1) }),
  z.object({ outcome: z.literal('Unsettled'), ...common, what: z.array(Gap).min(1) }),
])
export type AnswerToAssessment = z.infer<typeof AnswerToAssessment>

export interface Question {
  kind: BenefitKind
  facts: HouseholdFacts
  signatures: Signature[]
  policy: Policy
  /** Of a benefit with a counter: what was used before. */
  uses?: readonly Use[]
  /** Of a benefit on a social worker's opinion: whether there is a need, and how much. */
  need?: { found: boolean; cents?: Cents | undefined }
}

interface Reckoning { amountCents: Cents; reasons: Refusal[]; lines: Line[]; gaps: Gap[]; remarks: Remark[] }

const noReckoning: Reckoning = { amountCents: 0, reasons: [], lines: [], gaps: [], remarks: [] }

/** Savings and property do not bar the housing benefit where the municipality reads the law so. */
const barsOnlyByMeans: readonly RefusalCode[] = ['SavingsAboveLimit', 'ExcessDwelling', 'ExcessLand', 'ExcessFarmBuilding', 'ExcessVehicle']

/** Applies the law of the policy's day to the facts. Pure; the same question has the same answer, in any order of members and incomes. */
export function assess({ kind, facts: asListed, signatures, policy, uses = [], need }: Question): AnswerToAssessment {
  const facts = inFixedOrder(ofHousehold(asListed))
  // By an event no one's means are reckoned: who asks signs for it.
  if (benefits[kind].assessed === 'event') return assessClaim({ kind, facts, policy, means: undefined, uses, need })

  // MK 809 p. 2.1: without every adult's signature nothing of the household may be reckoned, and nobody's figures shown to another.
  const unsigned = unsignedAdults(facts.members, signatures, policy.appliesOn)
  if (unsigned.length > 0) return { outcome: 'NotEntitled', benefit: kind, status: 'unsettled', reasons: [refusal('NotSignedByAllAdults', { missing: unsigned.length })], derivation: [], remarks: [] }

  const persons = facts.members.length
  const income = householdIncome(facts, policy)
  const means = meansTest(facts, policy)
  if (benefits[kind].assessed === 'status') return assessClaim({ kind, facts, policy, uses, need, means: statusOf(facts, income, means, policy) })

  // In an urgent case another condition than income does not bar for one month (MK 809).
  const urgent = facts.findings?.urgent === true && means.refusals.length > 0
  const bars = urgent ? [] : means.refusals
  const status = householdStatus(income.incomeCents, persons, bars.length > 0, policy)
  const barred = bars.filter((r) => kind === 'gmi' || policy.readings.meansBarHousing || !barsOnlyByMeans.includes(r.code))

  const gmi = reckonGmi(facts, income.incomeCents, bars.length > 0, policy)
  const benefit = kind === 'gmi' ? gmi : reckonHousing(facts, income.incomeCents, gmi.amountCents, policy)
  const lines = [...income.lines, ...means.lines, ...status.lines, ...gmi.lines, ...(kind === 'gmi' ? [] : benefit.lines)]
  const remarks = [...income.remarks, ...benefit.remarks, ...(status.status === 'unsettled' ? [statusRemark] : []), ...(urgent ? [urgentRemark(means.refusals)] : [])]

  const { awardMonths, pensionAge } = policy
  const gaps = [...income.gaps, ...means.gaps, ...gmi.gaps, ...(kind === 'gmi' ? [] : benefit.gaps), ...gapOf('awardMonths', awardMonths), ...gapOf('pensionAge', pensionAge)]
  if (gaps.length > 0 || !isSettled(awardMonths) || !isSettled(pensionAge)) return { outcome: 'Unsettled', benefit: kind, what: distinct(gaps), derivation: lines, remarks }

  const reasons = [...barred, ...benefit.reasons]
  if (reasons.length > 0) return { outcome: 'NotEntitled', benefit: kind, status: status.status, reasons, derivation: lines, remarks }

  const { months, lines: validity } = awardValidity(facts.members, policy, awardMonths, pensionAge, urgent)
  const { monthRule } = policy.readings
  return { outcome: 'Entitled', benefit: kind, status: status.status, amountCents: benefit.amountCents, months, monthRule, derivation: [...lines, ...validity], remarks }
}

const statusRemark: Remark = { code: 'StatusUnsettled', text: 'Maznodrošinātas mājsaimniecības slieksnis nav apstiprināts; statusu nosaka darbinieks.' }

const urgentRemark = (unmet: Refusal[]): Remark => ({ code: 'UrgentOneMonth', text: `Steidzams gadījums: piešķir uz vienu mēnesi, lai gan ${unmet.map(({ text }) => text).join('; ')}.` })

/** Who lives at the address but keeps house apart is another household: neither they nor what is theirs counts. */
export function ofHousehold(facts: HouseholdFacts): HouseholdFacts {
  const members = sharersOf(facts.members)
  if (members.length === facts.members.length) return facts
  const theirs = <T extends { personId: string }>(list: T[]): T[] => list.filter(({ personId }) => members.some((member) => member.personId === personId))
  return { ...facts, members, incomes: theirs(facts.incomes), ...(facts.withoutIncome && { withoutIncome: theirs(facts.withoutIncome) }), savings: theirs(facts.savings), properties: theirs(facts.properties) }
}

/** What a benefit by status needs of the household. */
function statusOf(facts: HouseholdFacts, income: ReturnType<typeof householdIncome>, means: ReturnType<typeof meansTest>, policy: Policy): Means {
  const { status, lines } = householdStatus(income.incomeCents, facts.members.length, means.refusals.length > 0, policy)
  return { status, incomeCents: income.incomeCents, refusals: means.refusals, lines: [...income.lines, ...means.lines, ...lines], gaps: [...income.gaps, ...means.gaps], remarks: income.remarks }
}

const distinct = (gaps: Gap[]): Gap[] => [...new Map(gaps.map((gap) => [`${gap.setting} ${gap.why}`, gap])).values()]

function reckonGmi(facts: HouseholdFacts, incomeCents: Cents, barred: boolean, policy: Policy): Reckoning {
  const { gmiThreshold } = policy
  const persons = facts.members.length
  if (!isSettled(gmiThreshold)) return { ...noReckoning, gaps: gapOf('gmiThreshold', gmiThreshold) }
  const thresholdCents = thresholdSum(gmiThreshold.value, persons)
  const { benefitCents, lines } = gmiBenefit(thresholdCents, incomeCents, barred)
  const reasons = incomeCents < thresholdCents ? [] : [refusal('IncomeAboveThreshold', { incomeCents, thresholdCents })]
  const sanctioned = withoutShares(benefitCents, facts, policy)
  return { ...noReckoning, amountCents: sanctioned.amountCents, reasons: [...reasons, ...sanctioned.reasons], lines: [...thresholdLine('threshold.gmi', 'Mājsaimniecības GMI slieksnis', gmiThreshold, persons), ...lines, ...sanctioned.lines] }
}

function reckonHousing(facts: HouseholdFacts, incomeCents: Cents, gmiBenefitCents: Cents, policy: Policy): Reckoning {
  const { gmiThreshold, housingCoefficients, housingConditions, pensionAge } = policy
  const costs = housingCosts(facts, policy)
  const gaps = [...costs.gaps, ...gapOf('housingCoefficients', housingCoefficients), ...gapOf('housingConditions', housingConditions)]
  if (!isSettled(gmiThreshold) || !isSettled(housingCoefficients) || !isSettled(housingConditions) || !isSettled(pensionAge))
    return { ...noReckoning, lines: costs.lines, gaps, remarks: costs.remarks }

  const kind = housingKind(facts.members, policy.appliesOn, housingCoefficients.value.childrenGroup, pensionAge.value, policy.readings)
  const result = housingBenefit({
    gmiSumCents: thresholdSum(gmiThreshold.value, facts.members.length), coefficientTenths: tenthsOf(kind, housingCoefficients.value), kind,
    coefficientRow: housingCoefficients.row, costsCents: costs.costsCents, incomeCents, gmiBenefitCents,
  })
  const figures = { incomeCents: incomeCents + gmiBenefitCents, scaledThresholdCents: result.scaledThresholdCents, costsCents: costs.costsCents }
  const { tenure, writtenContract, belongsToCloseRelative } = facts.dwelling
  const reasons = [
    ...(housingConditions.value.writtenContract && (tenure === 'rented' || tenure === 'lent') && !writtenContract ? [refusal('NoWrittenContract')] : []),
    ...(housingConditions.value.closeRelativeBars && belongsToCloseRelative ? [refusal('DwellingOfCloseRelative')] : []),
    ...(costs.costsCents === 0 ? [refusal('NoHousingCosts')] : result.benefitCents === 0 ? [refusal('HousingCostsCovered', figures)] : []),
  ]
  const sanctioned = policy.readings.cooperationOf === 'gmi' ? { amountCents: result.benefitCents, reasons: [], lines: [] } : withoutShares(result.benefitCents, facts, policy)
  return { amountCents: sanctioned.amountCents, reasons: [...reasons, ...sanctioned.reasons], gaps, remarks: costs.remarks, lines: [...costs.lines, ...result.lines, ...sanctioned.lines] }
}

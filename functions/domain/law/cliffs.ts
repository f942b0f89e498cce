// The cliff map of a household: the incomes at which what it is given ends by a condition instead of tapering off, and how much is lost there.
import type { Cents } from '../money.ts'
import { assess, type Question } from './assess.ts'
import type { HouseholdStatus } from './household-status.ts'
import { housingCosts } from './housing-costs.ts'
import { housingKind, tenthsOf } from './housing-kind.ts'
import { isSettled, thresholdSum } from './policy.ts'
import { incomeLever } from './would-get.ts'

export interface Cliff {
  /** The first income, cents a month, at which it is lost. */
  incomeCents: Cents
  /** By how much the benefits of the month fall with that one cent. */
  lostCents: Cents
}

/** What a municipality gives by status alone, worth in cents a month; absent: nothing. */
export type ByStatus = Partial<Record<HouseholdStatus, Cents>>

/** What the household is given in a month at an income: GMI benefit, housing benefit and what goes by status. */
export function benefitsAt({ facts, signatures, policy }: Omit<Question, 'kind'>, incomeCents: Cents, byStatus: ByStatus = {}): Cents {
  const varied = incomeLever(facts, policy).set(incomeCents)
  const [gmi, housing] = (['gmi', 'housing'] as const).map((kind) => assess({ kind, facts: varied, signatures, policy }))
  const status = gmi === undefined || gmi.outcome === 'Unsettled' ? undefined : gmi.status
  const paid = [gmi, housing].reduce((sum, answer) => sum + (answer?.outcome === 'Entitled' ? answer.amountCents : 0), 0)
  return paid + (status === undefined ? 0 : byStatus[status] ?? 0)
}

/**
 * The cliffs of a household, from the lowest income up. Found by trying the rules a cent on either side of every figure they compare income with:
 * where benefits taper, a cent of income costs at most a cent; where they fall by more, it is a cliff. By the law of GMI and housing benefit alone there is
 * none (savings have one); every cliff is of what goes by status.
 */
export function cliffsOf(question: Omit<Question, 'kind'>, byStatus: ByStatus = {}): Cliff[] {
  const tried = new Map<Cents, Cents>()
  const benefits = (cents: Cents): Cents => {
    const found = tried.get(cents) ?? benefitsAt(question, cents, byStatus)
    tried.set(cents, found)
    return found
  }
  const incomes = new Set(turningIncomes(question).flatMap((cents) => [cents, cents + 1]).filter((cents) => cents > 0))
  return [...incomes].toSorted((a, b) => a - b).flatMap((incomeCents) => {
    const lostCents = benefits(incomeCents - 1) - benefits(incomeCents)
    return lostCents > 1 ? [{ incomeCents, lostCents }] : []
  })
}

/** The figures the rules compare income with: the three thresholds, and the scaled threshold with and without the housing costs. */
function turningIncomes({ facts, policy }: Omit<Question, 'kind'>): Cents[] {
  const persons = facts.members.length
  const { gmiThreshold, needyThreshold, lowIncomeThreshold, housingCoefficients: k, pensionAge } = policy
  const sums = [gmiThreshold, needyThreshold, lowIncomeThreshold].flatMap((setting) => (isSettled(setting) ? [thresholdSum(setting.value, persons)] : []))
  if (!isSettled(gmiThreshold) || !isSettled(k) || !isSettled(pensionAge)) return sums
  const kind = housingKind(facts.members, policy.appliesOn, k.value.childrenGroup, pensionAge.value, policy.readings)
  const scaled = Math.floor((thresholdSum(gmiThreshold.value, persons) * tenthsOf(kind, k.value)) / 10)
  return [...sums, scaled, scaled + housingCosts(facts, policy).costsCents]
}

// What holds for every household: one outcome, no order, no negative amounts, and cliffs only where the law has them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthOf, monthPlus } from '../../../functions/domain/days.ts'
import type { HouseholdFacts } from '../../../functions/domain/household.ts'
import { AnswerToAssessment, assess, type BenefitKind } from '../../../functions/domain/law/assess.ts'
import { householdIncome } from '../../../functions/domain/law/household-income.ts'
import { isSettled, thresholdSum, type Policy } from '../../../functions/domain/law/policy.ts'
import { derivationTable, letterSentences } from '../../../functions/domain/derivation.ts'
import { declared, signedByAll, tukumsOn } from './household-of.ts'
import { days, household, kinds } from './households.ts'

const answerTo = (kind: BenefitKind, facts: HouseholdFacts, policy: Policy) => assess({ kind, facts, signatures: signedByAll(facts), policy })
const paid = (answer: AnswerToAssessment) => answer.outcome === 'Entitled' ? answer.amountCents : 0

describe('every household', () => {
  it('gets exactly one outcome: an amount above nothing, reasons, or what is missing; and it can be written down', () => fc.assert(fc.property(household, ({ facts, policy }) => {
    for (const kind of kinds) {
      const answer = AnswerToAssessment.parse(answerTo(kind, facts, policy))
      const has = [answer.outcome === 'Entitled' && answer.amountCents > 0, answer.outcome === 'NotEntitled' && answer.reasons.length > 0, answer.outcome === 'Unsettled' && answer.what.length > 0]
      expect(has.filter(Boolean)).toHaveLength(1)
      expect(derivationTable(answer.derivation)).toHaveLength(answer.derivation.length)
      expect(letterSentences(answer.derivation).length).toBeGreaterThan(0)
    }
  })))

  it('is never paid more for its dwelling than it costs', () => fc.assert(fc.property(household, ({ facts, policy }) => {
    expect(paid(answerTo('housing', facts, policy))).toBeLessThanOrEqual(facts.housingCosts.reduce((sum, c) => sum + c.amountCents, 0))
  })))

  it('is assessed alike whatever the order of members, incomes, savings and property', () => fc.assert(fc.property(household, ({ facts, policy }) => {
    const turned: HouseholdFacts = { ...facts, members: facts.members.toReversed(), incomes: facts.incomes.toReversed(), savings: facts.savings.toReversed(), properties: facts.properties.toReversed(), housingCosts: facts.housingCosts.toReversed() }
    for (const kind of kinds) expect(answerTo(kind, turned, policy)).toEqual(answerTo(kind, facts, policy))
  })))

  it('has a threshold at least that of a smaller one', () => fc.assert(fc.property(days, fc.integer({ min: 1, max: 12 }), (on, persons) => {
    const { gmiThreshold, needyThreshold, lowIncomeThreshold } = tukumsOn(on)
    for (const setting of [gmiThreshold, needyThreshold, lowIncomeThreshold])
      if (isSettled(setting)) expect(thresholdSum(setting.value, persons + 1)).toBeGreaterThan(thresholdSum(setting.value, persons))
  })))
})

describe('one more cent of income', () => {
  const withMore = (facts: HouseholdFacts, on: string, moreCents: number): HouseholdFacts => ({
    ...facts, incomes: [...facts.incomes, { personId: 'person-1', kind: 'pension', rhythm: 'regular', amounts: [{ month: monthPlus(monthOf(on), -1), amountCents: moreCents, provenance: declared }] }],
  })

  it('never raises income and benefit together by more than a cent, and never lowers them: income has no cliff', () => fc.assert(fc.property(household, fc.integer({ min: 0, max: 5000 }), ({ facts, policy }, base) => {
    for (const kind of kinds) {
      const [less, more] = [base, base + 3].map((cents) => withMore(facts, policy.appliesOn, cents)) as [HouseholdFacts, HouseholdFacts]
      // Three cents in one month of three are one cent a month.
      const total = (f: HouseholdFacts) => householdIncome(f, policy).incomeCents + paid(answerTo(kind, f, policy))
      const change = total(more) - total(less)
      expect(change).toBeGreaterThanOrEqual(0)
      expect(change).toBeLessThanOrEqual(1)
    }
  })))
})

describe('one more cent of savings', () => {
  it('changes nothing but at the limit, where the whole benefit is lost', () => fc.assert(fc.property(household, ({ facts, policy }) => {
    if (!isSettled(policy.needyThreshold) || !isSettled(policy.savingsLimit)) return
    const limit = policy.savingsLimit.value.kind === 'fixed' ? policy.savingsLimit.value.limitCents : thresholdSum(policy.needyThreshold.value, facts.members.length)
    const saved = (amountCents: number) => paid(answerTo('gmi', { ...facts, savings: [{ personId: 'person-1', kind: 'account', amountCents, provenance: declared }] }, policy))
    expect(saved(limit)).toBe(saved(0))
    expect(saved(limit + 1)).toBe(0)
  })))
})

// What holds for every household: one outcome, nothing negative, no order, the same bytes; and what another cent does.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { derivationTable, letterSentences } from '../../../functions/domain/derivation.ts'
import { addDays, monthOf, monthPlus } from '../../../functions/domain/days.ts'
import type { HouseholdFacts } from '../../../functions/domain/household.ts'
import type { BenefitKind } from '../../../functions/domain/benefits.ts'
import { AnswerToAssessment, assess } from '../../../functions/domain/law/assess.ts'
import { householdIncome } from '../../../functions/domain/law/household-income.ts'
import { isSettled, thresholdSum, type Policy } from '../../../functions/domain/law/policy.ts'
import { policyOn } from '../../../functions/policy/policy-on.ts'
import { digest } from './digest.ts'
import { aged, declared, householdOf, signedByAll, tukumsOn } from './household-of.ts'
import { household, kinds } from './households.ts'

/** Where a run is cheap. */
const MANY = { numRuns: 10_000 }
const answerTo = (kind: BenefitKind, facts: HouseholdFacts, policy: Policy) => assess({ kind, facts, signatures: signedByAll(facts), policy })
const paid = (answer: AnswerToAssessment) => answer.outcome === 'Entitled' ? answer.amountCents : 0
/** True or a sentence: `expect` costs more than an assessment. */
const holds = (condition: boolean, message: () => string): void => { if (!condition) throw new Error(message()) }

describe('every household', () => {
  it('gets exactly one outcome: an amount above nothing, reasons, or what is missing', () => fc.assert(fc.property(household, ({ facts, policy }) => {
    for (const kind of kinds) {
      const answer = answerTo(kind, facts, policy)
      const has = ['amountCents' in answer && answer.amountCents > 0 && answer.months.length > 0, 'reasons' in answer && answer.reasons.length > 0, 'what' in answer && answer.what.length > 0]
      holds(has.filter(Boolean).length === 1, () => JSON.stringify(answer))
    }
  }), MANY))

  it('finds no negative figure in its derivation, and no cent that is not whole', () => fc.assert(fc.property(household, fc.constantFrom(...kinds), ({ facts, policy }, kind) => {
    for (const { id, value, unit } of answerTo(kind, facts, policy).derivation)
      holds(typeof value === 'string' || (value >= 0 && (unit === 'ratio' || Number.isSafeInteger(value))), () => `${id}: ${value}`)
  }), MANY))

  it('is never paid more for its dwelling than it costs, nor more GMI than the threshold', () => fc.assert(fc.property(household, ({ facts, policy }) => {
    const costs = facts.housingCosts.reduce((sum, c) => sum + c.amountCents, 0)
    const threshold = isSettled(policy.gmiThreshold) ? thresholdSum(policy.gmiThreshold.value, facts.members.length) : 0
    const [gmi, housing] = [paid(answerTo('gmi', facts, policy)), paid(answerTo('housing', facts, policy))]
    holds(housing <= costs && gmi <= threshold, () => `${gmi} of ${threshold}, ${housing} of ${costs}`)
  }), MANY))

  it('is assessed alike, to the byte, whatever the order of members, incomes, amounts, savings, property and costs', () => fc.assert(fc.property(household, fc.constantFrom(...kinds), fc.infiniteStream(fc.nat()), ({ facts, policy }, kind, numbers) => {
    const turned = <T>(list: T[]): T[] => list.map((item) => ({ item, at: Number(numbers.next().value) })).sort((a, b) => a.at - b.at).map(({ item }) => item)
    const otherwise: HouseholdFacts = {
      ...facts, members: turned(facts.members), incomes: turned(facts.incomes).map((income) => ({ ...income, amounts: turned(income.amounts) })),
      savings: turned(facts.savings), properties: turned(facts.properties), housingCosts: turned(facts.housingCosts),
    }
    const [one, other] = [facts, otherwise].map((f) => JSON.stringify(answerTo(kind, f, policy)))
    holds(one === other, () => `${one}\n${other}`)
  }), MANY))

  it('is assessed alike, to the byte, once its facts were written down and read back', () => fc.assert(fc.property(household, fc.constantFrom(...kinds), ({ facts, policy }, kind) => {
    const readBack = JSON.parse(JSON.stringify(facts)) as HouseholdFacts
    const again = policyOn({ municipality: policy.municipality, appliesOn: policy.appliesOn, knownOn: policy.knownOn })
    holds(JSON.stringify(answerTo(kind, readBack, again)) === JSON.stringify(answerTo(kind, facts, policy)), () => 'the bytes differ')
  }), MANY))

  it('has an answer that can be stored, shown as a table and told in a letter', () => fc.assert(fc.property(household, fc.constantFrom(...kinds), ({ facts, policy }, kind) => {
    const answer = AnswerToAssessment.parse(JSON.parse(JSON.stringify(answerTo(kind, facts, policy))))
    expect(derivationTable(answer.derivation)).toHaveLength(answer.derivation.length)
    expect(letterSentences(answer.derivation).length).toBeGreaterThan(0)
  }), { numRuns: 500 }))

  it('is assessed alike in another time zone and language', () => {
    const { stdout } = spawnSync(process.execPath, [path.join(import.meta.dirname, 'digest.ts')], { encoding: 'utf8', env: { ...process.env, TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' } })
    expect(stdout.trim()).toBe(digest(1))
  })
})

describe('a larger household', () => {
  const anyDay = fc.integer({ min: 0, max: 6 * 365 }).map((days) => addDays('2021-01-01', days))
  const anywhere = fc.constantFrom('tukums', 'ogre', 'riga', 'dobele')

  it('has thresholds and a savings limit at least those of a smaller one, on every day and everywhere', () => fc.assert(fc.property(anyDay, anywhere, fc.integer({ min: 1, max: 12 }), (day, municipality, persons) => {
    const policy = policyOn({ municipality, appliesOn: day, knownOn: day })
    const lines = (n: number) => answerTo('gmi', householdOf({ on: day, people: Array.from({ length: n }, () => aged(40, day)) }), policy).derivation
    const [smaller, larger] = [lines(persons), lines(persons + 1)]
    for (const id of ['threshold.gmi', 'threshold.needy', 'threshold.low-income', 'savings.limit']) {
      const [less, more] = [smaller, larger].map((derivation) => derivation.find((line) => line.id === id)?.value)
      holds(less === undefined ? more === undefined : Number(more) >= Number(less), () => `${id} on ${day}: ${less}, ${more}`)
    }
  }), MANY))

  it('may have a lower threshold times coefficient: the law of early 2022 gave a pensioner alone 2.5, with a working-age adult 1', () => {
    const scaled = (...years: number[]) => answerTo('housing', householdOf({ on: '2022-02-10', people: years.map((age) => aged(age, '2022-02-10')), rentCents: 100_00 }), tukumsOn('2022-02-10')).derivation.find(({ id }) => id === 'housing.threshold')?.value
    expect([scaled(75), scaled(75, 40)]).toEqual([272_50, 185_00])
  })
})

describe('one more cent of income', () => {
  const withMore = (facts: HouseholdFacts, on: string, moreCents: number): HouseholdFacts => ({
    ...facts, incomes: [...facts.incomes, { personId: 'person-1', kind: 'pension', rhythm: 'regular', amounts: [{ month: monthPlus(monthOf(on), -1), amountCents: moreCents, provenance: declared }] }],
  })

  it('never raises income and benefit together by more than a cent, and never lowers them: income has no cliff', () => fc.assert(fc.property(household, fc.constantFrom(...kinds), fc.integer({ min: 0, max: 5000 }), ({ facts, policy }, kind, base) => {
    const [less, more] = [base, base + 3].map((cents) => withMore(facts, policy.appliesOn, cents)) as [HouseholdFacts, HouseholdFacts]
    // Three cents in one month of three are one cent a month.
    const total = (f: HouseholdFacts) => householdIncome(f, policy).incomeCents + paid(answerTo(kind, f, policy))
    const change = total(more) - total(less)
    holds(change === 0 || change === 1, () => `${change}`)
  }), MANY))
})

describe('one more cent of savings', () => {
  it('changes nothing but at the limit, where the whole benefit is lost', () => fc.assert(fc.property(household, ({ facts, policy }) => {
    if (!isSettled(policy.needyThreshold) || !isSettled(policy.savingsLimit)) return
    const limit = policy.savingsLimit.value.kind === 'fixed' ? policy.savingsLimit.value.limitCents : thresholdSum(policy.needyThreshold.value, facts.members.length)
    const saved = (amountCents: number) => paid(answerTo('gmi', { ...facts, savings: [{ personId: 'person-1', kind: 'account', amountCents, provenance: declared }] }, policy))
    holds(saved(limit) === saved(0) && saved(limit + 1) === 0, () => `${saved(0)}, ${saved(limit)}, ${saved(limit + 1)}`)
  }), MANY))
})

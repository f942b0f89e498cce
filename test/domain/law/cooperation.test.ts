// The household unit, urgent cases and co-operation: who counts, what one month may bridge, and what a breach of duty takes away.
import { describe, expect, it } from 'vitest'
import type { Findings, HouseholdFacts } from '../../../functions/domain/household.ts'
import { assess } from '../../../functions/domain/law/assess.ts'
import type { Policy } from '../../../functions/domain/law/policy.ts'
import { aged, householdOf, regular, signedByAll, tukumsOn, type Described } from './household-of.ts'

const on = '2026-03-05'
const adult = aged(40, on)
const child = aged(10, on)

const gmiOf = (described: Omit<Described, 'on'>, findings: Findings = {}, readings: Partial<Policy['readings']> = {}) => {
  const facts: HouseholdFacts = { ...householdOf({ on, ...described }), findings }
  const policy = tukumsOn(on)
  return assess({ kind: 'gmi', facts, signatures: signedByAll(facts), policy: { ...policy, readings: { ...policy.readings, ...readings } } })
}
const refuses = (...persons: number[]): Findings => ({ notCooperating: persons.map((n) => ({ personId: `person-${n}`, duty: 'reģistrēties NVA', dueOn: '2026-02-20', evidence: 'NVA reģistrs 03.03.2026.' })) })
const said = (answer: ReturnType<typeof gmiOf>) => (answer.outcome === 'Entitled' ? answer.amountCents : answer.outcome === 'NotEntitled' ? answer.reasons.map(({ code }) => code).join(', ') : 'Unsettled')

describe('who does not co-operate (facts §1.5)', () => {
  it.each([
    { who: 'lives alone', people: [adult], refusing: [1], gives: 'CooperationRefused' },
    { who: 'is one of a couple: half of 318', people: [adult, adult], refusing: [2], gives: 159_00 },
    { who: 'is a parent of two: a third is lost of 449, the children’s shares stay', people: [adult, child, child], refusing: [1], gives: 299_33 },
    { who: 'are both parents of two: half of 580', people: [adult, adult, child, child], refusing: [1, 2], gives: 290_00 },
    { who: 'are both of a couple', people: [adult, adult], refusing: [1, 2], gives: 'NobodyCooperates' },
    { who: 'is a child, who has no duties', people: [adult, child], refusing: [2], gives: 318_00 },
    { who: 'is nobody', people: [adult, adult], refusing: [], gives: 318_00 },
  ])('who $who: $gives', ({ people, refusing, gives }) => expect(said(gmiOf({ people }, refuses(...refusing)))).toBe(gives))

  it('loses the own threshold amount where the municipality reads the law so', () => {
    expect(said(gmiOf({ people: [adult, adult, child] }, refuses(2), { cooperationShare: 'own-threshold' }))).toBe(318_00)
    expect(said(gmiOf({ people: [adult, child] }, refuses(1), { cooperationShare: 'own-threshold' }))).toBe(131_00)
  })

  it('the derivation names the duty, whose it was and until when', () => {
    const answer = gmiOf({ people: [adult, adult] }, refuses(2))
    expect(answer.derivation.find(({ id }) => id === 'cooperation')).toMatchObject({ value: 159_00, law: 'SPSPL 37. pants', letter: true, inputs: [{ fact: 'nav pildīts: reģistrēties NVA (person-2), līdz 2026-02-20' }] })
  })
})

describe('an urgent case (facts §1.6)', () => {
  const savings = { people: [adult], savingsCents: 500_00 }
  it('with savings over the limit is refused, and granted for one month where a person finds it cannot wait', () => {
    expect(said(gmiOf(savings))).toBe('SavingsAboveLimit')
    expect(gmiOf(savings, { urgent: true })).toMatchObject({ outcome: 'Entitled', amountCents: 187_00, months: ['2026-03'], remarks: [{ code: 'UrgentOneMonth' }] })
  })
  it('helps nobody whose income is above the threshold', () => expect(said(gmiOf({ ...savings, monthlyIncomeCents: 187_00 }, { urgent: true }))).toBe('IncomeAboveThreshold'))
  it('changes nothing where every condition is met', () => expect(gmiOf({ people: [adult] }, { urgent: true })).toMatchObject({ months: ['2026-03', '2026-04', '2026-05'] }))
})

describe('who shares the expenses (facts §1.1)', () => {
  const lodger = { ...adult, sharesExpenses: false }
  it('is of the household; who lives there and keeps house apart is not, nor is what is theirs', () => {
    expect(said(gmiOf({ people: [adult, adult] }))).toBe(318_00)
    const facts = householdOf({ on, people: [adult, lodger], savingsCents: 0 })
    const theirs = { ...facts, incomes: [regular('person-2', 'wage', on, 2000_00)], savings: [{ personId: 'person-2', kind: 'account' as const, amountCents: 9000_00, provenance: { source: 'declared' as const } }] }
    expect(assess({ kind: 'gmi', facts: theirs, signatures: signedByAll(theirs).slice(0, 1), policy: tukumsOn(on) })).toMatchObject({ outcome: 'Entitled', amountCents: 187_00 })
  })
})

// The shape of the facts: what is refused before any rule sees it.
import { describe, expect, it } from 'vitest'
import { HouseholdFacts } from '../../functions/domain/household.ts'
import { aged, householdOf, regular } from './law/household-of.ts'

const on = '2026-03-10'
const facts = householdOf({ on, people: [aged(40, on), aged(10, on)], monthlyIncomeCents: 100_00, rentCents: 50_00 })
const complaints = (value: unknown) => HouseholdFacts.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

describe('the facts of a household', () => {
  it('are accepted when whole', () => expect(complaints(facts)).toEqual([]))
  it('have one applicant', () => {
    const [first, second] = facts.members as [(typeof facts.members)[0], (typeof facts.members)[0]]
    expect(complaints({ ...facts, members: [first, { ...second, role: 'applicant' }] })).toEqual(['members: exactly one member applies'])
    expect(complaints({ ...facts, members: [{ ...first, role: 'adult' }, second] })).toEqual(['members: exactly one member applies'])
  })
  it('list a person once', () => expect(complaints({ ...facts, members: [facts.members[0], { ...facts.members[1], personId: 'person-1' }] })).toContain('members: a person is listed twice'))
  it('belong to a member', () => expect(complaints({ ...facts, incomes: [regular('stranger', 'wage', on, 1)] })).toEqual(['incomes.0.personId: belongs to nobody of the household']))
  it('hold whole cents, never fractions or debts', () => {
    const amount = (amountCents: number) => complaints({ ...facts, savings: [{ personId: 'person-1', kind: 'cash', amountCents, provenance: { source: 'declared' } }] }).length
    expect([0, 1, 0.5, -1].map(amount)).toEqual([0, 0, 1, 1])
  })
})

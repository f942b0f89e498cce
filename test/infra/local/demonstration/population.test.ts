// The synthetic people: nobody's identifiers, and registers that agree with what they would declare.
import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../../functions/domain/facts.ts'
import { surroundingsOf } from '../../../../functions/policy/surroundings.ts'
import { ageOn, firstDayOf, lastDayOf } from '../../../../functions/domain/days.ts'
import { HouseholdFacts } from '../../../../functions/domain/household.ts'
import { readIban } from '../../../../functions/domain/iban.ts'
import { reachedIn } from '../../../../functions/domain/jubilee.ts'
import { readPersonCode } from '../../../../functions/domain/person-code.ts'
import { Resident } from '../../../../functions/domain/person.ts'
import { RegisterCode, type RegisterCheck } from '../../../../functions/domain/register.ts'
import { declarationOf, type SyntheticHousehold } from '../../../../infra/local/demonstration/household.ts'
import { everyHousehold, inhabitantsOf, populationOf, registryOf } from '../../../../infra/local/demonstration/population.ts'
import { bicOf } from '../../../banks.ts'

const population = populationOf('tukums')
const households = everyHousehold(population)
const people = households.flatMap(({ members }) => members)
const months = ['2026-02', '2026-03', '2026-04']

/** What every register answers about a household, as the workflow keeps it. */
function checksOf({ members }: SyntheticHousehold): RegisterCheck[] {
  const registry = registryOf(population)
  return RegisterCode.options.map((register) => {
    const persons = members.flatMap(({ resident: { personCode } }) => {
      const known = registry(register, personCode, months)
      return known === undefined ? [] : [{ personCode, ...known }]
    })
    const asOf = '2026-05-04T07:00:00.000Z'
    return {
      caseId: 'c000000001', applicationId: 'a000000001', register, attempts: 1, askedAt: asOf, purpose: '', legalBasis: '', version: 1,
      reply: persons.length === 0 ? { state: 'empty' as const, asOf } : { state: 'answered' as const, asOf, persons },
    }
  })
}
const contradictionsOf = (household: SyntheticHousehold) => reconcile(
  declarationOf(household, months), checksOf(household), Object.fromEntries(household.members.map(({ resident }) => [resident.personCode, resident.personId])), months, [],
  surroundingsOf('tukums', { submittedAt: '2026-05-04T07:00:00.000Z', applicantId: keyOf(household) }, household.members.map(({ resident }) => resident))).contradictions
const keyOf = (household: SyntheticHousehold) => household.members[0]!.resident.personId

describe('the synthetic population', () => {
  it('is about forty households besides those who have places', () => expect(population.stories.length + population.ordinary.length).toBe(42))
  it('is the same people every time', () => expect(populationOf('tukums')).toEqual(population))
  it('is other people from another seed', () => expect(populationOf('tukums', 7).ordinary).not.toEqual(population.ordinary))
  it('has nobody twice', () => {
    expect(new Set(people.map(({ resident }) => resident.personId)).size).toBe(people.length)
    const codes = [...people, ...population.elders].map(({ resident }) => resident.personCode)
    expect(new Set(codes).size).toBe(codes.length)
  })
  it('has jubilarians in most months, whom only the population register knows', () => {
    const inhabitants = inhabitantsOf(population)()
    const found = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`).filter((month) => inhabitants.some(({ birthDate = '' }) => reachedIn(birthDate, [80, 85, 90, 95, 100], firstDayOf(month), lastDayOf(month)) !== undefined))
    expect(found.length).toBeGreaterThan(8)
    expect(population.elders.filter(({ resident: { personId } }) => people.some((person) => person.resident.personId === personId))).toEqual([])
  })
  it('is residents as the store takes them', () => expect(() => people.map(({ resident }) => Resident.parse(resident))).not.toThrow())
  it('has an adult for every applicant', () => expect(households.filter(({ members: [applicant] }) => ageOn(applicant!.resident.birthDate, '2026-05-04') < 18)).toEqual([]))
  it('has lone pensioners, couples, families, and people with disabilities', () => {
    const shapes = population.ordinary.map(({ members }) => members.some(({ role }) => role === 'child') ? `${members.filter(({ role }) => role !== 'child').length} with children` : `${members.length} alone`)
    expect(Object.fromEntries(Object.entries(Object.groupBy(shapes, (shape) => shape)).map(([shape, all]) => [shape, all!.length]))).toEqual(
      { '1 alone': 17, '2 alone': 5, '2 with children': 6, '1 with children': 5 })
    expect(people.filter(({ disability }) => disability !== undefined).length).toBeGreaterThan(8)
  })
})

describe('a synthetic personal code', () => {
  const codes = people.map(({ resident: { personCode } }) => ({ personCode, read: readPersonCode(personCode) }))
  const old = codes.flatMap(({ read }) => ('kind' in read && read.kind === 'old' ? [read] : []))
  const ofToday = codes.flatMap(({ read }) => ('kind' in read && read.kind === 'new' ? [read] : []))

  it('is right in form', () => expect(codes.filter(({ read }) => 'reason' in read)).toEqual([]))
  it('of the old kind has a check digit that holds and a birth before 1880, when nobody who lived to get a code was born', () => {
    expect(old.length).toBeGreaterThan(20)
    expect(old.filter((code) => !code.checkDigitHolds || code.birthDate >= '1880-01-01')).toEqual([])
  })
  it('of the new kind has a check digit that does not hold, as it does in every real one seen', () => {
    expect(ofToday.length).toBeGreaterThan(20)
    expect(ofToday.filter(({ checkDigitHolds }) => checkDigitHolds)).toEqual([])
  })
})

describe('a synthetic account', () => {
  it('is valid, at a bank that does not exist', () => {
    expect(households.map(({ iban }) => readIban(iban))).toEqual(households.map(({ iban }) => ({ iban })))
    expect(households.filter(({ iban }) => bicOf(iban) !== undefined)).toEqual([])
    expect(new Set(households.map(({ iban }) => iban)).size).toBe(households.length)
  })
})

describe('a synthetic declaration', () => {
  it.each(households.map((household) => [keyOf(household), household] as const))('of %s is a household’s facts', (_, household) => {
    expect(() => HouseholdFacts.parse(declarationOf(household, months))).not.toThrow()
  })
  it('agrees with the registers, but for those whose story it is that it does not', () => {
    expect(households.filter((household) => contradictionsOf(household).length > 0).map(keyOf)).toEqual(['undeclared-benefit-1', 'declared-elsewhere-1', 'working-unemployed-1'])
  })
  it('of that one lacks a benefit the pension agency pays him every month', () => {
    const { household } = population.stories.find(({ key }) => key === 'undeclared-benefit')!
    expect(contradictionsOf(household).map((each) => ('month' in each ? [each.kind, each.month, each.declaredCents, each.registerCents] : [each.about]))).toEqual(
      months.map((month) => ['unemployment-benefit', month, null, 21_236]))
  })
})

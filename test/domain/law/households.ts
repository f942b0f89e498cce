// Random households for the tests of the rules: about half of them are paid something.
import fc from 'fast-check'
import { addDays, monthOf, monthPlus, monthsBefore } from '../../../functions/domain/days.ts'
import { incomeKinds, type HouseholdFacts, type Income, type Member, type Property, type Savings } from '../../../functions/domain/household.ts'
import type { BenefitKind } from '../../../functions/domain/benefits.ts'
import type { Policy } from '../../../functions/domain/law/policy.ts'
import { cost, declared, tukumsOn } from './household-of.ts'

export const kinds: BenefitKind[] = ['gmi', 'housing']
const days = fc.constantFrom('2021-08-10', '2022-02-10', '2022-10-10', '2023-05-10', '2023-08-10', '2024-05-10', '2025-06-10', '2026-02-10', '2026-03-10', '2026-06-10', '2027-02-10')
const cents = fc.oneof(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 0, max: 200_000 }))

const memberOf = (on: string, i: number) => fc.record({
  age: fc.integer({ min: 0, max: 95 * 365 }), disabled: fc.boolean(), studies: fc.boolean(),
}).map(({ age, disabled, studies }): Member => ({
  personId: `person-${i + 1}`, role: i === 0 ? 'applicant' : 'adult', birthDate: addDays(on, -age), fullTimeEducation: studies,
  ...(disabled && { disability: { group: 'II', provenance: declared } }),
}))

const incomeOf = (on: string, persons: number) => fc.record({
  person: fc.integer({ min: 1, max: persons }), kind: fc.constantFrom(...incomeKinds), rhythm: fc.constantFrom('regular' as const, 'irregular' as const),
  amounts: fc.array(fc.record({ month: fc.constantFrom(...monthsBefore(monthPlus(monthOf(on), 1), 14)), amountCents: cents }), { maxLength: 4 }),
}).map(({ person, kind, rhythm, amounts }): Income => ({ personId: `person-${person}`, kind, rhythm, amounts: amounts.map((a) => ({ ...a, provenance: declared })) }))

export const household: fc.Arbitrary<{ policy: Policy; facts: HouseholdFacts }> = fc.tuple(days, fc.integer({ min: 1, max: 5 })).chain(([on, persons]) => fc.record({
  members: fc.tuple(...Array.from({ length: persons }, (_, i) => memberOf(on, i))),
  incomes: fc.array(incomeOf(on, persons), { maxLength: 5 }),
  savings: fc.array(fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: cents }).map((amountCents): Savings => ({ personId: 'person-1', kind: 'account', amountCents, provenance: declared })), { maxLength: 2 }),
  // Mostly none, so that about half of the households are paid something.
  properties: fc.oneof({ weight: 5, arbitrary: fc.constant<Property[]>([]) }, { weight: 1, arbitrary: fc.array(fc.record({ kind: fc.constantFrom('dwelling' as const, 'land' as const, 'motor-vehicle' as const, 'other' as const), areaM2: fc.integer({ min: 0, max: 60_000 }) })
    .map((p): Property => ({ ...p, personId: 'person-1', provenance: declared })), { maxLength: 2 }) }),
  rent: cents, heating: cents, living: fc.nat(9).map((n) => n > 0),
}).map(({ members, incomes, savings, properties, rent, heating, living }) => ({
  policy: tukumsOn(on),
  facts: {
    members, incomes, savings, properties, housingCosts: [cost('rent', monthOf(on), rent), cost('heating', monthPlus(monthOf(on), -1), heating)],
    dwelling: { declaredThere: true, livingThere: living, tenure: 'rented', writtenContract: true, belongsToCloseRelative: false, provenance: declared },
  },
})))

// Builds the facts of synthetic households in the words of the law, for the tests of the rules.
import { addMonths, monthOf, monthPlus, monthsBefore, type Day, type Month } from '../../../functions/domain/days.ts'
import type { CostItem, HouseholdFacts, IncomeKind, Member, Property, Signature } from '../../../functions/domain/household.ts'
import type { Policy } from '../../../functions/domain/law/policy.ts'
import { policyOn } from '../../../functions/policy/policy-on.ts'
import type { RowSignature } from '../../../functions/policy/rows.ts'

export const declared = { source: 'declared' as const }

/** Tukums, the law of a day as known on that day or on another. */
export const tukumsOn = (appliesOn: Day, knownOn = appliesOn, signed: RowSignature[] = []): Policy =>
  policyOn({ municipality: 'tukums', appliesOn, knownOn, signed })

type Person = Omit<Member, 'personId' | 'role'>

/** People of an age on a day. */
export const aged = (years: number, on: Day, more: Partial<Person> = {}): Person => ({ birthDate: addMonths(on, -12 * years), ...more })
export const disabled = { disability: { group: 'II' as const, provenance: declared } }

export interface Described {
  on: Day
  people: Person[]
  /** Regular monthly income of the first person, cents, the same in each of the three months. */
  monthlyIncomeCents?: number
  /** Rent of the month before the application, cents. */
  rentCents?: number
  savingsCents?: number
  properties?: Partial<Property>[]
  dwelling?: Partial<HouseholdFacts['dwelling']>
}

/** A household that fulfils every condition but what is described. The first person applies. */
export function householdOf({ on, people, monthlyIncomeCents = 0, rentCents = 0, savingsCents = 0, properties = [], dwelling = {} }: Described): HouseholdFacts {
  const members = people.map((person, i): Member => ({ personId: `person-${i + 1}`, role: i === 0 ? 'applicant' : 'adult', ...person }))
  const month = monthOf(on)
  return {
    members,
    incomes: monthlyIncomeCents === 0 ? [] : [regular('person-1', 'pension', on, monthlyIncomeCents)],
    savings: savingsCents === 0 ? [] : [{ personId: 'person-1', kind: 'account', amountCents: savingsCents, provenance: declared }],
    properties: properties.map((property) => ({ personId: 'person-1', kind: 'other', provenance: declared, ...property })),
    dwelling: { declaredThere: true, livingThere: true, tenure: 'rented', writtenContract: true, belongsToCloseRelative: false, provenance: declared, ...dwelling },
    housingCosts: rentCents === 0 ? [] : [cost('rent', monthPlus(month, -1), rentCents)],
  }
}

export const cost = (item: CostItem, month: Month, amountCents: number) => ({ item, month, amountCents, provenance: declared })

export const regular = (personId: string, kind: IncomeKind, on: Day, monthlyCents: number) =>
  ({ personId, kind, rhythm: 'regular' as const, amounts: monthsBefore(monthOf(on), 3).map((month) => ({ month, amountCents: monthlyCents, provenance: declared })) })

export const received = (personId: string, kind: IncomeKind, rhythm: 'regular' | 'irregular', amounts: Record<Month, number>) =>
  ({ personId, kind, rhythm, amounts: Object.entries(amounts).map(([month, amountCents]) => ({ month, amountCents, provenance: declared })) })

/** Everyone signs; the law asks it of the adults. */
export const signedByAll = (facts: HouseholdFacts): Signature[] =>
  facts.members.map(({ personId }) => ({ personId, at: '2024-01-10T09:00:00.000Z' }))

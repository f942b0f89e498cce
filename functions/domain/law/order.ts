// Facts in a fixed order, so that an assessment does not depend on how a form or a register listed them.
import type { HouseholdFacts } from '../household.ts'

/** The same facts, each list sorted: members by identifier, the rest by content. */
export function inFixedOrder(facts: HouseholdFacts): HouseholdFacts {
  return {
    ...facts,
    members: facts.members.toSorted((a, b) => (a.personId < b.personId ? -1 : 1)),
    incomes: byContent(facts.incomes.map((income) => ({ ...income, amounts: byContent(income.amounts) }))),
    savings: byContent(facts.savings),
    properties: byContent(facts.properties),
    housingCosts: byContent(facts.housingCosts),
  }
}

const byContent = <T>(list: T[]): T[] =>
  list.map((item) => ({ item, text: content(item) })).toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).map(({ item }) => item)

/** JSON with the fields of every object in alphabetical order. */
const content = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) => typeof v === 'object' && v !== null && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).toSorted(([a], [b]) => (a < b ? -1 : 1))) : v)

// Facts in a fixed order, so that an assessment does not depend on how a form or a register listed them.
import type { HouseholdFacts, Income } from '../household.ts'

/** The same facts, each list sorted: members by identifier, the rest by what they are, and by content where that is the same. What is in order already stays itself. */
export function inFixedOrder(facts: HouseholdFacts): HouseholdFacts {
  return {
    ...facts,
    members: sorted(facts.members, ({ personId }) => personId),
    incomes: sorted(facts.incomes.map(byMonth), ({ personId, kind, rhythm }) => `${personId} ${kind} ${rhythm === 'regular' ? 1 : 2}`),
    ...(facts.withoutIncome && { withoutIncome: sorted(facts.withoutIncome, ({ personId, rhythm, month }) => `${personId} ${rhythm} ${month}`) }),
    savings: sorted(facts.savings, ({ personId, kind }) => `${personId} ${kind}`),
    properties: sorted(facts.properties, ({ personId, kind, reference = '' }) => `${personId} ${kind} ${reference}`),
    housingCosts: sorted(facts.housingCosts, ({ item, month }) => `${item} ${month}`),
  }
}

function byMonth(income: Income): Income {
  const amounts = sorted(income.amounts, ({ month }) => month)
  return amounts === income.amounts ? income : { ...income, amounts }
}

function sorted<T>(list: T[], keyOf: (item: T) => string): T[] {
  if (list.length < 2) return list
  const keys = list.map(keyOf)
  if (rise(keys)) return list
  return list.map((item, i) => ({ item, key: keys[i]! }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : compareContent(a.item, b.item))).map(({ item }) => item)
}

function rise(keys: readonly string[]): boolean {
  for (let i = 1; i < keys.length; i += 1) if (keys[i - 1]! >= keys[i]!) return false
  return true
}

function compareContent(a: unknown, b: unknown): number {
  const [one, other] = [content(a), content(b)]
  return one < other ? -1 : one > other ? 1 : 0
}

/** JSON with the fields of every object in alphabetical order. */
export const content = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) => typeof v === 'object' && v !== null && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).toSorted(([a], [b]) => (a < b ? -1 : 1))) : v)

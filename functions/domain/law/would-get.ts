// "You would get it if": for a refusal, each figure of the household that alone would turn it, and by how little.
import { z } from 'zod'
import { monthOf } from '../days.ts'
import { costItems, type HouseholdFacts } from '../household.ts'
import { formatCents } from '../money.ts'
import { assess, ofHousehold, type Question } from './assess.ts'
import { householdIncome, incomeMonths } from './household-income.ts'
import { housingCosts, newestBills } from './housing-costs.ts'
import { isSettled, type Policy } from './policy.ts'

export const WouldGet = z.object({
  /** Which figure: income a month, savings, housing costs a month (cents each), land (m²); all of the whole household. */
  fact: z.enum(['income', 'savings', 'housing-costs', 'land']),
  direction: z.enum(['less', 'more']),
  unit: z.enum(['cents', 'm2']),
  /** The figure as assessed, the smallest change that turns the refusal, and the figure after it. */
  present: z.int().min(0),
  change: z.int().positive(),
  needed: z.int().min(0),
  /** The Latvian sentence for the letter and the desk. */
  text: z.string(),
})
export type WouldGet = z.infer<typeof WouldGet>

/** A figure that can be set to another value with everything else as it is. */
export interface Lever {
  fact: WouldGet['fact']
  direction: WouldGet['direction']
  unit: WouldGet['unit']
  present: number
  /** The furthest the figure can be moved. */
  furthest: number
  set(value: number): HouseholdFacts
  /** The Latvian clause after "ja". */
  clause(change: string, needed: string): string
}

/**
 * For a question whose answer is NotEntitled: the figures that alone would make it Entitled, each with the smallest change that does: that change does,
 * one unit less does not. Empty where no single figure would, and where the answer is not a refusal. `answerTo`: the rules with what else decides, such as
 * months already awarded.
 */
export function wouldGet(question: Question, answerTo = assess): WouldGet[] {
  if (answerTo(question).outcome !== 'NotEntitled') return []
  return leversOf(question).flatMap((lever) => {
    const { fact, direction, unit, present } = lever
    const after = (change: number) => (direction === 'less' ? present - change : present + change)
    const change = smallest((by) => answerTo({ ...question, facts: lever.set(after(by)) }).outcome === 'Entitled', Math.abs(lever.furthest - present))
    if (change === undefined) return []
    const written = (value: number) => (unit === 'cents' ? formatCents(value) : `${value} m²`)
    const text = `Citiem apstākļiem nemainoties, pabalsts pienāktos, ja ${lever.clause(written(change), written(after(change)))}.`
    return [{ fact, direction, unit, present, change, needed: after(change), text }]
  })
}

/** The least change in 1 … `most` that turns the answer: by halving, for what turns once stays turned; 0 does not turn it. */
function smallest(turns: (change: number) => boolean, most: number): number | undefined {
  if (most < 1 || !turns(most)) return undefined
  let [no, yes] = [0, most]
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2)
    if (turns(middle)) yes = middle
    else no = middle
  }
  return yes
}

/** No stated amount is larger (ten million euro). */
const LARGEST_CENTS = 1_000_000_000

/** The figures of a household that can be moved, as the rules see them. */
export function leversOf({ kind, facts: declared, policy }: Question): Lever[] {
  const facts = ofHousehold(declared)
  return [incomeLever(facts, policy), savings(facts), ...(kind === 'housing' ? costs(facts, policy) : []), land(facts)]
}

const provenance = { source: 'declared' as const }
const first = (facts: HouseholdFacts): string => facts.members[0]?.personId ?? ''

/** The same amount in each of the three months is that amount a month. */
export function incomeLever(facts: HouseholdFacts, policy: Policy): Lever {
  const { regular } = incomeMonths(policy)
  return {
    fact: 'income', direction: 'less', unit: 'cents', present: householdIncome(facts, policy).incomeCents, furthest: 0,
    set: (amountCents) => ({ ...facts, incomes: [{ personId: first(facts), kind: 'other', rhythm: 'regular', amounts: regular.map((month) => ({ month, amountCents, provenance })) }] }),
    clause: (change, needed) => `mājsaimniecības vidējie ienākumi mēnesī būtu vismaz par ${change} mazāki, tas ir, ne vairāk kā ${needed}`,
  }
}

function savings(facts: HouseholdFacts): Lever {
  return {
    fact: 'savings', direction: 'less', unit: 'cents', present: facts.savings.reduce((sum, s) => sum + s.amountCents, 0), furthest: 0,
    set: (amountCents) => ({ ...facts, savings: [{ personId: first(facts), kind: 'other', amountCents, provenance }] }),
    clause: (change, needed) => `mājsaimniecības uzkrājumi būtu vismaz par ${change} mazāki, tas ir, ne vairāk kā ${needed}`,
  }
}

/** More costs of an item no norm limits, in the month whose bill of it counts. */
function costs(facts: HouseholdFacts, policy: Policy): Lever[] {
  const normed = isSettled(policy.housingCostNorms) ? policy.housingCostNorms.value.map((norm) => norm.item) : []
  const item = costItems.find((candidate) => !normed.includes(candidate))
  if (item === undefined) return []
  const present = housingCosts(facts, policy).costsCents
  const month = newestBills(facts.housingCosts.filter((cost) => cost.item === item), policy)[0]?.month ?? monthOf(policy.appliesOn)
  return [{
    fact: 'housing-costs', direction: 'more', unit: 'cents', present, furthest: LARGEST_CENTS,
    set: (value) => ({ ...facts, housingCosts: [...facts.housingCosts, { item, month, amountCents: value - present, provenance }] }),
    clause: (change, needed) => `mājokļa izdevumi mēnesī būtu vismaz par ${change} lielāki, tas ir, vismaz ${needed}`,
  }]
}

/** Land in m²; other property is counted, not measured. */
function land(facts: HouseholdFacts): Lever {
  const others = facts.properties.filter((property) => property.kind !== 'land')
  return {
    fact: 'land', direction: 'less', unit: 'm2', present: facts.properties.reduce((sum, p) => sum + (p.kind === 'land' ? p.areaM2 ?? 0 : 0), 0), furthest: 0,
    set: (areaM2) => ({ ...facts, properties: [...others, { personId: first(facts), kind: 'land', areaM2, provenance }] }),
    clause: (change, needed) => `mājsaimniecības zemes platība būtu vismaz par ${change} mazāka, tas ir, ne lielāka par ${needed}`,
  }
}

// MK 809 p. 2, SPSPL 5: the household's monthly income: the mean of three full months, and a twelfth of what is irregular.
import { firstDayOf, lastDayOf, longMonth, monthOf, monthPlus, monthsFrom, numericDay } from '../days.ts'
import type { Month } from '../days.ts'
import type { Input, Line } from '../derivation.ts'
import type { HouseholdFacts, Income, IncomeKind, Member, WithoutIncome } from '../household.ts'
import { divideHalfUp, formatCents, type Cents } from '../money.ts'
import { countingLaw, countingOf, incomeName } from './counted-income.ts'
import { isSettled, type Policy } from './policy.ts'
import type { Gap } from './gap.ts'
import type { Remark } from './remark.ts'

export interface HouseholdIncome { incomeCents: Cents; lines: Line[]; gaps: Gap[]; remarks: Remark[] }

type Rhythm = Income['rhythm']

/** The first and the last month whose regular, and whose irregular, income counts for an application of that day. */
function incomePeriods({ appliesOn, readings }: Pick<Policy, 'appliesOn' | 'readings'>): Record<Rhythm, Period> {
  const month = monthOf(appliesOn)
  const before = monthPlus(month, -1)
  return {
    regular: { first: monthPlus(month, -3), last: before },
    irregular: readings.irregularMonths === 'before-application-month' ? { first: monthPlus(month, -12), last: before } : { first: monthPlus(month, -11), last: month },
  }
}

interface Period { first: Month; last: Month }

/** The same month by month: three and twelve. */
export function incomeMonths(policy: Pick<Policy, 'appliesOn' | 'readings'>): Record<Rhythm, Month[]> {
  const { regular, irregular } = incomePeriods(policy)
  return { regular: monthsFrom(regular.first, 3), irregular: monthsFrom(irregular.first, 12) }
}

/**
 * Monthly income of the household in cents: Σ regular / 3 + Σ irregular / 12, rounded once, half up, to the cent.
 * Exact: reckoned in twelfths of a cent, (4 × regular + irregular) / 12.
 */
export function householdIncome(facts: Pick<HouseholdFacts, 'members' | 'incomes' | 'withoutIncome'>, policy: Policy): HouseholdIncome {
  const periods = incomePeriods(policy)
  const lines: Line[] = []
  const gaps: Gap[] = []
  const totals: Record<Rhythm, Cents> = { regular: 0, irregular: 0 }

  for (const [first, ...more] of sources(facts.incomes)) {
    const { personId, kind, rhythm } = first
    const member = facts.members.find((candidate) => candidate.personId === personId)
    const received = receivedByMonth(more.length === 0 ? first.amounts : [first, ...more].flatMap((income) => income.amounts), periods[rhythm])
    if (member === undefined || received.length === 0) continue
    const counted = countedOf(facts.incomes, member, kind, rhythm, received, policy, gaps)
    totals[rhythm] += counted.cents
    lines.push({
      id: `income.${personId}.${kind}.${rhythm}`,
      label: `${incomeName(kind)} (${personId}), ${rhythm === 'regular' ? 'kopā trīs mēnešos' : 'kopā 12 mēnešos'}`,
      formula: counted.formula,
      value: counted.cents, unit: 'cents', inputs: inputsOf(received, counted.wages), law: countingLaw(counted.point),
    })
  }
  if (facts.withoutIncome !== undefined) lines.push(...withoutIncome(facts, periods))

  const incomeCents = divideHalfUp(4 * totals.regular + totals.irregular, 12)
  const inputs = lines.map((line) => ({ line: line.id }))
  lines.push({
    id: 'income.household',
    label: `Jūsu mājsaimniecības vidējie ienākumi mēnesī (${periodText(periods.regular)})`,
    formula: `${formatCents(totals.regular)} / 3 + ${formatCents(totals.irregular)} / 12`,
    value: incomeCents, unit: 'cents', inputs, law: 'SPSPL 5. pants, MK noteikumu Nr. 809 2. punkts', letter: true,
  })
  return { incomeCents, lines, gaps, remarks: outside(facts.incomes, periods) }
}

/** Where nobody declared and somebody entered that there was nothing, a line says so: a month is nothing by somebody's word only. */
function withoutIncome({ members, incomes, withoutIncome: none = [] }: Pick<HouseholdFacts, 'members' | 'incomes' | 'withoutIncome'>, periods: Record<Rhythm, Period>): Line[] {
  // A register may have known of some after all.
  const hadSome = ({ personId, rhythm, month }: Pick<WithoutIncome, 'personId' | 'rhythm' | 'month'>): boolean =>
    incomes.some((income) => income.personId === personId && income.rhythm === rhythm && income.amounts.some((figure) => figure.month === month && figure.amountCents > 0))
  return none.filter((one) => isWithin(one.month, periods[one.rhythm]) && members.some(({ personId }) => personId === one.personId) && !hadSome(one)).map(({ personId, rhythm, month, provenance }) => ({
    id: `income.${personId}.none.${rhythm}.${month}`, label: `${rhythm === 'regular' ? 'Ienākumu nebija' : 'Vienreizēju ienākumu nebija'} (${personId}), ${longMonth(month)}`, formula: '', value: 0, unit: 'cents',
    inputs: [{ fact: month, value: 0, unit: 'cents', provenance }], law: countingLaw(undefined),
  }))
}

function outside(incomes: Income[], periods: Record<Rhythm, Period>): Remark[] {
  const ignored = new Set<Month>()
  for (const { rhythm, amounts } of incomes) for (const { month } of amounts) if (!isWithin(month, periods[rhythm])) ignored.add(month)
  if (ignored.size === 0) return []
  return [{ code: 'IncomeOutsidePeriod', text: `Aprēķinā neieskaita ienākumus ārpus vērtējamā laika: ${[...ignored].toSorted().map(longMonth).join(', ')}.` }]
}

const periodText = ({ first, last }: Period) => `${numericDay(firstDayOf(first))}–${numericDay(lastDayOf(last))}`
const isWithin = (month: Month, { first, last }: Period) => first <= month && month <= last

/** Incomes of one person, kind and rhythm together, in the order of the first of each. */
function sources(incomes: Income[]): Iterable<[Income, ...Income[]]> {
  const found = new Map<string, [Income, ...Income[]]>()
  for (const income of incomes) {
    const key = `${income.personId} ${income.kind} ${income.rhythm}`
    const same = found.get(key)
    if (same === undefined) found.set(key, [income])
    else same.push(income)
  }
  return found.values()
}

interface Received { month: Month; cents: Cents; inputs: Input[] }

function inputsOf(received: readonly Received[], wages: readonly Input[]): Input[] {
  const inputs: Input[] = []
  for (const month of received) inputs.push(...month.inputs)
  inputs.push(...wages)
  return inputs
}

function receivedByMonth(figures: Income['amounts'], period: Period): Received[] {
  const found: Received[] = []
  let inOrder = true
  for (const { month, amountCents, provenance } of figures) {
    if (!isWithin(month, period)) continue
    const input: Input = { fact: month, value: amountCents, unit: 'cents', provenance }
    const same = found.find((received) => received.month === month)
    if (same === undefined) {
      inOrder &&= found.length === 0 || found[found.length - 1]!.month < month
      found.push({ month, cents: amountCents, inputs: [input] })
    } else {
      same.cents += amountCents
      same.inputs.push(input)
    }
  }
  return inOrder ? found : found.sort((a, b) => (a.month < b.month ? -1 : 1))
}

/** `wages`: the minimum wages the figure was measured against. */
interface Counted { cents: Cents; formula: string; point?: number; wages: Input[] }

function countedOf(incomes: Income[], member: Member, kind: IncomeKind, rhythm: Rhythm, received: Received[], policy: Policy, gaps: Gap[]): Counted {
  const { counting, point } = countingOf(kind, member, policy.appliesOn)
  const law = point === undefined ? {} : { point }
  const total = received.map((r) => formatCents(r.cents)).join(' + ')
  if (counting === 'all') return { cents: received.reduce((sum, r) => sum + r.cents, 0), formula: total, wages: [], ...law }
  if (counting === 'none') return { cents: 0, formula: `neieskaita: ${total}`, wages: [], ...law }

  let cents = 0
  const formulas: string[] = []
  const wages: Input[] = []
  for (const { month, cents: amount } of received) {
    const wage = policy.minimumWage[month]
    if (wage === undefined || !isSettled(wage)) {
      gaps.push({ setting: 'minimumWage', why: wage?.why ?? `nav zināma minimālā alga (${month})`, ...(wage?.row && { row: wage.row }) })
      continue
    }
    // One allowance a person, month and point of the law: what is received regularly uses it up first, then kind by kind in a fixed order.
    const usedBefore = sharedBefore(incomes, member, kind, rhythm, month, point, policy)
    const allowance = Math.max(0, wage.value - usedBefore)
    cents += Math.max(0, amount - allowance)
    wages.push({ fact: `minimālā alga ${month}`, value: wage.value, unit: 'cents', policyRow: wage.row })
    formulas.push(`${formatCents(amount)} virs ${formatCents(allowance)}`)
  }
  return { cents, formula: formulas.join(' + '), wages, ...law }
}

/** What the person received in that month under the same point that stands earlier in the reckoning. */
function sharedBefore(incomes: Income[], member: Member, kind: IncomeKind, rhythm: Rhythm, month: Month, point: number | undefined, policy: Policy): Cents {
  return incomes
    .filter((income) => income.personId === member.personId && countingOf(income.kind, member, policy.appliesOn).point === point)
    .filter((income) => (income.rhythm === rhythm ? income.kind < kind : rhythm === 'irregular'))
    .flatMap((income) => income.amounts)
    .filter((figure) => figure.month === month)
    .reduce((sum, figure) => sum + figure.amountCents, 0)
}

// MK 809 p. 2, SPSPL 5: the household's monthly income: the mean of three full months, and a twelfth of what is irregular.
import { firstDayOf, lastDayOf, longMonth, monthOf, monthsBefore, monthsFrom, numericDay } from '../days.ts'
import type { Month } from '../days.ts'
import type { Input, Line } from '../derivation.ts'
import type { HouseholdFacts, Income, IncomeKind, Member } from '../household.ts'
import { divideHalfUp, formatCents, type Cents } from '../money.ts'
import { countingLaw, countingOf, incomeName } from './counted-income.ts'
import { isSettled, type Policy } from './policy.ts'
import type { Gap } from './gap.ts'
import type { Remark } from './remark.ts'

export interface HouseholdIncome { incomeCents: Cents; lines: Line[]; gaps: Gap[]; remarks: Remark[] }

type Rhythm = Income['rhythm']

/** The months whose regular, and whose irregular, income counts for an application of that day. */
export function incomeMonths(policy: Pick<Policy, 'appliesOn' | 'readings'>): Record<Rhythm, Month[]> {
  const month = monthOf(policy.appliesOn)
  return {
    regular: monthsBefore(month, 3),
    irregular: policy.readings.irregularMonths === 'before-application-month' ? monthsBefore(month, 12) : monthsFrom(monthsBefore(month, 11)[0]!, 12),
  }
}

/**
 * Monthly income of the household in cents: Σ regular / 3 + Σ irregular / 12, rounded once, half up, to the cent.
 * Exact: reckoned in twelfths of a cent, (4 × regular + irregular) / 12.
 */
export function householdIncome(facts: Pick<HouseholdFacts, 'members' | 'incomes'>, policy: Policy): HouseholdIncome {
  const months = incomeMonths(policy)
  const lines: Line[] = []
  const gaps: Gap[] = []
  const totals: Record<Rhythm, Cents> = { regular: 0, irregular: 0 }

  for (const member of facts.members)
    for (const kind of kindsOf(facts.incomes, member))
      for (const rhythm of ['regular', 'irregular'] as const) {
        const received = receivedByMonth(facts.incomes, member, kind, rhythm, months[rhythm])
        if (received.length === 0) continue
        const counted = countedOf(facts.incomes, member, kind, rhythm, received, policy, gaps)
        totals[rhythm] += counted.cents
        lines.push({
          id: `income.${member.personId}.${kind}.${rhythm}`,
          label: `${incomeName(kind)} (${member.personId}), ${rhythm === 'regular' ? 'kopā trīs mēnešos' : 'kopā 12 mēnešos'}`,
          formula: counted.formula,
          value: counted.cents, unit: 'cents', inputs: [...received.flatMap((r) => r.inputs), ...counted.wages], law: countingLaw(counted.point),
        })
      }

  const incomeCents = divideHalfUp(4 * totals.regular + totals.irregular, 12)
  const inputs = lines.map((line) => ({ line: line.id }))
  lines.push({
    id: 'income.household',
    label: `Jūsu mājsaimniecības vidējie ienākumi mēnesī (${period(months.regular)})`,
    formula: `${formatCents(totals.regular)} / 3 + ${formatCents(totals.irregular)} / 12`,
    value: incomeCents, unit: 'cents', inputs, law: 'SPSPL 5. pants, MK noteikumu Nr. 809 2. punkts', letter: true,
  })
  return { incomeCents, lines, gaps, remarks: outside(facts.incomes, months) }
}

function outside(incomes: Income[], months: Record<Rhythm, Month[]>): Remark[] {
  const ignored = incomes.flatMap((income) => income.amounts.filter((figure) => !months[income.rhythm].includes(figure.month)).map((figure) => figure.month))
  if (ignored.length === 0) return []
  return [{ code: 'IncomeOutsidePeriod', text: `Aprēķinā neieskaita ienākumus ārpus vērtējamā laika: ${[...new Set(ignored)].toSorted().map(longMonth).join(', ')}.` }]
}

const period = (months: Month[]) => `${numericDay(firstDayOf(months[0]!))}–${numericDay(lastDayOf(months.at(-1)!))}`

const kindsOf = (incomes: Income[], member: Member): IncomeKind[] =>
  [...new Set(incomes.filter((income) => income.personId === member.personId).map((income) => income.kind))]

interface Received { month: Month; cents: Cents; inputs: Input[] }

function receivedByMonth(incomes: Income[], member: Member, kind: IncomeKind, rhythm: Rhythm, months: Month[]): Received[] {
  const figures = incomes
    .filter((income) => income.personId === member.personId && income.kind === kind && income.rhythm === rhythm)
    .flatMap((income) => income.amounts)
  return months.flatMap((month) => {
    const ofMonth = figures.filter((figure) => figure.month === month)
    if (ofMonth.length === 0) return []
    const inputs = ofMonth.map((figure): Input => ({ fact: month, value: figure.amountCents, unit: 'cents', provenance: figure.provenance }))
    return [{ month, cents: ofMonth.reduce((sum, figure) => sum + figure.amountCents, 0), inputs }]
  })
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

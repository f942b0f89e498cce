// MK 809 p. 2.6 and Annex 3: which housing costs count: the newest bill of each item, within the norm where a norm is settled.
import { longMonth, monthOf, monthPlus } from '../days.ts'
import type { Input, Line } from '../derivation.ts'
import { costItems, type CostItem, type HouseholdFacts, type HousingCost } from '../household.ts'
import { divideHalfUp, formatCents, type Cents } from '../money.ts'
import { gapOf, type Gap } from './gap.ts'
import { isSettled, type HousingCostNorm, type Policy } from './policy.ts'
import type { Remark } from './remark.ts'

const names: Record<CostItem, string> = {
  rent: 'Īre', management: 'Apsaimniekošana', heating: 'Apkure', 'hot-water': 'Karstais ūdens', 'cold-water': 'Aukstais ūdens',
  electricity: 'Elektroenerģija', 'natural-gas': 'Dabasgāze', sewage: 'Kanalizācija vai asenizācija', waste: 'Atkritumi', telecom: 'Sakari un internets',
  'water-meter': 'Ūdens skaitītāja uzstādīšana vai verificēšana', 'solid-fuel': 'Cietais kurināmais', chimney: 'Dūmvadu un ventilācijas tīrīšana',
  'land-rent': 'Zemes noma', 'property-tax': 'Nekustamā īpašuma nodoklis', 'gas-bottle': 'Gāzes balons', insurance: 'Mājokļa apdrošināšana',
}

export interface HousingCosts { costsCents: Cents; lines: Line[]; gaps: Gap[]; remarks: Remark[] }

/** K: the sum over items of the newest bill of the month of application or the month before, each within its norm. */
export function housingCosts(facts: Pick<HouseholdFacts, 'members' | 'housingCosts'>, policy: Policy): HousingCosts {
  const lines: Line[] = []
  const gaps: Gap[] = []
  const persons = facts.members.length
  const billed = Map.groupBy(facts.housingCosts, (cost) => cost.item)
  for (const item of costItems) {
    const ofItem = billed.get(item)
    const bills = ofItem === undefined ? [] : newestBills(ofItem, policy)
    const month = bills[0]?.month
    if (month === undefined) continue
    const billedCents = bills.reduce((sum, bill) => sum + bill.amountCents, 0)
    const norm = isSettled(policy.housingCostNorms) ? policy.housingCostNorms.value.find((n) => n.item === item) : undefined
    const within = norm === undefined ? { cents: billedCents, formula: bills.map((bill) => formatCents(bill.amountCents)).join(' + ') } : withinNorm(bills, billedCents, norm, persons)
    if ('missing' in within) {
      gaps.push({ setting: `housingCosts.${item}`, why: `${names[item]}: rēķinā nav daudzuma (${norm?.unit}), kas vajadzīgs normas piemērošanai` })
      continue
    }
    const inputs = bills.map((bill): Input => ({ fact: longMonth(month), value: bill.amountCents, unit: 'cents', provenance: bill.provenance }))
    lines.push({
      id: `costs.${item}`, label: `${names[item]} (${longMonth(month)})`, formula: within.formula, value: within.cents, unit: 'cents', inputs,
      law: 'SPSPL 35. panta trešā daļa, MK noteikumi Nr. 809', ...(norm && isSettled(policy.housingCostNorms) && { policyRow: policy.housingCostNorms.row }),
    })
  }
  const costsCents = lines.reduce((sum, line) => sum + Number(line.value), 0)
  const total: Line = {
    id: 'costs', label: 'Mājokļa izdevumi mēnesī', formula: lines.map((line) => formatCents(Number(line.value))).join(' + '), value: costsCents, unit: 'cents',
    inputs: lines.map((line) => ({ line: line.id })), law: 'SPSPL 35. panta trešā daļa, MK noteikumi Nr. 809', letter: true,
  }
  return { costsCents, lines: [...lines, total], ...settleNorms(policy, gaps) }
}

/** Unsettled norms are a person's matter, either before an answer or as a remark with it (reading `withoutNorm`). */
function settleNorms(policy: Policy, gaps: Gap[]): Pick<HousingCosts, 'gaps' | 'remarks'> {
  const unsettled = gapOf('housingCostNorms', policy.housingCostNorms)
  if (policy.readings.withoutNorm === 'to-a-person') return { gaps: [...gaps, ...unsettled], remarks: [] }
  return { gaps, remarks: unsettled.map((gap) => ({ code: 'NormsNotApplied' as const, text: `Izdevumi ņemti pēc rēķina: ${gap.why}` })) }
}

/** The bills of one item that count: those of the month of application, else those of the month before. */
export function newestBills(bills: HousingCost[], policy: Pick<Policy, 'appliesOn'>): HousingCost[] {
  const month = monthOf(policy.appliesOn)
  const of = (m: string) => bills.filter((bill) => bill.month === m)
  const current = of(month)
  return current.length > 0 ? current : of(monthPlus(month, -1))
}

/** A bill above the norm counts in the proportion norm : quantity, rounded half up. */
function withinNorm(bills: HousingCost[], billedCents: Cents, norm: HousingCostNorm, persons: number): { cents: Cents; formula: string } | { missing: true } {
  if (bills.some((bill) => bill.quantityThousandths === undefined)) return { missing: true }
  const used = bills.reduce((sum, bill) => sum + (bill.quantityThousandths ?? 0), 0)
  const allowed = Math.min(norm.firstThousandths + norm.otherThousandths * (persons - 1), norm.maxThousandths ?? Infinity)
  if (used <= allowed) return { cents: billedCents, formula: formatCents(billedCents) }
  const text = (thousandths: number) => `${String(thousandths / 1000).replace('.', ',')} ${norm.unit}`
  return { cents: divideHalfUp(billedCents * allowed, used), formula: `${formatCents(billedCents)} × ${text(allowed)} / ${text(used)}` }
}

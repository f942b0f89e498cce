// SPSPL 33, MK 809: is the household needy (trūcīga) or low-income (maznodrošināta)?
import { z } from 'zod'
import type { Line } from '../derivation.ts'
import { formatCents, type Cents } from '../money.ts'
import { isSettled, thresholdSum, type Policy, type Setting, type PersonScale } from './policy.ts'

/** `unsettled`: the income lies where only an unsettled threshold could tell. `not-asked`: the benefit does not ask for it. */
export const HouseholdStatus = z.enum(['needy', 'low-income', 'none', 'unsettled', 'not-asked'])
export type HouseholdStatus = z.infer<typeof HouseholdStatus>

const names: Record<HouseholdStatus, string> = { needy: 'trūcīga', 'low-income': 'maznodrošināta', none: 'bez statusa', unsettled: 'nosaka darbinieks', 'not-asked': 'nav vērtēts' }

/** Income may equal a threshold, not exceed it; a household barred by savings or property has no status. */
export function householdStatus(incomeCents: Cents, persons: number, barred: boolean, policy: Policy): { status: HouseholdStatus; lines: Line[] } {
  const { needyThreshold, lowIncomeThreshold } = policy
  const within = (setting: Setting<PersonScale>) => isSettled(setting) ? incomeCents <= thresholdSum(setting.value, persons) : undefined
  const status = barred ? 'none' : statusOf(within(needyThreshold), within(lowIncomeThreshold))
  const lines = [
    ...thresholdLine('threshold.needy', 'Trūcīgas mājsaimniecības ienākumu slieksnis', needyThreshold, persons),
    ...thresholdLine('threshold.low-income', 'Maznodrošinātas mājsaimniecības ienākumu slieksnis', lowIncomeThreshold, persons),
  ]
  const inputs = [{ line: 'income.household' }, ...lines.map((line) => ({ line: line.id }))]
  return { status, lines: [...lines, { id: 'status', label: 'Mājsaimniecības statuss', formula: '', value: names[status], unit: 'text', inputs, law: 'SPSPL 33. pants' }] }
}

function statusOf(needy: boolean | undefined, lowIncome: boolean | undefined): HouseholdStatus {
  if (needy === true) return 'needy'
  if (needy === undefined) return 'unsettled'
  if (lowIncome === undefined) return 'unsettled'
  return lowIncome ? 'low-income' : 'none'
}

/** The line of a threshold sum, T1 + T2 × (n − 1); none where the threshold is unsettled. */
export function thresholdLine(id: string, label: string, setting: Setting<PersonScale>, persons: number): Line[] {
  if (!isSettled(setting)) return []
  const { firstCents, otherCents } = setting.value
  return [{
    id, label, formula: persons === 1 ? '' : `${formatCents(firstCents)} + ${formatCents(otherCents)} × ${persons - 1}`,
    value: thresholdSum(setting.value, persons), unit: 'cents', inputs: [{ fact: 'personas', value: persons, unit: 'count' }],
    law: 'SPSPL 33. pants', policyRow: setting.row, letter: id === 'threshold.gmi',
  }]
}

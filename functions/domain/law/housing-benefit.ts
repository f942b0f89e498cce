// SPSPL 35(5): the housing benefit: the GMI sum times the coefficient, plus housing costs, less income; never above the costs.
import type { Line, PolicyRowRef } from '../derivation.ts'
import { divideHalfUp, formatCents, type Cents } from '../money.ts'
import { housingKindNames, type HousingKind } from './housing-kind.ts'

export interface HousingBenefitInput {
  gmiSumCents: Cents
  coefficientTenths: number
  kind: HousingKind
  coefficientRow: PolicyRowRef
  costsCents: Cents
  incomeCents: Cents
  /** The GMI benefit of the same month: it is income here, and for k ≥ 1 can never change the result. */
  gmiBenefitCents: Cents
}

/** P = GMI sum × k + K − (I + GMI benefit), at least 0 and at most K, in cents a month. */
export function housingBenefit(input: HousingBenefitInput): { benefitCents: Cents; scaledThresholdCents: Cents; lines: Line[] } {
  const { gmiSumCents, coefficientTenths, costsCents, incomeCents, gmiBenefitCents } = input
  const scaledThresholdCents = divideHalfUp(gmiSumCents * coefficientTenths, 10)
  const withGmi = incomeCents + gmiBenefitCents
  const difference = scaledThresholdCents + costsCents - withGmi
  const benefitCents = Math.max(0, Math.min(costsCents, difference))
  const k = coefficientTenths / 10
  const law = 'SPSPL 35. panta piektā daļa'
  const lines: Line[] = [
    { id: 'housing.coefficient', label: `Koeficients (${housingKindNames[input.kind]})`, formula: '', value: k, unit: 'ratio',
      inputs: [{ fact: 'mājsaimniecības veids', value: housingKindNames[input.kind], unit: 'text' }], law, policyRow: input.coefficientRow, letter: true },
    { id: 'housing.threshold', label: 'GMI slieksnis, reizināts ar koeficientu,', formula: `${formatCents(gmiSumCents)} × ${String(k).replace('.', ',')}`,
      value: scaledThresholdCents, unit: 'cents', inputs: [{ line: 'threshold.gmi' }, { line: 'housing.coefficient' }], law, letter: true },
    { id: 'income.with-gmi', label: 'Ienākumi kopā ar tā paša mēneša GMI pabalstu', formula: `${formatCents(incomeCents)} + ${formatCents(gmiBenefitCents)}`,
      value: withGmi, unit: 'cents', inputs: [{ line: 'income.household' }, { line: 'gmi.benefit' }], law },
    { id: 'housing.benefit', label: 'Mājokļa pabalsta apmērs mēnesī',
      formula: `${formatCents(scaledThresholdCents)} + ${formatCents(costsCents)} − ${formatCents(withGmi)}${difference > costsCents ? `, bet ne vairāk par izdevumiem ${formatCents(costsCents)}` : ''}`,
      value: benefitCents, unit: 'cents', inputs: [{ line: 'housing.threshold' }, { line: 'costs' }, { line: 'income.with-gmi' }], law, letter: true },
  ]
  return { benefitCents, scaledThresholdCents, lines }
}

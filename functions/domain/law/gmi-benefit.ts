// SPSPL 35(1): the GMI benefit: the guaranteed minimum income of the household less its income.
import type { Line } from '../derivation.ts'
import { formatCents, type Cents } from '../money.ts'

/** P = GMI sum − I, in cents a month; nothing where the income reaches the sum, or where savings or property bar the household. */
export function gmiBenefit(gmiSumCents: Cents, incomeCents: Cents, barred: boolean): { benefitCents: Cents; lines: Line[] } {
  const benefitCents = barred ? 0 : Math.max(0, gmiSumCents - incomeCents)
  const formula = barred ? 'nepiešķir citu iemeslu dēļ' : `${formatCents(gmiSumCents)} − ${formatCents(incomeCents)}`
  return { benefitCents, lines: [{
    id: 'gmi.benefit', label: 'GMI pabalsta apmērs mēnesī', formula, value: benefitCents, unit: 'cents',
    inputs: [{ line: 'threshold.gmi' }, { line: 'income.household' }], law: 'SPSPL 35. panta pirmā daļa', letter: benefitCents > 0,
  }] }
}

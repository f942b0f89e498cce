// Tukums: the care of a disabled child, so much a year.
import type { TermsTable } from './rows-of-tukums.ts'
import { tukums } from './rows-of-tukums.ts'

export const disabledChild: TermsTable = { name: 'benefit-terms.disabled-child', rows:
  tukums('2021-01-01', { amount: { by: 'each', cents: 100_00 }, often: 'year', underAge: 18, declared: true }, { source: 'tukums.lv; Tukuma sociālā dienesta 2024. gada pārskats (14 000 € par 140 bērniem)', confidence: 'A' }),
}

// Tukums: wedding jubilees, by years of marriage: gold, diamond, brilliant.
import type { TermsTable } from './rows-of-tukums.ts'
import { tukums } from './rows-of-tukums.ts'

export const wedding: TermsTable = { name: 'benefit-terms.wedding', rows:
  tukums('2021-01-01', { amount: { by: 'years', scale: { 50: 100_00, 60: 150_00, 70: 200_00 } }, window: { months: 12 }, often: 'each', declared: true }, { source: 'tukums.lv; Tukuma sociālā dienesta 2024. gada pārskats (3750 € 33 pāriem)', confidence: 'A' }),
}

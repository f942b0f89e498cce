// Tukums: the guardian of an adult, so much a year for each ward, by months.
import type { TermsTable } from './rows-of-tukums.ts'
import { tukums } from './rows-of-tukums.ts'

export const guardian: TermsTable = { name: 'benefit-terms.guardian', rows:
  tukums('2021-01-01', { amount: { by: 'part-of-year', cents: 100_00 }, often: 'year', fromAge: 18, declared: true }, { source: 'tukums.lv; Tukuma sociālā dienesta 2024. gada pārskats (6200 € par 62 personām)', confidence: 'A', note: 'pirmajā gadā par mēnešiem no aizgādņa iecelšanas mēneša līdz gada beigām' }),
}

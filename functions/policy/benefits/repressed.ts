// Tukums: once a year at the state holiday for the politically repressed and for who fought the Chernobyl accident.
import type { TermsTable } from './rows-of-tukums.ts'
import { tukums } from './rows-of-tukums.ts'

// Who is of both groups gets it once (adopted reading); else twice.
export const repressed: TermsTable = { name: 'benefit-terms.repressed', rows:
  tukums('2021-01-01', { amount: { by: 'each', cents: 50_00 }, window: { by: '11-30' }, often: 'year', declared: true }, { source: 'tukums.lv; Tukuma sociālā dienesta 2024. gada pārskats (13 350 € 267 personām)', confidence: 'A', note: 'abām grupām piederīgajam vienreiz; cits lasījums: divreiz' }),
}

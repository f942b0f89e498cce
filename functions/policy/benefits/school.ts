// Tukums: school supplies for children of needy or low-income households, by the age the child reaches that year; asked by 30 September.
import type { TermsTable } from './rows-of-tukums.ts'
import { tukums } from './rows-of-tukums.ts'

export const school: TermsTable = { name: 'benefit-terms.school', rows:
  tukums('2021-01-01', { amount: { by: 'age', bands: [{ from: 5, to: 6, cents: 15_00 }, { from: 7, to: 18, cents: 30_00 }] }, window: { by: '09-30' }, often: 'year' }, { source: 'tnsd.lv', confidence: 'B', note: '15 € par 5–6 gadus vecu pirmsskolnieku, 30 € par skolēnu; vecums gadā, kurā tas sasniegts' }),
}

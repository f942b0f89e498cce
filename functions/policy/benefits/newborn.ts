// Tukums: the benefit for the care of a newborn, cents a child.
import type { TermsTable } from './rows-of-tukums.ts'
import { olderLawOfTukums, tukums } from './rows-of-tukums.ts'

// The amount changed by the day of birth (adopted reading); else by the day of application.
export const newborn: TermsTable = { name: 'benefit-terms.newborn', rows: [
  { municipality: 'tukums', from: '2021-01-01', to: '2021-12-31', adoptedOn: '2021-01-01', value: { law: olderLawOfTukums, amount: { by: 'each', cents: 300_00 }, window: { months: 3 }, often: 'once', declared: true }, source: 'tukums.lv', confidence: 'A', note: 'apmērs mainīts pēc dzimšanas dienas; cits lasījums: pēc iesnieguma dienas' },
  ...tukums('2022-01-01', { amount: { by: 'each', cents: 200_00 }, window: { months: 3 }, often: 'once', declared: true }, { source: 'tukums.lv; Tukuma sociālā dienesta 2024. gada pārskats (58 800 € par 295 bērniem)', confidence: 'A', note: '3 mēnešu termiņš ir no agrākajiem noteikumiem' }),
] }

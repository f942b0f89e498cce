// Tukums: clothing and soft furnishing of a child in a foster family, a sum in any twelve months.
import type { TermsTable } from './rows-of-tukums.ts'
import { lastDayBefore, lawOfTukums, olderLawOfTukums } from './rows-of-tukums.ts'

const terms = { amount: { by: 'counter', limitCents: 150_00, span: 'rolling-12-months' }, often: 'counter' } as const
const note = 'pusi no summas ievietošanas brīdī'

export const fosterClothing: TermsTable = { name: 'benefit-terms.foster-clothing', rows: [
  { municipality: 'tukums', from: '2021-01-01', to: lastDayBefore, adoptedOn: '2021-01-01', value: { law: olderLawOfTukums, ...terms }, source: 'tukums.lv (agrāki noteikumi)', confidence: 'B', note },
  { municipality: 'tukums', from: '2023-05-25', adoptedOn: '2023-05-25', value: { law: lawOfTukums, ...terms }, source: 'tukums.lv (agrāki noteikumi)', confidence: 'C', note: `${note}; jaunajos noteikumos summa nav pārbaudīta` },
] }

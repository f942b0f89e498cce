// Tukums: the gift at a round birthday, by age; from the population register, nobody applies.
import type { TermsTable } from './rows-of-tukums.ts'
import { lawOfTukums, tukums } from './rows-of-tukums.ts'

const scale = { 80: 35_00, 85: 45_00, 90: 50_00, 95: 75_00, 100: 150_00 }
const beyond = { from: 100, stepCents: 25_00 }
const abolition = `${lawOfTukums}, grozījumi Nr. 38 (18.12.2025.)`

export const jubilee: TermsTable = { name: 'benefit-terms.jubilee', rows: [
  ...tukums('2021-01-01', { amount: { by: 'years', scale: { 75: 30_00, ...scale }, beyond }, often: 'each', declared: true }, { source: 'tukums.lv', confidence: 'B', note: '101 gadā 175 €, tad par 25 € vairāk katru gadu' }),
  { municipality: 'tukums', from: '2025-12-18', to: '2025-12-31', adoptedOn: '2025-12-18', value: { law: abolition, amount: { by: 'years', scale, beyond, open: [75] }, often: 'each', declared: true }, source: 'saistošie noteikumi Nr. 38 (18.12.2025.)', confidence: 'B', note: 'vai 75 gadu jubileja atcelta jau no pieņemšanas dienas, avotos nav viennozīmīgi' },
  { municipality: 'tukums', from: '2026-01-01', adoptedOn: '2025-12-18', value: { law: abolition, amount: { by: 'years', scale, beyond }, often: 'each', declared: true }, source: 'saistošie noteikumi Nr. 38 (18.12.2025.)', confidence: 'B' },
] }

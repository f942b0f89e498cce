// Tukums: dental prosthetics and their repair, a share of the cost; abolished from 2026.
import type { BenefitTerms } from '../../domain/law/benefit-terms.ts'
import type { TermsTable } from './rows-of-tukums.ts'
import { lawOfTukums, tukums } from './rows-of-tukums.ts'

const rows = (name: string, amount: BenefitTerms['amount']): TermsTable => ({ name: `benefit-terms.${name}`, rows: [
  ...tukums('2021-01-01', { amount, often: 'year', declared: true }, { source: 'tukums.lv (agrāki noteikumi)', confidence: 'B', note: 'protezēšanu un labošanu katru reizi gadā; pārskatā 2024. gadam 10 074,25 € par 136 personām, vidēji 74,07 €' }),
  { municipality: 'tukums', from: '2026-01-01', adoptedOn: '2026-01-01', value: { law: lawOfTukums, amount, often: 'year', abolished: true }, source: 'tukums.lv', confidence: 'B', note: 'atcelts no 2026. gada' },
] })

export const dental = rows('dental', { by: 'share-of-cost', percent: 30, maxCents: 60_00 })
export const dentalRepair = rows('dental-repair', { by: 'share-of-cost', percent: 75, maxCents: 36_00 })

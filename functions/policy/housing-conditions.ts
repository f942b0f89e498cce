// Municipal rules on the housing benefit: which right to use the dwelling is asked for.
import type { HousingConditions } from '../domain/law/policy.ts'
import type { PolicyTable } from './rows.ts'

export const housingConditions: PolicyTable<HousingConditions> = { name: 'housing-conditions', rows: [
  { from: '2021-07-01', adoptedOn: '2021-07-01', value: 'unsettled', source: 'pašvaldību saistošie noteikumi', confidence: 'C', note: 'pašvaldības noteikumi par tiesībām lietot mājokli nav ievadīti' },
  { municipality: 'tukums', from: '2021-07-01', adoptedOn: '2021-07-01', value: { writtenContract: true, closeRelativeBars: true }, source: 'Tukuma sociālā dienesta 2024. gada pārskats', confidence: 'A' },
] }

// MK 809 Annex 3: minimum quantities (m², m³, kWh) within which housing costs are recognised.
import type { HousingCostNorm } from '../domain/law/policy.ts'
import type { PolicyTable } from './rows.ts'

export const housingCostNorms: PolicyTable<HousingCostNorm[]> = { name: 'housing-cost-norms', rows: [
  { from: '2021-07-01', adoptedOn: '2021-07-01', value: 'unsettled', source: 'MK noteikumu Nr. 809 3. pielikums', confidence: 'C', note: 'MK noteikumu Nr. 809 3. pielikuma normas nav ievadītas' },
] }

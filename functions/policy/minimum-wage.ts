// MK 656: the minimum monthly wage, euro cents: the ceiling under which scholarships and a child's earnings do not count.
import type { Cents } from '../domain/money.ts'
import type { PolicyTable } from './rows.ts'

export const minimumWage: PolicyTable<Cents> = { name: 'minimum-wage', rows: [
  { from: '2021-01-01', to: '2022-12-31', adoptedOn: '2021-01-01', value: 500_00, source: 'MK noteikumi Nr. 656', confidence: 'B' },
  { from: '2023-01-01', to: '2023-12-31', adoptedOn: '2023-01-01', value: 620_00, source: 'MK noteikumi Nr. 656', confidence: 'B' },
  { from: '2024-01-01', to: '2024-12-31', adoptedOn: '2024-01-01', value: 700_00, source: 'MK noteikumi Nr. 656', confidence: 'B' },
  { from: '2025-01-01', to: '2025-12-31', adoptedOn: '2025-01-01', value: 740_00, source: 'MK noteikumi Nr. 656; lasi.lv 34644', confidence: 'B' },
  { from: '2026-01-01', adoptedOn: '2025-11-19', value: 780_00, source: 'MK 19.11.2025. grozījumi; lasi.lv 34644; la.lv', confidence: 'B' },
] }

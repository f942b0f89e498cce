// SPSPL 33: the threshold of a needy household (trūcīga mājsaimniecība), euro cents a month: half the median; each other person 0.7.
import type { PersonScale } from '../domain/law/policy.ts'
import type { PolicyTable } from './rows.ts'

export const needyThreshold: PolicyTable<PersonScale> = { name: 'needy-threshold', rows: [
  { from: '2021-01-01', to: '2023-06-30', adoptedOn: '2021-01-01', value: { firstCents: 272_00, otherCents: 190_00 }, source: 'lm.gov.lv; tnsd.lv', confidence: 'A' },
  { from: '2023-07-01', to: '2023-12-31', adoptedOn: '2023-07-01', value: { firstCents: 313_00, otherCents: 219_00 }, source: 'lvportals.lv 354087, 352210', confidence: 'A' },
  { from: '2024-01-01', to: '2024-12-31', adoptedOn: '2024-01-01', value: { firstCents: 343_00, otherCents: 240_00 }, source: 'Tukuma sociālā dienesta 2024. gada pārskats; kandava.lv', confidence: 'A' },
  { from: '2025-01-01', to: '2025-12-31', adoptedOn: '2025-01-01', value: { firstCents: 377_00, otherCents: 264_00 }, source: 'press.lv; latvija.gov.lv 11809', confidence: 'A' },
  { from: '2026-01-01', to: '2026-12-31', adoptedOn: '2026-01-01', value: { firstCents: 425_00, otherCents: 298_00 }, source: 'lasi.lv 38722; bb.lv 01.03.2026.', confidence: 'B' },
] }

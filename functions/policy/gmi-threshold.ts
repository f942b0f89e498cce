// SPSPL 33: the GMI threshold (garantētā minimālā ienākuma slieksnis), euro cents a month: first or only person, each other person.
import type { PersonScale } from '../domain/law/policy.ts'
import type { PolicyTable } from './rows.ts'

// 20 % of the national median income until 2024, 22 % from 2025; the other person's is 0.7 of it, to whole euro half up.
// The one exception: lm.gov.lv printed 87.50 for July–December 2023, unrounded.
export const gmiThreshold: PolicyTable<PersonScale> = { name: 'gmi-threshold', rows: [
  { from: '2021-01-01', to: '2023-06-30', adoptedOn: '2021-01-01', value: { firstCents: 109_00, otherCents: 76_00 }, source: 'lm.gov.lv; tnsd.lv', confidence: 'A' },
  { from: '2023-07-01', to: '2023-12-31', adoptedOn: '2023-07-01', value: { firstCents: 125_00, otherCents: 87_50 }, source: 'lvportals.lv 354087, 352210; lm.gov.lv', confidence: 'A', note: 'LM lapā otrai personai 87,50, nenoapaļots' },
  { from: '2024-01-01', to: '2024-12-31', adoptedOn: '2024-01-01', value: { firstCents: 137_00, otherCents: 96_00 }, source: 'Tukuma sociālā dienesta 2024. gada pārskats; tnsd.lv', confidence: 'A' },
  { from: '2025-01-01', to: '2025-12-31', adoptedOn: '2024-11-07', value: { firstCents: 166_00, otherCents: 116_00 }, source: 'latvija.gov.lv 11809; SPSPL grozījumi 07.11.2024. (22 % no mediānas)', confidence: 'A' },
  { from: '2026-01-01', to: '2026-12-31', adoptedOn: '2026-01-01', value: { firstCents: 187_00, otherCents: 131_00 }, source: 'lasi.lv 38722; ogrenet 18248', confidence: 'B' },
] }

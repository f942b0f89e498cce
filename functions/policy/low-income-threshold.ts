// SPSPL 33: the threshold of a low-income household (maznodrošināta mājsaimniecība): set by each municipality under a statutory maximum.
import type { PersonScale } from '../domain/law/policy.ts'
import type { PolicyTable } from './rows.ts'

/** 80 % of the median: no municipality may set more, nor less than the needy threshold. Euro cents a month. */
export const lowIncomeMaximum: PolicyTable<PersonScale> = { name: 'low-income-maximum', rows: [
  { from: '2021-01-01', to: '2023-06-30', adoptedOn: '2021-01-01', value: { firstCents: 436_00, otherCents: 305_00 }, source: 'lm.gov.lv', confidence: 'A' },
  { from: '2023-07-01', to: '2023-12-31', adoptedOn: '2023-07-01', value: { firstCents: 501_00, otherCents: 351_00 }, source: 'lvportals.lv 354087, 352210', confidence: 'A' },
  { from: '2024-01-01', to: '2024-12-31', adoptedOn: '2024-01-01', value: { firstCents: 549_00, otherCents: 384_00 }, source: 'tnsd.lv; kandava.lv', confidence: 'A' },
  { from: '2025-01-01', to: '2025-12-31', adoptedOn: '2025-01-01', value: { firstCents: 604_00, otherCents: 423_00 }, source: 'press.lv', confidence: 'A' },
  { from: '2026-01-01', to: '2026-12-31', adoptedOn: '2026-01-01', value: { firstCents: 680_00, otherCents: 476_00 }, source: 'lasi.lv 38722', confidence: 'B' },
] }

/** Tukums: 60 % of the median published by 1 February, to whole euro; each other person 0.7. Ogre 2026: 70 %. */
export const lowIncomeThreshold: PolicyTable<PersonScale> = { name: 'low-income-threshold', rows: [
  { municipality: 'tukums', from: '2021-01-01', to: '2023-06-30', adoptedOn: '2021-01-01', value: { firstCents: 327_00, otherCents: 229_00 }, source: 'tukums.lv; sia-bks.lv', confidence: 'B', note: 'vienā lapā otrai personai 299, citā 228; 0,7 × 327 = 228,9' },
  { municipality: 'tukums', from: '2023-07-01', to: '2023-12-31', adoptedOn: '2023-07-01', value: { firstCents: 376_00, otherCents: 264_00 }, source: 'tnsd.lv', confidence: 'A', note: '0,7 × 376 = 263,2; lapā iespiests 264' },
  { municipality: 'tukums', from: '2024-01-01', to: '2024-12-31', adoptedOn: '2024-01-01', value: { firstCents: 411_00, otherCents: 288_00 }, source: 'Tukuma sociālā dienesta 2024. gada pārskats', confidence: 'A' },
  { municipality: 'tukums', from: '2025-01-01', to: '2025-12-31', adoptedOn: '2025-01-01', value: { firstCents: 453_00, otherCents: 317_00 }, source: 'atvasināts: 60 % no mediānas', confidence: 'C', note: 'publikācijās nav atrasts' },
  { municipality: 'tukums', from: '2026-01-01', to: '2026-12-31', adoptedOn: '2026-01-01', value: { firstCents: 510_00, otherCents: 357_00 }, source: 'atvasināts: 60 % no 850,02', confidence: 'C', note: 'publikācijās nav atrasts' },
  { municipality: 'ogre', from: '2026-01-01', to: '2026-12-31', adoptedOn: '2026-01-01', value: { firstCents: 595_00, otherCents: 416_00 }, source: 'ogrenet 18248', confidence: 'B' },
] }

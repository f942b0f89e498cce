// MK 857: what an orphan is given when care outside the family has ended: shares of the national median income.
import type { BenefitTerms } from '../../domain/law/benefit-terms.ts'
import type { PolicyRow } from '../rows.ts'
import type { TermsTable } from './rows-of-tukums.ts'

const law = 'MK noteikumi Nr. 857'
const printed = 'bernulabklajiba; valmierasnovads.lv; liepaja.lv'

/** The years in print, and those reckoned from the median: 2025 lies between 754.38 and 755.00 by its thresholds, 2026 is 850.02. */
function years(state: (period: 0 | 1 | 2 | 3 | 4) => BenefitTerms | 'unsettled', notes: Partial<Record<number, string>> = {}): PolicyRow<BenefitTerms>[] {
  const periods = [['2021-01-01', '2023-06-30'], ['2023-07-01', '2023-12-31'], ['2024-01-01', '2024-12-31'], ['2025-01-01', '2025-12-31'], ['2026-01-01', '2026-12-31']] as const
  return periods.map(([from, to], i) => ({
    from, to, adoptedOn: from, value: state(i as 0 | 1 | 2 | 3 | 4), source: i < 3 ? printed : `atvasināts no ienākumu mediānas (${i === 3 ? '754,38–755,00' : '850,02'})`, confidence: i < 3 ? 'B' as const : 'C' as const,
    ...(notes[i] === undefined ? {} : { note: notes[i] }),
  }))
}

/** 40 % of the median, 60 % for who is disabled since childhood. */
const start = [[218_00, 327_00], [251_00, 376_00], [274_00, 411_00], [302_00, 453_00], [340_00, 510_00]] as const
export const orphanStart: TermsTable = { name: 'benefit-terms.orphan-start', rows: years(
  (i) => ({ law, amount: { by: 'disability', ordinaryCents: start[i][0], disabledCents: start[i][1] }, often: 'once' }),
  { 2: '0,6 × 685,9 = 411,54; publicēts 411. Tukuma pārskatā 18 jaunieši un 20 lēmumi, 5027,00 €' },
) }

/** 1.7 × the median. */
const goods = [820_05, 1065_00, 1166_00, undefined, 1445_00] as const
export const orphanGoods: TermsTable = { name: 'benefit-terms.orphan-goods', rows: years(
  (i) => goods[i] === undefined ? 'unsettled' : { law, amount: { by: 'each', cents: goods[i] }, often: 'once' },
  { 3: '1,7 × mediāna ir 1282 vai 1283 €: 2025. gada mediāna avotos nav precīza', 2: 'Tukuma pārskatā 24 jaunieši un 26 lēmumi, 27 133,05 €' },
) }

/** 20 and 30 % of the median, from 2024 25 and 35 %, up to the 24th birthday. */
const studies = [[109_00, 163_00], [125_00, 188_00], [171_00, 240_00], [189_00, 264_00], [213_00, 298_00]] as const
const studiesNote = 'uz cik mēnešiem piešķir, avotos nav; pieņemti 6, tad mācības apliecina no jauna. "Līdz 24": līdz 24. dzimšanas dienai'
export const orphanStudies: TermsTable = { name: 'benefit-terms.orphan-studies', rows: years(
  (i) => ({ law, amount: { by: 'disability', ordinaryCents: studies[i][0], disabledCents: studies[i][1] }, often: 'month', underAge: 24, months: 6 }),
  { 0: studiesNote, 1: studiesNote, 2: studiesNote, 3: studiesNote, 4: studiesNote },
) }

/** Housing costs by the norms of MK 809. */
export const orphanHousing: TermsTable = { name: 'benefit-terms.orphan-housing', rows: [
  { from: '2021-01-01', adoptedOn: '2021-01-01', value: { law, amount: { by: 'cost' }, often: 'month', months: 6 }, source: 'MK noteikumi Nr. 857', confidence: 'C', note: 'izdevumi pēc MK noteikumu Nr. 809 normām, kas nav ievadītas; termiņš avotos nav, pieņemti 6 mēneši' },
] }

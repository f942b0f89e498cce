// Tukums: the terms of the reliefs in kind at the counter, each with what the sources leave open.
import type { ReliefTerms } from '../domain/law/relief.ts'
import type { ReliefKind } from '../domain/relief.ts'
import { lawOfTukums } from './benefits/rows-of-tukums.ts'
import type { PolicyTable } from './rows.ts'

const law = lawOfTukums
const row = { municipality: 'tukums', from: '2023-05-25', adoptedOn: '2023-05-25' }
const report = 'Tukuma sociālā dienesta 2024. gada pārskats'

export const reliefTerms: Readonly<Record<ReliefKind, PolicyTable<ReliefTerms>>> = {
  shower: { name: 'relief-terms.shower', rows: [
    { ...row, value: { law, freeOnceIn: 'month', fullPriceCents: 6_66, thenOffCents: 2_00 }, source: 'tukums.lv', confidence: 'B', note: 'pirmā reize mēnesī bez maksas, tad 2 € lētāk (4,66 €); mēnesis lasīts kā kalendāra mēnesis; no kuras dienas ir šāda cena, avotos nav; 2024. gadā 2105,01 € par 369 reizēm' },
  ] },
  laundry: { name: 'relief-terms.laundry', rows: [
    { ...row, value: { law, freeOnceIn: 'week' }, source: `tukums.lv (biežums); ${report} (summa)`, confidence: 'C', note: 'avotos ir tikai "reizi nedēļā" un summa (2024. gadā 2898,65 € par 283 reizēm); ka bez maksas, ka trūcīgām un maznodrošinātām un ka nedēļa sākas pirmdienā, jāapstiprina pašvaldībai' },
  ] },
  soup: { name: 'relief-terms.soup', rows: [
    { municipality: 'tukums', from: '2024-11-11', adoptedOn: '2024-11-11', value: { law, freeOnceIn: 'day', weekdays: [1, 3, 5], where: 'Melnezera iela 1, plkst. 12–13' }, source: `${report} (dienas, laiks un vieta)`, confidence: 'C', note: 'kam porcija pienākas un ka dienā viena, avotos nav un jāapstiprina pašvaldībai; 2024. gadā 13 356 € par 6360 porcijām' },
  ] },
}

// SPSPL 35: the benefit in a crisis: what a social worker finds to be needed, at most a sum by persons, asked within a month of the event.
import type { TermsTable } from './rows-of-tukums.ts'
import { lastDayBefore, lawOfTukums } from './rows-of-tukums.ts'

export const crisis: TermsTable = { name: 'benefit-terms.crisis', rows: [
  { municipality: 'tukums', from: '2021-01-01', to: lastDayBefore, adoptedOn: '2021-01-01', value: { law: 'SPSPL 35. pants; Tukuma novada saistošie noteikumi Nr. 41/2020', amount: { by: 'need-up-to', scale: { firstCents: 272_00, otherCents: 190_00 } }, window: { months: 1 }, often: 'each' }, source: 'tukums.lv; tnsd.lv', confidence: 'B', note: 'tolaik vienāds ar trūcīgas mājsaimniecības slieksni' },
  { municipality: 'tukums', from: '2023-05-25', adoptedOn: '2023-05-25', value: { law: `SPSPL 35. pants; ${lawOfTukums}`, amount: { by: 'need-up-to', scale: 'needy-threshold' }, window: { months: 1 }, often: 'each' }, source: 'atvasināts no Nr. 41/2020: robeža vienāda ar trūcīgas mājsaimniecības slieksni', confidence: 'C', note: 'jaunajos noteikumos robeža nav pārbaudīta' },
] }

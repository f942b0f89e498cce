// MK 1031: codes of the economic classification of expenditure (EKK) by benefit and by how it is given.
import type { PolicyTable } from './rows.ts'

export type PayoutForm = 'cash' | 'in-kind'

const SOURCE = 'MK noteikumi Nr. 1031 (nosaukumi pirms 08.04.2021. grozījumiem)'
const NOTE = 'ceturtā zīme jāapstiprina grāmatvedim'
const code = (name: string, value: string, note = NOTE): PolicyTable<string> =>
  ({ name: `ekk-codes.${name}`, rows: [{ from: '2021-01-01', adoptedOn: '2021-01-01', value, source: SOURCE, confidence: 'C', note }] })

/**
 * One table per benefit and form; all of confidence C: the accountant signs the row before money is booked on it.
 * A unit's suffix is added by the payout, not here.
 */
export const ekkCodes: Record<string, Partial<Record<PayoutForm, PolicyTable<string>>>> = {
  gmi: { cash: code('gmi.cash', '6260'), 'in-kind': code('gmi.in-kind', '6350') },
  housing: { cash: code('housing.cash', '6270'), 'in-kind': code('housing.in-kind', '6360') },
  health: { cash: code('health.cash', '6251'), 'in-kind': code('health.in-kind', '6321') },
  meals: { cash: code('meals.cash', '6252', 'nosaukums mainīts 2021. gadā'), 'in-kind': code('meals.in-kind', '6322') },
  crisis: { cash: code('crisis.cash', '6253'), 'in-kind': code('crisis.in-kind', '6323') },
  'orphan-or-foster': { cash: code('orphan-or-foster.cash', '6254'), 'in-kind': code('orphan-or-foster.in-kind', '6324') },
  'orphan-start-or-studies': { cash: code('orphan-start-or-studies.cash', '6255') },
  'individual-expenses': { cash: code('individual-expenses.cash', '6259'), 'in-kind': code('individual-expenses.in-kind', '6329') },
  voluntary: { cash: code('voluntary.cash', '6423') },
  'home-care': { 'in-kind': code('home-care.in-kind', '6411') },
  'long-term-care': { 'in-kind': code('long-term-care.in-kind', '6412') },
  'other-service': { 'in-kind': code('other-service.in-kind', '6419') },
}

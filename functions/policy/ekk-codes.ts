// MK 1031: codes of the economic classification of expenditure (EKK) by benefit and by how it is given.
import { benefitKinds, benefits } from '../domain/benefits.ts'
import type { Day } from '../domain/days.ts'
import { rowId, rowOn, type PolicyTable, type RowSignature } from './rows.ts'

export type PayoutForm = 'cash' | 'in-kind'

const SOURCE = 'MK noteikumi Nr. 1031 (nosaukumi pirms 08.04.2021. grozījumiem)'
const NOTE = 'ceturtā zīme jāapstiprina grāmatvedim'
const code = (name: string, value: string, note = NOTE): PolicyTable<string> =>
  ({ name: `ekk-codes.${name}`, rows: [{ from: '2021-01-01', adoptedOn: '2021-01-01', value, source: SOURCE, confidence: 'C', note }] })

/**
 * One table per group of benefits (domain/benefits names each one's) and form; all of confidence C: the accountant signs the row before a run with it is approved (pages/finance/run).
 * A unit's suffix is added by the payout, not here.
 */
const tables: Record<string, Partial<Record<PayoutForm, PolicyTable<string>>>> = {
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

export const ekkTables: readonly PolicyTable<string>[] = Object.values(tables).flatMap((forms) => Object.values(forms))

export interface EkkCode {
  code: string
  rowId: string
  /** The accountant has signed the row; before that no run with it is approved. */
  signed: boolean
}

/** The codes in force on a day, by benefit or group of services, for one form of payout. */
export function ekkCodes(municipality: string, on: Day, signed: readonly RowSignature[] = [], form: PayoutForm = 'cash'): Record<string, EkkCode> {
  const named = [...Object.entries(tables), ...benefitKinds.map((kind) => [kind, tables[benefits[kind].ekk] ?? {}] as const)]
  const entries = named.flatMap(([benefit, forms]): [string, EkkCode][] => {
    const table = forms[form]
    const row = table && rowOn(table.rows, on, on, municipality)
    if (table === undefined || row === undefined || row.value === 'unsettled') return []
    const id = rowId(table.name, row)
    return [[benefit, { code: row.value, rowId: id, signed: signed.some((s) => s.rowId === id && s.signedOn <= on) }]]
  })
  return Object.fromEntries(entries)
}

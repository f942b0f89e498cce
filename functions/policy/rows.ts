// Policy rows: values of the law by the day they apply to and the day they were known; only added, never edited.
import type { Day } from '../domain/days.ts'
import type { PolicyRowRef } from '../domain/derivation.ts'
import type { Setting } from '../domain/law/policy.ts'

export interface PolicyRow<V> {
  /** Absent: the whole country. */
  municipality?: string
  from: Day
  /** Last day; absent: until a later row says otherwise. */
  to?: Day
  adoptedOn: Day
  /** The first day a decision may rest on it, if that is not the day of adoption. */
  knownFrom?: Day
  value: V | 'unsettled'
  source: string
  /** A: law or official page; B: one unofficial page or derived; C: pays nothing before the municipality signs it. */
  confidence: 'A' | 'B' | 'C'
  note?: string
}

export interface PolicyTable<V> { name: string; rows: readonly PolicyRow<V>[] }

/** A municipality's signature under a row of confidence C. */
export interface RowSignature { rowId: string; signedOn: Day }

export const rowId = (table: string, row: PolicyRow<unknown>): string =>
  [table, row.municipality, row.from, row.adoptedOn].filter((part) => part !== undefined).join('/')

const knownFrom = (row: PolicyRow<unknown>): Day => row.knownFrom ?? row.adoptedOn
const covers = (row: PolicyRow<unknown>, day: Day) => row.from <= day && day <= (row.to ?? day)

/**
 * The row for a day as it was known on another: of the rows that cover `day` and were known by `knownOn` the one adopted last.
 * A municipality's own row goes before the country's.
 */
export function rowOn<V>(rows: readonly PolicyRow<V>[], day: Day, knownOn: Day, municipality?: string): PolicyRow<V> | undefined {
  const known = rows.filter((row) => covers(row, day) && knownFrom(row) <= knownOn)
  const own = known.filter((row) => row.municipality !== undefined && row.municipality === municipality)
  const candidates = own.length > 0 ? own : known.filter((row) => row.municipality === undefined)
  return candidates.toSorted((a, b) => (a.adoptedOn < b.adoptedOn ? 1 : a.adoptedOn > b.adoptedOn ? -1 : 0))[0]
}

export interface PolicyQuestion { municipality: string; appliesOn: Day; knownOn: Day; signed?: readonly RowSignature[] }

/** The value a decision may use: unsettled where no row is known, the row says so, or its confidence is C and nobody signed it by then. */
export function settingOn<V>(table: PolicyTable<V>, { municipality, appliesOn, knownOn, signed = [] }: PolicyQuestion): Setting<V> {
  const row = rowOn(table.rows, appliesOn, knownOn, municipality)
  if (row === undefined) return { value: 'unsettled', why: `nav zināmas vērtības (${table.name}, ${appliesOn})` }
  const reference: PolicyRowRef = { id: rowId(table.name, row), source: row.source, confidence: row.confidence }
  if (row.value === 'unsettled') return { value: 'unsettled', row: reference, why: row.note ?? `vērtība nav noskaidrota (${table.name}, ${appliesOn})` }
  if (row.confidence === 'C' && !signed.some((s) => s.rowId === reference.id && s.signedOn <= knownOn))
    return { value: 'unsettled', row: reference, why: `vērtība gaida pašvaldības apstiprinājumu (${reference.id})` }
  return { value: row.value, row: reference }
}

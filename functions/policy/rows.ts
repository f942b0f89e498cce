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

export const knownFrom = (row: PolicyRow<unknown>): Day => row.knownFrom ?? row.adoptedOn
const covers = (row: PolicyRow<unknown>, day: Day) => row.from <= day && day <= (row.to ?? day)

/**
 * The row for a day as it was known on another: of the rows that cover `day` and were known by `knownOn` the one adopted last.
 * A municipality's own row goes before the country's. `alsoKnown` tells rows that count as known whatever the day.
 */
export function rowOn<V>(rows: readonly PolicyRow<V>[], day: Day, knownOn: Day, municipality?: string, alsoKnown = (_: PolicyRow<V>): boolean => false): PolicyRow<V> | undefined {
  let found: PolicyRow<V> | undefined
  for (const row of rows) {
    if (!covers(row, day) || (knownFrom(row) > knownOn && !alsoKnown(row))) continue
    if (row.municipality !== undefined && row.municipality !== municipality) continue
    const goesBefore = found === undefined || (row.municipality === found.municipality ? row.adoptedOn > found.adoptedOn : row.municipality !== undefined)
    if (goesBefore) found = row
  }
  return found
}

export interface PolicyQuestion {
  municipality: string
  appliesOn: Day
  knownOn: Day
  /** Rows of confidence C the municipality has signed. */
  signed?: readonly RowSignature[]
  /** Rows that a recalculation takes back to a past day of knowledge, by identifier. */
  alsoKnown?: readonly string[]
}

const cited = new WeakMap<PolicyRow<unknown>, { value: unknown; row: PolicyRowRef }>()

/** The row's value and the row as a decision cites it: made once for each row, and frozen with it. */
function citing<V>(table: string, row: PolicyRow<V>): { value: V | 'unsettled'; row: PolicyRowRef } {
  let found = cited.get(row)
  if (found === undefined) {
    found = { value: row.value, row: { id: rowId(table, row), source: row.source, confidence: row.confidence } }
    freeze(found)
    cited.set(row, found)
  }
  return found as { value: V | 'unsettled'; row: PolicyRowRef }
}

/** Freezes a value with all that is in it. */
export function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  Object.values(value).forEach(freeze)
}

/** The value a decision may use: unsettled where no row is known, the row says so, or its confidence is C and nobody signed it by then. */
export function settingOn<V>(table: PolicyTable<V>, { municipality, appliesOn, knownOn, signed = [], alsoKnown = [] }: PolicyQuestion): Setting<V> {
  const takenBack = (row: PolicyRow<V>): boolean => alsoKnown.includes(rowId(table.name, row))
  const row = rowOn(table.rows, appliesOn, knownOn, municipality, alsoKnown.length === 0 ? undefined : takenBack)
  if (row === undefined) return { value: 'unsettled', why: `nav zināmas vērtības (${table.name}, ${appliesOn})` }
  const setting = citing(table.name, row)
  const { value, row: reference } = setting
  if (value === 'unsettled') return { value: 'unsettled', row: reference, why: row.note ?? `vērtība nav noskaidrota (${table.name}, ${appliesOn})` }
  if (row.confidence === 'C' && !signed.some((s) => s.rowId === reference.id && (s.signedOn <= knownOn || takenBack(row))))
    return { value: 'unsettled', row: reference, why: `vērtība gaida pašvaldības apstiprinājumu (${reference.id})` }
  return setting as Setting<V>
}

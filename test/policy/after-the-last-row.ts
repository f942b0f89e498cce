// The first day of which nobody knows a table's value yet: what tests of the unknown stand on, so that a new row of the law moves them with it.
import { addDays, type Day } from '../../functions/domain/days.ts'
import type { PolicyTable } from '../../functions/policy/rows.ts'

/** The day after the last row that has a last day. Of several tables, the first day that none of them knows. */
export function afterTheLastRow(...tables: readonly PolicyTable<unknown>[]): Day {
  const last = tables.flatMap(({ rows }) => rows.map(({ from, to }) => to ?? from)).toSorted().at(-1)!
  return addDays(last, 1)
}

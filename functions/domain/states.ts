// The states a record goes through: a table says which may follow which, and nothing else moves it.
import { z } from 'zod'

/** Declares the table. What follows and is no state of its own does not compile. */
export const transitions = <const Table extends Readonly<Record<string, readonly (keyof Table & string)[]>>>(table: Table): Table => table

/** The states of a table, as records hold them. */
export const statesOf = <Table extends object>(table: Table) => z.enum(Object.keys(table) as [keyof Table & string, ...(keyof Table & string)[]])

/** Errors: throws for a move the table does not have, which is a bug. */
export function checkMove<Table extends Readonly<Record<string, readonly string[]>>>(what: string, table: Table, from: keyof Table & string, to: keyof Table & string): void {
  if (table[from]?.includes(to) !== true) throw new Error(`A ${what} cannot go from ${from} to ${to}`)
}

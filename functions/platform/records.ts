// A record a step cannot go on without.
import { NeedsStaff } from '../domain/errors.ts'

/** The record, or a fault a person must look at: its absence is never worth a retry. */
export function recordOf<T>(record: T | undefined, what: string): T {
  if (record === undefined) throw new NeedsStaff(`There is no ${what}`)
  return record
}

// The journal of a case: appended as part of whatever transaction made it true.
import { CaseEvent } from '../domain/event.ts'
import type { Table, Write } from './table.ts'

/**
 * One entry. `key` makes it the same entry when a step is repeated: a box and its entry, a wait, a person's act.
 * Recorded order is the order of the sort key.
 */
export const entry = (table: Table, event: CaseEvent, key: string): Write =>
  table.set({ pk: `CASE#${event.caseId}`, sk: `EVENT#${event.recordedAt}#${event.what}#${key}` }, event)

export function openJournal(table: Table) {
  return {
    /** What happened in the case, in the order it was recorded. */
    async ofCase(caseId: string): Promise<CaseEvent[]> {
      return (await table.partition(`CASE#${caseId}`, 'EVENT#')).map((item) => CaseEvent.parse(item))
    },
    /** Appends an entry by itself: someone read the case, a reminder was sent. */
    async append(event: CaseEvent, key: string): Promise<void> {
      await table.transact([entry(table, event, key)])
    },
  }
}

// The journal of a case: appended as part of whatever transaction made it true; and who of the office read the file.
import { dayAt } from '../domain/days.ts'
import { Conflict } from '../domain/errors.ts'
import { CaseEvent, type OfficeEvent } from '../domain/event.ts'
import type { Instant } from '../domain/identifiers.ts'
import { recordOf, type Table, type Write } from './table.ts'

/**
 * One entry. `key` makes it the same entry when a step is repeated: a box and its entry, a wait, a person's act.
 * Recorded order is the order of the sort key.
 */
export const entry = (table: Table, event: CaseEvent, key: string): Write =>
  table.set({ pk: `CASE#${event.caseId}`, sk: `EVENT#${event.recordedAt}#${event.what}#${key}` }, event)

/** One entry of a book that is of no case: a payout run's `RUN#<run>`, a recalculation's `RECALCULATION#<id>`, or the office's own `OFFICE#`. */
export const officeEntry = (table: Table, book: string, event: OfficeEvent, key: string): Write =>
  table.set({ pk: book, sk: `EVENT#${event.recordedAt}#${event.what}#${key}` }, event)

export function openJournal(table: Table) {
  return {
    /** An entry as part of a transaction. */
    entry: (event: CaseEvent, key: string): Write => entry(table, event, key),
    /** An entry by itself. */
    async append(event: CaseEvent, key: string): Promise<void> { await table.transact([entry(table, event, key)]) },
    /** What happened in the case, in the order it was recorded. */
    async ofCase(caseId: string): Promise<CaseEvent[]> {
      return (await table.partition(`CASE#${caseId}`, 'EVENT#')).map((item) => recordOf(CaseEvent, item))
    },
    /** Who of the office read the file, in order of the days. */
    async readingsOf(caseId: string): Promise<CaseEvent[]> {
      return (await table.partition(`CASE#${caseId}`, 'READ#')).map((item) => recordOf(CaseEvent, item))
    },
    /** Keeps that a colleague at the reception looked somebody up, who may have no case yet. */
    async lookedUp(personId: string, staffId: string, at: Instant): Promise<void> {
      await table.transact([officeEntry(table, 'OFFICE#', { what: 'PersonLookedUp', by: `staff:${staffId}`, occurredAt: at, recordedAt: at, note: personId }, staffId)])
    },
    /**
     * Keeps that a colleague read the file and why: once a day for each, with the moment and the purpose of the first time. `waitId`: the task it was read for.
     * It lies beside the journal and not in it, so that what happened is not lost among who looked.
     */
    async read(caseId: string, staffId: string, at: Instant, why: { note: string; waitId?: string | undefined }): Promise<void> {
      const reading: CaseEvent = { caseId, what: 'CaseRead', by: `staff:${staffId}`, occurredAt: at, recordedAt: at, ...why }
      try {
        await table.transact([table.create({ pk: `CASE#${caseId}`, sk: `READ#${dayAt(at)}#${staffId}` }, reading, '')])
      } catch (error) {
        // They have read it today already.
        if (!(error instanceof Conflict)) throw error
      }
    },
  }
}

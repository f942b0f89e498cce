// The office's rows of the working calendar, only ever added; and how far open dates have been reckoned anew by them.
import { CalendarPass, type Place } from '../domain/calendar-pass.ts'
import { CalendarRow } from '../domain/calendar-row.ts'
import type { WaitSubject } from '../domain/wait.ts'
import { officeEntry } from './journal.ts'
import { recordOf, type Table } from './table.ts'

const pk = (municipality: string): string => `CALENDAR#${municipality}`
const passKey = (municipality: string) => ({ pk: pk(municipality), sk: 'PASS' })
const changed = 'Kalendāra pārrēķins tikko mainījās.'

/** `CASE#<id>` → what a wait in it is about. */
function subjectIn(book: string): WaitSubject {
  const [kind = '', id = ''] = book.split('#')
  return kind === 'CASE' ? { caseId: id } : kind === 'RUN' ? { runId: id } : kind === 'JUBILEES' ? { jubileesId: id } : { recalculationId: id }
}

export function openCalendar(table: Table) {
  return {
    /** Every row, in the order entered. */
    async rows(municipality: string): Promise<CalendarRow[]> {
      return (await table.partition(pk(municipality), 'ROW#')).map((item) => recordOf(CalendarRow, item))
    },
    async add(municipality: string, row: CalendarRow): Promise<void> {
      const { rowId, enteredBy, enteredAt } = row
      await table.transact([
        table.create({ pk: pk(municipality), sk: `ROW#${enteredAt}#${rowId}` }, row, 'Šī rinda jau ir ierakstīta.'),
        officeEntry(table, 'OFFICE#', { what: row.says === 'moved' ? 'CalendarDayMoved' : 'CalendarRowWithdrawn', by: `staff:${enteredBy}`, occurredAt: enteredAt, recordedAt: enteredAt, note: rowId }, rowId),
      ])
    },
    async pass(municipality: string): Promise<CalendarPass | undefined> {
      const item = await table.get(passKey(municipality))
      return item && recordOf(CalendarPass, item)
    },
    async keepFirstPass(municipality: string, pass: Omit<CalendarPass, 'version'>): Promise<void> {
      await table.transact([table.create(passKey(municipality), { ...pass, version: 1 }, changed)])
    },
    /** Errors: Conflict when another sweep has gone on meanwhile. */
    async keepPass(municipality: string, pass: CalendarPass): Promise<void> {
      await table.transact([table.replace(passKey(municipality), pass, changed)])
    },
    /** So many cases, payout runs, recalculations and months of jubilees after a place, by the index, and where it goes on; undefined: these were the last. */
    async subjects(municipality: string, { list, after }: Place, limit: number): Promise<{ subjects: WaitSubject[]; next: Place | undefined }> {
      const lists = ['CASES', 'RUNS', `RECALCULATIONS#${municipality}`, `JUBILEES#${municipality}`]
      const items = await table.index('list', lists[list]!, after === undefined ? { limit } : { after, limit })
      const last = items.at(-1)
      const next = items.length === limit && last !== undefined ? { list, after: String(last['listSk']) } : list + 1 < lists.length ? { list: list + 1 } : undefined
      return { subjects: items.map((item) => subjectIn(String(item['pk']))), next }
    },
  }
}

// History in SQLite: what an execution went through in one commit is one row, and rows stand in the order of commits. So a commit writes to the
// end of the table, whichever executions it moved, and not to a page of each.
import type { DatabaseSync } from 'node:sqlite'
import { commitsOf } from '../commits.ts'
import { statementsOf } from './statements.ts'

/** An event to be written: its details are JSON text. */
export interface EventRow {
  id: number
  previous: number
  at: number
  type: string
  details: string | null
}
/** An event as it was read. */
export type ReadEvent = Omit<EventRow, 'details'> & { details: Record<string, unknown> | null }

/** `events`: JSON, a list of [id, previous, at, type, details]; `last`: the id of the last of them. */
const schema = `
create table if not exists sfn_events (row integer primary key, execution integer not null, last integer not null, events text not null);
create index if not exists sfn_events_execution on sfn_events (execution, last);`

/** Earlier releases had a row for each event. */
const isOfEarlier = `select 1 from sqlite_schema where name = 'sfn_history'`
const takeOver = `
insert into sfn_events (execution, last, events) select execution, id, json_array(json_array(id, previous, at, type, json(details))) from sfn_history order by execution, id;
drop table sfn_history;`

/** So many rows are inserted by one statement. */
const rowsAtOnce = 32

/** Makes the table where it is absent. What is added is written when `write` is called; readers call it by themselves. */
export function openEvents(database: DatabaseSync) {
  database.exec(schema)
  const { atomically, wrote } = commitsOf(database)
  if (database.prepare(isOfEarlier).get() !== undefined) atomically(() => {
    wrote()
    database.exec(takeOver)
  })
  const sql = statementsOf(database)
  const select = {
    last: sql<{ last: number | null }>('select max(last) as last from sfn_events where execution = ?'),
    after: sql<{ events: string }>('select events from sfn_events where execution = ? and last > ? order by last limit ?'),
    // Up to the row in which the event before that one stands.
    before: sql<{ events: string }>('select events from sfn_events where execution = ?1 and last <= (select min(last) from sfn_events where execution = ?1 and last >= ?2 - 1) order by last desc limit ?3'),
  }
  const remove = sql('delete from sfn_events where execution = ?')
  const inserts = new Map<number, ReturnType<typeof sql>>()
  /** Not written yet, by execution. */
  let added = new Map<number, { last: number, texts: string[] }>()

  function insertOf(rows: number) {
    const insert = inserts.get(rows) ?? sql(`insert into sfn_events (execution, last, events) values ${Array(rows).fill('(?, ?, ?)').join(', ')}`)
    inserts.set(rows, insert)
    return insert
  }

  function write(): void {
    if (added.size === 0) return
    const rows = [...added].map(([execution, { last, texts }]) => [execution, last, `[${texts.join(',')}]`])
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const some = rows.slice(from, from + rowsAtOnce)
      insertOf(some.length).run(...some.flat())
    }
    added = new Map()
  }

  const read = (rows: { events: string }[]): ReadEvent[][] => rows.map(({ events }) =>
    (JSON.parse(events) as [number, number, number, string, ReadEvent['details']][]).map(([id, previous, at, type, details]) => ({ id, previous, at, type, details })))

  return {
    add(execution: number, events: readonly EventRow[]): void {
      if (events.length === 0) return
      wrote()
      const row = added.get(execution) ?? { last: 0, texts: [] }
      for (const { id, previous, at, type, details } of events) row.texts.push(`[${id},${previous},${at},"${type}",${details ?? 'null'}]`)
      row.last = events.at(-1)!.id
      added.set(execution, row)
    },
    write,
    /** What was added since the last `write` is not to be written. */
    forgetAdded(): void {
      added = new Map()
    },
    /** The id of the last event of an execution, 0 where it has none. */
    last: (execution: number): number => added.get(execution)?.last ?? select.last.get(execution)?.last ?? 0,
    /** At most so many events after one, or before it, the last first. */
    after(execution: number, id: number, limit: number): ReadEvent[] {
      write()
      return read(select.after.all(execution, id, limit)).flat().filter((event) => event.id > id).slice(0, limit)
    },
    before(execution: number, id: number, limit: number): ReadEvent[] {
      write()
      return read(select.before.all(execution, id, limit)).flatMap((events) => events.toReversed()).filter((event) => event.id < id).slice(0, limit)
    },
    remove(execution: number): void {
      remove.run(execution)
    },
  }
}

// Timers in SQLite, and as they stand in executions at work. They are written when the commit comes: one that moves five times before it is one row written once.
import type { DatabaseSync } from 'node:sqlite'
import { commitsOf } from '../commits.ts'
import type { TimerKind, TimerRow } from './rows.ts'
import { statementsOf } from './statements.ts'

/** Timers of an execution by frame (0 being the execution as a whole) and kind: as they stand, and as the rows have them. */
export interface Timers { execution: number, now: Map<string, TimerRow>, stored: Map<string, number> }
const nameOf = (frame: number, kind: TimerKind): string => `${frame} ${kind}`

/** The timers of so many executions are looked through for a date that has come before they have their rows. */
const movedAtMost = 64
const inOrder = (a: TimerRow, b: TimerRow): number => a.dueAt - b.dueAt || a.execution - b.execution || a.frame - b.frame || (a.kind < b.kind ? -1 : 1)

export function openTimers(database: DatabaseSync) {
  const { wrote } = commitsOf(database)
  const sql = statementsOf(database)
  const select = {
    of: sql<TimerRow>('select * from sfn_timers where execution = ?'),
    due: sql<TimerRow>('select * from sfn_timers where dueAt <= ? order by dueAt, execution, frame, kind limit ?'),
    earliest: sql<{ dueAt: number | null }>('select min(dueAt) as dueAt from sfn_timers'),
  }
  const write = {
    set: sql('insert into sfn_timers (execution, frame, kind, dueAt) values (?, ?, ?, ?) on conflict do update set dueAt = excluded.dueAt'),
    clear: sql('delete from sfn_timers where execution = ? and frame = ? and kind = ?'),
    forget: sql('delete from sfn_timers where execution = ?'),
  }
  /** Those the next commit writes. */
  let moved = new Set<Timers>()
  /** No timer that has its row is due before this. */
  let dueFrom = -Infinity

  function move(timers: Timers): Timers['now'] {
    wrote()
    moved.add(timers)
    return timers.now
  }

  function writeMoved(): void {
    for (const { execution, now, stored } of moved) {
      for (const name of stored.keys()) {
        if (now.has(name)) continue
        const [frame, kind] = name.split(' ') as [string, string]
        write.clear.run(execution, Number(frame), kind)
        stored.delete(name)
      }
      for (const [name, { frame, kind, dueAt }] of now) {
        if (stored.get(name) === dueAt) continue
        write.set.run(execution, frame, kind, dueAt)
        stored.set(name, dueAt)
        dueFrom = Math.min(dueFrom, dueAt)
      }
    }
    moved = new Set()
  }

  return {
    /** Of an execution that has just begun. */
    none: (execution: number): Timers => ({ execution, now: new Map(), stored: new Map() }),
    read(execution: number): Timers {
      const named = select.of.all(execution).map((row) => [nameOf(row.frame, row.kind), row] as const)
      return { execution, now: new Map(named), stored: new Map(named.map(([name, { dueAt }]) => [name, dueAt])) }
    },
    set(timers: Timers, frame: number, kind: TimerKind, dueAt: number): void {
      move(timers).set(nameOf(frame, kind), { execution: timers.execution, frame, kind, dueAt })
    },
    clear(timers: Timers, frame: number, kind: TimerKind): void {
      move(timers).delete(nameOf(frame, kind))
    },
    clearOfFrame(timers: Timers, frame: number): void {
      const now = move(timers)
      for (const [name, timer] of now) if (timer.frame === frame) now.delete(name)
    },
    clearAll(timers: Timers): void {
      move(timers).clear()
    },
    write: writeMoved,
    /** What moved since the last `write` is not to be written, and what was read may not stand. */
    forgetMoved(): void {
      moved.clear()
      dueFrom = -Infinity
    },
    remove(execution: number): void {
      write.forget.run(execution)
    },
    /** In order of their dates, at most so many. */
    due(at: number, limit: number): TimerRow[] {
      if (moved.size > movedAtMost || at >= dueFrom) writeMoved()
      if (at < dueFrom) return [...moved].flatMap(({ now }) => [...now.values()].filter(({ dueAt }) => dueAt <= at)).toSorted(inOrder).slice(0, limit)
      const due = select.due.all(at, limit)
      if (due.length === 0) dueFrom = select.earliest.get()?.dueAt ?? Infinity
      return due
    },
    earliest(): number | undefined {
      writeMoved()
      return select.earliest.get()?.dueAt ?? undefined
    },
  }
}

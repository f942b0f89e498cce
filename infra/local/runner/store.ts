// The runner's rows in SQLite: definitions, executions, frames, timers, history. Nothing of an execution lives anywhere else: what is in
// memory, the executions at work and the queue of frames with work, is a copy that can be dropped at any moment. Frames, timers and history
// are written when the commit comes: a frame that moves five times before it is one row written once.
import type { DatabaseSync } from 'node:sqlite'
import { commitsOf } from '../commits.ts'
import { openEvents } from './event-rows.ts'
import { openQueue, type Queued } from './queue.ts'
import { frameColumns, movingColumns, schema, type ExecutionRow, type FrameRow, type Memo, type Phase, type TimerKind, type TimerRow } from './rows.ts'
import { statementsOf } from './statements.ts'
import { openTimers, type Timers } from './timer-rows.ts'

export type Store = ReturnType<typeof openStore>

/** An execution with all its frames and timers. */
interface Hot { row: ExecutionRow, frames: Map<number, FrameRow>, timers: Timers }

type StoredFrame = Omit<FrameRow, 'memo' | 'read'> & { memo: string }

/** So many executions are kept in memory at most: a case that sleeps is rows. */
const hotAtMost = 256

/** Makes the tables where they are absent and prepares every statement the runner uses. */
export function openStore(database: DatabaseSync) {
  database.exec(schema)
  const events = openEvents(database)
  const timers = openTimers(database)
  const { atomically, beforeCommit, onDoubt, wrote } = commitsOf(database)
  const sql = statementsOf(database)
  const select = {
    execution: sql<ExecutionRow>('select * from sfn_executions where id = ?'),
    executionNamed: sql<{ id: number }>('select id from sfn_executions where workflow = ? and name = ?'),
    frames: sql<StoredFrame>('select * from sfn_frames where execution = ? order by id'),
    queue: sql<Queued & { phase: Phase }>('select execution, id as frame, phase from sfn_frames where ready is not null order by ready'),
    last: sql<{ ready: number | null, frame: number | null }>('select (select max(ready) from sfn_frames where ready is not null) as ready, (select max(id) from sfn_frames) as frame'),
  }
  const write = {
    insertExecution: sql(`insert into sfn_executions (workflow, name, definition, status, input, startedAt, events) values (?, ?, ?, 'RUNNING', ?, ?, 0)`),
    end: sql('update sfn_executions set status = ?, output = ?, error = ?, cause = ?, endedAt = ?, events = ? where id = ?'),
    redrive: sql(`update sfn_executions set status = 'RUNNING', output = null, error = null, cause = null, endedAt = null, redrives = redrives + 1 where id = ?`),
    frame: sql(`insert into sfn_frames (${frameColumns}, id) values (${frameColumns.map(() => '?')}, ?) on conflict do update set ${movingColumns.map((column) => `${column} = excluded.${column}`)}`),
    deleteFrame: sql('delete from sfn_frames where id = ?'),
    keepDefinition: sql('insert into sfn_definitions (hash, json) values (?, ?) on conflict do nothing'),
    forgetDefinitions: sql('delete from sfn_definitions where not exists (select 1 from sfn_executions where definition = hash)'),
  }

  const forget = sql('delete from sfn_executions where id = ?')

  const hot = new Map<number, Hot>()
  const queue = openQueue(() => {
    writeKept()
    return select.queue.all()
  })
  const last = select.last.get()
  let lastReady = last?.ready ?? 0
  /** No two frames of a process have one number, so that the call of one that is gone is never taken for another's. */
  let lastFrame = last?.frame ?? 0

  /**
   * What the next commit writes beside timers and history: frames as they stand, undefined where the row goes; and which of them have no row
   * yet. Every execution named here is hot. Replaced and not cleared, here as in timers and events: V8 keeps what a cleared map held for as long as the old one lives on.
   */
  const kept = { frames: new Map<number, FrameRow | undefined>(), rowless: new Set<number>() }
  beforeCommit(writeKept)
  onDoubt(() => {
    hot.clear()
    kept.frames.clear()
    kept.rowless.clear()
    timers.forgetMoved()
    events.forgetAdded()
    queue.doubt()
  })

  function writeKept(): void {
    events.write()
    for (const [id, frame] of kept.frames) if (frame === undefined) write.deleteFrame.run(id); else write.frame.run(...values(frame), id)
    kept.frames = new Map()
    kept.rowless = new Set()
    timers.write()
  }

  function keepFrame(frame: FrameRow): void {
    wrote()
    kept.frames.set(frame.id, frame)
  }

  function dropFrame(id: number): void {
    wrote()
    if (kept.rowless.delete(id)) kept.frames.delete(id)
    else kept.frames.set(id, undefined)
  }

  function hotOf(id: number): Hot | undefined {
    const known = hot.get(id)
    if (known !== undefined) return known
    const row = select.execution.get(id)
    if (row === undefined) return undefined
    const read: Hot = {
      // While it runs its history says how many events there are; the row is told at the end.
      row: row.status === 'RUNNING' ? { ...row, events: events.last(id) } : row,
      frames: new Map(select.frames.all(id).map((frame) => [frame.id, { ...frame, memo: JSON.parse(frame.memo) as Memo }])),
      timers: timers.read(id),
    }
    hot.set(id, read)
    return read
  }

  const timersOf = ({ execution, id }: FrameRow): TimerRow[] => [...hotOf(execution)?.timers.now.values() ?? []].filter(({ frame }) => frame === id)

  function withTimers(execution: number, change: (timers: Timers) => void): void {
    const known = hotOf(execution)
    if (known !== undefined) change(known.timers)
  }

  function changeExecution(id: number, changes: Partial<ExecutionRow>): void {
    const known = hot.get(id)
    if (known) known.row = { ...known.row, ...changes }
  }

  const values = (frame: Omit<FrameRow, 'id'>) => frameColumns.map((column) => column === 'memo' ? JSON.stringify(frame.memo) : frame[column])
  const framesOf = (execution: number): Iterable<FrameRow> => hotOf(execution)?.frames.values() ?? []

  function deleteFrames(execution: number, which: (frame: FrameRow) => boolean): void {
    for (const frame of [...framesOf(execution)].filter(which)) {
      dropFrame(frame.id)
      hot.get(execution)?.frames.delete(frame.id)
      queue.dequeue(frame.id)
    }
  }

  return {
    definition: sql<{ json: string }>('select json from sfn_definitions where hash = ?'),
    keepDefinition: write.keepDefinition,
    forgetDefinitions: write.forgetDefinitions,
    endedBefore: sql<{ id: number }>('select id from sfn_executions where endedAt < ? limit ?'),
    list: sql<ExecutionRow>(`select * from sfn_executions where workflow = ? and (? is null or status = ?) order by startedAt desc, id desc limit ? offset ?`),

    transaction: atomically,
    nextReady: () => ++lastReady,

    execution: (id: number): ExecutionRow | undefined => hotOf(id)?.row,
    executionNamed(workflow: string, name: string): ExecutionRow | undefined {
      const found = select.executionNamed.get(workflow, name)
      return found && hotOf(found.id)?.row
    },
    insertExecution(workflow: string, name: string, definition: string, input: string, startedAt: number): number {
      const id = Number(write.insertExecution.run(workflow, name, definition, input, startedAt).lastInsertRowid)
      const row: ExecutionRow = { id, workflow, name, definition, status: 'RUNNING', input, output: null, error: null, cause: null, startedAt, endedAt: null, events: 0, redrives: 0 }
      hot.set(id, { row, frames: new Map(), timers: timers.none(id) })
      return id
    },
    counted(id: number, events: number): void {
      changeExecution(id, { events })
    },
    end(id: number, ended: Pick<ExecutionRow, 'status' | 'output' | 'error' | 'cause' | 'endedAt' | 'events'>): void {
      const { status, output, error, cause, endedAt, events } = ended
      write.end.run(status, output, error, cause, endedAt, events, id)
      changeExecution(id, ended)
    },
    redrive(id: number): void {
      // Read before its row is written, so that what is in memory counts this redrive once.
      const redrives = (hotOf(id)?.row.redrives ?? 0) + 1
      write.redrive.run(id)
      changeExecution(id, { status: 'RUNNING', output: null, error: null, cause: null, endedAt: null, redrives, context: undefined })
    },

    frame: (execution: number, id: number): FrameRow | undefined => hotOf(execution)?.frames.get(id),
    rootFrame: (execution: number): FrameRow | undefined => [...framesOf(execution)].find(({ parent }) => parent === null),
    events,

    /** In order of their branches, which is the order they were made in. */
    children: ({ execution, id }: FrameRow): FrameRow[] => [...framesOf(execution)].filter(({ parent }) => parent === id),
    frameWithToken: (execution: number, token: string): FrameRow | undefined => [...framesOf(execution)].find((frame) => frame.token === token),
    answer(frame: FrameRow, answer: string, ready: number | null): void {
      const answered = { ...frame, answer, ready }
      const frames = hotOf(frame.execution)?.frames
      keepFrame(answered)
      queue.enqueue(answered, frame)
      frames?.set(frame.id, answered)
    },
    insertFrame(frame: Omit<FrameRow, 'id'>): void {
      const inserted = { id: ++lastFrame, ...frame }
      kept.rowless.add(inserted.id)
      keepFrame(inserted)
      hotOf(frame.execution)?.frames.set(inserted.id, inserted)
      queue.enqueue(inserted, undefined)
    },
    updateFrame(frame: FrameRow): void {
      const updated = { ...frame, version: frame.version + 1 }
      const frames = hotOf(frame.execution)?.frames
      keepFrame(updated)
      queue.enqueue(updated, frames?.get(frame.id))
      frames?.set(frame.id, updated)
    },
    deleteFrames: (execution: number): void => deleteFrames(execution, () => true),
    /** An execution with everything that was ever known of it. */
    forget(id: number): void {
      deleteFrames(id, () => true)
      writeKept()
      hot.delete(id)
      timers.remove(id)
      forget.run(id)
      events.remove(id)
    },
    deleteChildren: (execution: number): void => deleteFrames(execution, ({ parent }) => parent !== null),
    /** Everything below a frame, with its timers. */
    deleteBelow(frame: FrameRow): void {
      const below = new Set([frame.id])
      // Children are made after their parents.
      for (const { id, parent } of framesOf(frame.execution)) if (parent !== null && below.has(parent)) below.add(id)
      below.delete(frame.id)
      for (const id of below) this.clearTimers(frame.execution, id)
      deleteFrames(frame.execution, ({ id }) => below.has(id))
    },

    clearTimer(execution: number, frame: number, kind: TimerKind): void {
      withTimers(execution, (of) => timers.clear(of, frame, kind))
    },
    clearTimers(execution: number, frame: number): void {
      withTimers(execution, (of) => timers.clearOfFrame(of, frame))
    },
    clearAllTimers(execution: number): void {
      withTimers(execution, timers.clearAll)
    },
    setTimer(execution: number, frame: number, kind: TimerKind, dueAt: number): void {
      withTimers(execution, (of) => timers.set(of, frame, kind, dueAt))
    },
    timersOf,
    /** A date of the frame has come, whether it has fired or not. */
    isDue: (frame: FrameRow, now: number): boolean => timersOf(frame).some(({ dueAt }) => dueAt <= now),
    dueTimers: timers.due,
    earliestTimer: timers.earliest,

    firstStep: queue.firstStep,
    calls: queue.calls,
    dequeue: queue.dequeue,
    /** Lets go of executions that have not been at work lately. */
    cool(): void {
      if (hot.size <= 2 * hotAtMost) return
      writeKept()
      for (const id of hot.keys()) {
        if (hot.size <= hotAtMost) return
        hot.delete(id)
      }
    },
  }
}

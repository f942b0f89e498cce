// The runner's rows in SQLite: definitions, executions, frames, timers, history. Nothing of an execution lives anywhere else.
import type { DatabaseSync } from 'node:sqlite'

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'

export interface ExecutionRow {
  id: number
  workflow: string
  name: string
  definition: string
  status: Status
  input: string
  output: string | null
  error: string | null
  cause: string | null
  startedAt: number
  endedAt: number | null
  /** How many history events there are: the next one is one more. */
  events: number
  redrives: number
}

/**
 * Where a frame stands. Parked ones have no `ready`.
 * enter, begin: about to enter a state (begin: the first of a Map iteration) · again: to be tried again · call: to be invoked ·
 * sleep: a Wait or a retry delay · token: waits for an answer · silent: a call that never answers · timedOut, heartbeatLost: its timer
 * fired · waited: a Wait is over · children: a Map or Parallel at work · joined, failed: its children ended · queued: an iteration whose
 * turn has not come · done: a child with its output · ended: the execution ended in this state, and may be redriven from it.
 */
export type Phase =
  | 'enter' | 'begin' | 'again' | 'call' | 'sleep' | 'token' | 'silent' | 'timedOut' | 'heartbeatLost' | 'waited'
  | 'children' | 'joined' | 'failed' | 'queued' | 'done' | 'ended'

/** One line of control: the workflow itself, a branch of a Parallel, or an iteration of a Map. JSON fields are text. */
export interface FrameRow {
  id: number
  execution: number
  parent: number | null
  /** Which branch of its parent, or which item. */
  branch: number
  machine: number
  state: string
  phase: Phase
  /** Place in the queue of frames with work, or null when parked. */
  ready: number | null
  /** Grows with every write, so that a late result is known to be late. */
  version: number
  token: string | null
  answer: string | null
  input: string
  variables: string
  /** The item of a Map iteration. */
  item: string | null
  memo: string
  enteredEvent: number
  enteredAt: number
  lastEvent: number
  /** Children that have not ended. */
  pending: number
}

export type TimerKind = 'wait' | 'retry' | 'timeout' | 'heartbeat' | 'execution' | 'announce'

export interface TimerRow {
  execution: number
  /** 0 for a timer of the execution as a whole. */
  frame: number
  kind: TimerKind
  dueAt: number
}

export interface EventRow {
  id: number
  previous: number
  at: number
  type: string
  details: string | null
}

const schema = `
create table if not exists sfn_definitions (hash text primary key, json text not null) without rowid;
create table if not exists sfn_executions (
  id integer primary key, workflow text not null, name text not null, definition text not null, status text not null,
  input text not null, output text, error text, cause text, startedAt integer not null, endedAt integer, events integer not null, redrives integer not null default 0,
  unique (workflow, name));
create index if not exists sfn_executions_ended on sfn_executions (endedAt) where endedAt is not null;
create index if not exists sfn_executions_listed on sfn_executions (workflow, status, startedAt);
create table if not exists sfn_frames (
  id integer primary key, execution integer not null, parent integer, branch integer not null, machine integer not null,
  state text not null, phase text not null, ready integer, version integer not null, token text, answer text,
  input text not null, variables text not null, item text, memo text not null,
  enteredEvent integer not null, enteredAt integer not null, lastEvent integer not null, pending integer not null);
create index if not exists sfn_frames_execution on sfn_frames (execution);
create index if not exists sfn_frames_parent on sfn_frames (parent, branch) where parent is not null;
create unique index if not exists sfn_frames_token on sfn_frames (token) where token is not null;
create index if not exists sfn_frames_steps on sfn_frames (ready) where ready is not null and phase <> 'call';
create index if not exists sfn_frames_calls on sfn_frames (ready) where ready is not null and phase = 'call';
create table if not exists sfn_timers (
  execution integer not null, frame integer not null, kind text not null, dueAt integer not null,
  primary key (execution, frame, kind)) without rowid;
create index if not exists sfn_timers_due on sfn_timers (dueAt);
create table if not exists sfn_history (
  execution integer not null, id integer not null, previous integer not null, at integer not null, type text not null, details text,
  primary key (execution, id)) without rowid;
`

const frameColumns = [
  'execution', 'parent', 'branch', 'machine', 'state', 'phase', 'ready', 'version', 'token', 'answer', 'input', 'variables', 'item', 'memo',
  'enteredEvent', 'enteredAt', 'lastEvent', 'pending',
] as const

export type Store = ReturnType<typeof openStore>

/** Makes the tables where they are absent and prepares every statement the runner uses. */
export function openStore(database: DatabaseSync) {
  database.exec(schema)
  const sql = <Row = Record<string, never>>(text: string) => {
    const statement = database.prepare(text)
    type Values = (string | number | null)[]
    return {
      get: (...values: Values) => statement.get(...values) as Row | undefined,
      all: (...values: Values) => statement.all(...values) as Row[],
      run: (...values: Values) => statement.run(...values),
    }
  }
  const statements = {
    definition: sql<{ json: string }>('select json from sfn_definitions where hash = ?'),
    keepDefinition: sql('insert into sfn_definitions (hash, json) values (?, ?) on conflict do nothing'),
    forgetDefinitions: sql('delete from sfn_definitions where not exists (select 1 from sfn_executions where definition = hash)'),
    insertExecution: sql(`insert into sfn_executions (workflow, name, definition, status, input, startedAt, events) values (?, ?, ?, 'RUNNING', ?, ?, 0)`),
    execution: sql<ExecutionRow>('select * from sfn_executions where id = ?'),
    executionNamed: sql<ExecutionRow>('select * from sfn_executions where workflow = ? and name = ?'),
    counted: sql('update sfn_executions set events = ? where id = ?'),
    end: sql('update sfn_executions set status = ?, output = ?, error = ?, cause = ?, endedAt = ?, events = ? where id = ?'),
    redrive: sql(`update sfn_executions set status = 'RUNNING', output = null, error = null, cause = null, endedAt = null, redrives = redrives + 1 where id = ?`),
    endedBefore: sql<{ id: number }>('select id from sfn_executions where endedAt < ? limit ?'),
    deleteExecution: sql('delete from sfn_executions where id = ?'),
    deleteHistory: sql('delete from sfn_history where execution = ?'),
    insertFrame: sql(`insert into sfn_frames (${frameColumns}) values (${frameColumns.map(() => '?')})`),
    updateFrame: sql(`update sfn_frames set ${frameColumns.map((column) => `${column} = ?`)} where id = ?`),
    answer: sql('update sfn_frames set answer = ?, ready = ? where id = ?'),
    frame: sql<FrameRow>('select * from sfn_frames where id = ?'),
    frameWithToken: sql<FrameRow>('select * from sfn_frames where token = ?'),
    children: sql<FrameRow>('select * from sfn_frames where parent = ? order by branch'),
    outputs: sql<{ input: string }>('select input from sfn_frames where parent = ? order by branch'),
    nextQueued: sql<FrameRow>(`select * from sfn_frames where parent = ? and phase = 'queued' order by branch limit 1`),
    deleteFrame: sql('delete from sfn_frames where id = ?'),
    rootFrame: sql<FrameRow>('select * from sfn_frames where execution = ? and parent is null'),
    deleteChildren: sql('delete from sfn_frames where execution = ? and parent is not null'),
    deleteFrames: sql('delete from sfn_frames where execution = ?'),
    stepFrames: sql<{ id: number, execution: number }>(`select id, execution from sfn_frames where ready is not null and phase <> 'call' order by ready limit ?`),
    callFrames: sql<FrameRow>(`select * from sfn_frames where ready is not null and phase = 'call' order by ready limit ?`),
    lastReady: sql<{ last: number | null }>('select max(ready) as last from sfn_frames where ready is not null'),
    setTimer: sql('insert into sfn_timers (execution, frame, kind, dueAt) values (?, ?, ?, ?) on conflict do update set dueAt = excluded.dueAt'),
    clearTimer: sql('delete from sfn_timers where execution = ? and frame = ? and kind = ?'),
    clearTimers: sql('delete from sfn_timers where execution = ? and frame = ?'),
    clearAllTimers: sql('delete from sfn_timers where execution = ?'),
    dueTimers: sql<TimerRow>('select * from sfn_timers where dueAt <= ? order by dueAt, execution, frame, kind limit ?'),
    dueTimerOf: sql<TimerRow>('select * from sfn_timers where execution = ? and frame = ? and dueAt <= ?'),
    earliestTimer: sql<{ dueAt: number | null }>('select min(dueAt) as dueAt from sfn_timers'),
    insertEvent: sql('insert into sfn_history (execution, id, previous, at, type, details) values (?, ?, ?, ?, ?, ?)'),
    events: sql<EventRow>('select id, previous, at, type, details from sfn_history where execution = ? and id > ? order by id limit ?'),
    eventsBackwards: sql<EventRow>('select id, previous, at, type, details from sfn_history where execution = ? and id < ? order by id desc limit ?'),
    list: sql<ExecutionRow>(`select * from sfn_executions where workflow = ? and (? is null or status = ?) order by startedAt desc, id desc limit ? offset ?`),
  }
  let lastReady = statements.lastReady.get()?.last ?? 0

  /** One commit; inside somebody else's transaction it becomes part of theirs. */
  function transaction<T>(work: () => T): T {
    const [begin, commit, undo] = database.isTransaction ? ['savepoint sfn', 'release sfn', 'rollback to sfn; release sfn'] : ['begin immediate', 'commit', 'rollback']
    database.exec(begin as string)
    try {
      const result = work()
      database.exec(commit as string)
      return result
    } catch (error) {
      if (database.isTransaction) database.exec(undo as string)
      throw error
    }
  }

  const values = (frame: Omit<FrameRow, 'id'>) => frameColumns.map((column) => frame[column])
  return {
    ...statements,
    transaction,
    nextReady: () => ++lastReady,
    insertFrame: (frame: Omit<FrameRow, 'id'>): number => Number(statements.insertFrame.run(...values(frame)).lastInsertRowid),
    updateFrame: (frame: FrameRow): void => {
      statements.updateFrame.run(...values({ ...frame, version: frame.version + 1 }), frame.id)
    },
    /** A frame with everything below it, the frame itself last. */
    deleteBelow(frame: FrameRow): void {
      for (const child of statements.children.all(frame.id)) {
        this.deleteBelow(child)
        statements.clearTimers.run(child.execution, child.id)
        statements.deleteFrame.run(child.id)
      }
    },
  }
}

// The runner's tables in SQLite: executions, their frames and timers; timers are read and written in timer-rows.ts, history in event-rows.ts.
import type { Failure } from './errors.ts'

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
  /** How many history events there are: the next one is one more. In the row of one that runs it is out of date. */
  events: number
  redrives: number
  /** What the context object says of it, where an expression has read that: for reading only, and in no row. */
  context?: { Execution: object, StateMachine: object } | undefined
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

/** What a state has to remember while it is at work; forgotten when the frame leaves the state. For reading only: another takes its place. */
export interface Memo {
  /** Retries used, by retrier. */
  attempts?: number[]
  retryCount?: number
  arguments?: unknown
  heartbeatMillis?: number
  failure?: Failure
}

/** One line of control: the workflow itself, a branch of a Parallel, or an iteration of a Map. JSON fields are text, but for the memo outside its row. */
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
  memo: Memo
  enteredEvent: number
  enteredAt: number
  lastEvent: number
  /** Children that have not ended. */
  pending: number
  /** Its input parsed, where a step has read it: for reading only, and in no row. */
  read?: { text: string, value: unknown }
}

export type TimerKind = 'wait' | 'retry' | 'timeout' | 'heartbeat' | 'execution' | 'announce'

export interface TimerRow {
  execution: number
  /** 0 for a timer of the execution as a whole. */
  frame: number
  kind: TimerKind
  dueAt: number
}

export const schema = `
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
create index if not exists sfn_frames_ready on sfn_frames (ready) where ready is not null;
create table if not exists sfn_timers (
  execution integer not null, frame integer not null, kind text not null, dueAt integer not null,
  primary key (execution, frame, kind)) without rowid;
create index if not exists sfn_timers_due on sfn_timers (dueAt);
-- Of earlier releases, which asked the file what they now have in memory.
drop index if exists sfn_frames_parent;
drop index if exists sfn_frames_token;
drop index if exists sfn_frames_steps;
drop index if exists sfn_frames_calls;
`

/** What changes in the row of a frame as it goes on. */
export const movingColumns = [
  'state', 'phase', 'ready', 'version', 'token', 'answer', 'input', 'variables', 'memo',
  'enteredEvent', 'enteredAt', 'lastEvent', 'pending',
] as const
export const frameColumns = ['execution', 'parent', 'branch', 'machine', 'item', ...movingColumns] as const

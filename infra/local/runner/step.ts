// One transition of one frame: what it read, the events it adds and the rows it will write, all committed together or not at all.
import type { Definition, State } from './definition.ts'
import { checkSize, named, type Failure } from './errors.ts'
import { evaluate, type Scope } from './expressions.ts'
import type { Sources } from './functions.ts'
import { maximumEvents, whole } from './history.ts'
import type { EventRow } from './event-rows.ts'
import type { ExecutionRow, FrameRow, Memo, Status, TimerKind } from './rows.ts'
import type { Queued } from './queue.ts'
import type { Store } from './store.ts'

/** What every transition needs of the runner. */
export interface Runtime extends Sources {
  store: Store
  definition: (hash: string) => Definition
  /** True when somebody wants to hear of executions that end. */
  announces: boolean
}

export interface Step {
  runtime: Runtime
  definition: Definition
  execution: ExecutionRow
  /** A copy that the step changes; written back by `commit`. */
  frame: FrameRow
  memo: Memo
  state: State
  events: EventRow[]
  /** Timers to set; timers of the frame that are not named here and not kept are cleared when it moves. */
  timers: { kind: TimerKind, dueAt: number }[]
  keepsTimers: boolean
  /** The answer of a token was used. */
  consumed: boolean
  /** Writes beside the frame itself, in order: children, parent, siblings. */
  writes: (() => void)[]
  ended?: { status: Exclude<Status, 'RUNNING'>, output?: string } & Partial<Failure>
}

/** Reads a frame and its execution; undefined when there is no such frame any more. */
export function beginStep(runtime: Runtime, { execution: executionId, frame: frameId }: Queued): Step | undefined {
  const frame = runtime.store.frame(executionId, frameId)
  const execution = frame && runtime.store.execution(executionId)
  if (!frame || !execution) return undefined
  const definition = runtime.definition(execution.definition)
  return {
    runtime, definition, execution, frame: { ...frame }, memo: frame.memo, state: stateOf(definition, frame),
    events: [], timers: [], keepsTimers: false, consumed: false, writes: [],
  }
}

/** The state a frame stands in. */
export function stateOf(definition: Definition, frame: FrameRow): State {
  const state = definition.machines[frame.machine]?.states[frame.state]
  if (!state) throw named('States.Runtime', `The definition has no state '${frame.state}'`)
  return state
}

/** Events that are never given as the previous one of another, as histories of the service show. */
const isSideEvent = (type: string): boolean => type.endsWith('StateAborted') || ['MapStateSucceeded', 'ParallelStateSucceeded', 'MapIterationFailed'].includes(type)

/** Adds an event after the last one of `frame` (the step's own unless another is given); returns its id. */
export function record(step: Step, type: string, details?: object, frame: FrameRow = step.frame): number {
  const id = step.execution.events + step.events.length + 1
  step.events.push({ id, previous: frame.lastEvent, at: step.runtime.now(), type, details: details === undefined ? null : JSON.stringify(details) })
  if (!isSideEvent(type)) frame.lastEvent = id
  return id
}

export const executionArn = ({ workflow, name }: { workflow: string, name: string }): string => `arn:aws:states:local:000000000000:execution:${workflow}:${name}`
export const stateMachineArn = (workflow: string): string => `arn:aws:states:local:000000000000:stateMachine:${workflow}`

/**
 * The context object (Developer Guide, "Accessing execution data from the Context object"). `given`: the item of the Map, where the frame is not of its
 * iteration.
 */
function contextOf({ execution, frame, memo, state, runtime }: Step, given: unknown): object {
  const item = given ?? nearestItem(runtime.store, frame)
  return {
    ...execution.context ??= {
      Execution: {
        Id: executionArn(execution), Input: JSON.parse(execution.input) as unknown, Name: execution.name,
        RoleArn: 'arn:aws:iam::000000000000:role/local', StartTime: new Date(execution.startedAt).toISOString(), RedriveCount: execution.redrives,
      },
      StateMachine: { Id: stateMachineArn(execution.workflow), Name: execution.workflow },
    },
    State: { Name: frame.state, EnteredTime: new Date(frame.enteredAt).toISOString(), RetryCount: memo.retryCount ?? 0 },
    ...(item === undefined ? {} : { Map: { Item: item } }),
    // A `.sync` task has a token too, but only its host knows it.
    ...(frame.token !== null && state.Resource?.endsWith('.waitForTaskToken') ? { Task: { Token: frame.token } } : {}),
  }
}

function nearestItem(store: Store, frame: FrameRow): unknown {
  for (let at: FrameRow | undefined = frame; at; at = at.parent === null ? undefined : store.frame(at.execution, at.parent)) {
    if (at.item !== null) return JSON.parse(at.item)
  }
  return undefined
}

/** Inner scopes read the variables of outer ones; a name assigned inside hides the outer one there. */
function variablesOf(store: Store, frame: FrameRow): Record<string, unknown> {
  const outer = frame.parent === null ? undefined : store.frame(frame.execution, frame.parent)
  const own = frame.variables === '{}' ? {} : JSON.parse(frame.variables) as Record<string, unknown>
  return outer ? { ...variablesOf(store, outer), ...own } : own
}

/** The frame's input as its steps read it: parsed once for each text of it. */
export function inputOf({ frame }: Step): unknown {
  if (frame.read?.text !== frame.input) frame.read = { text: frame.input, value: JSON.parse(frame.input) as unknown }
  return frame.read.value
}

/** What the expressions of the current state see. */
export function scopeOf(step: Step, { item, ...outcome }: { result?: unknown, errorOutput?: unknown, item?: unknown } = {}): Scope {
  let context: object | undefined
  return { variables: variablesOf(step.runtime.store, step.frame), states: { input: inputOf(step), ...outcome }, context: () => (context ??= contextOf(step, item)) }
}

/** Records that the frame enters its state. */
export function enter(step: Step): void {
  const { frame, state, runtime } = step
  frame.enteredAt = runtime.now()
  frame.enteredEvent = record(step, `${state.Type}StateEntered`, { name: frame.state, input: frame.input, inputDetails: whole })
}

export interface Exit {
  scope: Scope
  Assign?: Record<string, unknown> | undefined
  Output?: unknown
  /** The output where none is written, as JSON. */
  otherwise: () => string
  /** Absent at the end of a machine. */
  next?: string | undefined
  /** Where Assign and Output stand in the state, as `Catch[0]/`. */
  at?: string
}

/**
 * Leaves the state: evaluates Assign and Output with the values of state entry, then goes to the next state, or returns the output of
 * a machine that has ended. Throws before anything is recorded.
 */
export async function exit(step: Step, { scope, Assign, Output, otherwise, next, at = '' }: Exit): Promise<string | undefined> {
  const { frame, runtime, state } = step
  const assigned = Assign === undefined ? undefined : await evaluate(Assign, `${at}Assign`, scope, runtime) as Record<string, unknown>
  const value = Output === undefined ? undefined : await evaluate(Output, `${at}Output`, scope, runtime)
  const output = Output === undefined ? otherwise() : JSON.stringify(value)
  checkSize(output, frame.state)
  record(step, `${state.Type}StateExited`, { name: frame.state, output, outputDetails: whole, ...(assigned && assign(frame, assigned)) })
  step.memo = {}
  frame.token = null
  if (next === undefined) return output
  if (Output !== undefined) frame.read = { text: output, value }
  Object.assign(frame, { state: next, phase: 'enter', input: output, ready: runtime.store.nextReady() })
  return undefined
}

/** Gives the frame's variables their new values; what the event says of them. */
function assign(frame: FrameRow, assigned: Record<string, unknown>): object {
  const assignedVariables = Object.fromEntries(Object.entries(assigned).map(([name, value]) => [name, JSON.stringify(value)]))
  for (const value of Object.values(assignedVariables)) checkSize(value, frame.state)
  frame.variables = JSON.stringify({ ...JSON.parse(frame.variables), ...assigned })
  return { assignedVariables, assignedVariablesDetails: whole }
}

/**
 * Writes the step in the transaction that is open. False when the execution or the frame has changed since it was read:
 * then nothing is written and the step is to be taken anew, if there still is one.
 */
export function commit(step: Step): boolean {
  const { store } = step.runtime
  const { execution, frame } = step
  const now = store.execution(execution.id)
  const row = store.frame(execution.id, frame.id)
  if (now?.status !== 'RUNNING' || now.events !== execution.events || row?.version !== frame.version) return false
  stopAtMaximum(step)
  store.events.add(execution.id, step.events)
  if (step.ended) {
    endExecution(step.runtime, execution, step.ended, execution.events + step.events.length)
    return true
  }
  store.counted(execution.id, execution.events + step.events.length)
  if (!step.keepsTimers) store.clearTimers(execution.id, frame.id)
  for (const { kind, dueAt } of step.timers) store.setTimer(execution.id, frame.id, kind, dueAt)
  frame.answer = step.consumed ? null : row.answer
  // The answer to a token may have come before the call that hands the token out has returned.
  if (frame.phase === 'token' && frame.answer !== null) frame.ready = store.nextReady()
  frame.memo = step.memo
  store.updateFrame(frame)
  for (const write of step.writes) write()
  return true
}

/** Service Quotas, "Maximum execution history size": the 25,000th event is the failure. */
function stopAtMaximum(step: Step): void {
  const last = maximumEvents - step.execution.events
  if (step.events.length < last || (step.ended && step.events.length === last)) return
  step.events.length = last - 1
  step.frame.lastEvent = maximumEvents - 1
  const failure = { error: 'States.Runtime', cause: `The execution reached the maximum number of history events (${maximumEvents}).` }
  record(step, 'ExecutionFailed', failure)
  step.ended = { status: 'FAILED', ...failure }
}

/**
 * Closes an execution in the transaction that is open: its frames and timers go, its row and history stay. One that did not succeed keeps
 * the frame of the workflow itself, which says from which state with which input it may be redriven.
 */
export function endExecution(
  { store, now, announces }: Runtime, { id }: ExecutionRow, { status, output, error, cause }: NonNullable<Step['ended']>, events: number,
): void {
  store.end(id, { status, output: output ?? null, error: error ?? null, cause: cause ?? null, endedAt: now(), events })
  const root = status === 'SUCCEEDED' ? undefined : store.rootFrame(id)
  if (root === undefined) {
    store.deleteFrames(id)
  } else {
    store.deleteChildren(id)
    store.updateFrame({ ...root, phase: 'ended', ready: null, token: null, answer: null, memo: {}, pending: 0 })
  }
  store.clearAllTimers(id)
  if (announces) store.setTimer(id, 0, 'announce', now())
}

// How a machine ends: the workflow itself, a branch of a Parallel, or an iteration of a Map; and what that does to what surrounds it.
import type { Failure } from './errors.ts'
import { record, stateOf, type Step } from './step.ts'
import type { FrameRow } from './rows.ts'

/** The machine the step's frame runs has ended well. */
export function finishMachine(step: Step, output: string): void {
  const { frame, runtime: { store } } = step
  const parent = parentOf(step)
  if (!parent) {
    record(step, 'ExecutionSucceeded', { output, outputDetails: { truncated: false } })
    step.ended = { status: 'SUCCEEDED', output }
    return
  }
  if (isMap(step, parent)) record(step, 'MapIterationSucceeded', { name: parent.state, index: frame.branch })
  Object.assign(frame, { phase: 'done', ready: null, input: output })
  step.writes.push(() => {
    const queued = store.children(parent).find(({ phase }) => phase === 'queued')
    if (queued) store.updateFrame({ ...queued, phase: 'begin', ready: store.nextReady() })
    const pending = parent.pending - 1
    store.updateFrame({ ...parent, pending, lastEvent: frame.lastEvent, ...(pending === 0 ? { phase: 'joined', ready: store.nextReady() } : {}) })
  })
}

/** The machine the step's frame runs has failed: so has the execution, or the Map or Parallel around it, whose other children are aborted. */
export function failMachine(step: Step, failure: Failure): void {
  const { frame, runtime: { store } } = step
  const parent = parentOf(step)
  // States.Runtime cannot be caught: it ends the execution from wherever it happens, without failing what surrounds it first.
  if (!parent || failure.error === 'States.Runtime') {
    record(step, 'ExecutionFailed', failure)
    step.ended = { status: 'FAILED', ...failure }
    return
  }
  if (isMap(step, parent)) record(step, 'MapIterationFailed', { name: parent.state, index: frame.branch })
  for (const sibling of store.children(parent)) if (sibling.id !== frame.id) recordAborted(step, parent, sibling)
  const lastEvent = step.events.at(-1)?.id ?? frame.lastEvent
  step.writes.push(() => {
    store.deleteBelow(parent)
    store.updateFrame({ ...parent, phase: 'failed', ready: store.nextReady(), pending: 0, lastEvent, memo: { ...parent.memo, failure } })
  })
}

function parentOf({ frame, runtime: { store } }: Step): FrameRow | undefined {
  return frame.parent === null ? undefined : store.frame(frame.execution, frame.parent)
}

const isMap = ({ definition }: Step, parent: FrameRow): boolean => stateOf(definition, parent).Type === 'Map'

/** Only these states are ever interrupted at work; the history names no other (API Reference, HistoryEvent, Valid Values). */
const interruptible = ['Task', 'Wait', 'Map', 'Parallel']
const notStarted = ['queued', 'begin']

function recordAborted(step: Step, parent: FrameRow, child: FrameRow): void {
  if (child.phase === 'done' || notStarted.includes(child.phase)) return
  const { store } = step.runtime
  for (const below of store.children(child)) recordAborted(step, child, below)
  const { Type } = stateOf(step.definition, child)
  if (child.phase !== 'enter' && interruptible.includes(Type)) record(step, `${Type}StateAborted`, undefined, child)
  if (isMap(step, parent)) record(step, 'MapIterationAborted', { name: parent.state, index: child.branch }, child)
}

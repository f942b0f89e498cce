// Map and Parallel: children are frames of their own; the state goes on when they have ended.
import { evaluate, evaluateAs, kindOf, type Scope } from './expressions.ts'
import { queryEvaluationError, type Failure } from './errors.ts'
import { failState, recordThrown } from './failure.ts'
import { enter, inputOf, record, scopeOf, type Step } from './step.ts'
import type { FrameRow, Phase } from './rows.ts'
import { leaveWithResult } from './task.ts'

/** An inline Map runs at most this many iterations at once (Developer Guide, "Using Map state in Inline mode"). */
const maximumInlineConcurrency = 40

export async function runParallel(step: Step): Promise<void> {
  enter(step)
  await startBranches(step)
}

/** Starts every branch with the same input; taken anew for every retry. */
export async function startBranches(step: Step): Promise<void> {
  const { state, frame, runtime } = step
  try {
    const input = state.Arguments === undefined ? frame.input : JSON.stringify(await evaluate(state.Arguments, 'Arguments', scopeOf(step), runtime))
    record(step, 'ParallelStateStarted')
    await startChildren(step, state.machines.map((machine) => ({ machine, input, item: null })), 'enter', Infinity)
  } catch (error) {
    await failState(step, recordThrown(step, error))
  }
}

export async function runMap(step: Step): Promise<void> {
  enter(step)
  await startIterations(step)
}

/** Starts the first iterations; the others follow as these end. Taken anew for every retry. */
export async function startIterations(step: Step): Promise<void> {
  const { state, runtime } = step
  try {
    const scope = scopeOf(step)
    const items = await itemsOf(step, scope)
    const number = async (field: 'MaxConcurrency' | 'ToleratedFailureCount' | 'ToleratedFailurePercentage', most: number): Promise<number> => {
      if (state[field] === undefined) return 0
      const value = await evaluateAs<number>('number', state[field], field, scope, runtime)
      if (value >= 0 && value <= most) return value
      throw queryEvaluationError(`The value of the field '${field}' must be between 0 and ${most}, but was: ${value}`, field)
    }
    const concurrency = await number('MaxConcurrency', Infinity)
    // The service accepts and evaluates thresholds on an inline Map, but tolerates failures in the distributed Map only
    // (Developer Guide, "Setting failure thresholds for Distributed Map states"): one failed iteration fails this state.
    await number('ToleratedFailureCount', Infinity)
    await number('ToleratedFailurePercentage', 100)
    record(step, 'MapStateStarted', { length: items.length })
    const machine = state.machines[0] as number
    const children = items.map((value, index) => ({ machine, input: JSON.stringify(value), item: JSON.stringify({ Index: index, Value: value }) }))
    await startChildren(step, children, 'begin', Math.min(concurrency || Infinity, maximumInlineConcurrency))
  } catch (error) {
    await failState(step, recordThrown(step, error))
  }
}

async function itemsOf(step: Step, scope: Scope): Promise<unknown[]> {
  const { state, runtime } = step
  if (state.Items !== undefined) return evaluateAs<unknown[]>('array', state.Items, 'Items', scope, runtime)
  const input = inputOf(step)
  if (Array.isArray(input)) return input
  throw queryEvaluationError(`Map state input must be an array but was: ${kindOf(input)}`)
}

interface Child {
  machine: number
  input: string
  item: string | null
}

async function startChildren(step: Step, children: Child[], first: Phase, atOnce: number): Promise<void> {
  const { frame, definition, runtime: { store } } = step
  Object.assign(frame, { phase: 'children', ready: null, pending: children.length })
  if (children.length === 0) return finishChildren(step)
  step.writes.push(() => {
    for (const [branch, { machine, input, item }] of children.entries()) {
      const starts = branch < atOnce
      store.insertFrame({
        execution: frame.execution, parent: frame.id, branch, machine, state: definition.machines[machine]?.startAt as string,
        phase: starts ? first : 'queued', ready: starts ? store.nextReady() : null, version: 0, token: null, answer: null,
        input, variables: '{}', item, memo: {}, enteredEvent: 0, enteredAt: 0, lastEvent: frame.lastEvent, pending: 0,
      })
    }
  })
}

/** The first step of an iteration: records it and makes its input. A failing ItemSelector fails the iteration. */
export async function beginIteration(step: Step): Promise<Failure | undefined> {
  const { frame, runtime } = step
  const parent = runtime.store.frame(frame.execution, frame.parent as number) as FrameRow
  const map = step.definition.machines[parent.machine]?.states[parent.state]
  record(step, 'MapIterationStarted', { name: parent.state, index: frame.branch })
  if (map?.ItemSelector === undefined) return undefined
  // The selector belongs to the Map: it sees the Map's input and variables, and the item in the context.
  const around: Step = { ...step, frame: parent, state: map, memo: parent.memo }
  try {
    frame.input = JSON.stringify(await evaluate(map.ItemSelector, 'ItemSelector', scopeOf(around, { item: JSON.parse(frame.item as string) }), runtime))
    return undefined
  } catch (error) {
    return recordThrown(around, error)
  }
}

/** Every child has ended well: their outputs, in order, are the result. */
export async function finishChildren(step: Step): Promise<void> {
  const { frame, state, runtime: { store } } = step
  record(step, `${state.Type}StateSucceeded`)
  const outputs = store.children(frame).map(({ input }) => JSON.parse(input) as unknown)
  step.writes.push(() => store.deleteBelow(frame))
  await leaveWithResult(step, outputs)
}

/** A child has failed. */
export async function failChildren(step: Step): Promise<void> {
  const { failure, ...memo } = step.memo
  step.memo = memo
  await failState(step, failure as Failure)
}

// The Task state: what it sends, what comes back, and the token, timeout and heartbeat of one that waits.
import { checkSize, heartbeatTimeout, maximumPayloadBytes, queryEvaluationError, type Failure } from './errors.ts'
import { evaluate, evaluateAs, expressionIn, type Scope } from './expressions.ts'
import { failState, recordThrown } from './failure.ts'
import { whole } from './history.ts'
import { finishMachine } from './machines.ts'
import { readResource, type Resource } from './resource.ts'
import { enter, exit, inputOf, record, scopeOf, type Step } from './step.ts'
import { newToken } from './token.ts'

/** What a call or a token's sender gave back: JSON text, or a failure. */
export type Answer = { output: string } | Failure

export async function runTask(step: Step): Promise<void> {
  enter(step)
  await schedule(step)
}

/** Evaluates what is sent and puts the call on the queue; taken anew for every retry. */
export async function schedule(step: Step): Promise<void> {
  const { frame, state, runtime } = step
  const resource = readResource(state.Resource as string)
  frame.token = resource.answeredLater ? newToken(frame, runtime.random) : null
  try {
    const scope = scopeOf(step)
    const args = state.Arguments === undefined ? inputOf(step) : await evaluate(state.Arguments, 'Arguments', scope, runtime)
    const sent = JSON.stringify(args)
    checkSize(sent, frame.state)
    const timeout = await seconds(step, 'TimeoutSeconds', scope)
    const heartbeat = await seconds(step, 'HeartbeatSeconds', scope)
    recordScheduled(step, resource, sent, timeout, heartbeat)
    const now = runtime.now()
    if (timeout !== undefined) step.timers.push({ kind: 'timeout', dueAt: now + timeout * 1000 })
    if (heartbeat !== undefined) step.timers.push({ kind: 'heartbeat', dueAt: now + heartbeat * 1000 })
    step.memo = { ...step.memo, arguments: args, ...(heartbeat === undefined ? {} : { heartbeatMillis: heartbeat * 1000 }) }
    Object.assign(frame, { phase: 'call', ready: runtime.store.nextReady() })
  } catch (error) {
    await failState(step, recordThrown(step, error))
  }
}

async function seconds({ state, runtime }: Step, field: 'TimeoutSeconds' | 'HeartbeatSeconds', scope: Scope): Promise<number | undefined> {
  if (state[field] === undefined) return undefined
  const value = await evaluateAs<number>('integer', state[field], field, scope, runtime)
  if (value > 0 && value <= 99_999_999) return value
  throw queryEvaluationError(`The JSONata expression '${expressionIn(state[field])}' specified for the field '${field}' returned a value that is not between 1 and 99999999: ${value}`, field)
}

function recordScheduled(step: Step, { family, arn, resource, resourceType }: Resource, args: string, timeout?: number, heartbeat?: number): void {
  const limits = { ...(timeout === undefined ? {} : { timeoutInSeconds: timeout }), ...(heartbeat === undefined ? {} : { heartbeatInSeconds: heartbeat }) }
  if (family === 'LambdaFunction') {
    record(step, 'LambdaFunctionScheduled', { resource: arn, input: args, inputDetails: whole, ...limits })
    record(step, 'LambdaFunctionStarted')
  } else {
    record(step, 'TaskScheduled', { resource, resourceType, region: 'local', parameters: args, ...limits })
    record(step, 'TaskStarted', { resource, resourceType })
  }
}

/** The call returned. A task that is answered later goes to sleep with its token; if its answer is here already, it goes on with it. */
export async function finishCall(step: Step, answer: Answer): Promise<void> {
  const { answeredLater } = readResource(step.state.Resource as string)
  if (!answeredLater || 'error' in answer) return finishTask(step, answer)
  recordOutcome(step, 'Submitted', { output: answer.output, outputDetails: whole })
  step.keepsTimers = true
  Object.assign(step.frame, { phase: 'token', ready: null })
}

/** The call will never return (a simulated outage): only a timeout, a heartbeat or a stop ends it. */
export function finishSilent(step: Step): void {
  step.keepsTimers = true
  Object.assign(step.frame, { phase: step.frame.token === null ? 'silent' : 'token', ready: null })
}

/** The task has its answer. */
export async function finishTask(step: Step, answer: Answer): Promise<void> {
  const { state } = step
  step.consumed = true
  if ('error' in answer) {
    recordOutcome(step, 'Failed', answer)
    return failState(step, answer)
  }
  if (Buffer.byteLength(answer.output) > maximumPayloadBytes) {
    const failure = {
      error: 'States.DataLimitExceeded',
      cause: `The state/task '${state.Resource}' returned a result with a size exceeding the maximum number of bytes service limit.`,
    }
    recordOutcome(step, 'Failed', failure)
    return failState(step, failure)
  }
  recordOutcome(step, 'Succeeded', { output: answer.output, outputDetails: whole })
  await leaveWithResult(step, JSON.parse(answer.output))
}

/** Leaves a Task, Map or Parallel with its result; a failing Output or Assign can be retried and caught like any failure of the state. */
export async function leaveWithResult(step: Step, result: unknown): Promise<void> {
  const { state } = step
  let output: string | undefined
  try {
    output = await exit(step, { scope: scopeOf(step, { result }), Assign: state.Assign, Output: state.Output, otherwise: () => JSON.stringify(result), next: state.Next })
  } catch (error) {
    return failState(step, recordThrown(step, error))
  }
  if (output !== undefined) finishMachine(step, output)
}

/** Its time, or the time for a heartbeat, has run out. */
export async function timeOut(step: Step, error: 'States.Timeout' | typeof heartbeatTimeout): Promise<void> {
  recordOutcome(step, 'TimedOut', { error })
  step.consumed = true
  await failState(step, { error })
}

/** Events of a service integration name it; those of a function do not. */
function recordOutcome(step: Step, outcome: 'Submitted' | 'Succeeded' | 'Failed' | 'TimedOut', details: object): void {
  const { family, resource, resourceType } = readResource(step.state.Resource as string)
  record(step, `${family}${outcome}`, family === 'Task' ? { resource, resourceType, ...details } : details)
}

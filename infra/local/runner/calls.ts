// Calls under way: the only thing the runner holds in memory. A call lost with the process is made again, as Lambda may do too.
import { operate, type ApiRuntime } from './api.ts'
import type { State } from './definition.ts'
import { named, type Failure } from './errors.ts'
import { functionNameOf, readResource } from './resource.ts'
import { executionArn, stateOf } from './step.ts'
import type { FrameRow } from './rows.ts'
import type { Answer } from './task.ts'

/** What the host is asked to do for a Task. */
export interface Call {
  resource: string
  /** The Lambda function's name, without ARN, version or alias. */
  functionName?: string
  /** The payload of a Lambda function; the arguments of any other service. */
  input: unknown
  /** Everything the Task sends, as in TaskScheduled. */
  arguments: unknown
  taskToken?: string
  /** The execution's ARN. */
  execution: string
  state: string
  /** 0 at the first attempt. */
  retryCount: number
}

/** What `invoke` may resolve to when the called party will never answer: the task sleeps until its timeout, its heartbeat or a stop. */
export const noAnswer: unique symbol = Symbol('no answer')

export interface Calling extends ApiRuntime {
  invoke: (call: Call) => Promise<unknown>
  /** 'host': `invoke` gives whole service responses and serves states:startExecution too, as the recorded cases do. */
  services: 'runner' | 'host'
}

/** What StartExecution refuses by name; anything else is a fault of this machine. */
const refusals = ['StateMachineDoesNotExist', 'InvalidName', 'InvalidExecutionInput', 'ExecutionAlreadyExists']

const startExecution = /^arn:aws[\w-]*:states:[\w-]*:\d*:states:startExecution$/

/** Makes the call a frame in phase `call` waits for. Never throws: every outcome is an answer. */
export async function makeCall(calling: Calling, frame: FrameRow): Promise<Answer | 'silent'> {
  const execution = calling.store.execution(frame.execution)
  if (!execution) return 'silent'
  const state = stateOf(calling.definition(execution.definition), frame)
  const { memo } = frame
  const resource = readResource(state.Resource as string)
  // A copy, which is the called one's own.
  const args = copyOf(memo.arguments) as { FunctionName?: string, Payload?: unknown }
  const functionName = resource.functionName ?? (resource.isLambdaInvoke ? args?.FunctionName : undefined)
  if (resource.isLambdaInvoke && typeof functionName !== 'string') return { error: 'States.Runtime', cause: `The Arguments of state '${frame.state}' name no function (FunctionName).` }
  try {
    const result = await calling.invoke({
      resource: resource.arn, ...(functionName === undefined ? {} : { functionName: functionNameOf(functionName) }),
      input: resource.isLambdaInvoke ? args.Payload ?? {} : args, arguments: args,
      ...(frame.token === null ? {} : { taskToken: frame.token }),
      execution: executionArn(execution), state: frame.state, retryCount: memo.retryCount ?? 0,
    })
    if (result === noAnswer) return 'silent'
    const whole = resource.isLambdaInvoke && calling.services === 'runner' ? { ExecutedVersion: '$LATEST', Payload: result ?? null, StatusCode: 200 } : result ?? null
    return { output: JSON.stringify(whole) }
  } catch (error) {
    return failureOfCall(error, functionName !== undefined)
  }
}

/** Of plain JSON, in a quarter of the time it takes to write and read it as text. */
function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyOf)
  const copy: Record<string, unknown> = {}
  for (const name of Object.keys(value)) {
    const member = copyOf((value as Record<string, unknown>)[name])
    // A member may have any name, this one too.
    if (name === '__proto__') Object.defineProperty(copy, name, { value: member, enumerable: true, configurable: true, writable: true })
    else copy[name] = member
  }
  return copy
}

/** A failing Lambda function shows its error as JSON (Lambda Developer Guide, "Node.js function errors"); other services as text. */
function failureOfCall(error: unknown, isFunction: boolean): Failure {
  const { name, message, cause } = (error instanceof Error ? error : named('Error', String(error))) as Error
  const shown = typeof cause === 'string' ? cause : isFunction ? JSON.stringify({ errorType: name, errorMessage: message }) : message
  // SendTaskFailure, "error" and "cause": the longest texts the service keeps.
  return { error: name.slice(0, 256), cause: shown.slice(0, 32_768) }
}

/** True when the runner itself answers this frame's call: it starts another of its workflows. */
export function isOwnService({ services, store, definition }: Calling, frame: FrameRow): boolean {
  const execution = store.execution(frame.execution)
  if (services === 'host' || !execution) return false
  return startExecution.test((stateOf(definition(execution.definition), frame) as State).Resource ?? '')
}

/**
 * states:startExecution: the child and the answer are one commit, so that a crash neither loses nor doubles a start.
 * Errors are named as the optimized integration names them, `StepFunctions.ExecutionAlreadyExistsException`.
 */
export function startChild(calling: Calling, frame: FrameRow): void {
  const { store } = calling
  const { StateMachineArn, Name, Input } = frame.memo.arguments as Record<string, unknown>
  store.transaction(() => {
    let answer: Answer
    try {
      const input = typeof Input === 'string' ? Input : JSON.stringify(Input ?? {})
      const started = operate(calling, 'StartExecution', { stateMachineArn: StateMachineArn, name: Name, input }) as { executionArn: string, startDate: Date }
      answer = { output: JSON.stringify({ ExecutionArn: started.executionArn, StartDate: started.startDate.toISOString() }) }
    } catch (error) {
      const { name, message } = error as Error
      if (!refusals.includes(name)) throw error
      answer = { error: `StepFunctions.${name}Exception`, cause: message }
    }
    store.updateFrame({ ...frame, phase: 'token', answer: JSON.stringify(answer), ready: store.nextReady() })
  })
}

// The operations of the Step Functions API the house uses, in the API's shapes (AWS Step Functions API Reference).
import type { Definition } from './definition.ts'
import { maximumPayloadBytes, named } from './errors.ts'
import { uuid } from './functions.ts'
import { eventFromRow, whole } from './history.ts'
import { executionArn, stateMachineArn, type Runtime } from './step.ts'
import type { ExecutionRow } from './rows.ts'
import { closeExecution, oneYearSeconds } from './timers.ts'
import { executionOfToken } from './token.ts'

type Input = Record<string, unknown>

export interface ApiRuntime extends Runtime {
  /** The definition a new execution of this workflow begins with. */
  loaded: (workflow: string) => Definition | undefined
}

/** Every operation is one commit, or part of the transaction that is open. */
const operations: Record<string, (runtime: ApiRuntime, input: Input) => object> = {
  StartExecution: startExecution,
  StopExecution: stopExecution,
  RedriveExecution: redriveExecution,
  DescribeExecution: describeExecution,
  GetExecutionHistory: getExecutionHistory,
  ListExecutions: listExecutions,
  SendTaskSuccess: (runtime, { taskToken, output }) => {
    const json = jsonText(output, 'InvalidOutput', 'Invalid Output')
    return answer(runtime, taskToken, { output: json })
  },
  SendTaskFailure: (runtime, { taskToken, error, cause }) =>
    answer(runtime, taskToken, { error: error === undefined ? '' : String(error), ...(cause === undefined ? {} : { cause: String(cause) }) }),
  SendTaskHeartbeat: sendTaskHeartbeat,
}

/** Runs one operation. Throws an Error whose name is the API's, or `UnknownOperation`. */
export function operate(runtime: ApiRuntime, operation: string, input: Input): object {
  const run = operations[operation]
  if (!run) throw named('UnknownOperation', `The operation ${operation} is not served`)
  return runtime.store.transaction(() => run(runtime, input))
}

function jsonText(value: unknown, error: string, message: string): string {
  if (typeof value !== 'string' || Buffer.byteLength(value) > maximumPayloadBytes) throw named(error, `${message}: not a text of at most ${maximumPayloadBytes} bytes`)
  try {
    return JSON.stringify(JSON.parse(value))
  } catch (cause) {
    throw named(error, `${message}: ${(cause as Error).message}`)
  }
}

/** StartExecution, "name": 1 to 80 characters without spaces, brackets, wildcards, control characters and these. */
const executionName = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]{1,80}$/u

function startExecution(runtime: ApiRuntime, request: Input): object {
  const { store, now, random } = runtime
  const workflow = String(request['stateMachineArn'] ?? '').split(':').at(-1) as string
  const definition = runtime.loaded(workflow)
  if (!definition) throw named('StateMachineDoesNotExist', `State Machine Does Not Exist: '${request['stateMachineArn']}'`)
  const name = request['name'] === undefined ? uuid(random) : String(request['name'])
  if (!executionName.test(name)) throw named('InvalidName', `Invalid Name: '${name}'`)
  const input = jsonText(request['input'] ?? '{}', 'InvalidExecutionInput', 'Invalid State Machine Execution Input')
  const arn = executionArn({ workflow, name })
  const earlier = store.executionNamed(workflow, name)
  if (earlier) {
    if (earlier.status === 'RUNNING' && earlier.input === input) return { executionArn: arn, startDate: new Date(earlier.startedAt) }
    throw named('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`)
  }
  store.keepDefinition.run(definition.hash, definition.json)
  const startedAt = now()
  const id = store.insertExecution(workflow, name, definition.hash, input, startedAt)
  store.events.add(id, [{ id: 1, previous: 0, at: startedAt, type: 'ExecutionStarted', details: JSON.stringify({ input, inputDetails: whole, roleArn: 'arn:aws:iam::000000000000:role/local' }) }])
  store.counted(id, 1)
  store.insertFrame({
    execution: id, parent: null, branch: 0, machine: 0, state: definition.machines[0]?.startAt as string, phase: 'enter', ready: store.nextReady(),
    version: 0, token: null, answer: null, input, variables: '{}', item: null, memo: {}, enteredEvent: 0, enteredAt: 0,
    // The first state's event has no event before it but the start, which the service counts as none.
    lastEvent: 0, pending: 0,
  })
  store.setTimer(id, 0, 'execution', startedAt + Math.min(definition.timeoutSeconds ?? oneYearSeconds, oneYearSeconds) * 1000)
  return { executionArn: arn, startDate: new Date(startedAt) }
}

function executionOf({ store }: ApiRuntime, arn: unknown): ExecutionRow {
  const [name, workflow] = String(arn).split(':').reverse()
  const row = store.executionNamed(workflow ?? '', name as string)
  if (!row) throw named('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`)
  return row
}

function stopExecution(runtime: ApiRuntime, { executionArn: arn, error, cause }: Input): object {
  const row = executionOf(runtime, arn)
  if (row.status !== 'RUNNING') return { stopDate: new Date(row.endedAt as number) }
  closeExecution(runtime, row, 'ABORTED', { ...(error === undefined ? {} : { error: String(error) }), ...(cause === undefined ? {} : { cause: String(cause) }) })
  return { stopDate: new Date(runtime.now()) }
}

/** RedriveExecution: within 14 days of the end (Developer Guide, "Redrive eligibility for unsuccessful executions"). */
const redrivableMillis = 14 * 24 * 3600 * 1000

/**
 * Goes on from the state in which an unsuccessful execution ended, with that state's input and the definition it began with.
 * Unlike the service, which tries again only the failed iterations of a Map or Parallel, all of them are done again.
 */
function redriveExecution(runtime: ApiRuntime, { executionArn: arn }: Input): object {
  const { store, now, definition } = runtime
  const row = executionOf(runtime, arn)
  const root = store.rootFrame(row.id)
  if (row.status === 'RUNNING' || row.status === 'SUCCEEDED' || root?.phase !== 'ended' || now() - (row.endedAt as number) > redrivableMillis)
    throw named('ExecutionNotRedrivable', `Execution Not Redrivable: '${arn}' is ${row.status}, or ended more than 14 days ago`)
  store.redrive(row.id)
  store.events.add(row.id, [{ id: row.events + 1, previous: 0, at: now(), type: 'ExecutionRedriven', details: JSON.stringify({ redriveCount: row.redrives + 1 }) }])
  store.counted(row.id, row.events + 1)
  store.clearAllTimers(row.id)
  store.setTimer(row.id, 0, 'execution', now() + Math.min(definition(row.definition).timeoutSeconds ?? oneYearSeconds, oneYearSeconds) * 1000)
  store.updateFrame({ ...root, phase: 'enter', ready: store.nextReady() })
  return { redriveDate: new Date(now()) }
}

function summary(row: ExecutionRow): Input {
  return {
    executionArn: executionArn(row), stateMachineArn: stateMachineArn(row.workflow), name: row.name, status: row.status, startDate: new Date(row.startedAt),
    ...(row.endedAt === null ? {} : { stopDate: new Date(row.endedAt) }),
  }
}

function describeExecution(runtime: ApiRuntime, { executionArn: arn }: Input): object {
  const row = executionOf(runtime, arn)
  return {
    ...summary(row), input: row.input, inputDetails: { included: true },
    ...(row.output === null ? {} : { output: row.output, outputDetails: { included: true } }),
    redriveCount: row.redrives, redriveStatus: row.status === 'RUNNING' || row.status === 'SUCCEEDED' ? 'NOT_REDRIVABLE' : 'REDRIVABLE',
    ...(row.error === null ? {} : { error: row.error }), ...(row.cause === null ? {} : { cause: row.cause }),
  }
}

const pageSize = (maxResults: unknown): number => Math.min(Number(maxResults ?? 100) || 100, 1000)

function getExecutionHistory(runtime: ApiRuntime, { executionArn: arn, maxResults, nextToken, reverseOrder, includeExecutionData }: Input): object {
  const row = executionOf(runtime, arn)
  const size = pageSize(maxResults)
  const rows = reverseOrder
    ? runtime.store.events.before(row.id, nextToken === undefined ? row.events + 1 : Number(nextToken), size)
    : runtime.store.events.after(row.id, nextToken === undefined ? 0 : Number(nextToken), size)
  const last = rows.at(-1)?.id
  const isMore = last !== undefined && (reverseOrder ? last > 1 : last < row.events)
  return { events: rows.map((event) => eventFromRow(event, includeExecutionData !== false)), ...(isMore ? { nextToken: String(last) } : {}) }
}

function listExecutions(runtime: ApiRuntime, { stateMachineArn: arn, statusFilter, maxResults, nextToken }: Input): object {
  const size = pageSize(maxResults)
  const offset = Number(nextToken ?? 0)
  const status = statusFilter === undefined ? null : String(statusFilter)
  const rows = runtime.store.list.all(String(arn).split(':').at(-1) as string, status, status, size + 1, offset)
  return { executions: rows.slice(0, size).map(summary), ...(rows.length > size ? { nextToken: String(offset + size) } : {}) }
}

/** The waiting frame of a token. Throws InvalidToken, TaskDoesNotExist for an unknown execution, TaskTimedOut for one that no longer waits. */
function waitingFrame({ store, now }: ApiRuntime, token: unknown) {
  const execution = executionOfToken(token)
  if (!store.execution(execution)) throw named('TaskDoesNotExist', `Task Does Not Exist: '${token}'`)
  const frame = store.frameWithToken(execution, token as string)
  const isLate = frame && store.isDue(frame, now())
  if (!frame || frame.answer !== null || isLate || !['call', 'token'].includes(frame.phase)) {
    throw named('TaskTimedOut', `Task Timed Out: 'Provided task does not exist anymore'`)
  }
  return frame
}

function answer(runtime: ApiRuntime, token: unknown, value: object): object {
  const { store } = runtime
  const frame = waitingFrame(runtime, token)
  store.answer(frame, JSON.stringify(value), frame.phase === 'token' ? store.nextReady() : frame.ready)
  store.clearTimers(frame.execution, frame.id)
  return {}
}

function sendTaskHeartbeat(runtime: ApiRuntime, { taskToken }: Input): object {
  const { store, now } = runtime
  const frame = waitingFrame(runtime, taskToken)
  const { heartbeatMillis } = frame.memo
  if (heartbeatMillis !== undefined) store.setTimer(frame.execution, frame.id, 'heartbeat', now() + heartbeatMillis)
  return {}
}

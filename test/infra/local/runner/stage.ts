// A runner on a database in memory with a virtual clock: functions are plain functions, time jumps to what is due next.
import { DatabaseSync } from 'node:sqlite'
import { createRunner, type Call, type Ended, type Runner, type RunnerOptions } from '../../../../infra/local/runner/runner.ts'

export type Functions = Record<string, (input: any, call: Call) => unknown>

export const started = Date.UTC(2026, 2, 2, 8)

export interface Stage {
  runner: Runner
  database: DatabaseSync
  clock: { now: () => number, at: number }
  calls: Call[]
  ended: Ended[]
  /** Loads the definition as workflow `w` and starts execution `name` of it; gives the ARN. */
  start: (definition: object, input?: unknown, name?: string) => string
  /** Does everything, jumping from date to date, until nothing is due up to `until` (the end of time). Then the clock stands at `until`. */
  run: (until?: number) => Promise<void>
  describe: (executionArn: string) => { status: string, output?: string, error?: string, cause?: string }
  output: (executionArn: string) => unknown
  /** `TaskStateEntered:Ask`, `TaskScheduled` … */
  events: (executionArn: string) => string[]
}

/** Functions are called by their name in the ARN or in FunctionName. */
export function stage(functions: Functions = {}, options: Partial<RunnerOptions> = {}, database = new DatabaseSync(':memory:'), at = started): Stage {
  const clock = { at, now: () => clock.at }
  const calls: Call[] = []
  const ended: Ended[] = []
  const runner = createRunner({
    database, clock, onEnded: (end) => void ended.push(end), maxConcurrency: 1,
    invoke: async (call) => {
      calls.push(call)
      const run = functions[call.functionName ?? call.resource]
      if (!run) throw Object.assign(new Error(`No function ${call.functionName}`), { name: 'Lambda.ResourceNotFoundException' })
      return run(call.input, call)
    },
    ...options,
  })
  const describe: Stage['describe'] = (executionArn) => runner.operate('DescribeExecution', { executionArn })
  return {
    runner, database, clock, calls, ended, describe,
    start(definition, input = {}, name = 'one') {
      runner.load('w', definition)
      return runner.operate('StartExecution', { stateMachineArn: 'w', name, input: JSON.stringify(input) }).executionArn
    },
    async run(until = Infinity) {
      for (;;) {
        await runner.pump()
        const next = runner.nextDueAt()
        if (next === undefined || next > until) break
        clock.at = Math.max(clock.at, next)
      }
      if (until !== Infinity) clock.at = Math.max(clock.at, until)
    },
    output(executionArn) {
      const { status, output, error, cause } = describe(executionArn)
      if (output === undefined) throw new Error(`${status} ${error}: ${cause}`)
      return JSON.parse(output)
    },
    events: (executionArn) => historyOf(runner, executionArn).map((event) => {
      const state = (event['stateEnteredEventDetails'] ?? event['stateExitedEventDetails']) as { name: string } | undefined
      return state ? `${event.type}:${state.name}` : event.type
    }),
  }
}

export interface HistoryEvent {
  id: number
  type: string
  timestamp: Date
  previousEventId: number
  [details: string]: unknown
}

/** The whole history, page by page. */
export function historyOf(runner: Runner, executionArn: string): HistoryEvent[] {
  const events: HistoryEvent[] = []
  for (let nextToken: string | undefined; ;) {
    const page = runner.operate('GetExecutionHistory', { executionArn, maxResults: 1000, nextToken })
    events.push(...page.events)
    nextToken = page.nextToken
    if (nextToken === undefined) return events
  }
}

export const fault = (name: string, message = ''): Error => Object.assign(new Error(message), { name })

/** A workflow of one task that calls a function, and what else is given. */
export const oneTask = (functionName: string, more: object = {}): object => ({
  QueryLanguage: 'JSONata', StartAt: 'Ask',
  States: {
    Ask: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: functionName, Payload: '{% $states.input %}' }, End: true, ...more },
  },
})

/** A workflow of one task that waits for its token, which the function `open` is given as `token`. */
export const oneToken = (more: object = {}): object => oneTask('open', {
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: 'open', Payload: { token: '{% $states.context.Task.Token %}' } },
  ...more,
})

export const seconds = (count: number): number => count * 1000

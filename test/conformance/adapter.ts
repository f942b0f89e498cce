// Drives the embedded runner through one recorded case: a database in memory, a virtual clock, the recorded answers as the host.
import { DatabaseSync } from 'node:sqlite'
import { createRunner, noAnswer, type Call, type Ended } from '../../infra/local/runner/runner.ts'

/** What a recorded task gave. `submitted` is the service's first answer before the result of a task that is answered later. */
export interface Answer {
  return?: unknown
  throw?: { error?: string, cause?: string }
  timeout?: unknown
  pending?: boolean
  unmocked?: boolean
  submitted?: unknown
}

export interface Case {
  definition: object
  input: unknown
  /** What the recorded world answers a task with. */
  task: (state: string, input: unknown, resource: string) => Answer
}

export interface Outcome {
  status: string
  output?: unknown
  error?: string
  cause?: string
  events?: string[]
  exits?: { state: string, output: unknown }[]
}

interface HistoryEvent {
  type: string
  stateEnteredEventDetails?: { name: string }
  stateExitedEventDetails?: { name: string, output: string }
  [details: string]: unknown
}

const workflow = 'recorded'

/** Runs a case to its end in no real time. A definition outside the subset gives REFUSED with the reason. */
export async function run({ definition, input, task }: Case): Promise<Outcome> {
  const database = new DatabaseSync(':memory:')
  let time = Date.UTC(2026, 0, 5, 8)
  let ended: Ended | undefined
  const runner = createRunner({
    database, clock: { now: () => time }, invoke, services: 'host', maxConcurrency: 1, random: chance(1),
    onEnded: (end) => void (ended = end),
  })
  try {
    try {
      runner.load(workflow, definition)
    } catch (error) {
      return { status: 'REFUSED', error: (error as Error).message }
    }
    const { executionArn } = runner.operate('StartExecution', { stateMachineArn: workflow, name: 'case', input: JSON.stringify(input) })
    for (;;) {
      await runner.pump()
      const next = runner.nextDueAt()
      if (ended || next === undefined) break
      time = Math.max(time, next)
    }
    return { ...ended, status: (ended as Ended | undefined)?.status ?? 'RUNNING', ...historyOf(executionArn) }
  } finally {
    runner.close()
    database.close()
  }

  function historyOf(executionArn: string): Pick<Outcome, 'events' | 'exits'> {
    const events: HistoryEvent[] = []
    let nextToken: string | undefined
    do {
      const page = runner.operate('GetExecutionHistory', { executionArn, maxResults: 1000, nextToken })
      events.push(...page.events)
      nextToken = page.nextToken
    } while (nextToken !== undefined)
    return {
      events: events.map(nameOfEvent),
      exits: events.flatMap(({ stateExitedEventDetails: exit }) => (exit ? [{ state: exit.name, output: JSON.parse(exit.output) }] : [])),
    }
  }

  async function invoke({ state, arguments: sent, resource, taskToken }: Call): Promise<unknown> {
    const answer = task(state, sent, resource)
    const laterAnswer = taskToken === undefined ? undefined : answerByToken(taskToken, answer)
    if (laterAnswer) {
      // Where no submission was recorded, the answer came first.
      queueMicrotask(laterAnswer)
      return 'submitted' in answer ? answer.submitted : noAnswer
    }
    if ('submitted' in answer) return answer.submitted
    if (answer.throw) throw asError(answer.throw)
    if ('return' in answer) return answer.return
    return noAnswer
  }

  function answerByToken(taskToken: string, answer: Answer): (() => void) | undefined {
    if ('return' in answer) return () => runner.operate('SendTaskSuccess', { taskToken, output: JSON.stringify(answer.return) })
    if (answer.throw && 'submitted' in answer) return () => runner.operate('SendTaskFailure', { taskToken, ...answer.throw })
    return undefined
  }
}

function asError({ error = 'Error', cause }: { error?: string, cause?: string }): Error {
  return Object.assign(new Error(cause ?? '', { cause: cause ?? '' }), { name: error })
}

/** `PassStateEntered:Start`, `MapIterationStarted:Each#0`, `TaskScheduled`. */
function nameOfEvent(event: HistoryEvent): string {
  const { type } = event
  const state = event.stateEnteredEventDetails?.name ?? event.stateExitedEventDetails?.name
  if (state !== undefined) return `${type}:${state}`
  const iteration = event[`${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`] as { name?: string, index?: number } | undefined
  return iteration?.index === undefined ? type : `${type}:${iteration.name}#${iteration.index}`
}

/** Numbers that look random and are the same every time (a linear congruential generator, Numerical Recipes' constants). */
function chance(seed: number): () => number {
  let state = seed
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296
}

// A recorded case and its judgement: the mocks play the services, the record says what must come out.
import { run, type Answer, type Outcome } from './adapter.ts'
import { differences, eventDifferences } from './compare.ts'

interface RecordedCall extends Answer {
  input: unknown
}

export interface RecordedCase {
  id: string
  definition: object
  input: unknown
  mocks: { states?: Record<string, RecordedCall[]>, functions?: Record<string, string> }
  expect: Outcome & { eventsOrder?: 'exact' | 'partial' }
}

/** What is compared beside status, output, error and the inputs that reached the tasks. */
export interface Strictness {
  events?: boolean
  exits?: boolean
  cause?: boolean
}

export type Judgement = { refused: string } | { differences: string[] }

/** One case a line. Errors: throws naming the line that is none. */
export function readCases(jsonLines: string): RecordedCase[] {
  return jsonLines.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return []
    let recorded: Partial<RecordedCase> | undefined
    try {
      recorded = JSON.parse(line)
    } catch {}
    if (recorded?.definition === undefined || recorded.expect === undefined) throw new Error(`Line ${i + 1} is no recorded case: it is to be JSON with id, definition, input, mocks and expect.`)
    return [recorded as RecordedCase]
  })
}

/** Runs a case and says how it differs from the record, or why the runner refused its definition. */
export async function judge(recorded: RecordedCase, { events, exits, cause }: Strictness = {}): Promise<Judgement> {
  const sent: [state: string, input: unknown][] = []
  const { definition, input, mocks, expect } = structuredClone(recorded)
  const outcome = await run({ definition, input, task: recordedWorld(mocks, sent) })
  if (outcome.status === 'REFUSED') return { refused: outcome.error as string }
  const found = differences(expect.status, outcome.status, 'status')
  if (found.length > 0) return { differences: [...found, `error: ${outcome.error}: ${outcome.cause}`] }
  for (const field of ['output', 'error', ...(cause ? ['cause'] : [])] as const) {
    if (field in expect) found.push(...differences(expect[field as 'output'], outcome[field as 'output'], field))
  }
  if (events && expect.events) found.push(...eventDifferences(expect.events, outcome.events, expect.eventsOrder))
  const left = (all: Outcome['exits'] = []) => all.map(({ state, output }) => ({ state, output }))
  if (exits && expect.exits) found.push(...differences(left(expect.exits), left(outcome.exits), 'exits'))
  for (const [state, args] of sent) {
    const known = recorded.mocks.states?.[state]
    if (known && !known.some((call) => differences(call.input, args).length === 0)) found.push(`sent by ${state}: ${JSON.stringify(args)}`)
  }
  return { differences: found }
}

/** Answers tasks as recorded: by state and input first, then by function. */
function recordedWorld(mocks: RecordedCase['mocks'], sent: [string, unknown][]): (state: string, input: unknown, resource: string) => Answer {
  return (state, input, resource) => {
    sent.push([state, input])
    const calls = mocks.states?.[state]
    if (calls?.length) {
      const same = calls.findIndex((call) => differences(call.input, input).length === 0)
      return calls.splice(Math.max(same, 0), 1)[0] as RecordedCall
    }
    const invoked = input as { FunctionName?: string, Payload?: unknown } | null
    const name = invoked?.FunctionName ?? resource
    const functions = Object.entries(mocks.functions ?? {})
    const behaviour = (functions.find(([arn]) => arn === name || arn.endsWith(`:${name}`) || name.startsWith(arn)) ?? (functions.length === 1 ? functions[0] : undefined))?.[1]
    const isInvoke = invoked?.FunctionName !== undefined
    const response = (payload: unknown): Answer => ({ return: isInvoke ? { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 } : payload })
    if (behaviour === 'echo') return response(isInvoke ? invoked.Payload ?? {} : input)
    if (behaviour?.startsWith('const:')) return response(JSON.parse(behaviour.slice('const:'.length)))
    if (behaviour === 'throw') return { throw: { error: 'Exception', cause: JSON.stringify({ errorMessage: 'Some exception was raised.', errorType: 'Exception' }) } }
    return { pending: true }
  }
}

// Executions as the API shows them: names, descriptions, lists, histories, stops, limits, and the news of their end.
import { describe, expect, it } from 'vitest'
import { fault, historyOf, oneTask, oneToken, seconds, stage, started } from './stage.ts'

const pass = { QueryLanguage: 'JSONata', StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }
const wait = (count: number, more: object = {}) => ({ QueryLanguage: 'JSONata', StartAt: 'W', States: { W: { Type: 'Wait', Seconds: count, End: true } }, ...more })
const day = 86_400

// API Reference, StartExecution, "name" and "Errors".
describe('the name of an execution', () => {
  const begin = (runner: any, name: unknown, input = '{}') => runner.operate('StartExecution', { stateMachineArn: 'arn:aws:states:x:1:stateMachine:w', name, input })

  it.each([['a'], ['x'.repeat(80)], ['Lēmums-2026_03.1(a)+b=c@d!']])('may be %s', (name) => {
    const { runner } = stage()
    runner.load('w', pass)
    expect(begin(runner, name).executionArn).toMatch(/:execution:w:/)
  })

  it.each([[''], ['x'.repeat(81)], ['a b'], ['a/b'], ['a:b'], ['a*'], ['a"b'], ['a#b'], ['a\u0007'], ['{a}'], ['a,b'], ['a&b'], ['a%b']])('may not be %j', (name) => {
    const { runner } = stage()
    runner.load('w', pass)
    expect(() => begin(runner, name)).toThrow(expect.objectContaining({ name: 'InvalidName' }))
  })

  it('is made up where none is given', () => {
    const { runner } = stage()
    runner.load('w', pass)
    expect(begin(runner, undefined).executionArn).toMatch(/:w:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  // "StartExecution is idempotent for STANDARD workflows … if you call it with the same name and input as a running execution, the call
  // succeeds … if the execution is closed or if the input is different, it returns 400 ExecutionAlreadyExists. Names can be reused after 90 days."
  it('given again with the same input while it runs is the same execution', async () => {
    const { runner, run } = stage()
    runner.load('w', wait(day))
    const first = begin(runner, 'one', '{"a": 1}')
    await run(started)
    expect(begin(runner, 'one', '{"a":1}')).toEqual(first)
  })

  it('is taken for another input, and for any input once it has ended', async () => {
    const { runner, run } = stage()
    runner.load('w', wait(10))
    begin(runner, 'one')
    expect(() => begin(runner, 'one', '{"a":1}')).toThrow(expect.objectContaining({ name: 'ExecutionAlreadyExists' }))
    await run(started + seconds(11))
    expect(() => begin(runner, 'one')).toThrow(expect.objectContaining({ name: 'ExecutionAlreadyExists' }))
  })

  it('is free again after 90 days, and the history is gone', async () => {
    const { runner, run, clock } = stage()
    runner.load('w', pass)
    const { executionArn } = begin(runner, 'one')
    await run(started)
    clock.at = started + seconds(90 * day)
    await runner.pump()
    expect(() => begin(runner, 'one')).toThrow(expect.objectContaining({ name: 'ExecutionAlreadyExists' }))
    clock.at += seconds(day) + 1
    await runner.pump()
    expect(() => runner.operate('DescribeExecution', { executionArn })).toThrow(expect.objectContaining({ name: 'ExecutionDoesNotExist' }))
    expect(begin(runner, 'one').executionArn).toBe(executionArn)
  })

  it('needs a workflow that is loaded, and an input that is JSON of at most 256 KiB', () => {
    const { runner } = stage()
    expect(() => begin(runner, 'one')).toThrow(expect.objectContaining({ name: 'StateMachineDoesNotExist' }))
    runner.load('w', pass)
    expect(() => begin(runner, 'one', '{')).toThrow(expect.objectContaining({ name: 'InvalidExecutionInput' }))
    expect(() => begin(runner, 'one', JSON.stringify('x'.repeat(262_143)))).toThrow(expect.objectContaining({ name: 'InvalidExecutionInput' }))
    expect(begin(runner, 'one', JSON.stringify('x'.repeat(262_142))).startDate).toEqual(new Date(started))
  })
})

// API Reference: DescribeExecution, ListExecutions, GetExecutionHistory, StopExecution.
describe('the API', () => {
  it('describes an execution', async () => {
    const { start, run, runner } = stage()
    const executionArn = start(wait(10), { a: 1 })
    await run(started)
    expect(runner.operate('DescribeExecution', { executionArn })).toMatchObject({ executionArn, name: 'one', status: 'RUNNING', input: '{"a":1}', startDate: new Date(started) })
    await run()
    expect(runner.operate('DescribeExecution', { executionArn })).toMatchObject({ status: 'SUCCEEDED', output: '{"a":1}', stopDate: new Date(started + seconds(10)) })
  })

  it('answers a command of the SDK as the client would', async () => {
    class DescribeExecutionCommand {
      input: object
      constructor(input: object) { this.input = input }
    }
    const { start, runner } = stage()
    const executionArn = start(pass)
    expect(await runner.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({ status: 'RUNNING' })
    await expect(runner.send(new DescribeExecutionCommand({ executionArn: `${executionArn}x` }))).rejects.toThrow(expect.objectContaining({ name: 'ExecutionDoesNotExist' }))
  })

  it('lists the executions of a workflow, newest first, page by page', async () => {
    const { start, run, runner, clock } = stage()
    for (const name of ['a', 'b', 'c']) {
      start(name === 'b' ? wait(10 * day) : pass, {}, name)
      await run(++clock.at)
    }
    const list = (more: object) => runner.operate('ListExecutions', { stateMachineArn: 'w', ...more })
    expect(list({}).executions.map(({ name }: any) => name)).toEqual(['c', 'b', 'a'])
    expect(list({ statusFilter: 'RUNNING' }).executions).toMatchObject([{ name: 'b' }])
    const { executions, nextToken } = list({ maxResults: 2 })
    expect([executions.length, list({ maxResults: 2, nextToken }).executions.map(({ name }: any) => name)]).toEqual([2, ['a']])
  })

  it('shows a history forwards and backwards, page by page, with or without data', async () => {
    const { start, run, runner } = stage()
    const executionArn = start(pass, { a: 1 })
    await run()
    const history = (more: object) => runner.operate('GetExecutionHistory', { executionArn, ...more })
    expect(history({}).events).toEqual([
      { id: 1, previousEventId: 0, timestamp: new Date(started), type: 'ExecutionStarted', executionStartedEventDetails: expect.objectContaining({ input: '{"a":1}' }) },
      { id: 2, previousEventId: 0, timestamp: new Date(started), type: 'PassStateEntered', stateEnteredEventDetails: { name: 'P', input: '{"a":1}', inputDetails: { truncated: false } } },
      { id: 3, previousEventId: 2, timestamp: new Date(started), type: 'PassStateExited', stateExitedEventDetails: { name: 'P', output: '{"a":1}', outputDetails: { truncated: false } } },
      { id: 4, previousEventId: 3, timestamp: new Date(started), type: 'ExecutionSucceeded', executionSucceededEventDetails: { output: '{"a":1}', outputDetails: { truncated: false } } },
    ])
    const { events, nextToken } = history({ reverseOrder: true, maxResults: 3 })
    expect([...events, ...history({ reverseOrder: true, maxResults: 3, nextToken }).events].map(({ id }: any) => id)).toEqual([4, 3, 2, 1])
    expect(history({ includeExecutionData: false }).events[1].stateEnteredEventDetails).not.toHaveProperty('input')
  })

  it('stops an execution at once, with its reason, and nothing of it happens afterwards', async () => {
    const { start, run, runner, describe, database, ended } = stage({ open: () => undefined })
    const executionArn = start(oneToken({ TimeoutSeconds: 60, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Ask' }], End: true }))
    await run(started)
    expect(runner.operate('StopExecution', { executionArn, error: 'Withdrawn', cause: 'by hand' })).toEqual({ stopDate: new Date(started) })
    await run()
    expect(describe(executionArn)).toMatchObject({ status: 'ABORTED', error: 'Withdrawn', cause: 'by hand' })
    expect(historyOf(runner, executionArn).at(-1)).toMatchObject({ type: 'ExecutionAborted', executionAbortedEventDetails: { error: 'Withdrawn', cause: 'by hand' } })
    expect(ended).toMatchObject([{ status: 'ABORTED' }])
    expect(database.prepare("select (select count(*) from sfn_frames where phase <> 'ended') + (select count(*) from sfn_timers) as rows").get()).toEqual({ rows: 0 })
  })

  it('does not know other operations', () => {
    expect(() => stage().runner.operate('UpdateStateMachine', {})).toThrow(expect.objectContaining({ name: 'UnknownOperation' }))
  })
})

// States Language, top-level TimeoutSeconds; Service Quotas, "Maximum execution time: 1 year".
describe('the time of an execution', () => {
  it.each([['its own TimeoutSeconds', { TimeoutSeconds: 30 }, 30], ['a year', {}, 365 * day]])('ends after %s', async (_, more, after) => {
    const { start, run, describe, runner, clock } = stage()
    const executionArn = start(wait(99_999_999, more))
    await run()
    expect(clock.at - started).toBe(seconds(after))
    expect(describe(executionArn)).toMatchObject({ status: 'TIMED_OUT' })
    expect(historyOf(runner, executionArn).at(-1)).toMatchObject({ type: 'ExecutionTimedOut', executionTimedOutEventDetails: { error: 'States.Timeout' } })
  })
})

// Service Quotas: "Maximum input or output size for a task, state, or execution: 256 KiB".
describe('a payload', () => {
  const big = (bytes: number) => stage({ big: () => 'x'.repeat(bytes - 2) })
  const direct = (more: object = {}) => oneTask('big', { Resource: 'arn:aws:lambda:eu-north-1:000000000000:function:big', Arguments: {}, ...more })

  it('of 256 KiB passes, and one of a byte more fails its task with States.DataLimitExceeded', async () => {
    const just = big(262_144)
    const fits = just.start(direct())
    await just.run()
    expect(just.describe(fits).status).toBe('SUCCEEDED')
    const over = big(262_145)
    const fails = over.start(direct())
    await over.run()
    expect(over.describe(fails)).toMatchObject({
      error: 'States.DataLimitExceeded',
      cause: `The state/task 'arn:aws:lambda:eu-north-1:000000000000:function:big' returned a result with a size exceeding the maximum number of bytes service limit.`,
    })
  })

  it('is counted in bytes of UTF-8, not in letters', async () => {
    const { start, run, describe } = stage({ big: () => 'ē'.repeat(131_072) })
    const executionArn = start(direct())
    await run()
    expect(describe(executionArn).error).toBe('States.DataLimitExceeded')
  })

  it('that grows too large in an Output fails the state, which States.ALL does not catch and its own name does', async () => {
    const Output = `{% $states.result & 'xxx' %}`
    for (const [name, status] of [['States.ALL', 'FAILED'], ['States.DataLimitExceeded', 'SUCCEEDED']] as const) {
      const { start, run, describe } = big(262_143)
      const definition: any = direct({ Output, Catch: [{ ErrorEquals: [name], Next: 'Caught' }] })
      definition.States.Caught = { Type: 'Succeed', Output: 'caught' }
      const executionArn = start(definition)
      await run()
      expect(describe(executionArn).status).toBe(status)
    }
  })
})

// Service Quotas, "Maximum execution history size: 25,000 events"; the service makes the failure the 25,000th.
describe('a history', () => {
  it('ends the execution with its 25,000th event', async () => {
    const { start, run, runner, describe } = stage()
    const executionArn = start({ QueryLanguage: 'JSONata', StartAt: 'Round', States: { Round: { Type: 'Pass', Next: 'Round?' }, 'Round?': { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'Round' }], Default: 'End' }, 'End': { Type: 'Succeed' } } })
    await run()
    expect(describe(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.Runtime', cause: 'The execution reached the maximum number of history events (25000).' })
    const events = historyOf(runner, executionArn)
    expect([events.length, events.at(-1)]).toMatchObject([25_000, { id: 25_000, previousEventId: 24_999, type: 'ExecutionFailed' }])
  }, 30_000)
})

describe('the news of an end', () => {
  it('comes again five seconds later until the host has taken it', async () => {
    let refusals = 2
    const heard: number[] = []
    const ends = new Set<number>()
    const scene = stage({}, { onEnded: ({ endedAt }) => { ends.add(endedAt); heard.push(scene.clock.at - started); if (refusals-- > 0) throw fault('NotNow') } })
    scene.start(pass)
    await scene.run()
    expect([heard, [...ends]]).toEqual([[0, 5_000, 10_000], [started]])
  })

  it('tells what an event of the service would: input and output, error and cause', async () => {
    const { start, run, ended } = stage({ fail: () => { throw fault('Broken', 'x') } })
    start(pass, { a: 1 }, 'good')
    start(oneTask('fail'), { a: 2 }, 'bad')
    await run()
    expect(ended).toMatchObject([
      { name: 'good', workflow: 'w', status: 'SUCCEEDED', input: { a: 1 }, output: { a: 1 } },
      { name: 'bad', workflow: 'w', status: 'FAILED', input: { a: 2 }, error: 'Broken' },
    ])
  })
})

// Developer Guide, "Start workflow executions from a task state".
describe('states:startExecution', () => {
  const starting = { QueryLanguage: 'JSONata', StartAt: 'Start', States: { Start: { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution', Arguments: { StateMachineArn: 'child', Name: `{% 'child-' & $states.input.id %}`, Input: { id: '{% $states.input.id %}' } }, End: true } } }

  it('starts another workflow of this runner under its name, and does not wait for it', async () => {
    const { start, run, runner, output } = stage()
    runner.load('child', wait(day))
    const executionArn = start(starting, { id: 7 })
    await run(started)
    expect(output(executionArn)).toMatchObject({ ExecutionArn: expect.stringMatching(/:execution:child:child-7$/) })
    expect(runner.operate('ListExecutions', { stateMachineArn: 'child' }).executions).toMatchObject([{ name: 'child-7', status: 'RUNNING' }])
  })

  it('fails as the service does for a name that is taken', async () => {
    const { start, run, runner, describe } = stage()
    runner.load('child', pass)
    start(starting, { id: 7 }, 'first')
    await run()
    const second = start(starting, { id: 7 }, 'second')
    await run()
    expect(describe(second)).toMatchObject({ status: 'FAILED', error: 'StepFunctions.ExecutionAlreadyExistsException' })
  })

  it('fails for a workflow nobody loaded', async () => {
    const { start, run, describe } = stage()
    const executionArn = start(starting, { id: 7 })
    await run()
    expect(describe(executionArn).error).toBe('StepFunctions.StateMachineDoesNotExistException')
  })
})

// Retry and Catch: which errors they mean, how long a retry waits, what a catcher sees.
import { describe, expect, it } from 'vitest'
import { matchesError } from '../../../../infra/local/runner/errors.ts'
import { retryDelayMillis } from '../../../../infra/local/runner/failure.ts'
import { fault, historyOf, oneTask, seconds, stage, started } from './stage.ts'

// Developer Guide, "Handling errors in Step Functions workflows", "Error names".
describe('a name in ErrorEquals', () => {
  it.each([
    ['States.ALL', 'Anything', true],
    ['States.ALL', 'States.Timeout', true],
    ['States.ALL', 'States.QueryEvaluationError', true],
    ['States.ALL', 'States.DataLimitExceeded', false],
    ['States.ALL', 'States.Runtime', false],
    ['States.DataLimitExceeded', 'States.DataLimitExceeded', true],
    ['States.Runtime', 'States.Runtime', false],
    ['States.TaskFailed', 'Anything', true],
    ['States.TaskFailed', 'States.HeartbeatTimeout', true],
    ['States.TaskFailed', 'States.Timeout', false],
    ['States.TaskFailed', 'States.DataLimitExceeded', false],
    ['States.Timeout', 'States.HeartbeatTimeout', true],
    ['States.HeartbeatTimeout', 'States.Timeout', false],
    ['Some', 'Something', false],
    ['some', 'Some', false],
  ])('%s for the error %s: %s', (name, error, matches) => {
    expect(matchesError([name], error)).toBe(matches)
  })
})

// Developer Guide, "Retrying after an error": IntervalSeconds, BackoffRate, MaxAttempts, MaxDelaySeconds, JitterStrategy.
describe('the delay before a retry', () => {
  const delays = (retrier: object, random = () => 1) => [0, 1, 2, 3, 4].map((used) => retryDelayMillis({ ErrorEquals: [], ...retrier }, used, random) / 1000)

  it.each([
    ['doubles from one second unless it says otherwise', {}, [1, 2, 4, 8, 16]],
    ['begins with IntervalSeconds and grows by BackoffRate', { IntervalSeconds: 3, BackoffRate: 1.5 }, [3, 4.5, 6.75, 10.125, 15.188]],
    ['stays the same at a rate of one', { IntervalSeconds: 7, BackoffRate: 1 }, [7, 7, 7, 7, 7]],
    ['never exceeds MaxDelaySeconds', { MaxDelaySeconds: 5 }, [1, 2, 4, 5, 5]],
  ])('%s', (_, retrier, expected) => {
    expect(delays(retrier)).toEqual(expected)
  })

  it('with full jitter lies between nothing and the capped delay', () => {
    expect(delays({ JitterStrategy: 'FULL', MaxDelaySeconds: 5 }, () => 0)).toEqual([0, 0, 0, 0, 0])
    expect(delays({ JitterStrategy: 'FULL', MaxDelaySeconds: 5 }, () => 0.5)).toEqual([0.5, 1, 2, 2.5, 2.5])
  })

  it('without jitter does not ask chance', () => {
    expect(delays({ JitterStrategy: 'NONE' }, () => 0)).toEqual([1, 2, 4, 8, 16])
  })

  it('passes on the clock, not in the process', async () => {
    const at: number[] = []
    const scene = stage({ fail: () => { at.push((scene.clock.at - started) / 1000); throw fault('Busy') } })
    scene.start(oneTask('fail', { Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 60, BackoffRate: 2, MaxAttempts: 2 }] }))
    await scene.run()
    expect(at).toEqual([0, 60, 180])
  })
})

describe('Retry', () => {
  const failing = (errors: string[]) => {
    const left = [...errors]
    const scene = stage({ fail: () => { const error = left.shift(); if (error) throw fault(error); return 'done' } })
    return { ...scene, run: async (retry: object[]) => {
      const execution = scene.start(oneTask('fail', { Retry: retry, Output: '{% $states.context.State.RetryCount %}' }))
      await scene.run()
      return { calls: scene.calls.map(({ retryCount }) => retryCount), ...scene.describe(execution) }
    } }
  }

  // "MaxAttempts … defaults to 3. A value of 0 specifies that the error is never retried."
  it.each([[undefined, 4], [0, 1], [1, 2]])('of MaxAttempts %j calls %i times', async (MaxAttempts, calls) => {
    const outcome = await failing(Array(9).fill('Busy')).run([{ ErrorEquals: ['Busy'], ...(MaxAttempts === undefined ? {} : { MaxAttempts }) }])
    expect(outcome).toMatchObject({ calls: Array.from({ length: calls }, (_, index) => index), status: 'FAILED', error: 'Busy' })
  })

  // "A retrier applies over all its attempts in one state": each retrier counts for itself.
  it('counts for each retrier by itself', async () => {
    const outcome = await failing(['A', 'B', 'A', 'B']).run([{ ErrorEquals: ['A'], MaxAttempts: 2 }, { ErrorEquals: ['B'], MaxAttempts: 2 }])
    expect(outcome).toMatchObject({ status: 'SUCCEEDED', output: '4' })
  })

  it('leaves other errors alone', async () => {
    expect(await failing(['Other']).run([{ ErrorEquals: ['Busy'] }])).toMatchObject({ calls: [0], status: 'FAILED', error: 'Other' })
  })

  it('evaluates the arguments anew', async () => {
    const scene = stage({ fail: (input) => { if (input < 2) throw fault('Busy'); return input } })
    const execution = scene.start(oneTask('fail', { Arguments: { FunctionName: 'fail', Payload: '{% $states.context.State.RetryCount %}' }, Retry: [{ ErrorEquals: ['Busy'] }], Output: '{% $states.result.Payload %}' }))
    await scene.run()
    expect(scene.output(execution)).toBe(2)
  })
})

// Developer Guide, "Fallback states"; "Passing data between states with variables".
describe('a catcher', () => {
  const caught = (catcher: object, more: object = {}) => ({
    QueryLanguage: 'JSONata', StartAt: 'Set',
    States: {
      Set: { Type: 'Pass', Assign: { known: 'before', tries: 1 }, Next: 'Ask' },
      Ask: { ...(oneTask('fail') as any).States.Ask, ...more, Catch: [{ ErrorEquals: ['Never'], Next: 'Wrong' }, { ErrorEquals: ['States.ALL'], Next: 'Right', ...catcher }] },
      Wrong: { Type: 'Fail' },
      Right: { Type: 'Pass', Output: { input: '{% $states.input %}', known: '{% $known %}', tries: '{% $tries %}' }, End: true },
    },
  })
  const outputOf = async (definition: object) => {
    const { start, run, output } = stage({ fail: () => { throw fault('Busy', 'at noon') } })
    const execution = start(definition, { who: 'a' })
    await run()
    return output(execution)
  }
  const error = { Error: 'Busy', Cause: '{"errorType":"Busy","errorMessage":"at noon"}' }

  it('hands on the error where it has no Output', async () => {
    expect(await outputOf(caught({}))).toEqual({ input: error, known: 'before', tries: 1 })
  })

  it('sees the input, the error and the variables of state entry, and assigns for the next state', async () => {
    const catcher = { Output: { was: '{% $states.input.who %}', error: '{% $states.errorOutput.Error %}' }, Assign: { known: '{% $states.errorOutput.Error %}', tries: '{% $tries + 1 %}' } }
    expect(await outputOf(caught(catcher))).toEqual({ input: { was: 'a', error: 'Busy' }, known: 'Busy', tries: 2 })
  })

  it('does not run the Assign of the state it catches', async () => {
    expect(await outputOf(caught({}, { Assign: { known: 'after' } }))).toMatchObject({ known: 'before' })
  })

  it('is asked only after the retries', async () => {
    const { start, run, calls, output } = stage({ fail: () => { throw fault('Busy') } })
    const execution = start(caught({}, { Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 2 }] }))
    await run()
    expect([calls.length, (output(execution) as any).input.Error]).toEqual([3, 'Busy'])
  })

  it('catches an expression of its state that fails, and the call is not repeated', async () => {
    const { start, run, calls, output } = stage({ fail: () => 'fine' })
    const execution = start(caught({}, { Output: '{% $states.result.nothing %}' }))
    await run()
    expect(calls).toHaveLength(1)
    expect(output(execution)).toMatchObject({ input: { Error: 'States.QueryEvaluationError' } })
  })

  it('whose own expression fails ends the execution, not in a circle', async () => {
    const { start, run, describe } = stage({ fail: () => { throw fault('Busy') } })
    const execution = start(caught({ Output: '{% $nobody %}' }))
    await run()
    expect(describe(execution)).toMatchObject({
      status: 'FAILED', error: 'States.QueryEvaluationError',
      cause: expect.stringContaining(`'$nobody' specified for the field 'Catch[1]/Output' returned nothing`),
    })
  })
})

// Lambda Developer Guide, "Node.js function errors": errorType and errorMessage as JSON are the cause.
describe('a function that throws', () => {
  it('fails its task with the name of the error, and the history says so', async () => {
    const { start, run, runner, describe } = stage({ fail: () => { throw fault('NotFound', 'no such case') } })
    const execution = start(oneTask('fail'))
    await run()
    expect(describe(execution)).toMatchObject({ error: 'NotFound', cause: '{"errorType":"NotFound","errorMessage":"no such case"}' })
    expect(historyOf(runner, execution).find(({ type }) => type === 'TaskFailed')).toMatchObject({
      taskFailedEventDetails: { error: 'NotFound', resourceType: 'lambda', resource: 'invoke' }, previousEventId: 4,
    })
  })
})

describe('a Choice nothing fits', () => {
  // The guide names States.NoChoiceMatched; the service itself was measured to answer States.Runtime with this cause.
  it('ends the execution, uncaught, even inside a Parallel', async () => {
    const choice = { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'Never' }] }
    const { start, run, describe, events } = stage()
    const execution = start({
      QueryLanguage: 'JSONata', StartAt: 'Both',
      States: {
        Both: { Type: 'Parallel', End: true, Branches: [{ StartAt: 'Which?', States: { 'Which?': choice, 'Never': { Type: 'Succeed' } } }], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }] },
        Caught: { Type: 'Succeed' },
      },
    })
    await run()
    expect(describe(execution)).toMatchObject({
      status: 'FAILED', error: 'States.Runtime',
      cause: `An error occurred while executing the state 'Which?' (entered at the event id #4). Failed to transition out of the state. The state does not point to a next state.`,
    })
    expect(events(execution).slice(-2)).toEqual(['ChoiceStateEntered:Which?', 'ExecutionFailed'])
  })

  it('fails when a condition is not true or false', async () => {
    const { start, run, describe } = stage()
    const execution = start({
      QueryLanguage: 'JSONata', StartAt: 'Which?',
      States: { 'Which?': { Type: 'Choice', Choices: [{ Condition: `{% 'yes' %}`, Next: 'End' }], Default: 'End' }, 'End': { Type: 'Succeed' } },
    })
    await run()
    expect(describe(execution)).toMatchObject({
      error: 'States.QueryEvaluationError',
      cause: expect.stringContaining(`field 'Choices[0]/Condition' returned an unexpected result type. Expected 'boolean', but was 'string' for value: "yes"`),
    })
  })
})

describe('a wait', () => {
  it.each([[1.5], [-1], ['1'], [null]])('of %j seconds fails', async (count) => {
    const { start, run, describe } = stage()
    const execution = start({ QueryLanguage: 'JSONata', StartAt: 'W', States: { W: { Type: 'Wait', Seconds: '{% $states.input.count %}', End: true } } }, { count })
    await run()
    expect(describe(execution).error).toBe('States.QueryEvaluationError')
  })

  it.each([['2026-03-02T08:00:10Z', 10], ['2026-03-02T10:00:10+02:00', 10], ['2026-03-02T08:00:10.500Z', 10.5], ['2020-01-01T00:00:00Z', 0]])('until %s ends after %d seconds', async (until, after) => {
    const { start, run, clock } = stage()
    start({ QueryLanguage: 'JSONata', StartAt: 'W', States: { W: { Type: 'Wait', Timestamp: '{% $states.input.until %}', End: true } } }, { until })
    await run()
    expect(clock.at - started).toBe(seconds(after))
  })
})

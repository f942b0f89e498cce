// Tasks that wait for a token: answers, timeouts, heartbeats, and answers that come too early or too late.
import { describe, expect, it } from 'vitest'
import { noAnswer } from '../../../../infra/local/runner/runner.ts'
import { fault, oneTask, oneToken, seconds, stage, started } from './stage.ts'

/** A stage whose function `open` keeps the token it is given. */
function waiting(more: object = {}) {
  const tokens: string[] = []
  const scene = stage({ open: ({ token }) => void tokens.push(token) })
  const execution = scene.start(oneToken(more))
  return { ...scene, execution, tokens, send: (operation: string, input: object = {}) => scene.runner.operate(operation, { taskToken: tokens.at(-1), ...input }) }
}

// Developer Guide, "Discover service integration patterns", "Wait for a Callback with Task Token".
describe('a task that waits for its token', () => {
  it('sleeps until it is answered, and its result is the answer', async () => {
    const { run, send, execution, output, events } = waiting()
    await run(started + seconds(86_400))
    send('SendTaskSuccess', { output: '{"approved":true}' })
    await run()
    expect(output(execution)).toEqual({ approved: true })
    expect(events(execution)).toEqual([
      'ExecutionStarted', 'TaskStateEntered:Ask', 'TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'TaskSucceeded', 'TaskStateExited:Ask', 'ExecutionSucceeded',
    ])
  })

  it('can be answered before its function has returned', async () => {
    const { start, run, output, runner } = stage({ open: ({ token }) => runner.operate('SendTaskSuccess', { taskToken: token, output: '"at once"' }) })
    const execution = start(oneToken())
    await run()
    expect(output(execution)).toBe('at once')
  })

  it('fails with the error and cause it is sent', async () => {
    const { run, send, execution, describe } = waiting()
    await run(started)
    send('SendTaskFailure', { error: 'Withdrawn', cause: 'by the resident' })
    await run()
    expect(describe(execution)).toMatchObject({ status: 'FAILED', error: 'Withdrawn', cause: 'by the resident' })
  })

  it('gets a new token for every retry, and the old one is worth nothing', async () => {
    const { run, send, tokens, execution, output } = waiting({ Retry: [{ ErrorEquals: ['Again'] }] })
    await run(started)
    send('SendTaskFailure', { error: 'Again' })
    await run(started + seconds(1))
    expect(new Set(tokens).size).toBe(2)
    expect(() => send('SendTaskSuccess', { taskToken: tokens[0], output: '1' })).toThrow(expect.objectContaining({ name: 'TaskTimedOut' }))
    send('SendTaskSuccess', { output: '2' })
    await run()
    expect(output(execution)).toBe(2)
  })

  it('fails when the function that should hand the token out fails', async () => {
    const { start, run, describe } = stage({ open: () => { throw fault('Refused', 'no') } })
    const execution = start(oneToken())
    await run()
    expect(describe(execution)).toMatchObject({ status: 'FAILED', error: 'Refused' })
  })
})

// API Reference, SendTaskSuccess and SendTaskHeartbeat, "Errors".
describe('a token', () => {
  it.each([
    ['that is no token', 'not a token', 'InvalidToken'],
    ['of an execution nobody knows', Buffer.from(`sfn:99:99:${'0'.repeat(32)}`).toString('base64url'), 'TaskDoesNotExist'],
  ])('%s is refused', async (_, taskToken, name) => {
    const { runner } = waiting()
    for (const operation of ['SendTaskSuccess', 'SendTaskFailure', 'SendTaskHeartbeat']) {
      expect(() => runner.operate(operation, { taskToken, output: '{}' })).toThrow(expect.objectContaining({ name }))
    }
  })

  it('is good for one answer', async () => {
    const { run, send } = waiting()
    await run(started)
    send('SendTaskSuccess', { output: '{}' })
    expect(() => send('SendTaskSuccess', { output: '{}' })).toThrow(expect.objectContaining({ name: 'TaskTimedOut' }))
    await run()
    expect(() => send('SendTaskFailure')).toThrow(expect.objectContaining({ name: 'TaskTimedOut' }))
  })

  it.each([['no text', 7], ['not JSON', '{'], ['over 256 KiB', JSON.stringify('x'.repeat(262_143))]])('does not take an output that is %s', async (_, output) => {
    const { run, send } = waiting()
    await run(started)
    expect(() => send('SendTaskSuccess', { output })).toThrow(expect.objectContaining({ name: 'InvalidOutput' }))
  })
})

// Developer Guide, "Task workflow state", TimeoutSeconds; "Handling errors", States.Timeout.
describe('TimeoutSeconds', () => {
  it('lets an answer in one millisecond before, and none when it has passed', async () => {
    const early = waiting({ TimeoutSeconds: 60 })
    await early.run(started + seconds(60) - 1)
    early.send('SendTaskSuccess', { output: '1' })
    await early.run()
    expect(early.output(early.execution)).toBe(1)

    const late = waiting({ TimeoutSeconds: 60 })
    await late.run(started)
    late.clock.at = started + seconds(60)
    expect(() => late.send('SendTaskSuccess', { output: '1' })).toThrow(expect.objectContaining({ name: 'TaskTimedOut' }))
    await late.run()
    expect(late.describe(late.execution)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' })
    expect(late.events(late.execution).slice(-2)).toEqual(['TaskTimedOut', 'ExecutionFailed'])
  })

  it('may be an expression', async () => {
    const { start, run, clock, describe } = stage({ hang: () => noAnswer })
    const execution = start(oneTask('hang', { TimeoutSeconds: '{% $states.input.limit %}' }), { limit: 5 })
    await run()
    expect([clock.at - started, describe(execution).error]).toEqual([seconds(5), 'States.Timeout'])
  })

  it.each([[0], [-1], [1.5], ['5']])('that comes out as %j fails the state', async (limit) => {
    const { start, run, describe, calls } = stage({ hang: () => noAnswer })
    const execution = start(oneTask('hang', { TimeoutSeconds: '{% $states.input.limit %}' }), { limit })
    await run()
    expect(describe(execution).error).toBe('States.QueryEvaluationError')
    expect(calls).toEqual([])
  })

  it('starts anew with every retry', async () => {
    const { start, run, clock, describe } = stage({ hang: () => noAnswer })
    const execution = start(oneTask('hang', { TimeoutSeconds: 10, Retry: [{ ErrorEquals: ['States.Timeout'], MaxAttempts: 1 }] }))
    await run()
    expect([clock.at - started, describe(execution).error]).toEqual([seconds(10 + 1 + 10), 'States.Timeout'])
  })

  it('does not wait for a function that answers later', async () => {
    let answer = (_: unknown): void => {}
    const scene = stage({ slow: () => new Promise((resolve) => (answer = resolve)) }, { maxConcurrency: 4 })
    const execution = scene.start(oneTask('slow', { TimeoutSeconds: 10 }))
    const pumping = scene.runner.pump()
    await expect.poll(() => scene.calls.length).toBe(1)
    scene.clock.at += seconds(10)
    await scene.runner.pump()
    await pumping
    answer('too late')
    await scene.run()
    expect(scene.describe(execution)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' })
  })
})

// Developer Guide, "Task workflow state", HeartbeatSeconds; API Reference, SendTaskHeartbeat.
describe('HeartbeatSeconds', () => {
  it('fails a task that misses one', async () => {
    const { run, execution, describe, clock } = waiting({ HeartbeatSeconds: 30, TimeoutSeconds: 3600 })
    await run()
    expect(clock.at - started).toBe(seconds(30))
    expect(describe(execution)).toMatchObject({ status: 'FAILED', error: 'States.HeartbeatTimeout' })
  })

  it('is counted from the last heartbeat, and heartbeats do not move the timeout', async () => {
    const { run, send, execution, describe, clock } = waiting({ HeartbeatSeconds: 30, TimeoutSeconds: 70 })
    for (let at = 0; at < 70; at += 20) {
      await run(started + seconds(at))
      send('SendTaskHeartbeat')
    }
    await run()
    expect(clock.at - started).toBe(seconds(70))
    expect(describe(execution).error).toBe('States.Timeout')
  })

  // "Handling errors", States.Timeout: "… or failed to send a heartbeat for a period longer than the HeartbeatSeconds value".
  it.each(['States.HeartbeatTimeout', 'States.Timeout', 'States.TaskFailed', 'States.ALL'])('can be caught as %s', async (name) => {
    const { start, run, output } = stage({ open: () => undefined })
    const execution = start({
      QueryLanguage: 'JSONata', StartAt: 'Ask',
      States: {
        Ask: { ...(oneToken() as any).States.Ask, HeartbeatSeconds: 5, Catch: [{ ErrorEquals: [name], Next: 'Caught' }] },
        Caught: { Type: 'Succeed' },
      },
    })
    await run()
    expect(output(execution)).toEqual({ Error: 'States.HeartbeatTimeout', Cause: '' })
  })
})

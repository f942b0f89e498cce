// Map and Parallel: order, concurrency, failure, and the scope of variables.
import { describe, expect, it } from 'vitest'
import { fault, historyOf, stage } from './stage.ts'

const call = (name: string, more: object = {}) => ({
  Type: 'Task', Resource: `arn:aws:lambda:eu-north-1:000000000000:function:${name}`, End: true, ...more,
})
const parallel = (branches: object[], more: object = {}, after: Record<string, object> = {}) => ({
  QueryLanguage: 'JSONata', StartAt: 'Both',
  States: { Both: { Type: 'Parallel', End: true, Branches: branches.map((States) => ({ StartAt: Object.keys(States)[0], States })), ...more }, ...after },
})
const map = (States: Record<string, object>, more: object = {}, after: Record<string, object> = {}) => ({
  QueryLanguage: 'JSONata', StartAt: 'Each',
  States: { Each: { Type: 'Map', End: true, Items: '{% $states.input %}', ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: Object.keys(States)[0], States }, ...more }, ...after },
})

// Developer Guide, "Parallel workflow state".
describe('a Parallel', () => {
  it('gives every branch its input, and the results in the order of the branches', async () => {
    const { start, run, output } = stage({ slow: (input) => input.n + 1, fast: (input) => input.n + 2 })
    const execution = start(parallel([{ Slow: { Type: 'Wait', Seconds: 60, Next: 'S' }, S: call('slow') }, { F: call('fast') }]), { n: 1 })
    await run()
    expect(output(execution)).toEqual([2, 3])
  })

  // "If any branch fails … the entire Parallel state is considered to have failed and all its branches are stopped."
  it('stops the other branches when one fails, whatever they were doing', async () => {
    const { start, run, describe, events, runner, clock } = stage({ fail: () => { throw fault('Broken', 'x') }, open: () => undefined })
    const wait = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', Arguments: { FunctionName: 'open' }, End: true }
    const execution = start(parallel([{ Sleep: { Type: 'Wait', Seconds: 3600, End: true } }, { Ask: wait }, { Later: { Type: 'Wait', Seconds: 5, Next: 'Fail' }, Fail: call('fail') }]))
    const before = clock.at
    await run()
    expect([describe(execution).error, clock.at - before]).toEqual(['Broken', 5_000])
    expect(events(execution).slice(-5)).toEqual(['LambdaFunctionFailed', 'WaitStateAborted', 'TaskStateAborted', 'ParallelStateFailed', 'ExecutionFailed'])
    expect(runner.nextDueAt()).toBeUndefined()
  })

  it('can be retried and caught as a whole', async () => {
    const fails = [true, true, false]
    const { start, run, output, calls } = stage({ fail: () => { if (fails.shift()) throw fault('Broken'); return 1 }, other: () => 2 })
    const execution = start(parallel([{ A: call('fail') }, { B: call('other') }], { Retry: [{ ErrorEquals: ['Broken'] }] }))
    await run()
    expect([output(execution), calls.filter(({ functionName }) => functionName === 'fail').length]).toEqual([[1, 2], 3])
    const again = stage({ fail: () => { throw fault('Broken') } })
    const caught = again.start(parallel([{ A: call('fail') }], { Catch: [{ ErrorEquals: ['Broken'], Next: 'Caught' }] }, { Caught: { Type: 'Succeed' } }))
    await again.run()
    expect(again.output(caught)).toMatchObject({ Error: 'Broken' })
  })

  it('fails by a Fail state in a branch with the error written there', async () => {
    const { start, run, describe } = stage()
    const execution = start(parallel([{ F: { Type: 'Fail', Error: `{% 'E' & $states.input.n %}`, Cause: 'because' } }]), { n: 1 })
    await run()
    expect(describe(execution)).toMatchObject({ status: 'FAILED', error: 'E1', cause: 'because' })
  })

  it('may stand inside a Map inside a Parallel', async () => {
    const { start, run, output } = stage({ twice: (n) => n * 2 })
    const inner = (parallel([{ A: call('twice') }, { B: { Type: 'Pass', End: true } }]) as any).States.Both
    const outer = (map({ Inner: inner }) as any).States.Each
    const execution = start(parallel([{ Outer: outer }, { Plain: { Type: 'Pass', Output: 'p', End: true } }]), [1, 2])
    await run()
    expect(output(execution)).toEqual([[[2, 1], [4, 2]], 'p'])
  })

  it('that fails deep inside takes everything around it along', async () => {
    const { start, run, describe, database } = stage({ fail: (n) => { if (n === 2) throw fault('Deep'); return n } })
    const inner = (parallel([{ A: call('fail') }, { B: { Type: 'Wait', Seconds: 60, End: true } }]) as any).States.Both
    const execution = start(map({ Inner: inner }), [1, 2, 3])
    await run()
    expect(describe(execution)).toMatchObject({ status: 'FAILED', error: 'Deep' })
    expect(database.prepare("select count(*) as frames from sfn_frames where phase <> 'ended'").get()).toEqual({ frames: 0 })
  })
})

// Developer Guide, "Map workflow state" and "Using Map state in Inline mode".
describe('a Map', () => {
  it('gives results in the order of its items, each made by the selector', async () => {
    const { start, run, output } = stage({ show: (input) => input })
    const ItemSelector = { i: '{% $states.context.Map.Item.Index %}', v: '{% $states.context.Map.Item.Value %}', n: '{% $count($states.input) %}' }
    const execution = start(map({ Show: call('show') }, { ItemSelector }), ['a', 'b'])
    await run()
    expect(output(execution)).toEqual([{ i: 0, v: 'a', n: 2 }, { i: 1, v: 'b', n: 2 }])
  })

  it.each([[1, 1], [3, 3], [0, 40], [100, 40]])('of MaxConcurrency %i has %i iterations at work at once', async (MaxConcurrency, expected) => {
    let atWork = 0
    let most = 0
    let started = 0
    const items = Array.from({ length: 90 }, (_, index) => index)
    const { start, run, output } = stage({
      // Each call lasts until as many are at work as may be, and a little longer, so that one too many would show.
      work: async (n) => {
        started += 1
        most = Math.max(most, ++atWork)
        while (most < expected && started < items.length) await new Promise((resolve) => setImmediate(resolve))
        for (let rounds = 0; rounds < 5; rounds += 1) await new Promise((resolve) => setImmediate(resolve))
        atWork--
        return n
      },
    }, { maxConcurrency: 100 })
    const execution = start(map({ Work: call('work') }, { MaxConcurrency }), items)
    await run()
    expect([most, output(execution)]).toEqual([expected, items])
  })

  it('of no items gives an empty list', async () => {
    const { start, run, output } = stage()
    const execution = start(map({ P: { Type: 'Pass', End: true } }), [])
    await run()
    expect(output(execution)).toEqual([])
  })

  it('stops at the first iteration that fails; those that had not begun never do', async () => {
    const { start, run, describe, events, calls } = stage({ fail: (n) => { if (n === 2) throw fault('Second'); return n } })
    const execution = start(map({ F: call('fail') }, { MaxConcurrency: 1 }), [1, 2, 3])
    await run()
    expect([describe(execution).error, calls.length]).toEqual(['Second', 2])
    expect(events(execution).slice(-4)).toEqual(['LambdaFunctionFailed', 'MapIterationFailed', 'MapStateFailed', 'ExecutionFailed'])
  })

  it('names in its history which iteration was aborted', async () => {
    const { start, run, runner } = stage({ fail: () => { throw fault('First') } })
    const execution = start(map({ 'First?': { Type: 'Choice', Choices: [{ Condition: '{% $states.input = 1 %}', Next: 'F' }], Default: 'W' }, 'W': { Type: 'Wait', Seconds: 60, End: true }, 'F': call('fail') }), [2, 1])
    await run()
    expect(historyOf(runner, execution).filter(({ type }) => /Aborted|IterationFailed/.test(type))).toMatchObject([
      { type: 'MapIterationFailed', mapIterationFailedEventDetails: { name: 'Each', index: 1 } },
      { type: 'WaitStateAborted' },
      { type: 'MapIterationAborted', mapIterationAbortedEventDetails: { name: 'Each', index: 0 } },
    ])
  })

  it('fails through a selector that gives nothing', async () => {
    const { start, run, describe } = stage()
    const execution = start(map({ P: { Type: 'Pass', End: true } }, { ItemSelector: { x: '{% $states.context.Map.Item.Value.x %}' } }), [{ x: 1 }, {}])
    await run()
    expect(describe(execution)).toMatchObject({ error: 'States.QueryEvaluationError', cause: expect.stringContaining(`field 'ItemSelector/x'`) })
  })

  // "Setting failure thresholds for Distributed Map states": an inline Map has none, the service only evaluates the fields.
  it('does not tolerate a failure, whatever the threshold of a distributed Map says', async () => {
    const { start, run, describe } = stage({ fail: () => { throw fault('Broken') } })
    const execution = start(map({ F: call('fail') }, { ToleratedFailureCount: 5 }), [1])
    await run()
    expect(describe(execution).error).toBe('Broken')
  })
})

// Developer Guide, "Passing data between states with variables", "Variable scope" and "Evaluation order in an assign field".
describe('a variable', () => {
  const scopes = {
    QueryLanguage: 'JSONata', StartAt: 'Outside',
    States: {
      Outside: { Type: 'Pass', Assign: { outer: 1 }, Next: 'Each' },
      Each: {
        Type: 'Map', Items: [10, 20], Next: 'Look',
        ItemProcessor: { StartAt: 'In', States: { In: { Type: 'Pass', Assign: { inner: '{% $outer + $states.input %}' }, Next: 'Out' }, Out: { Type: 'Pass', Output: '{% $inner %}', End: true } } },
        Assign: { sums: '{% $states.result %}' },
      },
      Look: { Type: 'Pass', Output: { sums: '{% $sums %}', outer: '{% $outer %}', inner: '{% $exists($inner) %}' }, End: true },
    },
  }

  it('is read inside, lives by itself in each iteration, and is not seen outside', async () => {
    const { start, run, output } = stage()
    const execution = start(scopes)
    await run()
    expect(output(execution)).toEqual({ sums: [11, 21], outer: 1, inner: false })
  })

  it('has in all expressions of a state the value it had at its entry', async () => {
    const { start, run, output } = stage()
    const execution = start({
      QueryLanguage: 'JSONata', StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { x: 1, y: 2 }, Next: 'B' },
        B: { Type: 'Pass', Assign: { x: '{% $y %}', y: '{% $x %}' }, Output: '{% $x %}', Next: 'C' },
        C: { Type: 'Pass', Output: ['{% $states.input %}', '{% $x %}', '{% $y %}'], End: true },
      },
    })
    await run()
    expect(output(execution)).toEqual([1, 2, 1])
  })
})

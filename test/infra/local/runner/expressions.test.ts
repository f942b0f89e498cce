// Expressions as the service evaluates them: its own functions, its clock, and what happens when they give nothing.
import { describe, expect, it } from 'vitest'
import { stage, started } from './stage.ts'

async function outcome(expression: unknown, input: unknown = {}, random?: () => number) {
  const { start, run, runner } = stage({}, random ? { random } : {})
  const execution = start({ QueryLanguage: 'JSONata', StartAt: 'P', States: { P: { Type: 'Pass', Output: expression, End: true } } }, input)
  await run()
  return runner.operate('DescribeExecution', { executionArn: execution })
}
const valueOf = async (text: string, input?: unknown) => JSON.parse((await outcome(`{% ${text} %}`, input)).output)
const causeOf = async (text: string, input?: unknown) => (await outcome({ v: `{% ${text} %}` }, input)).cause

// Developer Guide, "Transforming data with JSONata", "JSONata functions provided by Step Functions"; the numbers were measured at the service.
describe('the functions Step Functions adds', () => {
  it.each<[string, unknown]>([
    ['$partition([1,2,3,4], 2)', [[1, 2], [3, 4]]],
    ['$partition([1,2,3,4,5], 2.9)', [[1, 2], [3, 4], 5]],
    ['$partition([1,2,3], 3)', [[1, 2, 3]]],
    ['$range(0, 6, 2)', [0, 2, 4, 6]],
    ['$range(0, 7, 2)', [0, 2, 4, 6]],
    ['$range(3, 0, -1)', [3, 2, 1, 0]],
    ['$range(-1.7, 2, 1)', [-1, 0, 1, 2]],
    ['$range(1, 9, 9)', 1],
    ['$range(1, 0, 1)', []],
    [`$hash('input', 'SHA-1')`, '140f86aae51ab9e1cda9b4254fe98a74eb54c1a1'],
    [`$hash('ā', 'MD5')`, '909d791004c8a7d69c0aeb938a3337bc'],
    ['$random(42)', 0.7275636800328681],
    [`$parse('{"a":[1]}').a`, [1]],
  ])('%s is %j', async (text, value) => {
    expect(await valueOf(text)).toEqual(value)
  })

  it.each([['$partition([1], -1)'], ['$partition([1], 0)'], ['$range(1, 5, 0)'], [`$hash('a', 'CRC')`], [`$parse('{')`], ['$range(1, 2)']])('%s fails', async (text) => {
    expect(await outcome(`{% ${text} %}`)).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' })
  })

  it('$random and $uuid take the chance of the host, so that a simulation can be repeated', async () => {
    const both = `{% [$random(), $uuid()] %}`
    expect(JSON.parse((await outcome(both, {}, () => 0.5)).output)).toEqual([0.5, '88888888-8888-4888-a888-888888888888'])
  })

  it('$now and $millis are the clock of the host', async () => {
    expect(await valueOf(`[$now(), $millis(), $now('[Y]')]`)).toEqual([new Date(started).toISOString(), started, '2026'])
  })
})

describe('an expression', () => {
  it('that gives nothing fails, with its text and its field', async () => {
    expect(await causeOf('$states.input.a')).toBe(
      `An error occurred while executing the state 'P' (entered at the event id #2). The JSONata expression '$states.input.a' specified for the field 'Output/v' returned nothing (undefined).`,
    )
  })

  it('that fails says how, with the code JSONata has for it', async () => {
    expect(await causeOf(`1 + 'a'`)).toContain(`'1 + 'a'' specified for the field 'Output/v' threw an error during evaluation. T2002: The right side of the "+" operator must evaluate to a number`)
  })

  it('that never ends is ended', async () => {
    expect(await causeOf('($f := function($n) { 1 + $f($n + 1) }; $f(1))')).toMatch(/threw an error during evaluation\. D1011: /)
  })

  it.each([['$sum'], ['$uuid'], ['function($n) { $n }'], ['[1, $sum]']])('that gives a function fails: %s', async (text) => {
    expect(await causeOf(text)).toContain('returned a function, which is not JSON')
  })

  it.each([['a list of one stays a list', '$states.input.list', [1]], ['null is a value', '$states.input.none', null]])('sees the input as it is: %s', async (_, text, value) => {
    expect(await valueOf(text, { list: [1], none: null })).toEqual(value)
  })

  it('sees the context object', async () => {
    expect(await valueOf('$states.context')).toEqual({
      Execution: { Id: 'arn:aws:states:local:000000000000:execution:w:one', Name: 'one', Input: {}, RoleArn: expect.any(String), StartTime: new Date(started).toISOString(), RedriveCount: 0 },
      StateMachine: { Id: 'arn:aws:states:local:000000000000:stateMachine:w', Name: 'w' },
      State: { Name: 'P', EnteredTime: new Date(started).toISOString(), RetryCount: 0 },
    })
  })
})

// What is read is kept from state to state and shared by all that read it: whatever an expression does to its lists is its own.
describe('An expression that makes objects of lists', () => {
  it.each(["$states.input.list{ 'a': 1 }", "$states.input.deep.{ 'a': 1 }", "$map($states.input.deep, function($v) { $v{ 'a': 1 } })", "$states.context.Execution.Input.list{ 'a': 1 }", "$kept{ 'a': 1 }"])('%s changes nothing that is read after it', async (text) => {
    const { start, run, output } = stage()
    const execution = start({
      QueryLanguage: 'JSONata', StartAt: 'Keep', States: {
        Keep: { Type: 'Pass', Assign: { kept: '{% $states.input.list %}' }, Next: 'Make' },
        Make: { Type: 'Pass', Assign: { made: `{% ${text} %}`, beside: '{% $kept %}' }, Output: '{% $states.input %}', Next: 'Read' },
        Read: { Type: 'Pass', Output: { input: '{% $states.input %}', begun: '{% $states.context.Execution.Input %}', beside: '{% $beside %}' }, End: true },
      },
    }, { list: [], deep: [[]] })
    await run()
    expect(output(execution)).toEqual({ input: { list: [], deep: [[]] }, begun: { list: [], deep: [[]] }, beside: [] })
  })
})

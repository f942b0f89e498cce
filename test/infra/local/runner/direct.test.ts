// Plain expressions are told without JSONata's interpreter: the value is the same, or the interpreter is asked.
import fc from 'fast-check'
import jsonata from 'jsonata'
import { describe, expect, it } from 'vitest'
import { directOf, undecided } from '../../../../infra/local/runner/direct.ts'
import type { Scope } from '../../../../infra/local/runner/expressions.ts'

const plain = [
  '$states.input', '$states.input.a', '$states.result.a.b', '$states.context.Execution.Name', "$states.input.a = 'x'", "$states.input.a.b = ''", "'case-' & $states.input.a",
  '$merge([$states.input, $states.result])', '$merge([$states.input, $states.result.a])', '$merge([$states.input.a])',
  '1', '$states.input.a + 1', '$states.input.a + $states.result', '($states.input.a)', '$exists($states.input.a) ? $states.input.a : 0', "{ 'a': $states.input.a, 'b': 1 }", "{ 'a': 1, 'a': 2 }", '$merge([$states.input, {}])',
  "$merge([$states.input, $states.result, { 'a': ($exists($states.input.a.b) ? $states.input.a.b : 0) + 1 }])",
]
const notPlain = [
  '$states', '$states.input[0]', '$states.input.a[b = 1]', '$states.input.*', '$states.input.a[]', '$states.input.(a)', '$states.input.a.$string()', '$states.input.a^(b)', '$states.input{a: b}', '$other.a',
  "$states.input.a != 'x'", '$states.input.a = 1', "$states.input.a & 'x'", '$merge($states.input)', '$merge([$states.input], 1)', '$spread([$states.input])', '$exists($states.input.a)', "'x' & 'y'", "'x'", '$states.input.a - 1', '$states.input.a ? 1 : 2', '$exists($states.input.a) ? 1', '$exists($other) ? 1 : 2', "{ $states.input.a: 1 }", '($states.input.a; 1)', '$merge([])',
  // What hangs on the end of something plain.
  '$merge([$states.input])[a = 1]', '$merge([$states.input])[1]', "$merge([$states.input]){ 'a': 1 }", '$merge([$states.input])@$x', "{ 'a': 1 }[b = 2]", "{ 'a': 1 }{ 'b': 2 }", '$exists($states.input.a)[false] ? 1 : 2', '($states.input.a + 1)[1]', '(1)[1]',
  "{ '_jsonata_lambda': 1 }", "{ '_jsonata_function': 1 }",
]
const text = (value: unknown) => (value === undefined ? undefined : JSON.stringify(value))

const name = fc.constantFrom('a', 'b', 'Execution', 'Name', 'constructor', 'length', 'sequence', '1')
const { json } = fc.letrec((tie) => ({
  json: fc.oneof({ maxDepth: 4 }, fc.constantFrom('x', '', 'y', 0, 1, true, false, null), fc.array(tie('json'), { maxLength: 2 }), fc.dictionary(name, tie('json'), { maxKeys: 3 })),
}))
const states = fc.record({ input: json, result: json, context: json })
const scopeOf = ({ context, ...given }: { input: unknown, result?: unknown, context?: unknown }, variables = {}): Scope => ({ variables, states: given, context: () => context as object })

describe.each(plain)('%s', (expression) => {
  const interpreted = jsonata(expression)
  const direct = directOf(interpreted.ast() as object)

  it('is plain, and has the value JSONata gives it wherever it has one', async () => {
    expect(direct).toBeDefined()
    await fc.assert(fc.asyncProperty(states, async (given) => {
      const value = direct!(scopeOf(given))
      if (value !== undecided) expect(text(value)).toBe(text(await interpreted.evaluate(undefined, { states: structuredClone(given) })))
    }), { numRuns: 500 })
  })
})

/** What boxes that wait put out: workflows/asl.ts. */
const afterAWait = "$merge([$states.input, $states.result.Payload, { 'answered': ($exists($states.input.answered) ? $states.input.answered : 0) + 1 }])"

describe('Of states as boxes have them', () => {
  const given = { input: { a: 'x', caseId: 'c', answered: 1 }, result: { a: { b: '' }, Payload: { outcome: 'Entitled' } }, context: { Execution: { Name: 'n' } } }
  it.each(['$states.input', '$states.input.a', '$states.context.Execution.Name', "$states.input.a = 'x'", "$states.input.a = 'y'", "'case-' & $states.input.a", '$merge([$states.input, $states.result.Payload])', afterAWait])('%s is decided at once', async (expression) => {
    const value = directOf(jsonata(expression).ast() as object)!(scopeOf(given))
    expect(value).not.toBe(undecided)
    expect(value).toEqual(await jsonata(expression).evaluate(undefined, { states: given }))
  })
})

it.each(notPlain)('%s is left to JSONata', (expression) => expect(directOf(jsonata(expression).ast() as object)).toBeUndefined())

it.each(['$merge([$states.input])', '$exists($states.input) ? 1 : 2'])('A variable called as a function in %s is the workflow’s own', (expression) =>
  expect(directOf(jsonata(expression).ast() as object)!(scopeOf({ input: {} }, { merge: 1, exists: 1 }))).toBe(undecided))

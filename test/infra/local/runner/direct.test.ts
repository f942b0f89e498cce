// Plain expressions are told without JSONata's interpreter: the value is the same, or the interpreter is asked.
import fc from 'fast-check'
import jsonata from 'jsonata'
import { describe, expect, it } from 'vitest'
import { directOf, undecided } from '../../../../infra/local/runner/direct.ts'

const plain = [
  '$states.input', '$states.input.a', '$states.result.a.b', '$states.context.Execution.Name', "$states.input.a = 'x'", "$states.input.a.b = ''", "'case-' & $states.input.a",
  '$merge([$states.input, $states.result])', '$merge([$states.input, $states.result.a])', '$merge([$states.input.a])',
]
const notPlain = [
  '$states', '$states.input[0]', '$states.input.a[b = 1]', '$states.input.*', '$states.input.a[]', '$states.input.(a)', '$states.input.a.$string()', '$states.input.a^(b)', '$states.input{a: b}', '$other.a',
  "$states.input.a != 'x'", '$states.input.a = 1', "$states.input.a & 'x'", '$merge($states.input)', '$merge([$states.input, {}])', '$merge([$states.input], 1)', '$spread([$states.input])', '$exists($states.input.a)', "'x' & 'y'", '1',
]
const text = (value: unknown) => (value === undefined ? undefined : JSON.stringify(value))

const name = fc.constantFrom('a', 'b', 'Execution', 'Name', 'constructor', 'length', 'sequence', '1')
const { json } = fc.letrec((tie) => ({
  json: fc.oneof({ maxDepth: 4 }, fc.constantFrom('x', '', 'y', 0, 1, true, false, null), fc.array(tie('json'), { maxLength: 2 }), fc.dictionary(name, tie('json'), { maxKeys: 3 })),
}))
const states = fc.record({ input: json, result: json, context: json })

describe.each(plain)('%s', (expression) => {
  const interpreted = jsonata(expression)
  const direct = directOf(interpreted.ast() as object)

  it('is plain, and has the value JSONata gives it wherever it has one', async () => {
    expect(direct).toBeDefined()
    await fc.assert(fc.asyncProperty(states, async (given) => {
      const value = direct!(given, {})
      if (value !== undecided) expect(text(value)).toBe(text(await interpreted.evaluate(undefined, { states: structuredClone(given) })))
    }), { numRuns: 500 })
  })
})

describe('Of states as boxes have them', () => {
  const given = { input: { a: 'x', caseId: 'c', answered: 1 }, result: { a: { b: '' }, Payload: { outcome: 'Entitled' } }, context: { Execution: { Name: 'n' } } }
  it.each(['$states.input', '$states.input.a', '$states.context.Execution.Name', "$states.input.a = 'x'", "$states.input.a = 'y'", "'case-' & $states.input.a", '$merge([$states.input, $states.result.Payload])'])('%s is decided at once', async (expression) => {
    const value = directOf(jsonata(expression).ast() as object)!(given, {})
    expect(value).not.toBe(undecided)
    expect(value).toEqual(await jsonata(expression).evaluate(undefined, { states: given }))
  })
})

it.each(notPlain)('%s is left to JSONata', (expression) => expect(directOf(jsonata(expression).ast() as object)).toBeUndefined())

it('A variable called merge is the workflow’s own', () =>
  expect(directOf(jsonata('$merge([$states.input])').ast() as object)!({ input: {} }, { merge: 1 })).toBe(undecided))

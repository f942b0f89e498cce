// What is refused when a definition is loaded: by workflow, state and field, never ignored.
import { describe, expect, it } from 'vitest'
import { stage } from './stage.ts'

const machine = (S: object, more: object = {}) => ({ QueryLanguage: 'JSONata', StartAt: 'S', States: { S, E: { Type: 'Succeed' } }, ...more })
const task = (more: object = {}) => machine({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'f' }, Next: 'E', ...more })
const pass = (more: object) => machine({ Type: 'Pass', Next: 'E', ...more })
const wait = (more: object) => machine({ Type: 'Wait', Next: 'E', ...more })
const choice = (rule: object) => machine({ Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'E', ...rule }] })
const inside = { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } }
const map = (more: object = {}, processor: object = inside) => machine({ Type: 'Map', ItemProcessor: processor, Next: 'E', ...more })
const parallel = (branch: object) => machine({ Type: 'Parallel', Branches: [branch], Next: 'E' })

const load = (definition: object): void => stage().runner.load('w', definition)

// States Language specification and Developer Guide; the first group is outside what the embedded host serves (README, decisions).
describe('a definition is refused', () => {
  it.each<[what: string, definition: object, field: string]>([
    ['whose language is not JSONata', { StartAt: 'S', States: { S: { Type: 'Succeed' } } }, 'QueryLanguage'],
    ['that says JSONPath', machine({ Type: 'Succeed' }, { QueryLanguage: 'JSONPath' }), 'QueryLanguage'],
    ['with a JSONPath state', pass({ QueryLanguage: 'JSONPath' }), 'QueryLanguage'],
    ['with InputPath', task({ InputPath: '$' }), 'InputPath'],
    ['with Parameters', task({ Parameters: {} }), 'Parameters'],
    ['with ResultPath', task({ ResultPath: '$' }), 'ResultPath'],
    ['with Result on a Pass', pass({ Result: 1 }), 'Result'],
    ['with SecondsPath', wait({ SecondsPath: '$.a' }), 'SecondsPath'],
    ['with a JSONPath rule in a Choice', choice({ Variable: '$.a', IsNull: true }), 'Choices[0]/Variable'],
    ['with Credentials', task({ Credentials: { RoleArn: 'r' } }), 'Credentials'],
    ['with a distributed Map', map({}, { ...inside, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } }), 'ItemProcessor/ProcessorConfig/Mode'],
    ['with an ItemReader', map({ ItemReader: { Resource: 'arn:aws:states:::s3:getObject' } }), 'ItemReader'],
    ['with an ItemBatcher', map({ ItemBatcher: {} }), 'ItemBatcher'],
    ['with a ResultWriter', map({ ResultWriter: {} }), 'ResultWriter'],
    ['with a Label', map({ Label: 'l' }), 'Label'],
    ['that reads S3', task({ Resource: 'arn:aws:states:::aws-sdk:s3:getObject' }), 'Resource'],
    ['that calls over HTTP', task({ Resource: 'arn:aws:states:::http:invoke' }), 'Resource'],
    ['that waits for an activity', task({ Resource: 'arn:aws:states:eu-north-1:000000000000:activity:a' }), 'Resource'],
    ['whose resource is no ARN', task({ Resource: 'AssessMeans' }), 'Resource'],

    ['without a StartAt that is a state', { ...pass({}), StartAt: 'X' }, 'StartAt'],
    ['without states', { QueryLanguage: 'JSONata', StartAt: 'S', States: {} }, 'States'],
    ['with a field nobody knows', { ...pass({}), Startat: 'S' }, 'Startat'],
    ['with a field no state of its type has', pass({ TimeoutSeconds: 1 }), 'TimeoutSeconds'],
    ['with a state of no known type', machine({ Type: 'Jump', Next: 'E' }), 'Type'],
    ['that leads nowhere', pass({ Next: 'X' }), 'Next'],
    ['that leads out of a branch', parallel({ StartAt: 'I', States: { I: { Type: 'Pass', Next: 'E' } } }), 'Next'],
    ['that both leads on and ends', pass({ End: true }), 'Next'],
    ['that neither leads on nor ends', machine({ Type: 'Pass' }), 'Next'],
    ['with a Choice without rules', machine({ Type: 'Choice', Choices: [] }), 'Choices'],
    ['with a condition that is a literal text', choice({ Condition: ' {% true %}' }), 'Choices[0]/Condition'],
    ['with a Default that leads nowhere', machine({ Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'E' }], Default: 'X' }), 'Default'],
    ['with a Wait for nothing', wait({}), 'Seconds'],
    ['with a Wait for two things', wait({ Seconds: 1, Timestamp: '2026-01-01T00:00:00Z' }), 'Seconds'],
    ['with a Wait of half seconds', wait({ Seconds: 0.5 }), 'Seconds'],
    ['with a Wait until no instant', wait({ Timestamp: '2026-01-01T00:00:00' }), 'Timestamp'],
    ['with a Wait until a day that does not exist', wait({ Timestamp: '2026-02-30T00:00:00Z' }), 'Timestamp'],
    ['with a timeout of nothing', task({ TimeoutSeconds: 0 }), 'TimeoutSeconds'],
    ['with a heartbeat as long as its timeout', task({ TimeoutSeconds: 5, HeartbeatSeconds: 5 }), 'HeartbeatSeconds'],
    ['with States.ALL beside another name', task({ Retry: [{ ErrorEquals: ['States.ALL', 'A'] }] }), 'Retry[0]/ErrorEquals'],
    ['with States.ALL before another rule', task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'E' }, { ErrorEquals: ['A'], Next: 'E' }] }), 'Catch[0]/ErrorEquals'],
    ['with a rule for no error', task({ Retry: [{ ErrorEquals: [] }] }), 'Retry[0]/ErrorEquals'],
    ['with a backoff that shrinks', task({ Retry: [{ ErrorEquals: ['A'], BackoffRate: 0.5 }] }), 'Retry[0]/BackoffRate'],
    ['with a jitter nobody knows', task({ Retry: [{ ErrorEquals: ['A'], JitterStrategy: 'HALF' }] }), 'Retry[0]/JitterStrategy'],
    ['with a Catch that leads nowhere', task({ Catch: [{ ErrorEquals: ['A'], Next: 'X' }] }), 'Catch[0]/Next'],
    ['that assigns $states', pass({ Assign: { states: 1 } }), 'Assign/states'],
    ['that assigns what is no name', pass({ Assign: { 'a-b': 1 } }), 'Assign/a-b'],
    ['with a Map without insides', machine({ Type: 'Map', Next: 'E' }), 'ItemProcessor'],
    ['with a fault inside a Map', map({}, { StartAt: 'I', States: { I: { Type: 'Pass', End: true, Result: 1 } } }), 'Result'],

    ['with an expression that is not JSONata', pass({ Output: '{% 1 + %}' }), 'Output'],
    ['with a regular expression', pass({ Output: { deep: ['{% $match($states.input, /(a+)+$/) %}'] } }), 'Output/deep[0]'],
    ['with $eval', pass({ Output: `{% $eval('1') %}` }), 'Output'],
    ['that reads from no input document', pass({ Output: '{% input.a %}' }), 'Output'],
    ['that reads from $', pass({ Output: '{% $.a %}' }), 'Output'],
  ])('%s', (_, definition, field) => {
    expect(() => load(definition)).toThrow(expect.objectContaining({ name: 'RefusedDefinition', message: expect.stringContaining(`field '${field}'`) }))
  })

  it('naming the workflow and the state', () => {
    expect(() => load(pass({ Result: 1 }))).toThrow(`Workflow 'w', state 'S', field 'Result': belongs to JSONPath, which is not served.`)
  })
})

describe('a definition is accepted', () => {
  it.each([
    ['with a state that says JSONata in a machine that says nothing', { StartAt: 'S', States: { S: { Type: 'Pass', QueryLanguage: 'JSONata', End: true } } }],
    ['with an old Iterator', machine({ Type: 'Map', Iterator: inside, Next: 'E' })],
    ['with a rule named States.ALL, alone and last', task({ Retry: [{ ErrorEquals: ['A'] }, { ErrorEquals: ['States.ALL'] }] })],
    ['with names inside a path, where they have a context', pass({ Output: '{% $states.input.rows[kind = 1].{ "n": name } %}' })],
    ['with a name in an inner function', pass({ Output: '{% $map($states.input, function($v, $i) { $v.a & $i }) %}' })],
    ['with a text that only looks like an expression', pass({ Output: ' {% input.a %} ' })],
    ['with a task of any other service', task({ Resource: 'arn:aws:states:::aws-sdk:dynamodb:getItem' })],
  ])('%s', (_, definition) => {
    expect(() => load(definition)).not.toThrow()
  })
})

// Condition and filter expressions, clause by clause.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html
import { describe, expect, it } from 'vitest'
import { aTable, faultOf, key } from './a-table.ts'

const item = {
  count: { N: '5' }, name: { S: 'Līga' }, none: { NULL: true }, done: { BOOL: false }, bytes: { B: new Uint8Array([1, 2, 3]) },
  tags: { SS: ['a', 'b'] }, sums: { NS: ['1', '2.50'] }, list: { L: [{ S: 'x' }, { N: '1' }, { M: { deep: { S: 'y' } } }] },
  map: { M: { 'a.b': { S: 'dotted' }, part: { M: { n: { N: '7' } } } } }, twin: { N: '5.0' }, text: { S: '5' }, empty: { S: '' },
}

/** Whether the item above meets the condition. Names of the item that are reserved words stand behind a #. */
function meets(ConditionExpression: string, values?: object): boolean {
  const { call, put } = aTable()
  put(item)
  const names = Object.fromEntries([...new Set(ConditionExpression.match(/#\w+/g) ?? [])].map((alias) => [alias, alias.slice(1).replace('a_b', 'a.b')]))
  const input = {
    Key: key(), ConditionExpression, ...(values && { ExpressionAttributeValues: values }), ...(Object.keys(names).length && { ExpressionAttributeNames: names }),
  }
  try {
    call('DeleteItem', input)
    return true
  } catch (error) {
    if ((error as Error).name === 'ConditionalCheckFailedException') return false
    throw error
  }
}

describe('a condition', () => {
  it.each<[string, object | undefined, boolean]>([
    // Comparators: values of two types are never equal and have no order.
    ['#count = :v', { ':v': { N: '5.00' } }, true],
    ['#count = :v', { ':v': { S: '5' } }, false],
    ['#count = twin', undefined, true],
    ['#count <> #text', undefined, true],
    ['#count < :v', { ':v': { N: '5' } }, false],
    ['#count <= :v', { ':v': { N: '5' } }, true],
    ['#count > :v', { ':v': { N: '4.999' } }, true],
    ['#count >= :v', { ':v': { N: '5.001' } }, false],
    ['#count > :v', { ':v': { S: '4' } }, false],
    ['#name > :v', { ':v': { S: 'Liga' } }, true],
    ['bytes < :v', { ':v': { B: new Uint8Array([1, 3]) } }, true],
    ['bytes = :v', { ':v': { B: new Uint8Array([1, 2, 3]) } }, true],
    ['tags = :v', { ':v': { SS: ['b', 'a'] } }, true],
    ['sums = :v', { ':v': { NS: ['2.5', '1.0'] } }, true],
    ['#list = :v', { ':v': { L: [{ S: 'x' }, { N: '1' }, { M: { deep: { S: 'y' } } }] } }, true],
    ['#map.part = :v', { ':v': { M: { n: { N: '7' } } } }, true],
    ['#map.part = :v', { ':v': { M: { n: { N: '7' }, m: { N: '7' } } } }, false],
    // What is absent equals nothing and differs from everything.
    ['absent = :v', { ':v': { NULL: true } }, false],
    ['absent <> :v', { ':v': { NULL: true } }, true],
    ['absent = nothing', undefined, false],
    ['absent <> nothing', undefined, true],
    ['absent <= nothing', undefined, false],
    ['absent < :v', { ':v': { N: '1' } }, false],
    ['#none = :v', { ':v': { NULL: true } }, true],
    ['done = :v', { ':v': { BOOL: false } }, true],
    // BETWEEN takes both ends; IN compares for equality.
    ['#count BETWEEN :a AND :b', { ':a': { N: '5' }, ':b': { N: '6' } }, true],
    ['#count between :a and :b', { ':a': { N: '4' }, ':b': { N: '5' } }, true],
    ['#count BETWEEN :a AND :b', { ':a': { N: '6' }, ':b': { N: '7' } }, false],
    ['#count IN (:a, :b)', { ':a': { N: '1' }, ':b': { N: '5' } }, true],
    ['#count IN (:a)', { ':a': { S: '5' } }, false],
    // NOT binds tighter than AND, AND tighter than OR.
    ['NOT #count = :v AND done = :f', { ':v': { N: '5' }, ':f': { BOOL: true } }, false],
    ['attribute_exists(absent) AND attribute_exists(absent) OR attribute_exists(tags)', undefined, true],
    ['attribute_exists(absent) AND (attribute_exists(absent) OR attribute_exists(tags))', undefined, false],
    ['NOT (attribute_exists(tags) AND attribute_exists(absent))', undefined, true],
    ['NOT NOT attribute_exists(tags)', undefined, true],
    // Functions.
    ['attribute_exists(#empty)', undefined, true],
    ['attribute_not_exists(absent)', undefined, true],
    ['attribute_not_exists(tags)', undefined, false],
    ['begins_with(:v, #text)', { ':v': { S: '55' } }, true],
    ['((#count = :v) AND (done = :f))', { ':v': { N: '5' }, ':f': { BOOL: false } }, true],
    ['attribute_exists(#map.part.n)', undefined, true],
    ['attribute_exists(#map.part.m)', undefined, false],
    ['attribute_exists(#list[2].deep)', undefined, true],
    ['attribute_exists(#list[3])', undefined, false],
    ['attribute_exists(#map.#a_b)', undefined, true],
    ['attribute_exists(#constructor)', undefined, false],
    ['attribute_type(tags, :t)', { ':t': { S: 'SS' } }, true],
    ['attribute_type(#none, :t)', { ':t': { S: 'NULL' } }, true],
    ['attribute_type(absent, :t)', { ':t': { S: 'S' } }, false],
    ['begins_with(#name, :v)', { ':v': { S: 'Lī' } }, true],
    ['begins_with(#name, :v)', { ':v': { S: 'Li' } }, false],
    ['begins_with(bytes, :v)', { ':v': { B: new Uint8Array([1, 2]) } }, true],
    ['contains(#name, :v)', { ':v': { S: 'īg' } }, true],
    ['contains(tags, :v)', { ':v': { S: 'b' } }, true],
    ['contains(tags, :v)', { ':v': { S: 'bb' } }, false],
    ['contains(sums, :v)', { ':v': { N: '2.5' } }, true],
    ['contains(#list, :v)', { ':v': { N: '1.0' } }, true],
    ['contains(#count, :v)', { ':v': { N: '5' } }, false],
    ['contains(:v, #text)', { ':v': { L: [{ S: '5' }] } }, true],
    ['size(#name) = :v', { ':v': { N: '4' } }, true],
    ['size(bytes) = :v', { ':v': { N: '3' } }, true],
    ['size(tags) > :v', { ':v': { N: '1' } }, true],
    ['size(#list) = :v', { ':v': { N: '3' } }, true],
    ['size(#map) = :v', { ':v': { N: '2' } }, true],
    ['size(#count) = :v', { ':v': { N: '1' } }, false],
    ['size(#name) < size(#list)', undefined, false],
  ])('%s with %o: %s', (text, values, holds) => {
    expect(meets(text, values)).toBe(holds)
  })

  it('on an item that is not there sees an item without attributes', () => {
    const { call } = aTable()
    const remove = (ConditionExpression: string) => call('DeleteItem', { Key: key(), ConditionExpression })
    expect(() => remove('attribute_not_exists(pk)')).not.toThrow()
    expect(() => remove('attribute_exists(pk)')).toThrow('The conditional request failed')
  })

  it.each<[string, object | undefined, string]>([
    ['', undefined, 'The expression can not be empty;'],
    ['a = ', undefined, 'Syntax error; token: "<EOF>", near: "="'],
    ['a = :v b', { ':v': { S: 'x' } }, 'Syntax error; token: "b", near: ":v b"'],
    ['a == :v', { ':v': { S: 'x' } }, 'Syntax error; token: "=", near: "== :v"'],
    ['a = "x"', undefined, 'Syntax error; token: """, near: "= "x"'],
    ['a', undefined, 'Syntax error; token: "<EOF>", near: "a"'],
    ['((a = :v))', { ':v': { S: 'x' } }, 'The expression has redundant parentheses;'],
    ['name = :v', { ':v': { S: 'x' } }, 'Attribute name is a reserved keyword; reserved keyword: name'],
    ['a.Status = :v', { ':v': { S: 'x' } }, 'Attribute name is a reserved keyword; reserved keyword: Status'],
    ['a = :w', { ':v': { S: 'x' } }, 'An expression attribute value used in expression is not defined; attribute value: :w'],
    ['a = a', undefined, 'The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]'],
    ['attribute_exists(:v)', { ':v': { S: 'x' } }, 'Operator or function requires a document path; operator or function: attribute_exists'],
    ['attribute_exists(a, b)', undefined, 'Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2'],
    ['exists(a)', undefined, 'Invalid function name; function: exists'],
    ['size(a)', undefined, 'The function is not allowed to be used this way in an expression; function: size'],
    ['attribute_exists(a) = :v', { ':v': { BOOL: true } }, 'The function is not allowed to be used this way in an expression; function: attribute_exists'],
    ['_a = :v', { ':v': { S: 'x' } }, 'Syntax error; token: "_", near: "_a"'],
    ['list_append(a, b)', undefined, 'The function is not allowed in a condition expression; function: list_append'],
    ['begins_with(a, :v)', { ':v': { N: '1' } }, 'Incorrect operand type for operator or function; operator or function: begins_with, operand type: N'],
    ['a < :v', { ':v': { BOOL: true } }, 'Incorrect operand type for operator or function; operator or function: <, operand type: BOOL'],
    ['a BETWEEN :v AND :w', { ':v': { N: '2' }, ':w': { N: '1' } },
      'The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {N:1}'],
    ['attribute_type(a, :v)', { ':v': { S: 'string' } }, 'Invalid attribute type name found; type: string, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}'],
    [`a IN (${Array(101).fill('b').join(', ')})`, undefined, 'The IN operator is provided with too many operands; number of operands: 101'],
    [`a = b${' '.repeat(4092)}`, undefined, 'Expression size has exceeded the maximum allowed size; expression size: 4097'],
  ])('%s is refused', (ConditionExpression, values, message) => {
    const { call } = aTable()
    const fault = faultOf(() => call('DeleteItem', { Key: key(), ConditionExpression, ...(values && { ExpressionAttributeValues: values }) }))
    expect(fault.name).toBe('ValidationException')
    expect(fault.message).toBe(`Invalid ConditionExpression: ${message}`)
  })
})

describe('names and values of an expression', () => {
  const remove = (input: object) => faultOf(() => aTable().call('DeleteItem', { Key: key(), ...input })).message
  const condition = { ConditionExpression: 'attribute_not_exists(#a)' }

  it.each<[string, object, string]>([
    ['a name that no expression uses', { ...condition, ExpressionAttributeNames: { '#a': 'a', '#b': 'b' } },
      'Value provided in ExpressionAttributeNames unused in expressions: keys: {#b}'],
    ['a value that no expression uses', { ConditionExpression: 'attribute_not_exists(a)', ExpressionAttributeValues: { ':v': { S: 'x' } } },
      'Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}'],
    ['a name that is not given', condition, 'Invalid ConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #a'],
    ['names without an expression', { ExpressionAttributeNames: { '#a': 'a' } }, 'ExpressionAttributeNames can only be specified when using expressions'],
    ['values without an expression', { ExpressionAttributeValues: { ':a': { S: 'a' } } }, 'ExpressionAttributeValues can only be specified when using expressions'],
    ['no names', { ...condition, ExpressionAttributeNames: {} }, 'ExpressionAttributeNames must not be empty'],
    ['no values', { ...condition, ExpressionAttributeValues: {} }, 'ExpressionAttributeValues must not be empty'],
    ['a name without #', { ...condition, ExpressionAttributeNames: { a: 'a' } }, 'ExpressionAttributeNames contains invalid key: Syntax error; key: "a"'],
    ['a value that is none', { ConditionExpression: 'a = :v', ExpressionAttributeValues: { ':v': { N: 'one' } } },
      'ExpressionAttributeValues contains invalid value: The parameter cannot be converted to a numeric value: one for key :v'],
  ])('%s: refused', (_, input, message) => expect(remove(input)).toBe(message))
})

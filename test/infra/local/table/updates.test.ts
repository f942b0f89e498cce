// Update expressions, projections and returned values.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
import { describe, expect, it } from 'vitest'
import { aTable, faultOf, key } from './a-table.ts'

const before = {
  n: { N: '10' }, word: { S: 'a' }, tags: { SS: ['a', 'b'] }, list: { L: [{ S: 'zero' }, { S: 'one' }, { S: 'two' }] },
  map: { M: { x: { N: '1' }, deep: { M: { y: { S: 'old' } } } } },
}
const NAMES = { '#list': 'list', '#map': 'map' }

/** The item's attributes after the update, without its key. */
function after(UpdateExpression: string, values?: object, item: object = before): Record<string, unknown> {
  const { put, update } = aTable()
  put(item)
  const used = Object.fromEntries(Object.entries(NAMES).filter(([alias]) => UpdateExpression.includes(alias)))
  const { pk: _pk, sk: _sk, ...rest } = update(UpdateExpression, values, Object.keys(used).length ? { ExpressionAttributeNames: used } : {})
  return rest
}

describe('SET', () => {
  it.each<[string, object | undefined, object]>([
    ['SET word = :v', { ':v': { S: 'b' } }, { word: { S: 'b' } }],
    ['SET fresh = :v', { ':v': { BOOL: true } }, { fresh: { BOOL: true } }],
    ['SET n = n + :v', { ':v': { N: '0.5' } }, { n: { N: '10.5' } }],
    ['SET n = n - :v', { ':v': { N: '11' } }, { n: { N: '-1' } }],
    ['SET n = :v - n', { ':v': { N: '11' } }, { n: { N: '1' } }],
    ['SET word = n', undefined, { word: { N: '10' } }],
    // Every value is read from the item as it was: this swaps.
    ['SET word = n, n = word', undefined, { word: { N: '10' }, n: { S: 'a' } }],
    ['SET n = if_not_exists(n, :v)', { ':v': { N: '0' } }, { n: { N: '10' } }],
    ['SET m = if_not_exists(m, :v) + :v', { ':v': { N: '2' } }, { m: { N: '4' } }],
    ['SET m = if_not_exists(m, n)', undefined, { m: { N: '10' } }],
    ['SET #map.x = :v', { ':v': { N: '2' } }, { map: { M: { x: { N: '2' }, deep: { M: { y: { S: 'old' } } } } } }],
    ['SET #map.deep.z = :v', { ':v': { N: '2' } }, { map: { M: { x: { N: '1' }, deep: { M: { y: { S: 'old' }, z: { N: '2' } } } } } }],
    ['SET #list[1] = :v', { ':v': { S: 'new' } }, { list: { L: [{ S: 'zero' }, { S: 'new' }, { S: 'two' }] } }],
    // An index past the end appends, in the order of the numbers.
    ['SET #list[9] = :b, #list[5] = :a', { ':a': { S: 'a' }, ':b': { S: 'b' } }, { list: { L: [...before.list.L, { S: 'a' }, { S: 'b' }] } }],
    ['SET #list = list_append(#list, :v)', { ':v': { L: [{ S: 'end' }] } }, { list: { L: [...before.list.L, { S: 'end' }] } }],
    ['SET #list = list_append(:v, #list)', { ':v': { L: [{ S: 'start' }] } }, { list: { L: [{ S: 'start' }, ...before.list.L] } }],
    ['SET trail = list_append(if_not_exists(trail, :none), :v)', { ':none': { L: [] }, ':v': { L: [{ S: 'e' }] } }, { trail: { L: [{ S: 'e' }] } }],
    ['set word = :v', { ':v': { S: 'b' } }, { word: { S: 'b' } }],
  ])('%s', (text, values, changes) => expect(after(text, values)).toEqual({ ...before, ...changes }))
})

describe('REMOVE', () => {
  it.each<[string, object]>([
    ['REMOVE word', { word: undefined }],
    ['REMOVE word, n', { word: undefined, n: undefined }],
    ['REMOVE absent', {}],
    ['REMOVE #map.deep.y', { map: { M: { x: { N: '1' }, deep: { M: {} } } } }],
    ['REMOVE #map.absent', {}],
    // Numbers are those of the list before the update.
    ['REMOVE #list[0], #list[1]', { list: { L: [{ S: 'two' }] } }],
    ['REMOVE #list[2], #list[0]', { list: { L: [{ S: 'one' }] } }],
    ['REMOVE #list[7]', {}],
  ])('%s', (text, changes) => expect(after(text)).toEqual({ ...before, ...changes }))
})

describe('ADD', () => {
  it.each<[string, object, object]>([
    ['ADD n :v', { ':v': { N: '-3' } }, { n: { N: '7' } }],
    ['ADD fresh :v', { ':v': { N: '1' } }, { fresh: { N: '1' } }],
    ['ADD tags :v', { ':v': { SS: ['b', 'c'] } }, { tags: { SS: ['a', 'b', 'c'] } }],
    ['ADD fresh :v', { ':v': { NS: ['1'] } }, { fresh: { NS: ['1'] } }],
    ['ADD #map.x :v', { ':v': { N: '1' } }, { map: { M: { ...before.map.M, x: { N: '2' } } } }],
  ])('%s %o', (text, values, changes) => expect(after(text, values)).toEqual({ ...before, ...changes }))
})

describe('DELETE', () => {
  it.each<[string, object, object]>([
    ['DELETE tags :v', { ':v': { SS: ['b', 'zzz'] } }, { tags: { SS: ['a'] } }],
    // A set cannot be empty, so the attribute goes with its last element.
    ['DELETE tags :v', { ':v': { SS: ['a', 'b'] } }, { tags: undefined }],
    ['DELETE absent :v', { ':v': { SS: ['a'] } }, {}],
  ])('%s %o', (text, values, changes) => expect(after(text, values)).toEqual({ ...before, ...changes }))
})

describe('an update', () => {
  it('takes all four sections in any order', () => {
    expect(after('DELETE tags :b REMOVE word SET m = :one ADD n :one', { ':b': { SS: ['b'] }, ':one': { N: '1' } }))
      .toEqual({ ...before, tags: { SS: ['a'] }, word: undefined, m: { N: '1' }, n: { N: '11' } })
  })

  it('makes the item that is not there', () => {
    const { update, get } = aTable()
    update('SET n = :v', { ':v': { N: '1' } })
    expect(get()).toEqual({ ...key(), n: { N: '1' } })
  })

  it.each<[string, object | undefined]>([['REMOVE n', undefined], ['REMOVE m.x, l[0]', undefined], ['DELETE tags :v', { ':v': { SS: ['a'] } }]])(
    'that only takes away makes no item: %s', (text, values) => {
      const { update, get } = aTable()
      expect(update(text, values)).toBeUndefined()
      expect(get()).toBeUndefined()
    })

  it('reads list numbers as they were before: SET and REMOVE together', () => {
    expect(after('REMOVE #list[0] SET #list[2] = :v', { ':v': { S: 'new' } })['list']).toEqual({ L: [{ S: 'one' }, { S: 'new' }] })
    expect(after('REMOVE #list[3] SET #list[9] = :v', { ':v': { S: 'end' } })['list']).toEqual({ L: [...before.list.L, { S: 'end' }] })
  })

  it('without an expression makes the item with its key alone', () => {
    const { call, get } = aTable()
    call('UpdateItem', { Key: key() })
    expect(get()).toEqual(key())
  })

  it.each<[string, object | undefined, string]>([
    ['SET n = absent', undefined, 'The provided expression refers to an attribute that does not exist in the item'],
    ['SET m = absent + :v', { ':v': { N: '1' } }, 'The provided expression refers to an attribute that does not exist in the item'],
    ['SET n = word + :v', { ':v': { N: '1' } }, 'An operand in the update expression has an incorrect data type'],
    ['SET n = list_append(n, :v)', { ':v': { L: [] } }, 'An operand in the update expression has an incorrect data type'],
    ['ADD word :v', { ':v': { N: '1' } }, 'An operand in the update expression has an incorrect data type'],
    ['ADD tags :v', { ':v': { NS: ['1'] } }, 'An operand in the update expression has an incorrect data type'],
    ['SET absent.x = :v', { ':v': { N: '1' } }, 'The document path provided in the update expression is invalid for update'],
    ['SET word.x = :v', { ':v': { N: '1' } }, 'The document path provided in the update expression is invalid for update'],
    ['SET n[0] = :v', { ':v': { N: '1' } }, 'The document path provided in the update expression is invalid for update'],
    ['REMOVE absent.x', undefined, 'The document path provided in the update expression is invalid for update'],
    ['SET pk = :v', { ':v': { S: 'x' } }, 'One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the key'],
    ['REMOVE sk', undefined, 'One or more parameter values were invalid: Cannot update attribute sk. This attribute is part of the key'],
    ['SET listPk = :v', { ':v': { N: '1' } }, 'One or more parameter values were invalid: Type mismatch for Index Key listPk Expected: S Actual: N IndexName: list'],
    ['SET n = :v SET m = :v', { ':v': { N: '1' } }, 'Invalid UpdateExpression: The "SET" section can only be used once in an update expression;'],
    ['SET n = :v, n = :v', { ':v': { N: '1' } },
      'Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [n], path two: [n]'],
    ['SET a.b = :v REMOVE a', { ':v': { N: '1' } },
      'Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]'],
    ['SET a.b = :v, a[0] = :v', { ':v': { N: '1' } },
      'Invalid UpdateExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [0]]'],
    ['SET n = n + :v', { ':v': { S: '1' } }, 'Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand type: S'],
    ['ADD n :v', { ':v': { S: '1' } },
      'Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND'],
    ['DELETE n :v', { ':v': { N: '1' } },
      'Invalid UpdateExpression: Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND'],
    ['SET n = list_append(list_append(:v, :v), :v)', { ':v': { L: [] } }, 'Invalid UpdateExpression: The function is not allowed to be used this way in an expression; function: list_append'],
    ['SET n = n + :v + :v', { ':v': { N: '1' } }, 'Invalid UpdateExpression: Syntax error; token: "+", near: ":v + :v"'],
    ['REMOVE word.x', undefined, 'The document path provided in the update expression is invalid for update'],
    ['REMOVE n[0]', undefined, 'The document path provided in the update expression is invalid for update'],
    ['SET n = size(n)', undefined, 'Invalid UpdateExpression: The function is not allowed in an update expression; function: size'],
    ['SET n = if_not_exists(:v, n)', { ':v': { N: '1' } }, 'Invalid UpdateExpression: Operator or function requires a document path; operator or function: if_not_exists'],
    ['SET status = :v', { ':v': { N: '1' } }, 'Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: status'],
    ['SET n :v', { ':v': { N: '1' } }, 'Invalid UpdateExpression: Syntax error; token: ":v", near: "n :v"'],
    ['CHANGE n', undefined, 'Invalid UpdateExpression: Syntax error; token: "CHANGE", near: "CHANGE n"'],
  ])('%s is refused and changes nothing', (text, values, message) => {
    const { put, get, update } = aTable()
    put(before)
    const fault = faultOf(() => update(text, values))
    expect([fault.name, fault.message]).toEqual(['ValidationException', message])
    expect(get()).toEqual({ ...key(), ...before })
  })
})

describe('the values an update returns', () => {
  const returned = (ReturnValues: string, UpdateExpression = 'SET n = :v, #map.x = :v', values: object | null = { ':v': { N: '2' } }) => {
    const { put, call } = aTable()
    put(before)
    return call('UpdateItem', {
      Key: key(), UpdateExpression, ReturnValues, ...(UpdateExpression.includes('#map') && { ExpressionAttributeNames: { '#map': 'map' } }),
      ...(values && { ExpressionAttributeValues: values }),
    })
  }

  it('NONE: nothing', () => expect(returned('NONE')).toEqual({}))
  it('ALL_OLD: the item before', () => expect(returned('ALL_OLD')).toEqual({ Attributes: { ...key(), ...before } }))
  it('ALL_NEW: the item after', () => expect(returned('ALL_NEW').Attributes).toMatchObject({ n: { N: '2' }, word: { S: 'a' } }))
  it('UPDATED_OLD: what the update named, as it was', () => expect(returned('UPDATED_OLD')).toEqual({ Attributes: { n: { N: '10' }, map: { M: { x: { N: '1' } } } } }))
  it('UPDATED_NEW: what the update named, as it is', () => expect(returned('UPDATED_NEW')).toEqual({ Attributes: { n: { N: '2' }, map: { M: { x: { N: '2' } } } } }))
  it('UPDATED_NEW of a removal: nothing', () => expect(returned('UPDATED_NEW', 'REMOVE n', null)).toEqual({}))
  it('another word is refused', () => expect(() => returned('SOME')).toThrow('Return values set to invalid value'))
  it('a put knows only the old item', () => {
    const { put } = aTable()
    expect(put(before, { ReturnValues: 'ALL_OLD' })).toEqual({})
    expect(put({}, { ReturnValues: 'ALL_OLD' })).toEqual({ Attributes: { ...key(), ...before } })
    expect(() => put({}, { ReturnValues: 'ALL_NEW' })).toThrow('Return values set to invalid value')
  })
})

describe('a projection', () => {
  const projected = (ProjectionExpression: string, names?: object) => {
    const { put, call } = aTable()
    put(before)
    return call('GetItem', { Key: key(), ProjectionExpression, ...(names && { ExpressionAttributeNames: names }) }).Item
  }

  it('keeps the attributes it names', () => expect(projected('n, word, absent')).toEqual({ n: { N: '10' }, word: { S: 'a' } }))
  it('keeps the nesting of what it names', () => expect(projected('#m.deep.y, #m.absent', { '#m': 'map' })).toEqual({ map: { M: { deep: { M: { y: { S: 'old' } } } } } }))
  it('closes the gaps of a list', () => expect(projected('#l[2], #l[0]', { '#l': 'list' })).toEqual({ list: { L: [{ S: 'zero' }, { S: 'two' }] } }))
  it('of nothing that is there is an empty item', () => expect(projected('absent')).toEqual({}))
  it('may not name one place twice', () => expect(() => projected('n, n')).toThrow('Two document paths overlap'))
})

// Transactions and batches.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
import { describe, expect, it } from 'vitest'
import { aTable, faultOf, key } from './a-table.ts'

const put = (sk: string, rest: object = {}, condition: object = {}) => ({ Put: { TableName: 'solis', Item: { ...key('p', sk), ...rest }, ...condition } })
const ifNew = { ConditionExpression: 'attribute_not_exists(pk)' }
const add = (sk: string, n: string) => ({
  Update: { TableName: 'solis', Key: key('p', sk), UpdateExpression: 'ADD n :n', ExpressionAttributeValues: { ':n': { N: n } } },
})
const remove = (sk: string) => ({ Delete: { TableName: 'solis', Key: key('p', sk) } })
const check = (sk: string, ConditionExpression = 'attribute_exists(pk)') => ({ ConditionCheck: { TableName: 'solis', Key: key('p', sk), ConditionExpression } })

function aHouse() {
  const house = aTable()
  return {
    ...house,
    transact: (TransactItems: object[], rest: object = {}) => house.table.operate('TransactWriteItems', { TransactItems, ...rest }),
    names: () => house.call('Scan').Items.map((item: { sk: { S: string } }) => item.sk.S),
  }
}

describe('a transaction', () => {
  it('puts, updates, deletes and checks together', () => {
    const { transact, names, get, put: putAlone } = aHouse()
    putAlone({ sk: { S: 'gone' } })
    putAlone({ sk: { S: 'kept' } })
    expect(transact([put('new', {}, ifNew), add('count', '2'), remove('gone'), check('kept')])).toEqual({})
    expect(names()).toEqual(['count', 'kept', 'new'])
    expect(get('p', 'count')).toMatchObject({ n: { N: '2' } })
  })

  it('changes nothing when one condition fails, and says which', () => {
    const { transact, names, put: putAlone } = aHouse()
    putAlone({ sk: { S: 'old' } })
    const fault = faultOf(() => transact([put('a'), put('old', {}, ifNew), add('b', '1')]))
    expect(fault).toBeInstanceOf(Error)
    expect(fault).toMatchObject({
      name: 'TransactionCanceledException', $fault: 'client',
      message: 'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed, None]',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' }, { Code: 'None' }],
    })
    expect(fault['CancellationReasons'][1]).not.toHaveProperty('Item')
    expect(names()).toEqual(['old'])
  })

  it('answers the old item of a failed condition when asked', () => {
    const { transact, put: putAlone } = aHouse()
    putAlone({ sk: { S: 'old' }, bytes: { B: new Uint8Array([7]) } })
    const fault = faultOf(() => transact([put('old', {}, { ...ifNew, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })]))
    expect(fault['CancellationReasons'][0].Item).toEqual({ ...key('p', 'old'), bytes: { B: new Uint8Array([7]) } })
  })

  it('names every action that fails, not only the first', () => {
    const { transact } = aHouse()
    expect(faultOf(() => transact([check('a'), put('b'), check('c')])).message).toContain('[ConditionalCheckFailed, None, ConditionalCheckFailed]')
  })

  it('reports an update that does not fit its item as ValidationError', () => {
    const { transact, names, put: putAlone } = aHouse()
    putAlone({ sk: { S: 'word' }, n: { S: 'one' } })
    expect(faultOf(() => transact([put('a'), add('word', '1')]))['CancellationReasons'])
      .toEqual([{ Code: 'None' }, { Code: 'ValidationError', Message: 'An operand in the update expression has an incorrect data type' }])
    expect(names()).toEqual(['word'])
  })

  it('is cancelled by the first item or key that is wrong in itself, before any condition is looked at', () => {
    const wrongKey = { Put: { TableName: 'solis', Item: { pk: { S: 'p' }, sk: { N: '7' } } } }
    const fault = faultOf(() => aHouse().transact([check('absent'), wrongKey, wrongKey]))
    expect(fault['CancellationReasons']).toEqual([
      { Code: 'None' },
      { Code: 'ValidationError', Message: 'One or more parameter values were invalid: Type mismatch for key sk expected: S actual: N' },
      { Code: 'None' },
    ])
    const tooLarge = put('a', { text: { S: 'x'.repeat(400 * 1024) } })
    expect(faultOf(() => aHouse().transact([tooLarge]))['CancellationReasons'][0].Message).toBe('Item size has exceeded the maximum allowed size')
  })

  it('is refused as a whole when one of its expressions is wrong', () => {
    const fault = faultOf(() => aHouse().transact([put('a'), check('b', 'status = :v')]))
    expect([fault.name, fault.message]).toEqual(['ValidationException', 'Invalid ConditionExpression: Attribute name is a reserved keyword; reserved keyword: status'])
  })

  it('sees the table as it was before, in every action', () => {
    const { transact } = aHouse()
    expect(() => transact([put('a'), check('b', 'attribute_not_exists(pk)')])).not.toThrow()
    expect(faultOf(() => transact([put('c'), check('d')])).name).toBe('TransactionCanceledException')
  })

  it.each<[string, object[], string]>([
    ['two actions on one item', [put('a'), check('a')], 'Transaction request cannot include multiple operations on one item'],
    ['no action', [], "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1"],
    ['two kinds in one action', [{ ...put('a'), ...remove('b') }], 'TransactItems can only contain one of Check, Put, Update or Delete'],
  ])('of %s is refused', (_, items, message) => {
    const fault = faultOf(() => aHouse().transact(items))
    expect([fault.name, fault.message]).toEqual(['ValidationException', message])
  })

  it('of an unknown table is refused', () => {
    expect(faultOf(() => aHouse().transact([{ Put: { TableName: 'another', Item: key() } }])).name).toBe('ResourceNotFoundException')
  })

  it('holds 100 actions, and not 101', () => {
    const { transact, names } = aHouse()
    const actions = Array.from({ length: 101 }, (_, n) => put(`${n}`))
    expect(faultOf(() => transact(actions)).message).toContain("at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100")
    transact(actions.slice(1))
    expect(names()).toHaveLength(100)
  })

  it('holds 4 MB, and not more', () => {
    const { transact, get, put: putAlone } = aHouse()
    // 399 KB of text each, and the names and the key beside it: ten are below 4 MB, eleven above.
    const actions = Array.from({ length: 11 }, (_, n) => put(`${n}`, { text: { S: 'x'.repeat(399 * 1024) } }))
    expect(faultOf(() => transact(actions)).message).toBe('Transaction payload size cannot exceed 4 MB')
    expect(get('p', '1')).toBeUndefined()
    transact(actions.slice(1))
    expect(get('p', '1')).toBeDefined()
    // It is the request that counts, not what it touches.
    putAlone({ sk: { S: '0' }, text: { S: 'x'.repeat(399 * 1024) } })
    expect(() => transact(Array.from({ length: 11 }, (_, n) => remove(`${n}`)))).not.toThrow()
  })
})

describe('a client request token', () => {
  const minutes = (n: number) => n * 60_000

  it('makes a repetition within ten minutes do nothing', () => {
    const { transact, get, clock } = aHouse()
    transact([add('count', '1')], { ClientRequestToken: 'token' })
    clock.at += minutes(10) - 1
    expect(transact([add('count', '1')], { ClientRequestToken: 'token' })).toEqual({})
    expect(get('p', 'count').n).toEqual({ N: '1' })
  })

  it('is forgotten after ten minutes', () => {
    const { transact, get, clock } = aHouse()
    transact([add('count', '1')], { ClientRequestToken: 'token' })
    clock.at += minutes(10)
    transact([add('count', '1')], { ClientRequestToken: 'token' })
    expect(get('p', 'count').n).toEqual({ N: '2' })
  })

  it('may not come back with another request', () => {
    const { transact } = aHouse()
    transact([add('count', '1')], { ClientRequestToken: 'token' })
    expect(faultOf(() => transact([add('count', '2')], { ClientRequestToken: 'token' })).name).toBe('IdempotentParameterMismatchException')
  })

  it('knows the same request whatever the order of its members', () => {
    const { transact, get } = aHouse()
    const { Update } = add('count', '1')
    transact([{ Update }], { ClientRequestToken: 'token' })
    transact([{ Update: Object.fromEntries(Object.entries(Update).toReversed()) }], { ClientRequestToken: 'token' })
    expect(get('p', 'count').n).toEqual({ N: '1' })
  })

  it('of a transaction that was cancelled is free for the next', () => {
    const { transact, names } = aHouse()
    expect(() => transact([check('a')], { ClientRequestToken: 'token' })).toThrow()
    transact([put('a')], { ClientRequestToken: 'token' })
    expect(names()).toEqual(['a'])
  })
})

describe('TransactGetItems', () => {
  it('answers in the order of the keys, with an empty answer for what is not there', () => {
    const { table, put: putAlone } = aHouse()
    putAlone({ sk: { S: 'b' }, n: { N: '1' } })
    const gets = ['a', 'b'].map((sk) => ({ Get: { TableName: 'solis', Key: key('p', sk), ProjectionExpression: 'n' } }))
    expect(table.operate('TransactGetItems', { TransactItems: gets })).toEqual({ Responses: [{}, { Item: { n: { N: '1' } } }] })
  })
})

describe('BatchWriteItem', () => {
  const batch = (table: { operate(name: string, input: object): any }, requests: object[]) => table.operate('BatchWriteItem', { RequestItems: { solis: requests } })
  const putRequest = (sk: string) => ({ PutRequest: { Item: key('p', sk) } })

  it('puts and deletes', () => {
    const { table, names, put: putAlone } = aHouse()
    putAlone({ sk: { S: 'gone' } })
    expect(batch(table, [putRequest('a'), { DeleteRequest: { Key: key('p', 'gone') } }])).toEqual({ UnprocessedItems: {} })
    expect(names()).toEqual(['a'])
  })

  it('holds 25 requests, and not 26', () => {
    const { table } = aHouse()
    const requests = Array.from({ length: 26 }, (_, n) => putRequest(`${n}`))
    expect(faultOf(() => batch(table, requests)).message).toBe('Too many items requested for the BatchWriteItem call')
    expect(() => batch(table, requests.slice(1))).not.toThrow()
  })

  it('refuses one key twice', () => {
    expect(faultOf(() => batch(aHouse().table, [putRequest('a'), putRequest('a')])).message).toBe('Provided list of item keys contains duplicates')
  })
})

describe('BatchGetItem', () => {
  const batch = (table: { operate(name: string, input: object): any }, sks: string[], rest: object = {}) =>
    table.operate('BatchGetItem', { RequestItems: { solis: { Keys: sks.map((sk) => key('p', sk)), ...rest } } })

  it('answers what is there', () => {
    const { table, put: putAlone } = aHouse()
    putAlone({ sk: { S: 'a' }, n: { N: '1' } })
    expect(batch(table, ['a', 'b'], { ConsistentRead: true, ProjectionExpression: 'n' })).toEqual({ Responses: { solis: [{ n: { N: '1' } }] }, UnprocessedKeys: {} })
  })

  it('hands back what does not fit into 16 MB', () => {
    const { table, put: putAlone } = aHouse()
    const names = Array.from({ length: 43 }, (_, n) => `${n}`)
    for (const name of names) putAlone({ sk: { S: name }, text: { S: 'x'.repeat(399 * 1024) } })
    const { Responses, UnprocessedKeys } = batch(table, names)
    // 42 × 399 KB is the first to reach 16 MB.
    expect(Responses.solis).toHaveLength(42)
    expect(UnprocessedKeys).toEqual({ solis: { Keys: [key('p', '42')] } })
  })

  it('holds 100 keys, and not 101', () => {
    const { table } = aHouse()
    const names = Array.from({ length: 101 }, (_, n) => `${n}`)
    expect(faultOf(() => batch(table, names)).name).toBe('ValidationException')
    expect(() => batch(table, names.slice(1))).not.toThrow()
  })
})

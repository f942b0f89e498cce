// Limits of items and keys, errors and their names, what this table does not offer, expiry.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
import { ConditionalCheckFailedException, PutItemCommand, ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { sizeOfItem } from '../../../../infra/local/table/attribute-value.ts'
import { aTable, faultOf, key } from './a-table.ts'

describe('an item', () => {
  it('comes back as it went in, in the table’s spelling of numbers', () => {
    const { put, get } = aTable()
    const item = {
      n: { N: '1.0' }, b: { B: Buffer.from('bytes') }, bs: { BS: [new Uint8Array([0]), new Uint8Array([255])] }, yes: { BOOL: true }, none: { NULL: true },
      l: { L: [{ M: { b: { B: new Uint8Array([1]) } } }] }, empty: { S: '' }, nothing: { B: new Uint8Array() }, nul: { S: 'a\u0000b' },
      m: { M: { k: { S: 'v' } } },
    }
    put(item)
    expect(get()).toStrictEqual({ ...key(), ...item, n: { N: '1' }, b: { B: new Uint8Array(Buffer.from('bytes')) }})
  })

  it('may have an attribute of any name', () => {
    const { put, get } = aTable()
    put(JSON.parse('{ "constructor": { "S": "c" }, "__proto__": { "M": { "__proto__": { "S": "own" } } } }'))
    expect(JSON.stringify(get())).toContain('"constructor":{"S":"c"},"__proto__":{"M":{"__proto__":{"S":"own"}}}')
  })

  it('is not changed by what its writer does with the object afterwards', () => {
    const { put, get } = aTable()
    const list = { L: [{ S: 'a' }] }
    put({ list })
    list.L.push({ S: 'b' })
    expect(get().list).toEqual({ L: [{ S: 'a' }] })
  })

  it('leaves out members that are undefined', () => {
    const { put, get } = aTable()
    put({ absent: undefined, word: { S: 'a', N: undefined } })
    expect(get()).toStrictEqual({ ...key(), word: { S: 'a' } })
  })

  // Name and value count: CapacityUnitCalculations in the developer guide.
  it.each<[object, number]>([
    [{ name: { S: 'abc' } }, 7], [{ ā: { S: 'ā' } }, 4], [{ n: { N: '1' } }, 3], [{ n: { N: '123' } }, 4], [{ n: { N: '-123' } }, 5], [{ n: { N: '100' } }, 3],
    [{ b: { B: 'AAAA' } }, 4], [{ t: { BOOL: true } }, 2], [{ z: { NULL: true } }, 2], [{ l: { L: [] } }, 4], [{ l: { L: [{ S: 'ab' }] } }, 7],
    [{ m: { M: { k: { S: 'v' } } } }, 7], [{ s: { SS: ['a', 'bc'] } }, 4],
  ])('%o takes %i bytes', (item, bytes) => expect(sizeOfItem(item as Parameters<typeof sizeOfItem>[0])).toBe(bytes))

  it('holds 400 KB with its names and key, and not a byte more', () => {
    const { put, update } = aTable()
    const rest = sizeOfItem({ ...key(), text: { S: '' } })
    const text = 'x'.repeat(400 * 1024 - rest)
    expect(() => put({ text: { S: text } })).not.toThrow()
    expect(faultOf(() => put({ text: { S: `${text}x` } })).message).toBe('Item size has exceeded the maximum allowed size')
    expect(faultOf(() => update('SET n = :n', { ':n': { N: '1' } })).message).toBe('Item size to update has exceeded the maximum allowed size')
  })

  it('nests 32 deep, and not 33', () => {
    const nested = (depth: number): object => depth === 0 ? { S: 'core' } : { L: [nested(depth - 1)] }
    const { put } = aTable()
    expect(() => put({ deep: nested(32) })).not.toThrow()
    expect(faultOf(() => put({ deep: nested(33) })).message).toContain('Nesting Levels have exceeded supported limits')
  })

  it.each<[string, object, string]>([
    ['no type', { a: {} }, 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes'],
    ['two types', { a: { S: 'a', N: '1' } }, 'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes'],
    ['an unknown type', { a: { X: 'a' } }, 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes'],
    ['a word for a number', { a: { N: 'one' } }, 'The parameter cannot be converted to a numeric value: one'],
    ['NULL that is not true', { a: { NULL: false } }, 'One or more parameter values were invalid: Null attribute value types must have the value of true'],
    ['an empty set', { a: { SS: [] } }, 'One or more parameter values were invalid: An string set  may not be empty'],
    ['an element twice', { a: { SS: ['x', 'x'] } }, 'One or more parameter values were invalid: Input collection [x, x] contains duplicates.'],
    ['a number twice', { a: { NS: ['1', '1.0'] } }, 'Input collection contains duplicates'],
    ['an index key of another type', { listPk: { N: '1' } }, 'One or more parameter values were invalid: Type mismatch for Index Key listPk Expected: S Actual: N IndexName: list'],
    ['an empty index key', { listSk: { S: '' } }, 'One or more parameter values are not valid. A value specified for a secondary index key is not supported. '
      + 'The AttributeValue for a key attribute cannot contain an empty string value. IndexName: list, IndexKey: listSk'],
    ['no key', { pk: undefined }, 'One or more parameter values were invalid: Missing the key pk in the item'],
    ['a key of another type', { pk: { N: '1' } }, 'One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N'],
    ['an empty key', { sk: { S: '' } }, 'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: sk'],
  ])('with %s is refused', (_, item, message) => {
    const fault = faultOf(() => aTable().put(item))
    expect([fault.name, fault.message]).toEqual(['ValidationException', message])
  })

  it('has a hash key of up to 2048 bytes and a sort key of up to 1024', () => {
    const { put } = aTable()
    // ā is two bytes.
    expect(() => put({ pk: { S: 'ā'.repeat(1024) }, sk: { S: 'ā'.repeat(512) } })).not.toThrow()
    expect(() => put({ pk: { S: `${'ā'.repeat(1024)}x` } })).toThrow('Size of hashkey has exceeded the maximum size limit of2048 bytes')
    expect(() => put({ sk: { S: `${'ā'.repeat(512)}x` } })).toThrow('Aggregated size of all range keys has exceeded the size limit of 1024 bytes')
  })

  it.each<[string, object]>([
    ['half a key', { pk: { S: 'p' } }], ['more than a key', { ...key(), n: { N: '1' } }], ['another type', { pk: { S: 'p' }, sk: { N: '1' } }],
  ])('is not found by %s', (_, Key) => {
    expect(faultOf(() => aTable().call('GetItem', { Key })).message).toBe('The provided key element does not match the schema')
  })
})

describe('an error', () => {
  it('is the SDK’s own to instanceof', async () => {
    const { table, put } = aTable()
    put({})
    const again = new PutItemCommand({ TableName: 'solis', Item: key(), ConditionExpression: 'attribute_not_exists(pk)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })
    const failure = await table.send(again).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ConditionalCheckFailedException)
    expect(failure).toMatchObject({ $fault: 'client', $metadata: { httpStatusCode: 400 }, message: 'The conditional request failed', Item: key() })
    await expect(table.send(new PutItemCommand({ TableName: 'another', Item: key() }))).rejects.toBeInstanceOf(ResourceNotFoundException)
  })

  it('of a failed condition has no item unless asked', () => {
    const { put } = aTable()
    put({})
    expect(faultOf(() => put({}, { ConditionExpression: 'attribute_not_exists(pk)' }))).not.toHaveProperty('Item')
  })
})

describe('a value of the wrong shape', () => {
  it.each<[string, object]>([['a number that is not written as a string', { N: 1 }], ['a string that is a number', { S: 1 }], ['a list that is none', { L: {} }], ['nothing', Object.create(null)]])(
    '%s is refused', (_, value) => {
      expect(['SerializationException', 'ValidationException']).toContain(faultOf(() => aTable().put({ a: value })).name)
    })
})

describe('what the table does not offer', () => {
  it.each<[string, object, string]>([
    ['PutItem', { Item: key(), Expected: {} }, 'The embedded table does not offer the parameter Expected of PutItem'],
    ['Query', { KeyConditions: {} }, 'The embedded table does not offer the parameter KeyConditions of Query'],
    ['Scan', { Segment: 0, TotalSegments: 2 }, 'The embedded table does not offer the parameter Segment of Scan'],
    ['GetItem', { Key: key(), ReturnConsumedCapacity: 'TOTAL' }, 'The embedded table does not offer ReturnConsumedCapacity'],
    ['ExecuteStatement', {}, 'The embedded table does not offer the operation ExecuteStatement'],
    ['toString', {}, 'The embedded table does not offer the operation toString'],
  ])('%s %o is refused by name', (operation, input, message) => expect(() => aTable().call(operation, input)).toThrow(message))
})

describe('DescribeTable', () => {
  it('tells keys, indexes and size', () => {
    const { put, call } = aTable()
    put({})
    expect(call('DescribeTable').Table).toMatchObject({
      TableName: 'solis', TableStatus: 'ACTIVE', ItemCount: 1, TableSizeBytes: 6,
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }, { AttributeName: 'sk', KeyType: 'RANGE' }],
      GlobalSecondaryIndexes: [{ IndexName: 'list', Projection: { ProjectionType: 'ALL' } }],
    })
    expect(() => call('DescribeTable', { TableName: 'another' })).toThrow('Requested resource not found: Table: another not found')
  })
})

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
describe('expiry', () => {
  const seconds = (clock: { at: number }, offset: number) => ({ expiresAt: { N: String(clock.at / 1000 + offset) } })
  const year = 365 * 24 * 60 * 60

  it('deletes what expires this second, keeps what expires the next', () => {
    const { table, put, clock, get } = aTable()
    put({ sk: { S: 'now' }, ...seconds(clock, 0) })
    put({ sk: { S: 'later' }, ...seconds(clock, 1) })
    put({ sk: { S: 'never' } })
    expect(table.expire()).toBe(1)
    expect([get('p', 'now'), get('p', 'later'), get('p', 'never')].map(Boolean)).toEqual([false, true, true])
    clock.at += 1000
    expect(table.expire()).toBe(1)
    expect(table.expire()).toBe(0)
  })

  it('takes the item out of the index', () => {
    const { table, put, clock, pagesOf } = aTable()
    put({ listPk: { S: 'l' }, listSk: { S: '1' }, ...seconds(clock, 0) })
    const list = { IndexName: 'list', KeyConditionExpression: 'listPk = :l', ExpressionAttributeValues: { ':l': { S: 'l' } } }
    expect(pagesOf(list)).toEqual([['s']])
    table.expire()
    expect(pagesOf(list)).toEqual([[]])
  })

  it('leaves items readable until it is called', () => {
    const { put, clock, get } = aTable()
    put(seconds(clock, -1000))
    expect(get()).toBeDefined()
  })

  it('takes a time more than five years back for a mistake, and a text for none', () => {
    const { table, put, clock } = aTable()
    put({ sk: { S: 'a' }, ...seconds(clock, -5 * year) })
    put({ sk: { S: 'b' }, expiresAt: { S: '2020' } })
    expect(table.expire()).toBe(0)
    put({ sk: { S: 'a' }, ...seconds(clock, -5 * year + 1) })
    expect(table.expire()).toBe(1)
  })

  it('forgets the time of an item that is written without it', () => {
    const { table, put, clock, update } = aTable()
    put(seconds(clock, 0))
    update('REMOVE expiresAt')
    expect(table.expire()).toBe(0)
  })
})

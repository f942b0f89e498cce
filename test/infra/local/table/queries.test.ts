// Queries and scans: key ranges, order, pages, the index.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.html
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
import { describe, expect, it } from 'vitest'
import { firstAfterPrefix } from '../../../../infra/local/table/key-condition.ts'
import { aTable, faultOf } from './a-table.ts'

/** In the order of their UTF-8 bytes; the last two stand the other way round in JavaScript's own order. */
const SORTED = ['2026-01', '2026-02', 'A', 'Z', 'a', 'ab', 'abc', 'ac', 'z', 'ā', '\uffee', '😀']

function filled() {
  const house = aTable()
  for (const sk of SORTED.toReversed()) house.put({ sk: { S: sk }, odd: { BOOL: SORTED.indexOf(sk) % 2 === 1 } })
  house.put({ pk: { S: 'other' } })
  return house
}

const of = (pk: string, more = '', values: object = {}) => ({
  KeyConditionExpression: `pk = :pk${more && ` AND ${more}`}`,
  ExpressionAttributeValues: { ':pk': { S: pk }, ...Object.fromEntries(Object.entries(values).map(([name, text]) => [name, { S: text }])) },
})

describe('a query', () => {
  it.each<[string, object, string[]]>([
    ['', {}, SORTED],
    ['sk = :a', { ':a': 'ab' }, ['ab']],
    ['sk < :a', { ':a': 'Z' }, ['2026-01', '2026-02', 'A']],
    ['sk <= :a', { ':a': 'Z' }, ['2026-01', '2026-02', 'A', 'Z']],
    ['sk > :a', { ':a': 'z' }, ['ā', '\uffee', '😀']],
    ['sk >= :a', { ':a': 'z' }, ['z', 'ā', '\uffee', '😀']],
    ['sk BETWEEN :a AND :b', { ':a': 'ab', ':b': 'ac' }, ['ab', 'abc', 'ac']],
    ['begins_with(sk, :a)', { ':a': 'ab' }, ['ab', 'abc']],
    // The attribute may stand on either side.
    [':a <= sk', { ':a': 'z' }, ['z', 'ā', '\uffee', '😀']],
    [':a > sk', { ':a': 'A' }, ['2026-01', '2026-02']],
    ['begins_with(sk, :a)', { ':a': '\uffee' }, ['\uffee']],
    ['begins_with(sk, :a)', { ':a': 'nothing' }, []],
  ])('%s %o', (condition, values, found) => {
    expect(filled().pagesOf(of('p', condition, values))).toEqual([found])
    expect(filled().pagesOf({ ...of('p', condition, values), ScanIndexForward: false })).toEqual([found.toReversed()])
  })

  it('of a partition that is not there finds nothing', () => {
    expect(filled().call('Query', of('absent'))).toEqual({ Items: [], Count: 0, ScannedCount: 0 })
  })

  it('filters after it has read, and counts both', () => {
    const { ExpressionAttributeValues, ...rest } = of('p')
    const page = filled().call('Query', { ...rest, FilterExpression: 'odd = :t', ExpressionAttributeValues: { ...ExpressionAttributeValues, ':t': { BOOL: true } }, Limit: 5 })
    expect([page.Count, page.ScannedCount]).toEqual([2, 5])
    expect(page.LastEvaluatedKey).toEqual({ pk: { S: 'p' }, sk: { S: 'a' } })
  })

  it('counts without items', () => {
    expect(filled().call('Query', { ...of('p'), Select: 'COUNT' })).toEqual({ Count: SORTED.length, ScannedCount: SORTED.length })
  })

  it('answers the attributes its projection names', () => {
    expect(filled().call('Query', { ...of('p', 'sk = :a', { ':a': 'A' }), ProjectionExpression: 'sk' }).Items).toEqual([{ sk: { S: 'A' } }])
  })

  it.each<[string, object, string]>([
    ['no key condition', {}, 'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.'],
    ['only the sort key', { KeyConditionExpression: 'sk = :a', ExpressionAttributeValues: { ':a': { S: 'a' } } }, 'Query condition missed key schema element: pk'],
    ['another attribute', of('p', 'another = :a', { ':a': 'a' }), 'Query condition missed key schema element: sk'],
    ['a range of hash keys', { KeyConditionExpression: 'pk > :a', ExpressionAttributeValues: { ':a': { S: 'a' } } }, 'Query key condition not supported'],
    ['two conditions on the sort key', of('p', 'sk > :a AND sk < :b', { ':a': 'a', ':b': 'b' }),
      'Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key'],
    ['OR', { KeyConditionExpression: 'pk = :a OR pk = :b', ExpressionAttributeValues: { ':a': { S: 'a' }, ':b': { S: 'b' } } },
      'Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: OR'],
    ['<>', of('p', 'sk <> :a', { ':a': 'a' }), 'Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: <>'],
    ['contains', of('p', 'contains(sk, :a)', { ':a': 'a' }), 'Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: contains'],
    ['a number for a string', { KeyConditionExpression: 'pk = :a', ExpressionAttributeValues: { ':a': { N: '1' } } },
      'One or more parameter values were invalid: Condition parameter type does not match schema type'],
    ['bounds the wrong way round', of('p', 'sk BETWEEN :a AND :b', { ':a': 'b', ':b': 'a' }),
      'Invalid KeyConditionExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; '
      + 'lower bound operand: AttributeValue: {S:b}, upper bound operand: AttributeValue: {S:a}'],
    ['an empty key', of(''), 'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk'],
    ['a filter on the key', { ...of('p'), FilterExpression: 'sk = :pk' }, 'Filter Expression can only contain non-primary key attributes: Primary key attribute: sk'],
    ['an index that is not there', { ...of('p'), IndexName: 'absent' }, 'The table does not have the specified index: absent'],
    ['a consistent read of an index', { ...of('p'), IndexName: 'list', ConsistentRead: true }, 'Consistent reads are not supported on global secondary indexes'],
    ['a limit of none', { ...of('p'), Limit: 0 },
      "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1"],
    ['a start that is no key', { ...of('p'), ExclusiveStartKey: { pk: { S: 'p' } } }, 'The provided starting key is invalid'],
    ['a start in another partition', { ...of('p'), ExclusiveStartKey: { pk: { S: 'q' }, sk: { S: 'a' } } },
      'The provided starting key is outside query boundaries based on provided conditions'],
  ])('with %s is refused', (_, input, message) => {
    const fault = faultOf(() => filled().call('Query', input))
    expect([fault.name, fault.message]).toEqual(['ValidationException', message])
  })
})

describe('pages', () => {
  it('of three hold everything once, in order', () => {
    expect(filled().pagesOf({ ...of('p'), Limit: 5 })).toEqual([SORTED.slice(0, 5), SORTED.slice(5, 10), SORTED.slice(10)])
  })

  it('run backward from where they ended', () => {
    const back = SORTED.toReversed()
    expect(filled().pagesOf({ ...of('p'), Limit: 5, ScanIndexForward: false })).toEqual([back.slice(0, 5), back.slice(5, 10), back.slice(10)])
  })

  it('that end at the limit say so even when nothing follows, and a last one is empty', () => {
    expect(filled().pagesOf({ ...of('p'), Limit: 6 })).toEqual([SORTED.slice(0, 6), SORTED.slice(6), []])
  })

  it('go on from a key that has been deleted meanwhile', () => {
    const { call } = filled()
    const { LastEvaluatedKey } = call('Query', { ...of('p'), Limit: 3 })
    call('DeleteItem', { Key: LastEvaluatedKey })
    expect(call('Query', { ...of('p'), ExclusiveStartKey: LastEvaluatedKey }).Items[0].sk.S).toBe('Z')
  })

  it('end when 1 MB has been read', () => {
    const { put, pagesOf } = aTable()
    // 11 items of 100 KB: the page ends with the item that reaches 1 MB.
    for (let n = 10; n < 21; n++) put({ sk: { S: `${n}` }, text: { S: 'x'.repeat(100 * 1024) } })
    expect(pagesOf(of('p')).map((page) => page.length)).toEqual([11, 0])
    for (let n = 21; n < 24; n++) put({ sk: { S: `${n}` }, text: { S: 'x'.repeat(100 * 1024) } })
    expect(pagesOf(of('p')).map((page) => page.length)).toEqual([11, 3])
    expect(pagesOf({ ...of('p'), ProjectionExpression: 'sk' }).map((page) => page.length)).toEqual([11, 3])
  })
})

describe('the index', () => {
  const list = (listPk: string, more = '', values: object = {}) => ({
    IndexName: 'list', KeyConditionExpression: `listPk = :l${more && ` AND ${more}`}`, ExpressionAttributeValues: { ':l': { S: listPk }, ...values },
  })
  const row = (sk: string, listPk: string, listSk: string, rest: object = {}) => ({ sk: { S: sk }, listPk: { S: listPk }, listSk: { S: listSk }, ...rest })

  it('holds several items under one key, each on its page once', () => {
    const { put, pagesOf } = aTable()
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    for (const name of names) put(row(name, 'QUEUE', 'same day'))
    expect(pagesOf({ ...list('QUEUE'), Limit: 3 })).toEqual([['a', 'b', 'c'], ['d', 'e', 'f'], ['g']])
    expect(pagesOf({ ...list('QUEUE'), Limit: 3, ScanIndexForward: false })).toEqual([['g', 'f', 'e'], ['d', 'c', 'b'], ['a']])
  })

  it('is ordered by its own sort key and holds whole items', () => {
    const { put, call } = aTable()
    put(row('a', 'QUEUE', '2026-03', { n: { N: '1' } }))
    put(row('b', 'QUEUE', '2026-01', { n: { N: '2' } }))
    const page = call('Query', list('QUEUE', 'listSk <= :s', { ':s': { S: '2026-02' } }))
    expect(page.Items).toEqual([{ pk: { S: 'p' }, ...row('b', 'QUEUE', '2026-01', { n: { N: '2' } }) }])
  })

  it('names all four key attributes where a page ends', () => {
    const { put, call } = aTable()
    put(row('a', 'QUEUE', '1'))
    expect(call('Query', { ...list('QUEUE'), Limit: 1 }).LastEvaluatedKey).toEqual({ pk: { S: 'p' }, ...row('a', 'QUEUE', '1') })
  })

  it('leaves out an item without both of its attributes', () => {
    const { put, pagesOf } = aTable()
    put({ sk: { S: 'a' }, listPk: { S: 'QUEUE' } })
    put({ sk: { S: 'b' }, listSk: { S: '1' } })
    put(row('c', 'QUEUE', '1'))
    expect(pagesOf(list('QUEUE'))).toEqual([['c']])
  })

  it('follows an item that moves, leaves and returns', () => {
    const { put, update, call, pagesOf } = aTable()
    put(row('s', 'QUEUE', '1'))
    update('SET listPk = :v', { ':v': { S: 'DONE' } })
    expect([pagesOf(list('QUEUE')), pagesOf(list('DONE'))]).toEqual([[[]], [['s']]])
    update('REMOVE listPk')
    expect([pagesOf(list('QUEUE')), pagesOf(list('DONE'))]).toEqual([[[]], [[]]])
    put(row('s', 'QUEUE', '2'))
    expect(pagesOf(list('QUEUE'))).toEqual([['s']])
    call('DeleteItem', { Key: { pk: { S: 'p' }, sk: { S: 's' } } })
    expect(pagesOf(list('QUEUE'))).toEqual([[]])
  })
})

describe('a scan', () => {
  it('reads everything, page by page', () => {
    const { put, call } = aTable()
    for (const name of ['a', 'b', 'c']) put({ pk: { S: name }, sk: { S: name } })
    expect(call('Scan').Count).toBe(3)
    const first = call('Scan', { Limit: 2 })
    expect(call('Scan', { ExclusiveStartKey: first.LastEvaluatedKey }).Items).toEqual([{ pk: { S: 'c' }, sk: { S: 'c' } }])
  })

  it('may filter by the key', () => {
    const { put, call } = aTable()
    for (const name of ['a', 'b']) put({ sk: { S: name } })
    expect(call('Scan', { FilterExpression: 'sk = :s', ExpressionAttributeValues: { ':s': { S: 'b' } } })).toMatchObject({ Count: 1, ScannedCount: 2 })
  })

  it('of an index reads only what the index holds', () => {
    const { put, call } = aTable()
    put({ sk: { S: 'in' }, listPk: { S: 'l' }, listSk: { S: '1' } })
    put({ sk: { S: 'out' } })
    expect(call('Scan', { IndexName: 'list' }).Count).toBe(1)
  })
})

describe('the first string after a prefix', () => {
  it.each([['a', 'b'], ['az', 'a{'], ['\ud7ff', '\ue000'], ['a\u{10ffff}', 'b'], ['\u{ffff}', '\u{10000}']])('%j is %j', (prefix, next) =>
    expect(firstAfterPrefix(prefix)).toBe(next))
  it('is none when the prefix is the last', () => expect(firstAfterPrefix('\u{10ffff}')).toBeUndefined())
})

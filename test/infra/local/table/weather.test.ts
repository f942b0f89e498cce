// Bad weather on demand: what a caller must live with on the service, from a seed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Weather } from '../../../../infra/local/table/table.ts'
import { aTable, faultOf, key } from './a-table.ts'

const list = { IndexName: 'list', KeyConditionExpression: 'listPk = :l', ExpressionAttributeValues: { ':l': { S: 'l' } } }
const row = (sk: string, listSk = sk) => ({ sk: { S: sk }, listPk: { S: 'l' }, listSk: { S: listSk } })
const always = (weather: Omit<Weather, 'seed'>) => aTable({ weather: { seed: 1, ...weather } })
const transaction = (sks: string[]) => ({ TransactItems: sks.map((sk) => ({ Put: { TableName: 'solis', Item: key('p', sk) } })) })

describe('a lagging index', () => {
  it('shows what it held at one of the last operations, never more, never a mixture', () => {
    const command = fc.record({ sk: fc.constantFrom('a', 'b', 'c'), listSk: fc.option(fc.constantFrom('1', '2', '3')) })
    fc.assert(fc.property(fc.integer(), fc.integer({ min: 1, max: 4 }), fc.boolean(), fc.array(command, { maxLength: 15 }), (seed, indexLag, forward, commands) => {
      const { put, table, call } = aTable({ weather: { seed, indexLag } })
      const now = new Map<string, string>()
      const states = [JSON.stringify([])]
      for (const { sk, listSk } of commands) {
        if (listSk === null) {
          call('DeleteItem', { Key: key('p', sk) })
          now.delete(sk)
        } else {
          put(row(sk, listSk))
          now.set(sk, listSk)
        }
        const order = [...now].map(([name, place]) => [place, name]).sort()
        states.push(JSON.stringify(forward ? order : order.toReversed()))
        const { Items } = table.operate('Query', { TableName: 'solis', ...list, ScanIndexForward: forward })
        expect(states.slice(-indexLag - 1)).toContain(JSON.stringify(Items.map((item: any) => [item.listSk.S, item.sk.S])))
      }
    }))
  })

  it('does lag, sooner or later, and a consistent read of the table does not', () => {
    const { put, call, get } = always({ indexLag: 3, readLag: 3 })
    const counts = Array.from({ length: 20 }, (_, n) => {
      put(row(`${n + 10}`))
      expect(get('p', `${n + 10}`)).toBeDefined()
      return n + 1 - call('Query', list).Count
    })
    expect(Math.max(...counts)).toBe(3)
    expect(Math.min(...counts)).toBe(0)
  })

  it('pages on while it lags', () => {
    const { put, call } = always({ indexLag: 2 })
    for (const sk of ['a', 'b', 'c', 'd']) put(row(sk))
    const page = call('Query', { ...list, Limit: 1 })
    const rest = call('Query', { ...list, ExclusiveStartKey: page.LastEvaluatedKey })
    expect([page.Items[0].sk.S, rest.Items[0].sk.S]).toEqual(['a', 'b'])
  })
})

describe('a lagging table', () => {
  it('answers an earlier item to a read that is not consistent', () => {
    const { put, call } = always({ readLag: 1 })
    const seen = new Set<string | undefined>()
    for (let n = 0; n < 20; n++) {
      put({ n: { N: `${n}` } })
      const item = call('GetItem', { Key: key() }).Item
      seen.add(item && String(n - Number(item.n.N)))
    }
    expect([...seen].filter((lag) => lag !== undefined).sort()).toEqual(['0', '1'])
  })
})

describe('throttling', () => {
  it('refuses the call before anything is done', () => {
    const { put, call } = always({ throttled: 1 })
    expect(['ProvisionedThroughputExceededException', 'ThrottlingException']).toContain(faultOf(() => put({})).name)
    expect(['ProvisionedThroughputExceededException', 'ThrottlingException']).toContain(faultOf(() => call('Query', list)).name)
  })

  it('cancels a transaction, or refuses it like another call', () => {
    const { table } = always({ throttled: 1 })
    const names = Array.from({ length: 20 }, () => {
      const fault = faultOf(() => table.operate('TransactWriteItems', transaction(['a', 'b'])))
      return fault['CancellationReasons']?.map((reason: { Code: string }) => reason.Code).sort().join() ?? fault.name
    })
    expect(new Set(names)).toEqual(new Set(['ProvisionedThroughputExceededException', 'None,ThrottlingError']))
  })

  it('hands back half of a batch', () => {
    const { table } = always({ throttled: 1 })
    const requests = ['a', 'b', 'c'].map((sk) => ({ PutRequest: { Item: key('p', sk) } }))
    expect(table.operate('BatchWriteItem', { RequestItems: { solis: requests } })).toEqual({ UnprocessedItems: { solis: [requests[2]] } })
    const keys = [key('p', 'a'), key('p', 'b')]
    expect(table.operate('BatchGetItem', { RequestItems: { solis: { Keys: keys } } }))
      .toEqual({ Responses: { solis: [keys[0]] }, UnprocessedKeys: { solis: { Keys: [keys[1]] } } })
  })
})

describe('a conflict', () => {
  it('cancels a transaction at one of its actions', () => {
    const { table } = always({ conflicts: 1 })
    const fault = faultOf(() => table.operate('TransactWriteItems', transaction(['a', 'b', 'c'])))
    expect(fault.name).toBe('TransactionCanceledException')
    expect(fault['CancellationReasons'].map((reason: { Code: string }) => reason.Code).sort()).toEqual(['None', 'None', 'TransactionConflict'])
  })

  it('refuses a single write', () => {
    expect(faultOf(() => always({ conflicts: 1 }).put({}))).toMatchObject({ name: 'TransactionConflictException', message: 'Transaction is ongoing for the item' })
  })
})

describe('a lost answer', () => {
  it('leaves the write done', () => {
    const { put, get } = always({ lostAnswers: 1 })
    expect(faultOf(() => put({})).name).toBe('TimeoutError')
    expect(get()).toEqual(key())
  })

  it('of a transaction is found by its token', () => {
    const { table, get } = always({ lostAnswers: 1 })
    const request = { ...transaction(['a']), ClientRequestToken: 'token' }
    expect(faultOf(() => table.operate('TransactWriteItems', request)).name).toBe('TimeoutError')
    expect(table.operate('TransactWriteItems', request)).toEqual({})
    expect(get('p', 'a')).toBeDefined()
  })
})

describe('the weather', () => {
  const run = (seed: number) => {
    const { put, call } = aTable({ weather: { seed, throttled: 0.2, conflicts: 0.2, lostAnswers: 0.2, indexLag: 3 } })
    return Array.from({ length: 50 }, (_, n) => {
      try {
        return n % 2 ? call('Query', list).Count : put(row(`${n}`))
      } catch (error) {
        return (error as Error).name
      }
    })
  }

  it('is the same for the same seed', () => expect(run(7)).toEqual(run(7)))
  it('is another for another seed', () => expect(run(7)).not.toEqual(run(8)))
  it('is fair when none is ordered', () => {
    const { put, call } = aTable()
    for (let n = 0; n < 50; n++) {
      put(row(`${n}`))
      expect(call('Query', list).Count).toBe(n + 1)
    }
  })
})

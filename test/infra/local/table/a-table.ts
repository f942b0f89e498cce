// A table for the tests: two string keys, one index, a clock that stands still until it is told to move. Unless a test names a database there are
// two of it, one with its rows in SQLite and one in memory, and every operation has to come to the same in both.
import { DatabaseSync } from 'node:sqlite'
import { expect } from 'vitest'
import { openRows } from '../../../../infra/local/table/rows.ts'
import { createTable, type Table, type TableDefinition, type Weather } from '../../../../infra/local/table/table.ts'

export const definition: TableDefinition = {
  name: 'solis',
  key: { hash: 'pk', range: 'sk' },
  indexes: [{ name: 'list', hash: 'listPk', range: 'listSk' }],
  ttlAttribute: 'expiresAt',
}

export function aTable(options: { database?: DatabaseSync, definition?: TableDefinition, weather?: Weather } = {}) {
  const clock = { at: Date.UTC(2026, 0, 31), now: () => clock.at }
  const inSqlite = (database: DatabaseSync) => createTable({ definition, clock, ...options, database, rows: openRows(database, options.definition ?? definition) })
  const table = options.database ? inSqlite(options.database)
    : twins(inSqlite(new DatabaseSync(':memory:')), createTable({ definition, clock, ...options, database: new DatabaseSync(':memory:') }))
  const call = (operation: string, input: object = {}) => table.operate(operation, { TableName: 'solis', ...input })
  return {
    table, clock, call,
    put: (item: object, rest: object = {}) => call('PutItem', { Item: { pk: { S: 'p' }, sk: { S: 's' }, ...item }, ...rest }),
    get: (pk = 'p', sk = 's') => call('GetItem', { Key: key(pk, sk), ConsistentRead: true }).Item,
    update: (UpdateExpression: string, values?: object, rest: object = {}) => call('UpdateItem', {
      Key: key(), UpdateExpression, ...(values && { ExpressionAttributeValues: values }), ReturnValues: 'ALL_NEW', ...rest,
    }).Attributes,
    /** Sort keys of a partition, page by page. */
    pagesOf: (input: object) => pagesOf(table, input),
  }
}

export const key = (pk = 'p', sk = 's') => ({ pk: { S: pk }, sk: { S: sk } })

/** Every page of a query, as lists of sort keys, until the service says there is no more. */
export function pagesOf(table: Table, input: object, operation = 'Query'): string[][] {
  const pages: string[][] = []
  let ExclusiveStartKey: object | undefined
  do {
    const page = table.operate(operation, { TableName: 'solis', ...input, ...(ExclusiveStartKey && { ExclusiveStartKey }) })
    pages.push(page.Items.map((item: { sk: { S: string } }) => item.sk.S))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return pages
}

/** What an operation throws. */
export function faultOf(act: () => unknown): Error & Record<string, any> {
  try {
    act()
  } catch (error) {
    return error as Error & Record<string, any>
  }
  throw new Error('nothing was thrown')
}

/** Both carry out everything, and come to the same. */
function twins(one: Table, other: Table): Table {
  const both = (act: (table: Table) => unknown): any => {
    const [first, second] = [one, other].map((table) => {
      try {
        return { answer: act(table) }
      } catch (fault) {
        return { fault }
      }
    })
    expect(second).toEqual(first)
    if (first && 'fault' in first) throw first.fault
    return first!.answer
  }
  const operate: Table['operate'] = (operation, input) => both((table) => table.operate(operation, input))
  return {
    operate,
    send: async (command) => ({ ...operate(command.constructor.name.replace(/Command$/, ''), command.input), $metadata: { httpStatusCode: 200, attempts: 1, totalRetryDelay: 0 } }),
    expire: () => both((table) => table.expire()),
  }
}

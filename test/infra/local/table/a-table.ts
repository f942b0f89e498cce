// A table for the tests: two string keys, one index, a clock that stands still until it is told to move.
import { DatabaseSync } from 'node:sqlite'
import { createTable, type Table, type TableDefinition, type Weather } from '../../../../infra/local/table/table.ts'

export const definition: TableDefinition = {
  name: 'solis',
  key: { hash: 'pk', range: 'sk' },
  indexes: [{ name: 'list', hash: 'listPk', range: 'listSk' }],
  ttlAttribute: 'expiresAt',
}

export function aTable(options: { database?: DatabaseSync, definition?: TableDefinition, weather?: Weather } = {}) {
  const clock = { at: Date.UTC(2026, 0, 31), now: () => clock.at }
  const table = createTable({ database: new DatabaseSync(':memory:'), definition, clock, ...options })
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

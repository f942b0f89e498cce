// Transactions and batches: several actions in one request, all or nothing for the former, each for itself for the latter.
import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { TableDefinition } from './definition.ts'
import { type CancellationReason, serviceFault, tableNotFound, transactionCanceled, validationFault } from './faults.ts'
import { type Earlier, getItem, type GetRequest, placeName, readGet } from './reads.ts'
import { checkParameters, checkTableName, type Shape } from './request.ts'
import type { Rows } from './rows.ts'
import { carryOut, type KeyRequest, type Plan, type PutRequest, readCheck, readDelete, readPut, readUpdate, type Write, type WriteRequest } from './writes.ts'

const MOST_ACTIONS = 100
/** Of what the request carries, not of the items it touches. */
const LARGEST_TRANSACTION = 4 * 1024 * 1024
const MOST_BATCH_WRITES = 25
const LARGEST_BATCH_ANSWER = 16 * 1024 * 1024
/** 10 minutes, in milliseconds: as long as the service remembers a ClientRequestToken. */
const TOKEN_LIFE = 10 * 60 * 1000

/** Reads one action of a transaction, by the name of its member. */
const ACTIONS: Record<string, { shape: Shape, read: (definition: TableDefinition, request: PutRequest & KeyRequest) => WriteRequest }> = {
  Put: { shape: 'a Put of a transaction', read: readPut },
  Update: { shape: 'an Update of a transaction', read: readUpdate },
  Delete: { shape: 'a Delete of a transaction', read: readDelete },
  ConditionCheck: { shape: 'a ConditionCheck of a transaction', read: readCheck },
}

/**
 * What is wrong with an expression is wrong with the whole request (ValidationException); the first item or key that is wrong
 * cancels it (TransactionCanceledException with one ValidationError).
 */
export function readTransaction(definition: TableDefinition, items: unknown): Write[] {
  const actions = requireList(items, 'transactItems', MOST_ACTIONS)
  const requests = actions.map((action) => {
    const [name = '', ...others] = Object.keys(action).filter((member) => (action as Record<string, unknown>)[member] !== undefined)
    const request = (action as Record<string, unknown>)[name]
    const kind = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
    if (others.length > 0 || !kind) throw validationFault('TransactItems can only contain one of Check, Put, Update or Delete')
    checkParameters(kind.shape, request)
    checkTableName((request as { TableName?: string }).TableName, definition.name)
    return kind.read(definition, request as PutRequest & KeyRequest)
  })
  const writes = requests.map((request, at) => {
    try {
      return request.check()
    } catch (error) {
      const { name, message } = error as Error
      if (name !== 'ValidationException') throw error
      throw transactionCanceled(requests.map((_, index) => index === at ? { Code: 'ValidationError', Message: message } : { Code: 'None' }))
    }
  })
  if (writes.length > 1 && new Set(writes.map((write) => placeName(write.key))).size < writes.length) {
    throw validationFault('Transaction request cannot include multiple operations on one item')
  }
  if (writes.reduce((sum, write) => sum + write.payload(), 0) > LARGEST_TRANSACTION) throw validationFault('Transaction payload size cannot exceed 4 MB')
  return writes
}

/** Plans every action on the table as it stands; throws TransactionCanceledException with a reason for each when one does not hold. */
export function planTransaction(rows: Rows, writes: Write[]): Plan[] {
  const plans: Plan[] = []
  let canceled = false
  const reasons = writes.map((write): CancellationReason => {
    try {
      plans.push(write.plan(rows))
      return { Code: 'None' }
    } catch (error) {
      canceled = true
      const { name, message, Item } = error as Error & { Item?: object }
      if (name === 'ConditionalCheckFailedException') return { Code: 'ConditionalCheckFailed', Message: message, ...(Item && { Item }) }
      if (name === 'ValidationException') return { Code: 'ValidationError', Message: message }
      throw error
    }
  })
  if (canceled) throw transactionCanceled(reasons)
  return plans
}

export function carryOutTransaction(rows: Rows, plans: Plan[]): void {
  for (const plan of plans) carryOut(rows, plan)
}

/** What a ClientRequestToken was used for, for ten minutes. */
export interface Tokens {
  /** Whether this very request has been carried out; throws IdempotentParameterMismatchException for another one under the token. */
  isRepeat(token: string, request: unknown): boolean
  remember(token: string, request: unknown): void
  forgetOld(): void
}

export function openTokens(database: DatabaseSync, clock: { now(): number }, name: string): Tokens {
  const tokens = `"ddb_tokens_${name}"`
  database.exec(`CREATE TABLE IF NOT EXISTS ${tokens} (token TEXT PRIMARY KEY, request TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID`)
  const select = database.prepare(`SELECT request FROM ${tokens} WHERE token = ? AND at > ?`)
  const insert = database.prepare(`INSERT INTO ${tokens} (token, request, at) VALUES (?, ?, ?)
    ON CONFLICT (token) DO UPDATE SET request = excluded.request, at = excluded.at`)
  const forget = database.prepare(`DELETE FROM ${tokens} WHERE at <= ?`)
  return {
    isRepeat(token, request) {
      if (token.length < 1 || token.length > 36) {
        throw validationFault(`1 validation error detected: Value '${token}' at 'clientRequestToken' failed to satisfy constraint: Member must have length less than or equal to 36`)
      }
      const known = select.get(token, clock.now() - TOKEN_LIFE) as { request: string } | undefined
      if (known && known.request !== digest(request)) {
        throw serviceFault('IdempotentParameterMismatchException', 'The provided client token was used with different parameters')
      }
      return known !== undefined
    },
    remember: (token, request) => { insert.run(token, digest(request), clock.now()) },
    forgetOld: () => { forget.run(clock.now() - TOKEN_LIFE) },
  }
}

/** The same for equal requests, in whatever order their members stand. */
function digest(request: unknown): string {
  const text = JSON.stringify(request, (_, value: unknown) => value instanceof Uint8Array ? Buffer.from(value).toString('base64')
    : typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)) : value)
  return createHash('sha256').update(text).digest('hex')
}

export function transactGet(definition: TableDefinition, rows: Rows, items: unknown): object {
  const gets = requireList(items, 'transactItems', MOST_ACTIONS).map((action) => {
    const request = (action as { Get?: GetRequest & { TableName?: string } }).Get
    if (!request) throw validationFault('TransactItems of TransactGetItems can only contain Get')
    checkParameters('a Get of a transaction', request)
    checkTableName(request.TableName, definition.name)
    return readGet(definition, request)
  })
  if (new Set(gets.map((get) => placeName(get.key))).size < gets.length) {
    throw validationFault('Transaction request cannot include multiple operations on one item')
  }
  return { Responses: gets.map((get) => getItem(rows, get)) }
}

/** `share` of the keys is answered, the rest handed back as unprocessed: 1 in fair weather. */
export function batchGet(definition: TableDefinition, rows: Rows, requestItems: unknown, lag: () => Earlier | undefined, share: number): object {
  const { Keys, ConsistentRead, ...rest } = requestOf<{ Keys?: unknown, ConsistentRead?: boolean } & GetRequest>(definition, requestItems)
  checkParameters('BatchGetItem of a table', { Keys, ConsistentRead, ...rest })
  const keys = requireList(Keys, 'keys', 100)
  const gets = keys.map((key) => readGet(definition, { ...rest, Key: key }))
  if (new Set(gets.map((get) => placeName(get.key))).size < gets.length) throw validationFault('Provided list of item keys contains duplicates')
  const earlier = ConsistentRead ? undefined : lag()
  const found: object[] = []
  const answered = Math.ceil(gets.length * share)
  let bytes = 0, at = 0
  for (; at < answered && bytes < LARGEST_BATCH_ANSWER; at++) {
    const get = gets[at]!
    bytes += rows.get(get.key)?.bytes ?? 0
    const { Item } = getItem(rows, get, earlier)
    if (Item) found.push(Item)
  }
  const left = keys.slice(at)
  return {
    Responses: { [definition.name]: found },
    UnprocessedKeys: left.length ? { [definition.name]: { ...rest, ...(ConsistentRead !== undefined && { ConsistentRead }), Keys: left } } : {},
  }
}

/** `share` of the requests is carried out, the rest handed back as unprocessed: 1 in fair weather. */
export function batchWrite(definition: TableDefinition, rows: Rows, requestItems: unknown, share: number): { plans: Plan[], answer: object } {
  const requests = requestOf<unknown>(definition, requestItems)
  const actions = requireList(requests, 'requestItems', MOST_BATCH_WRITES, 'Too many items requested for the BatchWriteItem call')
  const writes = actions.map((action) => {
    const { PutRequest: put, DeleteRequest: remove, ...rest } = action as { PutRequest?: PutRequest, DeleteRequest?: KeyRequest }
    if (Boolean(put) === Boolean(remove) || Object.keys(rest).length) {
      throw validationFault('Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes')
    }
    return (put ? readPut(definition, { Item: put.Item }) : readDelete(definition, { Key: remove!.Key })).check()
  })
  if (new Set(writes.map((write) => placeName(write.key))).size < writes.length) throw validationFault('Provided list of item keys contains duplicates')
  const done = Math.ceil(writes.length * share)
  const left = actions.slice(done)
  return {
    plans: writes.slice(0, done).map((write) => write.plan(rows)),
    answer: { UnprocessedItems: left.length ? { [definition.name]: left } : {} },
  }
}

/** The part of RequestItems that speaks of this table; there is no other. */
function requestOf<Part>(definition: TableDefinition, requestItems: unknown): Part {
  const entries = Object.entries(requestItems ?? {})
  if (entries.length === 0) throw validationFault("1 validation error detected: Value '{}' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1")
  for (const [name] of entries) checkTableName(name, definition.name)
  if (entries.length > 1) throw tableNotFound()
  return entries[0]![1] as Part
}

function requireList(list: unknown, name: string, most: number, tooMany?: string): object[] {
  if (!Array.isArray(list) || list.length === 0) {
    throw validationFault(`1 validation error detected: Value '[]' at '${name}' failed to satisfy constraint: Member must have length greater than or equal to 1`)
  }
  if (list.length > most) {
    throw validationFault(tooMany ?? `1 validation error detected: Value '[...]' at '${name}' failed to satisfy constraint: Member must have length less than or equal to ${most}`)
  }
  return list as object[]
}

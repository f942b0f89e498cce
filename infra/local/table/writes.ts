// Put, update, delete and condition check: each is planned against the item that stands there, then written.
import { type Item, normalItem, sizeOfItem, withBytes } from './attribute-value.ts'
import { bindingsOf, type Path } from './bindings.ts'
import { bindTest } from './condition.ts'
import { checkItem, type Key, keyOf, requestedKey, type TableDefinition } from './definition.ts'
import { picked } from './document.ts'
import { conditionFailed, invalidValue, validationFault } from './faults.ts'
import type { Rows } from './rows.ts'
import { bindUpdate } from './update.ts'

/** What a write will do. `after` is undefined for a delete; a check changes nothing. */
export interface Plan {
  key: Key
  before: Item | undefined
  after: Item | undefined
  bytes: number
  changes: boolean
  /** The paths an update named. */
  touched: Path[]
}

interface Conditional {
  ConditionExpression?: string
  UpdateExpression?: string
  ReturnValuesOnConditionCheckFailure?: 'NONE' | 'ALL_OLD'
  ExpressionAttributeNames?: Record<string, string>
  ExpressionAttributeValues?: Record<string, unknown>
}
export interface PutRequest extends Conditional { Item?: unknown }
export interface KeyRequest extends Conditional { Key?: unknown }

/**
 * A request whose expressions have been read. `check` looks at its key and item and throws ValidationException;
 * a transaction reports the two apart, so they are two steps.
 */
export interface WriteRequest { check(): Write }

/**
 * A write that is sound in itself; `plan` looks at the item that stands there and throws
 * ConditionalCheckFailedException, or ValidationException for an update that does not fit the item.
 */
export interface Write {
  key: Key
  /** What the request carries, in bytes: the item of a put, the key and values of the others. */
  payload(): number
  plan(rows: Rows): Plan
}

const TOO_LARGE = 'Item size has exceeded the maximum allowed size'
const TOO_LARGE_UPDATE = 'Item size to update has exceeded the maximum allowed size'

export function readPut(definition: TableDefinition, request: PutRequest): WriteRequest {
  if (request.Item === undefined) throw validationFault("1 validation error detected: Value null at 'item' failed to satisfy constraint: Member must not be null")
  const condition = readCondition(request)
  return {
    check() {
      const item = normalItem(request.Item)
      const key = keyOf(definition, item)
      const bytes = checkItem(definition, item, TOO_LARGE)
      return {
        key,
        payload: () => bytes,
        plan(rows) {
          const before = current(rows, key, condition, request)
          return { key, before, after: item, bytes, changes: true, touched: [] }
        },
      }
    },
  }
}

/** A write of the item under a key: `effect` says what becomes of what stood there, once the condition has held for it. */
function atKey(definition: TableDefinition, request: KeyRequest, condition: Condition, effect: (before: Item | undefined, key: Key) => Omit<Plan, 'key' | 'before'>): WriteRequest {
  return {
    check() {
      const key = requestedKey(definition, request.Key)
      return {
        key,
        payload: () => payloadOf(request),
        plan(rows) {
          const before = current(rows, key, condition, request)
          return { key, before, ...effect(before, key) }
        },
      }
    },
  }
}

export const readDelete = (definition: TableDefinition, request: KeyRequest): WriteRequest =>
  atKey(definition, request, readCondition(request), (before) => ({ after: undefined, bytes: 0, changes: before !== undefined, touched: [] }))

export function readCheck(definition: TableDefinition, request: KeyRequest): WriteRequest {
  if (request.ConditionExpression === undefined) {
    throw validationFault("1 validation error detected: Value null at 'conditionExpression' failed to satisfy constraint: Member must not be null")
  }
  return atKey(definition, request, readCondition(request), (before) => ({ after: before, bytes: 0, changes: false, touched: [] }))
}

export function readUpdate(definition: TableDefinition, request: KeyRequest): WriteRequest {
  const bindings = bindingsOf(request, [request.ConditionExpression, request.UpdateExpression])
  const update = request.UpdateExpression === undefined ? undefined : bindUpdate(request.UpdateExpression, bindings)
  const condition = request.ConditionExpression === undefined ? undefined : bindTest('ConditionExpression', request.ConditionExpression, bindings)
  bindings.assertAllUsed()
  for (const path of update?.paths ?? []) {
    if (path[0] === definition.key.hash || path[0] === definition.key.range) {
      throw invalidValue(`Cannot update attribute ${path[0]}. This attribute is part of the key`)
    }
  }
  return atKey(definition, request, condition, (before, key) => {
    const start = before ?? { [definition.key.hash]: { S: key.hash }, [definition.key.range]: { S: key.range } }
    const after = update ? update.apply(start, before === undefined) : start
    if (!before && update && !update.creates) return { after: undefined, bytes: 0, changes: false, touched: [] }
    return { after, bytes: checkItem(definition, after, TOO_LARGE_UPDATE), changes: true, touched: update?.paths ?? [] }
  })
}

function payloadOf(request: KeyRequest): number {
  return sizeOfItem(normalItem(request.Key)) + sizeOfItem(normalItem(request.ExpressionAttributeValues ?? {}))
}

type Condition = ReturnType<typeof bindTest> | undefined

function readCondition(request: Conditional): Condition {
  if (request.ConditionExpression === undefined && request.ExpressionAttributeNames === undefined && request.ExpressionAttributeValues === undefined) return undefined
  const bindings = bindingsOf(request, [request.ConditionExpression])
  const condition = request.ConditionExpression === undefined ? undefined : bindTest('ConditionExpression', request.ConditionExpression, bindings)
  bindings.assertAllUsed()
  return condition
}

/** The item that stands there, once the condition has held for it; nothing is an item without attributes. */
function current(rows: Rows, key: Key, condition: Condition, request: Conditional): Item | undefined {
  const before = rows.get(key)?.item
  if (condition && !condition(before ?? {})) {
    throw conditionFailed(before && request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? withBytes(before) : undefined)
  }
  return before
}

export function carryOut(rows: Rows, plan: Plan): void {
  if (!plan.changes) return
  if (plan.after) rows.put(plan.key, plan.after, plan.bytes, plan.before)
  else if (plan.before) rows.remove(plan.key, plan.before)
}

/** The `Attributes` of the answer, as ReturnValues asks. */
export function returnedAttributes(plan: Plan, asked: string | undefined): { Attributes?: object } {
  const item = returned(plan, asked)
  return item && Object.keys(item).length ? { Attributes: withBytes(item) } : {}
}

function returned(plan: Plan, asked: string | undefined): Item | undefined {
  switch (asked) {
    case 'ALL_OLD': return plan.before
    case 'ALL_NEW': return plan.after
    case 'UPDATED_OLD': return plan.before && picked(plan.before, plan.touched)
    case 'UPDATED_NEW': return plan.after && picked(plan.after, plan.touched)
    default: return undefined
  }
}

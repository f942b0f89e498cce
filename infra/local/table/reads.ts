// Get, query and scan: pages of at most 1 MB, read before the filter, continued from the key the last page ended on.
import { compareStrings, holdsBinary, type Item, normalItem, withBytes } from './attribute-value.ts'
import { bindingsOf } from './bindings.ts'
import { bindTest, type Test } from './condition.ts'
import { indexKey, type IndexDefinition, type Key, keyOf, requestedKey, type TableDefinition } from './definition.ts'
import { bindProjection, type Projection } from './document.ts'
import { validationFault } from './faults.ts'
import { bindKeyCondition } from './key-condition.ts'
import { placeColumns, type Row, type Rows, type Span } from './rows.ts'

const LARGEST_PAGE = 1024 * 1024

/** Items as an earlier moment had them, by `placeName` of their key: what a read that lags sees instead. */
export type Earlier = Map<string, { key: Key, item: Item | undefined }>
export const placeName = ({ hash, range }: Key) => `${hash.length} ${hash}${range}`

export interface GetRequest { Key?: unknown, ProjectionExpression?: string, ExpressionAttributeNames?: Record<string, string> }

/** Reads a Get request; the answer then looks the item up. */
export function readGet(definition: TableDefinition, request: GetRequest): { key: Key, projection: Projection | undefined } {
  const key = requestedKey(definition, request.Key)
  if (request.ProjectionExpression === undefined && request.ExpressionAttributeNames === undefined) return { key, projection: undefined }
  const bindings = bindingsOf(request, [request.ProjectionExpression])
  const projection = request.ProjectionExpression === undefined ? undefined : bindProjection(request.ProjectionExpression, bindings)
  bindings.assertAllUsed()
  return { key, projection }
}

export function getItem(rows: Rows, { key, projection }: ReturnType<typeof readGet>, earlier?: Earlier): { Item?: object } {
  const stale = earlier?.get(placeName(key))
  const row = stale ? stale.item && { item: stale.item } : rows.get(key)
  return row ? { Item: shown(row, projection) } : {}
}

/** As the caller gets it: the kept item itself where nothing has to be made of it. */
const shown = (row: Pick<Row, 'item' | 'isBinary'>, projection: Projection | undefined): object => {
  row.isBinary ??= holdsBinary(row.item)
  const part = projection ? projection(row.item) : row.item
  return row.isBinary ? withBytes(part) : part
}

export interface PageRequest {
  IndexName?: string
  KeyConditionExpression?: string
  FilterExpression?: string
  ProjectionExpression?: string
  ExpressionAttributeNames?: Record<string, string>
  ExpressionAttributeValues?: Record<string, unknown>
  Select?: string
  Limit?: number
  ScanIndexForward?: boolean
  ExclusiveStartKey?: unknown
  ConsistentRead?: boolean
}

/** `lag` answers what a read of the table or an index that need not be consistent sees late, if anything. */
export function query(definition: TableDefinition, rows: Rows, request: PageRequest, lag: (fromIndex: boolean) => Earlier | undefined): object {
  if (request.KeyConditionExpression === undefined) {
    throw validationFault('Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.')
  }
  return page(definition, rows, request, lag)
}

export function scan(definition: TableDefinition, rows: Rows, request: PageRequest, lag: (fromIndex: boolean) => Earlier | undefined): object {
  return page(definition, rows, request, lag)
}

function page(definition: TableDefinition, rows: Rows, request: PageRequest, lag: (fromIndex: boolean) => Earlier | undefined): object {
  const index = indexAsked(definition, request)
  if (index && request.ConsistentRead) throw validationFault('Consistent reads are not supported on global secondary indexes')
  if (request.Limit !== undefined && !(Number.isInteger(request.Limit) && request.Limit >= 1)) {
    throw validationFault(`1 validation error detected: Value '${request.Limit}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1`)
  }
  const { range, filter, projection } = readExpressions(definition, index, request)
  const span: Span = { ...range, forward: request.ScanIndexForward ?? true, ...(index && { index }) }
  if (request.ExclusiveStartKey !== undefined) span.after = startPlace(definition, span, request.ExclusiveStartKey)
  const earlier = request.ConsistentRead ? undefined : lag(index !== undefined)

  const found: Row[] = []
  let scanned = 0, bytes = 0
  for (const row of earlier ? rowsWith(earlier, definition, rows, span) : rows.read(span, request.Limit)) {
    scanned++
    bytes += row.bytes
    if (!filter || filter(row.item)) found.push(row)
    // A page that stops at its limit says where, even when nothing follows; one that stops at 1 MB does as well.
    if (scanned === request.Limit || bytes >= LARGEST_PAGE) return answer(row.item)
  }
  return answer(undefined)

  function answer(endedOn: Item | undefined): object {
    const items = found.map((row) => shown(row, projection))
    return {
      ...(request.Select === 'COUNT' ? {} : { Items: items }),
      Count: found.length,
      ScannedCount: scanned,
      ...(endedOn && { LastEvaluatedKey: keyAttributes(definition, index, endedOn) }),
    }
  }
}

function indexAsked(definition: TableDefinition, request: PageRequest): IndexDefinition | undefined {
  if (request.IndexName === undefined) return undefined
  const index = definition.indexes.find((one) => one.name === request.IndexName)
  if (!index) throw validationFault(`The table does not have the specified index: ${request.IndexName}`)
  return index
}

function readExpressions(definition: TableDefinition, index: IndexDefinition | undefined, request: PageRequest) {
  const texts = [request.KeyConditionExpression, request.FilterExpression, request.ProjectionExpression]
  const bindings = bindingsOf(request, texts)
  const key = index ?? definition.key
  const range = request.KeyConditionExpression === undefined ? {} : bindKeyCondition(request.KeyConditionExpression, key, bindings)
  let filter: Test | undefined
  if (request.FilterExpression !== undefined) {
    // A query may not filter by the key it is asked by; a scan may.
    const guarded = request.KeyConditionExpression === undefined ? bindings : {
      ...bindings,
      path: (...asked: Parameters<typeof bindings.path>) => {
        const path = bindings.path(...asked)
        if (path[0] === key.hash || path[0] === key.range) {
          throw validationFault(`Filter Expression can only contain non-primary key attributes: Primary key attribute: ${path[0]}`)
        }
        return path
      },
    }
    filter = bindTest('FilterExpression', request.FilterExpression, guarded)
  }
  const projection = request.ProjectionExpression === undefined ? undefined : bindProjection(request.ProjectionExpression, bindings)
  bindings.assertAllUsed()
  checkSelect(request.Select, projection !== undefined, index !== undefined)
  return { range, filter, projection }
}

function checkSelect(select: string | undefined, projected: boolean, fromIndex: boolean): void {
  if (select === undefined) return
  if (select === 'SPECIFIC_ATTRIBUTES' && !projected) {
    throw validationFault('Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES')
  }
  if (select !== 'SPECIFIC_ATTRIBUTES' && projected) {
    throw validationFault(`Cannot specify the ProjectionExpression when choosing to get ${select === 'COUNT' ? 'only the Count' : select}`)
  }
  if (select === 'ALL_PROJECTED_ATTRIBUTES' && !fromIndex) throw validationFault('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName')
}

/** The attributes that say where a page ended: the key of the table, and of the index where one is read. */
function keyAttributes(definition: TableDefinition, index: IndexDefinition | undefined, item: Item): Item {
  const names = [definition.key.hash, definition.key.range, ...(index ? [index.hash, index.range] : [])]
  return Object.fromEntries(names.map((name) => [name, item[name]!]))
}

function startPlace(definition: TableDefinition, span: Span, given: unknown): Span['after'] {
  const item = normalItem(given)
  const names = Object.keys(keyAttributes(definition, span.index, item))
  if (Object.keys(item).length !== names.length || names.some((name) => item[name]?.S === undefined)) {
    throw validationFault('The provided starting key is invalid')
  }
  const key = keyOf(definition, item)
  const inIndex = span.index && indexKey(span.index, item)
  if (span.hash !== undefined && (inIndex ?? key).hash !== span.hash) {
    throw validationFault('The provided starting key is outside query boundaries based on provided conditions')
  }
  return { key, ...(inIndex && { inIndex }) }
}

/** The span as it was when `earlier` was true: its items in place of those that stand there now. */
function rowsWith(earlier: Earlier, definition: TableDefinition, rows: Rows, span: Span): Row[] {
  const now = [...rows.read(span)].filter((row) => !earlier.has(placeName(keyOf(definition, row.item))))
  const then = [...earlier.values()].flatMap(({ item }) => item && within(span, definition, item) ? [{ item, bytes: 0 }] : [])
  const sign = span.forward ? 1 : -1
  return [...now, ...then].sort((a, b) => sign * comparePlaces(columnsOf(definition, span, a.item), columnsOf(definition, span, b.item)))
}

function within(span: Span, definition: TableDefinition, item: Item): boolean {
  const place = span.index ? indexKey(span.index, item) : keyOf(definition, item)
  if (!place || (span.hash !== undefined && place.hash !== span.hash)) return false
  const { low, high, after } = span
  if (low && (low.inclusive ? compareStrings(place.range, low.key) < 0 : compareStrings(place.range, low.key) <= 0)) return false
  if (high && (high.inclusive ? compareStrings(place.range, high.key) > 0 : compareStrings(place.range, high.key) >= 0)) return false
  if (!after) return true
  const order = comparePlaces(columnsOf(definition, span, item), placeColumns(span, after))
  return span.forward ? order > 0 : order < 0
}

function columnsOf(definition: TableDefinition, span: Span, item: Item): string[] {
  const inIndex = span.index && indexKey(span.index, item)
  return placeColumns(span, { key: keyOf(definition, item), ...(inIndex && { inIndex }) })
}

function comparePlaces(a: string[], b: string[]): number {
  for (const [at, part] of a.entries()) {
    const order = compareStrings(part, b[at]!)
    if (order) return order
  }
  return 0
}

// The one table: its keys, its two indexes, every access pattern, and the few commands the rest of the store is made of.
import {
  DeleteItemCommand, GetItemCommand, PutItemCommand, QueryCommand, TransactWriteItemsCommand, UpdateItemCommand,
  type AttributeValue, type DynamoDBClient, type TransactWriteItem,
} from '@aws-sdk/client-dynamodb'
import { fromAttributes, toAttributes } from './attributes.ts'
import type { z } from 'zod'
import { Conflict, TransientFault } from '../domain/errors.ts'
import type { Instant } from '../domain/identifiers.ts'
import { broughtUpToDate, migrations, shapeAfter, type Migration } from './migrations.ts'

/*
 * Access patterns. pk / sk are the table's key; `list` and `due` are sparse indexes (listPk, listSk) and (duePk, dueSk).
 *
 *   everything of a case                    pk CASE#<case>
 *     the case                              sk CASE
 *     who leads it, for their list          sk LEAD
 *     hand-overs with their story           sk HANDOVER#<hand-over>
 *     agreements with their duties          sk AGREEMENT#<agreement>; which one is active: pk PERSON#<person> sk AGREEMENT#<kind>
 *     visits to its home, what was seen     sk VISIT#<visit> | VISITREPORT#<report>#<edition>
 *     documents; their bytes are files      sk DOCUMENT#<document>
 *     its applications                      sk APPLICATION#<application>
 *     its proceedings                       sk PROCEEDING#<proceeding>
 *     its register answers                  sk CHECK#<application>#<register>
 *     incomes no form asked about           sk ENTERED#<application>#<person>#<rhythm>#<month>#<edition>
 *     settled contradictions, findings      sk SETTLED#<application, or proceeding decided anew>#<contradiction> | FINDINGS#<application>
 *     assessments, opinions, decisions      sk ASSESSMENT#<proceeding>#<n> | OPINION#<proceeding> | DECISION#<proceeding>
 *     what is intended, as last drafted     sk DRAFT#<proceeding>
 *     awards and their payables             sk AWARD#<award> | PAYABLE#<payable>
 *     referrals                             sk REFERRAL#<referral>
 *     appeals, what is contested by which   sk APPEAL#<appeal> | CONTESTED#<proceeding>
 *     notices of recalculations             sk NOTICE#<proceeding>#<recalculation>
 *     the letter of an extended term        sk EXTENSION#<proceeding>
 *     waits; those of one execution         sk WAIT#<wait> | WAIT#case-<case>.<execution>.…
 *     whose the time of an ended one was    sk TIME#<proceeding>
 *     who read the file, by day             sk READ#<day>#<staff>
 *     the journal, in order                 sk EVENT#<recorded at>#<what>#<key>
 *     its seals, by day                     sk SEAL#<day>#<n>
 *   a payout run, its lines, waits, events  pk RUN#<run>          sk RUN | LINE#<payable> | WAIT#<wait> | EVENT#… | SEAL#…
 *   acts of the office that are of no case  pk OFFICE#            sk EVENT#… | SEAL#…
 *   the daily heads over all seals          pk HEADS#             sk HEAD#<day> | BOOKS#<day>#<n>
 *   a recalculation, its list, waits, events pk RECALCULATION#<id> sk RECALCULATION | DAY#<day> | LINE#<day>#<proceeding> | WAIT#<wait>
 *   a month's jubilees, its list, waits, events pk JUBILEES#<id> sk JUBILEES | GIFT#<gift> | WAIT#<wait> | EVENT#… | SEAL#…
 *   a resident, the cases they are in       pk PERSON#<person>    sk PERSON | CASE#<case> | AWARDED#<kind> | USED#<kind> | DRAFT | SUBMITTED#<application> | MANDATE#<mandate> | ACTSFOR#<mandate>
 *     visits at the counter, those taken back, what was used   sk VISIT#<day>#<visit> | VISIT#<day>#<visit>#UNDONE | RELIEF#<kind>
 *   a resident by personal code             pk CODE#<code>        sk CODE
 *   a resident by word of name or address   pk FIND#<2 letters>   sk <word without diacritics>#<person>
 *   a case by an application's, or an appeal's, number  pk NUMBER#<number>    sk NUMBER
 *   a member of staff                       pk STAFF#<staff>      sk STAFF        list: STAFF
 *   a service's places and waiting list     pk SERVICE#<code>     sk PLACES | WAITING#<class>#<since>#<referral>
 *   signatures under the law's numbers      pk LAW#<municipality> sk SIGNED#<row>#<at>
 *   rows of the working calendar, and how far dates are reckoned by it  pk CALENDAR#<municipality> sk ROW#<entered at>#<row> | PASS
 *   unsent messages of the outbox           pk OUTBOX#<id>        sk OUTBOX       due: OUTBOX, by time
 *   absences of staff                       pk ABSENCES           sk ABSENCE#<absence>
 *   work that absences brought to a colleague  pk EXTRA#<staff>   sk <day>#<absence>#<wait>
 *   the time of a month's ended proceedings pk TIMES#<month>      sk DIGEST#<n>
 *   counters                                pk COUNTER#<name>     sk COUNTER
 *   small things the office keeps once      pk SETTING#<name>     sk SETTING
 *
 *   a team's, provider's or resident's open waits   list: QUEUE#<queue>, by date of law, then our own
 *   open waits that were escalated                  list: ESCALATED, by when: rows of their own, sk ESCALATED#<wait>
 *   what a colleague has in hand, and has done      list: HANDS#<staff>, in the same order | DONE#<staff>, by time answered
 *   what a colleague (or a team) has put off        list: HELD#<staff or queue>, by day of return
 *   the cases a colleague leads                     list: LEAD#<staff>, by title
 *   payables by state                               list: PAYABLES#<state>, by month
 *   matters whose target is stopped                 list: STOPPED, by the last day of the stop
 *   runs                                            list: RUNS, by time made
 *   every case                                      list: CASES
 *   open visits                                     list: VISITS, by parish
 *   households not seen for long                    list: UNSEEN, by since when (CASE#<case> UNSEEN)
 *   assessments by the day of application           list: ASSESSED#<day>
 *   jubilees by month                               list: JUBILEES#<municipality>, by month
 *   recalculations                                  list: RECALCULATIONS#<municipality>, by time opened
 *   the time of ended proceedings                   list: TIMES#<UTC month of the end>, by end; TIMES#NEW until a digest holds it
 *   visits at the counter                           list: VISITS#<month>, by day and time
 *   a service's referrals by state                  list: SERVICE#<code>#<state>
 *   dates that must fire                            due: DUE#<UTC day>, by instant
 */

export type Item = Record<string, unknown>
export interface Key { pk: string; sk: string }
const keyOf = ({ pk, sk }: Key) => ({ pk: { S: pk }, sk: { S: sk } })
export type Send = Pick<DynamoDBClient, 'send'>

/** What was read of an item, by the shape it was read as. */
const records = new WeakMap<Item, [shape: z.ZodType, record: unknown]>()

/**
 * The record an item holds, checked against its shape, which is done once as long as the item is in memory: whoever gets it may not change it.
 * Errors: ZodError when the item has another shape.
 */
export function recordOf<Shape extends z.ZodType>(shape: Shape, item: Item | undefined): z.output<Shape> {
  const known = item && records.get(item)
  if (known?.[0] === shape) return known[1] as z.output<Shape>
  const record = shape.parse(item)
  if (item) records.set(item, [shape, record])
  return record
}

/** One write of a transaction. `ifNot` is what it means when its condition fails: the message of the Conflict. */
export interface Write { write: TransactWriteItem; ifNot: string }

export type Table = ReturnType<typeof openTable>

/**
 * The table behind a DynamoDB client, real or embedded.
 * Errors: Conflict when a condition did not hold; TransientFault (or the SDK's own throttling errors) when a repeat is due.
 */
export function openTable(client: Send, name: string, steps: readonly Migration[] = migrations) {
  const send = client.send.bind(client) as DynamoDBClient['send']
  /** The embedded table gives an item it still has in memory as the same object: then what was made of it is known. */
  const known = new WeakMap<Record<string, AttributeValue>, Item>()
  const read = (item: Record<string, AttributeValue>): Item => {
    const before = known.get(item)
    if (before) return before
    const made = broughtUpToDate(fromAttributes(item), steps)
    known.set(item, made)
    return made
  }

  /** Reads one item of the base table, as last written. A key made of what somebody typed may be longer than a key can be: nothing is there. */
  async function get(key: Key): Promise<Item | undefined> {
    if (Buffer.byteLength(key.pk) > 2048 || Buffer.byteLength(key.sk) > 1024) return undefined
    const { Item } = await send(new GetItemCommand({ TableName: name, Key: keyOf(key), ConsistentRead: true }))
    return Item && read(Item)
  }

  /** All items of a partition whose sort key begins so, or so many of them, in order, as last written. */
  async function partition(pk: string, skPrefix = '', limit?: number): Promise<Item[]> {
    return pages({
      KeyConditionExpression: skPrefix === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: skPrefix === '' ? { ':pk': { S: pk } } : { ':pk': { S: pk }, ':sk': { S: skPrefix } },
      ConsistentRead: true,
    }, limit)
  }

  /** Items of a partition from one sort key to another, in order, exactly as stored: what is sealed is what was written, not what a later release makes of it. */
  async function stretch(pk: string, low: string, high: string): Promise<Item[]> {
    return pages({ KeyConditionExpression: 'pk = :pk AND sk BETWEEN :low AND :high', ExpressionAttributeValues: { ':pk': { S: pk }, ':low': { S: low }, ':high': { S: high } }, ConsistentRead: true }, Infinity, (item) => fromAttributes(item))
  }

  /** The item of a partition with the highest sort key that begins so. */
  async function last(pk: string, skPrefix: string): Promise<Item | undefined> {
    const [item] = await pages({ KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)', ExpressionAttributeValues: { ':pk': { S: pk }, ':sk': { S: skPrefix } }, ConsistentRead: true, ScanIndexForward: false }, 1)
    return item
  }

  /** Rows of an index in order of their sort key, either up to and including `through` or after `after`. Indexes lag: never decide on them. */
  async function index(which: 'list' | 'due', pk: string, options: ({ through?: string; after?: never } | { after: string; through?: never }) & { limit?: number; newestFirst?: boolean } = {}): Promise<Item[]> {
    const bound = options.through ?? options.after
    return pages({
      IndexName: which,
      KeyConditionExpression: `${which}Pk = :pk${bound === undefined ? '' : ` AND ${which}Sk ${options.through === undefined ? '>' : '<='} :bound`}`,
      ExpressionAttributeValues: { ':pk': { S: pk }, ...(bound === undefined ? {} : { ':bound': { S: bound } }) },
      ScanIndexForward: options.newestFirst !== true,
    }, options.limit)
  }

  async function pages(query: Omit<ConstructorParameters<typeof QueryCommand>[0], 'TableName'>, limit = Infinity, as: (item: Record<string, AttributeValue>) => Item = read): Promise<Item[]> {
    const items: Item[] = []
    let ExclusiveStartKey: Record<string, AttributeValue> | undefined
    do {
      const page = await send(new QueryCommand({ TableName: name, ...query, ...(ExclusiveStartKey && { ExclusiveStartKey }), ...(limit === Infinity ? {} : { Limit: limit - items.length }) }))
      items.push(...(page.Items ?? []).map(as))
      ExclusiveStartKey = page.LastEvaluatedKey
    } while (ExclusiveStartKey !== undefined && items.length < limit)
    return items
  }

  /** The next number of a series, 1 at first. A number may be lost in a fault; none is given twice. */
  async function next(counter: string): Promise<number> {
    const { Attributes } = await send(new UpdateItemCommand({
      TableName: name,
      Key: keyOf({ pk: `COUNTER#${counter}`, sk: 'COUNTER' }),
      UpdateExpression: 'ADD n :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
      ReturnValues: 'UPDATED_NEW',
    }))
    return Number(fromAttributes(Attributes ?? {})['n'])
  }

  /** Puts an item without a condition: only for records that have a single writer. */
  async function put(key: Key, item: Item): Promise<void> {
    await send(new PutItemCommand({ TableName: name, Item: row(key, item) }))
  }

  /** Deletes an item; deleting what is gone is done already. */
  async function remove(key: Key): Promise<void> {
    await send(new DeleteItemCommand({ TableName: name, Key: keyOf(key) }))
  }

  /** Deletes an item if it still has these values; one that has others, or is gone, stays as it is. */
  async function removeUnless(key: Key, values: Record<string, number>): Promise<void> {
    const names = Object.keys(values)
    try {
      await send(new DeleteItemCommand({
        TableName: name,
        Key: keyOf(key),
        ...(names.length === 0 ? {} : {
          ConditionExpression: names.map((field) => `#${field} = :${field}`).join(' AND '),
          ExpressionAttributeNames: Object.fromEntries(names.map((field) => [`#${field}`, field])),
          ExpressionAttributeValues: toAttributes(Object.fromEntries(names.map((field) => [`:${field}`, values[field]]))),
        }),
      }))
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error
    }
  }

  const row = (key: Key, item: Item) => toAttributes({ ...item, ...key, shape: shapeAfter(steps) })

  /** Writes an item that must not exist yet. */
  const create = (key: Key, item: Item, ifNot: string): Write => ({
    write: { Put: { TableName: name, Item: row(key, item), ConditionExpression: 'attribute_not_exists(pk)' } },
    ifNot,
  })

  /**
   * Writes an item over the version that was read; fails when someone else wrote meanwhile.
   * `item.version` is the version read; the item is stored with the next one.
   */
  const replace = (key: Key, item: Item & { version: number }, ifNot: string): Write => ({
    write: {
      Put: {
        TableName: name,
        Item: row(key, { ...item, version: item.version + 1 }),
        ConditionExpression: 'version = :read',
        ExpressionAttributeValues: { ':read': { N: String(item.version) } },
      },
    },
    ifNot,
  })

  /** Writes an item whatever is there: for rows that repeat the same content. */
  const set = (key: Key, item: Item): Write => ({ write: { Put: { TableName: name, Item: row(key, item) } }, ifNot: '' })

  const erase = (key: Key): Write => ({ write: { Delete: { TableName: name, Key: keyOf(key) } }, ifNot: '' })

  /** Sets fields of an item, made if there is none, unless one of them holds another value already: then it is somebody else's. */
  const claim = (key: Key, fields: Record<string, string>, ifNot: string): Write => {
    const names = Object.keys(fields)
    return {
      write: {
        Update: {
          TableName: name,
          Key: keyOf(key),
          UpdateExpression: `SET ${names.map((_, i) => `#f${i} = :v${i}`).join(', ')}`,
          ConditionExpression: names.map((_, i) => `(attribute_not_exists(#f${i}) OR #f${i} = :v${i})`).join(' AND '),
          ExpressionAttributeNames: Object.fromEntries(names.map((field, i) => [`#f${i}`, field])),
          ExpressionAttributeValues: toAttributes(Object.fromEntries(names.map((field, i) => [`:v${i}`, fields[field]]))),
        },
      },
      ifNot,
    }
  }

  /** Erases an item as it was read; fails when someone wrote it meanwhile. */
  const eraseRead = (key: Key, version: number, ifNot: string): Write => ({
    write: { Delete: { TableName: name, Key: keyOf(key), ConditionExpression: 'version = :read', ExpressionAttributeValues: { ':read': { N: String(version) } } } },
    ifNot,
  })

  /**
   * Commits all writes or none (at most 100).
   * Errors: Conflict with the `ifNot` of the first condition that failed; TransientFault when another transaction was in the way.
   */
  async function transact(writes: Write[]): Promise<void> {
    try {
      await send(new TransactWriteItemsCommand({ TransactItems: writes.map(({ write }) => write) }))
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') throw error
      const reasons = (error as Error & { CancellationReasons?: { Code?: string }[] }).CancellationReasons ?? []
      const failed = reasons.findIndex(({ Code }) => Code === 'ConditionalCheckFailed')
      if (failed >= 0) throw new Conflict(writes[failed]?.ifNot, { cause: error })
      throw new TransientFault(`The transaction was cancelled: ${reasons.map(({ Code }) => Code).join(', ')}`, { cause: error })
    }
  }

  return { get, partition, stretch, last, index, next, put, remove, removeUnless, create, replace, set, erase, eraseRead, claim, transact }
}

/** Index keys of a row the clock service must look at: the UTC day, then the instant. */
export const dueKeys = (at: Instant | undefined, id: string): Item => (at === undefined ? {} : { duePk: `DUE#${at.slice(0, 10)}`, dueSk: `${at}#${id}` })

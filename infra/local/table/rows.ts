// The table in SQLite: items as JSON text beside their key, index rows in a table of their own, written in one commit. Items read or written
// lately are kept as they were parsed; the rows are the truth.
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { commitsOf } from '../commits.ts'
import type { Item } from './attribute-value.ts'
import { expiresAt, type IndexDefinition, indexKey, type Key, keyOf, type TableDefinition } from './definition.ts'
import type { Bound } from './key-condition.ts'

/** A stretch of the table or of an index, in key order. */
export interface Span {
  index?: IndexDefinition
  /** Absent: everything, which is a scan. */
  hash?: string
  low?: Bound
  high?: Bound
  /** Only what comes after this place, in the direction of reading. */
  after?: Place
  forward: boolean
}
/** Where an item stands in a span: its key in the table, and in the index where one is read. */
export interface Place { key: Key, inIndex?: Key }
export interface Row {
  /** Handed out as it is: nobody changes it. */
  item: Item
  bytes: number
  /** Binary values are somewhere in it, which callers get as bytes; known once somebody has read it. */
  isBinary?: boolean
}

export interface Rows {
  get(key: Key): Row | undefined
  /** `before` is the item that stands there now, if any. */
  put(key: Key, item: Item, bytes: number, before: Item | undefined): void
  remove(key: Key, before: Item): void
  /** `atMost`: no more are wanted. */
  read(span: Span, atMost?: number): Iterable<Row>
  /** Items whose second of expiry is in the interval. */
  expired(after: number, upTo: number): Item[]
  count(): { items: number, bytes: number }
}

type Column = string | number | null

/** So many items are kept parsed. */
const keptAtMost = 32_768

/** So many keys of a partition are read at once. */
const keysAtOnce = 512

/** What is kept of each table, by database: two openings of one table keep the same, so that neither reads what the other has written over. */
const keptTables = new WeakMap<DatabaseSync, Map<string, Map<string, Row>>>()

function keptOf(database: DatabaseSync, table: string): Map<string, Row> {
  const tables = keptTables.get(database) ?? new Map<string, Map<string, Row>>()
  keptTables.set(database, tables)
  const known = tables.get(table)
  if (known) return known
  const kept = new Map<string, Row>()
  commitsOf(database).onDoubt(() => kept.clear())
  tables.set(table, kept)
  return kept
}

/** Makes the SQL tables where they are missing, and fills an index that is new or changed. */
export function openRows(database: DatabaseSync, definition: TableDefinition): Rows {
  const items = `"ddb_items_${definition.name}"`, indexed = `"ddb_index_${definition.name}"`
  // TEXT compares by its UTF-8 bytes: the order of the service.
  database.exec(`
    CREATE TABLE IF NOT EXISTS ${items} (
      pk TEXT NOT NULL, sk TEXT NOT NULL, body TEXT NOT NULL, bytes INTEGER NOT NULL, expires REAL, PRIMARY KEY (pk, sk)) STRICT;
    CREATE INDEX IF NOT EXISTS "ddb_expiry_${definition.name}" ON ${items} (expires) WHERE expires IS NOT NULL;
    CREATE TABLE IF NOT EXISTS ${indexed} (
      name TEXT NOT NULL, hash TEXT NOT NULL, range TEXT NOT NULL, pk TEXT NOT NULL, sk TEXT NOT NULL,
      PRIMARY KEY (name, hash, range, pk, sk)) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ddb_tables (name TEXT PRIMARY KEY, definition TEXT NOT NULL) STRICT`)

  const prepared = new Map<string, StatementSync>()
  /** `asLists`: rows as plain lists of their columns. */
  const sql = (text: string, asLists = false) => {
    let statement = prepared.get(text)
    if (!statement) {
      prepared.set(text, statement = database.prepare(text))
      statement.setReturnArrays(asLists)
    }
    return statement
  }
  const selectItem = database.prepare(`SELECT body, bytes FROM ${items} WHERE pk = ? AND sk = ?`)
  const writeItem = database.prepare(`
    INSERT INTO ${items} (pk, sk, body, bytes, expires) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (pk, sk) DO UPDATE SET body = excluded.body, bytes = excluded.bytes, expires = excluded.expires`)
  const deleteItem = database.prepare(`DELETE FROM ${items} WHERE pk = ? AND sk = ?`)
  const writeIndex = database.prepare(`INSERT INTO ${indexed} (name, hash, range, pk, sk) VALUES (?, ?, ?, ?, ?)`)
  const deleteIndex = database.prepare(`DELETE FROM ${indexed} WHERE name = ? AND hash = ? AND range = ? AND pk = ? AND sk = ?`)

  const { atomically } = commitsOf(database)
  const kept = keptOf(database, definition.name)

  /** By `nameOf` its key, in place of the one kept longest. */
  function keep(name: string, row: Row): Row {
    if (kept.size >= keptAtMost) kept.delete(kept.keys().next().value!)
    kept.set(name, row)
    return row
  }

  const rows: Rows = {
    get(key) {
      const name = nameOf(key.hash, key.range)
      const known = kept.get(name)
      if (known) return known
      const stored = selectItem.get(key.hash, key.range) as Stored | undefined
      return stored && keep(name, parsed(stored))
    },
    put(key, item, bytes, before) {
      writeItem.run(key.hash, key.range, JSON.stringify(item), bytes, expiresAt(definition, item))
      moveInIndexes(key, before, item)
      keep(nameOf(key.hash, key.range), { item, bytes })
    },
    remove(key, before) {
      deleteItem.run(key.hash, key.range)
      moveInIndexes(key, before, undefined)
      kept.delete(nameOf(key.hash, key.range))
    },
    *read(span, atMost = Infinity) {
      if (span.hash === undefined) {
        const { text, values } = selectSpan(span, items, indexed, 'i.body, i.bytes')
        for (const stored of sql(text).iterate(...values) as Iterable<Stored>) yield parsed(stored)
        return
      }
      // The keys are in the index alone; what stands there is mostly kept. Read as plain lists, so many at once, they cost a quarter of what
      // an iterator over rows does.
      const count = Math.min(keysAtOnce, atMost)
      for (let after = span.after; ;) {
        const { text, values } = selectSpan({ ...span, ...(after && { after }) }, items, indexed)
        const found = sql(`${text} LIMIT ?`, true).all(...values, count) as unknown as [pk: string, sk: string][]
        let row: Row | undefined
        for (const [hash, range] of found) yield row = rows.get({ hash, range })!
        if (row === undefined || found.length < count) return
        after = placeOf(row.item, span)
      }
    },
    expired(after, upTo) {
      const found = sql(`SELECT body FROM ${items} WHERE expires > ? AND expires <= ?`).all(after, upTo) as { body: string }[]
      return found.map((row) => JSON.parse(row.body) as Item)
    },
    count() {
      return sql(`SELECT count(*) AS items, coalesce(sum(bytes), 0) AS bytes FROM ${items}`).get() as { items: number, bytes: number }
    },
  }
  atomically(fitToDefinition)
  return rows

  function placeOf(item: Item, { index }: Span): Place {
    const inIndex = index && indexKey(index, item)
    return { key: keyOf(definition, item), ...(inIndex && { inIndex }) }
  }

  function moveInIndexes(key: Key, before: Item | undefined, after: Item | undefined): void {
    for (const index of definition.indexes) {
      const from = before && indexKey(index, before), to = after && indexKey(index, after)
      if (from?.hash === to?.hash && from?.range === to?.range) continue
      if (from) deleteIndex.run(index.name, from.hash, from.range, key.hash, key.range)
      if (to) writeIndex.run(index.name, to.hash, to.range, key.hash, key.range)
    }
  }

  function firstOf(count: number, after?: Row): Row[] {
    const found: Row[] = []
    for (const row of rows.read({ forward: true, ...(after && { after: placeOf(after.item, { forward: true }) }) })) {
      if (found.push(row) === count) break
    }
    return found
  }

  /** A release may add, drop or change indexes and the TTL attribute; the key of a table stays what it is. */
  function fitToDefinition(): void {
    const known = sql('SELECT definition FROM ddb_tables WHERE name = ?').get(definition.name) as { definition: string } | undefined
    const text = JSON.stringify(definition)
    if (known?.definition === text) return
    const earlier = known && JSON.parse(known.definition) as TableDefinition
    if (earlier && (earlier.key.hash !== definition.key.hash || earlier.key.range !== definition.key.range)) {
      throw new Error(`Table ${definition.name} is kept under the key ${earlier.key.hash}, ${earlier.key.range}; it cannot be opened under another`)
    }
    sql('INSERT INTO ddb_tables (name, definition) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET definition = excluded.definition').run(definition.name, text)
    if (!earlier) return
    database.exec(`DELETE FROM ${indexed}`)
    const setExpiry = sql(`UPDATE ${items} SET expires = ? WHERE pk = ? AND sk = ?`)
    // A thousand at a time, so that no statement reads the rows it changes and memory holds any table.
    for (let chunk = firstOf(1000); chunk.length; chunk = firstOf(1000, chunk.at(-1))) {
      for (const { item } of chunk) {
        const key = keyOf(definition, item)
        moveInIndexes(key, undefined, item)
        setExpiry.run(expiresAt(definition, item), key.hash, key.range)
      }
    }
  }
}

interface Stored { body: string, bytes: number }

const nameOf = (hash: string, range: string): string => `${hash.length} ${hash}${range}`
const parsed = ({ body, bytes }: Stored): Row => ({ item: JSON.parse(body) as Item, bytes })

/** The SQL of a span, which gives the keys unless other columns are named. Rows that share an index key follow each other by their key in the table. */
function selectSpan(span: Span, items: string, indexed: string, columns?: string): { text: string, values: Column[] } {
  const [hash, range, source] = span.index
    ? ['x.hash', 'x.range', columns === undefined ? `${indexed} x` : `${indexed} x CROSS JOIN ${items} i ON i.pk = x.pk AND i.sk = x.sk`] as const
    : ['i.pk', 'i.sk', `${items} i`] as const
  const where: string[] = []
  const values: Column[] = []
  const condition = (text: string, ...bound: Column[]) => { where.push(text); values.push(...bound) }
  if (span.index) condition('x.name = ?', span.index.name)
  if (span.hash !== undefined) condition(`${hash} = ?`, span.hash)
  if (span.low) condition(`${range} ${span.low.inclusive ? '>=' : '>'} ?`, span.low.key)
  if (span.high) condition(`${range} ${span.high.inclusive ? '<=' : '<'} ?`, span.high.key)
  const order = [...(span.hash === undefined ? [hash] : []), range, ...(span.index ? ['x.pk', 'x.sk'] : [])]
  if (span.after) {
    const place = placeColumns(span, span.after)
    condition(`(${order.join(', ')}) ${span.forward ? '>' : '<'} (${place.map(() => '?').join(', ')})`, ...place)
  }
  const direction = span.forward ? 'ASC' : 'DESC'
  return {
    text: `SELECT ${columns ?? (span.index ? 'x.pk, x.sk' : 'i.pk, i.sk')} FROM ${source} ${where.length ? `WHERE ${where.join(' AND ')}` : ''}
      ORDER BY ${order.map((column) => `${column} ${direction}`).join(', ')}`,
    values,
  }
}

/** The place as the columns a span is ordered by. */
export function placeColumns(span: Span, { key, inIndex }: Place): string[] {
  const [first, tail] = inIndex ? [inIndex, [key.hash, key.range]] : [key, []]
  return [...(span.hash === undefined ? [first.hash] : []), first.range, ...tail]
}

// What the seal reads and writes: every book, its events as stored, its seals, and the daily heads.
import { z } from 'zod'
import { dayAt } from '../domain/days.ts'
import type { Instant } from '../domain/identifiers.ts'
import { Head, Seal } from '../domain/trail.ts'
import { Conflict } from '../domain/errors.ts'
import { recordOf, type Item, type Table } from './table.ts'

const headsPk = 'HEADS#'

/** Some 120 bytes each. */
const booksAPart = 2_000

/** A head as a list shows it. */
const HeadInShort = Head.omit({ books: true }).extend({ bookCount: z.int(), eventCount: z.int() })
export type HeadInShort = z.infer<typeof HeadInShort>

/** After every letter, digit and sign a sort key may hold. */
const end = '\uffff'

/** When it was recorded, then by key: what bears the same millisecond has an order all the same. */
const byRecording = (a: Item, b: Item): number => Number(String(a['recordedAt']) > String(b['recordedAt'])) - Number(String(a['recordedAt']) < String(b['recordedAt'])) || (String(a['sk']) < String(b['sk']) ? -1 : 1)

export function openTrail(table: Table) {
  /** Writes them if there are none, all or nothing: a seal or head that stands is never written over. */
  async function kept(pk: string, items: readonly { sk: string; item: Item }[]): Promise<void> {
    try {
      await table.transact(items.map(({ sk, item }) => table.create({ pk, sk }, item, '')))
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
    }
  }
  async function withBooks(item: Item): Promise<Head> {
    const parts = await table.partition(headsPk, `BOOKS#${String(item['day'])}#`)
    return Head.parse({ ...item, books: parts.flatMap(({ books }) => books) })
  }

  return {
    /** Every book there is, by the index, which lags: to be read well after the day that is sealed. */
    async books(municipality: string): Promise<string[]> {
      const lists = await Promise.all(['CASES', 'RUNS', `RECALCULATIONS#${municipality}`, `JUBILEES#${municipality}`].map((list) => table.index('list', list)))
      return [...lists.flat().map(({ pk }) => String(pk)), 'OFFICE#']
    },
    /** Events and readings of a book recorded after an instant and up to another, as stored, in recorded order. */
    async recorded(book: string, after: Instant | undefined, through: Instant): Promise<Item[]> {
      const [events, readings] = await Promise.all([
        table.stretch(book, `EVENT#${after ?? ''}`, `EVENT#${through}${end}`),
        book.startsWith('CASE#') ? table.stretch(book, `READ#${after === undefined ? '' : dayAt(after)}`, `READ#${dayAt(through)}${end}`) : [],
      ])
      return [...events, ...readings].filter(({ recordedAt }) => String(recordedAt) <= through && (after === undefined || String(recordedAt) > after)).toSorted(byRecording)
    },
    async lastSeal(book: string): Promise<Seal | undefined> {
      const item = await table.last(book, 'SEAL#')
      return item && recordOf(Seal, item)
    },
    async seals(book: string): Promise<Seal[]> {
      return (await table.partition(book, 'SEAL#')).map((item) => recordOf(Seal, item))
    },
    /** The parts of one day's seal of a book. */
    keepSeal: (book: string, parts: readonly Seal[]): Promise<void> => kept(book, parts.map((seal) => ({ sk: `SEAL#${seal.day}#${String(seal.part).padStart(4, '0')}`, item: seal }))),
    async lastHead(): Promise<Head | undefined> {
      const item = await table.last(headsPk, 'HEAD#')
      return item && withBooks(item)
    },
    /** Every head without its books, in order of their days. */
    async headsInShort(): Promise<HeadInShort[]> {
      return (await table.partition(headsPk, 'HEAD#')).map((item) => recordOf(HeadInShort, item))
    },
    /** In order of their days. */
    async heads(): Promise<Head[]> {
      return Promise.all((await table.partition(headsPk, 'HEAD#')).map(withBooks))
    },
    /** The books first, in parts: an item holds 400 KB. With the head itself the day is sealed; what a cut left before that is written over. */
    async keepHead({ books, ...head }: Head): Promise<void> {
      for (let part = 0; part * booksAPart < books.length; part += 1)
        await table.put({ pk: headsPk, sk: `BOOKS#${head.day}#${String(part).padStart(4, '0')}` }, { books: books.slice(part * booksAPart, (part + 1) * booksAPart) })
      await kept(headsPk, [{ sk: `HEAD#${head.day}`, item: { ...head, bookCount: books.length, eventCount: books.reduce((sum, { events }) => sum + events, 0) } }])
    },
  }
}

// What the seal reads and writes: every book, its events as stored, its seals, and the daily heads.
import { dayAt } from '../domain/days.ts'
import type { Instant } from '../domain/identifiers.ts'
import { Head, Seal } from '../domain/trail.ts'
import { Conflict } from '../domain/errors.ts'
import type { Item, Table } from './table.ts'

const headsPk = 'HEADS#'
/** After every letter, digit and sign a sort key may hold. */
const end = '\uffff'

/** When it was recorded, then by key: what bears the same millisecond has an order all the same. */
const byRecording = (a: Item, b: Item): number => Number(String(a['recordedAt']) > String(b['recordedAt'])) - Number(String(a['recordedAt']) < String(b['recordedAt'])) || (String(a['sk']) < String(b['sk']) ? -1 : 1)

export type Trail = ReturnType<typeof openTrail>

export function openTrail(table: Table) {
  /** Writes them if there are none, all or nothing: a seal or head that stands is never written over. */
  async function kept(pk: string, items: readonly { sk: string; item: Item }[]): Promise<void> {
    try {
      await table.transact(items.map(({ sk, item }) => table.create({ pk, sk }, item, '')))
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
    }
  }
  return {
    /** Every book there is, by the index, which lags: to be read well after the day that is sealed. */
    async books(): Promise<string[]> {
      const [cases, runs] = await Promise.all([table.index('list', 'CASES'), table.index('list', 'RUNS')])
      return [...cases.map(({ pk }) => String(pk)), ...runs.map(({ pk }) => String(pk)), 'OFFICE#']
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
      return item && Seal.parse(item)
    },
    async seals(book: string): Promise<Seal[]> {
      return (await table.partition(book, 'SEAL#')).map((item) => Seal.parse(item))
    },
    /** The parts of one day's seal of a book. */
    keepSeal: (book: string, parts: readonly Seal[]): Promise<void> => kept(book, parts.map((seal) => ({ sk: `SEAL#${seal.day}#${String(seal.part).padStart(4, '0')}`, item: seal }))),
    async lastHead(): Promise<Head | undefined> {
      const item = await table.last(headsPk, 'HEAD#')
      return item && Head.parse(item)
    },
    /** In order of their days. */
    async heads(): Promise<Head[]> {
      return (await table.partition(headsPk, 'HEAD#')).map((item) => Head.parse(item))
    },
    keepHead: (head: Head): Promise<void> => kept(headsPk, [{ sk: `HEAD#${head.day}`, item: head }]),
  }
}

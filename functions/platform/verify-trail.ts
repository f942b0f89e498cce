// Verifying the trail: every book's events against its seals, the seals against the heads that left the house, and the heads against each other.
import { Head, type Seal } from '../domain/trail.ts'
import { headHash, linkOf } from './seal.ts'

type Stored = Record<string, unknown>

/** What is found when something is not as it was sealed. */
export interface Difference {
  what: 'HeadChanged' | 'HeadRemoved' | 'BookRemoved' | 'SealRemoved' | 'SealChanged' | 'SealInserted' | 'EventChanged' | 'EventRemoved' | 'EventInserted' | 'EventReordered'
  /** The day whose head or seal shows it. */
  day: string
  book?: string
  /** The event, by its key. */
  key?: string
}

/** `outside`: the heads as the auditor has them; `inside`: as the house keeps them. `books`: events and readings as stored, and seals in their order. */
export interface Trail { outside: readonly unknown[]; inside: readonly Head[]; books: ReadonlyMap<string, { events: readonly Stored[]; seals: readonly Seal[] }> }

export interface Verified { differences: Difference[]; heads: number; through: string | undefined; books: number; sealed: number; notYet: number }

/** The earliest difference first. Of each book the first is named: what follows in a chain follows from it. */
export function verifyTrail({ outside, inside, books }: Trail): Verified {
  const { heads, differences } = verifiedHeads(outside, inside)
  const last = heads.at(-1)
  const expected = Map.groupBy(heads.flatMap((head, i) => head.books.map((sealed) => ({ ...sealed, day: head.day, after: heads[i - 1]?.through }))), ({ book }) => book)
  let [sealed, notYet] = [0, 0]
  for (const book of new Set([...books.keys(), ...expected.keys()])) {
    const { events, seals } = books.get(book) ?? { events: [], seals: [] }
    const found = differenceIn(book, expected.get(book) ?? [], events, seals, last)
    if (found !== undefined) differences.push(found)
    const listed = new Set(seals.flatMap((seal) => seal.events.map(({ key }) => key)))
    sealed += events.filter(({ sk }) => listed.has(String(sk))).length
    notYet += events.filter(({ sk }) => !listed.has(String(sk))).length
  }
  return { differences: differences.toSorted((a, b) => a.day.localeCompare(b.day)), heads: heads.length, through: last?.day, books: books.size, sealed, notYet }
}

/** Each head by its own hash, chained to the one before, and the same inside and outside. */
function verifiedHeads(outside: readonly unknown[], inside: readonly Head[]): { heads: Head[]; differences: Difference[] } {
  const differences: Difference[] = []
  const heads: Head[] = []
  for (const given of outside) {
    const head = Head.safeParse(given).data
    const day = String((given as { day?: unknown } | null)?.day ?? '')
    if (head === undefined || headHash(head) !== head.hash) differences.push({ what: 'HeadChanged', day })
    if (head !== undefined) heads.push(head)
  }
  heads.sort((a, b) => a.day.localeCompare(b.day))
  for (const [i, { previous, day }] of heads.entries()) {
    const before = heads[i - 1]
    if (previous?.day === before?.day && previous?.hash === before?.hash) continue
    differences.push(previous !== undefined && (before === undefined || before.day < previous.day) ? { what: 'HeadRemoved', day: previous.day } : { what: 'HeadChanged', day: before?.day ?? day })
  }
  const kept = new Map(inside.map((head) => [head.day, head]))
  for (const head of heads) {
    const same = kept.get(head.day)
    if (same === undefined) differences.push({ what: 'HeadRemoved', day: head.day })
    else if (same.hash !== head.hash || headHash(same) !== same.hash) differences.push({ what: 'HeadChanged', day: head.day })
  }
  for (const { day } of inside) if (!heads.some((head) => head.day === day) && !differences.some((known) => known.day === day)) differences.push({ what: 'HeadRemoved', day })
  return { heads, differences }
}

interface Expected { day: string; link: string; events: number; after: string | undefined }

function differenceIn(book: string, expected: readonly Expected[], events: readonly Stored[], seals: readonly Seal[], last: Head | undefined): Difference | undefined {
  const stored = new Map(events.map((event) => [String(event['sk']), event]))
  const byDay = Map.groupBy(seals, ({ day }) => day)
  if (expected.length > 0 && events.length === 0 && seals.length === 0) return { what: 'BookRemoved', day: expected[0]?.day ?? '', book }
  let link = ''
  let before: Stored | undefined
  for (const { day, link: ought, after } of expected) {
    const parts = byDay.get(day)
    if (parts === undefined) return { what: 'SealRemoved', day, book }
    for (const { previous, events: sealed } of parts) {
      if (previous !== link) return { what: 'SealChanged', day, book }
      for (const { key, link: kept } of sealed) {
        const event = stored.get(key)
        if (event === undefined) return { what: 'EventRemoved', day, book, key }
        if (before !== undefined && !follows(event, before)) return { what: 'EventReordered', day, book, key }
        link = linkOf(link, event)
        if (link !== kept) return { what: 'EventChanged', day, book, key }
        // The seal took what was put in behind its back: its time is of a day that had been sealed without it.
        if (after !== undefined && String(event['recordedAt']) <= after) return { what: 'EventInserted', day, book, key }
        before = event
      }
    }
    if (link !== ought) return { what: 'SealChanged', day, book }
  }
  const inHeads = new Set(expected.map(({ day }) => day))
  const added = seals.find(({ day }) => last !== undefined && day <= last.day && !inHeads.has(day))
  if (added !== undefined) return { what: 'SealInserted', day: added.day, book }
  const listed = new Set(seals.flatMap((seal) => seal.events.map(({ key }) => key)))
  const inserted = events.find((event) => last !== undefined && String(event['recordedAt']) <= last.through && !listed.has(String(event['sk'])))
  return inserted && { what: 'EventInserted', day: last?.day ?? '', book, key: String(inserted['sk']) }
}

/** Later, or of the same millisecond and later by key. */
const follows = (event: Stored, before: Stored): boolean => {
  const [at, earlier] = [String(event['recordedAt']), String(before['recordedAt'])]
  return at > earlier || (at === earlier && String(event['sk']) > String(before['sk']))
}

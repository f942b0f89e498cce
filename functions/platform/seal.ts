// The nightly seal: what was recorded up to midnight is chained, book by book, and one head over all books leaves the house.
import { createHash } from 'node:crypto'
import { addDays, dayAt, instantAt } from '../domain/days.ts'
import { epochOf, instantOf, type Instant } from '../domain/identifiers.ts'
import type { Head, Seal } from '../domain/trail.ts'
import type { Dependencies } from './dependencies.ts'

type Means = Pick<Dependencies, 'now' | 'store' | 'headFiles' | 'simulatedMail' | 'municipality' | 'log'>

/** Longer than any function runs (Lambda: 15 minutes), so that whatever bears a time before midnight has been committed; the index has caught up too. */
const settlesMs = 20 * 60_000

/** 43 characters of a link and some 120 of a key: below DynamoDB's 400 KB an item. */
const eventsAPart = 1_000

/** How many books are sealed at once. */
const atOnce = 20

/** The last instant of a day. */
const endOf = (day: string): Instant => instantOf(epochOf(instantAt(addDays(day, 1), '00:00')) - 1)

/** JSON with the keys of every object in order: the same content is the same text. */
export const canonical = (value: unknown): string => JSON.stringify(value, (_, inner: unknown) =>
  inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner)

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** A link of a book's chain: the link before it and an event exactly as stored, its keys included. */
export const linkOf = (previous: string, event: Record<string, unknown>): string => hashOf(`${previous}\n${canonical(event)}`)

export const headHash = ({ hash: _, ...head }: Omit<Head, 'hash'> & { hash?: string }): string => hashOf(canonical(head))

/** The file of a head, and its text: an auditor keeps it as it is. */
export const headKey = (day: string): string => `${day}.json`
export const headText = (head: Head): string => `${JSON.stringify(head, null, 1)}\n`

/**
 * Seals yesterday, some minutes after midnight; sealed before it is sealed. After days on which nobody sealed, one head covers them all. What a cut left
 * undone (a head that has not left the house) is done by the next call. Gives the last head.
 */
export async function sealDue(means: Means): Promise<Head | undefined> {
  const { store, now } = means
  const day = addDays(dayAt(instantOf(now() - settlesMs)), -1)
  const before = await store.trail.lastHead()
  const head = before !== undefined && before.day >= day ? before : await sealDay(means, day, before)
  if (await means.headFiles.get(headKey(head.day)) === undefined) await sendOut(means, head)
  return head
}

async function sealDay({ store, municipality, log }: Means, day: string, before: Head | undefined): Promise<Head> {
  const books = (await store.trail.books(municipality)).toSorted()
  const sealed: Head['books'] = []
  for (let i = 0; i < books.length; i += atOnce) {
    const some = await Promise.all(books.slice(i, i + atOnce).map((book) => sealBook(store, book, day)))
    sealed.push(...some.filter((one) => one !== undefined))
  }
  const content = { municipality, day, through: endOf(day), ...(before === undefined ? {} : { previous: { day: before.day, hash: before.hash } }), books: sealed }
  const head = { ...content, hash: headHash(content) }
  await store.trail.keepHead(head)
  log({ code: 'DaySealed', day, books: sealed.length, events: sealed.reduce((sum, { events }) => sum + events, 0) })
  return head
}

/** Chains what of a book is not sealed yet; nothing when there is nothing. Sealed for this day before, by a call that was cut: that stands. */
async function sealBook(store: Means['store'], book: string, day: string): Promise<Head['books'][number] | undefined> {
  const before = await store.trail.lastSeal(book)
  if (before?.day !== day) {
    const parts = partsOf(await store.trail.recorded(book, before?.through, endOf(day)), { book, day, through: endOf(day) }, before?.events.at(-1)?.link ?? '')
    if (parts.length === 0) return undefined
    await store.trail.keepSeal(book, parts)
  }
  const ofDay = (await store.trail.seals(book)).filter((seal) => seal.day === day)
  return { book, link: ofDay.at(-1)?.events.at(-1)?.link ?? '', events: ofDay.reduce((sum, { events }) => sum + events.length, 0) }
}

function partsOf(items: readonly Record<string, unknown>[], of: Pick<Seal, 'book' | 'day' | 'through'>, first: string): Seal[] {
  let link = first
  return Array.from({ length: Math.ceil(items.length / eventsAPart) }, (_, part) => {
    const previous = link
    const events = items.slice(part * eventsAPart, (part + 1) * eventsAPart).map((item) => ({ key: String(item['sk']), link: (link = linkOf(link, item)) }))
    return { ...of, part, previous, events }
  })
}

/** To the file first: the mail tells of it. */
async function sendOut({ headFiles, simulatedMail }: Means, head: Head): Promise<void> {
  await simulatedMail?.put(`${head.day}.eml`, Buffer.from(mailOf(head)), 'message/rfc822')
  await headFiles.put(headKey(head.day), Buffer.from(headText(head)), 'application/json')
}

/** What the auditor would get: the hash in words they can keep on paper, the head as the attachment's text. */
const mailOf = (head: Head): string => [
  `Subject: Solis: ${head.municipality}, žurnāla dienas zīmogs ${head.day}`, 'Content-Type: text/plain; charset=utf-8', '',
  `Diena: ${head.day}`, `Zīmogs: ${head.hash}`, `Iepriekšējais: ${head.previous === undefined ? 'nav' : `${head.previous.day} ${head.previous.hash}`}`, `Lietas un saraksti ar jauniem ierakstiem: ${head.books.length}`, '', headText(head),
].join('\n')

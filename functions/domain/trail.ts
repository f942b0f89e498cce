// The trail that holds in court: each book's events sealed day by day into a chain, and one head a day over all books that leaves the house.
import { z } from 'zod'
import { Instant } from './identifiers.ts'

/** A case's, a payout run's, a recalculation's, a month of jubilees' or the office's own events. */
export const Book = z.string().regex(/^((CASE|RUN|RECALCULATION|JUBILEES)#[0-9a-z]{10}|OFFICE#)$/)

/** SHA-256 in base64url. */
const Hash = z.string().regex(/^[\w-]{43}$/)

/**
 * The events of a book recorded up to a day's end and not sealed before, in recorded order. A link is the hash of the link before it and the event as
 * stored: whoever changes, removes or inserts an event changes every link after it.
 */
export const Seal = z.object({
  book: Book,
  day: z.iso.date(),
  /** Part of the day's seal, from 0: one item holds so many events. */
  part: z.int(),
  through: Instant,
  /** The last link of the seal before; that of the first is empty. */
  previous: z.union([Hash, z.literal('')]),
  events: z.array(z.object({ key: z.string(), link: Hash })).min(1),
})
export type Seal = z.infer<typeof Seal>

/** The last link of every book that was sealed that day, chained to the head before. Identifiers and hashes only: it may be given to anyone. */
export const Head = z.object({
  municipality: z.string(),
  day: z.iso.date(),
  through: Instant,
  /** The head before, however many days before: a house that stood still has none for those days. */
  previous: z.object({ day: z.iso.date(), hash: Hash }).optional(),
  books: z.array(z.object({ book: Book, link: Hash, events: z.int() })),
  hash: Hash,
})
export type Head = z.infer<typeof Head>

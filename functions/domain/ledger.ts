// The ledger of time: to whom each millisecond of a proceeding belongs, from its receipt to its end, reckoned from the journal alone.
import type { CaseEvent } from './event.ts'
import { epochOf, type Instant } from './identifiers.ts'
import type { WaitOwner } from './wait.ts'
import { effective, intervalsOf, isOurs, receiptAsKnown, receiptsOf, type Interval } from './ledger-events.ts'

/** A stretch of time with one owner; epoch milliseconds, `to` excluded. */
export interface Span {
  owner: WaitOwner
  from: number
  to: number
  /** The box it waited in; absent: machine time. `WaitingList` and `Closed` are no boxes but places a proceeding rests in. */
  box?: string
  waitId?: string
  /** The list it stood in, and who had it in hand. */
  unit?: string
  person?: string
}

/**
 * When waits run in parallel the time belongs to the first of these: ours before anybody else's, so that nobody can hide behind another's wait;
 * the resident's only when nobody else is waited for. What is left is the machine's: moments between boxes, and failed executions nobody has taken.
 */
export const ownerPriority: readonly WaitOwner[] = ['hands', 'queue', 'finance', 'provider', 'register', 'resident', 'law', 'system']
const rank = Object.fromEntries(ownerPriority.map((owner, i) => [owner, i])) as Record<WaitOwner, number>

export interface LedgerOf {
  proceedingId: string
  applicationId: string
  receivedAt: Instant
  /** The end of the proceeding, or now. */
  until: Instant
  /** The ledger as it was known at a moment; absent: as known now. */
  knownAt?: Instant
}

/**
 * The spans of a proceeding in order: they touch, do not overlap, begin at receipt and end at `until`. Nothing of the journal is in no span:
 * what nobody is waited for in is `system`. `events`: the journal of the case in recorded order; those of other proceedings are left aside.
 */
export function ledgerOf(proceeding: LedgerOf, events: readonly CaseEvent[]): Span[] {
  const { knownAt } = proceeding
  const receivedAt = receiptAsKnown(proceeding, events, knownAt)
  const from = epochOf(receivedAt)
  const to = Math.max(from, epochOf(knownAt !== undefined && knownAt < proceeding.until ? knownAt : proceeding.until))
  const known = effective(events, knownAt)
  const within = (interval: Interval): Interval[] => {
    const clipped = { ...interval, from: Math.max(from, interval.from), to: Math.min(to, interval.to) }
    return clipped.from < clipped.to ? [clipped] : []
  }
  const intervals = intervalsOf({ ...proceeding, receivedAt }, known).flatMap(within)
  const receipts = receiptsOf(known).flatMap(within)
  const edges = [...new Set([from, to, ...[...intervals, ...receipts].flatMap((interval) => [interval.from, interval.to])])].toSorted((a, b) => a - b)
  const spans: Span[] = []
  for (let i = 1; i < edges.length; i += 1) {
    const [start, end] = [edges[i - 1]!, edges[i]!]
    const own = firstOf(intervals, start, end)
    // A case that changes hands: what was ours anyway is the receipt's. Others are waited for as before.
    const first = own !== undefined && isOurs(own) ? firstOf(receipts, start, end) ?? own : own
    const last = spans.at(-1)
    if (last !== undefined && last.owner === (first?.owner ?? 'system') && last.waitId === first?.waitId && last.box === first?.box && last.person === first?.person && last.unit === first?.unit) last.to = end
    else spans.push(first === undefined ? { owner: 'system', from: start, to: end } : { ...first, from: start, to: end })
  }
  return spans
}

/** To whom of those waited for a stretch belongs. */
function firstOf(intervals: readonly Interval[], start: number, end: number): Interval | undefined {
  let first: Interval | undefined
  for (const interval of intervals) {
    if (interval.from <= start && interval.to >= end && (first === undefined || rank[interval.owner] < rank[first.owner])) first = interval
  }
  return first
}

/** The part of a ledger from a moment on, as of an appeal within the matter it contests. */
export const spansFrom = (spans: readonly Span[], moment: Instant): Span[] =>
  spans.flatMap((span) => (span.to <= epochOf(moment) ? [] : [{ ...span, from: Math.max(span.from, epochOf(moment)) }]))

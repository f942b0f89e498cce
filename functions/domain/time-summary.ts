// What is kept of a proceeding's time when it ends: milliseconds by owner and by box, calendar and working, which sum to the whole.
import { z } from 'zod'
import type { CaseEvent } from './event.ts'
import { CaseId, epochOf, instantOf, Instant, ProceedingId } from './identifiers.ts'
import type { Span } from './ledger.ts'
import { ProceedingKind, ProceedingStatus, type Proceeding } from './proceeding.ts'
import { WaitOwner } from './wait.ts'
import type { WorkingTime } from './working-time.ts'

/** `calendar` and `working`: milliseconds. */
export const Time = z.object({ calendar: z.int(), working: z.int() })
export type Time = z.infer<typeof Time>

export const BoxTime = Time.extend({ box: z.string().optional(), owner: WaitOwner, unit: z.string().optional(), person: z.string().optional(), times: z.int() })
export type BoxTime = z.infer<typeof BoxTime>

export const TimeSummary = z.object({
  caseId: CaseId,
  proceedingId: ProceedingId,
  kind: ProceedingKind,
  serviceCode: z.string().optional(),
  status: ProceedingStatus,
  parish: z.string().optional(),
  receivedAt: Instant,
  decidedAt: Instant.optional(),
  /** When the proceeding ended: what the parts sum to from receipt. */
  endedAt: Instant,
  /** When the first month of the benefit was paid. */
  paidAt: Instant.optional(),
  /** The team of the decision, and who decided. */
  unit: z.string().optional(),
  worker: z.string().optional(),
  elapsed: Time,
  owners: z.partialRecord(WaitOwner, Time),
  /** Time by box, owner, unit and person, in order of first entry. */
  boxes: z.array(BoxTime),
  /** How many times the resident was asked for what was missing. */
  rounds: z.int(),
  /** Waits in our queue: how often a task stood with nobody, the first entry included. */
  queueWaits: z.int(),
  /** Of those, after it had been in somebody's hands already: handed over. */
  handOvers: z.int(),
  /** How long it lay in the queue so. Absent in summaries of older releases. */
  handOverTime: Time.optional(),
  version: z.int(),
})
export type TimeSummary = z.infer<typeof TimeSummary>

/** Milliseconds by owner; the parts sum exactly to the time between the first span's beginning and the last one's end. */
export function timeByOwner(spans: readonly Span[], working: WorkingTime): Partial<Record<WaitOwner, Time>> {
  const sums: Partial<Record<WaitOwner, Time>> = {}
  for (const { owner, from, to } of spans) {
    const sum = (sums[owner] ??= { calendar: 0, working: 0 })
    sum.calendar += to - from
    sum.working += working(from, to)
  }
  return sums
}

/** Milliseconds by box, and within it by owner, unit and person. */
export function timeByBox(spans: readonly Span[], working: WorkingTime): BoxTime[] {
  const sums = new Map<string, BoxTime>()
  for (const { box, owner, unit, person, from, to } of spans) {
    const key = `${box}|${owner}|${unit}|${person}`
    const sum = sums.get(key) ?? { ...(box === undefined ? {} : { box }), owner, ...(unit === undefined ? {} : { unit }), ...(person === undefined ? {} : { person }), calendar: 0, working: 0, times: 0 }
    sums.set(key, { ...sum, calendar: sum.calendar + to - from, working: sum.working + working(from, to), times: sum.times + 1 })
  }
  return [...sums.values()]
}

/** The summary of an ended proceeding. `events`: the journal of its case. */
export function summarised(proceeding: Proceeding, spans: readonly Span[], events: readonly CaseEvent[], working: WorkingTime, more: { parish?: string | undefined }): Omit<TimeSummary, 'version'> {
  const [from, to] = [epochOf(proceeding.receivedAt), spans.at(-1)?.to ?? epochOf(proceeding.receivedAt)]
  const decided = spans.findLast(({ box }) => box === 'AwaitDecision')
  const queued = spans.filter(({ owner }) => owner === 'queue')
  // Broken off by the receipt of a hand-over a stretch in the queue is still one.
  const begins = queued.filter(({ waitId, box, from: since }) => spans.findLast((earlier) => earlier.waitId === waitId && earlier.box === box && earlier.to <= since)?.owner !== 'queue')
  const handedOver = queued.filter((span) => spans.some((earlier) => earlier.waitId === span.waitId && earlier.owner === 'hands' && earlier.to <= span.from))
  return {
    caseId: proceeding.caseId, proceedingId: proceeding.proceedingId, kind: proceeding.kind, serviceCode: proceeding.serviceCode, status: proceeding.status, ...more,
    receivedAt: proceeding.receivedAt, decidedAt: proceeding.decidedAt, endedAt: instantOf(to), unit: decided?.unit, worker: decided?.person,
    elapsed: { calendar: to - from, working: working(from, to) }, owners: timeByOwner(spans, working), boxes: timeByBox(spans, working),
    rounds: events.filter(({ what, proceedingId }) => what === 'AwaitInformation.opened' && proceedingId === proceeding.proceedingId).length,
    queueWaits: begins.length,
    handOvers: handedOver.filter((span) => begins.includes(span)).length,
    handOverTime: timeByOwner(handedOver, working).queue ?? { calendar: 0, working: 0 },
  }
}

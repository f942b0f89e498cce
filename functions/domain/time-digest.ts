// The time of many ended proceedings in little room: a row of whole seconds and words for each, so that a year of an office is read in one breath.
import { dayAt, type Day } from './days.ts'
import { epochOf } from './identifiers.ts'
import { ownerPriority } from './ledger.ts'
import type { TimeSummary } from './time-summary.ts'
import type { WaitOwner } from './wait.ts'

/** What the delay page counts of one ended proceeding. Whole seconds; moments since 1970. */
export interface TimeRow {
  proceedingId: string
  kind: string
  /** The UTC month it ended in. */
  month: string
  parish: string
  /** The team of the decision, and who decided. */
  unit: string
  worker: string
  receivedOn: Day
  /** '' where nobody decided, or no month was paid yet. */
  decidedOn: Day | ''
  received: number
  decided: number | undefined
  paid: number | undefined
  rounds: number
  queueWaits: number
  handOvers: number
  /** In the queue after such hand-overs; absent: an older release did not keep it. */
  handOverWait: number | undefined
  /** In the hands of who decided. */
  inHands: number
  /** In the order of `ownerPriority`; they sum to receipt → end, but for the rounding of each to whole seconds. */
  owners: number[]
  /** By box. */
  steps: [box: string, seconds: number][]
}

const seconds = (ms: number): number => Math.round(ms / 1000)

/** The step a box is counted as: of the receipt of a hand-over also whether a colleague or a team had to give it. */
export const receiptOfTeam = 'AwaitReceiptOfTeam'
const stepOf = (box: string, owner: WaitOwner): string => (box === 'AwaitReceipt' && owner === 'queue' ? receiptOfTeam : box)

export function rowOf({ proceedingId, kind, endedAt, parish = '', unit = '', worker = '', receivedAt, decidedAt, paidAt, rounds, queueWaits, handOvers, handOverTime, owners, boxes }: TimeSummary): TimeRow {
  const steps = new Map<string, number>()
  let inHands = 0
  for (const { box, owner, person, calendar } of boxes) {
    if (box !== undefined) steps.set(stepOf(box, owner), (steps.get(stepOf(box, owner)) ?? 0) + calendar)
    if (owner === 'hands' && person === worker) inHands += calendar
  }
  return {
    proceedingId, kind, month: endedAt.slice(0, 7), parish, unit, worker,
    receivedOn: dayAt(receivedAt), decidedOn: decidedAt === undefined ? '' : dayAt(decidedAt),
    received: seconds(epochOf(receivedAt)), decided: decidedAt && seconds(epochOf(decidedAt)), paid: paidAt && seconds(epochOf(paidAt)),
    rounds, queueWaits, handOvers, handOverWait: handOverTime && seconds(handOverTime.calendar), inHands: seconds(inHands), owners: ownerPriority.map((owner: WaitOwner) => seconds(owners[owner]?.calendar ?? 0)), steps: [...steps].map(([box, ms]) => [box, seconds(ms)]),
  } as TimeRow
}

/** Rows as one text: words once, and of each row its identifier and numbers. Parts that lie in the table are read for ever: another shape says so in a third element. */
export function packed(rows: readonly TimeRow[]): string {
  const words = new Map<string, number>()
  const word = (text: string): number => words.get(text) ?? (words.set(text, words.size), words.size - 1)
  const written = rows.map((row) => [
    row.proceedingId, ...[row.kind, row.month, row.parish, row.unit, row.worker, row.receivedOn, row.decidedOn].map(word),
    row.received, row.decided ?? 0, row.paid ?? 0, row.rounds, row.queueWaits, row.handOvers, row.inHands, row.handOverWait ?? unknown, ...row.owners, ...row.steps.flatMap(([box, of]) => [word(box), of]),
  ])
  return JSON.stringify([[...words.keys()], written, shape])
}

/** Rows with the wait after hand-overs. Without a third element they are of the first shape, which had none. */
const shape = 2
const unknown = -1

export function unpacked(text: string): TimeRow[] {
  const [words, rows, written = 1] = JSON.parse(text) as [string[], [string, ...number[]][], number?]
  // Where the owners begin in a written row, and the steps after them.
  const ownersAt = written === 1 ? 15 : 16
  const stepsAt = ownersAt + ownerPriority.length
  return rows.map((row) => {
    const at = (i: number): number => row[i] as number
    const word = (i: number): string => words[at(i)]!
    const steps: TimeRow['steps'] = []
    for (let i = stepsAt; i < row.length; i += 2) steps.push([word(i), at(i + 1)])
    return {
      proceedingId: row[0], kind: word(1), month: word(2), parish: word(3), unit: word(4), worker: word(5), receivedOn: word(6), decidedOn: word(7),
      received: at(8), decided: at(9) || undefined, paid: at(10) || undefined, rounds: at(11), queueWaits: at(12), handOvers: at(13), inHands: at(14), handOverWait: written === 1 || at(15) === unknown ? undefined : at(15),
      owners: row.slice(ownersAt, stepsAt) as number[], steps,
    }
  })
}

/** Of rows told more than once the last stands. */
export function latest(rows: Iterable<TimeRow>): TimeRow[] {
  const byId = new Map<string, TimeRow>()
  for (const row of rows) byId.set(row.proceedingId, row)
  return [...byId.values()]
}

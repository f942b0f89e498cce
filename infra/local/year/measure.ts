// What a year came to: counts, amounts, and whose time each proceeding's days were.
import { createHash } from 'node:crypto'
import { epochOf } from '../../../functions/domain/identifiers.ts'
import type { Wait, WaitOwner } from '../../../functions/domain/wait.ts'
import type { Store } from '../../../functions/store/store.ts'

export interface Measured {
  /** Proceedings by `kind status`. */
  proceedings: Map<string, number>
  payables: { count: number; paid: number; paidCents: number }
  /** Days from receipt to decision of those decided, and their days by owner. */
  toDecision: number[]
  byOwner: Map<WaitOwner, number[]>
  /** Days from decision until the first month was paid. */
  toPayment: number[]
  /** Repairs that were needed, and laws that were not settled: executions no date will end. */
  stopped: number
  /** The same for the same seed, whatever machine and however long it took. */
  digest: string
}

const dayMs = 24 * 3_600_000

/** Where waits of several owners run at once, the first of these has the time. */
const priority: readonly WaitOwner[] = ['resident', 'provider', 'register', 'law', 'finance', 'hands', 'queue', 'system']

export async function measure(store: Store, caseIds: Iterable<string>): Promise<Measured> {
  const result: Measured = { proceedings: new Map(), payables: { count: 0, paid: 0, paidCents: 0 }, toDecision: [], byOwner: new Map(priority.map((owner) => [owner, []])), toPayment: [], stopped: 0, digest: '' }
  const digest = createHash('sha256')
  const paidAt = await paymentTimes(store)
  for (const caseId of caseIds) {
    const file = await store.cases.file(caseId)
    if (file === undefined) throw new Error(`There is no case ${caseId}`)
    const { waits, journal, payables, proceedings } = file
    const taken = new Map(journal.filter(({ what }) => what === 'TaskTaken').map(({ waitId, recordedAt }) => [waitId, epochOf(recordedAt)]))
    const decisions = new Map(file.decisions.map((decision) => [decision.proceedingId, decision]))
    result.stopped += waits.filter(({ box, state }) => state === 'Open' && (box === 'AwaitRepair' || box === 'AwaitLawSettled')).length
    for (const payable of payables) {
      result.payables.count += 1
      if (payable.state === 'Paid') {
        result.payables.paid += 1
        result.payables.paidCents += payable.amountCents
      }
      digest.update(`${payable.payableId} ${payable.amountCents} ${payable.state} ${payable.runId}\n`)
    }
    for (const proceeding of proceedings) {
      const { proceedingId, kind, status, receivedAt } = proceeding
      const decidedAt = decisions.get(proceedingId)?.decidedAt
      result.proceedings.set(`${kind} ${status}`, (result.proceedings.get(`${kind} ${status}`) ?? 0) + 1)
      digest.update(`${proceedingId} ${status} ${decidedAt}\n`)
      if (decidedAt === undefined) continue
      result.toDecision.push((epochOf(decidedAt) - epochOf(receivedAt)) / dayMs)
      const own = waits.filter((wait) => wait.proceedingId === proceedingId || (wait.proceedingId === undefined && wait.applicationId === proceeding.applicationId))
      for (const [owner, ms] of timeByOwner(epochOf(receivedAt), epochOf(decidedAt), own, taken)) result.byOwner.get(owner)!.push(ms / dayMs)
      const first = Math.min(...payables.filter(({ awardId }) => awardId === proceedingId).map(({ state, runId }) => (state === 'Paid' ? paidAt.get(runId ?? '') ?? Infinity : Infinity)))
      if (first !== Infinity) result.toPayment.push((first - epochOf(decidedAt)) / dayMs)
    }
  }
  return { ...result, digest: digest.digest('hex').slice(0, 16) }
}

/** When the bank had carried out each run that is paid. */
async function paymentTimes(store: Store): Promise<Map<string, number>> {
  const times = new Map<string, number>()
  for (const { runId, state } of await store.runs.all(10_000)) {
    if (state !== 'Paid') continue
    const answered = (await store.waits.of({ runId })).find(({ box }) => box === 'AwaitBank')?.answeredAt
    if (answered !== undefined) times.set(runId, epochOf(answered))
  }
  return times
}

/** The span cut where a wait opens, is taken or is answered; each piece has one owner, and together they are the span. */
function timeByOwner(from: number, to: number, waits: readonly Wait[], taken: ReadonlyMap<string | undefined, number>): Map<WaitOwner, number> {
  const pieces = waits.flatMap((wait): { owner: WaitOwner; from: number; to: number }[] => {
    const [opened, answered] = [epochOf(wait.openedAt), wait.answeredAt === undefined ? to : epochOf(wait.answeredAt)]
    const at = taken.get(wait.waitId)
    // A task somebody has taken is stored as theirs; before that it lay in the queue.
    return at === undefined || wait.owner !== 'hands' ? [{ owner: wait.owner, from: opened, to: answered }] : [{ owner: 'queue', from: opened, to: at }, { owner: 'hands', from: at, to: answered }]
  })
  const cuts = [...new Set([from, to, ...pieces.flatMap((piece) => [piece.from, piece.to])])].filter((cut) => cut >= from && cut <= to).toSorted((a, b) => a - b)
  const result = new Map<WaitOwner, number>(priority.map((owner) => [owner, 0]))
  for (const [i, begin] of cuts.slice(0, -1).entries()) {
    const owners = new Set(pieces.filter((piece) => piece.from <= begin && piece.to > begin).map(({ owner }) => owner))
    const owner = priority.find((candidate) => owners.has(candidate)) ?? 'system'
    result.set(owner, result.get(owner)! + cuts[i + 1]! - begin)
  }
  return result
}

/** The middle of the figures; of an even number the lower of the two in the middle. */
export const median = (figures: readonly number[]): number => figures.toSorted((a, b) => a - b)[Math.floor((figures.length - 1) / 2)] ?? 0
export const mean = (figures: readonly number[]): number => (figures.length === 0 ? 0 : figures.reduce((sum, figure) => sum + figure, 0) / figures.length)

// Where the time goes: what the rows of ended proceedings come to, whole and by whom, where, what and when.
import type { Day } from './days.ts'
import { ownerPriority } from './ledger.ts'
import type { TimeRow } from './time-digest.ts'
import type { WaitOwner } from './wait.ts'

/** Of fewer a median says nothing, and of fewer than ten the ninth decile is only the slowest of them. */
export const fewest = { median: 5, p90: 10 }

/** Seconds. `median`, `p90`: nearest rank, the value at place ⌈p·n⌉ of the ordered ones, so each is a time some proceeding really took; absent: too few. */
export interface Spread { count: number; median?: number; p90?: number }

/** Of so many, so many in time. */
export interface Share { count: number; within: number }

export interface Group { key: string; ended: number; toDecision: Spread; inTenDays: Share; inMonth: Share; rounds: number; inHands: Spread }

/** `mean`: seconds a proceeding of the period, those it had nothing to do with included, so that the means of all owners sum to the mean of the whole. */
export interface Part { key: string; mean: number; share: number; spread: Spread }

/** By what proceedings are grouped. */
const dimensions = ['unit', 'worker', 'kind', 'parish', 'month'] as const
type Dimension = (typeof dimensions)[number]

export interface Delay {
  ended: number
  decided: number
  mean: number
  toDecision: Spread
  toPayment: Spread
  whole: Spread
  inTenDays: Share
  inMonth: Share
  owners: Part[]
  steps: Part[]
  by: Record<Dimension, Group[]>
  /** Proceedings by how often the resident was asked for what was missing: never, once, twice, more. */
  rounds: [number, number, number, number]
  /** `wait`: in the queue after them, of the matters handed over of which it is known. */
  handOvers: { proceedings: number; count: number; wait: Spread }
  queueWaits: number
}

/** The value at place ⌈p·n⌉ of values in order. */
const ranked = (sorted: Float64Array, p: number): number => sorted[Math.max(0, Math.ceil(p * sorted.length - 1e-9) - 1)]!

export function spread(values: readonly number[]): Spread {
  const count = values.length
  if (count < fewest.median) return { count }
  const sorted = Float64Array.from(values).sort()
  return { count, median: ranked(sorted, 0.5), ...(count < fewest.p90 ? {} : { p90: ranked(sorted, 0.9) }) }
}

/** The days by which a matter received on a day is decided within ten working days, and within the month of the law. */
export type Terms = (receivedOn: Day) => { tenDays: Day; month: Day }

interface Gathered { ended: number; times: number[]; hands: number[]; tenDays: number; month: number; rounds: number }

export function delayOf(rows: readonly TimeRow[], terms: Terms): Delay {
  const groups = Object.fromEntries(dimensions.map((dimension) => [dimension, new Map<string, Gathered>()])) as Record<Dimension, Map<string, Gathered>>
  const all = gathered()
  const owners = ownerPriority.map((): number[] => [])
  const steps = new Map<string, number[]>()
  const [toPayment, whole]: [number[], number[]] = [[], []]
  const rounds: Delay['rounds'] = [0, 0, 0, 0]
  const handOvers = { proceedings: 0, count: 0 }
  const handOverWaits: number[] = []
  let queueWaits = 0

  for (const row of rows) {
    const term = row.decided === undefined ? undefined : terms(row.receivedOn)
    const [tenDays, month] = [term !== undefined && row.decidedOn <= term.tenDays, term !== undefined && row.decidedOn <= term.month]
    add(all, row, tenDays, month)
    for (const dimension of dimensions) {
      const key = row[dimension]
      const group = groups[dimension].get(key) ?? gathered()
      if (group.ended === 0) groups[dimension].set(key, group)
      add(group, row, tenDays, month)
    }
    // A time nobody had is none: the spread of an owner is over those it had the matter.
    for (const [i, of] of row.owners.entries()) if (of > 0) owners[i]!.push(of)
    for (const [box, of] of row.steps) {
      const known = steps.get(box)
      if (known === undefined) steps.set(box, [of])
      else known.push(of)
    }
    if (row.paid !== undefined) {
      if (row.decided !== undefined) toPayment.push(Math.max(0, row.paid - row.decided))
      whole.push(Math.max(0, row.paid - row.received))
    }
    rounds[Math.min(row.rounds, 3) as 0 | 1 | 2 | 3] += 1
    if (row.handOvers > 0) handOvers.proceedings += 1
    if (row.handOvers > 0 && row.handOverWait !== undefined) handOverWaits.push(row.handOverWait)
    handOvers.count += row.handOvers
    queueWaits += row.queueWaits
  }

  const total = owners.reduce((sum, of) => sum + summed(of), 0)
  const part = (key: string, of: readonly number[]): Part => {
    const sum = summed(of)
    return { key, mean: rows.length === 0 ? 0 : sum / rows.length, share: total === 0 ? 0 : sum / total, spread: spread(of) }
  }
  const byMean = (a: Part, b: Part): number => b.mean - a.mean || (a.key < b.key ? -1 : 1)
  const { toDecision, inTenDays, inMonth } = groupOf(['', all])
  return {
    ended: rows.length, decided: all.times.length, mean: rows.length === 0 ? 0 : total / rows.length,
    toDecision, toPayment: spread(toPayment), whole: spread(whole), inTenDays, inMonth,
    owners: ownerPriority.map((owner: WaitOwner, i) => part(owner, owners[i]!)).filter(({ spread: { count } }) => count > 0).toSorted(byMean),
    steps: [...steps].map(([box, of]) => part(box, of)).toSorted(byMean),
    by: Object.fromEntries(dimensions.map((dimension) => [dimension, [...groups[dimension]].map(groupOf).toSorted((a, b) => (dimension === 'month' ? (a.key < b.key ? -1 : 1) : b.ended - a.ended || (a.key < b.key ? -1 : 1)))])) as Delay['by'],
    rounds, handOvers: { ...handOvers, wait: spread(handOverWaits) }, queueWaits,
  }
}

const gathered = (): Gathered => ({ ended: 0, times: [], hands: [], tenDays: 0, month: 0, rounds: 0 })
const summed = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

function add(group: Gathered, { received, decided, rounds, inHands }: TimeRow, tenDays: boolean, month: boolean): void {
  group.ended += 1
  group.rounds += rounds
  if (inHands > 0) group.hands.push(inHands)
  if (decided === undefined) return
  group.times.push(Math.max(0, decided - received))
  if (tenDays) group.tenDays += 1
  if (month) group.month += 1
}

function groupOf([key, { ended, times, hands, tenDays, month, rounds }]: [string, Gathered]): Group {
  const count = times.length
  return { key, ended, toDecision: spread(times), inTenDays: { count, within: tenDays }, inMonth: { count, within: month }, rounds, inHands: spread(hands) }
}

// When a colleague is away: which of their open work would pass its date, and how to share it so that the fewest do, with the fewest hand-overs.
import { isWorkingDay, type WorkingCalendar } from './calendar.ts'
import { addDays, type Day } from './days.ts'
import { network } from './min-cost-flow.ts'

/** One piece of open work. All count the same: what takes longer is more pieces. */
export interface OpenWork {
  waitId: string
  queue: string
  /** Where the household lives; absent: work that belongs to no territory. */
  parish?: string | undefined
  /** The date that must not pass: the law's, or our own where no law runs. */
  dueOn: Day
  /** Our own date, where it is still ahead and earlier than the law's. */
  targetOn?: Day | undefined
  /** Who is kept from it: the author of a draft does not approve it. */
  notBy?: readonly string[] | undefined
}

export interface Worker {
  staffId: string
  /** The queues they may work from: skill. */
  queues: readonly string[]
  /** The parishes they serve; absent: all. */
  parishes?: readonly string[] | undefined
  /** Pieces of work they finish on a working day, in tenths: 25 is five in two days. */
  tenthsADay: number
  /** How many more pieces they may be given: the limit of their load less what they have. */
  room: number
  isAway(day: Day): boolean
  /** What they have in hand already. */
  work: readonly OpenWork[]
}

/** A piece of work goes to a colleague, or nobody can finish it in time. */
export interface Share { work: OpenWork; to: string }

export interface Redistribution {
  /** Done in time by the colleague themselves, before they leave or after they return. */
  stays: OpenWork[]
  moves: Share[]
  /** Nobody entitled can finish it in time: a supervisor decides. */
  late: OpenWork[]
}

const byOurDate = (work: OpenWork): OpenWork => ({ ...work, dueOn: work.targetOn ?? work.dueOn })

/**
 * When each piece of a worker's work is finished, by the last working day on which it can be: the earliest date first.
 * Undefined: not within the days looked at.
 */
export function forecast(calendar: WorkingCalendar, today: Day, worker: Worker): Map<string, Day | undefined> {
  const days = presentDays(calendar, today, worker, horizonDays)
  const inOrder = worker.work.map(byOurDate).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.waitId.localeCompare(b.waitId))
  return new Map(inOrder.map(({ waitId }, i) => [waitId, days[Math.ceil(((i + 1) * 10) / worker.tenthsADay) - 1]]))
}

/** A year and a half: no date of ours lies further off. */
const horizonDays = 550

function presentDays(calendar: WorkingCalendar, today: Day, worker: Pick<Worker, 'isAway'>, through: number): Day[] {
  const days: Day[] = []
  for (let i = 0; i < through; i += 1) {
    const day = addDays(today, i)
    if (isWorkingDay(calendar, day) && !worker.isAway(day)) days.push(day)
  }
  return days
}

export const mayTake = ({ staffId, queues, parishes }: Pick<Worker, 'staffId' | 'queues' | 'parishes'>, { queue, parish, notBy }: Pick<OpenWork, 'queue' | 'parish' | 'notBy'>): boolean =>
  queues.includes(queue) && notBy?.includes(staffId) !== true && (parishes === undefined || parish === undefined || parishes.includes(parish))

/** Above any sum of hand-overs, and a hand-over above any difference of load: first the fewest breaches, then the fewest hand-overs, then the freest hands. */
const breach = 1_000_000_000
const handOver = 10_000

/**
 * Shares the open work of one who is away among colleagues, exactly: the fewest pieces pass their date, among those ways the fewest change
 * hands, among those the freest colleagues take them. Nobody is given work that makes their own pass its date, is outside their
 * queues or parishes, or above their room. Solved as a flow of least cost: a piece enters a worker's line at its date, and the line carries
 * up to each date what the worker can finish by then beside their own.
 */
export function redistribute(calendar: WorkingCalendar, today: Day, away: Worker, colleagues: readonly Worker[]): Redistribution {
  const net = network()
  const [source, sink, late] = [net.node(), net.node(), net.node()]
  net.arc(late, sink, away.work.length)

  /** For each date the node at which work due then joins the line of this worker. */
  function line(worker: Worker, own: readonly OpenWork[], room: number): Map<Day, number> {
    const present = presentDays(calendar, today, worker, horizonDays)
    const dates = [...new Set([...away.work, ...own].map(({ dueOn }) => dueOn))].toSorted()
    const nodes = dates.map(() => net.node())
    dates.forEach((date, i) => {
      const finishes = Math.floor((present.filter((day) => day <= date).length * worker.tenthsADay) / 10)
      const left = Math.max(0, finishes - own.filter(({ dueOn }) => dueOn <= date).length)
      net.arc(nodes[i]!, nodes[i + 1] ?? sink, nodes[i + 1] === undefined ? Math.min(left, Math.max(0, room)) : left)
    })
    return new Map(dates.map((date, i) => [date, nodes[i]!]))
  }

  const others = colleagues.filter(({ staffId }) => staffId !== away.staffId)
  const ownLine = line(away, [], away.work.length)
  const lines = new Map(others.map((worker) => [worker.staffId, line(worker, worker.work, worker.room)]))
  const sent = away.work.map((work) => {
    const node = net.node()
    net.arc(source, node, 1)
    return {
      work,
      stays: net.arc(node, ownLine.get(work.dueOn)!, 1),
      late: net.arc(node, late, 1, breach),
      to: others.filter((worker) => mayTake(worker, work)).map((worker) => ({
        worker, arc: net.arc(node, lines.get(worker.staffId)!.get(work.dueOn)!, 1, handOver + Math.min(worker.work.length, handOver - 1)),
      })),
    }
  })
  net.sendAll(source, sink)

  return {
    stays: sent.filter(({ stays }) => stays.used === 1).map(({ work }) => work),
    moves: sent.flatMap(({ work, to }) => to.filter(({ arc }) => arc.used === 1).map(({ worker }) => ({ work, to: worker.staffId }))),
    late: sent.filter((piece) => piece.late.used === 1).map(({ work }) => work),
  }
}

/**
 * The law's dates first, exactly; then, of what would stay, the pieces that would miss our own date go to whoever can keep it without missing a date of
 * theirs. What nobody can finish by our date stays: it is in time for the law.
 */
export function redistributeByBothDates(calendar: WorkingCalendar, today: Day, away: Worker, colleagues: readonly Worker[]): Redistribution {
  const byLaw = redistribute(calendar, today, away, colleagues)
  const laden = colleagues.map((worker): Worker => {
    const given = byLaw.moves.filter(({ to }) => to === worker.staffId).map(({ work }) => work)
    return { ...worker, room: worker.room - given.length, work: [...worker.work, ...given].map(byOurDate) }
  })
  const ours = redistribute(calendar, today, { ...away, work: byLaw.stays.map(byOurDate) }, laden)
  const moved = new Map(ours.moves.map(({ work, to }) => [work.waitId, to]))
  return {
    stays: byLaw.stays.filter(({ waitId }) => !moved.has(waitId)),
    moves: [...byLaw.moves, ...byLaw.stays.flatMap((work) => (moved.has(work.waitId) ? [{ work, to: moved.get(work.waitId)! }] : []))],
    late: byLaw.late,
  }
}

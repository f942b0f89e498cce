// Open dates reckoned anew: of one case when its own clocks move, of all of them when the working calendar has changed. Never silently: each move is in the journal.
import type { WorkingCalendar } from '../domain/calendar.ts'
import { changeText } from '../domain/calendar-pass.ts'
import type { MovedDay } from '../domain/calendar-row.ts'
import { datesAnew } from '../domain/dates-anew.ts'
import { dayAt, type Day } from '../domain/days.ts'
import { Conflict, TransientFault } from '../domain/errors.ts'
import { instantOf } from '../domain/identifiers.ts'
import { isUndecided, type Proceeding } from '../domain/proceeding.ts'
import { subjectOf, type Wait, type WaitSubject } from '../domain/wait.ts'
import { calendarWith, movedDays } from '../policy/working-calendar.ts'
import { clocksOf } from '../policy/proceeding-clocks.ts'
import type { Write } from '../store/table.ts'
import { calendarOf } from './calendar.ts'
import type { Dependencies } from './dependencies.ts'

type Means = Pick<Dependencies, 'store' | 'now' | 'municipality' | 'log'>

/** Why the dates between two days moved. */
type Why = (from: Day, through: Day) => string

const later = (a: Day, b: Day): Day => (a > b ? a : b)

/** The waits of a proceeding by its new clocks, as writes. */
export function waitsAnew(calendar: WorkingCalendar, waits: readonly Wait[], clocks: Pick<Proceeding, 'legalDue' | 'targetDue'> | undefined, why: Why, { store, now }: Pick<Means, 'store' | 'now'>, settled = false): Write[][] {
  return waits.flatMap((wait) => {
    const anew = datesAnew(calendar, wait, clocks ?? {}, instantOf(now()))
    return anew === undefined ? [] : [store.waits.redated(wait, anew, why(dayAt(wait.openedAt), later(wait.due.on, anew.due.on)), settled)]
  })
}

interface Standing { matters: { proceeding: Proceeding; clocks: Pick<Proceeding, 'legalDue' | 'targetDue'>; waits: Wait[] }[]; others: Wait[] }

/** What of a case, run or recalculation stands by the calendar: each undecided matter with its clocks by this one and its open waits, and the open waits that are of none. */
export async function standingBy(calendar: WorkingCalendar, subject: WaitSubject, { store, municipality }: Pick<Means, 'store' | 'municipality'>): Promise<Standing> {
  const [proceedings, waits] = await Promise.all([subject.caseId === undefined ? [] : store.cases.proceedings(subject.caseId), store.waits.openOf(subject)])
  const undecided = proceedings.filter(({ status }) => isUndecided(status))
  return {
    matters: undecided.map((proceeding) => ({ proceeding, clocks: clocksOf(calendar, municipality, proceeding), waits: waits.filter(({ proceedingId }) => proceedingId === proceeding.proceedingId) })),
    others: waits.filter(({ proceedingId }) => !undecided.some((proceeding) => proceeding.proceedingId === proceedingId)),
  }
}

/** What moves together, or not at all. */
interface Move { writes: Write[]; proceedings: number; waits: number }

/** Every open date of a case, run or recalculation that moves; a proceeding and its waits move together. Done before, nothing moves. */
async function movesOf(calendar: WorkingCalendar, subject: WaitSubject, why: Why, means: Means): Promise<Move[]> {
  const { store, now } = means
  const { matters, others } = await standingBy(calendar, subject, means)
  const move = (matter: Write[], theirs: Write[][]): Move[] => {
    const writes = [...matter, ...theirs.flat()]
    return writes.length === 0 ? [] : [{ writes, proceedings: Math.min(1, matter.length), waits: theirs.length }]
  }
  return [...matters.flatMap(({ proceeding, clocks, waits }) => {
    const last = [proceeding.legalDue.on, proceeding.targetDue.on, clocks.legalDue.on, clocks.targetDue.on].toSorted().at(-1)!
    return move(
      store.cases.reckoned(proceeding, clocks, { by: 'system', at: instantOf(now()), why: why(dayAt(proceeding.receivedAt), last) }),
      waitsAnew(calendar, waits, clocks, why, means),
    )
  }), ...move([], waitsAnew(calendar, others, undefined, why, means))]
}

/** The same of one subject alone, each move by itself. */
async function reckonSubject(calendar: WorkingCalendar, subject: WaitSubject, why: Why, means: Means): Promise<Moved> {
  const moves = await movesOf(calendar, subject, why, means)
  for (const { writes } of moves) await means.store.commit(writes)
  return counted(moves)
}

interface Moved { proceedings: number; waits: number; left?: string }
const counted = (moves: readonly Move[]): Moved => ({ proceedings: sum(moves.map(({ proceedings }) => proceedings)), waits: sum(moves.map(({ waits }) => waits)) })

/** The clocks of one matter with what changes in it, as writes: the proceeding, its open waits and the journal move together. */
export async function clocksAnew(proceeding: Proceeding, changes: Partial<Proceeding>, { by, what, why }: { by: string; what: string; why: string }, means: Pick<Means, 'store' | 'now' | 'municipality'>): Promise<{ clocks: Pick<Proceeding, 'legalDue' | 'targetDue'>; writes: Write[] }> {
  const { store, now, municipality } = means
  const calendar = await calendarOf(means)
  const clocks = clocksOf(calendar, municipality, { ...proceeding, ...changes })
  const waits = (await store.waits.openOf({ caseId: proceeding.caseId })).filter(({ proceedingId }) => proceedingId === proceeding.proceedingId)
  return { clocks, writes: [...store.cases.reckoned(proceeding, clocks, { by, at: instantOf(now()), what, why }, changes), ...waitsAnew(calendar, waits, clocks, () => why, means).flat()] }
}

/**
 * Written by somebody between reading and writing: read once more, and then the portion is left to the next sweep. A record that cannot be read keeps no
 * other waiting: it is named in the pass.
 */
async function reckonOne(calendar: WorkingCalendar, subject: WaitSubject, why: Why, means: Means, again = true): Promise<Moved> {
  try {
    return await reckonSubject(calendar, subject, why, means)
  } catch (error) {
    if (error instanceof Conflict && again) return reckonOne(calendar, subject, why, means, false)
    if (error instanceof Conflict || error instanceof TransientFault) throw error
    means.log({ code: 'DatesNotReckoned', subject: subjectOf(subject), error: error instanceof Error ? error.name : 'unknown' })
    return { proceedings: 0, waits: 0, left: subjectOf(subject) }
  }
}

/** A transaction of DynamoDB holds a hundred writes; a case's own rarely are ten. */
const writesAtOnce = 90

/** A portion: what moves of several cases shares a commit, for each costs a write to the disk. Where one was written meanwhile, or cannot be read, each goes by itself. */
async function reckonPortion(calendar: WorkingCalendar, subjects: readonly WaitSubject[], why: Why, means: Means): Promise<Moved[]> {
  const found = await Promise.all(subjects.map(async (subject) => ({ subject, moves: await movesOf(calendar, subject, why, means).catch(() => undefined) })))
  const done: Moved[] = []
  let together: { subject: WaitSubject; moves: Move[] }[] = []
  const writesOf = (some: typeof together): Write[] => some.flatMap(({ moves }) => moves.flatMap(({ writes }) => writes))
  const commit = async (): Promise<void> => {
    const [these, writes] = [together, writesOf(together)]
    together = []
    try {
      if (writes.length > 0) await means.store.commit(writes)
      done.push(...these.map(({ moves }) => counted(moves)))
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      for (const { subject } of these) done.push(await reckonOne(calendar, subject, why, means))
    }
  }
  for (const { subject, moves } of found) {
    if (moves === undefined || writesOf([{ subject, moves }]).length > writesAtOnce) {
      done.push(await reckonOne(calendar, subject, why, means))
      continue
    }
    if (writesOf([...together, { subject, moves }]).length > writesAtOnce) await commit()
    together.push({ subject, moves })
  }
  await commit()
  return done
}

/** So many cases are read at a time, and the place is kept after each such portion: cut off anywhere, the pass goes on from the last. */
export const portion = 50
/** A sweep gives it so many milliseconds: dates that fire do not wait for it. */
const sweepTime = 2_000

const sameDays = (a: readonly MovedDay[], b: readonly MovedDay[]): boolean =>
  a.length === b.length && a.every(({ rowId, free, worked, source }, i) => rowId === b[i]!.rowId && free === b[i]!.free && worked === b[i]!.worked && source === b[i]!.source)

/**
 * Goes on with the pass, or begins one if the calendar is not the one all dates stand by: the office has entered a row, or a release came with one.
 * Returns whether it is over. `portions`: no more of them than this.
 */
export async function reckonByCalendar(means: Means, portions = Infinity): Promise<boolean> {
  const { store, now, municipality } = means
  const began = now()
  const to = [...movedDays(municipality, await store.calendar.rows(municipality))]
  const known = await store.calendar.pass(municipality)
  const at = instantOf(began)
  // A house that never had a pass: every date in it was reckoned by the calendar published with it.
  const start = { looked: 0, proceedings: 0, waits: 0, left: [], beganAt: at }
  if (known === undefined) {
    const from = [...movedDays(municipality)]
    await store.calendar.keepFirstPass(municipality, { ...start, from, to, ...(sameDays(from, to) ? { endedAt: at } : { place: { list: 0 } }) })
    return sameDays(from, to) || reckonByCalendar(means, portions)
  }
  if (!sameDays(known.to, to)) {
    // Another row while a pass is under way: it begins again, and dates it has moved already move from where they are.
    const { endedAt: _, ...rest } = known
    await store.calendar.keepPass(municipality, { ...rest, ...start, from: known.place === undefined ? known.to : known.from, to, place: { list: 0 } })
    return reckonByCalendar(means, portions)
  }
  let pass = known
  const [before, after] = [calendarWith(pass.from), calendarWith(pass.to)]
  const why: Why = (from, through) => `Mainījies darba dienu kalendārs: ${changeText(before, after, from, through, pass.to) ?? 'termiņš pārrēķināts'}`
  for (let n = 0; pass.place !== undefined && n < portions && now() - began < sweepTime; n += 1) {
    const { subjects, next } = await store.calendar.subjects(municipality, pass.place, portion)
    const moved = await reckonPortion(after, subjects, why, means)
    const { place: _, ...rest } = pass
    const gone = { ...rest, looked: pass.looked + subjects.length, proceedings: pass.proceedings + sum(moved.map((one) => one.proceedings)), waits: pass.waits + sum(moved.map((one) => one.waits)), left: [...pass.left, ...moved.flatMap((one) => one.left ?? [])] }
    const going = next === undefined ? { ...gone, endedAt: instantOf(now()) } : { ...gone, place: next }
    await store.calendar.keepPass(municipality, going)
    pass = { ...going, version: pass.version + 1 }
  }
  return pass.place === undefined
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

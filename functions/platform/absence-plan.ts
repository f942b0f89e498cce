// The plan for an absence: what would pass its date, who takes what; made from the records as they stand, carried out piece by piece.
import { dayAt, numericDay, type Day } from '../domain/days.ts'
import { isAway, lasts, momentText, sharedFrom, sharesOn, tellsOn, type Absence } from '../domain/absence.ts'
import { Conflict } from '../domain/errors.ts'
import { instantOf } from '../domain/identifiers.ts'
import { queuesOf } from '../domain/permissions.ts'
import type { Staff } from '../domain/person.ts'
import { forecast, redistributeByBothDates, type OpenWork, type Redistribution, type Worker } from '../domain/redistribution.ts'
import { escalationsOf, isOfDesk, type Wait } from '../domain/wait.ts'
import { absenceSharingOf } from '../policy/absence-sharing.ts'
import { workloadNormsOf } from '../policy/workload.ts'
import type { Store } from '../store/store.ts'
import type { Write } from '../store/table.ts'
import { calendarOf } from './calendar.ts'
import { markOf } from './mark.ts'

interface Means { store: Store; now: () => number; municipality: string }

export interface AbsencePlan extends Redistribution {
  absence: Absence
  /** The absent colleague's open work, by its identifier. */
  waits: Map<string, Wait>
  /** When each piece would be finished if nothing were done; undefined: not before its date by far. */
  finished: Map<string, Day | undefined>
  /** Marks this plan: what a supervisor accepts is what they read. */
  mark: string
}

/** All open work of the desk in a colleague's hands, what they have put off included. */
export const workInHands = async (staffId: string, store: Store): Promise<Wait[]> => (await store.waits.openWorkOf(staffId)).filter(isOfDesk)

/** A date of ours that has passed binds no more: the law's does. */
const asWork = ({ waitId, queue, listed, legalDue, due, notBy }: Wait, today: Day): OpenWork => ({
  waitId, queue, parish: listed?.parish, dueOn: legalDue?.on ?? due.on, notBy,
  ...(legalDue !== undefined && due.on < legalDue.on && due.on >= today ? { targetOn: due.on } : {}),
})

/** A colleague with this work of theirs, and all who work from the same queues with what they have; undefined: there is no such colleague. */
async function workersAround(staffId: string, theirs: readonly Wait[], { store, now, municipality }: Means) {
  const [everyone, absences] = await Promise.all([store.people.allStaff(), store.absences.all()])
  const away = everyone.find((colleague) => colleague.staffId === staffId)
  if (away === undefined) return undefined
  const today = dayAt(instantOf(now()))
  const calendar = await calendarOf({ store, municipality })
  const { tenthsADay, mostOpen } = workloadNormsOf(municipality)
  const workerOf = (staff: Staff, waits: readonly Wait[]): Worker => ({
    staffId: staff.staffId, queues: queuesOf(staff), parishes: staff.territory, tenthsADay, room: mostOpen - waits.length, work: waits.map((wait) => asWork(wait, today)),
    isAway: (day) => isAway(absences, staff.staffId, day),
  })
  const shared = new Set(theirs.map(({ queue }) => queue))
  const colleagues = everyone.filter((staff) => staff.staffId !== away.staffId && queuesOf(staff).some((queue) => shared.has(queue)))
  const workers = await Promise.all(colleagues.map(async (staff) => workerOf(staff, await workInHands(staff.staffId, store))))
  return { calendar, today, worker: workerOf(away, theirs), workers: workers.toSorted((a, b) => a.staffId.localeCompare(b.staffId)) }
}

/** Who takes one piece of work from whoever does not get to it, by the rule of absences; undefined: nobody can finish it before its date. */
export async function whoTakes(wait: Wait, means: Means): Promise<string | undefined> {
  const around = wait.person === undefined ? undefined : await workersAround(wait.person, [wait], means)
  return around && redistributeByBothDates(around.calendar, around.today, { ...around.worker, isAway: () => true }, around.workers).moves[0]?.to
}

/** The plan for an absence as things stand; undefined: there is no such colleague. */
export async function planFor(absence: Absence, means: Means): Promise<AbsencePlan | undefined> {
  const theirs = await workInHands(absence.staffId, means.store)
  const around = await workersAround(absence.staffId, theirs, means)
  if (around === undefined) return undefined
  const { calendar, today, worker, workers } = around
  const plan = redistributeByBothDates(calendar, today, worker, workers)
  const text = [...plan.moves.map(({ work, to }) => `${work.waitId} ${to}`), ...plan.late.map(({ waitId }) => `${waitId} -`)].toSorted().join('\n')
  return { ...plan, absence, waits: new Map(theirs.map((wait) => [wait.waitId, wait])), finished: forecast(calendar, today, worker), mark: markOf(text) }
}

export interface CarriedOut { moved: number; returned: number; leftAsTheyAre: number }

/**
 * Moves each piece to whom the plan gives it, with a line in the journal and one in the other's extra work; what nobody can finish in time goes back to the
 * team, where its escalation stands. A piece answered or moved meanwhile stays as it is. Repeated, nothing moves twice. `by`: a supervisor, or `clock`.
 * Errors: Conflict where somebody has chosen otherwise since the plan was made, or ended the absence: from then on nothing more moves.
 */
export async function carryOut(plan: AbsencePlan, by: string, { store, now }: Means): Promise<CarriedOut> {
  let { absence } = plan
  const on = dayAt(instantOf(now()))
  const told = await toldOf(absence.staffId, store)
  const done: CarriedOut = { moved: 0, returned: 0, leftAsTheyAre: 0 }
  const tried = async (what: 'moved' | 'returned', act: (also: Write[]) => Promise<void>): Promise<void> => {
    try {
      await act([store.absences.touched(absence)])
      absence = { ...absence, version: absence.version + 1 }
      done[what] += 1
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      done.leftAsTheyAre += 1
    }
  }
  const reason = 'Kolēģis ir prombūtnē'
  for (const { work, to } of plan.moves) {
    const wait = plan.waits.get(work.waitId)!
    const extra = store.absences.broughtTo({ staffId: to, insteadOf: absence.staffId, absenceId: absence.absenceId, waitId: wait.waitId, box: wait.box, on, until: absence.to })
    await tried('moved', (also) => store.waits.reassign(wait, to, by, reason, { settles: isToldFor(told, wait), also: [extra, ...also] }))
  }
  for (const { waitId } of plan.late) await tried('returned', (also) => store.waits.recall(plan.waits.get(waitId)!, by, `${reason}; termiņu neviens nepaspēj: lemj vadītājs`, also))
  await store.absences.change(absence, { redistributedAt: instantOf(now()), redistributedBy: by })
  return done
}

/** What the supervisors were told of for an absence of this colleague: one that falls ill in the midst of leave has two. */
const toldOf = async (staffId: string, store: Store): Promise<ReadonlySet<string>> =>
  new Set((await store.absences.all()).filter((absence) => absence.staffId === staffId).flatMap(({ told = [] }) => told))

/** The supervisors were told of it for such an absence, and of nothing else: what they choose answers it. */
const isToldFor = (told: ReadonlySet<string>, wait: Wait): boolean => told.has(wait.waitId) && escalationsOf(wait).length === 1

/** What they were told of leaves their list, where it is still in the colleague's hands. */
async function settle(told: ReadonlySet<string>, staffId: string, store: Store): Promise<void> {
  for (const { waitId } of await workInHands(staffId, store)) while (!await isSettled(waitId, told, staffId, store));
}

/** False: it changed in this moment, and is to be read once more. */
async function isSettled(waitId: string, told: ReadonlySet<string>, staffId: string, store: Store): Promise<boolean> {
  const wait = await store.waits.byId(waitId)
  const writes = wait?.person === staffId && isToldFor(told, wait) ? store.waits.settled(wait) : []
  try {
    if (writes.length > 0) await store.commit(writes)
    return true
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return false
  }
}

/** A supervisor leaves the work where it is: no rule moves it, and what they were told of leaves their list. */
export async function leaveAsItIs(absence: Absence, by: string, { store, now }: Means): Promise<void> {
  await store.absences.change(absence, { keptAt: instantOf(now()), keptBy: by })
  await settle(await toldOf(absence.staffId, store), absence.staffId, store)
}

/** The colleague is back earlier, or the absence is taken back before it begins: there is nothing to choose any more, and what the supervisors were told of leaves their list. */
export async function endEarlier(absence: Absence, by: string, { store, now }: Means): Promise<void> {
  await store.absences.change(absence, { endedAt: instantOf(now()), endedBy: by })
  await settle(new Set(absence.told), absence.staffId, store)
}

/**
 * Looked at each hour. Planned leave nobody has chosen anything about: on its first working morning what would miss a date stands with the supervisors, and on the day
 * policy names it is shared by rule; sickness is shared on its first morning. Returns how many absences were told of, and how many shared.
 */
export async function lookAtAbsences(means: Means): Promise<{ told: number; shared: number }> {
  const { store, now, municipality } = means
  const [calendar, today] = [await calendarOf(means), dayAt(instantOf(now()))]
  const { workingDays } = absenceSharingOf(municipality, today)
  const done = { told: 0, shared: 0 }
  for (const absence of await store.absences.all()) {
    if (!lasts(absence, today)) continue
    const telling = tellsOn(calendar, absence)
    if (telling !== undefined && telling <= today) {
      await tell(absence, means)
      done.told += 1
      continue
    }
    const sharing = sharesOn(calendar, absence, workingDays)
    const plan = sharing === undefined || sharing > today ? undefined : await planFor(absence, means)
    if (plan === undefined) continue
    try {
      await carryOut(plan, 'clock', means)
      done.shared += 1
    } catch (error) {
      // A supervisor has chosen, or it was ended, in this moment: looked at again in an hour.
      if (!(error instanceof Conflict)) throw error
    }
  }
  return done
}

/** What would miss its date is escalated, with the day on which the rule decides; what the supervisors know of already stays as it is. */
async function tell(absence: Absence, means: Means): Promise<void> {
  const { store, now, municipality } = means
  const at = instantOf(now())
  const [plan, colleague] = [await planFor(absence, means), await store.people.staff(absence.staffId)]
  const shares = sharesOn(await calendarOf(means), { ...absence, toldAt: at }, absenceSharingOf(municipality, dayAt(at)).workingDays)
  const away = `${colleague?.name ?? absence.staffId} ir prombūtnē līdz ${numericDay(absence.to)}, un par darbiem nav izlemts`
  const why = `${away}${shares === undefined ? '' : `: ja neizlemj, pēc noteikuma tos pārdalīs ${momentText({ day: shares, time: sharedFrom })}`}`
  const told: string[] = []
  for (const { waitId } of [...plan?.moves.map(({ work }) => work) ?? [], ...plan?.late ?? []]) {
    const wait = plan?.waits.get(waitId)
    if (wait === undefined) continue
    if (wait.escalatedAt !== undefined) {
      // Told of already by a look that was cut short.
      if (escalationsOf(wait).some((date) => date.why.startsWith(away))) told.push(waitId)
      continue
    }
    const date = { at, action: { do: 'escalate' as const }, why, besides: true as const }
    try {
      await store.waits.fire({ ...wait, dates: [...wait.dates, date] }, date)
      told.push(waitId)
    } catch (error) {
      // Answered or moved in this moment: nobody need be told.
      if (!(error instanceof Conflict)) throw error
    }
  }
  await store.absences.change(absence, { toldAt: at, told })
}

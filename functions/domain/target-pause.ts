// Our own target stopped with a reason and a paper. The law's term never stops, and whose the time is does not change: that the ledger says, from whom we wait for.
import { z } from 'zod'
import { addWorkingDays, deadline, isWorkingDay, type Term, type WorkingCalendar } from './calendar.ts'
import { addDays, numericDay, type Day } from './days.ts'
import { Instant, StaffId } from './identifiers.ts'
import type { Wait } from './wait.ts'

/** Grounds there are; our own work, absence or load is none of them. */
export const PauseGround = z.enum(['resident-papers', 'institution', 'court', 'examination'])
export type PauseGround = z.infer<typeof PauseGround>

export const TargetPause = z.object({
  ground: PauseGround,
  /** The paper it rests on: what was asked of whom, with its number and date. */
  document: z.string(),
  from: z.iso.date(),
  /** The last day it stands still; the day before `from` when it went on the same day. */
  through: z.iso.date(),
  by: StaffId,
  at: Instant,
  /** When it went on before the day set, and through whom: `staff:<id>`, or `system` when what was waited for came. */
  resumedAt: Instant.optional(),
  resumedBy: z.string().optional(),
})
export type TargetPause = z.infer<typeof TargetPause>

/** The stop that holds on a day. */
export const pauseOn = (pauses: readonly TargetPause[] | undefined, day: Day): TargetPause | undefined =>
  pauses?.find(({ from, through, resumedAt }) => resumedAt === undefined && from <= day && day <= through)

/** The same stops with the one that holds on a day ended: that day is ours again. */
export const resumed = (pauses: readonly TargetPause[], pause: TargetPause, day: Day, at: Instant, by: string): TargetPause[] =>
  pauses.map((other) => (other === pause ? { ...other, through: addDays(day, -1), resumedAt: at, resumedBy: by } : other))

const isStopped = (pauses: readonly TargetPause[], day: Day): boolean => pauses.some(({ from, through }) => from <= day && day <= through)

/** `12.06.–20.06.` of one year, with the years where they differ. */
export function stretchText({ from, through }: { from: Day; through: Day }): string {
  const day = (of: Day): string => (from.slice(0, 4) === through.slice(0, 4) ? numericDay(of).slice(0, 6) : numericDay(of))
  return from === through ? day(from) : `${day(from)}–${day(through)}`
}

/** The stop that holds on a day, in words for a page. */
export function pausedOf({ pauses }: { pauses?: readonly TargetPause[] | undefined }, day: Day) {
  const pause = pauseOn(pauses, day)
  return pause && { ground: pause.ground, document: pause.document, stretch: stretchText(pause) }
}

/** The target as it is with its stops: as many working days later as it stood still before its own day. */
export function targetWithPauses(calendar: WorkingCalendar, from: Day, term: Term, pauses: readonly TargetPause[]): { on: Day; why: string } {
  const base = deadline(calendar, from, term)
  const stoppedBetween = (through: Day): number => {
    let days = 0
    for (let day = addDays(from, 1); day <= through; day = addDays(day, 1)) if (isStopped(pauses, day) && isWorkingDay(calendar, day)) days += 1
    return days
  }
  const moved = (stopped: number) => ('workingDays' in term ? deadline(calendar, from, { ...term, stopped }) : { on: addWorkingDays(calendar, base.on, stopped), why: base.why })
  let { on, why } = base
  for (let next = moved(stoppedBetween(on)); next.on !== on; next = moved(stoppedBetween(on))) ({ on, why } = next)
  const counted = pauses.filter((pause) => pause.from <= pause.through && pause.from <= on)
  return { on, why: [why, ...counted.map((pause) => `apturēts ${stretchText(pause)}`)].join('; ') }
}

/** A complete request has reached the resident and is not answered: only then may our target wait for their papers. `at`: by then; absent: whenever. */
export const awaitsPapers = (waits: readonly Wait[], proceedingId: string, at?: Instant): Wait | undefined => waits.find((wait) =>
  wait.state === 'Open' && wait.owner === 'resident' && wait.box === 'AwaitInformation' && wait.proceedingId === proceedingId && (wait.request === undefined || (wait.request.complete && wait.request.deliveredAt !== undefined && (at === undefined || wait.request.deliveredAt <= at))))

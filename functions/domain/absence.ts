// Absences of staff: leave entered ahead, or sickness on the same morning; and who stands in until it is over.
import { z } from 'zod'
import { addWorkingDays, nextWorkingDay, type WorkingCalendar } from './calendar.ts'
import { addDays, dayAt, Day, numericDay } from './days.ts'
import { Instant, StaffId } from './identifiers.ts'
import type { Staff } from './person.ts'

export const AbsenceKind = z.enum(['leave', 'sickness', 'training', 'other'])
export type AbsenceKind = z.infer<typeof AbsenceKind>

export const Absence = z.object({
  absenceId: z.string(),
  staffId: StaffId,
  kind: AbsenceKind,
  /** First and last day away, both included. */
  from: Day,
  to: Day,
  enteredBy: StaffId,
  enteredAt: Instant,
  /** Who stands in: while the absence lasts, and not a day longer, they may do what the absent colleague may, where that colleague serves. */
  deputyId: StaffId.optional(),
  /** Came back earlier, or never left: from this instant on it counts for nothing more. */
  endedAt: Instant.optional(),
  /** Who said so; older records do not tell. */
  endedBy: StaffId.optional(),
  /** When the supervisors were told that it has begun and nobody had chosen what becomes of the work, and the tasks they were told of: those that would miss a date. */
  toldAt: Instant.optional(),
  told: z.array(z.string()).optional(),
  /** A supervisor chose to leave the work where it is. */
  keptAt: Instant.optional(),
  keptBy: StaffId.optional(),
  /** When the work was redistributed for it, and by whom: a supervisor, or `clock` by rule. */
  redistributedAt: Instant.optional(),
  redistributedBy: z.string().optional(),
  version: z.int(),
})
export type Absence = z.infer<typeof Absence>

export const lasts = ({ from, to, endedAt }: Absence, day: Day): boolean => endedAt === undefined && from <= day && day <= to

/** Away on that day. */
export const isAway = (absences: readonly Absence[], staffId: string, day: Day): boolean =>
  absences.some((absence) => absence.staffId === staffId && lasts(absence, day))

/** The last day on which they are away, if they are on that day. */
export const awayUntil = (absences: readonly Absence[], staffId: string, day: Day): Day | undefined =>
  absences.filter((absence) => absence.staffId === staffId && lasts(absence, day)).map(({ to }) => to).toSorted().at(-1)

/**
 * Who looks after what a colleague leads while they are away, through which day: the deputy, while there is one who is at work, else the team. Absences that
 * follow each other without a day between are one. Undefined: they are at work.
 */
export function lookedAfter(absences: readonly Absence[], leadId: string, day: Day): { until: Day; deputyId: string | undefined } | undefined {
  const deputised = absences.find((absence) => absence.staffId === leadId && lasts(absence, day) && absence.deputyId !== undefined && !isAway(absences, absence.deputyId, day))
  if (deputised !== undefined) return { until: deputised.to, deputyId: deputised.deputyId }
  let until = awayUntil(absences, leadId, day)
  for (let next = until; next !== undefined; next = awayUntil(absences, leadId, addDays(next, 1))) until = next
  return until === undefined ? undefined : { until, deputyId: undefined }
}

/** From this hour on absences are looked at: who is ill has called by then. */
export const sharedFrom = '08:00'

/** Nobody has chosen yet: the work was neither shared nor left where it is, and the absence goes on. */
const isOpen = ({ endedAt, redistributedAt, keptAt }: Absence): boolean => endedAt === undefined && redistributedAt === undefined && keptAt === undefined

/**
 * The first working morning of an absence that was planned, on which the supervisors are told of what would miss its date; entered later, the next one.
 * Undefined: who is ill planned nothing, it was told, or there is nothing to choose any more.
 */
export function tellsOn(calendar: WorkingCalendar, absence: Absence): Day | undefined {
  const { kind, from, to, enteredAt, toldAt } = absence
  if (kind === 'sickness' || toldAt !== undefined || !isOpen(absence)) return undefined
  const on = nextWorkingDay(calendar, from > dayAt(enteredAt) ? from : dayAt(enteredAt))
  return on > to ? undefined : on
}

/** The first day on which the work is shared by rule: of who is ill the first, of who is away by plan so many working days after the supervisors were told. Undefined: never. */
export function sharesOn(calendar: WorkingCalendar, absence: Absence, workingDays: number): Day | undefined {
  const { kind, from, to, toldAt } = absence
  if (!isOpen(absence)) return undefined
  const told = toldAt === undefined ? tellsOn(calendar, absence) : dayAt(toldAt)
  const on = kind === 'sickness' ? from : told && addWorkingDays(calendar, told, workingDays)
  return on === undefined || on > to ? undefined : on
}

/** When what is to be done on a day (`tellsOn`, `sharesOn`) is done, as the day and the hour: absences are looked at once an hour from that morning on. */
export function sharesAt(on: Day | undefined, today: Day, time: string): { day: Day; time: string } | undefined {
  if (on === undefined) return undefined
  if (on > today || time < sharedFrom) return { day: on > today ? on : today, time: sharedFrom }
  const hour = Number(time.slice(0, 2)) + 1
  return hour > 23 ? { day: addDays(today, 1), time: sharedFrom } : { day: today, time: `${String(hour).padStart(2, '0')}:00` }
}

/** `06.03.2026. plkst. 8:00`. */
export const momentText = ({ day, time }: { day: Day; time: string }): string => `${numericDay(day)} plkst. ${time.replace(/^0/, '')}`

/** Its last day has passed, or it was ended before. */
export const isOver = ({ to, endedAt }: Absence, today: Day): boolean => endedAt !== undefined || to < today

/** Taken back before its first day: nobody was away. */
export const isCancelled = ({ from, endedAt }: Absence): boolean => endedAt !== undefined && dayAt(endedAt) < from

/**
 * A member of staff as they may act on a day: with the roles and the territory of everyone for whom they stand in on it. The day after an absence ends, or
 * when it is ended early, nothing of that is left: rights are read from the absences at each request, never written to the person.
 */
export function actingFor(staff: Staff, absences: readonly Absence[], colleagues: readonly Staff[], day: Day): Staff {
  const away = absences.filter((absence) => absence.deputyId === staff.staffId && lasts(absence, day)).flatMap(({ staffId }) => colleagues.find((colleague) => colleague.staffId === staffId) ?? [])
  if (away.length === 0) return staff
  const whole = [staff, ...away].some(({ territory }) => territory === undefined)
  const { territory: _, ...rest } = staff
  return {
    ...rest,
    roles: [...new Set([staff, ...away].flatMap(({ roles }) => roles))],
    ...(whole ? {} : { territory: [...new Set([staff, ...away].flatMap(({ territory }) => territory ?? []))] }),
  }
}

/** Work that came to someone because a colleague was away: what a supplement for extra load is reasoned by. */
export const ExtraWork = z.object({
  staffId: StaffId,
  /** Instead of whom. */
  insteadOf: StaffId,
  absenceId: z.string(),
  waitId: z.string(),
  box: z.string(),
  on: Day,
  /** The absence's last day, as it was when the work came. */
  until: Day,
})
export type ExtraWork = z.infer<typeof ExtraWork>

/** Until which day it was extra: the absence's last, or the one on which it was ended before. */
export function extraUntil({ until }: ExtraWork, absence: Absence | undefined): Day {
  const ended = absence?.endedAt && dayAt(absence.endedAt)
  return ended !== undefined && ended < until ? ended : until
}

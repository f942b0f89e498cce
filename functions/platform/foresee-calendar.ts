// What a change of the working calendar would move, counted before anybody confirms it. Nothing is written.
import type { CalendarRow } from '../domain/calendar-row.ts'
import type { Place } from '../domain/calendar-pass.ts'
import { datesAnew } from '../domain/dates-anew.ts'
import type { Day } from '../domain/days.ts'
import { instantOf } from '../domain/identifiers.ts'
import { calendarWith, movedDays } from '../policy/working-calendar.ts'
import type { Dependencies } from './dependencies.ts'
import { portion, standingBy } from './reckon-anew.ts'

/** So many open days would be later, so many earlier. */
export interface Shifts { later: number; earlier: number }
/** `reminders`: waits whose day stays, and only what warns of it moves. `whole`: everything has been looked at; else it is at least so many. */
export interface Foreseen { looked: number; legal: Shifts; target: Shifts; waits: Shifts; reminders: number; whole: boolean }

/** Somebody waits for the page so many milliseconds at most. */
const longest = 2_000

/** By the calendar as it would be with one more row. */
export async function foresee(row: CalendarRow, { store, now, municipality }: Pick<Dependencies, 'store' | 'now' | 'municipality'>): Promise<Foreseen> {
  const began = now()
  const calendar = calendarWith(movedDays(municipality, [...await store.calendar.rows(municipality), row]))
  const none = (): Shifts => ({ later: 0, earlier: 0 })
  const foreseen: Foreseen = { looked: 0, legal: none(), target: none(), waits: none(), reminders: 0, whole: true }
  const shifts = (of: Shifts, from: Day, to: Day): boolean => {
    if (to > from) of.later += 1
    if (to < from) of.earlier += 1
    return to !== from
  }
  for (let place: Place | undefined = { list: 0 }; place !== undefined;) {
    if (now() - began > longest) return { ...foreseen, whole: false }
    const { subjects, next } = await store.calendar.subjects(municipality, place, portion)
    for (const { matters, others } of await Promise.all(subjects.map((subject) => standingBy(calendar, subject, { store, municipality })))) {
      for (const { proceeding, clocks, waits } of [...matters, { proceeding: undefined, clocks: undefined, waits: others }]) {
        if (proceeding !== undefined) {
          shifts(foreseen.legal, proceeding.legalDue.on, clocks.legalDue.on)
          shifts(foreseen.target, proceeding.targetDue.on, clocks.targetDue.on)
        }
        for (const wait of waits) {
          const anew = datesAnew(calendar, wait, clocks ?? {}, instantOf(now()))
          if (anew !== undefined && !shifts(foreseen.waits, wait.due.on, anew.due.on)) foreseen.reminders += 1
        }
      }
    }
    foreseen.looked += subjects.length
    place = next
  }
  return foreseen
}

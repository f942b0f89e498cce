// Latvian holidays, and the working days moved each year by Cabinet order: those published with the house, and those the office has entered since.
import Holidays from 'date-holidays'
import type { SpecialDay, WorkingCalendar } from '../domain/calendar.ts'
import { holdingDays, type CalendarRow, type MovedDay } from '../domain/calendar-row.ts'
import { yearOf, type Day } from '../domain/days.ts'

interface PublishedDay { free: Day; worked: Day; municipality?: string; source: string }

/**
 * The Cabinet moves days for institutions paid from the state budget and recommends the same to municipalities; a row without a
 * municipality is followed by all. Days nobody printed are not here.
 */
const publishedDays: readonly PublishedDay[] = [
  { free: '2023-05-05', worked: '2023-05-20', source: 'nra.lv 412726: MK rīkojums par darba dienas pārcelšanu 2023. gadā' },
  { free: '2024-12-23', worked: '2024-12-14', source: 'delfi.lv 55655148: MK rīkojums par darba dienu pārcelšanu 2024. gadā' },
  { free: '2024-12-30', worked: '2024-12-28', source: 'delfi.lv 55655148: MK rīkojums par darba dienu pārcelšanu 2024. gadā' },
  { free: '2025-05-02', worked: '2025-05-10', source: 'nasha.la.lv: MK rīkojums par darba dienu pārcelšanu 2025. gadā' },
  { free: '2025-11-17', worked: '2025-11-08', source: 'jauns.lv 676729' },
  { free: '2026-01-02', worked: '2026-01-17', source: '1188.lv 56535; jauns.lv 691751: valsts un pašvaldību iestādēs' },
  { free: '2026-06-22', worked: '2026-06-27', source: '1188.lv 56535' },
]

/** Holidays date-holidays 3 does not know: the last day of the Song and Dance Festival was a Sunday, so Monday was free. */
const furtherHolidays: readonly SpecialDay[] = [
  { on: '2018-07-09', kind: 'holiday', name: 'Dziesmu un deju svētku noslēguma diena (pārcelta)' },
  { on: '2023-07-10', kind: 'holiday', name: 'Dziesmu un deju svētku noslēguma diena (pārcelta)' },
]

let latvia: Holidays | undefined
const holidaysOf = new Map<number, Map<Day, SpecialDay>>()

/** Public holidays of a year, the free Monday after a 4 May or 18 November at the weekend included. Reckoned once a year of the calendar. */
function publicHolidays(year: number): Map<Day, SpecialDay> {
  const known = holidaysOf.get(year)
  if (known !== undefined) return known
  latvia ??= new Holidays('LV')
  const days = latvia.getHolidays(year, 'lv').filter((holiday) => holiday.type === 'public').map((holiday): SpecialDay => ({
    on: holiday.date.slice(0, 10), kind: 'holiday', name: holiday.name.replace(/ \(aizstājējs diena\)$/, ' (pārcelta)'),
  }))
  const result = new Map([...days, ...furtherHolidays.filter((day) => yearOf(day.on) === year)].map((day) => [day.on, day]))
  holidaysOf.set(year, result)
  return result
}

const publishedIn = new Map<string, MovedDay[]>()

/** The moved days that hold in a municipality, with what its office has entered. */
export function movedDays(municipality: string, entered: readonly CalendarRow[] = []): readonly MovedDay[] {
  let published = publishedIn.get(municipality)
  if (published === undefined) {
    const followed = publishedDays.filter((day) => day.municipality === undefined || day.municipality === municipality)
    published = holdingDays(followed.map(({ free, worked, source }) => ({ rowId: `published/${free}`, free, worked, source })), [])
    publishedIn.set(municipality, published)
  }
  return entered.length === 0 ? published : holdingDays(published, entered)
}

const calendars = new Map<string, WorkingCalendar>()

/** The calendar in which these days are moved; the same days give the same calendar, so that what is reckoned by it is reckoned once. */
export function calendarWith(moved: readonly MovedDay[]): WorkingCalendar {
  const key = moved.map(({ free, worked = '' }) => `${free}>${worked}`).join()
  const known = calendars.get(key)
  if (known !== undefined) return known
  const days = new Map(moved.flatMap(({ free, worked }): [Day, SpecialDay][] => worked === undefined ? [[free, { on: free, kind: 'free', name: 'brīva diena' }]] : [
    [free, { on: free, kind: 'moved-free', name: `darba diena pārcelta uz ${worked}` }],
    [worked, { on: worked, kind: 'moved-working', name: `darba diena pārcelta no ${free}` }],
  ]))
  const made: WorkingCalendar = { specialDay: (day) => days.get(day) ?? publicHolidays(yearOf(day)).get(day) }
  calendars.set(key, made)
  return made
}

/** The working calendar of a municipality's offices, with what its office has entered. */
export const workingCalendar = (municipality: string, entered: readonly CalendarRow[] = []): WorkingCalendar => calendarWith(movedDays(municipality, entered))

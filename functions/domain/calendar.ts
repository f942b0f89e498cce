// Working days and terms: how legal and internal dates are counted, each with its explanation.
import { addDays, addMonths, shortDay, shortDayGenitive, weekday, type Day } from './days.ts'

/** A day that is not what its weekday says: a holiday, a day made free, a working day moved away, or a Saturday worked for it. */
export interface SpecialDay { on: Day; kind: 'holiday' | 'free' | 'moved-free' | 'moved-working'; name: string }

/** Answers whether a day is special; the year's holidays and the municipality's moved days come from policy. */
export interface WorkingCalendar { specialDay(day: Day): SpecialDay | undefined }

export function isWorkingDay(calendar: WorkingCalendar, day: Day): boolean {
  const special = calendar.specialDay(day)
  return special === undefined ? weekday(day) <= 5 : special.kind === 'moved-working'
}

/** The day itself if it is a working day, else the next one. */
export function nextWorkingDay(calendar: WorkingCalendar, day: Day): Day {
  let next = day
  while (!isWorkingDay(calendar, next)) next = addDays(next, 1)
  return next
}

/** The n-th working day after a day; the day itself does not count. */
export function addWorkingDays(calendar: WorkingCalendar, day: Day, n: number): Day {
  let at = day
  for (let left = n; left > 0; left -= 1) at = nextWorkingDay(calendar, addDays(at, 1))
  return at
}

/** `stopped`: working days of it that do not count, because the term stood still. */
export type Term = { workingDays: number; stopped?: number } | { days: number } | { months: number }

export interface Deadline {
  /** The last day of the term. */
  on: Day
  /** Why that day, in Latvian. */
  why: string
  from: Day
  term: Term
  /** Special days that moved the date. */
  because: SpecialDay[]
  /** The day on which the term would have ended, had it been a working day. */
  movedFrom?: Day
  law?: string
}

/**
 * The last day of a term that begins with an event on `from`; counting starts the day after (APL 42).
 * Months end on the same date of the last month, or its last day (31 January + 1 month = 28 February); a last day that
 * is not a working day moves to the next working day (APL 43).
 */
export function deadline(calendar: WorkingCalendar, from: Day, term: Term, law?: string): Deadline {
  const cited = law === undefined ? {} : { law }
  if ('workingDays' in term) {
    const on = addWorkingDays(calendar, from, term.workingDays + (term.stopped ?? 0))
    const because = specialDays(calendar, addDays(from, 1), on).filter((d) => (d.kind === 'moved-working') !== (weekday(d.on) <= 5))
    return { on, from, term, because, ...cited, why: [opening(from, term), ...explain(because)].join('; ') }
  }
  const end = 'months' in term ? addMonths(from, term.months) : addDays(from, term.days)
  const on = nextWorkingDay(calendar, end)
  if (on === end) return { on, from, term, because: [], ...cited, why: opening(from, term) }
  const because = specialDays(calendar, end, addDays(on, -1)).filter((d) => d.on === end || weekday(d.on) <= 5)
  const lastDay = calendar.specialDay(end) === undefined ? [`${shortDay(end)} ir ${weekday(end) === 6 ? 'sestdiena' : 'svētdiena'}`] : []
  return { on, from, term, because, movedFrom: end, ...cited,
    why: [opening(from, term), ...lastDay, ...explain(because), `tāpēc nākamā darba diena ${shortDay(on)}`].join('; ') }
}

function specialDays(calendar: WorkingCalendar, first: Day, last: Day): SpecialDay[] {
  const found: SpecialDay[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const special = calendar.specialDay(day)
    if (special !== undefined) found.push(special)
  }
  return found
}

const oneOrMore = (n: number, one: string, more: string) => `${n} ${n % 10 === 1 && n % 100 !== 11 ? one : more}`

function opening(from: Day, term: Term): string {
  const length = 'workingDays' in term ? oneOrMore(term.workingDays, 'darba diena', 'darba dienas')
    : 'months' in term ? oneOrMore(term.months, 'mēnesis', 'mēneši') : oneOrMore(term.days, 'diena', 'dienas')
  return `${length} no ${shortDayGenitive(from)}`
}

/** `23. un 24. jūnijs ir svētku dienas; 22. jūnijs ir pārcelta brīvdiena; 27. jūnijs ir pārcelta darba diena`. */
function explain(days: SpecialDay[]): string[] {
  const words = { holiday: ['svētku diena', 'svētku dienas'], free: ['brīva diena', 'brīvas dienas'], 'moved-free': ['pārcelta brīvdiena', 'pārceltas brīvdienas'], 'moved-working': ['pārcelta darba diena', 'pārceltas darba dienas'] } as const
  return (['holiday', 'free', 'moved-free', 'moved-working'] as const).flatMap((kind) => {
    const ofKind = days.filter((day) => day.kind === kind).map((day) => day.on)
    return ofKind.length === 0 ? [] : [`${listDays(ofKind)} ir ${words[kind][ofKind.length === 1 ? 0 : 1]}`]
  })
}

/** Days of one month share its name: `1. un 4. maijs`, `31. decembris un 1. janvāris`. */
function listDays(days: Day[]): string {
  const months = Map.groupBy(days, (day) => day.slice(0, 7))
  return joined([...months.values()].map((ofMonth) => {
    const last = ofMonth.at(-1)!
    return joined([...ofMonth.slice(0, -1).map((day) => `${Number(day.slice(8))}.`), shortDay(last)])
  }))
}

const joined = (parts: string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} un ${parts.at(-1)}`

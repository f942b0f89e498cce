// Days, months and instants: calendar arithmetic in Latvia's time zone and the way Latvia writes dates.
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Instant } from './identifiers.ts'

/** A calendar day, `YYYY-MM-DD`. Two days compare as strings. */
export const Day = z.iso.date()
export type Day = z.infer<typeof Day>

/** A calendar month, `YYYY-MM`. Two months compare as strings. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'YYYY-MM')
export type Month = z.infer<typeof Month>

const RIGA = 'Europe/Riga'
const plain = (day: Day) => Temporal.PlainDate.from(day)

// Days and months are reckoned in whole numbers: an assessment asks for hundreds of them, and a Temporal object costs a hundred times as much.

/** Days before the month in a common year that begins in March, so that the leap day comes last. */
const daysBefore = (monthFromMarch: number): number => Math.floor((153 * monthFromMarch + 2) / 5)

/** Days since 1 March of the year 0 of the proleptic Gregorian calendar. */
function dayNumber({ year, month, day }: Parts): number {
  const y = month < 3 ? year - 1 : year
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + daysBefore((month + 9) % 12) + day - 1
}

function dayOfNumber(number: number): Day {
  const era = Math.floor(number / 146_097)
  const rest = number - era * 146_097
  const year = Math.floor((rest - Math.floor(rest / 1460) + Math.floor(rest / 36_524) - Math.floor(rest / 146_096)) / 365)
  const ofYear = rest - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return written(year + 400 * era + (month < 3 ? 1 : 0), month, ofYear - daysBefore(fromMarch) + 1)
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const lengthOf = (year: number, month: number): number => (month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31)

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`)
const four = (n: number): string => (n > 999 ? `${n}` : `${n}`.padStart(4, '0'))
const written = (year: number, month: number, day: number): Day => `${four(year)}-${two(month)}-${two(day)}`

interface Parts { year: number; month: number; day: number }

/** The whole number written in the characters from … to; NaN where one is no digit. */
function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let i = from; i < to; i += 1) {
    const digit = text.charCodeAt(i) - 48
    if (!(digit >= 0 && digit <= 9)) return NaN
    number = 10 * number + digit
  }
  return number
}

/** Errors: RangeError for what is no day of the calendar. */
function partsOf(day: Day): Parts {
  const [year, month, ofMonth] = [digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10)]
  if (day.length !== 10 || !(year >= 0 && month >= 1 && month <= 12 && ofMonth >= 1 && ofMonth <= lengthOf(year, month))) throw new RangeError(`no day of the calendar: ${day}`)
  return { year, month, day: ofMonth }
}

/** 12 × year + month − 1. Errors: RangeError for what is no month. */
function monthNumber(month: Month): number {
  const [year, ofYear] = [digits(month, 0, 4), digits(month, 5, 7)]
  if (month.length !== 7 || !(year >= 0 && ofYear >= 1 && ofYear <= 12)) throw new RangeError(`no month of the calendar: ${month}`)
  return 12 * year + ofYear - 1
}

export const addDays = (day: Day, days: number): Day => dayOfNumber(dayNumber(partsOf(day)) + days)

/** Adds calendar months; a day the target month lacks becomes its last day: 31 January + 1 month = 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  const parts = partsOf(day)
  const number = 12 * parts.year + parts.month - 1 + months
  const [year, month] = [Math.floor(number / 12), (number % 12) + 1]
  return written(year, month, Math.min(parts.day, lengthOf(year, month)))
}

export const daysBetween = (from: Day, to: Day): number => dayNumber(partsOf(to)) - dayNumber(partsOf(from))

/** Monday is 1, Sunday is 7. 1 March of the year 0 was a Wednesday. */
export const weekday = (day: Day): number => ((dayNumber(partsOf(day)) + 2) % 7) + 1

export const yearOf = (day: Day | Month): number => digits(day, 0, 4)
/** January is 1. */
export const monthInYear = (day: Day | Month): number => digits(day, 5, 7)
export const monthOf = (day: Day): Month => day.slice(0, 7)
export const firstDayOf = (month: Month): Day => `${month}-01`
export const lastDayOf = (month: Month): Day => `${month}-${lengthOf(yearOf(month), monthInYear(month))}`

const monthOfNumber = (number: number): Month => `${four(Math.floor(number / 12))}-${two((number % 12) + 1)}`

export const monthPlus = (month: Month, months: number): Month => monthOfNumber(monthNumber(month) + months)

/** `count` months in calendar order, the first being `first`. */
export function monthsFrom(first: Month, count: number): Month[] {
  const number = monthNumber(first)
  return Array.from({ length: count }, (_, i) => monthOfNumber(number + i))
}

/** `count` full months that end just before `month`, in calendar order. */
export const monthsBefore = (month: Month, count: number): Month[] => monthsFrom(monthPlus(month, -count), count)

/**
 * Whole years of age on a day. A year is complete on the birthday itself (Civil Law, the day begins at midnight);
 * a person born on 29 February completes it on 28 February of a common year.
 */
export function ageOn(birthDate: Day, day: Day): number {
  const year = yearOf(day)
  const birthday = birthDate.endsWith('-02-29') && !isLeap(year) ? '02-28' : birthDate.slice(5)
  return year - yearOf(birthDate) - (birthday <= day.slice(5) ? 0 : 1)
}

/** Answers that are asked for again and again: the last thousand or two are known. */
function remembered(answer: (question: string) => string): (question: string) => string {
  const known = new Map<string, string>()
  return (question) => {
    const before = known.get(question)
    if (before !== undefined) return before
    if (known.size === 2_000) known.clear()
    const given = answer(question)
    known.set(question, given)
    return given
  }
}

const hourMs = 3_600_000
/** By hour since 1970: how many milliseconds Latvia's clocks were ahead of UTC. They change on the hour (Directive 2000/84/EC, Articles 2 and 3: at 01:00 UTC). */
const ahead = new Map<number, number>()
/** A year's hours. */
const hoursAtMost = 8_784

/** What the clocks in Latvia show at a moment, `YYYY-MM-DDTHH:MM:SS.sss`. Errors: RangeError for what is no moment. */
function wallClock(at: Instant): string {
  const ms = Date.parse(at)
  const hour = Math.floor(ms / hourMs)
  let offset = ahead.get(hour)
  if (offset === undefined) {
    offset = Temporal.Instant.fromEpochMilliseconds(hour * hourMs).toZonedDateTimeISO(RIGA).offsetNanoseconds / 1_000_000
    if (ahead.size === hoursAtMost) ahead.delete(ahead.keys().next().value!)
    ahead.set(hour, offset)
  }
  return new Date(ms + offset).toISOString()
}

/** The day in Latvia at a moment. */
export const dayAt = (at: Instant): Day => wallClock(at).slice(0, 10)

/** The moment of a Latvian wall-clock time, `HH:MM`; a time skipped in spring moves one hour on, a doubled one in autumn is the first. */
export const instantAt = (day: Day, time = '00:00'): Instant => instantOfWallClock(`${day} ${time}`)

const instantOfWallClock = remembered((text) => {
  const [day = '', time = ''] = text.split(' ')
  return plain(day).toZonedDateTime({ timeZone: RIGA, plainTime: Temporal.PlainTime.from(time) })
    .toInstant().toString({ smallestUnit: 'millisecond' })
})

/** Wall-clock time in Latvia at a moment, `HH:MM`. */
export const timeAt = (at: Instant): string => wallClock(at).slice(11, 16)

const NOMINATIVE = ['janvāris', 'februāris', 'marts', 'aprīlis', 'maijs', 'jūnijs',
  'jūlijs', 'augusts', 'septembris', 'oktobris', 'novembris', 'decembris']
const GENITIVE = ['janvāra', 'februāra', 'marta', 'aprīļa', 'maija', 'jūnija',
  'jūlija', 'augusta', 'septembra', 'oktobra', 'novembra', 'decembra']

const LOCATIVE = ['janvārī', 'februārī', 'martā', 'aprīlī', 'maijā', 'jūnijā', 'jūlijā', 'augustā', 'septembrī', 'oktobrī', 'novembrī', 'decembrī']

const parts = (day: Day | Month) => ({ year: yearOf(day), month: monthInYear(day) - 1, day: Number(day.slice(8, 10)) })

/** `2026. gada 4. maijs`. */
export const longDay = (day: Day): string => `${parts(day).year}. gada ${parts(day).day}. ${NOMINATIVE[parts(day).month]}`

/** `2026. gada 4. maijā`: on that day. */
export const onLongDay = (day: Day): string => `${parts(day).year}. gada ${parts(day).day}. ${LOCATIVE[parts(day).month]}`

/** `4. maijs`: a day inside a sentence whose year is clear. */
export const shortDay = (day: Day): string => `${parts(day).day}. ${NOMINATIVE[parts(day).month]}`

/** `4. maija`: the same in the genitive, after "no" and "līdz". */
export const shortDayGenitive = (day: Day): string => `${parts(day).day}. ${GENITIVE[parts(day).month]}`

/** `04.05.2026.`: for tables. */
export const numericDay = (day: Day): string => `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}.`

/** `2026. gada maijs`. */
export const longMonth = (month: Month): string => `${parts(month).year}. gada ${NOMINATIVE[parts(month).month]}`

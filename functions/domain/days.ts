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

export const addDays = (day: Day, days: number): Day => plain(day).add({ days }).toString()

/** Adds calendar months; a day the target month lacks becomes its last day: 31 January + 1 month = 28 or 29 February. */
export const addMonths = (day: Day, months: number): Day => plain(day).add({ months }).toString()

export const daysBetween = (from: Day, to: Day): number => plain(from).until(plain(to), { largestUnit: 'days' }).days

/** Monday is 1, Sunday is 7. */
export const weekday = (day: Day): number => plain(day).dayOfWeek

export const yearOf = (day: Day | Month): number => Number(day.slice(0, 4))
export const monthOf = (day: Day): Month => day.slice(0, 7)
export const firstDayOf = (month: Month): Day => `${month}-01`
export const lastDayOf = (month: Month): Day => addDays(firstDayOf(monthPlus(month, 1)), -1)

export const monthPlus = (month: Month, months: number): Month =>
  Temporal.PlainYearMonth.from(month).add({ months }).toString()

/** `count` months in calendar order, the first being `first`. */
export const monthsFrom = (first: Month, count: number): Month[] =>
  Array.from({ length: count }, (_, i) => monthPlus(first, i))

/** `count` full months that end just before `month`, in calendar order. */
export const monthsBefore = (month: Month, count: number): Month[] => monthsFrom(monthPlus(month, -count), count)

/**
 * Whole years of age on a day. A year is complete on the birthday itself (Civil Law, the day begins at midnight);
 * a person born on 29 February completes it on 28 February of a common year.
 */
export const ageOn = (birthDate: Day, day: Day): number => {
  const guess = yearOf(day) - yearOf(birthDate)
  return addMonths(birthDate, 12 * guess) <= day ? guess : guess - 1
}

/** The day in Latvia at a moment. */
export const dayAt = (at: Instant): Day => Temporal.Instant.from(at).toZonedDateTimeISO(RIGA).toPlainDate().toString()

/** The moment of a Latvian wall-clock time, `HH:MM`; a time skipped in spring moves one hour on, a doubled one in autumn is the first. */
export const instantAt = (day: Day, time = '00:00'): Instant =>
  plain(day).toZonedDateTime({ timeZone: RIGA, plainTime: Temporal.PlainTime.from(time) })
    .toInstant().toString({ smallestUnit: 'millisecond' })

/** Wall-clock time in Latvia at a moment, `HH:MM`. */
export const timeAt = (at: Instant): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(RIGA).toPlainTime().toString({ smallestUnit: 'minute' })

const NOMINATIVE = ['janvāris', 'februāris', 'marts', 'aprīlis', 'maijs', 'jūnijs',
  'jūlijs', 'augusts', 'septembris', 'oktobris', 'novembris', 'decembris']
const GENITIVE = ['janvāra', 'februāra', 'marta', 'aprīļa', 'maija', 'jūnija',
  'jūlija', 'augusta', 'septembra', 'oktobra', 'novembra', 'decembra']

const parts = (day: Day | Month) => ({ year: yearOf(day), month: Number(day.slice(5, 7)) - 1, day: Number(day.slice(8, 10)) })

/** `2026. gada 4. maijs`. */
export const longDay = (day: Day): string => `${parts(day).year}. gada ${parts(day).day}. ${NOMINATIVE[parts(day).month]}`

/** `4. maijs`: a day inside a sentence whose year is clear. */
export const shortDay = (day: Day): string => `${parts(day).day}. ${NOMINATIVE[parts(day).month]}`

/** `4. maija`: the same in the genitive, after "no" and "līdz". */
export const shortDayGenitive = (day: Day): string => `${parts(day).day}. ${GENITIVE[parts(day).month]}`

/** `04.05.2026.`: for tables. */
export const numericDay = (day: Day): string => `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}.`

/** `2026. gada maijs`. */
export const longMonth = (month: Month): string => `${parts(month).year}. gada ${NOMINATIVE[parts(month).month]}`

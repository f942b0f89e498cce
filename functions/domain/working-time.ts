// Working time: the milliseconds of working hours between two moments, exact in integers, whatever the season does to the clock.
import { isWorkingDay, type WorkingCalendar } from './calendar.ts'
import { addDays, instantAt, type Day } from './days.ts'
import { epochOf } from './identifiers.ts'

/** Working hours of a day as the wall clock shows them in Latvia, in order, none over midnight: `[['08:00', '12:00'], ['13:00', '17:00']]`. */
export type HoursOn = (day: Day) => readonly (readonly [string, string])[]

/** Milliseconds of working hours from one moment to a later one. Of any partition of a time the parts sum to the whole. */
export type WorkingTime = (fromMs: number, toMs: number) => number

/** The stretches of a year in order: where each begins and ends, and the working milliseconds of the year before it. */
interface Year { from: number[]; to: number[]; before: number[]; total: number }

/** Reckons a year once. A stretch of work lies within one UTC year, because nobody works at midnight in Latvia. */
export function workingTime(calendar: WorkingCalendar, hoursOn: HoursOn): WorkingTime {
  const years = new Map<number, Year>()

  function yearOf(year: number): Year {
    const known = years.get(year)
    if (known !== undefined) return known
    const made: Year = { from: [], to: [], before: [], total: 0 }
    for (let day = `${year}-01-01`; day < `${year + 1}-01-01`; day = addDays(day, 1)) {
      if (!isWorkingDay(calendar, day)) continue
      for (const [begins, ends] of hoursOn(day)) {
        const [from, to] = [epochOf(instantAt(day, begins)), epochOf(instantAt(day, ends))]
        made.from.push(from)
        made.to.push(to)
        made.before.push(made.total)
        made.total += to - from
      }
    }
    years.set(year, made)
    return made
  }

  /** Working milliseconds of the year up to a moment of it. */
  function within({ from, to, before }: Year, at: number): number {
    let [low, high] = [0, from.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (from[middle]! <= at) low = middle + 1
      else high = middle
    }
    return low === 0 ? 0 : before[low - 1]! + Math.min(at, to[low - 1]!) - from[low - 1]!
  }

  return (fromMs, toMs) => {
    const [first, last] = [new Date(fromMs).getUTCFullYear(), new Date(toMs).getUTCFullYear()]
    let sum = within(yearOf(last), toMs) - within(yearOf(first), fromMs)
    for (let year = first; year < last; year += 1) sum += yearOf(year).total
    return sum
  }
}

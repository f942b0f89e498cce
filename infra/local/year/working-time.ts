// Working time in quarter hours: every day worked at the municipality, from half past eight for eight hours.
import { isWorkingDay } from '../../../functions/domain/calendar.ts'
import { addDays, instantAt, type Day } from '../../../functions/domain/days.ts'
import { epochOf } from '../../../functions/domain/identifiers.ts'
import { workingCalendar } from '../../../functions/policy/working-calendar.ts'

export const slotsADay = 32
const slotMs = 15 * 60_000

export interface WorkingTime {
  days: readonly Day[]
  /** The number of the first slot that begins at this moment or after it. */
  slotFrom(ms: number): number
  /** When a slot begins. */
  beginOf(slot: number): number
}

/** The working time from one day to another, both included. Moments outside are taken for its first or last. */
export function workingTime(municipality: string, from: Day, to: Day): WorkingTime {
  const calendar = workingCalendar(municipality)
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) days.push(day)
  const mornings = days.map((day) => epochOf(instantAt(day, '08:30')))
  return {
    days,
    slotFrom(ms) {
      let [low, high] = [0, mornings.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if (mornings[middle]! <= ms) low = middle + 1
        else high = middle
      }
      if (low === 0) return 0
      const inDay = Math.ceil((ms - mornings[low - 1]!) / slotMs)
      return Math.min(inDay, slotsADay) + (low - 1) * slotsADay
    },
    beginOf(slot) {
      const day = Math.min(Math.floor(slot / slotsADay), mornings.length - 1)
      return mornings[day]! + (slot % slotsADay) * slotMs
    },
  }
}

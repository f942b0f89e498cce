// Which task is more urgent, and how many working days are left for it.
import { isWorkingDay, type WorkingCalendar } from './calendar.ts'
import { addDays, type Day } from './days.ts'

/** The dates of a task: what the law allows (none: no term of law runs on it), our own due day, and since when it stands. */
export interface Dated { legalOn?: Day | undefined; dueOn: Day; openedAt: string }

const none = '9999'

/** The law's date first, then our own, then what has stood longest. What no law hurries comes after what it does. */
export const byUrgency = (a: Dated, b: Dated): number =>
  (a.legalOn ?? none).localeCompare(b.legalOn ?? none) || a.dueOn.localeCompare(b.dueOn) || a.openedAt.localeCompare(b.openedAt)

/** Our own date first, then the law's. */
export const byDue = (a: Dated, b: Dated): number =>
  a.dueOn.localeCompare(b.dueOn) || (a.legalOn ?? none).localeCompare(b.legalOn ?? none) || a.openedAt.localeCompare(b.openedAt)

/** Working days after today up to and with that day: 0 on the day itself. Negative: so many have begun since it passed; 0 also while none has. */
export function workingDaysLeft(calendar: WorkingCalendar, today: Day, on: Day): number {
  const [from, to] = today <= on ? [today, on] : [on, today]
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count += 1
  return today <= on ? count : 0 - count
}

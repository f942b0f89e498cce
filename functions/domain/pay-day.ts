// The day on which the bank is asked to pay a run.
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from './calendar.ts'
import { addDays, lastDayOf, monthOf, type Day, type Month } from './days.ts'

/** Banks keep a payment order for later only so long; a day further off is most likely a slip of the year. */
const longestAheadDays = 60

/** `past`: before today. `not-working-day`: banks do not settle then. `too-far`: more than 60 days ahead. */
export type PayDayFault = 'past' | 'not-working-day' | 'too-far'

/** What speaks against paying on that day, if anything. */
export function payDayFault(calendar: WorkingCalendar, today: Day, payOn: Day): PayDayFault | undefined {
  if (payOn < today) return 'past'
  if (payOn > addDays(today, longestAheadDays)) return 'too-far'
  return isWorkingDay(calendar, payOn) ? undefined : 'not-working-day'
}

/** `early`: before the day the bank was asked to pay on. `future`: nobody knows yet. */
export type ExecutionFault = 'early' | 'future'

/** What speaks against the bank having paid on that day, if anything. */
export const executionFault = (today: Day, payOn: Day, executedOn: Day): ExecutionFault | undefined =>
  (executedOn < payOn ? 'early' : executedOn > today ? 'future' : undefined)

/** What the form proposes: the next working day, so that the second officer and the bank have their time. */
export const proposedPayDay = (calendar: WorkingCalendar, today: Day): Day => addWorkingDays(calendar, today, 1)

/** Until when the first money of a decision is expected: so many working days after it. */
export const expectedFirstPay = (calendar: WorkingCalendar, decidedOn: Day, workingDays: number): Day => addWorkingDays(calendar, decidedOn, workingDays)

/** Until when a month of a benefit is expected: what had begun when it was decided, with the first money; a later one, on its own last working day. */
export function expectedPay(calendar: WorkingCalendar, month: Month, decidedOn: Day, workingDays: number): Day {
  const first = expectedFirstPay(calendar, decidedOn, workingDays)
  if (month <= monthOf(decidedOn)) return first
  let last = lastDayOf(month)
  while (!isWorkingDay(calendar, last)) last = addDays(last, -1)
  return last < first ? first : last
}

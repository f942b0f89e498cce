// Notification Law (Paziņošanas likums) 8, 9: the day on which a sent decision counts as notified, and APL 79: until when it can be contested.
import { addWorkingDays, deadline, type Deadline, type WorkingCalendar } from '../calendar.ts'
import { addDays, shortDayGenitive, type Day } from '../days.ts'

export type Channel = 'letter' | 'registered-letter' | 'electronic' | 'in-person'

/**
 * A plain letter on the 8th day after it was registered as sent, a registered one on the 7th after it was handed to the post,
 * e-address or a signed e-mail on the 2nd working day after sending; handed over, the same day.
 * These are presumptions of delivery, not terms: they do not move off a holiday.
 */
export function deemedNotified(calendar: WorkingCalendar, sentOn: Day, channel: Channel): { on: Day; why: string } {
  if (channel === 'in-person') return { on: sentOn, why: 'izsniegts personiski' }
  if (channel === 'electronic') return { on: addWorkingDays(calendar, sentOn, 2), why: `otrā darba diena pēc elektroniskas nosūtīšanas, ${sentDay(sentOn)}` }
  const days = channel === 'letter' ? 8 : 7
  const kind = channel === 'letter' ? 'vēstules reģistrēšanas kā nosūtītas' : 'ierakstītas vēstules nodošanas pastā'
  return { on: addDays(sentOn, days), why: `${days}. diena pēc ${kind}, ${sentDay(sentOn)}` }
}

const sentDay = (day: Day) => `skaitot no ${shortDayGenitive(day)}`

/** One month from the day of notification; a year where the decision names no term (APL 79). */
export const contestTerm = (calendar: WorkingCalendar, notified: Day, termStated = true): Deadline =>
  deadline(calendar, notified, { months: termStated ? 1 : 12 }, 'APL 79. pants')

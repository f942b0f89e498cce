// A pass over all open dates after the working calendar has changed: by which days they stand, by which they are to stand, and how far it has come.
import { z } from 'zod'
import { isWorkingDay, type WorkingCalendar } from './calendar.ts'
import { MovedDay } from './calendar-row.ts'
import { addDays, shortDay, weekday, type Day } from './days.ts'
import { Instant } from './identifiers.ts'

/** A place in the lists that name every case, payout run and recalculation. */
export const Place = z.object({ list: z.int(), after: z.string().optional() })
export type Place = z.infer<typeof Place>

export const CalendarPass = z.object({
  /** The days every date stood by before it began; when it is over, those they stand by. */
  from: z.array(MovedDay),
  to: z.array(MovedDay),
  /** Where it goes on; absent: it is over. */
  place: Place.optional(),
  beganAt: Instant,
  endedAt: Instant.optional(),
  looked: z.int(),
  proceedings: z.int(),
  waits: z.int(),
  /** What could not be reckoned, by its subject: for a person to look at. */
  left: z.array(z.string()),
  version: z.int(),
})
export type CalendarPass = z.infer<typeof CalendarPass>

/** Which days changed within a stretch, with where it is printed: `23. jūnijs kļuva brīvs (MK rīkojums Nr. 12)`. Undefined: none did. */
export function changeText(before: WorkingCalendar, after: WorkingCalendar, from: Day, through: Day, moved: readonly MovedDay[]): string | undefined {
  const changes: string[] = []
  for (let day = from; day <= through; day = addDays(day, 1)) {
    const isWorked = isWorkingDay(after, day)
    if (isWorkingDay(before, day) === isWorked) continue
    const source = moved.find(({ free, worked }) => free === day || worked === day)?.source
    const became = isWorked ? (weekday(day) > 5 ? 'kļuva darba diena' : 'atkal ir darba diena') : weekday(day) > 5 ? 'vairs nav darba diena' : 'kļuva brīvs'
    changes.push(`${shortDay(day)} ${became}${source === undefined ? '' : ` (${source})`}`)
  }
  return changes.length === 0 ? undefined : changes.join('; ')
}

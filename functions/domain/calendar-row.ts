// A row of the office's working calendar: a working day moved or made free, or an earlier row taken back. Rows are added, never edited.
import { z } from 'zod'
import { Day } from './days.ts'
import { Instant, StaffId } from './identifiers.ts'

export const MovedDay = z.object({
  rowId: z.string(),
  /** The working day that is free. */
  free: Day,
  /** The day worked for it; absent: the day is simply free, as when the Saeima makes a holiday of it. */
  worked: Day.optional(),
  source: z.string(),
})
export type MovedDay = z.infer<typeof MovedDay>

const entered = { source: z.string(), enteredBy: StaffId, enteredAt: Instant }

/** Entered by the office: known from `enteredAt` on, whatever days it is about. */
export const CalendarRow = z.discriminatedUnion('says', [
  MovedDay.extend({ says: z.literal('moved'), ...entered }),
  z.object({ says: z.literal('withdrawn'), rowId: z.string(), withdraws: z.string(), ...entered }),
])
export type CalendarRow = z.infer<typeof CalendarRow>

/** The moved days that hold once every row is read: what was taken back does not, and a later row about the same free day stands in the place of an earlier one. */
export function holdingDays(published: readonly MovedDay[], rows: readonly CalendarRow[]): MovedDay[] {
  const byFreeDay = new Map(published.map((day) => [day.free, day]))
  for (const row of rows.toSorted((a, b) => a.enteredAt.localeCompare(b.enteredAt))) {
    if (row.says === 'moved') byFreeDay.set(row.free, MovedDay.parse(row))
    else for (const [free, { rowId }] of byFreeDay) if (rowId === row.withdraws) byFreeDay.delete(free)
  }
  return [...byFreeDay.values()].toSorted((a, b) => a.free.localeCompare(b.free))
}

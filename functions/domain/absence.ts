// Absences of staff: leave entered ahead, or sickness on the same morning; and who stands in until it is over.
import { z } from 'zod'
import { Day } from './days.ts'
import { Instant, StaffId } from './identifiers.ts'

export const AbsenceKind = z.enum(['leave', 'sickness', 'training', 'other'])
export type AbsenceKind = z.infer<typeof AbsenceKind>

export const Absence = z.object({
  absenceId: z.string(),
  staffId: StaffId,
  kind: AbsenceKind,
  /** First and last day away, both included. */
  from: Day,
  to: Day,
  enteredBy: StaffId,
  enteredAt: Instant,
  /** Came back earlier, or never left: from this instant on it counts for nothing more. */
  endedAt: Instant.optional(),
  /** When the work was redistributed for it, and by whom: a supervisor, or `clock` by rule. */
  redistributedAt: Instant.optional(),
  redistributedBy: z.string().optional(),
  version: z.int(),
})
export type Absence = z.infer<typeof Absence>

/** Away on that day. */
export const isAway = (absences: readonly Absence[], staffId: string, day: Day): boolean =>
  absences.some((absence) => absence.staffId === staffId && absence.endedAt === undefined && absence.from <= day && day <= absence.to)

// Handing a case over to another specialist: the story goes with it, is told once, and whoever takes it over says that they have it.
import { z } from 'zod'
import { CaseId, Instant, StaffId } from './identifiers.ts'
import { Queue } from './wait.ts'

export const HandOver = z.object({
  handOverId: z.string(),
  caseId: CaseId,
  from: StaffId,
  /** A colleague, or whoever of the team takes it. */
  to: StaffId.optional(),
  queue: Queue,
  /** What the household has told: so that nobody asks it again. */
  told: z.string(),
  /** What is not known yet. */
  questions: z.string(),
  /** What was promised to the household and what comes next. */
  next: z.string(),
  /** Tasks of the case in the giver's hands go to the receiver with the receipt. */
  withTasks: z.boolean(),
  /** The receiver leads the case from the receipt on. */
  withLead: z.boolean(),
  givenAt: Instant,
  answer: z.enum(['Received', 'Declined']).optional(),
  answeredBy: StaffId.optional(),
  answeredAt: Instant.optional(),
  reason: z.string().optional(),
  version: z.int(),
})
export type HandOver = z.infer<typeof HandOver>

// The journal: what happened in a case, when it happened and when we learned of it; appended, never changed.
import { z } from 'zod'
import { ApplicationId, CaseId, Instant, PersonId, ProceedingId, RunId } from './identifiers.ts'

/** A day that became another. */
export const DayMove = z.object({ from: z.iso.date(), to: z.iso.date() })
export type DayMove = z.infer<typeof DayMove>

export const CaseEvent = z.object({
  caseId: CaseId,
  proceedingId: ProceedingId.optional(),
  /** What: a box's name with what became of it, or an act of a person. The pages have the words for each. */
  what: z.string(),
  /** Who did it: `resident:<id>`, `staff:<id>`, `clock`, `system`, `register:<code>`. */
  by: z.string(),
  /** For whom, when a resident acts under a mandate: `by` is the representative. */
  onBehalfOf: PersonId.optional(),
  /** Two times: a paper received on Monday may be entered on Thursday. */
  occurredAt: Instant,
  recordedAt: Instant,
  /** The wait it is about and whose time it began or ended; the ledger of time is computed from these. */
  waitId: z.string().optional(),
  owner: z.string().optional(),
  /** Whose the wait is after this: the list it stands in and who has it in hand. Entries of older releases tell neither. */
  queue: z.string().optional(),
  person: z.string().optional(),
  /** The application, where it is not of one proceeding alone. */
  applicationId: ApplicationId.optional(),
  /** Of a request to a resident: whether it says all that is needed, and when it reached them, if it has. */
  request: z.object({ complete: z.boolean(), deliveredAt: Instant.optional() }).optional(),
  /** The entry this one corrects: that happened at this one's `occurredAt`. The corrected entry stays. */
  corrects: z.object({ recordedAt: Instant, what: z.string(), waitId: z.string().optional() }).optional(),
  /** Of dates that were reckoned anew: which, from when to when. The note says why. */
  moved: z.object({ legal: DayMove.optional(), target: DayMove.optional(), due: DayMove.optional() }).optional(),
  /** A short text for people; never needed by a program. */
  note: z.string().optional(),
})
export type CaseEvent = z.infer<typeof CaseEvent>

/** An act that is of no case: a payout run's, with the payables it moved, or the office's own. Told in their own books, which are sealed like a case's. */
export const OfficeEvent = CaseEvent.omit({ caseId: true, proceedingId: true }).extend({ runId: RunId.optional(), payableIds: z.array(z.string()).optional() })
export type OfficeEvent = z.infer<typeof OfficeEvent>

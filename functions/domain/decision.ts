// What a person decided in a proceeding, and the assessment it rests on.
import { z } from 'zod'
import { AnswerToAssessment } from './law/assess.ts'
import { Asked } from './law/assessment-file.ts'
import { Month } from './days.ts'
import { MonthAmount } from './law/month-amount.ts'
import { WouldGet } from './law/would-get.ts'
import { CaseId, Instant, ProceedingId, StaffId } from './identifiers.ts'
import { Contradiction } from './contradiction.ts'
import { Departure } from './law/departure.ts'
import { Hearing, PutToResident } from './law/hearing.ts'
import { Letter } from './letter.ts'

/** One run of the rules over the facts. A later one does not replace an earlier one: decisions keep theirs. */
export const Assessment = z.object({
  caseId: CaseId,
  proceedingId: ProceedingId,
  /** 1, 2, …: assessed again after a contradiction or a policy row was settled. */
  attempt: z.int(),
  assessedAt: Instant,
  /** The day whose law was applied, and the day up to which policy rows counted as known. */
  appliesOn: z.iso.date(),
  knownOn: z.iso.date(),
  answer: AnswerToAssessment.optional(),
  /** What the rules were asked, whole, to be asked again; none where there is no answer, nor in assessments of the first release. */
  asked: Asked.optional(),
  /** Months whose own law nobody knew yet: they have the amount of the day of application until they are recalculated. */
  monthsOfUnknownLaw: z.array(Month).optional(),
  /** Months whose income counts and nobody declared or entered: the day of receipt was corrected to another month. */
  monthsNotDeclared: z.array(Month).optional(),
  /** How many entries of such incomes by the office it knew (domain/entered-incomes); absent: none. */
  entered: z.int().optional(),
  /** For a refusal: the figures that alone would turn it. */
  wouldGet: z.array(WouldGet).optional(),
  /** Declared and register data that differ and that nobody has settled yet; then there is no answer. */
  contradictions: z.array(Contradiction),
})
export type Assessment = z.infer<typeof Assessment>

/** A specialist's opinion on the need for a service, or for help in a crisis (novērtējums, atzinums). */
export const NeedsOpinion = z.object({
  caseId: CaseId,
  proceedingId: ProceedingId,
  need: z.boolean(),
  opinion: z.string(),
  priorityClass: z.int().min(1).max(2),
  /** In a crisis: what is needed at once. */
  amountCents: z.int().positive().optional(),
  by: StaffId,
  at: Instant,
})
export type NeedsOpinion = z.infer<typeof NeedsOpinion>

export const DecisionReason = z.object({ code: z.string(), law: z.string(), text: z.string() })

export const Decision = z.object({
  caseId: CaseId,
  proceedingId: ProceedingId,
  granted: z.boolean(),
  /** A benefit's amount a month and its months, as assessed. */
  amountCents: z.int().positive().optional(),
  months: z.array(z.string()),
  /** By month, where the law of a later month gives another amount. */
  amounts: z.array(MonthAmount).optional(),
  /** Refusal: each with its law and the figures. Grant: the caseworker's own words, if any. */
  reasons: z.array(DecisionReason),
  remark: z.string().optional(),
  assessmentAttempt: z.int().optional(),
  /** Decided otherwise than the rules reckoned: what they said, on what ground, and why. */
  departure: Departure.optional(),
  /** How the resident was heard before an unfavourable decision, or why not. */
  hearing: Hearing.optional(),
  decidedBy: StaffId,
  decidedAt: Instant,
  /** The second person, where one was needed (domain/second-review): they approved exactly this. */
  approvedBy: StaffId.optional(),
  approvedAt: Instant.optional(),
  /** Decided by one person alone in an execution whose diagram knew no second one. */
  withoutReview: z.literal('diagram-of-an-earlier-release').optional(),
  /** Given when it is issued. */
  number: z.string().optional(),
  issuedAt: Instant.optional(),
  /** The day it counts as notified, and the last day it can be contested, each with its explanation. */
  notifiedOn: z.object({ on: z.iso.date(), why: z.string() }).optional(),
  contestUntil: z.object({ on: z.iso.date(), why: z.string() }).optional(),
  /** What was sent, as it was sent; decisions of the first release have none. */
  letter: Letter.optional(),
  version: z.int(),
})
export type Decision = z.infer<typeof Decision>

/**
 * A decision as drafted, before a second person or the resident has seen it. `version` rises with every draft: what is approved is the draft that was read.
 * It stays after it has become a decision.
 */
export const DecisionDraft = Decision.omit({ number: true, issuedAt: true, notifiedOn: true, contestUntil: true, letter: true, approvedBy: true, approvedAt: true, withoutReview: true, hearing: true }).extend({
  /** Absent: the resident is being heard, or nothing unfavourable is intended. */
  hearing: Hearing.optional(),
  /** What the resident was last asked about; absent: nothing, or it was drafted before this was kept. */
  put: PutToResident.optional(),
})
export type DecisionDraft = z.infer<typeof DecisionDraft>

// A proceeding: one matter of a case (GMI, housing benefit, a service) with its own legal clock and status.
import { z } from 'zod'
import { benefitKinds } from './benefits.ts'
import { DayMove } from './event.ts'
import { AppealId, ApplicationId, CaseId, Instant, ProceedingId, StaffId } from './identifiers.ts'
import { statesOf, transitions } from './states.ts'
import { TargetPause } from './target-pause.ts'

export const ProceedingKind = z.enum([...benefitKinds, 'service'])
export type ProceedingKind = z.infer<typeof ProceedingKind>

/** One matter of an application: its ten characters and the kind; decided anew, the round besides. */
export const proceedingIdOf = (applicationId: string, kind: ProceedingKind, round = 1): string => `${applicationId}-${kind}${round === 1 ? '' : `-${round}`}`
export const applicationOfProceeding = (proceedingId: string): string => proceedingId.slice(0, 10)
/** What is the same in every round: what is granted in one is not granted again in another. */
export const matterOf = (proceedingId: string): string => proceedingId.replace(/-[2-9]$/, '')
export const kindOfProceeding = (proceedingId: string): ProceedingKind => ProceedingKind.parse(matterOf(proceedingId).slice(11))
/** 1 as applied for; 2, 3, … each time it is decided anew. */
export const roundOf = (proceedingId: string): number => (matterOf(proceedingId) === proceedingId ? 1 : Number(proceedingId.at(-1)))
/** Where contradictions of a proceeding are settled: once for the whole application; of what is decided anew, anew. */
export const settledIn = (proceedingId: string): string => (roundOf(proceedingId) === 1 ? applicationOfProceeding(proceedingId) : proceedingId)
/** What a digit can tell; a bank's EndToEndId has no room for more. */
export const lastRound = 9

/** Which status may follow which. Every status change is a conditional write built from this table; nothing else moves a proceeding. */
export const proceedingTransitions = transitions({
  Received: ['UnderAssessment'],
  UnderAssessment: ['AwaitingDecision'],
  AwaitingDecision: ['Granted', 'Refused'],
  // A gift that is not accepted.
  Granted: ['Awarded', 'Referred', 'Withdrawn'],
  // A row of the law that reaches back may grant what was refused.
  Refused: ['Awarded'],
  Awarded: [],
  Referred: ['Queued', 'Placed', 'Withdrawn'],
  Queued: ['Referred', 'Placed', 'Withdrawn'],
  Placed: ['Ended'],
  Withdrawn: [],
  Ended: [],
})
export const ProceedingStatus = statesOf(proceedingTransitions)
export type ProceedingStatus = z.infer<typeof ProceedingStatus>

/** Nobody has decided yet: the clock of the law runs. */
export const isUndecided = (status: ProceedingStatus): boolean => ['Received', 'UnderAssessment', 'AwaitingDecision'].includes(status)

/** Nothing more is anybody's move. A service goes on, but nobody is waited for. */
export const isFinished = (status: ProceedingStatus): boolean => ['Refused', 'Awarded', 'Placed', 'Withdrawn', 'Ended'].includes(status)

/** A date of a clock with the words that explain it, as the calendar gave them when it was computed. */
export const ClockDate = z.object({ on: z.iso.date(), why: z.string() })
export type ClockDate = z.infer<typeof ClockDate>

export const Proceeding = z.object({
  proceedingId: ProceedingId,
  caseId: CaseId,
  applicationId: ApplicationId,
  kind: ProceedingKind,
  /** For a service: its code in the catalogue (policy/service-catalogue). */
  serviceCode: z.string().optional(),
  status: ProceedingStatus,
  receivedAt: Instant,
  /** The statutory term (APL 64: one month) and our own target (10 working days). */
  legalDue: ClockDate,
  targetDue: ClockDate,
  decidedAt: Instant.optional(),
  /** APL 64: the term was extended, once, with reasons the applicant was told; `from`: the day it would have ended. */
  extension: z.object({ from: ClockDate, reason: z.string(), by: z.string(), at: Instant }).optional(),
  /** When the last missing document came, where the law's term runs from it (policy/proceeding-clocks), and the request it answered. */
  lastDocument: z.object({ on: z.iso.date(), waitId: z.string() }).optional(),
  /** Stops of our own target, in the order made. */
  pauses: z.array(TargetPause).optional(),
  /** Each time the dates were reckoned anew, and why, in the order it happened: what the household reads beside the date. */
  moves: z.array(z.object({ at: Instant, why: z.string(), legal: DayMove.optional(), target: DayMove.optional() })).optional(),
  /** It decides anew what was contested: which proceeding and decision, by which appeal, and whose decisions these were, who may neither decide nor approve it. */
  reopens: z.object({ proceedingId: ProceedingId, decisionNumber: z.string(), appealId: AppealId, notBy: z.array(StaffId) }).optional(),
  /** The proceeding that decides it anew. */
  reopenedAs: ProceedingId.optional(),
  version: z.int(),
})
export type Proceeding = z.infer<typeof Proceeding>

/** What a wait without a date of law of its own stands by: the nearest of the undecided matters it keeps waiting. Of one matter, of one application, or of the whole case. */
export const nearestLegalDue = (proceedings: readonly Proceeding[], { proceedingId, applicationId }: { proceedingId?: string | undefined; applicationId?: string | undefined }): ClockDate | undefined => proceedings
  .filter((proceeding) => proceeding.decidedAt === undefined && (proceedingId === undefined || proceeding.proceedingId === proceedingId) && (applicationId === undefined || proceeding.applicationId === applicationId))
  .map(({ legalDue }) => legalDue).toSorted((a, b) => a.on.localeCompare(b.on))[0]

// A recalculation: one row of the law replayed over past decisions, the list it makes, and the signature that lets the differences be paid.
import { z } from 'zod'
import { BenefitKind } from './benefits.ts'
import { Day } from './days.ts'
import { ApplicationId, CaseId, Instant, ProceedingId, RecalculationId, StaffId } from './identifiers.ts'
import { ChangeKind, isPaid, MonthDifference, overpaidCents, owedCents } from './law/difference.ts'
import { Letter } from './letter.ts'
import { statesOf, transitions } from './states.ts'

export const recalculationTransitions = transitions({
  Replaying: ['AwaitingSignature', 'Unchanged'],
  AwaitingSignature: ['Signed', 'Declined'],
  Signed: ['Done'],
  Done: [],
  Declined: [],
  Unchanged: [],
})
export const RecalculationState = statesOf(recalculationTransitions)
export type RecalculationState = z.infer<typeof RecalculationState>

/** What the list says in numbers. */
export const Summary = z.object({
  /** Decisions the row was replayed over. */
  touched: z.int(),
  byKind: z.partialRecord(ChangeKind, z.int()),
  households: z.int(),
  /** To be paid when signed; given too much, which a person looks at. */
  owedCents: z.int(),
  overpaidCents: z.int(),
})
export type Summary = z.infer<typeof Summary>

export const Recalculation = z.object({
  recalculationId: RecalculationId,
  municipality: z.string(),
  rowId: z.string(),
  /** The row as it was replayed, word for word. */
  content: z.string(),
  /** The rows that count as known: the row, and those adopted later that hold for some of its days. */
  rows: z.array(z.string()).min(1),
  openedBy: StaffId,
  openedAt: Instant,
  state: RecalculationState,
  summary: Summary.optional(),
  /** A hash of the list as it was when it was laid before the supervisor: what is signed is this list. */
  listMark: z.string().optional(),
  signedBy: StaffId.optional(),
  signedAt: Instant.optional(),
  version: z.int(),
})
export type Recalculation = z.infer<typeof Recalculation>

/** One past decision on the list. */
export const RecalculationLine = z.object({
  recalculationId: RecalculationId,
  /** The day of application. */
  day: Day,
  caseId: CaseId,
  proceedingId: ProceedingId,
  applicationId: ApplicationId,
  kind: BenefitKind,
  change: ChangeKind,
  months: z.array(MonthDifference),
  /** What became of it after the signature. `ChangedMeanwhile`: the decision is no longer as it was listed, so nothing was paid. */
  outcome: z.enum(['Paid', 'ChangedMeanwhile']).optional(),
  version: z.int(),
})
export type RecalculationLine = z.infer<typeof RecalculationLine>

/** What a household is told of its recalculated benefit. */
export const RecalculationNotice = z.object({
  caseId: CaseId,
  proceedingId: ProceedingId,
  recalculationId: RecalculationId,
  months: z.array(MonthDifference),
  letter: Letter,
  at: Instant,
})
export type RecalculationNotice = z.infer<typeof RecalculationNotice>

export function summaryOf(touched: number, lines: readonly Pick<RecalculationLine, 'change' | 'months' | 'caseId'>[]): Summary {
  const byKind: Summary['byKind'] = {}
  for (const { change } of lines) byKind[change] = (byKind[change] ?? 0) + 1
  const same = touched - lines.length
  if (same > 0) byKind.same = same
  return {
    touched, byKind, households: new Set(lines.map(({ caseId }) => caseId)).size,
    owedCents: lines.reduce((sum, { change, months }) => sum + (isPaid(change) ? owedCents(months) : 0), 0),
    overpaidCents: lines.reduce((sum, { months }) => sum + overpaidCents(months), 0),
  }
}

/** The list as one text, in a fixed order: what the mark is made of. */
export const listText = (lines: readonly RecalculationLine[]): string =>
  lines.toSorted((a, b) => (a.proceedingId < b.proceedingId ? -1 : 1)).map(({ proceedingId, change, months }) => `${proceedingId} ${change} ${months.map(({ month, beforeCents, afterCents }) => `${month} ${beforeCents} ${afterCents}`).join(' ')}\n`).join('')

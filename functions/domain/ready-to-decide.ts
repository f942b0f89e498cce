// Decide today: a matter in which everything is checked and within limits, so that one person can grant it now, without waiting for a reception hour.
import type { Assessment, NeedsOpinion } from './decision.ts'
import { benefits } from './benefits.ts'
import type { ProceedingKind } from './proceeding.ts'
import type { RegisterCheck } from './register.ts'
import { reviewReasons, type DecidingLimits } from './second-review.ts'

export interface Checked {
  kind: ProceedingKind
  assessment: Pick<Assessment, 'answer' | 'contradictions' | 'monthsNotDeclared'> | undefined
  opinion: Pick<NeedsOpinion, 'need'> | undefined
  checks: readonly Pick<RegisterCheck, 'reply'>[]
  /** It decides anew what was contested: a second person reads it, whatever it is. */
  isReopened?: boolean
}

/**
 * A benefit the rules grant, every register having answered (or its evidence entered by hand), nothing contradicted, no second person needed; a service for
 * which the specialist found a need. A refusal is never ready: the resident and a second person come first. What the household must still prove with a paper
 * or has not been asked about is for the caseworker to look at first.
 */
export function isReadyToDecide({ kind, assessment, opinion, checks, isReopened = false }: Checked, limits: Pick<DecidingLimits, 'grantTotalAboveCents'>): boolean {
  if (isReopened) return false
  if (kind === 'service') return opinion?.need === true
  const answer = assessment?.answer
  if (answer?.outcome !== 'Entitled' || assessment?.contradictions.length !== 0 || benefits[kind].proof !== undefined || assessment.monthsNotDeclared !== undefined) return false
  if (checks.some(({ reply }) => reply.state === 'notAvailable')) return false
  return reviewReasons({ granted: true, amountCents: answer.amountCents, amounts: answer.amounts, months: answer.months }, limits).length === 0
}

// What becomes of a decision as a person means to take it: the resident is heard on it first, a second person reads it, or it is decided.
import { needsMeans } from './benefits.ts'
import type { Assessment, Decision, DecisionDraft } from './decision.ts'
import type { Grounds, Reason } from './decision-grounds.ts'
import { isAdverse, type Departure } from './law/departure.ts'
import { exemptionsFor, hearingExempt, isHeardOn, putToResident, restsOnOwnStatements, type Hearing, type PutToResident } from './law/hearing.ts'
import type { ProceedingKind } from './proceeding.ts'
import { reviewReasons, type DecidingLimits } from './second-review.ts'

/** What is decided, without how it came to it. */
export type Intended = Pick<Decision, 'granted' | 'amountCents' | 'amounts' | 'months' | 'reasons' | 'departure'>

/** What the course of a decision rests on. */
export interface Circumstances {
  /** Reasons to refuse that the rules give by themselves. */
  found: readonly Reason[]
  /** Shares of the household are taken away, so that even a grant is unfavourable. */
  takesShares: boolean
  limits: Pick<DecidingLimits, 'grantTotalAboveCents'>
  /** The draft before this one, and the hearing that has been. */
  draft: Pick<DecisionDraft, keyof Intended | 'hearing' | 'put'> | undefined
  heard: { askedAt: string; words: string | undefined } | undefined
  /** On what ground the resident need not be heard, as the person says; absent: they are to be heard. */
  exemption: string | undefined
  /** It decides anew what was contested. */
  isReopened?: boolean
  /** Executions that began before there was a second pair of eyes have no way to it, nor to a hearing. */
  knowsReview: boolean
}

/** By which way the task is left, and what is kept with what was decided. */
export type Course =
  | { outcome: 'HearingNeeded' | 'Drafted'; kept: Pick<DecisionDraft, 'hearing' | 'put'> }
  | { outcome: 'Granted' | 'Refused'; kept: Pick<Decision, 'hearing' | 'withoutReview'> }

/** ExemptionUnfit: the ground chosen not to hear the resident is none of this decision. */
export function courseOf(intended: Intended, circumstances: Circumstances): Course | 'ExemptionUnfit' {
  const { draft, heard, knowsReview, limits, isReopened } = circumstances
  const isReviewed = reviewReasons(intended, limits, isReopened).length > 0
  const hearing = knowsReview && isUnfavourable(intended, circumstances) ? hearingOf(intended, circumstances) : undefined
  if (hearing === 'ExemptionUnfit') return hearing
  if (hearing === 'owed') return { outcome: 'HearingNeeded', kept: { put: putToResident(intended) } }
  const how = hearing === undefined ? {} : { hearing }
  if (isReviewed && knowsReview) return { outcome: 'Drafted', kept: { ...how, put: heard && putBefore(draft) } }
  return { outcome: intended.granted ? 'Granted' : 'Refused', kept: { ...how, ...(isReviewed ? { withoutReview: 'diagram-of-an-earlier-release' } : {}) } }
}

/** APL 62: a refusal, a share taken away, less than the rules say. */
const isUnfavourable = ({ granted, departure, amountCents = 0, months }: Intended, { takesShares }: Circumstances): boolean =>
  takesShares || !granted || (departure !== undefined && isAdverse({ amountCents, months }, departure.rule))

/** They have been heard on this very thing; or a person says why they need not be; or they must be asked first. */
function hearingOf(intended: Intended, { draft, heard, exemption, found }: Circumstances): Hearing | 'owed' | 'ExemptionUnfit' {
  const put = putBefore(draft)
  if (heard !== undefined && put !== undefined && isHeardOn(put, intended)) return { held: true, askedAt: heard.askedAt, ...(heard.words === undefined ? {} : { words: heard.words }) }
  if (exemption === undefined) return 'owed'
  const ownStatements = intended.departure === undefined && restsOnOwnStatements(intended.reasons, found)
  const allowed = exemptionsFor(ownStatements).find((one) => one.exemption === exemption)
  return allowed === undefined ? 'ExemptionUnfit' : hearingExempt(allowed.exemption)
}

/** What the resident was asked about in this matter. A draft from before that was kept, and with no word on a hearing, is itself what was put to them. */
const putBefore = (draft: Circumstances['draft']): PutToResident | undefined => draft?.put ?? (draft === undefined || draft.hearing !== undefined ? undefined : putToResident(draft))

/**
 * Whether it may be decided otherwise than the rules reckon. A departure takes what the rules would take, or months; where a limit is counted or nothing is
 * known to be taken, only the rules decide.
 */
export const mayDepart = (kind: ProceedingKind, answer: Assessment['answer'], { takes }: Pick<Grounds, 'takes'>): boolean =>
  kind !== 'service' && answer !== undefined && answer.outcome !== 'Unsettled' && (needsMeans(kind) || (takes !== undefined && takes.counter === undefined))

/** What the rules said, to be kept beside a departure. */
export const ruleOf = ({ grantable, amountCents, months }: Pick<Grounds, 'grantable' | 'amountCents' | 'months'>): Departure['rule'] =>
  (grantable && amountCents !== undefined ? { outcome: 'Entitled', amountCents, months } : { outcome: 'NotEntitled', months: [] })

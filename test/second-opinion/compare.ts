// Lays the house's assessment beside the second opinion, household after household.
import { assess, type AnswerToAssessment } from '../../functions/domain/law/assess.ts'
import { eventDayOf } from '../../functions/domain/law/assess-claim.ts'
import { policyOn } from '../../functions/policy/policy-on.ts'
import { secondClaim, type ClaimCase, type ClaimOpinion } from './claims.ts'
import { drawClaim } from './drawn-claims.ts'
import { secondOpinion, type Case, type Opinion } from './evaluator.ts'
import { chanceOf, drawCase } from './households.ts'

/** The rows of confidence C that Tukums would sign. */
const lowIncomeRows = ['low-income-threshold/tukums/2025-01-01/2025-01-01', 'low-income-threshold/tukums/2026-01-01/2026-01-01']

export interface Difference { number: number; asked: Case; ours: Opinion; theirs: Opinion; in: string[] }

/** The answer in the second opinion's terms. */
function opinionOf(answer: AnswerToAssessment): Opinion {
  const nothing = { outcome: answer.outcome, status: '', amountCents: 0, months: [], reasons: [], missing: [] }
  if (answer.outcome === 'Unsettled') return { ...nothing, missing: [...new Set(answer.what.map(({ setting }) => setting))].toSorted() }
  if (answer.outcome === 'NotEntitled') return { ...nothing, status: answer.status, reasons: answer.reasons.map(({ code }) => code).toSorted() }
  return { ...nothing, status: answer.status, amountCents: answer.amountCents, months: answer.months }
}

export function ourOpinion({ place, kind, appliesOn, knownOn, lowIncomeSigned, facts, signedBy }: Case): Opinion {
  const signed = lowIncomeSigned ? lowIncomeRows.map((rowId) => ({ rowId, signedOn: '2025-01-01' })) : []
  const signatures = signedBy.map((personId) => ({ personId, at: `${appliesOn}T09:00:00.000Z` }))
  return opinionOf(assess({ kind, facts, signatures, policy: policyOn({ municipality: place, appliesOn, knownOn, signed }) }))
}

/** The same for a claim, with what the grant takes. */
export function ourClaim({ kind, place, appliesOn, knownOn, lowIncomeSigned, facts, signedBy, claim, uses, need, allSigned }: ClaimCase): ClaimOpinion {
  const asked = { municipality: place, appliesOn, knownOn, about: { kind, eventOn: eventDayOf(kind, claim) } }
  const terms = policyOn(asked).benefitTerms
  const rows = [...(lowIncomeSigned ? lowIncomeRows : []), ...(allSigned && terms?.row !== undefined ? [terms.row.id] : [])]
  const policy = policyOn({ ...asked, signed: rows.map((rowId) => ({ rowId, signedOn: '2021-01-01' })) })
  const signatures = signedBy.map((personId) => ({ personId, at: `${appliesOn}T09:00:00.000Z` }))
  const answer = assess({ kind, facts: { ...facts, claims: [claim] }, signatures, policy, uses: uses.map((use, i) => ({ ...use, awardId: `award-${i}` })), ...(need && { need }) })
  const { personIds = [], slots = [] } = (answer.outcome === 'Entitled' ? answer.takes : undefined) ?? {}
  return { ...opinionOf(answer), reasons: [...new Set(opinionOf(answer).reasons)], takes: answer.outcome === 'Entitled' ? `${personIds.join(' ')}: ${slots.join(' ')}` : '' }
}

export interface ClaimComparison { counts: Record<string, number>; differences: { number: number; asked: ClaimCase; ours: ClaimOpinion; theirs: ClaimOpinion; in: string[] }[] }

/** Compares so many claims drawn from the seed; counts outcomes by kind, reasons and what is missing. */
export function compareClaims(claims: number, seed: number): ClaimComparison {
  const chance = chanceOf(seed)
  const counts: Record<string, number> = {}
  const differences: ClaimComparison['differences'] = []
  for (let number = 1; number <= claims; number += 1) {
    const asked = drawClaim(chance)
    const [ours, theirs] = [ourClaim(asked), secondClaim(asked)]
    for (const what of [`${asked.kind} ${theirs.outcome}`, ...theirs.reasons, ...theirs.missing]) counts[what] = (counts[what] ?? 0) + 1
    const fields = (Object.keys(theirs) as (keyof ClaimOpinion)[]).filter((field) => String(ours[field]) !== String(theirs[field]))
    if (fields.length > 0) differences.push({ number, asked, ours, theirs, in: fields })
  }
  return { counts, differences }
}

export interface Comparison { households: number; counts: Record<string, number>; differences: Difference[] }

/** Compares `households` households drawn from the seed. `counts`: how often each outcome, and each reason to refuse, was met. */
export function compare(households: number, seed: number): Comparison {
  const chance = chanceOf(seed)
  const counts: Record<string, number> = {}
  const differences: Difference[] = []
  for (let number = 1; number <= households; number += 1) {
    const asked = drawCase(chance)
    const [ours, theirs] = [ourOpinion(asked), secondOpinion(asked)]
    for (const what of [`${asked.kind} ${theirs.outcome}`, ...theirs.reasons, ...theirs.missing.map((setting) => setting.split('.')[0] ?? setting), ...(theirs.status === '' ? [] : [`status ${theirs.status}`])])
      counts[what] = (counts[what] ?? 0) + 1
    const fields = (Object.keys(theirs) as (keyof Opinion)[]).filter((field) => String(ours[field]) !== String(theirs[field]))
    if (fields.length > 0) differences.push({ number, asked, ours, theirs, in: fields })
  }
  return { households, counts, differences }
}

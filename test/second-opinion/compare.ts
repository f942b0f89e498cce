// Lays the house's assessment beside the second opinion, household after household.
import { assess, type AnswerToAssessment } from '../../functions/domain/law/assess.ts'
import { eventDayOf } from '../../functions/domain/law/assess-claim.ts'
import { relief } from '../../functions/domain/law/relief.ts'
import { reliefKinds, type ReliefKind } from '../../functions/domain/relief.ts'
import { policyOn } from '../../functions/policy/policy-on.ts'
import { reliefTerms } from '../../functions/policy/reliefs.ts'
import { rowId, settingOn } from '../../functions/policy/rows.ts'
import { secondClaim, type ClaimCase, type ClaimOpinion } from './claims.ts'
import { drawClaim } from './drawn-claims.ts'
import { secondOpinion, type Case, type Opinion } from './evaluator.ts'
import { chanceOf, drawCase } from './households.ts'
import { secondRelief, type ReliefCase, type ReliefOpinion } from './reliefs.ts'

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

/** A relief in the second opinion's terms. */
function ourRelief({ kind, on, until, signed, uses }: ReliefCase): ReliefOpinion {
  const { name, rows } = reliefTerms[kind as ReliefKind]
  const terms = settingOn({ name, rows }, { municipality: 'tukums', appliesOn: on, knownOn: on, signed: signed ? rows.map((row) => ({ rowId: rowId(name, row), signedOn: row.from })) : [] })
  const answer = relief({ on, terms, status: until === undefined ? undefined : { status: 'needy', until, number: '' }, uses: uses.map((use, i) => ({ visitId: `${i}`, on: use.on, price: use.free ? 'Free' : 'Reduced' })) })
  return { outcome: answer.outcome, cents: answer.outcome === 'Given' ? answer.paidCents : undefined, next: answer.outcome === 'Unsettled' ? undefined : answer.nextFreeOn }
}

/** Compares so many visits at the counter, heavy on the ends of weeks, months and status. */
export function compareReliefs(visits: number, seed: number): { counts: Record<string, number>; differences: { asked: ReliefCase; ours: ReliefOpinion; theirs: ReliefOpinion }[] } {
  const chance = chanceOf(seed)
  const int = (from: number, to: number): number => from + Math.floor(chance() * (to - from + 1))
  const later = (day: string, days: number): string => new Date(Date.parse(day) + 86_400_000 * days).toISOString().slice(0, 10)
  const counts: Record<string, number> = {}
  const differences: { asked: ReliefCase; ours: ReliefOpinion; theirs: ReliefOpinion }[] = []
  for (let number = 0; number < visits; number += 1) {
    const on = chance() < 0.1 ? later('2024-11-11', int(-1, 1)) : later('2023-05-20', int(0, 1300))
    const asked: ReliefCase = {
      kind: reliefKinds[int(0, 2)]!, on, until: chance() < 0.2 ? undefined : later(on, chance() < 0.4 ? int(0, 8) : int(0, 180)), signed: chance() < 0.8,
      uses: Array.from({ length: int(0, 4) }, () => ({ on: later(on, -int(0, 35)), free: chance() < 0.6 })),
    }
    const [ours, theirs] = [ourRelief(asked), secondRelief(asked)]
    const what = `${asked.kind} ${theirs.outcome}${theirs.cents === undefined ? '' : ` ${theirs.cents}`}`
    counts[what] = (counts[what] ?? 0) + 1
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) differences.push({ asked, ours, theirs })
  }
  return { counts, differences }
}

// Of any claim whatever: one of three answers that survives being stored, in any order of people the same, never above what its row allows, and never in time again once late.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnswerToAssessment, assess } from '../../../functions/domain/law/assess.ts'
import { eventDayOf } from '../../../functions/domain/law/assess-claim.ts'
import { policyOn } from '../../../functions/policy/policy-on.ts'
import type { ClaimCase, ClaimKind } from '../../second-opinion/claims.ts'
import { drawClaim } from '../../second-opinion/drawn-claims.ts'
import { chanceOf } from '../../second-opinion/households.ts'

const claims = fc.integer({ min: 1, max: 2 ** 31 - 1 }).map((seed) => drawClaim(chanceOf(seed)))

function answerTo({ kind, place, appliesOn, knownOn, facts, signedBy, claim, uses, need, allSigned }: ClaimCase): AnswerToAssessment {
  const asked = { municipality: place, appliesOn, knownOn, about: { kind, eventOn: eventDayOf(kind, claim) } }
  const row = policyOn(asked).benefitTerms?.row
  const policy = policyOn({ ...asked, signed: allSigned && row !== undefined ? [{ rowId: row.id, signedOn: '2021-01-01' }] : [] })
  const signatures = signedBy.map((personId) => ({ personId, at: `${appliesOn}T09:00:00.000Z` }))
  return assess({ kind, facts: { ...facts, claims: [claim] }, signatures, policy, uses: uses.map((use, i) => ({ ...use, awardId: `award-${i}` })), ...(need && { need }) })
}
const gist = (answer: AnswerToAssessment) => ({ outcome: answer.outcome, cents: answer.outcome === 'Entitled' ? answer.amountCents : 0, why: answer.outcome === 'NotEntitled' ? answer.reasons.map(({ text }) => text).toSorted() : [] })

/** The most a single grant can be, for one subject or household member, in euro. */
const most: Partial<Record<ClaimKind, number>> = {
  newborn: 300, 'disabled-child': 100, respite: 400, rehabilitation: 500, 'rehab-family': 500, 'foster-clothing': 150, wedding: 200, jubilee: 150 + 25 * 20, repressed: 50, guardian: 100, dental: 60, 'dental-repair': 36, crisis: 425, school: 30,
  'no-dwelling': 187, 'orphan-start': 510, 'orphan-goods': 1445, 'orphan-studies': 298,
}

describe('any claim', () => {
  it('is answered by one of three that can be stored and read again', () => fc.assert(fc.property(claims, (asked) => {
    const answer = answerTo(asked)
    expect(AnswerToAssessment.parse(JSON.parse(JSON.stringify(answer)))).toEqual(JSON.parse(JSON.stringify(answer)))
  }), { numRuns: 300 }))

  it('has the same answer in any order of members and of those it is asked for', () => fc.assert(fc.property(claims, (asked) => {
    const { facts, claim } = asked
    const turned = { ...asked, facts: { ...facts, members: facts.members.toReversed(), incomes: facts.incomes.toReversed() }, claim: { ...claim, subjects: claim.subjects.toReversed() } }
    expect(gist(answerTo(turned))).toEqual(gist(answerTo(asked)))
  }), { numRuns: 300 }))

  it('is never granted more than its row allows, nor a fraction of a cent', () => fc.assert(fc.property(claims, (asked) => {
    const answer = answerTo(asked)
    if (answer.outcome !== 'Entitled') return
    const persons = Math.max(1, asked.claim.subjects.length, asked.facts.members.length)
    expect(Number.isInteger(answer.amountCents) && answer.amountCents > 0).toBe(true)
    const limit = most[asked.kind]
    if (limit !== undefined) expect(answer.amountCents).toBeLessThanOrEqual(limit * 100 * persons)
    expect(answer.derivation.at(-1)?.value).toBe(answer.amountCents)
  }), { numRuns: 500 }))
})

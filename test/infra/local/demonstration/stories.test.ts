// The stories of the demonstration come out as they are told, by the law of 4 May 2026.
import { describe, expect, it } from 'vitest'
import { assess } from '../../../../functions/domain/law/assess.ts'
import { monthsBefore } from '../../../../functions/domain/days.ts'
import { policyOn } from '../../../../functions/policy/policy-on.ts'
import { serviceByCode } from '../../../../functions/policy/service-catalogue.ts'
import { declarationOf } from '../../../../infra/local/demonstration/household.ts'
import { populationOf } from '../../../../infra/local/demonstration/population.ts'
import { servicePlans } from '../../../../infra/local/demonstration/places.ts'

const { stories } = populationOf('tukums')
const storyOf = (key: string) => stories.find((story) => story.key === key)!

/** The outcome for a household in which every adult has signed. */
function outcomeOf(key: string, kind: 'gmi' | 'housing') {
  const facts = declarationOf(storyOf(key).household, monthsBefore('2026-05', 3))
  const signatures = facts.members.filter(({ role }) => role !== 'child').map(({ personId }) => ({ personId, at: '2026-05-04T07:00:00.000Z' }))
  return assess({ kind, facts, signatures, policy: policyOn({ municipality: 'tukums', appliesOn: '2026-05-04', knownOn: '2026-05-04' }) })
}

describe('the pensioner with heating bills', () => {
  it('gets no GMI: 398.00 is above 187.00', () => expect(outcomeOf('heating-bills', 'gmi')).toMatchObject({ outcome: 'NotEntitled', reasons: [{ code: 'IncomeAboveThreshold' }] }))
  it('gets 187.00 × 2.1 + 151.45 − 398.00 = 146.15 towards her dwelling', () => expect(outcomeOf('heating-bills', 'housing')).toMatchObject({ outcome: 'Entitled', amountCents: 146_15 }))
})

describe('the couple with two children', () => {
  it('gets no GMI: 640.00 is above 187.00 + 3 × 131.00', () => expect(outcomeOf('two-children', 'gmi')).toMatchObject({ outcome: 'NotEntitled' }))
  it('gets all of its 320.70 of housing costs', () => expect(outcomeOf('two-children', 'housing')).toMatchObject({ outcome: 'Entitled', amountCents: 320_70 }))
  it('needs two signatures', () => expect(storyOf('two-children').household.members.filter(({ role }) => role !== 'child')).toHaveLength(2))
})

describe('the mother of three', () => {
  it('gets 580.00 − 120.00 = 460.00 of GMI: the children’s benefits do not count', () => expect(outcomeOf('mother-of-three', 'gmi')).toMatchObject({ outcome: 'Entitled', amountCents: 460_00 }))
  it('gets all of her 109.90 of housing costs', () => expect(outcomeOf('mother-of-three', 'housing')).toMatchObject({ outcome: 'Entitled', amountCents: 109_90 }))
})

describe('the worker above the threshold', () => {
  it('is refused GMI for income and for savings', () => {
    expect(outcomeOf('above-threshold', 'gmi')).toMatchObject({ outcome: 'NotEntitled', reasons: expect.arrayContaining([expect.objectContaining({ code: 'IncomeAboveThreshold' }), expect.objectContaining({ code: 'SavingsAboveLimit' })]) })
  })
  it('is refused the housing benefit too', () => expect(outcomeOf('above-threshold', 'housing')).toMatchObject({ outcome: 'NotEntitled' }))
})

describe('the services asked for', () => {
  const planOf = (key: string) => servicePlans.find(({ serviceCode }) => serviceCode === storyOf(key).wishes[0]!.serviceCode)!

  it('are in the catalogue', () => {
    expect(() => [...servicePlans.map(({ serviceCode }) => serviceCode), ...stories.flatMap(({ wishes }) => wishes.flatMap(({ serviceCode = [] }) => serviceCode))].map((code) => serviceByCode('tukums', code))).not.toThrow()
  })
  it('are full where the story is of a waiting list', () => expect(planOf('group-flat').placed).toBe(planOf('group-flat').capacity))
  it('have places where the story is of a place', () => expect(planOf('day-centre').placed).toBeLessThan(planOf('day-centre').capacity))
})

// The cliff map: where a cent more of income costs more than a cent.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { benefitsAt, cliffsOf, type ByStatus } from '../../../functions/domain/law/cliffs.ts'
import { aged, householdOf, signedByAll, tukumsOn, type Described } from './household-of.ts'
import { household } from './households.ts'

const on = '2024-05-10'
const ask = (described: Partial<Described> = {}) => {
  const facts = householdOf({ on, people: [aged(40, on), aged(10, on)], rentCents: 100_00, ...described })
  return { facts, signatures: signedByAll(facts), policy: tukumsOn(on) }
}
/** Enough to meet every shape of household many times. */
const RUNS = 10_000
const byStatus: ByStatus = { needy: 30_00, 'low-income': 12_00 }

describe('the cliff map of a household', () => {
  it('is empty for what the law gives: GMI and housing benefit taper', () => expect(cliffsOf(ask())).toEqual([]))
  it('lists where what goes by status ends: needy 343 + 240, low-income 411 + 288', () =>
    expect(cliffsOf(ask(), byStatus)).toEqual([{ incomeCents: 583_01, lostCents: 18_00 }, { incomeCents: 699_01, lostCents: 12_00 }]))
  it('counts the taper that falls on the same cent', () =>
    // 233 × 1.5 + 300 = 649.50: at 583.01 the housing benefit tapers by a cent.
    expect(cliffsOf(ask({ rentCents: 300_00 }), byStatus)[0]).toEqual({ incomeCents: 583_01, lostCents: 18_01 }))
  it('is empty for a household that savings bar from everything', () => expect(cliffsOf(ask({ savingsCents: 900_00 }), byStatus)).toEqual([]))
})

describe('income plus benefits', () => {
  const worth = fc.integer({ min: 0, max: 60_00 })
  const statusWorth = fc.record({ needy: worth, 'low-income': worth, none: worth }).map(({ needy, ...rest }): ByStatus => ({ ...rest, needy }))
  const income = fc.oneof(fc.integer({ min: 0, max: 300_000 }), fc.integer({ min: 10_000, max: 90_000 }))

  it('falls with more income only at the cliffs, and by at most what is lost there', () => fc.assert(fc.property(household, fc.oneof(fc.constant({}), statusWorth), income, fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 30_000 })), ({ facts, policy }, worth, from, more) => {
    const asked = { facts, signatures: signedByAll(facts), policy }
    const cliffs = cliffsOf(asked, worth)
    const total = (cents: number) => cents + benefitsAt(asked, cents, worth)
    const lostBetween = (a: number, b: number) => cliffs.filter(({ incomeCents }) => a < incomeCents && incomeCents <= b).reduce((sum, { lostCents }) => sum + lostCents, 0)
    expect(total(from + more)).toBeGreaterThanOrEqual(total(from) - lostBetween(from, from + more))
    // At each cliff it does fall, by the amount less the cent earned.
    for (const { incomeCents, lostCents } of cliffs) expect(total(incomeCents)).toBe(total(incomeCents - 1) - lostCents + 1)
  }), { numRuns: RUNS }), 120_000)
})

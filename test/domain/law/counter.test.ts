// Counters: whatever is asked in whatever order, no span holds more than the limit; and what is left is exactly what fits.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, yearOf, type Day } from '../../../functions/domain/days.ts'
import { fits, leftOn, type Limit, type Use } from '../../../functions/domain/law/counter.ts'

const days = fc.integer({ min: 0, max: 1200 }).map((n) => addDays('2024-01-01', n))
const asked = fc.array(fc.record({ on: days, cents: fc.integer({ min: 1, max: 300_00 }), days: fc.integer({ min: 0, max: 20 }) }), { maxLength: 25 })
const limits = fc.record({ limitCents: fc.constantFrom(400_00, 500_00), limitDays: fc.constantFrom(30, undefined), span: fc.constantFrom('calendar-year' as const, 'rolling-12-months' as const) })

/** Uses given one after the other, each only if it fits. */
const given = (list: readonly Omit<Use, 'awardId'>[], limit: Limit): Use[] =>
  list.reduce<Use[]>((uses, ask, i) => { const use = { ...ask, awardId: `award-${i}` }; return fits(uses, use, limit) ? [...uses, use] : uses }, [])

/** The fullest span there is, day by day. */
function fullest(uses: readonly Use[], { span }: Limit, of: 'cents' | 'days'): number {
  const firsts: Day[] = span === 'calendar-year' ? ['2024-01-01', '2025-01-01', '2026-01-01', '2027-01-01'] : Array.from({ length: 1900 }, (_, n) => addDays('2023-01-01', n))
  return Math.max(0, ...firsts.map((first) => uses.filter(({ on }) => first <= on && on < addMonths(first, 12)).reduce((sum, use) => sum + use[of], 0)))
}

describe('a counter', () => {
  it('is never over its limit in any span', () => fc.assert(fc.property(asked, limits, (list, limit) => {
    const uses = given(list, limit)
    return fullest(uses, limit, 'cents') <= limit.limitCents && fullest(uses, limit, 'days') <= (limit.limitDays ?? Infinity)
  }), { numRuns: 150 }))

  it('gives all that is left and not a cent more', () => fc.assert(fc.property(asked, limits, days, (list, limit, on) => {
    const uses = given(list, limit)
    const { cents } = leftOn(uses, limit, on)
    const use = (amount: number): Use => ({ awardId: 'next', on, cents: amount, days: 0 })
    return fits(uses, use(cents), limit) && !fits(uses, use(cents + 1), limit)
  })))

  it('of a calendar year knows nothing of another year', () => fc.assert(fc.property(asked, days, (list, on) => {
    const limit: Limit = { limitCents: 400_00, span: 'calendar-year' }
    const uses = given(list, limit)
    expect(leftOn(uses, limit, on)).toEqual(leftOn(uses.filter((use) => yearOf(use.on) === yearOf(on)), limit, on))
  })))

  it('counts the same award once', () => {
    const limit: Limit = { limitCents: 400_00, span: 'calendar-year' }
    expect(fits([{ awardId: 'a', on: '2026-01-05', cents: 400_00, days: 0 }], { awardId: 'a', on: '2026-01-05', cents: 400_00, days: 0 }, limit)).toBe(true)
  })
})

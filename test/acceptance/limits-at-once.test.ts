// Two grants at once: whatever their order, nobody is given the same twice and no counter goes over its limit.
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { Conflict } from '../../functions/domain/errors.ts'
import { leftOn } from '../../functions/domain/law/counter.ts'
import type { Takes } from '../../functions/domain/law/claim-frequency.ts'
import type { Write } from '../../functions/store/table.ts'
import { openOffice, type Office } from '../office.ts'

let office: Office
afterEach(() => office.close())

const limit = { limitCents: 400_00, limitDays: 30, span: 'calendar-year' as const }
const committed = async (writes: Write[]): Promise<boolean> => {
  try {
    await office.host.dependencies.store.commit(writes)
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}

describe('grants that meet', () => {
  it('of a counter: what is committed never exceeds the limit, whichever was read before which was written', async () => {
    office = await openOffice('2026-03-05 09:00')
    const { awards } = office.host.dependencies.store
    let person = 0
    const step = fc.record({ award: fc.integer({ min: 1, max: 8 }), cents: fc.integer({ min: 1, max: 250_00 }), days: fc.integer({ min: 0, max: 15 }), readEarlier: fc.boolean() })
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      const personId = `child-${(person += 1)}`
      const waiting: Write[][] = []
      const given = new Set<string>()
      for (const { award, cents, days, readEarlier } of steps) {
        const awardId = `000000000${award}-respite`
        const takes: Takes = { personIds: [personId], slots: [], counter: { on: '2026-02-01', cents, days, ...limit } }
        const writes = await awards.taking({ awardId, kind: 'respite', months: [], personIds: [], takes }).catch((error: unknown) => { if (error instanceof Conflict) return []; throw error })
        // Either it commits now, or it waits with what it has read while others commit.
        if (readEarlier) waiting.push(writes)
        else if (writes.length > 0 && await committed(writes)) given.add(awardId)
      }
      for (const writes of waiting) if (writes.length > 0) await committed(writes)
      const uses = await awards.uses(personId, 'respite', 'none')
      expect(uses.reduce((sum, use) => sum + use.cents, 0)).toBeLessThanOrEqual(limit.limitCents)
      expect(uses.reduce((sum, use) => sum + use.days, 0)).toBeLessThanOrEqual(limit.limitDays)
      expect(new Set(uses.map(({ awardId }) => awardId)).size).toBe(uses.length)
      for (const awardId of given) expect(uses.map((use) => use.awardId)).toContain(awardId)
      expect(leftOn(uses, limit, '2026-06-01').cents).toBeGreaterThanOrEqual(0)
    }), { numRuns: 60 })
  })

  it('of a yearly benefit for the same ward: one is given, the other is told why', async () => {
    office = await openOffice('2026-03-05 09:00')
    const { awards } = office.host.dependencies.store
    const takes: Takes = { personIds: ['ward'], slots: ['y2026'] }
    const [one, two] = await Promise.all(['0000000001-guardian', '0000000002-guardian'].map((awardId) => awards.taking({ awardId, kind: 'guardian', months: [], personIds: [], takes })))
    expect([await committed(one ?? []), await committed(two ?? []), await committed(one ?? [])]).toEqual([true, false, true])
    expect(await awards.slotsTaken(['ward'], 'guardian', '0000000002-guardian')).toEqual(['y2026'])
    expect(await awards.slotsTaken(['ward'], 'guardian', '0000000001-guardian')).toEqual([])
  })
})

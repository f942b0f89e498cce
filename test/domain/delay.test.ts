// What ended proceedings come to: medians that somebody really waited, means that add up, and no figure of too few.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { delayOf, spread } from '../../functions/domain/delay.ts'
import { ownerPriority } from '../../functions/domain/ledger.ts'
import { latest, packed, rowOf, unpacked, type TimeRow } from '../../functions/domain/time-digest.ts'
import type { TimeSummary } from '../../functions/domain/time-summary.ts'

const day = 86_400
const received = Date.parse('2026-03-02T08:00:00.000Z') / 1000
const terms = () => ({ tenDays: '2026-03-16', month: '2026-04-02' })

/** A matter received on 2 March 2026, decided after so many days in our queue. */
const matter = (n: number, days: number, more: Partial<TimeRow> = {}): TimeRow => ({
  proceedingId: `${String(n).padStart(10, '0')}-gmi`, kind: 'gmi', month: '2026-03', parish: 'Tukums', unit: 'assistance', worker: 'ilze', receivedOn: '2026-03-02',
  decidedOn: new Date((received + days * day) * 1000).toISOString().slice(0, 10), received, decided: received + days * day, paid: undefined, rounds: 0, queueWaits: 1, handOvers: 0, handOverWait: 0, inHands: 0,
  owners: ownerPriority.map((owner) => (owner === 'queue' ? days * day : 0)), steps: [['AwaitDecision', days * day]], ...more,
})

describe('The median and the ninth decile', () => {
  it('are the values at the nearest rank: the fifth and the ninth of ten, the sixth and the tenth of eleven', () => {
    expect(spread([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toEqual({ count: 10, median: 5, p90: 9 })
    expect(spread([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])).toEqual({ count: 11, median: 6, p90: 10 })
  })

  it('are not told of too few: no median of four, one of five; no decile of nine, one of ten', () => {
    expect(spread([1, 2, 3, 4])).toEqual({ count: 4 })
    expect(spread([1, 2, 3, 4, 5])).toEqual({ count: 5, median: 3 })
    expect(spread([1, 2, 3, 4, 5, 6, 7, 8, 9])).not.toHaveProperty('p90')
    expect(spread([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toHaveProperty('p90', 9)
  })

  it('are times some matter really took, with at least so many at or below', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 10 }), (values) => {
      const { median, p90 } = spread(values)
      for (const [value, of100] of [[median!, 50], [p90!, 90]] as const) {
        expect(values).toContain(value)
        expect(100 * values.filter((each) => each <= value).length).toBeGreaterThanOrEqual(of100 * values.length)
        expect(100 * values.filter((each) => each < value).length).toBeLessThan(of100 * values.length)
      }
    }))
  })
})

describe('A period', () => {
  it('counts a decision on the last day in time and on the next one late', () => {
    const { inTenDays, inMonth } = delayOf([matter(1, 14), matter(2, 15), matter(3, 31), matter(4, 32), matter(5, 3, { decided: undefined, decidedOn: '' })], terms)
    expect(inTenDays).toEqual({ count: 4, within: 1 })
    expect(inMonth).toEqual({ count: 4, within: 3 })
  })

  it('reckons payment only of what was paid, rounds and hand-overs of all', () => {
    const paid = Array.from({ length: 5 }, (_, n) => matter(n, 4, { paid: received + (10 + n) * day, rounds: n, ...(n === 0 ? { handOvers: 2, handOverWait: 3 * day } : {}) }))
    const { toPayment, whole, rounds, handOvers, ended } = delayOf([...paid, matter(9, 4)], terms)
    expect([toPayment.count, toPayment.median, whole.median, ended]).toEqual([5, 8 * day, 12 * day, 6])
    expect([rounds, handOvers]).toEqual([[2, 1, 1, 2], { proceedings: 1, count: 2, wait: { count: 1 } }])
  })

  it('tells how long matters lay after they were handed over, of those it is kept of', () => {
    const handed = Array.from({ length: 6 }, (_, n) => matter(n, 9, { handOvers: 1, handOverWait: n === 5 ? undefined : (n + 1) * day }))
    expect(delayOf([...handed, matter(9, 4)], terms).handOvers).toEqual({ proceedings: 6, count: 6, wait: { count: 5, median: 3 * day } })
  })

  it('divides by unit, worker, benefit, parish and month so that each division is the whole', () => {
    const delay = delayOf([matter(1, 1), matter(2, 2, { unit: 'social-work', worker: 'janis', kind: 'service', parish: '', month: '2026-04' })], terms)
    for (const groups of Object.values(delay.by)) expect(groups.map(({ ended }) => ended)).toEqual([1, 1])
    expect(delay.by.month.map(({ key }) => key)).toEqual(['2026-03', '2026-04'])
  })

  it('with nothing in it has no figures, and none is not a number', () => {
    expect(JSON.stringify(delayOf([], terms))).not.toMatch(/null|NaN/)
    expect(delayOf([], terms)).toMatchObject({ ended: 0, mean: 0, toDecision: { count: 0 }, owners: [], steps: [] })
  })

  it('has means by owner that sum to the mean of the whole, and shares that sum to one', () => {
    const owners = fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: ownerPriority.length, maxLength: ownerPriority.length })
    fc.assert(fc.property(fc.array(owners, { minLength: 1, maxLength: 50 }), (each) => {
      const { owners: parts, mean } = delayOf(each.map((of, n) => matter(n, 1, { owners: of })), terms)
      const total = each.flat().reduce((sum, of) => sum + of, 0)
      expect(mean * each.length).toBeCloseTo(total, 3)
      expect(parts.reduce((sum, part) => sum + part.mean, 0)).toBeCloseTo(mean, 3)
      if (total > 0) expect(parts.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(1, 9)
    }))
  })
})

describe('A digest', () => {
  it('reads back as it was written, whatever words and numbers it holds', () => {
    const row = fc.record({
      proceedingId: fc.string(), kind: fc.string(), month: fc.string(), parish: fc.string(), unit: fc.string(), worker: fc.string(), receivedOn: fc.string(), decidedOn: fc.string(),
      received: fc.nat(), decided: fc.option(fc.integer({ min: 1 }), { nil: undefined }), paid: fc.option(fc.integer({ min: 1 }), { nil: undefined }), rounds: fc.nat(), queueWaits: fc.nat(), handOvers: fc.nat(), handOverWait: fc.option(fc.nat(), { nil: undefined }), inHands: fc.nat(),
      owners: fc.array(fc.nat(), { minLength: ownerPriority.length, maxLength: ownerPriority.length }), steps: fc.array(fc.tuple(fc.string(), fc.nat())),
    })
    fc.assert(fc.property(fc.array(row), (rows) => { expect(unpacked(packed(rows as TimeRow[]))).toEqual(rows) }))
  })

  it('of a release that did not keep the wait after a hand-over reads as it was, the wait unknown', () => {
    const row = matter(1, 3)
    const [words, [written]] = JSON.parse(packed([row])) as [string[], number[][]]
    expect(unpacked(JSON.stringify([words, [written!.toSpliced(15, 1)]]))).toEqual([{ ...row, handOverWait: undefined }])
  })

  it('knows a matter told twice by what was told last', () => {
    expect(latest([matter(1, 3), matter(2, 3), matter(1, 3, { paid: received + 9 * day })]).map(({ paid }) => paid)).toEqual([received + 9 * day, undefined])
  })

  it('takes from a summary its days in Latvia, its seconds by owner and box, and the hands of who decided', () => {
    const summary: TimeSummary = {
      caseId: '0000000001', proceedingId: '0000000001-gmi', kind: 'gmi', status: 'Awarded', parish: 'Tume', receivedAt: '2026-03-01T22:30:00.000Z', decidedAt: '2026-03-10T22:30:00.000Z', endedAt: '2026-03-31T22:30:00.000Z',
      unit: 'assistance', worker: 'ilze', elapsed: { calendar: 3000, working: 0 }, owners: { queue: { calendar: 1000, working: 0 }, hands: { calendar: 2000, working: 0 } },
      boxes: [{ box: 'AwaitDecision', owner: 'queue', calendar: 1000, working: 0, times: 1 }, { box: 'AwaitDecision', owner: 'hands', person: 'ilze', calendar: 1000, working: 0, times: 1 }, { box: 'AwaitDecision', owner: 'hands', person: 'inga', calendar: 1000, working: 0, times: 1 }],
      rounds: 1, queueWaits: 1, handOvers: 1, version: 1,
    }
    expect(rowOf(summary)).toMatchObject({ month: '2026-03', receivedOn: '2026-03-02', decidedOn: '2026-03-11', inHands: 1, steps: [['AwaitDecision', 3]], rounds: 1 })
    expect(rowOf(summary).owners.slice(0, 2)).toEqual([2, 1])
    expect(rowOf(summary).paid).toBeUndefined()
    // Whose the receipt of a hand-over was waited for is a step of its own each.
    const receipt = (owner: 'hands' | 'queue', calendar: number) => ({ box: 'AwaitReceipt', owner, calendar, working: 0, times: 1 })
    expect(rowOf({ ...summary, boxes: [receipt('hands', 4000), receipt('queue', 2000), receipt('hands', 1000)] }).steps).toEqual([['AwaitReceipt', 5], ['AwaitReceiptOfTeam', 2]])
  })
})

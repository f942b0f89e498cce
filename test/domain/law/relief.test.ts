// Reliefs in kind: a table of days, uses and status; and which status holds.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../functions/domain/days.ts'
import { relief, type ReliefTerms } from '../../../functions/domain/law/relief.ts'
import { statusInForce, type Established } from '../../../functions/domain/law/status-in-force.ts'
import { reliefKinds, reliefSums, type ReliefPrice, type ReliefUse, type VisitAndItsEnd } from '../../../functions/domain/relief.ts'
import { reliefTerms } from '../../../functions/policy/reliefs.ts'
import { rowId, settingOn } from '../../../functions/policy/rows.ts'

const signed = reliefKinds.flatMap((kind) => reliefTerms[kind].rows.map((row) => ({ rowId: rowId(reliefTerms[kind].name, row), signedOn: '2024-01-01' })))
const termsOn = (kind: (typeof reliefKinds)[number], on: string, signatures = signed) => settingOn(reliefTerms[kind], { municipality: 'tukums', appliesOn: on, knownOn: on, signed: signatures })
const until = (day: string) => ({ status: 'needy' as const, until: day, number: '2026/L-1' })
const used = (on: string, price: ReliefPrice = 'Free'): ReliefUse => ({ visitId: on, on, price })

/** `price cents → next free day`, or the reason it is not given. */
const told = (kind: (typeof reliefKinds)[number], on: string, uses: ReliefUse[] = [], to: string | undefined = '2026-12-31'): string => {
  const answer = relief({ on, terms: termsOn(kind, on), status: to === undefined ? undefined : until(to), uses })
  return answer.outcome === 'Unsettled' ? 'Unsettled' : `${answer.outcome === 'Given' ? `${answer.price} ${answer.paidCents}` : answer.reason} → ${answer.nextFreeOn ?? 'never'}`
}
const withoutStatus = (kind: (typeof reliefKinds)[number], on: string): string => { const answer = relief({ on, terms: termsOn(kind, on), status: undefined, uses: [used(on)] }); return answer.outcome === 'Given' ? `${answer.price} ${answer.paidCents}` : answer.outcome === 'NotGiven' ? answer.reason : answer.outcome }

// 2 March 2026 is a Monday.
describe('the shower', () => {
  it.each([
    ['the first of the month is free', told('shower', '2026-03-05'), 'Free 0 → 2026-04-01'],
    ['the second costs 6.66 − 2.00', told('shower', '2026-03-05', [used('2026-03-01')]), 'Reduced 466 → 2026-04-01'],
    ['the next month begins anew, on its first day', told('shower', '2026-04-01', [used('2026-03-31')]), 'Free 0 → 2026-05-01'],
    ['what was paid in full before the status does not use up the free one', told('shower', '2026-03-05', [used('2026-03-02', 'Full')]), 'Free 0 → 2026-04-01'],
    ['is not free again after the status ends', told('shower', '2026-03-05', [used('2026-03-01')], '2026-03-31'), 'Reduced 466 → never'],
    ['without a status costs 6.66 €', withoutStatus('shower', '2026-03-05'), 'Full 666'],
  ])('%s', (_, is, ought) => expect(is).toBe(ought))
})

describe('the laundry', () => {
  it.each([
    ['is free once in a week from Monday', told('laundry', '2026-03-08', [used('2026-03-01')]), 'Free 0 → 2026-03-09'],
    ['and not twice', told('laundry', '2026-03-08', [used('2026-03-02')]), 'TakenAlready → 2026-03-09'],
    ['is for households with a status: no price for others is known', withoutStatus('laundry', '2026-03-08'), 'NoStatus'],
  ])('%s', (_, is, ought) => expect(is).toBe(ought))
})

describe('the soup kitchen', () => {
  it.each([
    ['is open on Monday', told('soup', '2026-03-02'), 'Free 0 → 2026-03-04'], ['on Friday', told('soup', '2026-03-06'), 'Free 0 → 2026-03-09'],
    ['not on Tuesday', told('soup', '2026-03-03'), 'Closed → 2026-03-04'], ['gives one portion a day', told('soup', '2026-03-04', [used('2026-03-04')]), 'TakenAlready → 2026-03-06'],
    ['and had no terms before 11 November 2024', told('soup', '2024-11-10'), 'Unsettled'],
  ])('%s', (_, is, ought) => expect(is).toBe(ought))
})

describe('a row of confidence C', () => {
  it('gives nothing before the municipality has signed it, from whoever asks', () => {
    for (const kind of ['laundry', 'soup'] as const) for (const status of [undefined, until('2026-12-31')])
      expect(relief({ on: '2026-03-02', terms: termsOn(kind, '2026-03-02', []), status, uses: [] })).toMatchObject({ outcome: 'Unsettled', what: [{ setting: 'reliefTerms' }] })
  })
})

describe('whatever the terms and the uses', () => {
  const terms: fc.Arbitrary<ReliefTerms> = fc.record({ law: fc.constant('§'), freeOnceIn: fc.constantFrom('month', 'week', 'day'), fullPriceCents: fc.option(fc.nat(1000), { nil: undefined }), thenOffCents: fc.option(fc.nat(1000), { nil: undefined }), weekdays: fc.option(fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), { nil: undefined }) }) as fc.Arbitrary<ReliefTerms>
  const day = fc.nat(400).map((n) => addDays('2025-12-01', n))
  const row = { id: 'r', source: 's', confidence: 'B' as const }

  it('a next free day is free when it comes, and no day between is', () => fc.assert(fc.property(terms, day, day, fc.array(day, { maxLength: 6 }), (value, on, end, days) => {
    const ask = (when: string, uses: ReliefUse[]) => relief({ on: when, terms: { value, row }, status: end < on ? undefined : until(end), uses })
    const uses = days.filter((each) => each <= on).map((each) => used(each))
    const answer = ask(on, uses)
    if (answer.outcome === 'Unsettled') throw new Error('the terms are settled')
    const after = answer.outcome === 'Given' && answer.price === 'Free' ? [...uses, used(on)] : uses
    const free = (when: string): boolean => { const then = ask(when, after); return when <= end && then.outcome === 'Given' && then.price === 'Free' }
    for (let when = addDays(on, 1), i = 0; i < 45; when = addDays(when, 1), i += 1) {
      if (answer.nextFreeOn === undefined || when < answer.nextFreeOn) expect(end >= on && free(when), when).toBe(false)
      else { expect(free(when), when).toBe(true); break }
    }
  }), { numRuns: 500 }))

  it('nobody pays more than the full price, and the sentence for the counter names neither status nor means', () => fc.assert(fc.property(terms, day, day, fc.array(day, { maxLength: 6 }), (value, on, end, days) => {
    const answer = relief({ on, terms: { value, row }, status: end < on ? undefined : until(end), uses: days.map((each) => used(each)) })
    if (answer.outcome === 'Given') expect(answer.paidCents).toBeLessThanOrEqual(value.fullPriceCents ?? 0)
    expect(answer.why).not.toMatch(/trūcīg|maznodroš|ienākum|2026\/L-1/)
  })))
})

describe('the status in force', () => {
  const needy: Established = { status: 'needy', months: ['2026-01', '2026-02', '2026-03'], appliesOn: '2026-01-20', decidedOn: '2026-02-03', number: '2026/L-1' }
  it('holds from the day it was decided to the last day of its months', () =>
    expect(['2026-02-02', '2026-02-03', '2026-03-31', '2026-04-01'].map((on) => statusInForce([needy], on)?.until)).toEqual([undefined, '2026-03-31', '2026-03-31', undefined]))
  it('gives way to what a later application established, that there is none too', () => {
    const low: Established = { ...needy, status: 'low-income', months: ['2026-03', '2026-04', '2026-05'], appliesOn: '2026-03-02', decidedOn: '2026-03-10', number: '2026/L-2' }
    expect(['2026-03-09', '2026-03-10', '2026-04-01'].map((on) => statusInForce([low, needy], on)?.status)).toEqual(['needy', 'low-income', 'low-income'])
    expect(statusInForce([needy, { ...low, status: 'none' }], '2026-03-10')).toBeUndefined()
  })
  it('is not touched by a decision that did not ask for it, or could not tell', () =>
    expect((['not-asked', 'unsettled'] as const).map((status) => statusInForce([needy, { ...needy, status, appliesOn: '2026-02-10', decidedOn: '2026-02-11' }], '2026-03-01')?.status)).toEqual(['needy', 'needy']))
})

describe('the sums of a month', () => {
  it('leave out what was taken back, and count the relief where a price is known', () => {
    const visit = (visitId: string, more: Partial<VisitAndItsEnd>): VisitAndItsEnd => ({ visitId, personId: 'anna', kind: 'shower', on: '2026-03-02', price: 'Free', paidCents: 0, fullPriceCents: 666, parish: 'Tukums', derivation: [], by: 'dina', at: '2026-03-02T08:00:00.000Z', ...more })
    const undone = { visitId: '3', personId: 'anna', on: '2026-03-02', reason: 'kļūda', by: 'dina', at: '2026-03-02T09:00:00.000Z' }
    expect(reliefSums([visit('1', {}), visit('2', { price: 'Reduced', paidCents: 466 }), visit('3', { undone }), visit('4', { kind: 'soup', fullPriceCents: undefined })])).toEqual([
      { kind: 'shower', persons: 1, visits: 2, free: 1, reduced: 1, full: 0, paidCents: 466, reliefCents: 866 }, { kind: 'soup', persons: 1, visits: 1, free: 1, reduced: 0, full: 0, paidCents: 0, reliefCents: 0 },
    ])
  })
})

// Departing from the rules, hearing before what is unfavourable, and when a second person must look.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { departureGrounds, departureOn, flawsOfDeparture, isAdverse, type Departure } from '../../../functions/domain/law/departure.ts'
import { exemptionsFor, restsOnOwnStatements } from '../../../functions/domain/law/hearing.ts'
import { monthsFrom } from '../../../functions/domain/days.ts'
import { reviewReasons } from '../../../functions/domain/second-review.ts'

const rule: Departure['rule'] = { outcome: 'Entitled', amountCents: 37_00, months: ['2026-03', '2026-04'] }
const none: Departure['rule'] = { outcome: 'NotEntitled', months: [] }
const within = { applicationMonth: '2026-03', mostMonths: 6 }

describe('A departure from the rules', () => {
  it('decides something else than the rules', () => {
    expect(flawsOfDeparture({ amountCents: 37_00, months: ['2026-03', '2026-04'] }, rule, within)).toEqual(['NothingDeparts'])
    expect(flawsOfDeparture({ amountCents: 37_01, months: ['2026-03', '2026-04'] }, rule, within)).toEqual([])
    expect(flawsOfDeparture({ amountCents: 37_00, months: ['2026-03'] }, rule, within)).toEqual([])
  })

  it('is for six months at most, not seven, and none before the application', () => {
    expect(flawsOfDeparture({ amountCents: 1, months: monthsFrom('2026-03', 6) }, none, within)).toEqual([])
    expect(flawsOfDeparture({ amountCents: 1, months: monthsFrom('2026-03', 7) }, none, within)).toEqual(['TooManyMonths'])
    expect(flawsOfDeparture({ amountCents: 1, months: ['2026-02'] }, none, within)).toEqual(['NotInOrder'])
    expect(flawsOfDeparture({ amountCents: 1, months: [] }, none, within)).toEqual(['NoMonths'])
    expect(flawsOfDeparture({ amountCents: 1, months: ['2026-04', '2026-04'] }, none, within)).toEqual(['NotInOrder'])
  })

  it('is unfavourable when a cent or a month less than the rules say, and never when they say nothing', () => {
    expect(isAdverse({ amountCents: 36_99, months: ['2026-03', '2026-04'] }, rule)).toBe(true)
    expect(isAdverse({ amountCents: 37_01, months: ['2026-03', '2026-04'] }, rule)).toBe(false)
    expect(isAdverse({ amountCents: 99_00, months: ['2026-03'] }, rule)).toBe(true)
    expect(isAdverse({ amountCents: 1, months: ['2026-03'] }, none)).toBe(false)
  })

  it('rests on a ground of a closed list, each with its law', () => {
    expect(departureGrounds.every(({ law, text }) => law.startsWith('APL ') && text.length > 10)).toBe(true)
  })
})

describe('A second person looks', () => {
  const limits = { grantTotalAboveCents: 2_500_00 }
  it('at every refusal and every departure', () => {
    expect(reviewReasons({ granted: false, months: [] }, limits)).toEqual(['Refusal'])
    expect(reviewReasons({ granted: true, amountCents: 1, months: ['2026-03'], departure: departureOn('Discretion', 'Tā vajag', none) }, limits)).toEqual(['Departure'])
  })

  it('at a grant of one cent above the limit in all its months, and not at the limit', () => {
    expect(reviewReasons({ granted: true, amountCents: 416_66, months: monthsFrom('2026-03', 6) }, limits)).toEqual([])
    expect(reviewReasons({ granted: true, amountCents: 2_500_00, months: ['2026-03'] }, limits)).toEqual([])
    expect(reviewReasons({ granted: true, amountCents: 2_500_01, months: ['2026-03'] }, limits)).toEqual(['AboveLimit'])
  })

  it('alone decides what is neither, whatever the amount and months', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 3_000_00 }), fc.integer({ min: 1, max: 6 }), (amountCents, count) => {
      const isLarge = amountCents * count > limits.grantTotalAboveCents
      expect(reviewReasons({ granted: true, amountCents, months: monthsFrom('2026-03', count) }, limits).length > 0).toBe(isLarge)
    }))
  })
})

describe('The resident need not be heard', () => {
  it.each([
    { rests: true, what: 'an income they stated', reasons: ['IncomeAboveThreshold'], found: ['IncomeAboveThreshold', 'SavingsAboveLimit'] },
    { rests: false, what: 'something a person established besides', reasons: ['IncomeAboveThreshold', 'MovedOut'], found: ['IncomeAboveThreshold'] },
    { rests: false, what: 'a duty the office found broken, of one who lives alone', reasons: ['CooperationRefused'], found: ['CooperationRefused'] },
    { rests: false, what: 'a duty nobody of the household keeps', reasons: ['NobodyCooperates'], found: ['NobodyCooperates'] },
    { rests: false, what: 'a need no specialist has found', reasons: ['NoNeedFound'], found: ['NoNeedFound'] },
    { rests: false, what: 'no reason at all, as when a share is taken away', reasons: [], found: [] },
  ])('because it rests on their own statements: $rests for $what', ({ rests, reasons, found }) => {
    const coded = (codes: string[]) => codes.map((code) => ({ code }))
    expect(restsOnOwnStatements(coded(reasons), coded(found))).toBe(rests)
  })

  it('on that ground only where the decision rests on nothing else', () => {
    expect(exemptionsFor(true).map(({ exemption }) => exemption)).toContain('OwnStatements')
    expect(exemptionsFor(false).map(({ exemption }) => exemption)).not.toContain('OwnStatements')
  })
})

// The thresholds, limits and coefficients by day, as printed by their sources.
import { describe, expect, it } from 'vitest'
import { divideHalfUp } from '../../functions/domain/money.ts'
import type { PersonScale } from '../../functions/domain/law/policy.ts'
import { gmiThreshold } from '../../functions/policy/gmi-threshold.ts'
import { housingCoefficients } from '../../functions/policy/housing-coefficients.ts'
import { lowIncomeMaximum, lowIncomeThreshold } from '../../functions/policy/low-income-threshold.ts'
import { minimumWage } from '../../functions/policy/minimum-wage.ts'
import { needyThreshold } from '../../functions/policy/needy-threshold.ts'
import { rowOn, type PolicyTable } from '../../functions/policy/rows.ts'
import { afterTheLastRow } from './after-the-last-row.ts'
import { savingsLimit } from '../../functions/policy/savings-limit.ts'

const FAR = '2030-01-01'
const valueOn = <V>(table: PolicyTable<V>, day: string, municipality = 'tukums', knownOn = FAR) => rowOn(table.rows, day, knownOn, municipality)?.value
const euros = (table: PolicyTable<PersonScale>, day: string) => {
  const scale = valueOn(table, day)
  return scale === undefined || scale === 'unsettled' ? scale : [scale.firstCents / 100, scale.otherCents / 100]
}

describe('thresholds in euro, first or only person and each other person', () => {
  // A row of the table is a line here: its first and last day, and what is printed.
  const printed: [string, PolicyTable<PersonScale>, [from: string, to: string, ...euros: number[]][]][] = [
    ['GMI', gmiThreshold, [
      ['2021-01-01', '2023-06-30', 109, 76], ['2023-07-01', '2023-12-31', 125, 87.5],
      ['2024-01-01', '2024-12-31', 137, 96],
      ['2025-01-01', '2025-12-31', 166, 116],
      ['2026-01-01', '2026-12-31', 187, 131],
    ]],
    ['needy', needyThreshold, [
      ['2021-01-01', '2023-06-30', 272, 190], ['2023-07-01', '2023-12-31', 313, 219],
      ['2024-01-01', '2024-12-31', 343, 240],
      ['2025-01-01', '2025-12-31', 377, 264],
      ['2026-01-01', '2026-12-31', 425, 298],
    ]],
    ['the most low-income may be', lowIncomeMaximum, [
      ['2021-01-01', '2023-06-30', 436, 305], ['2023-07-01', '2023-12-31', 501, 351],
      ['2024-01-01', '2024-12-31', 549, 384],
      ['2025-01-01', '2025-12-31', 604, 423],
      ['2026-01-01', '2026-12-31', 680, 476],
    ]],
    ['low-income of Tukums', lowIncomeThreshold, [
      ['2021-01-01', '2023-06-30', 327, 229], ['2023-07-01', '2023-12-31', 376, 264],
      ['2024-01-01', '2024-12-31', 411, 288],
      ['2025-01-01', '2025-12-31', 453, 317],
      ['2026-01-01', '2026-12-31', 510, 357],
    ]],
  ]
  it.each(printed)('%s', (_, table, lines) => {
    for (const [from, to, ...amounts] of lines) for (const day of [from, to]) expect([day, euros(table, day)]).toEqual([day, amounts])
    const ofTukums = table.rows.filter(({ municipality }) => municipality === undefined || municipality === 'tukums')
    expect(lines.map(([from]) => from)).toEqual(expect.arrayContaining(ofTukums.map(({ from }) => from)))
  })

  it('are unknown before the household reform and after the last row', () =>
    expect(['2020-12-31', afterTheLastRow(gmiThreshold)].map((day) => euros(gmiThreshold, day))).toEqual([undefined, undefined]))

  it('of Tukums for 2025 and 2026 are not in print, so of confidence C', () =>
    expect(['2024-06-01', '2025-06-01', '2026-06-01'].map((day) => rowOn(lowIncomeThreshold.rows, day, FAR, 'tukums')?.confidence)).toEqual(['A', 'C', 'C']))

  it.each([[425_00, 298_00], [343_00, 240_00], [604_00, 423_00], [137_00, 96_00], [680_00, 476_00], [187_00, 131_00], [377_00, 264_00]])(
    '0.7 × %i cents, to whole euro half up, is %i', (first, other) => expect(divideHalfUp(first * 7, 1000) * 100).toBe(other))

  it('of a municipality lie between needy and the maximum', () => {
    for (const { from } of needyThreshold.rows) {
      // The tables of a new year are entered one after the other.
      const [needy, own, maximum] = [needyThreshold, lowIncomeThreshold, lowIncomeMaximum].map((table) => euros(table, from) as number[] | undefined)
      if (needy === undefined || own === undefined || maximum === undefined) continue
      expect(own[0]).toBeGreaterThanOrEqual(needy[0]!)
      expect(own[0]).toBeLessThanOrEqual(maximum[0]!)
    }
  })
})

describe('coefficients of the housing benefit in tenths: alone, several, with children, others', () => {
  it.each([
    ['2021-07-01', '2021-10-31', [10, 10, 10, 10]],
    ['2022-01-01', '2022-02-28', [25, 20, 20, 10]],
    ['2022-03-01', '2022-08-31', [25, 20, 20, 15]],
    ['2022-09-01', '2023-04-30', [30, 30, 30, 30]],
    ['2023-06-01', '2024-12-31', [25, 20, 20, 15]],
    ['2025-01-01', '2025-12-31', [21, 17, 17, 13]],
    ['2026-01-01', '2026-04-30', [25, 20, 20, 17]],
    ['2026-05-01', '2026-12-31', [21, 17, 17, 13]],
  ])('from %s to %s', (from, to, tenths) => {
    for (const day of [from, to]) {
      const k = valueOn(housingCoefficients, day)
      if (k === undefined || k === 'unsettled') throw new Error(`${day} is ${k}`)
      expect([k.aloneTenths, k.severalTenths, k.withChildrenTenths, k.othersTenths]).toEqual(tenths)
    }
  })

  it.each(['2021-11-01', '2021-12-31', '2023-05-01', '2023-05-31'])('on %s are unsettled', (day) => expect(valueOn(housingCoefficients, day)).toBe('unsettled'))

  it('of January 2026 are those of 2025 until the law of 26 February is in force on the 28th', () => {
    const alone = (knownOn: string) => { const k = valueOn(housingCoefficients, '2026-01-15', 'tukums', knownOn); return typeof k === 'object' ? [k.aloneTenths, k.childrenGroup] : k }
    expect([alone('2026-02-27'), alone('2026-02-28')]).toEqual([[21, 'pension-or-disabled-only'], [25, 'any']])
  })

  it('times the GMI threshold of winter 2022 give the printed 327 and 228', () => expect([109_00 * 30 / 10, 76_00 * 30 / 10]).toEqual([327_00, 228_00]))
})

describe('other values', () => {
  it('the savings limit is fixed until 31 May 2023 and the needy sum from 1 June', () =>
    expect(['2023-05-31', '2023-06-01'].map((day) => valueOn(savingsLimit, day))).toEqual([{ kind: 'fixed', limitCents: 272_00 }, { kind: 'needy-threshold' }]))
  it.each([['2022-12-31', 500_00], ['2023-01-01', 620_00], ['2024-01-01', 700_00], ['2025-12-31', 740_00], ['2026-01-01', 780_00]])(
    'the minimum wage on %s is %i cents', (day, wage) => expect(valueOn(minimumWage, day)).toBe(wage))
})

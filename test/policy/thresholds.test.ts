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
import { savingsLimit } from '../../functions/policy/savings-limit.ts'

const FAR = '2030-01-01'
const valueOn = <V>(table: PolicyTable<V>, day: string, municipality = 'tukums', knownOn = FAR) => rowOn(table.rows, day, knownOn, municipality)?.value
const euros = (table: PolicyTable<PersonScale>, day: string) => {
  const scale = valueOn(table, day)
  return scale === undefined || scale === 'unsettled' ? scale : [scale.firstCents / 100, scale.otherCents / 100]
}

describe('thresholds in euro, first or only person and each other person', () => {
  it.each([
    // first and last day of the period         GMI          needy        maximum      Tukums
    ['2021-01-01', '2023-06-30', [109, 76], [272, 190], [436, 305], [327, 229]],
    ['2023-07-01', '2023-12-31', [125, 87.5], [313, 219], [501, 351], [376, 264]],
    ['2024-01-01', '2024-12-31', [137, 96], [343, 240], [549, 384], [411, 288]],
    ['2025-01-01', '2025-12-31', [166, 116], [377, 264], [604, 423], [453, 317]],
    ['2026-01-01', '2026-12-31', [187, 131], [425, 298], [680, 476], [510, 357]],
  ])('from %s to %s', (from, to, gmi, needy, maximum, tukums) => {
    for (const day of [from, to])
      expect([gmiThreshold, needyThreshold, lowIncomeMaximum, lowIncomeThreshold].map((table) => euros(table, day))).toEqual([gmi, needy, maximum, tukums])
  })

  it('are unknown before the household reform and after the last row', () =>
    expect(['2020-12-31', '2027-01-01'].map((day) => euros(gmiThreshold, day))).toEqual([undefined, undefined]))

  it('of Tukums for 2025 and 2026 are not in print, so of confidence C', () =>
    expect(['2024-06-01', '2025-06-01', '2026-06-01'].map((day) => rowOn(lowIncomeThreshold.rows, day, FAR, 'tukums')?.confidence)).toEqual(['A', 'C', 'C']))

  it.each([[425_00, 298_00], [343_00, 240_00], [604_00, 423_00], [137_00, 96_00], [680_00, 476_00], [187_00, 131_00], [377_00, 264_00]])(
    '0.7 × %i cents, to whole euro half up, is %i', (first, other) => expect(divideHalfUp(first * 7, 1000) * 100).toBe(other))

  it('of a municipality lie between needy and the maximum', () => {
    for (const { from } of needyThreshold.rows) {
      const [needy, own, maximum] = [needyThreshold, lowIncomeThreshold, lowIncomeMaximum].map((table) => euros(table, from) as number[])
      expect(own?.[0]).toBeGreaterThanOrEqual(needy?.[0] ?? Infinity)
      expect(own?.[0]).toBeLessThanOrEqual(maximum?.[0] ?? 0)
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

// SPSPL 5(2): what counts as income.
import { describe, expect, it } from 'vitest'
import { incomeKinds, type IncomeKind } from '../../../functions/domain/household.ts'
import { countingOf } from '../../../functions/domain/law/counted-income.ts'

const adult = { birthDate: '1980-01-01' }
const on = '2026-03-10'

describe('income that does not count', () => {
  it('is on the 18 points of the law, each once', () => {
    const points = incomeKinds.map((kind) => countingOf(kind, adult, on).point).filter((point) => point !== undefined)
    expect([...points, countingOf('wage', { birthDate: '2010-01-01' }, on).point].toSorted((a, b) => a! - b!)).toEqual(Array.from({ length: 18 }, (_, i) => i + 1))
  })
  it.each<[IncomeKind, number]>([['family-state-benefit', 1], ['disabled-child-care-benefit', 2], ['student-loan', 9], ['active-employment-support', 12], ['blood-donor-payment', 14], ['income-tax-refund', 15], ['municipal-benefit', 18]])(
    '%s is point %i', (kind, point) => expect(countingOf(kind, adult, on)).toMatchObject({ counting: 'none', point }))
})

describe('income that counts', () => {
  it.each<IncomeKind>(['wage', 'pension', 'child-raising-benefit', 'state-social-security-benefit', 'maintenance', 'transfer-from-person', 'temporary-public-work', 'business-start-grant', 'employment-contract-measure'])(
    '%s counts in full', (kind) => expect(countingOf(kind, adult, on).counting).toBe('all'))
  it('is a scholarship above the minimum wage only', () => expect(countingOf('scholarship', adult, on)).toMatchObject({ counting: 'above-minimum-wage', point: 10 }))
})

describe('the wage of a young person', () => {
  it('counts above the minimum wage up to the day before 18, in full from that birthday on the day of application', () => {
    const born = { birthDate: '2008-03-10' }
    expect(['2026-03-09', '2026-03-10'].map((day) => countingOf('wage', born, day).counting)).toEqual(['above-minimum-wage', 'all'])
  })
})

// The limits above which one person does not decide alone: by day and municipality.
import { describe, expect, it } from 'vitest'
import { decidingLimits, decidingLimitsOf } from '../../functions/policy/deciding-limits.ts'
import type { PolicyTable } from '../../functions/policy/rows.ts'
import type { DecidingLimits } from '../../functions/domain/second-review.ts'

const general = decidingLimitsOf('tukums', '2026-03-05')
const lowered: PolicyTable<DecidingLimits> = { ...decidingLimits, rows: [...decidingLimits.rows, { municipality: 'tukums', from: '2026-06-01', adoptedOn: '2026-05-20', value: { ...general, grantTotalAboveCents: 1_000_00 }, source: 'rīkojums', confidence: 'A' }] }
const above = (municipality: string, on: string, table = lowered) => decidingLimitsOf(municipality, on, table).grantTotalAboveCents

describe('The limits of a municipality', () => {
  it('hold from their day on, and not the day before', () => {
    expect(above('tukums', '2026-05-31')).toBe(2_500_00)
    expect(above('tukums', '2026-06-01')).toBe(1_000_00)
  })
  it('are its own', () => expect(above('talsi', '2026-06-01')).toBe(2_500_00))
  it('let nobody decide alone where no row says up to what amount', () => expect(above('tukums', '2003-12-31')).toBe(0))
})

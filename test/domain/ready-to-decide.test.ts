// What one person can decide today: everything checked, within limits, nobody else needed.
import { describe, expect, it } from 'vitest'
import { isReadyToDecide, type Checked } from '../../functions/domain/ready-to-decide.ts'

const limits = { grantTotalAboveCents: 2_500_00 }
const entitled = (amountCents: number, benefit: 'gmi' | 'newborn' = 'gmi') => ({ outcome: 'Entitled' as const, benefit, status: 'needy' as const, amountCents, months: ['2026-03'], monthRule: 'day-of-application' as const, derivation: [], remarks: [] })
const checked = (more: Partial<Checked> = {}): Checked =>
  ({ kind: 'gmi', assessment: { answer: entitled(37_00), contradictions: [] }, opinion: undefined, checks: [{ reply: { state: 'empty', asOf: '2026-03-05T08:00:00.000Z' } }], ...more })

describe('A matter is ready to be decided today', () => {
  it('when the rules grant it, every register has answered and the sum is within the limit', () => {
    expect(isReadyToDecide(checked(), limits)).toBe(true)
    expect(isReadyToDecide(checked({ assessment: { answer: entitled(2_500_00), contradictions: [] } }), limits)).toBe(true)
  })

  it('not when it is a cent above what one person may grant', () => expect(isReadyToDecide(checked({ assessment: { answer: entitled(2_500_01), contradictions: [] } }), limits)).toBe(false))
  it('not while a register has not answered', () => expect(isReadyToDecide(checked({ checks: [{ reply: { state: 'notAvailable', reason: 'down' } }] }), limits)).toBe(false))
  it('not when nothing has been assessed', () => expect(isReadyToDecide(checked({ assessment: undefined }), limits)).toBe(false))
  it('not when a paper must be looked at first', () => expect(isReadyToDecide(checked({ kind: 'newborn', assessment: { answer: entitled(200_00, 'newborn'), contradictions: [] } }), limits)).toBe(false))
  it('when it is a service for which the specialist found a need, and not otherwise', () => {
    expect(isReadyToDecide(checked({ kind: 'service', assessment: undefined, opinion: { need: true } }), limits)).toBe(true)
    expect(isReadyToDecide(checked({ kind: 'service', assessment: undefined, opinion: { need: false } }), limits)).toBe(false)
  })
})

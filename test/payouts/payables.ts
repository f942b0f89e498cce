// Payables and runs to test the encoders with: whole records, of which a test names only what it is about.
import fc from 'fast-check'
import type { Debtor, Payable, Run } from '../../functions/domain/award.ts'

export const debtor: Debtor = { name: 'Tukuma novada pašvaldība', iban: 'LV07TREL5180453053000', bic: 'TRELLV22' }

export function aPayable({ payee, ...changes }: Omit<Partial<Payable>, 'payee'> & { payee?: Partial<Payable['payee']> } = {}): Payable {
  return {
    payableId: '0123456789-gmi-202605', caseId: 'c000000001', awardId: '0123456789-gmi', kind: 'gmi', month: '2026-05', amountCents: 13700,
    payee: { personId: 'p-1', name: 'Ilze Kalniņa', iban: 'LV80BANK0000435195001', ...payee },
    decisionNumber: '2026/L-17', decidedOn: '2026-05-04', state: 'Claimed', version: 1, ...changes,
  }
}

export function aRun(changes: Partial<Run> = {}): Run {
  return {
    runId: 'r0000000a7', number: '2026/17', throughMonth: '2026-05', payOn: '2026-05-15', makerId: 'finance-1', checkerId: 'finance-2',
    madeAt: '2026-05-12T07:30:00.000Z', state: 'Approved', due: { on: '2026-05-13', why: '1 darba diena no 12. maija' }, version: 3, ...changes,
  }
}

/** Names as people may type them: any characters at all, but something a bank can read among them. */
const names = fc.oneof(fc.string({ unit: 'binary', maxLength: 90 }), fc.string({ unit: 'grapheme', maxLength: 90 })).map((name) => `Z${name}`)

/** Up to thirty lines of a run, each with its own identity. */
export const manyPayables = fc.array(fc.record({ amountCents: fc.integer({ min: 1, max: 1_000_000_000 }), name: names, kind: fc.constantFrom('gmi' as const, 'housing' as const) }), { minLength: 1, maxLength: 30 })
  .map((lines) => lines.map(({ amountCents, name, kind }, i) => aPayable({ payableId: `${String(i).padStart(10, '0')}-${kind}-202605`, amountCents, kind, payee: { name } })))

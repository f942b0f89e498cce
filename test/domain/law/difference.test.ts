// The difference between what was given and what is due, month by month: exact, and only what is owed is paid.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceIdOf } from '../../../functions/domain/award.ts'
import { differences, kindOfChange, owed, owedCents, overpaidCents } from '../../../functions/domain/law/difference.ts'
import { benefitKinds } from '../../../functions/domain/benefits.ts'
import { policyTables } from '../../../functions/policy/tables.ts'
import { rowId } from '../../../functions/policy/rows.ts'

const amounts = fc.array(fc.record({ month: fc.constantFrom('2026-01', '2026-02', '2026-03', '2026-04'), amountCents: fc.integer({ min: 1, max: 50_000 }) }), { maxLength: 8 })
const total = (list: readonly { amountCents: number }[]): number => list.reduce((sum, { amountCents }) => sum + amountCents, 0)

describe('Differences', () => {
  it('make of what was given what is due, to the cent, whatever was given in how many parts', () => fc.assert(fc.property(amounts, amounts, (before, after) => {
    const months = differences(before, after)
    expect(total(before) + owedCents(months) - overpaidCents(months)).toBe(total(after))
    expect(total(owed(months))).toBe(owedCents(months))
  })))

  it('are none once they are paid: replayed again, nothing is owed', () => fc.assert(fc.property(amounts, amounts, (before, after) => {
    expect(owed(differences([...before, ...owed(differences(before, after))], after))).toEqual([])
  })))

  it('never pay a month that was given too much', () => fc.assert(fc.property(amounts, amounts, (before, after) => {
    const months = differences(before, after)
    expect(owed(months).every(({ amountCents }) => amountCents > 0)).toBe(true)
    const down = months.filter(({ beforeCents, afterCents }) => afterCents < beforeCents).map(({ month }) => month)
    expect(owed(months).filter(({ month }) => down.includes(month))).toEqual([])
  })))
})

describe('What a change is', () => {
  const month = (beforeCents: number, afterCents: number, of = '2026-01') => ({ month: of, beforeCents, afterCents })
  it.each([
    ['no month is another', [], [], true, true, 'same'],
    ['every month more', [{ month: '2026-01', amountCents: 100 }], [month(100, 101)], true, true, 'up'],
    ['one more, one less', [{ month: '2026-01', amountCents: 100 }], [month(100, 101), month(100, 99, '2026-02')], true, true, 'down'],
    ['refused before', [], [month(0, 100)], true, true, 'granted'],
    ['nothing now', [{ month: '2026-01', amountCents: 100 }], [month(100, 0)], false, true, 'refused'],
    ['decided otherwise by a person', [{ month: '2026-01', amountCents: 100 }], [month(100, 101)], true, false, 'departed'],
  ] as const)('where %s', (_, before, months, given, asAnswered, kind) => expect(kindOfChange(before, months, given, asAnswered)).toBe(kind))
})

describe('The identity of a difference', () => {
  it('is of award, month and row: any other has another, and all fit a bank’s 35 characters', () => {
    const rows = policyTables.flatMap(({ name, rows }) => rows.map((row) => rowId(name, row)))
    const ids = benefitKinds.flatMap((kind) => rows.flatMap((row) => ['2026-01', '2026-02'].map((month) => differenceIdOf(`a000000001-${kind}`, month, row))))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => /^[0-9a-z-]{1,35}$/.test(id))).toBe(true)
    expect(differenceIdOf('a000000001-gmi', '2026-01', rows[0]!)).not.toBe(differenceIdOf('a000000002-gmi', '2026-01', rows[0]!))
  })
})

// Jubilee ages: those the terms give for, and on which day of which month somebody completes one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, ageOn, firstDayOf, lastDayOf } from '../../functions/domain/days.ts'
import { jubileeAges, reachedIn } from '../../functions/domain/jubilee.ts'
import { identifierOf } from '../../functions/platform/mark.ts'
import { jubilee } from '../../functions/policy/benefits/jubilee.ts'

const agesOf = (from: string): number[] => { const { value } = jubilee.rows.find((row) => row.from === from)!; return value === 'unsettled' ? [] : jubileeAges(value) }

describe('the ages of Tukums', () => {
  it('are 80, 85, 90, 95, 100 and every year after that; 75 until its abolition, and while that was unclear', () => {
    expect(agesOf('2026-01-01').slice(0, 8)).toEqual([80, 85, 90, 95, 100, 101, 102, 103])
    expect([agesOf('2023-05-25')[0], agesOf('2025-12-18')[0]]).toEqual([75, 75])
  })
})

describe('an age completed in a month', () => {
  const in80 = (birthDate: string, month: string) => reachedIn(birthDate, [80], firstDayOf(month), lastDayOf(month))
  it.each([
    ['on its first day', '1946-02-01', '2026-02', '2026-02-01'], ['on its last', '1946-02-28', '2026-02', '2026-02-28'], ['not the day before', '1946-01-31', '2026-02', undefined], ['nor a year early', '1947-02-10', '2026-02', undefined],
  ])('%s', (_, birthDate, month, on) => expect(in80(birthDate, month)?.on).toBe(on))

  it('is completed by whoever was born on 29 February on the 28th of a common year', () => expect(reachedIn('1948-02-29', [85], '2033-02-01', '2033-02-28')).toEqual({ years: 85, on: '2033-02-28' }))

  it('is completed once, in exactly one month, on the day the age is had', () => fc.assert(fc.property(fc.nat(20_000), (n) => {
    const birthDate = addDays('1920-01-01', n)
    const reached = Array.from({ length: 1200 }, (_, i) => `${1995 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`).flatMap((month) => in80(birthDate, month) ?? [])
    expect(reached).toHaveLength(1)
    expect([ageOn(birthDate, reached[0]!.on), ageOn(birthDate, addDays(reached[0]!.on, -1))]).toEqual([80, 79])
  }), { numRuns: 60 }))
})

describe('an identifier made of a text', () => {
  it('looks like one that was drawn, is the same for the same text and another for another', () => {
    const made = Array.from({ length: 3000 }, (_, i) => identifierOf(`jubilee/${i}/80`))
    expect(made.filter((id) => !/^[0-9a-hjkmnp-tv-z]{10}$/.test(id))).toEqual([])
    expect(new Set(made).size).toBe(3000)
    expect(identifierOf('jubilee/7/80')).toBe(made[7])
  })
})

// SPSPL 35(5): the household's group for the coefficient, before and after the law of February 2026.
import { describe, expect, it } from 'vitest'
import { housingKind, type HousingKind } from '../../../functions/domain/law/housing-kind.ts'
import { isSettled, type Policy } from '../../../functions/domain/law/policy.ts'
import { aged, disabled, householdOf, tukumsOn } from './household-of.ts'

type Person = Parameters<typeof householdOf>[0]['people'][number]
const kindOn = (on: string, people: Person[], readings: Partial<Policy['readings']> = {}) => {
  const { housingCoefficients: k, pensionAge, readings: adopted } = tukumsOn(on)
  if (!isSettled(k) || !isSettled(pensionAge)) throw new Error('unsettled')
  return housingKind(householdOf({ on, people }).members, on, k.value.childrenGroup, pensionAge.value, { ...adopted, ...readings })
}
const [before, after] = ['2024-05-10', '2026-03-10'] as const
const pensioner = (on: string) => aged(75, on)
const adult = (on: string) => aged(40, on)
const child = (on: string) => aged(10, on)
const invalid = (on: string) => aged(40, on, disabled)
const disabledChild = (on: string): Person => aged(10, on, { disability: { group: 'child', provenance: { source: 'declared' } } })
const student = (years: number) => (on: string) => aged(years, on, { fullTimeEducation: true })

describe('the group of', () => {
  it.each<[string, ((on: string) => Person)[], HousingKind, HousingKind]>([
    // who                                              until 2025       from 2026
    ['one pensioner', [pensioner], 'alone', 'alone'],
    ['one disabled adult', [invalid], 'alone', 'alone'],
    ['one working-age adult', [adult], 'others', 'others'],
    ['two pensioners', [pensioner, pensioner], 'several', 'several'],
    ['a pensioner and a disabled adult', [pensioner, invalid], 'several', 'several'],
    ['a pensioner and a working-age adult', [pensioner, adult], 'others', 'others'],
    ['a pensioner with a grandchild', [pensioner, child], 'with-children', 'with-children'],
    ['a pensioner and a working-age adult with a child', [pensioner, adult, child], 'others', 'with-children'],
    ['a disabled parent with a disabled child', [invalid, disabledChild], 'several', 'with-children'],
    ['parents with a child', [adult, adult, child], 'others', 'with-children'],
    ['a parent with a disabled child', [adult, disabledChild], 'others', 'with-children'],
    ['a parent and a student of 24', [adult, student(24)], 'others', 'with-children'],
    ['a parent and a student of 25', [adult, student(25)], 'others', 'others'],
    ['a pensioner and a student of 20', [pensioner, student(20)], 'others', 'with-children'],
    ['a student of 20 alone', [student(20)], 'others', 'others'],
    ['two students sharing', [student(20), student(22)], 'others', 'others'],
    ['a student with a baby', [student(22), child], 'others', 'with-children'],
  ])('%s', (_, people, until2025, from2026) =>
    expect([before, after].map((on) => kindOn(on, people.map((person) => person(on))))).toEqual([until2025, from2026]))

  it('a student alone is with children where the municipality reads it so', () => {
    const alone = [student(20)(after)]
    expect([kindOn(after, alone), kindOn(after, alone, { studentsAloneAreChildren: true })]).toEqual(['others', 'with-children'])
  })
  it('a household counts its child to the day before 18', () => {
    const people = [{ birthDate: '1980-01-01' }, { birthDate: '2008-03-10' }]
    expect(['2026-03-09', '2026-03-10'].map((on) => kindOn(on, people))).toEqual(['with-children', 'others'])
  })
})

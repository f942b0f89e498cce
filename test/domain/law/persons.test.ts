// Who is of pension age, of working age, disabled or studying on a day.
import { describe, expect, it } from 'vitest'
import type { Day } from '../../../functions/domain/days.ts'
import type { Member } from '../../../functions/domain/household.ts'
import { adultsOf, isDisabled, isOfWorkingAge, isStudying, pensionAgeReachedOn } from '../../../functions/domain/law/persons.ts'
import { isSettled } from '../../../functions/domain/law/policy.ts'
import { declared, tukumsOn } from './household-of.ts'

const setting = tukumsOn('2026-04-15').pensionAge
if (!isSettled(setting)) throw new Error('unsettled')
const table = setting.value
const born = (birthDate: Day, more: Partial<Member> = {}): Member => ({ personId: 'person-1', role: 'applicant', birthDate, ...more })

describe('pension age', () => {
  it.each([
    ['1951-12-31', '2013-12-31', '62 years, the last under the old age'],
    ['1952-01-01', '2014-04-01', '62 years 3 months'],
    ['1952-09-30', '2014-12-30', '62 years 3 months, the last of 2014'],
    ['1952-10-01', '2015-04-01', '62 years 6 months'],
    ['1958-12-31', '2023-06-30', '64 years 6 months'],
    ['1959-06-30', '2023-12-30', '64 years 6 months'],
    ['1959-07-01', '2024-04-01', '64 years 9 months'],
    ['1960-03-31', '2024-12-31', '64 years 9 months, the last of 2024'],
    ['1960-04-01', '2025-04-01', '65 years'],
    ['1975-05-10', '2040-05-10', '65 years'],
  ])('of one born on %s is reached on %s (%s)', (birthDate, on) => expect(pensionAgeReachedOn(birthDate, table)).toBe(on))

  it('once reached stays reached although the age rises', () => {
    const member = born('1952-09-30')
    expect(['2014-12-29', '2014-12-30', '2015-01-01'].map((on) => isOfWorkingAge(member, on, table, 'by-age'))).toEqual([true, false, false])
  })
})

describe('working age', () => {
  it('begins at 18', () => expect(['2026-04-14', '2026-04-15'].map((on) => isOfWorkingAge(born('2008-04-15'), on, table, 'by-age'))).toEqual([false, true]))
  it('includes disabled adults by age alone, and not where the municipality reads it so', () => {
    const member = born('1980-01-01', { disability: { group: 'I', provenance: declared } })
    expect((['by-age', 'not-disabled'] as const).map((reading) => isOfWorkingAge(member, '2026-04-15', table, reading))).toEqual([true, false])
  })
})

describe('a disability', () => {
  const member = born('1980-01-01', { disability: { group: 'III', since: '2025-01-01', until: '2026-12-31', provenance: declared } })
  it('counts from its first to its last day', () =>
    expect(['2024-12-31', '2025-01-01', '2026-12-31', '2027-01-01'].map((on) => isDisabled(member, on))).toEqual([false, true, true, false]))
})

describe('studying', () => {
  it('counts to the day before the 25th birthday', () => {
    const member = born('2001-04-15', { fullTimeEducation: true })
    expect(['2026-04-14', '2026-04-15'].map((on) => isStudying(member, on, 25))).toEqual([true, false])
    expect(isStudying(born('2001-04-16'), '2026-04-15', 25)).toBe(false)
  })
})

describe('the adults of a household', () => {
  it('are those of 18 on the day, whatever the form calls them', () =>
    expect(adultsOf([born('2008-04-15', { role: 'child' }), born('2008-04-16', { role: 'adult' })], '2026-04-15').map((m) => m.role)).toEqual(['child']))
})

// Days and months: arithmetic, Latvian time and Latvian words.
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, ageOn, dayAt, Day, daysBetween, instantAt, lastDayOf, longDay, Month, onLongDay, monthsBefore, monthsFrom, numericDay, shortDayGenitive, timeAt, weekday } from '../../functions/domain/days.ts'

describe('a month later', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'], ['2024-01-31', 1, '2024-02-29'], ['2026-01-30', 1, '2026-02-28'], ['2026-01-28', 1, '2026-02-28'],
    ['2026-12-31', 2, '2027-02-28'], ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i month(s) is %s', (day, months, later) => expect(addMonths(day, months)).toBe(later))
})

describe('days', () => {
  it('are added over a leap day and a year', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01')
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  })
  it('have a weekday, Monday first', () => expect([weekday('2026-06-22'), weekday('2026-06-28')]).toEqual([1, 7]))
  it('that do not exist are refused', () => expect([Day.safeParse('2026-02-29').success, Day.safeParse('2024-02-29').success, Month.safeParse('2026-13').success]).toEqual([false, true, false]))
})

describe('months', () => {
  it('before January are of the old year', () => expect(monthsBefore('2026-01', 3)).toEqual(['2025-10', '2025-11', '2025-12']))
  it('from November reach the new year', () => expect(monthsFrom('2025-11', 3)).toEqual(['2025-11', '2025-12', '2026-01']))
  it('end on their last day', () => expect([lastDayOf('2024-02'), lastDayOf('2026-02'), lastDayOf('2026-12')]).toEqual(['2024-02-29', '2026-02-28', '2026-12-31']))
})

describe('age', () => {
  it('is complete on the birthday, not the day before', () => expect([ageOn('2008-05-10', '2026-05-09'), ageOn('2008-05-10', '2026-05-10')]).toEqual([17, 18]))
  it('of one born on 29 February is complete on 28 February of a common year', () => expect([ageOn('2008-02-29', '2026-02-27'), ageOn('2008-02-29', '2026-02-28')]).toEqual([17, 18]))
})

describe('Latvian time', () => {
  it('begins the day at 21:00 UTC in summer and 22:00 in winter', () => {
    expect([dayAt('2026-07-01T20:59:59.999Z'), dayAt('2026-07-01T21:00:00.000Z')]).toEqual(['2026-07-01', '2026-07-02'])
    expect([dayAt('2026-01-01T21:59:59.999Z'), dayAt('2026-01-01T22:00:00.000Z')]).toEqual(['2026-01-01', '2026-01-02'])
  })

  it('is what Temporal says, at any moment', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1975-01-01'), max: new Date('2075-01-01'), noInvalidDate: true }), (date) => {
      const local = Temporal.Instant.from(date.toISOString()).toZonedDateTimeISO('Europe/Riga')
      expect([dayAt(date.toISOString()), timeAt(date.toISOString())]).toEqual([local.toPlainDate().toString(), local.toPlainTime().toString({ smallestUnit: 'minute' })])
    }), { numRuns: 2_000 })
  })

  it('is refused for what is no moment', () => {
    expect(() => dayAt('2026-01-32')).toThrow(RangeError)
    expect(() => timeAt('nine o’clock')).toThrow(RangeError)
  })

  it('moves a time skipped in spring an hour on and takes the first of a doubled one in autumn', () => {
    expect(instantAt('2026-03-29', '03:30')).toBe('2026-03-29T01:30:00.000Z')
    expect(instantAt('2026-10-25', '03:30')).toBe('2026-10-25T00:30:00.000Z')
  })
  it('gives back the day and the time', () => {
    const at = instantAt('2026-05-04', '09:15')
    expect([at, dayAt(at), timeAt(at)]).toEqual(['2026-05-04T06:15:00.000Z', '2026-05-04', '09:15'])
  })
})

describe('a day in Latvian', () => {
  it('is written long, in the genitive and in figures', () =>
    expect([longDay('2026-05-04'), onLongDay('2026-10-03'), shortDayGenitive('2026-06-03'), numericDay('2026-05-04')]).toEqual(['2026. gada 4. maijs', '2026. gada 3. oktobrī', '3. jūnija', '04.05.2026.']))
})

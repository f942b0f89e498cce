// The arithmetic of days in whole numbers gives what Temporal gives.
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, ageOn, daysBetween, lastDayOf, monthPlus, weekday } from '../../functions/domain/days.ts'

const epoch = Temporal.PlainDate.from('1890-01-01')
/** Any day from 1890 to 2109, the ends of months and the turns of years more often. */
const day = fc.oneof(
  fc.integer({ min: 0, max: 80_000 }).map((days) => epoch.add({ days }).toString()),
  fc.tuple(fc.integer({ min: 1890, max: 2109 }), fc.constantFrom('01-01', '01-31', '02-28', '03-01', '03-31', '08-31', '12-31')).map(([year, rest]) => `${year}-${rest}`),
  fc.constantFrom('2000-02-29', '2024-02-29', '1900-02-28', '2100-02-28'),
)
const plain = (text: string) => Temporal.PlainDate.from(text)
const months = fc.integer({ min: -1300, max: 1300 })

describe('days in whole numbers are as Temporal has them', () => {
  it('when days or months are added', () => fc.assert(fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), months, (on, some, more) => {
    expect(addDays(on, some)).toBe(plain(on).add({ days: some }).toString())
    expect(addMonths(on, more)).toBe(plain(on).add({ months: more }).toString())
    expect(monthPlus(on.slice(0, 7), more)).toBe(Temporal.PlainYearMonth.from(on.slice(0, 7)).add({ months: more }).toString())
  }), { numRuns: 5000 }))

  it('when they are compared, counted and named', () => fc.assert(fc.property(day, day, (a, b) => {
    expect(daysBetween(a, b)).toBe(plain(a).until(plain(b), { largestUnit: 'days' }).days)
    expect(weekday(a)).toBe(plain(a).dayOfWeek)
    expect(lastDayOf(a.slice(0, 7))).toBe(plain(a).with({ day: plain(a).daysInMonth }).toString())
  }), { numRuns: 3000 }))

  it('when years of age are counted: a birthday of 29 February is the 28th in a common year', () => fc.assert(fc.property(day, fc.integer({ min: 0, max: 40_000 }), (born, lived) => {
    const on = plain(born).add({ days: lived })
    let years = 0
    while (Temporal.PlainDate.compare(plain(born).add({ years: years + 1 }), on) <= 0) years += 1
    expect(ageOn(born, on.toString())).toBe(years)
  }), { numRuns: 1000 }))

  it('or refused', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-1', 'today', '', '2026-01-01T00:00'])
      expect(() => addMonths(text, 1), text).toThrow(RangeError)
    for (const text of ['2026-13', '2026-00', 'May', '2026-01-01']) expect(() => monthPlus(text, 1), text).toThrow(RangeError)
  })
})

// Dates reckoned anew, whatever days were moved and whatever has fired: nothing fires twice for one day, nothing is lost, and doing it again changes nothing.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarRow } from '../../functions/domain/calendar-row.ts'
import { datesAnew } from '../../functions/domain/dates-anew.ts'
import { addDays, dayAt, instantAt, weekday, type Day } from '../../functions/domain/days.ts'
import { decisionTask, residentRequest, staffTask, type OpeningDates } from '../../functions/domain/wait-dates.ts'
import type { Wait } from '../../functions/domain/wait.ts'
import { clocksOf } from '../../functions/policy/proceeding-clocks.ts'
import { workingCalendar } from '../../functions/policy/working-calendar.ts'

const received: Day = '2026-06-03'
const openedAt = instantAt(received, '10:00')
const calendarWith = (days: readonly { free: Day; worked?: Day | undefined }[]) => workingCalendar('tukums', days.map(({ free, worked }, n): CalendarRow => ({ says: 'moved', rowId: String(n), free, ...(worked === undefined ? {} : { worked }), source: 'MK', enteredBy: 'vija', enteredAt: `2026-06-01T00:00:00.0${n}0Z` })))
const clocksBy = (calendar: ReturnType<typeof workingCalendar>) => clocksOf(calendar, 'tukums', { kind: 'gmi', receivedAt: openedAt })

const waitOf = (kind: string, calendar: ReturnType<typeof workingCalendar>): Wait => {
  const { legalDue, targetDue } = clocksBy(calendar)
  const opening: OpeningDates = kind === 'decision' ? decisionTask(calendar, openedAt, targetDue, legalDue) : kind === 'resident' ? residentRequest(calendar, openedAt, 10, 'Jautājums', 'DatePassed') : staffTask(calendar, openedAt, 5, 'Darbs', legalDue)
  return { waitId: 'case-1.e.B.0', workflow: 'decision', box: kind === 'decision' ? 'AwaitDecision' : 'AwaitNeedsAssessment', execution: 'e', owner: kind === 'resident' ? 'resident' : 'queue', queue: 'assistance', openedAt, legalDue, state: 'Open', outcomes: [], version: 1, ...opening }
}
/** What the clock service has done by a moment. */
const firedBy = (wait: Wait, now: string): Wait => ({ ...wait, dates: wait.dates.map((date) => (date.at <= now ? { ...date, firedAt: date.at } : date)) })

const aDay = fc.integer({ min: 0, max: 40 }).map((n) => addDays(received, n))
const someDays = fc.uniqueArray(fc.record({ free: aDay.filter((day) => weekday(day) <= 5), worked: fc.option(aDay.filter((day) => weekday(day) > 5), { nil: undefined }) }), { maxLength: 4, selector: ({ free }) => free })
const aMoment = fc.tuple(aDay, fc.constantFrom('07:00', '08:00', '12:00')).map(([day, time]) => instantAt(day, time))
const aKind = fc.constantFrom('decision', 'resident', 'staff')

describe('Whatever days are moved while it waits', () => {
  it('its due day is the one it would have been opened with, but for a resident never earlier than told', () => {
    fc.assert(fc.property(aKind, someDays, someDays, aMoment, (kind, before, after, now) => {
      const [old, anew] = [calendarWith(before), calendarWith(after)]
      const wait = firedBy(waitOf(kind, old), now)
      const moved = { ...wait, ...datesAnew(anew, wait, clocksBy(anew), now) }
      const would = waitOf(kind, anew).due.on
      expect(moved.due.on).toBe(kind === 'resident' && would < wait.due.on ? wait.due.on : would)
      // Of an unmoved request nothing moves, its law's date included.
      if (!(kind === 'resident' && would < wait.due.on)) expect(moved.legalDue?.on).toBe(clocksBy(anew).legalDue.on)
    }), { numRuns: 1_000 })
  })

  it('what has fired stays as it was; what is to come lies ahead, or comes now at most once', () => {
    fc.assert(fc.property(aKind, someDays, someDays, aMoment, (kind, before, after, now) => {
      const wait = firedBy(waitOf(kind, calendarWith(before)), now)
      const anew = datesAnew(calendarWith(after), wait, clocksBy(calendarWith(after)), now)
      if (anew === undefined) return
      const fired = (dates: Wait['dates']) => dates.filter(({ firedAt }) => firedAt !== undefined)
      expect(fired(anew.dates)).toEqual(fired(wait.dates))
      const coming = anew.dates.filter(({ firedAt }) => firedAt === undefined)
      expect(coming.filter(({ at }) => at <= now).length).toBeLessThanOrEqual(1)
      // Whatever has come by now: it is not left without its last word.
      if (fired(anew.dates).length === 0) expect(coming.length).toBeGreaterThan(0)
    }), { numRuns: 1_000 })
  })

  it('done again it moves nothing, and taken back the day is the old one', () => {
    fc.assert(fc.property(aKind, someDays, aMoment, (kind, after, now) => {
      const [plain, moved] = [calendarWith([]), calendarWith(after)]
      const wait = firedBy(waitOf(kind, plain), now)
      const once: Wait = { ...wait, ...datesAnew(moved, wait, clocksBy(moved), now) }
      expect(datesAnew(moved, once, clocksBy(moved), now)).toBeUndefined()
      const back: Wait = { ...once, ...datesAnew(plain, once, clocksBy(plain), now) }
      expect(back.due.on).toBe(kind === 'resident' ? once.due.on : wait.due.on)
    }), { numRuns: 1_000 })
  })

  it('a wait an older release opened is reckoned from the words of its date', () => {
    const { term: _, ...old } = waitOf('staff', calendarWith([]))
    expect(dayAt(old.openedAt)).toBe(received)
    const anew = datesAnew(calendarWith([{ free: '2026-06-08' }]), old, {}, openedAt)
    expect(anew?.due).toMatchObject({ on: '2026-06-11', why: expect.stringContaining('Darbs: 5 darba dienas no 3. jūnija') as string })
  })
})

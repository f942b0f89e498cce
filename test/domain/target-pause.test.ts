// Our target with its stops: the working days it stood still are exactly those it moves by, and the law's day never moves.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWorkingDay } from '../../functions/domain/calendar.ts'
import { addDays, instantAt, type Day } from '../../functions/domain/days.ts'
import { targetWithPauses, type TargetPause } from '../../functions/domain/target-pause.ts'
import { clocksOf } from '../../functions/policy/proceeding-clocks.ts'
import { workingCalendar } from '../../functions/policy/working-calendar.ts'

const calendar = workingCalendar('tukums')
const pause = (from: Day, through: Day): TargetPause => ({ ground: 'institution', document: 'Nr. 5', from, through, by: 'ilze', at: '2026-06-01T08:00:00.000Z' })
const aDay = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2025-01-01', n))
const pausesAfter = (from: Day) => fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -1, max: 20 })), { maxLength: 3 }).map((drawn) => drawn.map(([start, length]) => pause(addDays(from, start), addDays(from, start + length))))

describe('A target of ten working days', () => {
  it.each<[string, TargetPause[], Day]>([
    ['is not moved by a stop of no day', [pause('2026-06-08', '2026-06-07')], '2026-06-17'],
    ['is moved by one working day', [pause('2026-06-08', '2026-06-08')], '2026-06-18'],
    ['is not moved by a weekend', [pause('2026-06-06', '2026-06-07')], '2026-06-17'],
    ['is moved once by days that two stops share', [pause('2026-06-08', '2026-06-10'), pause('2026-06-09', '2026-06-11')], '2026-06-26'],
    ['is not moved by a stop after it', [pause('2026-06-18', '2026-06-25')], '2026-06-17'],
    ['is moved again by a stop it has come into', [pause('2026-06-17', '2026-06-17'), pause('2026-06-18', '2026-06-19')], '2026-06-25'],
  ])('%s', (_, pauses, on) => expect(targetWithPauses(calendar, '2026-06-03', { workingDays: 10 }, pauses).on).toBe(on))

  it('is the tenth working day after receipt on which it did not stand still', () => {
    fc.assert(fc.property(aDay.chain((from) => fc.tuple(fc.constant(from), pausesAfter(from))), ([from, pauses]) => {
      let [day, left] = [from, 10]
      while (left > 0) {
        day = addDays(day, 1)
        if (isWorkingDay(calendar, day) && !pauses.some((one) => one.from <= day && day <= one.through)) left -= 1
      }
      expect(targetWithPauses(calendar, from, { workingDays: 10 }, pauses).on).toBe(day)
    }), { numRuns: 1_000 })
  })

  it('is never after the law’s day, which no stop moves', () => {
    fc.assert(fc.property(aDay.chain((from) => fc.tuple(fc.constant(from), pausesAfter(from))), ([from, pauses]) => {
      const of = { kind: 'gmi' as const, receivedAt: instantAt(from, '10:00') }
      const [plain, stopped] = [clocksOf(calendar, 'tukums', of), clocksOf(calendar, 'tukums', { ...of, pauses })]
      expect(stopped.legalDue).toEqual(plain.legalDue)
      expect(stopped.targetDue.on <= stopped.legalDue.on).toBe(true)
      expect(stopped.targetDue.on >= plain.targetDue.on).toBe(true)
    }), { numRuns: 1_000 })
  })
})

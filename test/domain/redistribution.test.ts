// Absence: the work that would pass its date is shared so that the fewest pieces do, with the fewest hand-overs, and nobody else is hurt.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WorkingCalendar } from '../../functions/domain/calendar.ts'
import { addDays, type Day } from '../../functions/domain/days.ts'
import { mayTake, redistribute, redistributeByBothDates, type OpenWork, type Redistribution, type Worker } from '../../functions/domain/redistribution.ts'

const calendar: WorkingCalendar = { specialDay: () => undefined }
/** A Monday. */
const today = '2026-07-06'
const work = (waitId: string, dueOn: Day, more: Partial<OpenWork> = {}): OpenWork => ({ waitId, queue: 'assistance', dueOn, ...more })
const worker = (staffId: string, more: Partial<Worker> = {}): Worker =>
  ({ staffId, queues: ['assistance'], tenthsADay: 10, room: 100, isAway: () => false, work: [], ...more })
const awayUntil = (last: Day) => (day: Day) => day <= last

describe('The work of one who is away', () => {
  it('stays where it is when it is finished in time after the return', () => {
    const ilze = worker('ilze', { isAway: awayUntil('2026-07-10'), work: [work('a', '2026-07-13')] })
    expect(redistribute(calendar, today, ilze, [worker('inga')])).toEqual({ stays: ilze.work, moves: [], late: [] })
  })

  it('goes to a colleague when its date would pass a day before the return', () => {
    const ilze = worker('ilze', { isAway: awayUntil('2026-07-13'), work: [work('a', '2026-07-13')] })
    expect(redistribute(calendar, today, ilze, [worker('inga')])).toEqual({ stays: [], moves: [{ work: ilze.work[0], to: 'inga' }], late: [] })
  })

  it('goes only to those of its queue and parish', () => {
    const ilze = worker('ilze', { isAway: awayUntil('2026-08-30'), work: [work('a', '2026-07-20', { parish: 'Slampes pagasts' })] })
    const others = [worker('social', { queues: ['social-work'] }), worker('elsewhere', { parishes: ['Tukums'] })]
    expect(redistribute(calendar, today, ilze, others).late).toEqual(ilze.work)
    expect(redistribute(calendar, today, ilze, [...others, worker('slampe', { parishes: ['Slampes pagasts'] })]).moves).toEqual([{ work: ilze.work[0], to: 'slampe' }])
  })

  it('is not given to one whose own work would then pass its date', () => {
    const ilze = worker('ilze', { isAway: awayUntil('2026-07-06'), work: [work('a', today)] })
    expect(redistribute(calendar, today, ilze, [worker('inga', { work: [work('own', today)] })]).late).toEqual(ilze.work)
  })

  it('is given up to the limit of a colleague’s load, and not one more', () => {
    const ilze = worker('ilze', { isAway: awayUntil('2026-08-30'), work: [work('a', '2026-07-20'), work('b', '2026-07-21')] })
    const shared = redistribute(calendar, today, ilze, [worker('inga', { room: 1 })])
    expect([shared.moves.length, shared.late.length]).toEqual([1, 1])
  })

  it('goes to the freer of two who could both do it', () => {
    const ilze = worker('ilze', { isAway: awayUntil('2026-08-30'), work: [work('a', '2026-07-20')] })
    const busy = worker('busy', { work: [work('own', '2026-08-01'), work('own2', '2026-08-01')] })
    expect(redistribute(calendar, today, ilze, [busy, worker('free')]).moves[0]?.to).toBe('free')
  })

  it('cannot be rescued when its date has passed already', () => {
    const ilze = worker('ilze', { work: [work('a', '2026-07-03')] })
    expect(redistribute(calendar, today, ilze, [worker('inga')]).late).toEqual(ilze.work)
  })
})

describe('Our own dates, beside the law’s', () => {
  const ilze = worker('ilze', { isAway: awayUntil('2026-07-17'), work: [work('a', '2026-08-07', { targetOn: '2026-07-10' })] })

  it('move what would be in time for the law and too late for us', () => {
    expect(redistributeByBothDates(calendar, today, ilze, [worker('inga')])).toEqual({ stays: [], moves: [{ work: ilze.work[0], to: 'inga' }], late: [] })
  })

  it('move nothing to one who would miss a date of ours or the law’s by it: in time for the law it stays', () => {
    const full = worker('inga', { tenthsADay: 2, work: [work('own', '2026-08-07', { targetOn: '2026-07-10' })] })
    expect(redistributeByBothDates(calendar, today, ilze, [full])).toEqual({ stays: ilze.work, moves: [], late: [] })
  })

  it('never cost a date of law: what the law needs is placed first, in what room there is', () => {
    const both = { ...ilze, work: [...ilze.work, work('law', '2026-07-10')] }
    expect(redistributeByBothDates(calendar, today, both, [worker('inga', { room: 1 })])).toEqual({ stays: [ilze.work[0]], moves: [{ work: both.work[1], to: 'inga' }], late: [] })
  })
})

/** Every way to share the work; feasible ones only. Exponential, for small offices. */
function best(away: Worker, colleagues: readonly Worker[]): { late: number; moves: number } {
  const hands = [away, ...colleagues]
  let found = { late: Infinity, moves: Infinity }
  const given = new Map<string, OpenWork[]>(hands.map(({ staffId }) => [staffId, []]))
  const fits = (to: Worker): boolean => isFeasible(to, to === away ? [] : to.work, given.get(to.staffId)!, to === away ? Infinity : to.room)
  const go = (i: number, late: number, moves: number): void => {
    if (late > found.late || (late === found.late && moves >= found.moves)) return
    const piece = away.work[i]
    if (piece === undefined) return void (found = { late, moves })
    for (const to of hands) {
      if (to !== away && !mayTake(to, piece)) continue
      given.get(to.staffId)!.push(piece)
      if (fits(to)) go(i + 1, late, moves + (to === away ? 0 : 1))
      given.get(to.staffId)!.pop()
    }
    go(i + 1, late + 1, moves)
  }
  go(0, 0, 0)
  return found
}

/** Up to each date what is given can be done beside their own; who cannot keep their own dates up to one is given nothing due by then. */
function isFeasible(to: Worker, own: readonly OpenWork[], given: readonly OpenWork[], room: number): boolean {
  if (given.length > room) return false
  return [...given, ...own].every(({ dueOn }) => {
    let finishes = 0
    for (let day = today; day <= dueOn; day = addDays(day, 1)) if (![6, 0].includes(new Date(`${day}T12:00:00Z`).getUTCDay()) && !to.isAway(day)) finishes += to.tenthsADay
    return given.filter((other) => other.dueOn <= dueOn).length <= Math.max(0, Math.floor(finishes / 10) - own.filter((other) => other.dueOn <= dueOn).length)
  })
}

const anyDay = fc.integer({ min: -2, max: 12 }).map((days) => addDays(today, days))
const anyWork = (prefix: string, most: number) => fc.array(fc.record({ dueOn: anyDay, queue: fc.constantFrom('assistance', 'social-work'), parish: fc.option(fc.constantFrom('Tukums', 'Slampes pagasts'), { nil: undefined }) }), { maxLength: most })
  .map((pieces) => pieces.map((piece, i): OpenWork => ({ ...piece, waitId: `${prefix}${i}` })))
const anyWorker = (staffId: string) => fc.record({
  queues: fc.subarray(['assistance', 'social-work'], { minLength: 1 }), parishes: fc.option(fc.subarray(['Tukums', 'Slampes pagasts']), { nil: undefined }),
  tenthsADay: fc.constantFrom(5, 10, 20), room: fc.integer({ min: -1, max: 4 }), away: fc.tuple(anyDay, fc.integer({ min: 0, max: 6 })), work: anyWork(`${staffId}-`, 3),
}).map(({ away: [from, days], ...rest }): Worker => ({ ...rest, staffId, isAway: (day) => day >= from && day <= addDays(from, days) }))

const counts = ({ late, moves }: Redistribution) => ({ late: late.length, moves: moves.length })

describe('A redistribution of any small office', () => {
  it('is the best there is: no other way has fewer breaches, nor as few with fewer hand-overs', () => {
    fc.assert(fc.property(anyWorker('away'), anyWork('w', 5), anyWorker('b'), anyWorker('c'), (away, pieces, b, c) => {
      const absent = { ...away, work: pieces }
      expect(counts(redistribute(calendar, today, absent, [b, c]))).toEqual(best(absent, [b, c]))
    }), { numRuns: 500 })
  })

  it('has every piece exactly once, moves only to the entitled, and is the same whoever asks', () => {
    fc.assert(fc.property(anyWorker('away'), anyWork('w', 9), anyWorker('b'), anyWorker('c'), (away, pieces, b, c) => {
      const absent = { ...away, work: pieces }
      const shared = redistribute(calendar, today, absent, [b, c])
      expect([...shared.stays, ...shared.moves.map(({ work: piece }) => piece), ...shared.late].map(({ waitId }) => waitId).toSorted()).toEqual(pieces.map(({ waitId }) => waitId).toSorted())
      for (const { work: piece, to } of shared.moves) expect(mayTake(to === 'b' ? b : c, piece)).toBe(true)
      expect(redistribute(calendar, today, absent, [b, c])).toEqual(shared)
    }), { numRuns: 300 })
  })
})

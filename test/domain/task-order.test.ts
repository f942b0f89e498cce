// Urgency of tasks and working days left.
import { describe, expect, it } from 'vitest'
import { byDue, byUrgency, workingDaysLeft, type Dated } from '../../functions/domain/task-order.ts'
import { workingCalendar } from '../../functions/policy/working-calendar.ts'

const task = (dueOn: string, legalOn?: string, openedAt = '2026-03-05T08:00:00.000Z'): Dated => ({ dueOn, legalOn, openedAt })

describe('A task', () => {
  it('with an earlier date of law goes first, though our own date is later', () => {
    expect([task('2026-03-10', '2026-04-08'), task('2026-03-20', '2026-04-07')].toSorted(byUrgency)[0]?.legalOn).toBe('2026-04-07')
  })
  it('that no law hurries goes after those the law does', () => {
    expect([task('2026-03-06'), task('2026-03-20', '2026-04-07')].toSorted(byUrgency)[0]?.dueOn).toBe('2026-03-20')
  })
  it('of the same dates goes by how long it has stood', () => {
    const [older, newer] = [task('2026-03-20', '2026-04-07', '2026-03-04T08:00:00.000Z'), task('2026-03-20', '2026-04-07')]
    expect([newer, older].toSorted(byUrgency)).toEqual([older, newer])
    expect([newer, older].toSorted(byDue)).toEqual([older, newer])
  })
  it('by our own date goes by it, whatever the law’s', () => {
    expect([task('2026-03-20', '2026-04-07'), task('2026-03-10', '2026-04-08')].toSorted(byDue)[0]?.dueOn).toBe('2026-03-10')
  })
})

describe('Working days left', () => {
  const left = (today: string, on: string) => workingDaysLeft(workingCalendar('tukums'), today, on)
  it.each([
    ['2026-03-05', '2026-03-05', 0],
    ['2026-03-05', '2026-03-06', 1],
    // Friday to Monday is one working day.
    ['2026-03-06', '2026-03-09', 1],
    ['2026-03-06', '2026-03-07', 0],
    // Good Friday 3 April, Easter Monday 6 April.
    ['2026-04-02', '2026-04-07', 1],
    ['2026-03-20', '2026-03-19', -1],
    // Due on Friday, seen on Saturday: no working day has passed yet; on Monday one has.
    ['2026-03-07', '2026-03-06', 0],
    ['2026-03-09', '2026-03-06', -1],
  ])('on %s until %s are %i', (today, on, days) => {
    expect(left(today, on)).toBe(days)
  })
})

// The dates of an open wait reckoned anew, when the calendar or the clocks of its proceeding have moved. What has fired stays fired.
import type { WorkingCalendar } from './calendar.ts'
import type { Instant } from './identifiers.ts'
import type { Wait, WaitDate, WaitTerm } from './wait.ts'
import { datesOf, returnOn, type Clocks } from './wait-dates.ts'

export type DatesAnew = Pick<Wait, 'due' | 'dates' | 'legalDue'> & Partial<Pick<Wait, 'hold'>>

/**
 * The term of a wait; of one that an older release opened it is read from the words that explain its date, which is all such a wait has.
 * Undefined: it is not known, and its dates stay.
 */
export function termOf({ term, due, owner, box, openedAt, dates }: Wait): WaitTerm | undefined {
  if (term !== undefined) return term
  if (box === 'AwaitDecision') return { by: 'decision', from: openedAt }
  const [, what, days] = /^(.*): (\d+) darba dien\S+ no /.exec(due.why) ?? []
  if (what === undefined) return undefined
  const passed = dates.find(({ action }) => action.do === 'answer')?.action
  if (owner !== 'resident') return { by: 'staff', from: openedAt, workingDays: Number(days), what }
  return passed?.do === 'answer' ? { by: 'resident', from: openedAt, workingDays: Number(days), what, outcome: passed.outcome } : undefined
}

/**
 * Undefined: no date moves. A date that fired stays as it was, a reminder of the new day comes besides; of dates that would lie behind us only the last
 * comes, now, unless its like has fired. A day a resident was told never comes earlier.
 */
export function datesAnew(calendar: WorkingCalendar, wait: Wait, clocks: Clocks, now: Instant): DatesAnew | undefined {
  const term = termOf(wait)
  const standing = wait.legalDue && (clocks.legalDue ?? wait.legalDue)
  const fresh = term && datesOf(calendar, term, { ...clocks, legalDue: standing })
  if (fresh === undefined) return undefined
  const legalDue = fresh.legalDue ?? standing
  if (term?.by === 'resident' && fresh.due.on < wait.due.on) return undefined
  // What lies put off until its own date, as what the commission has, returns on the new one.
  const hold = term?.by === 'law' && wait.hold?.until === wait.due.on ? { ...wait.hold, until: fresh.due.on } : undefined
  const stays = wait.dates.filter(({ firedAt, action }) => firedAt !== undefined || action.do === 'return').map((date) => (hold !== undefined && date.action.do === 'return' && date.firedAt === undefined ? returnOn(hold.until, hold.reason) : date))
  const pending = wait.dates.filter(({ firedAt, action }) => firedAt === undefined && action.do !== 'return')
  // When it is passed on may have been put later for whoever took it late: that day stays while its own does.
  const behind = fresh.dates.filter(({ at, action }) => at <= now && action.do !== 'pass-on').toSorted(byTime).at(-1)
  const isTold = stays.some(({ firedAt, action, besides }) => firedAt !== undefined && besides === undefined && action.do === behind?.action.do)
  const late = behind === undefined || isTold ? [] : [pending.find(({ at, action }) => at <= now && action.do === behind.action.do) ?? { ...behind, at: now }]
  const passing = fresh.dates.some(({ at, action }) => at > now && action.do === 'pass-on') ? [] : pending.filter(({ action }) => action.do === 'pass-on')
  const dates = [...stays, ...late, ...passing, ...fresh.dates.filter(({ at }) => at > now).toSorted(byTime)]
  const isSame = fresh.due.on === wait.due.on && legalDue?.on === wait.legalDue?.on && times(dates) === times(wait.dates)
  return isSame ? undefined : { due: fresh.due, dates, ...(legalDue === undefined ? {} : { legalDue }), ...(hold && { hold }) }
}

const byTime = (a: WaitDate, b: WaitDate): number => (a.at < b.at ? -1 : 1)
const times = (dates: readonly WaitDate[]): string => dates.filter(({ action }) => action.do !== 'pass-on').map(({ at, action, firedAt }) => `${at} ${action.do} ${firedAt}`).toSorted().join()

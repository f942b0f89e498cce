// How long whoever waits in a service's list waits before somebody looks at their need anew.
import type { Day } from '../domain/days.ts'
import { rowOn, type PolicyTable } from './rows.ts'

export interface WaitingListReview {
  /** From joining the list, or from the last time the need was looked at; of those whose life or health is in danger. */
  months: number
  urgentMonths: number
  /** From that day on, to do it. */
  workingDays: number
}

/**
 * Proposed, not printed anywhere: the law names no term for whoever stands in a list, and a list may last for years (domain facts §5.7, §7, 23). Needs of other
 * kinds are looked at anew after half a year to a year (§7, 25); without any service meanwhile, sooner. A municipality's own row goes before it.
 */
export const waitingListReview: PolicyTable<WaitingListReview> = { name: 'waiting-list-review', rows: [
  { from: '2004-02-01', adoptedOn: '2004-02-01', value: { months: 3, urgentMonths: 1, workingDays: 5 }, source: 'priekšlikums pašvaldībai; likumā termiņa nav', confidence: 'C', note: 'pašvaldības iekšējais termiņš: cik bieži no jauna skata vajadzību tiem, kas gaida rindā' },
] }

export function waitingListReviewOf(municipality: string, on: Day): WaitingListReview {
  const value = rowOn(waitingListReview.rows, on, on, municipality)?.value
  if (value === undefined || value === 'unsettled') throw new RangeError(`no ${waitingListReview.name} on ${on}`)
  return value
}

// Whoever waits in a service's list: on a day that is known from the beginning a social worker looks at their need anew and tells them their place.
import { deadline } from '../domain/calendar.ts'
import { dayAt } from '../domain/days.ts'
import { instantOf, type Instant } from '../domain/identifiers.ts'
import { isUrgent, waitingExecution, type Referral } from '../domain/referral.ts'
import { returnOn, staffTask } from '../domain/wait-dates.ts'
import { waitingListReviewOf } from '../policy/waiting-list.ts'
import type { Write } from '../store/table.ts'
import { openingBeside } from './beside.ts'
import { calendarOf } from './calendar.ts'
import type { Dependencies } from './dependencies.ts'

/**
 * Opens the task, as part of the transaction by which they stand in the list from now on. Until its day it lies put off and the time is not ours: a place is missing.
 * `since`: when they joined, or the need was last looked at; long enough ago, the task is due from now on.
 */
export async function openingNeedReview({ caseId, referralId, priorityClass }: Pick<Referral, 'caseId' | 'referralId' | 'priorityClass'>, { store, now, municipality }: Pick<Dependencies, 'store' | 'now' | 'municipality'>, since: Instant = instantOf(now())): Promise<Write[]> {
  const [calendar, at, before] = [await calendarOf({ store, municipality }), instantOf(now()), await store.referrals.needReviews({ caseId, referralId })]
  const { months, urgentMonths, workingDays } = waitingListReviewOf(municipality, dayAt(at))
  const { on, why } = deadline(calendar, dayAt(since), { months: isUrgent({ priorityClass }) ? urgentMonths : months })
  const reason = `gaida brīvu vietu; vajadzību no jauna skata šajā dienā (${why})`
  const returns = returnOn(on, reason)
  const isAhead = returns.at > at
  const { dates, ...term } = staffTask(calendar, isAhead ? returns.at : at, workingDays, 'Vajadzība jāskata no jauna')
  return openingBeside({
    workflow: 'waiting-list', box: 'AwaitNeedReview', execution: waitingExecution(referralId), entry: String(before.length), outcomes: ['StillNeeded', 'BecameUrgent', 'NotWanted', 'PlaceOffered'],
    queue: 'social-work', caseId, proceedingId: referralId, urgent: isUrgent({ priorityClass }), ...term,
    ...(isAhead ? { owner: 'provider', dates: [...dates, returns], hold: { by: 'clock', since: at, until: on, reason } } : { owner: 'queue', dates }),
  }, { store })
}

// AwaitNeedReview: somebody waits long in a service's list; a social worker looks at the need anew and tells them their place, or they wait no longer.
import { z } from 'zod'
import { dayAt, daysBetween } from '../../../domain/days.ts'
import { instantOf } from '../../../domain/identifiers.ts'
import { isUrgent, urgentClass, waitingOrder } from '../../../domain/referral.ts'
import { openingNeedReview } from '../../../platform/need-review.ts'
import { timeKept } from '../../../platform/time-kept.ts'
import { serviceByCode } from '../../../policy/service-catalogue.ts'
import { found, NotFound } from '../../page.ts'
import { reasonText, typed } from '../../typed.ts'
import { taskPage, type TaskContext } from './task-page.ts'

const Form = z.object({
  act: z.enum(['still', 'urgent', 'not-wanted'], 'Atzīmējiet, vai klients turpina gaidīt.'),
  reason: reasonText('Ierakstiet, ko noskaidrojāt un ko pastāstījāt klientam.'),
})

async function show({ wait, file, dependencies: { store, municipality, now } }: TaskContext) {
  const proceedingId = found(wait.proceedingId)
  const referral = found(file?.referrals.find(({ referralId }) => referralId === proceedingId))
  const queue = await store.referrals.inState(referral.serviceCode, 'Queued')
  const places = await store.referrals.places(referral.serviceCode)
  return {
    // A wait of an older release knows no such answer.
    mayBecomeUrgent: !isUrgent(referral) && wait.outcomes.includes('BecameUrgent'),
    referral, service: serviceByCode(municipality, referral.serviceCode), places,
    days: referral.queuedAt === undefined ? undefined : daysBetween(dayAt(referral.queuedAt), dayAt(instantOf(now()))),
    ahead: queue.filter((other) => other.referralId !== proceedingId && waitingOrder(other, referral) < 0).length,
    before: (await store.referrals.needReviews(referral)).filter(({ waitId, state }) => waitId !== wait.waitId && state === 'Answered').map(({ note, answeredAt }) => ({ note, at: answeredAt })),
  }
}

export const needReviewTask = taskPage({
  view: 'caseworker/tasks/need-review.njk',
  show,
  async answer({ file, dependencies }, form, { referral, mayBecomeUrgent }) {
    const { store, now } = dependencies
    const { data, errors } = typed(Form, form)
    if (data === undefined) return { errors }
    if (data.act === 'still') return { outcome: 'StillNeeded', note: data.reason, also: await openingNeedReview(referral, dependencies) }
    if (data.act === 'urgent') {
      if (!mayBecomeUrgent) throw new NotFound()
      return { outcome: 'BecameUrgent', note: data.reason, also: [...store.referrals.madeUrgent(referral), ...await openingNeedReview({ ...referral, priorityClass: urgentClass }, dependencies)] }
    }
    const proceeding = found(file?.proceedings.find(({ proceedingId }) => proceedingId === referral.referralId))
    const ended = await timeKept(dependencies, { ...proceeding, status: 'Withdrawn' }, instantOf(now()), (await store.people.resident(referral.personId))?.parish)
    return { outcome: 'NotWanted', note: data.reason, also: [...await store.referrals.withdrawn(referral, data.reason), ended] }
  },
})

// AwaitPlacementReview: the provider declined; offer again, or withdraw the referral with a reason.
import { z } from 'zod'
import { instantOf } from '../../../domain/identifiers.ts'
import { timeKept } from '../../../platform/time-kept.ts'
import { serviceByCode } from '../../../policy/service-catalogue.ts'
import { found } from '../../page.ts'
import { freeText, reasonWhen, typed } from '../../typed.ts'
import { taskPage, type TaskContext } from './task-page.ts'

const Form = z.object({
  act: z.enum(['offer', 'withdraw'], 'Izvēlieties: piedāvāt vēlreiz vai atsaukt norīkojumu.'),
  reason: freeText,
}).superRefine(reasonWhen(({ act }) => act === 'withdraw', 'Ierakstiet, kāpēc norīkojumu atsaucat: to lasīs iesniedzējs.'))

async function show({ wait, file, dependencies: { store, municipality } }: TaskContext) {
  const { referrals, waits } = found(file)
  const proceedingId = found(wait.proceedingId)
  const referral = found(referrals.find(({ referralId }) => referralId === proceedingId))
  const { serviceCode } = referral
  const places = await store.referrals.places(serviceCode)
  return {
    referral,
    service: serviceByCode(municipality, serviceCode),
    places: places.capacity === undefined ? undefined : { capacity: places.capacity, free: places.capacity - places.taken },
    declined: waits.filter((other) => other.proceedingId === proceedingId && other.outcome === 'Declined').toSorted((a, b) => (a.answeredAt ?? '').localeCompare(b.answeredAt ?? ''))
      .map(({ note, answeredAt }) => ({ note, at: answeredAt })),
  }
}

export const placementTask = taskPage({
  view: 'caseworker/tasks/placement-review.njk',
  show,
  async answer({ wait, file, dependencies }, form, { referral }) {
    const { store, now } = dependencies
    const { data, errors } = typed(Form, form)
    if (data === undefined) return { errors }
    if (data.act === 'offer') return { outcome: 'OfferAgain', note: data.reason === '' ? undefined : data.reason }
    const proceeding = found(file?.proceedings.find(({ proceedingId }) => proceedingId === wait.proceedingId))
    const ended = await timeKept(dependencies, { ...proceeding, status: 'Withdrawn' }, instantOf(now()), (await store.people.resident(referral.personId))?.parish)
    return { outcome: 'Withdrawn', note: data.reason, also: [...await store.referrals.withdrawn(referral, data.reason), ended] }
  },
})

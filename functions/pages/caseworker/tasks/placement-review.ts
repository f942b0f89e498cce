// AwaitPlacementReview: the provider declined; offer again, or withdraw the referral with a reason.
import { z } from 'zod'
import { serviceByCode } from '../../../policy/service-catalogue.ts'
import { found } from '../../page.ts'
import type { TaskContext, TaskPage } from '../task.ts'
import { freeText, typed } from '../typed.ts'

const Form = z.object({
  act: z.enum(['offer', 'withdraw'], 'Izvēlieties: piedāvāt vēlreiz vai atsaukt norīkojumu.'),
  reason: freeText,
}).refine(({ act, reason }) => act === 'offer' || /\p{L}{2}/u.test(reason), { path: ['reason'], message: 'Ierakstiet, kāpēc norīkojumu atsaucat: to lasīs iesniedzējs.' })

async function show({ wait, dependencies: { store, municipality } }: TaskContext) {
  const caseId = found(wait.caseId)
  const proceedingId = found(wait.proceedingId)
  const [referral, waits] = await Promise.all([store.referrals.byId(caseId, proceedingId), store.waits.of({ caseId })])
  const { serviceCode } = found(referral)
  const places = await store.referrals.places(serviceCode)
  return {
    referral: found(referral),
    service: serviceByCode(municipality, serviceCode),
    places: places.capacity === undefined ? undefined : { capacity: places.capacity, free: places.capacity - places.taken },
    declined: waits.filter((other) => other.proceedingId === proceedingId && other.outcome === 'Declined').toSorted((a, b) => (a.answeredAt ?? '').localeCompare(b.answeredAt ?? ''))
      .map(({ note, answeredAt }) => ({ note, at: answeredAt })),
  }
}
type Shown = Awaited<ReturnType<typeof show>>

export const placementTask: TaskPage<Shown> = {
  view: 'caseworker/tasks/placement-review.njk',
  show,
  async answer({ dependencies: { store } }, form, { referral }) {
    const { data, errors } = typed(Form, form)
    if (data === undefined) return { errors }
    if (data.act === 'offer') return { outcome: 'OfferAgain', note: data.reason === '' ? undefined : data.reason }
    return { outcome: 'Withdrawn', note: data.reason, also: await store.referrals.withdrawn(referral, data.reason) }
  },
}

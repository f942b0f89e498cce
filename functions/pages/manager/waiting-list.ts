// The waiting list of a service in its declared order. Who stands in it only those see who may see households; the rest see numbers.
import { daysBetween, dayAt } from '../../domain/days.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { mayDo, opens } from '../../domain/permissions.ts'
import { waitingOrder } from '../../domain/referral.ts'
import { servicesOf } from '../../policy/service-catalogue.ts'
import { found, staffOf, type Page } from '../page.ts'
import { placesOf } from '../service-places.ts'

export const waitingListPage: Page = {
  path: '/vietas/:serviceCode',
  for: 'places',
  async get(request, { store, municipality, now }) {
    const service = found(servicesOf(municipality).find(({ code }) => code === request.params['serviceCode']))
    const staff = staffOf(request)
    const today = dayAt(instantOf(now()))
    const [places, listed] = await Promise.all([placesOf([service], store), store.referrals.inState(service.code, 'Queued')])
    // The index lags behind an offer: each is read as last written.
    const referrals = await Promise.all(listed.map(({ caseId, referralId }) => store.referrals.byId(caseId, referralId)))
    const waiting = referrals.filter((referral) => referral !== undefined).filter(({ state }) => state === 'Queued').toSorted(waitingOrder)
    const reviews = await Promise.all(waiting.map(async (referral) => (await store.referrals.needReviews(referral)).find(({ state }) => state === 'Open')))
    const parishes = await Promise.all(waiting.map(async ({ caseId }) => (staff.territory === undefined ? undefined : (await store.cases.byId(caseId))?.parish)))
    const named = waiting.map((_, i) => mayDo(staff, 'see.household', { parish: parishes[i] }))
    return {
      view: 'manager/waiting-list.njk', title: service.name,
      data: {
        service, places, named: named.includes(true), linked: opens(staff, 'file'),
        waiting: waiting.map(({ queueNumber, priorityClass, queuedAt = '', personName, caseId, number }, i) => ({
          queueNumber, priorityClass, queuedAt, days: daysBetween(dayAt(queuedAt), today), review: reviews[i] && { on: reviews[i].hold?.until ?? reviews[i].due.on, late: reviews[i].hold === undefined }, ...(named[i] === true ? { personName, caseId, number } : {}),
        })),
      },
    }
  },
}

// A provider unit's own page: what is offered to it, who receives its services, how many places are free.
import { daysBetween, dayAt } from '../../domain/days.ts'
import { instantOf } from '../../domain/identifiers.ts'
import type { Staff } from '../../domain/person.ts'
import { mayAnswer, queuesOf } from '../../domain/permissions.ts'
import { servicesOf, type Service } from '../../policy/service-catalogue.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { staffOf, type Page } from '../page.ts'
import { placesOf } from '../service-places.ts'

/** The services of the unit they work in. */
export const servicesOfUnit = (staff: Staff, municipality: string): Service[] => servicesOf(municipality).filter(({ unit }) => unit === staff.unit)

const names = new Intl.Collator('lv')

export const unitPage: Page = {
  path: '/sniedzejs',
  for: 'provider',
  async get(request, dependencies) {
    const { store, municipality, now } = dependencies
    const staff = staffOf(request)
    const services = servicesOfUnit(staff, municipality)
    const today = dayAt(instantOf(now()))
    const [offers, clients, places, answered] = await Promise.all([offersTo(staff, dependencies), clientsOf(services, dependencies), placesOf(services, store), answeredOf(request.query.get('atbildets'), staff, store)])
    return {
      view: 'provider/unit.njk', title: 'Norīkojumi',
      data: { offers: offers.map((offer) => ({ ...offer, overdue: offer.due.on < today, daysLeft: daysBetween(today, offer.due.on) })), clients, places, services, answered },
    }
  },
}

/** What they have just answered, to tell them that it arrived; an offer to another unit is none. */
async function answeredOf(waitId: string | null, staff: Staff, store: Dependencies['store']) {
  const wait = waitId === null ? undefined : await store.waits.byId(waitId)
  if (wait?.state !== 'Answered' || wait.box !== 'AwaitProvider' || !mayAnswer(staff, wait)) return undefined
  const referral = await store.referrals.byId(wait.caseId ?? '', wait.proceedingId ?? '')
  return referral && { personName: referral.personName, accepted: wait.outcome === 'Accepted' }
}

/** Offers nobody has answered, the earliest due first. The index lags behind an answer, so each is read as last written. */
async function offersTo(staff: Staff, { store, municipality }: Dependencies) {
  const listed = (await Promise.all(queuesOf(staff).map((queue) => store.waits.inQueue(queue)))).flat()
  const waits = await Promise.all(listed.map(({ waitId }) => store.waits.byId(waitId)))
  const open = waits.filter((wait) => wait !== undefined).filter(({ state, box }) => state === 'Open' && box === 'AwaitProvider')
  const offers = await Promise.all(open.map(async ({ waitId, caseId = '', proceedingId = '', due, remindedAt, escalatedAt }) => {
    const referral = await store.referrals.byId(caseId, proceedingId)
    return referral && { waitId, due, remindedAt, escalatedAt, number: referral.number, personName: referral.personName, service: serviceName(municipality, referral.serviceCode) }
  }))
  return offers.filter((offer) => offer !== undefined).toSorted((a, b) => a.due.on.localeCompare(b.due.on) || a.number.localeCompare(b.number))
}

async function clientsOf(services: readonly Service[], { store, municipality }: Dependencies) {
  const listed = (await Promise.all(services.map(({ code }) => store.referrals.inState(code, 'Placed')))).flat()
  const referrals = await Promise.all(listed.map(({ caseId, referralId }) => store.referrals.byId(caseId, referralId)))
  return referrals.filter((referral) => referral !== undefined).filter(({ state }) => state === 'Placed')
    .map(({ caseId, referralId, number, personName, serviceCode, placedAt }) => ({ caseId, referralId, number, personName, placedAt, service: serviceName(municipality, serviceCode) }))
    .toSorted((a, b) => names.compare(a.personName, b.personName))
}

export const serviceName = (municipality: string, code: string): string => servicesOf(municipality).find((service) => service.code === code)?.name ?? code

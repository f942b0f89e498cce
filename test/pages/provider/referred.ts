// People referred to a service, for the tests of providers' and places' pages: applied for, need found, granted, offered or in the list.
import { findsNeed, grants } from '../../acceptance/acts.ts'
import { apply } from '../../acceptance/household.ts'
import type { Resident, Staff } from '../../../functions/domain/person.ts'
import { openOffice, staff, type Office } from '../../office.ts'

export const flat = 'group-flat-mezrozites'

export const people: Staff[] = [
  staff('janis', 'Jānis Sociālais', ['social-worker']),
  staff('ilze', 'Ilze Organizatore', ['assistance-organiser']),
  staff('maija', 'Maija Vadītāja', ['manager']),
  staff('edgars', 'Edgars Pārzinis', ['administrator']),
  staff('vija', 'Vija Mežrozīte', ['provider'], { unit: 'mezrozites' }),
  staff('laila', 'Laila Saime', ['provider'], { unit: 'saime' }),
]

/** An office on 5 March 2026 whose group flat has this many places, none taken. */
export async function openPlacingOffice(capacity: number, residents: Resident[]): Promise<Office> {
  const office = await openOffice('2026-03-05 10:00', { residents, staff: people })
  await office.host.dependencies.store.referrals.setPlaces({ serviceCode: flat, capacity, taken: 0, lastQueueNumber: 0 })
  return office
}

/** Someone applies for the service and is referred to it; with a place free it is offered, else they stand in the list. Gives case and referral. */
export async function refers(office: Office, of: Resident, priorityClass = 2, serviceCode = flat): Promise<{ caseId: string; referralId: string }> {
  const { caseId, applicationId } = await apply(office, { members: [{ resident: of, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }], declaredOnly: true }] }, [{ kind: 'service', serviceCode, need: 'Viens vairs nevaru' }])
  const referralId = `${applicationId}-service`
  await findsNeed(office, caseId, referralId, 'janis', priorityClass)
  await grants(office, caseId, referralId, 'janis')
  return { caseId, referralId }
}

/** The offer's page as its unit sees it. */
export async function offerPath(office: Office, { caseId }: { caseId: string }): Promise<string> {
  const offer = (await office.host.dependencies.store.waits.of({ caseId })).find(({ box, state }) => box === 'AwaitProvider' && state === 'Open')
  return `/sniedzejs/norikojumi/${offer?.waitId}`
}

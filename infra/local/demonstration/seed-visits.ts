// Visits somebody has asked for: two at one address, one in the same parish to which Baiba goes already, one in another parish; and a family with an agreement whom nobody has seen at home.
import { addWorkingDays } from '../../../functions/domain/calendar.ts'
import { addDays, dayAt, instantAt, numericDay, yearOf, type Day } from '../../../functions/domain/days.ts'
import { instantOf } from '../../../functions/domain/identifiers.ts'
import { fullName } from '../../../functions/domain/person.ts'
import type { VisitPurpose } from '../../../functions/domain/visit.ts'
import { agreementKinds, visitPurposes } from '../../../functions/pages/words.ts'
import { orderVisit, waitOfVisit } from '../../../functions/platform/order-visit.ts'
import type { Dependencies } from '../../../functions/platform/dependencies.ts'
import type { Store } from '../../../functions/store/store.ts'
import { recordOf } from '../../../functions/platform/records.ts'
import { workingCalendar } from '../../../functions/policy/working-calendar.ts'
import { applicantOf } from './household.ts'
import type { ServiceUser } from './places.ts'
import { syntheticId } from './synthetic-identifiers.ts'

interface Wanted { user: ServiceUser | undefined; address?: (address: string) => string; orderedBy: string; purpose: VisitPurpose; questions: string[]; workingDays: number; goes?: string }

/** Each once: what is ordered already stays as it is. */
export async function seedVisits({ store, now, municipality }: Pick<Dependencies, 'store' | 'now' | 'municipality'>, users: readonly ServiceUser[]): Promise<void> {
  // Whoever waits for a place or spends only their days elsewhere lives at home.
  const atHome = users.filter(({ state, plan }) => state === 'Queued' || plan.serviceCode.startsWith('day-'))
  const parishOf = (user: ServiceUser) => applicantOf(user.household).resident.parish
  const first = atHome.find((user) => atHome.some((other) => other !== user && parishOf(other) === parishOf(user))) ?? atHome[0]
  if (first === undefined) return
  const near = atHome.find((user) => user !== first && parishOf(user) === parishOf(first))
  const far = atHome.find((user) => parishOf(user) !== parishOf(first))
  const wanted: Wanted[] = [
    { user: first, orderedBy: 'social-worker-2', purpose: 're-evaluation', questions: ['Vai vecāki ikdienā vēl tiek galā?', 'Kas palīdz, kad viņu nav mājās?'], workingDays: 8 },
    { user: first, address: (address) => address.toUpperCase().replace('–', ', DZ. '), orderedBy: 'organiser-1', purpose: 'assessment', questions: ['Vai malka ziemai ir sagādāta?'], workingDays: 5 },
    { user: near, orderedBy: 'social-worker-1', purpose: 'contact', questions: ['Kā klājas pēc iekārtošanās?'], workingDays: 6, goes: 'social-worker-1' },
    { user: far, orderedBy: 'organiser-2', purpose: 'crisis', questions: ['Vai mājās ir silti un ir ko ēst?'], workingDays: 1 },
  ]
  const forgotten = atHome.find((user) => user.state === 'Placed' && ![first, near, far].includes(user))
  if (forgotten !== undefined) await seedAgreement(store, forgotten, dayAt(instantOf(now())))
  const calendar = workingCalendar(municipality)
  const today = dayAt(instantOf(now()))
  for (const [i, { user, address = (text: string) => text, orderedBy, purpose, questions, workingDays, goes }] of wanted.entries()) {
    if (user === undefined) continue
    const { resident } = applicantOf(user.household)
    const [caseId, visitId] = [syntheticId('c', user.serial), syntheticId('v', i)]
    const before = await store.visits.byId(caseId, visitId)
    const visit = before ?? await orderVisit(
      { caseId, address: address(resident.address), parish: resident.parish, purpose, questions, by: addWorkingDays(calendar, today, workingDays), unannounced: false, orderedBy }, { purpose: visitPurposes[purpose] }, { store, now, municipality, newId: () => visitId },
    )
    if (goes === undefined || visit.plannedFor !== undefined) continue
    const on = addWorkingDays(calendar, today, 2)
    const wait = recordOf(await store.waits.byId(waitOfVisit(visit)), `wait of the visit to ${fullName(resident)}`)
    await store.commit([...store.waits.plannedFor(wait, goes, on, { what: 'VisitPlanned', by: goes, note: `Brauciens ${numericDay(on)}` }), store.visits.changed({ ...visit, plannedFor: on })])
  }
}

/** Signed with them long ago; its duty was looked at and met, so that nobody has a task about it. */
async function seedAgreement(store: Store, { serial, household }: ServiceUser, today: Day): Promise<void> {
  const [caseId, { personId }] = [syntheticId('c', serial), applicantOf(household).resident]
  if ((await store.agreements.ofCase(caseId)).length > 0) return
  const signedOn = addDays(today, -240)
  const [agreementId, at] = [syntheticId('v', serial), instantAt(signedOn, '11:00')]
  const number = `V/${yearOf(signedOn)}/${await store.settings.nextNumber(`agreement/${yearOf(signedOn)}`)}`
  const met = { outcome: 'Met' as const, seen: 'Atnāca abas reizes', by: 'social-worker-1', at: instantAt(addDays(signedOn, 30), '10:00') }
  await store.commit([
    ...store.agreements.entered({
      agreementId, caseId, kind: 'collaboration', personId, number, signedOn, enteredBy: 'social-worker-1', enteredAt: at, version: 1,
      duties: [{ dutyId: '1', text: 'Atnākt uz sarunu divas reizes mēnesī', evidence: 'Pieraksts lietā', dueOn: addDays(signedOn, 30), verifierId: 'social-worker-1', result: met }],
    }),
    store.journal.entry({ caseId, what: 'AgreementSigned', by: 'staff:social-worker-1', occurredAt: at, recordedAt: at, note: `${number}: ${agreementKinds.collaboration}` }, agreementId),
  ])
}

// Someone who has a place already, or waits for one: their application, decision and referral as they would have gone, day by day in the past.
import { addDays, instantAt, monthOf, monthsBefore, yearOf, type Day } from '../../../functions/domain/days.ts'
import { proceedingIdOf, type ProceedingStatus } from '../../../functions/domain/proceeding.ts'
import { contestTerm, deemedNotified } from '../../../functions/domain/law/notification.ts'
import { fullName } from '../../../functions/domain/person.ts'
import { proceedingClocks } from '../../../functions/policy/proceeding-clocks.ts'
import { workingCalendar } from '../../../functions/policy/working-calendar.ts'
import { openingNeedReview } from '../../../functions/platform/need-review.ts'
import { recordOf } from '../../../functions/platform/records.ts'
import type { Store } from '../../../functions/store/store.ts'
import { applicantOf, declarationOf } from './household.ts'
import type { ServiceUser } from './places.ts'
import { syntheticId } from './synthetic-identifiers.ts'

interface Office { store: Store; municipality: string; now: () => number; today: Day }

/**
 * Carries one person to where they stand by the store's own commands, each of which is a no-op when it was done before.
 * Those who have places applied one to two years ago, those who wait in the last half-year; the decision followed after eight days.
 */
export async function seedServiceUser({ store, municipality, now, today }: Office, user: ServiceUser): Promise<void> {
  const { serial, plan: { serviceCode, need }, state, household } = user
  const { resident } = applicantOf(household)
  const [caseId, applicationId] = [syntheticId('c', serial), syntheticId('a', serial)]
  const proceedingId = proceedingIdOf(applicationId, 'service')
  const receivedOn = addDays(today, -(state === 'Placed' ? 760 - 8 * serial : 190 - serial))
  const submittedAt = instantAt(receivedOn, '10:00')
  const decidedOn = addDays(receivedOn, 8)
  const decidedAt = instantAt(decidedOn, '14:00')
  const proceeding = async () => recordOf(await store.cases.proceeding(caseId, proceedingId), `proceeding ${proceedingId}`)
  const referral = async () => recordOf(await store.referrals.byId(caseId, proceedingId), `referral ${proceedingId}`)
  const stands = async (status: ProceedingStatus) => (await proceeding()).status === status

  const message = await store.applications.submit({
    applicationId, caseId, applicantId: resident.personId, submittedAt, iban: household.iban,
    wishes: [{ kind: 'service', serviceCode, need }],
    facts: declarationOf(household, monthsBefore(monthOf(receivedOn), 3)),
    signatures: [{ personId: resident.personId, at: submittedAt }],
  }, { caseId, applicantId: resident.personId, memberIds: [resident.personId], title: `${resident.familyName} ${resident.givenName}`, parish: resident.parish, openedAt: submittedAt })
  // Its way through the workflow lies in the past: none is to start now.
  const unsent = await store.outbox.byId(message)
  if (unsent !== undefined) await store.outbox.sent(unsent)

  const application = recordOf(await store.applications.byId(caseId, applicationId), `application ${applicationId}`)
  if (application.number === undefined) {
    await store.applications.register(application, `SD/${yearOf(receivedOn)}/${await store.settings.nextNumber(`application/${yearOf(receivedOn)}`)}`, [{
      proceedingId, caseId, applicationId, kind: 'service', serviceCode, status: 'Received', receivedAt: submittedAt,
      ...proceedingClocks(workingCalendar(municipality), municipality, 'service', receivedOn), version: 1,
    }])
  }
  if (await stands('Received')) await store.cases.move(await proceeding(), 'UnderAssessment')
  if (await stands('UnderAssessment')) {
    const opinion = { caseId, proceedingId, need: true, opinion: need, priorityClass: 2, by: 'social-worker-1', at: instantAt(addDays(receivedOn, 5), '11:00') }
    await store.cases.move(await proceeding(), 'AwaitingDecision', [store.assessments.givenOpinion(opinion)])
  }
  if (await stands('AwaitingDecision')) {
    if ((await store.decisions.byProceeding(caseId, proceedingId)) === undefined)
      await store.commit([store.decisions.decided({ caseId, proceedingId, granted: true, months: [], reasons: [], decidedBy: 'organiser-1', decidedAt })])
    const decision = recordOf(await store.decisions.byProceeding(caseId, proceedingId), `decision of ${proceedingId}`)
    const calendar = workingCalendar(municipality)
    const notifiedOn = deemedNotified(calendar, decidedOn, 'letter')
    await store.decisions.issue(decision, await proceeding(), {
      number: `${yearOf(decidedOn)}/L-${await store.settings.nextNumber(`decision/${yearOf(decidedOn)}`)}`, notifiedOn, contestUntil: contestTerm(calendar, notifiedOn.on),
    })
  }
  if (await stands('Granted')) {
    await store.referrals.issue({
      referralId: proceedingId, caseId, serviceCode, personId: resident.personId, personName: fullName(resident),
      number: `${yearOf(decidedOn)}/N-${await store.settings.nextNumber(`referral/${yearOf(decidedOn)}`)}`,
      issuedAt: decidedAt, placements: 1, opinion: need, priorityClass: 2, state: 'Issued',
    }, await proceeding())
  }
  // Whoever waits has stood in the list since the day after the decision.
  const queuedAt = state === 'Queued' ? { queuedAt: instantAt(addDays(decidedOn, 1), '09:00') } : {}
  if ((await referral()).state === 'Issued') {
    const one = { ...(await referral()), ...queuedAt }
    await store.referrals.reserve(one, () => openingNeedReview(one, { store, municipality, now }, one.queuedAt))
  }
  if ((await referral()).state === 'Offered') await store.referrals.place({ ...(await referral()), placedAt: instantAt(addDays(decidedOn, 6), '09:00') })
}

// APL 67 and the Notification Law: the decision gets its number, the day it counts as notified, until when it can be contested, and its letter.
import { z } from 'zod'
import { NeedsStaff } from '../../domain/errors.ts'
import { dayAt, yearOf } from '../../domain/days.ts'
import { CaseId, instantOf, ProceedingId } from '../../domain/identifiers.ts'
import { contestTerm, deemedNotified } from '../../domain/law/notification.ts'
import { reviewReasons } from '../../domain/second-review.ts'
import { letterOf } from '../../domain/letter.ts'
import { expectedFirstPay } from '../../domain/pay-day.ts'
import { decidingLimitsOf } from '../../policy/deciding-limits.ts'
import { municipalityOf } from '../../policy/municipalities.ts'
import { serviceByCode } from '../../policy/service-catalogue.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'
import { replacedBy } from '../../platform/reopened.ts'
import { timeKept } from '../../platform/time-kept.ts'

export const step = defineStep({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes: ['BenefitGranted', 'ServiceGranted', 'Refused'],
  async run({ caseId, proceedingId }, dependencies) {
    const { store, now, municipality } = dependencies
    const [found, proceedingFound] = await Promise.all([store.decisions.byProceeding(caseId, proceedingId), store.cases.proceeding(caseId, proceedingId)])
    const decision = recordOf(found, `decision of ${proceedingId}`)
    const proceeding = recordOf(proceedingFound, `proceeding ${proceedingId}`)
    // Never without its second person, whatever page or program wrote it.
    if (decision.approvedBy === undefined && decision.withoutReview === undefined && reviewReasons(decision, decidingLimitsOf(municipality, dayAt(decision.decidedAt)), proceeding.reopens !== undefined).length > 0)
      throw new NeedsStaff(`The decision of ${proceedingId} has not been approved by a second person`)
    if (decision.number === undefined) {
      const application = recordOf(await store.applications.byId(caseId, proceeding.applicationId), `application ${proceeding.applicationId}`)
      const [applicant, official, assessments, opinion] = await Promise.all([
        store.people.resident(application.applicantId), store.people.staff(decision.decidedBy), store.assessments.attempts(caseId, proceedingId), store.assessments.opinion(caseId, proceedingId),
      ])
      const today = dayAt(instantOf(now()))
      const calendar = await calendarOf({ store, municipality })
      const notifiedOn = deemedNotified(calendar, today, 'electronic')
      const contestUntil = contestTerm(calendar, notifiedOn.on)
      const number = `${yearOf(today)}/L-${await store.settings.nextNumber(`decision/${yearOf(today)}`)}`
      const letter = letterOf({
        replaces: await replacedBy(proceeding, store), decision: { ...decision, number, notifiedOn, contestUntil }, on: today, proceeding, application, applicant: recordOf(applicant, `resident ${application.applicantId}`), assessments, opinion,
        service: proceeding.serviceCode === undefined ? undefined : serviceByCode(municipality, proceeding.serviceCode), payBy: expectedFirstPay(calendar, today, municipalityOf(municipality).payment.workingDays), official, office: municipalityOf(municipality),
      })
      // A refusal ends the proceeding; what is granted ends with its award or its place.
      const ended = decision.granted ? [] : [await timeKept(dependencies, { ...proceeding, status: 'Refused', decidedAt: decision.decidedAt }, instantOf(now()), applicant?.parish)]
      await store.decisions.issue(decision, proceeding, { number, notifiedOn, contestUntil, letter }, ended)
    }
    if (!decision.granted) return 'Refused'
    return proceeding.kind === 'service' ? 'ServiceGranted' : 'BenefitGranted'
  },
})
export const handler = toLambda(step)

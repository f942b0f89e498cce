// The referral (norīkojums) to the service, with the specialist's opinion for the provider.
import { z } from 'zod'
import { dayAt, yearOf } from '../../domain/days.ts'
import { CaseId, instantOf, ProceedingId } from '../../domain/identifiers.ts'
import { fullName } from '../../domain/person.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes: ['Referred'],
  async run({ caseId, proceedingId }, { store, now }) {
    const proceeding = recordOf(await store.cases.proceeding(caseId, proceedingId), `proceeding ${proceedingId}`)
    if (proceeding.status === 'Granted') {
      const opinion = recordOf(await store.assessments.opinion(caseId, proceedingId), `opinion on ${proceedingId}`)
      const application = recordOf(await store.applications.byId(caseId, proceeding.applicationId), `application ${proceeding.applicationId}`)
      const applicant = recordOf(await store.people.resident(application.applicantId), `resident ${application.applicantId}`)
      const issuedAt = instantOf(now())
      const year = yearOf(dayAt(issuedAt))
      await store.referrals.issue({
        referralId: proceedingId, caseId, serviceCode: recordOf(proceeding.serviceCode, `service in ${proceedingId}`),
        personId: applicant.personId, personName: fullName(applicant), number: `${year}/N-${await store.settings.nextNumber(`referral/${year}`)}`,
        issuedAt, placements: 1, opinion: opinion.opinion, priorityClass: opinion.priorityClass, state: 'Issued',
      }, proceeding)
    }
    return { outcome: 'Referred', referralId: proceedingId }
  },
})
export const handler = toLambda(step)

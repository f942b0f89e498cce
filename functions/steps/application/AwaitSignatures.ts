// MK 809 p. 2.1: the other adults of the household sign; the time is theirs until they do or the date passes.
import { z } from 'zod'
import { ApplicationId, CaseId, instantOf } from '../../domain/identifiers.ts'
import { nearestLegalDue } from '../../domain/proceeding.ts'
import { residentRequest } from '../../domain/wait-dates.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, applicationId: ApplicationId }),
  outcomes: ['AllSigned', 'DatePassed'],
  async plan({ caseId, applicationId }, { store, now, municipality }) {
    const application = recordOf(await store.applications.byId(caseId, applicationId), `application ${applicationId}`)
    const legalDue = nearestLegalDue(await store.cases.proceedings(caseId), { applicationId })
    return {
      owner: 'resident', queue: `resident:${application.applicantId}`, caseId, applicationId, ...(legalDue && { legalDue }),
      ...residentRequest(await calendarOf({ store, municipality }), instantOf(now()), 10, 'Visi pilngadīgie paraksta iesniegumu', 'DatePassed', legalDue),
    }
  },
})
export const handler = toLambda(step)

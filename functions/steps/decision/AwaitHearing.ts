// APL 62: the resident has been told what is intended and why; the time is theirs until they say what they think of it or the date passes.
import { z } from 'zod'
import { dayAt } from '../../domain/days.ts'
import { CaseId, instantOf, ProceedingId } from '../../domain/identifiers.ts'
import { residentRequest } from '../../domain/wait-dates.ts'
import { decidingLimitsOf } from '../../policy/deciding-limits.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes: ['Heard', 'DatePassed'],
  async plan({ caseId, proceedingId }, { store, now, municipality }) {
    const [household, proceeding] = await Promise.all([store.cases.byId(caseId), store.cases.proceeding(caseId, proceedingId)])
    const { legalDue, applicationId } = recordOf(proceeding, `proceeding ${proceedingId}`)
    return {
      owner: 'resident', queue: `resident:${recordOf(household, `case ${caseId}`).applicantId}`, caseId, proceedingId, applicationId, legalDue,
      ...residentRequest(await calendarOf({ store, municipality }), instantOf(now()), decidingLimitsOf(municipality, dayAt(instantOf(now()))).hearingWorkingDays, 'Iesniedzējs izsaka viedokli par iecerēto lēmumu', 'DatePassed', legalDue),
    }
  },
})
export const handler = toLambda(step)

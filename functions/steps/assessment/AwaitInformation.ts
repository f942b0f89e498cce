// The resident has been asked what lies behind a difference with a register; the time is theirs until they answer or the date passes.
import { z } from 'zod'
import { CaseId, instantOf, ProceedingId } from '../../domain/identifiers.ts'
import { answerWorkingDays, residentRequest } from '../../domain/wait-dates.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes: ['Provided', 'DatePassed'],
  async plan({ caseId, proceedingId }, { store, now, municipality }) {
    const [household, proceeding] = await Promise.all([store.cases.byId(caseId), store.cases.proceeding(caseId, proceedingId)])
    const { legalDue, applicationId } = recordOf(proceeding, `proceeding ${proceedingId}`)
    return {
      owner: 'resident', queue: `resident:${recordOf(household, `case ${caseId}`).applicantId}`, caseId, proceedingId, applicationId, legalDue,
      ...residentRequest(await calendarOf({ store, municipality }), instantOf(now()), answerWorkingDays, 'Iesniedzējs atbild uz dienesta jautājumu', 'DatePassed', legalDue),
    }
  },
})
export const handler = toLambda(step)

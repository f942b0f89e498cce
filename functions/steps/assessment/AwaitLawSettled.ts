// A number the law needs is not settled for this day: a supervisor has it entered, and it is assessed again.
import { z } from 'zod'
import { CaseId, instantOf, ProceedingId } from '../../domain/identifiers.ts'
import { staffTask } from '../../domain/wait-dates.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes: ['Settled'],
  async plan({ caseId, proceedingId }, { store, now, municipality }) {
    const { legalDue, applicationId } = recordOf(await store.cases.proceeding(caseId, proceedingId), `proceeding ${proceedingId}`)
    return {
      owner: 'queue', queue: 'supervision', caseId, proceedingId, applicationId, legalDue,
      ...staffTask(await calendarOf({ store, municipality }), instantOf(now()), 2, 'Likuma lielums šai dienai nav noteikts', legalDue),
    }
  },
})
export const handler = toLambda(step)

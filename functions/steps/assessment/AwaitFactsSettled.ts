// Declared and register data differ: an assistance organiser says which holds, and why.
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
      owner: 'queue', queue: 'assistance', caseId, proceedingId, applicationId, legalDue,
      ...staffTask(await calendarOf({ store, municipality }), instantOf(now()), 2, 'Deklarētais un reģistra dati atšķiras', legalDue),
    }
  },
})
export const handler = toLambda(step)

// MK 138: a social worker assesses the needs and gives an opinion.
import { z } from 'zod'
import { CaseId, instantOf, ProceedingId } from '../../domain/identifiers.ts'
import { staffTask } from '../../domain/wait-dates.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes: ['NeedFound', 'NoNeedFound'],
  async plan({ caseId, proceedingId }, { store, now, municipality }) {
    const { legalDue, applicationId, reopens } = recordOf(await store.cases.proceeding(caseId, proceedingId), `proceeding ${proceedingId}`)
    return {
      owner: 'queue', queue: 'social-work', notBy: reopens?.notBy, caseId, proceedingId, applicationId, legalDue,
      ...staffTask(await calendarOf({ store, municipality }), instantOf(now()), 5, 'Vajadzību novērtēšana', legalDue),
    }
  },
})
export const handler = toLambda(step)

// The second pair of eyes: a colleague of the same team, never the author, nor of a contested decision before, approves the draft as it stands or returns it with a reason.
import { z } from 'zod'
import { CaseId, instantOf, ProceedingId } from '../../domain/identifiers.ts'
import { staffTask } from '../../domain/wait-dates.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes: ['Approved', 'Returned'],
  async plan({ caseId, proceedingId }, { store, now, municipality }) {
    const [found, drafted] = await Promise.all([store.cases.proceeding(caseId, proceedingId), store.decisions.draft(caseId, proceedingId)])
    const { kind, applicationId, legalDue, reopens } = recordOf(found, `proceeding ${proceedingId}`)
    const { decidedBy } = recordOf(drafted, `draft of the decision of ${proceedingId}`)
    return {
      owner: 'queue', queue: kind === 'service' ? 'social-work' : 'assistance', notBy: [...new Set([decidedBy, ...reopens?.notBy ?? []])], caseId, proceedingId, applicationId, legalDue,
      ...staffTask(await calendarOf({ store, municipality }), instantOf(now()), 2, 'Otra persona izlasa lēmuma projektu', legalDue),
    }
  },
})
export const handler = toLambda(step)

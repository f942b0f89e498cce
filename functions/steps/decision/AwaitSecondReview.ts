// The second pair of eyes: a colleague of the same team, never the author, nor of a contested decision before, approves the draft as it stands or returns it with a reason.
import { z } from 'zod'
import { CaseId, ProceedingId } from '../../domain/identifiers.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { staffTaskNow } from '../../platform/staff-wait.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes: ['Approved', 'Returned'],
  async plan({ caseId, proceedingId }, dependencies) {
    const [found, drafted] = await Promise.all([dependencies.store.cases.proceeding(caseId, proceedingId), dependencies.store.decisions.draft(caseId, proceedingId)])
    const { kind, applicationId, legalDue, reopens } = recordOf(found, `proceeding ${proceedingId}`)
    const { decidedBy } = recordOf(drafted, `draft of the decision of ${proceedingId}`)
    return {
      owner: 'queue', queue: kind === 'service' ? 'social-work' : 'assistance', notBy: [...new Set([decidedBy, ...reopens?.notBy ?? []])], caseId, proceedingId, applicationId, legalDue,
      ...await staffTaskNow(dependencies, 2, 'Otra persona izlasa lēmuma projektu', legalDue),
    }
  },
})
export const handler = toLambda(step)

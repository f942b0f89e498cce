// What cannot simply be decided a second time: a supervisor has it put right by hand, and says how.
import { z } from 'zod'
import { AppealId, CaseId } from '../../domain/identifiers.ts'
import { applicationOfProceeding } from '../../domain/proceeding.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { staffTaskNow } from '../../platform/staff-wait.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, appealId: AppealId }),
  outcomes: ['CarriedOut'],
  async plan({ caseId, appealId }, dependencies) {
    const { proceedingId } = recordOf(await dependencies.store.appeals.byId(caseId, appealId), `appeal ${appealId}`)
    return {
      owner: 'queue', queue: 'supervision', caseId, proceedingId, applicationId: applicationOfProceeding(proceedingId), appealId,
      ...await staffTaskNow(dependencies, 5, 'Atceltais lēmums jāizpilda no jauna'),
    }
  },
})
export const handler = toLambda(step)

// What cannot simply be decided a second time: a supervisor has it put right by hand, and says how.
import { z } from 'zod'
import { AppealId, CaseId, instantOf } from '../../domain/identifiers.ts'
import { applicationOfProceeding } from '../../domain/proceeding.ts'
import { staffTask } from '../../domain/wait-dates.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, appealId: AppealId }),
  outcomes: ['CarriedOut'],
  async plan({ caseId, appealId }, { store, now, municipality }) {
    const { proceedingId } = recordOf(await store.appeals.byId(caseId, appealId), `appeal ${appealId}`)
    return {
      owner: 'queue', queue: 'supervision', caseId, proceedingId, applicationId: applicationOfProceeding(proceedingId), appealId,
      ...staffTask(await calendarOf({ store, municipality }), instantOf(now()), 5, 'Atceltais lēmums jāizpilda no jauna'),
    }
  },
})
export const handler = toLambda(step)

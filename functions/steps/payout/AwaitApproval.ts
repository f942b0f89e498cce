// A second finance officer approves or rejects; never the one who made the run.
import { z } from 'zod'
import { RunId } from '../../domain/identifiers.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { staffTaskNow } from '../../platform/staff-wait.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ runId: RunId }),
  outcomes: ['Approved', 'Rejected'],
  async plan({ runId }, dependencies) {
    const run = recordOf(await dependencies.store.runs.byId(runId), `run ${runId}`)
    return {
      owner: 'finance', queue: 'finance', runId: run.runId, notBy: [run.makerId],
      ...await staffTaskNow(dependencies, 1, 'Otrs finansists pārbauda izmaksu sarakstu'),
    }
  },
})
export const handler = toLambda(step)

// A second finance officer approves or rejects; never the one who made the run.
import { z } from 'zod'
import { instantOf, RunId } from '../../domain/identifiers.ts'
import { staffTask } from '../../domain/wait-dates.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ runId: RunId }),
  outcomes: ['Approved', 'Rejected'],
  async plan({ runId }, { store, now, municipality }) {
    const run = recordOf(await store.runs.byId(runId), `run ${runId}`)
    return {
      owner: 'finance', queue: 'finance', runId: run.runId, notBy: [run.makerId],
      ...staffTask(await calendarOf({ store, municipality }), instantOf(now()), 1, 'Otrs finansists pārbauda izmaksu sarakstu'),
    }
  },
})
export const handler = toLambda(step)

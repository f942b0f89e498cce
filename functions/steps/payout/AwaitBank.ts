// The second finance officer reports what the bank did with the file, so that nobody alone can have it paid again; nothing counts as paid because it was sent.
import { z } from 'zod'
import { dayAt, instantAt } from '../../domain/days.ts'
import { instantOf, RunId } from '../../domain/identifiers.ts'
import { staffTask } from '../../domain/wait-dates.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ runId: RunId }),
  outcomes: ['Executed', 'RefusedByBank'],
  async plan({ runId }, { store, now, municipality }) {
    const run = recordOf(await store.runs.byId(runId), `run ${runId}`)
    const today = dayAt(instantOf(now()))
    return {
      owner: 'finance', queue: 'finance', runId: run.runId, notBy: [run.makerId],
      ...staffTask(await calendarOf({ store, municipality }), run.payOn > today ? instantAt(run.payOn) : instantOf(now()), 2, 'Bankas atbilde par maksājumu failu'),
    }
  },
})
export const handler = toLambda(step)

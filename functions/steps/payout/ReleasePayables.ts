// Gives the payables back, so that the next run can claim them.
import { z } from 'zod'
import { RunId } from '../../domain/identifiers.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ runId: RunId }),
  outcomes: ['Released'],
  async run({ runId }, { store }) {
    const run = recordOf(await store.runs.byId(runId), `run ${runId}`)
    await store.runs.moveAll(runId, await store.runs.lines(runId), 'Open')
    await store.runs.move(run, 'Cancelled')
    return 'Released'
  },
})
export const handler = toLambda(step)

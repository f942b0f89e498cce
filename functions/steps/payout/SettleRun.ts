// Each payable of the run is paid.
import { z } from 'zod'
import { RunId } from '../../domain/identifiers.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ runId: RunId }),
  outcomes: ['Settled'],
  async run({ runId }, { store }) {
    const run = recordOf(await store.runs.byId(runId), `run ${runId}`)
    await store.runs.moveAll(runId, await store.runs.lines(runId), 'Paid')
    await store.runs.move(run, 'Paid')
    return 'Settled'
  },
})
export const handler = toLambda(step)

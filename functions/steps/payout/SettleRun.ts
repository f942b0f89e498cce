// Each payable of the run is paid.
import { z } from 'zod'
import { instantOf, RunId } from '../../domain/identifiers.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ runId: RunId }),
  outcomes: ['Settled'],
  async run({ runId }, { store, now }) {
    const run = recordOf(await store.runs.byId(runId), `run ${runId}`)
    const lines = await store.runs.lines(runId)
    await store.runs.moveAll(runId, lines, 'Paid')
    for (const { caseId, awardId, first } of lines) if (first === true) await store.times.paid(caseId, awardId, instantOf(now()))
    await store.runs.move(run, 'Paid')
    return 'Settled'
  },
})
export const handler = toLambda(step)

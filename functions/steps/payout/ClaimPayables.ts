// Claims every payable that is due, each by at most one run, and freezes the run when its lines' count and total are known.
import { z } from 'zod'
import { RunId } from '../../domain/identifiers.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ runId: RunId }),
  outcomes: ['Frozen', 'NothingDue'],
  ledTo: { AwaitApproval: 'Frozen' },
  async run({ runId }, { store }) {
    const run = recordOf(await store.runs.byId(runId), `run ${runId}`)
    if (run.state === 'Empty') return 'NothingDue'
    if (run.state !== 'Collecting') return 'Frozen'
    const claimed = await store.runs.claim(run, await store.awards.inState('Open', run.throughMonth))
    const lines = await store.runs.lines(runId)
    const totalCents = lines.reduce((sum, { amountCents }) => sum + amountCents, 0)
    await store.runs.move(claimed, lines.length === 0 ? 'Empty' : 'AwaitingApproval', { count: lines.length, totalCents })
    return lines.length === 0 ? 'NothingDue' : 'Frozen'
  },
})
export const handler = toLambda(step)

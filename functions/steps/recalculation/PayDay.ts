// Makes the differences of one day's decisions payable, as listed and signed: each once, with a letter to the household; the ordinary payout run pays them.
import { z } from 'zod'
import { Day } from '../../domain/days.ts'
import { RecalculationId } from '../../domain/identifiers.ts'
import { isPaid } from '../../domain/law/difference.ts'
import { toLambda } from '../../platform/lambda.ts'
import { payDifference } from '../../platform/pay-difference.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ recalculationId: RecalculationId, day: Day }),
  outcomes: ['Payable'],
  async run({ recalculationId, day }, dependencies) {
    const { store } = dependencies
    const recalculation = recordOf(await store.recalculations.byId(recalculationId), `recalculation ${recalculationId}`)
    for (const line of await store.recalculations.linesOfDay(recalculationId, day))
      if (isPaid(line.change) && line.outcome === undefined) await payDifference(line, recalculation, dependencies)
    return 'Payable'
  },
})
export const handler = toLambda(step)

// Every line that was signed has its payment or the reason it has none.
import { z } from 'zod'
import { RecalculationId } from '../../domain/identifiers.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ recalculationId: RecalculationId }),
  outcomes: ['Closed'],
  async run({ recalculationId }, { store }) {
    await store.recalculations.move(recordOf(await store.recalculations.byId(recalculationId), `recalculation ${recalculationId}`), 'Done')
    return 'Closed'
  },
})
export const handler = toLambda(step)

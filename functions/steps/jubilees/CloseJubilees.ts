// Every gift that was signed is granted, or says why not.
import { z } from 'zod'
import { JubileesId } from '../../domain/identifiers.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ jubileesId: JubileesId }),
  outcomes: ['Closed'],
  async run({ jubileesId }, { store }) {
    await store.jubilees.move(recordOf(await store.jubilees.byId(jubileesId), `jubilees ${jubileesId}`), 'Done')
    return 'Closed'
  },
})
export const handler = toLambda(step)

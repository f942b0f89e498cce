// A supervisor reads who is given what for a jubilee and signs the list, or turns it down; nothing is granted before.
import { z } from 'zod'
import { JubileesId } from '../../domain/identifiers.ts'
import { toLambda } from '../../platform/lambda.ts'
import { staffTaskNow } from '../../platform/staff-wait.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ jubileesId: JubileesId }),
  outcomes: ['Signed', 'Declined'],
  async plan({ jubileesId }, dependencies) {
    return { owner: 'queue', queue: 'supervision', jubileesId, ...await staffTaskNow(dependencies, 3, 'Jāparaksta mēneša jubilāru saraksts') }
  },
})
export const handler = toLambda(step)

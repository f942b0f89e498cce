// A supervisor reads the list of what the row changes and signs it, or turns it down; nothing is paid before.
import { z } from 'zod'
import { RecalculationId } from '../../domain/identifiers.ts'
import { toLambda } from '../../platform/lambda.ts'
import { staffTaskNow } from '../../platform/staff-wait.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ recalculationId: RecalculationId }),
  outcomes: ['Signed', 'Declined'],
  async plan({ recalculationId }, dependencies) {
    return { owner: 'queue', queue: 'supervision', recalculationId, ...await staffTaskNow(dependencies, 5, 'Likuma maiņa: jāparaksta pārrēķinu saraksts') }
  },
})
export const handler = toLambda(step)

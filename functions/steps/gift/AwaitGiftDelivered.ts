// The gift is granted and no account is known: a colleague asks for one, or brings the gift and has a receipt signed.
import { z } from 'zod'
import { CaseId, ProceedingId } from '../../domain/identifiers.ts'
import { toLambda } from '../../platform/lambda.ts'
import { staffTaskNow } from '../../platform/staff-wait.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes: ['AccountGiven', 'HandedOver', 'NotAccepted'],
  async plan({ caseId, proceedingId }, dependencies) {
    // Ten working days from the decision to the payment (tukums.lv).
    return { owner: 'queue', queue: 'assistance', caseId, proceedingId, ...await staffTaskNow(dependencies, 10, 'Dāvana jubilejā: jāuzzina konts vai jānogādā') }
  },
})
export const handler = toLambda(step)

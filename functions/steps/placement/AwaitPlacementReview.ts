// A social worker reads why the provider declined: offer again, or withdraw the referral with a reason.
import { z } from 'zod'
import { CaseId, ReferralId } from '../../domain/identifiers.ts'
import { toLambda } from '../../platform/lambda.ts'
import { staffTaskNow } from '../../platform/staff-wait.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, referralId: ReferralId }),
  outcomes: ['OfferAgain', 'Withdrawn'],
  async plan({ caseId, referralId }, dependencies) {
    return {
      owner: 'queue', queue: 'social-work', caseId, proceedingId: referralId,
      ...await staffTaskNow(dependencies, 3, 'Pakalpojuma sniedzējs norīkojumu nepieņēma'),
    }
  },
})
export const handler = toLambda(step)

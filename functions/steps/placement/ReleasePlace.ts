// Gives the reserved place back: to the next in line, if anyone waits.
import { z } from 'zod'
import { CaseId, ReferralId } from '../../domain/identifiers.ts'
import { deliver } from '../../platform/deliver.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ caseId: CaseId, referralId: ReferralId }),
  outcomes: ['Released'],
  ledTo: { AwaitPlacementReview: 'Released' },
  async run({ caseId, referralId }, dependencies) {
    const { store } = dependencies
    await deliver(dependencies, await store.referrals.release(recordOf(await store.referrals.byId(caseId, referralId), `referral ${referralId}`)))
    return 'Released'
  },
})
export const handler = toLambda(step)

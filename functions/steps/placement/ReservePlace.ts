// Takes a free place if nobody stands ahead, or gives a number in the waiting list; two referrals never get the same place.
import { z } from 'zod'
import { CaseId, ReferralId } from '../../domain/identifiers.ts'
import { openingNeedReview } from '../../platform/need-review.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ caseId: CaseId, referralId: ReferralId }),
  outcomes: ['Reserved', 'Queued'],
  ledTo: { AwaitProvider: 'Reserved' },
  async run({ caseId, referralId }, dependencies) {
    const { referrals } = dependencies.store
    const referral = recordOf(await referrals.byId(caseId, referralId), `referral ${referralId}`)
    return referrals.reserve(referral, () => openingNeedReview(referral, dependencies))
  },
})
export const handler = toLambda(step)

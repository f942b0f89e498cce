// Takes a free place if nobody stands ahead, or gives a number in the waiting list; two referrals never get the same place.
import { z } from 'zod'
import { CaseId, ReferralId } from '../../domain/identifiers.ts'
import { placementOf } from '../../domain/workflow-names.ts'
import { openingNeedReview } from '../../platform/need-review.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ caseId: CaseId, referralId: ReferralId }),
  outcomes: ['Reserved', 'Queued'],
  ledTo: { AwaitProvider: 'Reserved' },
  async run({ caseId, referralId }, dependencies, { execution }) {
    const { referrals } = dependencies.store
    const referral = recordOf(await referrals.byId(caseId, referralId), `referral ${referralId}`)
    // Set going again after it broke: meanwhile the list has begun a later placement, whose place it is, or nobody waits any more. This one leads nowhere.
    if ((placementOf(execution, referralId) ?? Infinity) < referral.placements || ['Placed', 'Withdrawn', 'Ended'].includes(referral.state)) return 'Queued'
    return referrals.reserve(referral, () => openingNeedReview(referral, dependencies))
  },
})
export const handler = toLambda(step)

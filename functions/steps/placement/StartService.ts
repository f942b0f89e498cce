// The place is taken and the service begins.
import { z } from 'zod'
import { CaseId, ReferralId } from '../../domain/identifiers.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ caseId: CaseId, referralId: ReferralId }),
  outcomes: ['Started'],
  async run({ caseId, referralId }, { store }) {
    await store.referrals.place(recordOf(await store.referrals.byId(caseId, referralId), `referral ${referralId}`))
    return 'Started'
  },
})
export const handler = toLambda(step)

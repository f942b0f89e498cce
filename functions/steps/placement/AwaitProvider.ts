// The provider accepts or declines with a reason; the time is the provider's, and silence is escalated to us.
import { z } from 'zod'
import { CaseId, ReferralId } from '../../domain/identifiers.ts'
import { serviceByCode } from '../../policy/service-catalogue.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { staffTaskNow } from '../../platform/staff-wait.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, referralId: ReferralId }),
  outcomes: ['Accepted', 'Declined'],
  async plan({ caseId, referralId }, dependencies) {
    const { serviceCode } = recordOf(await dependencies.store.referrals.byId(caseId, referralId), `referral ${referralId}`)
    return {
      owner: 'provider', queue: `provider:${serviceByCode(dependencies.municipality, serviceCode).unit}`, caseId, proceedingId: referralId,
      ...await staffTaskNow(dependencies, 5, 'Pakalpojuma sniedzējs atbild uz norīkojumu'),
    }
  },
})
export const handler = toLambda(step)

// The provider accepts or declines with a reason; the time is the provider's, and silence is escalated to us.
import { z } from 'zod'
import { CaseId, instantOf, ReferralId } from '../../domain/identifiers.ts'
import { staffTask } from '../../domain/wait-dates.ts'
import { serviceByCode } from '../../policy/service-catalogue.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, referralId: ReferralId }),
  outcomes: ['Accepted', 'Declined'],
  async plan({ caseId, referralId }, { store, now, municipality }) {
    const { serviceCode } = recordOf(await store.referrals.byId(caseId, referralId), `referral ${referralId}`)
    return {
      owner: 'provider', queue: `provider:${serviceByCode(municipality, serviceCode).unit}`, caseId, proceedingId: referralId,
      ...staffTask(await calendarOf({ store, municipality }), instantOf(now()), 5, 'Pakalpojuma sniedzējs atbild uz norīkojumu'),
    }
  },
})
export const handler = toLambda(step)

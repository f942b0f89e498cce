// A social worker reads why the provider declined: offer again, or withdraw the referral with a reason.
import { z } from 'zod'
import { CaseId, instantOf, ReferralId } from '../../domain/identifiers.ts'
import { staffTask } from '../../domain/wait-dates.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, referralId: ReferralId }),
  outcomes: ['OfferAgain', 'Withdrawn'],
  async plan({ caseId, referralId }, { store, now, municipality }) {
    return {
      owner: 'queue', queue: 'social-work', caseId, proceedingId: referralId,
      ...staffTask(await calendarOf({ store, municipality }), instantOf(now()), 3, 'Pakalpojuma sniedzējs norīkojumu nepieņēma'),
    }
  },
})
export const handler = toLambda(step)

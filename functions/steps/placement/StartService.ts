// The place is taken and the service begins.
import { z } from 'zod'
import { CaseId, instantOf, ReferralId } from '../../domain/identifiers.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'
import { timeKept } from '../../platform/time-kept.ts'

export const step = defineStep({
  input: z.object({ caseId: CaseId, referralId: ReferralId }),
  outcomes: ['Started'],
  async run({ caseId, referralId }, dependencies) {
    const { store, now } = dependencies
    const [referral, found] = await Promise.all([store.referrals.byId(caseId, referralId), store.cases.proceeding(caseId, referralId)])
    const proceeding = recordOf(found, `proceeding ${referralId}`)
    const { personId } = recordOf(referral, `referral ${referralId}`)
    const person = await store.people.resident(personId)
    await store.referrals.place(recordOf(referral, `referral ${referralId}`), await timeKept(dependencies, { ...proceeding, status: 'Placed' }, instantOf(now()), person?.parish))
    return 'Started'
  },
})
export const handler = toLambda(step)

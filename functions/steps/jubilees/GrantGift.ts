// Grants one gift of a signed list, once: who had it by another way, in whatever case, is passed over.
import { z } from 'zod'
import { Conflict } from '../../domain/errors.ts'
import { ApplicationId, JubileesId } from '../../domain/identifiers.ts'
import { isGiven } from '../../domain/jubilee.ts'
import { grantGift } from '../../platform/grant-gift.ts'
import { isTaken } from '../../platform/jubilee-list.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ jubileesId: JubileesId, giftId: ApplicationId }),
  outcomes: ['Payable', 'WithoutAccount', 'PassedOver'],
  async run({ jubileesId, giftId }, dependencies) {
    const { store } = dependencies
    const gift = recordOf(await store.jubilees.gift(jubileesId, giftId), `gift ${giftId}`)
    if (gift.outcome === undefined && isGiven(gift)) {
      try {
        await grantGift(gift, recordOf(await store.jubilees.byId(jubileesId), `jubilees ${jubileesId}`), dependencies)
      } catch (error) {
        if (!(error instanceof Conflict) || !await isTaken(gift, dependencies)) throw error
        await store.jubilees.passOver(gift, 'AlreadyGranted')
      }
    }
    const { outcome, caseId, proceedingId } = recordOf(await store.jubilees.gift(jubileesId, giftId), `gift ${giftId}`)
    return outcome === undefined || caseId === undefined || proceedingId === undefined ? 'PassedOver' : { outcome, caseId, proceedingId }
  },
})
export const handler = toLambda(step)

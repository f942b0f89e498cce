// PMLP: who completed a jubilee age in the month and is declared here. Asked for the list, and again when it is signed: who has died or moved since is passed over.
import { z } from 'zod'
import { JubileesId } from '../../domain/identifiers.ts'
import { giftsText, isGiven, summaryOfGifts } from '../../domain/jubilee.ts'
import { birthdaysOf, confirmed, listed } from '../../platform/jubilee-list.ts'
import { markOf } from '../../platform/mark.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ jubileesId: JubileesId }),
  outcomes: ['Listed', 'Confirmed', 'NobodyFound', 'NotAvailable'],
  ledTo: { AwaitBirthdays: 'NotAvailable', AwaitJubileesSigned: 'Listed' },
  async run({ jubileesId }, dependencies) {
    const { store, askRegister, log } = dependencies
    const jubilees = recordOf(await store.jubilees.byId(jubileesId), `jubilees ${jubileesId}`)
    const { state, confirmedAsOf, month } = jubilees
    const given = async () => (await store.jubilees.gifts(jubileesId)).filter(isGiven).map(({ giftId }) => giftId)
    // Repeated after it was kept.
    if (state === 'AwaitingSignature') return 'Listed'
    if (state === 'Signed' && confirmedAsOf !== undefined) return { outcome: 'Confirmed', gifts: await given() }
    if (state !== 'Asking' && state !== 'Signed') return 'NobodyFound'

    const attempts = jubilees.attempts + 1
    const reply = await askRegister({ requestId: `${jubileesId}-PMLP-${attempts}`, register: 'PMLP', personCodes: [], months: [], ...birthdaysOf(jubilees) })
    log({ code: 'RegisterAsked', register: 'PMLP', state: reply.state, attempts })
    if (reply.state === 'notAvailable') {
      await store.jubilees.change(jubilees, { attempts })
      return 'NotAvailable'
    }
    const persons = reply.state === 'answered' ? reply.persons : []
    if (state === 'Signed') {
      await store.jubilees.confirm(jubilees, reply.asOf, confirmed(await store.jubilees.gifts(jubileesId), persons))
      return { outcome: 'Confirmed', gifts: await given() }
    }
    const gifts = await listed(persons, { jubileesId, month }, dependencies)
    await store.jubilees.list(jubilees, gifts, { asOf: reply.asOf, attempts: 0, summary: summaryOfGifts(gifts), listMark: markOf(giftsText(gifts)) })
    return gifts.length === 0 ? 'NobodyFound' : 'Listed'
  },
})
export const handler = toLambda(step)

// One referral offered to a provider's unit: whom, to what and why, and the answer. Nothing of means, nothing of the case.
import { z } from 'zod'
import { Conflict } from '../../domain/errors.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { mayAnswer } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import type { Referral } from '../../domain/referral.ts'
import type { Wait } from '../../domain/wait.ts'
import { answerWait } from '../../platform/deliver.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { found, NotFound, staffOf, type Answer, type FieldError, type Page, type Request } from '../page.ts'
import { freeText, reasonWhen, typed } from '../typed.ts'
import { serviceName } from './unit.ts'

const Form = z.object({ outcome: z.enum(['Accepted', 'Declined'], 'Izvēlieties, vai norīkojumu pieņemat'), reason: freeText })
  .superRefine(reasonWhen(({ outcome }) => outcome === 'Declined', 'Uzrakstiet, kāpēc norīkojumu nevarat pieņemt: sociālais darbinieks to lasīs'))

export const offerPage: Page = {
  path: '/sniedzejs/norikojumi/:waitId',
  for: 'provider',
  async get(request, dependencies) {
    const offer = await offerOf(request, dependencies)
    const { wait: { waitId }, referral: { caseId, number }, staff } = offer
    // The opinion is of health and need: the household reads who saw it.
    await dependencies.store.journal.read(caseId, staff.staffId, instantOf(dependencies.now()), { note: `Norīkojums ${number}`, waitId })
    return view(offer, dependencies)
  },

  async post(request, dependencies) {
    const offer = await offerOf(request, dependencies)
    if (offer.wait.state !== 'Open') throw new Conflict('Uz šo norīkojumu jau ir atbildēts.')
    const { data, errors, kept } = typed(Form, request.form)
    if (data === undefined) return view(offer, dependencies, { kept, errors })
    const note = data.outcome === 'Declined' ? data.reason : undefined
    await answerWait(dependencies, offer.wait, { outcome: data.outcome, by: `staff:${offer.staff.staffId}`, note })
    return { redirect: `/sniedzejs?atbildets=${offer.wait.waitId}` }
  },
}

interface Offer { staff: Staff; wait: Wait; referral: Referral }

/** The offer, if it is to the unit they work in; another unit's looks as if there were none. */
async function offerOf(request: Request, { store }: Dependencies): Promise<Offer> {
  const staff = staffOf(request)
  const wait = found(await store.waits.byId(request.params['waitId'] ?? ''))
  if (wait.box !== 'AwaitProvider' || !mayAnswer(staff, wait)) throw new NotFound()
  return { staff, wait, referral: found(await store.referrals.byId(wait.caseId ?? '', wait.proceedingId ?? '')) }
}

async function view({ wait, referral }: Offer, { store, municipality }: Dependencies, { kept = {}, errors = [] }: { kept?: Record<string, string>; errors?: FieldError[] } = {}): Promise<Answer> {
  const answeredBy = wait.answeredBy === undefined ? undefined : (await store.people.staff(wait.answeredBy))?.name ?? wait.answeredBy
  return {
    view: 'provider/offer.njk', title: `Norīkojums ${referral.number}`, errors,
    data: {
      waitId: wait.waitId, state: wait.state, due: wait.due, outcome: wait.outcome, note: wait.note, answeredAt: wait.answeredAt, answeredBy,
      personName: referral.personName, service: serviceName(municipality, referral.serviceCode), opinion: referral.opinion, priorityClass: referral.priorityClass, typed: kept,
    },
  }
}

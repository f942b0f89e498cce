// A client leaves a service: the day and the reason. The place is free at once and goes to the first in the waiting list.
import { dayAt, instantAt, numericDay, type Day } from '../../domain/days.ts'
import { instantOf, type Instant } from '../../domain/identifiers.ts'
import { mayDo } from '../../domain/permissions.ts'
import type { Referral } from '../../domain/referral.ts'
import { servicesOf } from '../../policy/service-catalogue.ts'
import { deliver } from '../../platform/deliver.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { found, NotFound, staffOf, type Answer, type FieldError, type Page, type Request } from '../page.ts'
import { readDay, reasonText } from '../typed.ts'
import { serviceName } from './unit.ts'

const whyMissing = 'Uzrakstiet, kāpēc pakalpojums beidzas'

export const clientPage: Page = {
  path: '/sniedzejs/klienti/:caseId/:referralId',
  for: 'provider',
  async get(request, dependencies) {
    const referral = await clientOf(request, dependencies)
    if (referral.state === 'Ended') return { redirect: '/sniedzejs' }
    await dependencies.store.journal.read(referral.caseId, staffOf(request).staffId, instantOf(dependencies.now()), { note: `Norīkojums ${referral.number}: pakalpojums` })
    return view(referral, { on: numericDay(dayAt(instantOf(dependencies.now()))), reason: '' }, dependencies)
  },

  async post(request, dependencies) {
    const referral = await clientOf(request, dependencies)
    const typed = { on: request.form.get('on') ?? '', reason: request.form.get('reason') ?? '' }
    const now = instantOf(dependencies.now())
    const on = readDay(typed.on)
    const reason = reasonText(whyMissing).safeParse(typed.reason)
    const dayFault = on === undefined ? 'Ievadiet dienu, kurā klients pakalpojumu beidza' : faultOf(on, referral, now)
    const errors = [
      ...(dayFault === undefined ? [] : [{ field: 'on', text: dayFault }]),
      ...(reason.success ? [] : [{ field: 'reason', text: reason.error.issues[0]?.message ?? whyMissing }]),
    ]
    if (on === undefined || !reason.success || errors.length > 0) return view(referral, typed, dependencies, errors)
    const { staffId } = staffOf(request)
    // A day before today ended at its end; today ends now.
    const endedAt = on === dayAt(now) ? now : instantAt(on, '23:59')
    await deliver(dependencies, await dependencies.store.referrals.end(referral, `staff:${staffId}`, reason.data, endedAt))
    return { redirect: '/sniedzejs' }
  },
}

function faultOf(on: Day, { placedAt }: Referral, now: Instant): string | undefined {
  if (on > dayAt(now)) return 'Diena ir nākotnē: vietu atbrīvosiet, kad klients būs aizgājis'
  if (placedAt !== undefined && on < dayAt(placedAt)) return 'Diena ir pirms pakalpojuma sākuma: pārbaudiet datumu'
  return undefined
}

/** The client's referral, if they receive a service of the unit or did; another unit's looks as if there were none. */
async function clientOf(request: Request, { store, municipality }: Dependencies): Promise<Referral> {
  const referral = found(await store.referrals.byId(request.params['caseId'] ?? '', request.params['referralId'] ?? ''))
  if (!mayDo(staffOf(request), 'do.end-service', { unit: servicesOf(municipality).find(({ code }) => code === referral.serviceCode)?.unit })) throw new NotFound()
  if (referral.state !== 'Placed' && referral.state !== 'Ended') throw new NotFound()
  return referral
}

function view(referral: Referral, typed: { on: string; reason: string }, { municipality }: Dependencies, errors: FieldError[] = []): Answer {
  return {
    view: 'provider/client.njk', title: 'Klients pakalpojumu beidz', errors,
    data: { personName: referral.personName, number: referral.number, service: serviceName(municipality, referral.serviceCode), placedAt: referral.placedAt, typed, action: `/sniedzejs/klienti/${referral.caseId}/${referral.referralId}` },
  }
}

// An office whose boxes fail once each, for the tests of abuse, and the matter that must come through all the same: a benefit, a place, and the run that pays.
import { expect } from 'vitest'
import { dayAt, numericDay, type Month } from '../../functions/domain/days.ts'
import { instantOf } from '../../functions/domain/identifiers.ts'
import type { Wait, WaitSubject } from '../../functions/domain/wait.ts'
import type { HostOptions } from '../../infra/local/host.ts'
import { answers, beginsRun, findsNeed, grants, signsCodes } from '../acceptance/acts.ts'
import { apply, registersAgree, type Household } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { flat } from '../pages/provider/referred.ts'

export const anna = resident('anna', 'Anna Ozola', '1950-05-05')
export const pensioner: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }
export const people = [
  staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('janis', 'Jānis Sociālais', ['social-worker']), staff('sanita', 'Sanita Vadošā', ['supervisor']),
  staff('gundega', 'Gundega Grāmatvede', ['finance-maker']), staff('rita', 'Rita Galvenā', ['finance-checker']), staff('vija', 'Vija Mežrozīte', ['provider'], { unit: 'mezrozites' }),
]

/** Has each of these boxes fail once, before or when its work is done; `failed`: the names of those that have. */
export function failing(fails: (box: string) => boolean, when: 'before' | 'after') {
  const failed = new Set<string>()
  const callBox: HostOptions['callBox'] = async (name, _, here) => {
    const breaks = fails(name) && !failed.has(name)
    if (breaks) failed.add(name)
    if (breaks && when === 'before') throw new Error('broken before its work')
    const result = await here()
    if (breaks) throw new Error('broken after its work')
    return result
  }
  return { failed, callBox }
}

/** The same in an office of its own. */
export async function openWhereBoxesFail(fails: (box: string) => boolean, when: 'before' | 'after'): Promise<{ office: Office; failed: Set<string> }> {
  const { failed, callBox } = failing(fails, when)
  const office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: people }, { callBox })
  registersAgree(office, pensioner, '2026-03-05')
  return { office, failed }
}

/** How whoever lives the matter gets past what stands still: to a wait that opens, and to where nothing is broken. */
export interface Mending { comesTo(about: WaitSubject, box: string, proceedingId?: string): Promise<Wait>; mends(): Promise<void> }

/** One application for a benefit and a place, declined once by the provider, and the run that pays what is due through a month. */
export async function benefitAndPlace(office: Office, through: Month, { comesTo, mends }: Mending) {
  const { store } = office.host.dependencies
  const today = () => dayAt(instantOf(office.clock.now()))
  await store.referrals.setPlaces({ serviceCode: flat, capacity: 1, taken: 0, lastQueueNumber: 0 })
  const { caseId, applicationId } = await apply(office, pensioner, [{ kind: 'gmi' }, { kind: 'service', serviceCode: flat, need: 'Viena nevaru' }])
  const [gmi, service] = [`${applicationId}-gmi`, `${applicationId}-service`]
  await comesTo({ caseId }, 'AwaitDecision', gmi)
  await grants(office, caseId, gmi, 'ilze')
  await comesTo({ caseId }, 'AwaitNeedsAssessment', service)
  await findsNeed(office, caseId, service, 'janis')
  await comesTo({ caseId }, 'AwaitDecision', service)
  await grants(office, caseId, service, 'janis')
  await answers(office, await comesTo({ caseId }, 'AwaitProvider'), 'staff:vija', 'Declined', [], 'Šobrīd nevaram')
  await answers(office, await comesTo({ caseId }, 'AwaitPlacementReview'), 'staff:janis', 'OfferAgain')
  await answers(office, await comesTo({ caseId }, 'AwaitProvider'), 'staff:vija', 'Accepted')
  await mends()
  const runId = await beginsRun(office, 'gundega', through, today())
  await signsCodes(office, 'rita')
  for (const [box, outcome] of [['AwaitApproval', 'Approved'], ['AwaitBank', 'Executed']] as const) {
    const { waitId } = await comesTo({ runId }, box)
    expect((await office.as('staff:rita').post(`/finanses/saraksti/${runId}`, { waitId, outcome, executedOn: numericDay(today()) })).status).toBe(303)
  }
  await mends()
  return { caseId, runId }
}

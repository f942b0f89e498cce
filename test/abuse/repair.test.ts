// Repair under abuse: every box of the main chain fails once after its work is done, and is set going again from the supervisor's page.
import { afterEach, describe, expect, it } from 'vitest'
import { answers, beginsRun, findsNeed, grants, openWait, openWaits, signsCodes } from '../acceptance/acts.ts'
import { apply, registersAgree, type Household } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { flat } from '../pages/provider/referred.ts'
import { opensTask } from './at-the-desk.ts'

const anna = resident('anna', 'Anna Ozola', '1950-05-05')
const pensioner: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }
const people = [
  staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('janis', 'Jānis Sociālais', ['social-worker']), staff('sanita', 'Sanita Vadošā', ['supervisor']),
  staff('gundega', 'Gundega Grāmatvede', ['finance-maker']), staff('rita', 'Rita Galvenā', ['finance-checker']), staff('vija', 'Vija Mežrozīte', ['provider'], { unit: 'mezrozites' }),
]

let office: Office
afterEach(() => office.close())

/** An office in which each of these boxes, or every box, fails once when its work is done. Gives the names of those that have. */
async function openWhereBoxesFail(fails: (box: string) => boolean): Promise<Set<string>> {
  const failed = new Set<string>()
  office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: people }, {
    async callBox(name, _, here) {
      const result = await here()
      if (!fails(name) || failed.has(name)) return result
      failed.add(name)
      throw new Error('broken after its work')
    },
  })
  registersAgree(office, pensioner, '2026-03-05')
  return failed
}

/** The supervisor sets going whatever stands still, one thing after the other, until nothing does or `enough` is so. */
async function repairs(enough: () => Promise<boolean> = async () => false): Promise<void> {
  const { waits } = office.host.dependencies.store
  for (let n = 0; n < 40; n += 1) {
    office.clock.set(office.clock.now() + 1000)
    await office.host.settle()
    if (await enough()) return
    const listed = [...await waits.inQueue('supervision'), ...await waits.inHands('sanita')].find(({ box }) => box === 'AwaitRepair')
    if (listed === undefined) return
    expect((await (await opensTask(office, 'sanita', listed))({ act: 'redrive', reason: '' })).status).toBe(303)
  }
  throw new Error('The repairs never end')
}

describe.each([
  ['and is repaired before anybody answers', false],
  ['and people answer each wait before the box that opened it is repaired', true],
])('A matter in which every box fails once after its work, %s', (_, answeredFirst) => {
  it('ends as if none had', async () => {
    const failed = await openWhereBoxesFail(() => true)
    const { store } = office.host.dependencies
    await store.referrals.setPlaces({ serviceCode: flat, capacity: 1, taken: 0, lastQueueNumber: 0 })
    const { caseId, applicationId } = await apply(office, pensioner, [{ kind: 'gmi' }, { kind: 'service', serviceCode: flat, need: 'Viena nevaru' }])
    const [gmi, service] = [`${applicationId}-gmi`, `${applicationId}-service`]
    const comesTo = async (about: { caseId?: string; runId?: string }, box: string, proceedingId?: string) => {
      await repairs(answeredFirst ? async () => (await openWaits(office, about)).some((wait) => wait.box === box && (proceedingId ?? wait.proceedingId) === wait.proceedingId) : undefined)
      return openWait(office, about, box, proceedingId)
    }

    await comesTo({ caseId }, 'AwaitDecision', gmi)
    await grants(office, caseId, gmi, 'ilze')
    await comesTo({ caseId }, 'AwaitNeedsAssessment', service)
    await findsNeed(office, caseId, service, 'janis')
    await comesTo({ caseId }, 'AwaitDecision', service)
    await grants(office, caseId, service, 'janis')
    await answers(office, await comesTo({ caseId }, 'AwaitProvider'), 'staff:vija', 'Declined', [], 'Šobrīd nevaram')
    await answers(office, await comesTo({ caseId }, 'AwaitPlacementReview'), 'staff:janis', 'OfferAgain')
    await answers(office, await comesTo({ caseId }, 'AwaitProvider'), 'staff:vija', 'Accepted')
    await repairs()
    const runId = await beginsRun(office, 'gundega', '2026-03', '2026-03-05')
    await signsCodes(office, 'rita')
    for (const [box, outcome] of [['AwaitApproval', 'Approved'], ['AwaitBank', 'Executed']] as const) {
      const { waitId } = await comesTo({ runId }, box)
      expect((await office.as('staff:rita').post(`/finanses/saraksti/${runId}`, { waitId, outcome, executedOn: '05.03.2026.' })).status).toBe(303)
    }
    await repairs()

    expect((await store.cases.proceedings(caseId)).map(({ status }) => status)).toEqual(['Awarded', 'Placed'])
    expect(await store.runs.byId(runId)).toMatchObject({ state: 'Paid', count: 1, totalCents: 37_00 })
    expect((await store.awards.ofCase(caseId)).payables.map(({ state }) => state)).toEqual(['Paid', 'Open', 'Open', 'Open', 'Open', 'Open'])
    expect(await openWaits(office, { caseId })).toEqual([])
    expect(await store.outbox.unsent()).toEqual([])
    expect(await store.referrals.places(flat)).toMatchObject({ taken: 1 })
    expect(failed.size).toBeGreaterThan(15)
  })
})

describe('A box that failed after opening its wait', () => {
  it('takes, when it is set going again, the answer given meanwhile', async () => {
    await openWhereBoxesFail((box) => box === 'decision_AwaitDecision')
    const { caseId, applicationId } = await apply(office, pensioner, [{ kind: 'gmi' }])
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
    expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitRepair'])
    await repairs()
    expect((await office.host.dependencies.store.awards.ofCase(caseId)).payables).toHaveLength(6)
    expect(await openWaits(office, { caseId })).toEqual([])
  })
})

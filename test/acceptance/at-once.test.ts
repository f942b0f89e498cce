// Where two meet: two referrals and one service, two departures, two deliveries of one event, a fault that lasts for days, an answer told while the box is entered again.
import { afterEach, describe, expect, it } from 'vitest'
import { deliver, deliverAll } from '../../functions/platform/deliver.ts'
import { sweep } from '../../functions/platform/clock-service.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import type { HostOptions } from '../../infra/local/host.ts'
import { answers, beginsRun, findsNeed, grants, openWait, openWaits } from './acts.ts'
import { apply, registersAgree, type Household } from './household.ts'

const people = ['anna', 'berta', 'cilda', 'dora'].map((id) => resident(id, `${id} Paraudziņa`, '1950-02-11'))
const household = (of: (typeof people)[number]): Household => ({ members: [{ resident: of, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }] })

let office: Office
afterEach(() => office.close())

/** Handlers run side by side, as on Lambda. */
async function open(options: Partial<HostOptions> = {}): Promise<Office['host']['dependencies']> {
  office = await openOffice('2026-03-05 10:00', { residents: people, staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('janis', 'Jānis Sociālais', ['social-worker'])] }, { inOrder: false, ...options })
  for (const person of people) registersAgree(office, household(person), '2026-03-05')
  return office.host.dependencies
}

async function granted(person: (typeof people)[number], serviceCode: string): Promise<{ caseId: string; referralId: string }> {
  const { caseId, applicationId } = await apply(office, household(person), [{ kind: 'service', serviceCode, need: 'Vajag' }])
  await findsNeed(office, caseId, `${applicationId}-service`, 'janis')
  return { caseId, referralId: `${applicationId}-service` }
}

/** Retries sleep a few seconds: the clock goes on past them. */
const aMinuteLater = () => office.until('2026-03-05', '10:05')

describe('Referrals to one service at the same moment', () => {
  it('each get a place where places do not limit it, and nobody’s execution fails', async () => {
    await open()
    const matters = []
    for (const person of people) matters.push(await granted(person, 'day-care-saime'))
    await Promise.all(matters.map(({ caseId, referralId }) => grants(office, caseId, referralId, 'janis')))
    await aMinuteLater()
    for (const { caseId } of matters) expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitProvider'])
    expect(await office.host.dependencies.store.referrals.places('day-care-saime')).toMatchObject({ taken: 4 })
  })

  it('share two places between two, and the others stand in the list under different numbers', async () => {
    const { store } = await open()
    await store.referrals.setPlaces({ serviceCode: 'group-house-lodes', capacity: 2, taken: 0, lastQueueNumber: 0 })
    const matters = []
    for (const person of people) matters.push(await granted(person, 'group-house-lodes'))
    await Promise.all(matters.map(({ caseId, referralId }) => grants(office, caseId, referralId, 'janis')))
    await aMinuteLater()
    const referrals = await Promise.all(matters.map(({ caseId, referralId }) => store.referrals.byId(caseId, referralId)))
    expect(referrals.map((referral) => referral?.state).toSorted()).toEqual(['Offered', 'Offered', 'Queued', 'Queued'])
    expect(referrals.flatMap((referral) => referral?.queueNumber ?? []).toSorted()).toEqual([1, 2])
    expect(await store.referrals.places('group-house-lodes')).toMatchObject({ taken: 2 })
  })

  it('two departures offer two places to the first two in line, one each', async () => {
    const { store } = await open()
    await store.referrals.setPlaces({ serviceCode: 'group-house-lodes', capacity: 2, taken: 0, lastQueueNumber: 0 })
    const matters = []
    for (const person of people) {
      const matter = await granted(person, 'group-house-lodes')
      await grants(office, matter.caseId, matter.referralId, 'janis')
      matters.push(matter)
    }
    const [a, b, c, d] = matters as [typeof matters[0], typeof matters[0], typeof matters[0], typeof matters[0]]
    for (const { caseId } of [a, b]) await answers(office, await openWait(office, { caseId }, 'AwaitProvider'), 'staff:lodes', 'Accepted')
    const leaves = async ({ caseId, referralId }: typeof a): Promise<void> => deliver(office.host.dependencies, await store.referrals.end((await store.referrals.byId(caseId, referralId))!, 'staff:lodes', 'Pārcēlies'))
    const both = await Promise.allSettled([leaves(a), leaves(b)])
    // The one who came second is told, and does it again.
    if (both[0]?.status === 'rejected') await leaves(a)
    if (both[1]?.status === 'rejected') await leaves(b)
    await office.host.settle()
    for (const { caseId } of [c, d]) expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitProvider'])
    expect(await store.referrals.places('group-house-lodes')).toMatchObject({ taken: 2 })
  })
})

describe('Every event delivered twice at the same moment', () => {
  it('comes to the same end: one number, one award, each month once, each paid once', async () => {
    const { store } = await open({ callBox: async (_, __, here) => (await Promise.all([here(), here().catch(() => undefined)]))[0] })
    const { caseId, applicationId } = await apply(office, household(people[0]!), [{ kind: 'gmi' }])
    await aMinuteLater()
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
    await office.until('2026-03-05', '10:10')
    const runId = await beginsRun(office, 'gundega', '2026-03', '2026-03-06')
    await office.until('2026-03-05', '10:15')
    await answers(office, await openWait(office, { runId }, 'AwaitApproval'), 'staff:rita', 'Approved', store.runs.moves((await store.runs.byId(runId))!, 'Approved', { checkerId: 'rita' }))
    await office.until('2026-03-05', '10:20')
    await answers(office, await openWait(office, { runId }, 'AwaitBank'), 'staff:gundega', 'Executed')
    await office.until('2026-03-05', '10:25')
    const { payables } = await store.awards.ofCase(caseId)
    expect(payables.map(({ state }) => state)).toEqual(['Paid', 'Open', 'Open', 'Open', 'Open', 'Open'])
    expect(await store.runs.byId(runId)).toMatchObject({ state: 'Paid', count: 1, totalCents: 37_00 })
    expect((await store.waits.of({ caseId })).filter(({ box }) => box === 'AwaitRepair')).toEqual([])
  })
})

describe('A date that cannot be fired for three days', () => {
  it('fires when it can, and others fire meanwhile', async () => {
    const { store } = await open({ inOrder: true })
    const [a, b] = [await apply(office, household(people[0]!), [{ kind: 'gmi' }]), await apply(office, household(people[1]!), [{ kind: 'gmi' }])]
    const sick = await openWait(office, a, 'AwaitDecision')
    const { fire } = store.waits
    store.waits.fire = async (wait, date) => {
      if (wait.waitId === sick.waitId) throw new Error('the sky is the wrong colour')
      return fire(wait, date)
    }
    await office.until('2026-03-23', '12:00')
    expect((await store.waits.byId(sick.waitId))?.escalatedAt).toBeUndefined()
    expect((await openWait(office, b, 'AwaitDecision')).escalatedAt).toBe('2026-03-20T06:00:00.000Z')
    store.waits.fire = fire
    await sweep(office.host.dependencies)
    expect(await store.waits.byId(sick.waitId)).toMatchObject({ escalatedAt: '2026-03-23T10:00:00.000Z' })
  })
})

describe('An answer told while its box is entered again', () => {
  it('is told again: the message laid anew is not taken for the one that was sent', async () => {
    const dependencies = await open({ inOrder: true })
    const { store } = dependencies
    const { caseId, applicationId } = await apply(office, household(people[0]!), [{ kind: 'gmi' }])
    const wait = await openWait(office, { caseId }, 'AwaitDecision')
    const id = await store.waits.answer(wait, { outcome: 'Refused', by: 'staff:ilze', also: [store.decisions.decided({ caseId, proceedingId: `${applicationId}-gmi`, granted: false, months: [], reasons: [], decidedBy: 'ilze', decidedAt: '2026-03-05T08:00:00.000Z', approvedBy: 'inga' })] })
    const read = (await store.outbox.byId(id))!
    // The box is entered again with a new token after the sender has read the message, and lays it anew.
    const answered = (await store.waits.byId(wait.waitId))!
    await store.waits.open({ ...answered, taskToken: 'a token of another entry' })
    await store.outbox.sent(read)
    expect((await store.outbox.byId(id))?.id).toBe(id)
    await store.waits.open({ ...(await store.waits.byId(wait.waitId))!, ...(wait.taskToken === undefined ? {} : { taskToken: wait.taskToken }) })
    await deliverAll(dependencies)
    await office.host.settle()
    expect((await store.cases.proceeding(caseId, `${applicationId}-gmi`))?.status).toBe('Refused')
    expect(await store.outbox.unsent()).toEqual([])
  })
})

describe('A draft changed in one window while it is submitted in another', () => {
  it('is not lost: the submission is refused until what is typed has been read', async () => {
    const { store } = await open({ inOrder: true })
    const at = '2026-03-05T08:00:00.000Z'
    await store.applications.saveDraft({ applicationId: '000000zzzz', applicantId: 'anna', pages: { a: 1 }, savedAt: at, version: 0 })
    const read = (await store.applications.draft('anna'))!
    await store.applications.saveDraft({ ...read, pages: { a: 2 } })
    const { factsOf } = await import('./household.ts')
    const submission = store.applications.submit({
      applicationId: '000000zzzz', caseId: '000000zzzz', applicantId: 'anna', submittedAt: at, wishes: [{ kind: 'gmi' }], facts: factsOf(household(people[0]!), '2026-03-05'), iban: '', signatures: [],
    }, { caseId: '000000zzzz', applicantId: 'anna', memberIds: ['anna'], title: 'Anna', parish: 'Tukums', openedAt: at }, read)
    await expect(submission).rejects.toThrow('citā logā')
    expect((await store.applications.draft('anna'))?.pages).toEqual({ a: 2 })
    expect(await store.applications.byId('000000zzzz', '000000zzzz')).toBeUndefined()
  })
})

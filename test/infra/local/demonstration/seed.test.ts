// The demonstration office: complete, seeded once, and taken up where it stopped.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../../../functions/store/store.ts'
import { signedRows } from '../../../../functions/platform/signed-rows.ts'
import { ekkCodes } from '../../../../functions/policy/ekk-codes.ts'
import { servicesOf } from '../../../../functions/policy/service-catalogue.ts'
import { virtualClock } from '../../../../infra/local/clock.ts'
import { populationOf } from '../../../../infra/local/demonstration/population.ts'
import { servicePlans } from '../../../../infra/local/demonstration/places.ts'
import { seedDemonstration } from '../../../../infra/local/demonstration/seed.ts'
import { byAddress, goingNear, outing } from '../../../../functions/domain/visit.ts'
import { waitOfVisit } from '../../../../functions/platform/order-visit.ts'
import { listUnseen } from '../../../../functions/platform/unseen.ts'
import { openHost, type Host } from '../../../../infra/local/host.ts'
import { localRegisterService } from '../../../../infra/local/register-service.ts'

function anOffice(): Promise<Host> {
  const clock = virtualClock(Date.parse('2026-05-04T07:00:00Z'))
  return openHost({ folder: ':memory:', clock, municipality: 'tukums', sessionSecret: 's', demonstration: true, log: () => {}, newId: () => 'x000000000', registers: (store) => localRegisterService(store, clock.now) })
}

/** Places and who has or awaits them, by service. */
const places = async (store: Store) => Object.fromEntries(await Promise.all(servicePlans.map(async ({ serviceCode }) => {
  const [{ capacity, taken }, placed, waiting] = await Promise.all([store.referrals.places(serviceCode), store.referrals.inState(serviceCode, 'Placed'), store.referrals.inState(serviceCode, 'Queued')])
  return [serviceCode, { capacity, taken, placed: placed.length, waiting: waiting.map(({ queueNumber }) => queueNumber) }]
})))
const planned = Object.fromEntries(servicePlans.map(({ serviceCode, capacity, placed, waiting }) => [serviceCode, { capacity, taken: placed, placed, waiting: Array.from({ length: waiting }, (_, i) => i + 1) }]))

describe('the demonstration office', () => {
  let host: Host
  let people: { label: string; signInAs: string }[]
  beforeAll(async () => {
    host = await anOffice();
    ({ people } = await seedDemonstration(host.dependencies))
  })
  afterAll(() => host.close())

  it('has full group homes with waiting lists, and day centres with places free', async () => expect(await places(host.dependencies.store)).toEqual(planned))
  it('pays on codes its senior accountant has signed', async () => {
    const { municipality } = host.dependencies
    expect(Object.values(ekkCodes(municipality, '2026-05-04', await signedRows(host.dependencies))).filter(({ signed }) => !signed)).toEqual([])
    expect(new Set((await host.dependencies.store.law.signatures(municipality)).map(({ by }) => by))).toEqual(new Set(['finance-checker']))
  })
  it('has 31 people in its group homes, as the report of 2024 has', () => {
    expect(servicePlans.filter(({ serviceCode }) => serviceCode.startsWith('group-')).reduce((sum, { placed }) => sum + placed, 0)).toBe(31)
  })
  it('has a proceeding that stands where its referral stands', async () => {
    const { store } = host.dependencies
    const [waiting] = await store.referrals.inState('group-flat-mezrozites', 'Queued')
    expect((await store.cases.proceedings(waiting!.caseId)).map(({ status }) => status)).toEqual(['Queued'])
    expect(await store.decisions.byProceeding(waiting!.caseId, waiting!.referralId)).toMatchObject({ granted: true, number: expect.stringMatching(/^2025\/L-\d+$/) })
    expect(waiting!.queuedAt! < '2026-01-01').toBe(true)
    const [placed] = await store.referrals.inState('group-flat-mezrozites', 'Placed')
    expect((await store.referrals.byId(placed!.caseId, placed!.referralId))!.placedAt! < '2026-01-01').toBe(true)
  })
  it('has visits somebody has asked for: two behind one door, however it is written, and one near them to which a colleague goes', async () => {
    const { store } = host.dependencies
    const outings = (await Promise.all((await store.visits.open()).map(async (visit) => outing(visit, (await store.waits.byId(waitOfVisit(visit)))!)))).toSorted((a, b) => a.visit.visitId.localeCompare(b.visit.visitId))
    const stops = byAddress(outings).flatMap(({ stops: there }) => there)
    expect(stops.map(({ outings: there }) => there.length).toSorted()).toEqual([1, 1, 2])
    const shared = stops.find(({ outings: there }) => there.length === 2)!
    expect(goingNear({ place: shared.place, parish: shared.outings[0]!.visit.parish }, outings, ['2026-05-04', '2026-05-17'], '')).toMatchObject([{ who: 'social-worker-1' }])
    expect(await listUnseen(host.dependencies)).toBe(1)
    expect(await store.visits.unseen()).toMatchObject([{ agreements: ['collaboration'] }])
  })
  it('has two of those who share a queue and one of everyone else', async () => {
    const roles = (await host.dependencies.store.people.allStaff()).flatMap((staff) => staff.roles).filter((role) => role !== 'provider')
    expect(roles.toSorted()).toEqual(['administrator', 'assistance-organiser', 'assistance-organiser', 'auditor', 'clerk', 'finance-checker', 'finance-maker', 'manager', 'social-worker', 'social-worker', 'supervisor'])
  })
  it('has someone at every unit of the catalogue', async () => {
    const units = (await host.dependencies.store.people.allStaff()).flatMap(({ unit = [] }) => unit)
    expect(units.toSorted()).toEqual([...new Set(servicesOf('tukums').map(({ unit }) => unit))].toSorted())
  })
  it('lists people who can sign in, every one of whom exists', async () => {
    const { store } = host.dependencies
    const found = await Promise.all(people.map(({ signInAs }) => signInAs.startsWith('staff:') ? store.people.staff(signInAs.slice(6)) : store.people.resident(signInAs.slice(9))))
    expect(found.filter((person) => person === undefined)).toEqual([])
    expect(people.length).toBeGreaterThan(30)
  })
  it('finds every resident by personal code', async () => {
    const { resident } = populationOf('tukums').ordinary[0]!.members[0]!
    expect(await host.dependencies.store.people.residentByCode(resident.personCode)).toEqual(resident)
  })
  it('has nothing to send and nothing running: what it shows is past', async () => {
    await host.settle()
    expect(await host.dependencies.store.outbox.unsent()).toEqual([])
    expect(await places(host.dependencies.store)).toEqual(planned)
  })
  it('shows everyone on the sign-in page', async () => {
    const { body } = await host.serve({ version: '2.0', routeKey: '$default', rawPath: '/ieiet', rawQueryString: '', headers: {}, isBase64Encoded: false, requestContext: { http: { method: 'GET', path: '/ieiet' } } } as Parameters<Host['serve']>[0])
    expect(body).toContain('Vilma Ozoliņa')
    expect(body).toContain('staff:finance-checker')
  })
})

describe('seeding', () => {
  let host: Host
  beforeEach(async () => { host = await anOffice() })
  afterEach(() => host.close())

  it('again changes nothing', async () => {
    const first = await seedDemonstration(host.dependencies)
    const [before] = await host.dependencies.store.referrals.inState('group-house-lodes', 'Placed')
    expect(await seedDemonstration(host.dependencies)).toEqual(first)
    expect((await host.dependencies.store.referrals.inState('group-house-lodes', 'Placed'))[0]).toEqual(before)
    expect(await host.dependencies.store.visits.open()).toHaveLength(4)
  })

  it('with work for the first day has households that applied this morning, whose matters the house takes up when it opens', async () => {
    const { dependencies } = host
    await seedDemonstration(dependencies, { openWork: true })
    await seedDemonstration(dependencies, { openWork: true })
    await host.settle()
    const boxes = await Promise.all(['assistance', 'social-work'].map(async (queue) => (await dependencies.store.waits.inQueue(queue)).map(({ box }) => box).filter((box) => box !== 'AwaitVisit')))
    expect(boxes[0]!.length + boxes[1]!.length).toBeGreaterThanOrEqual(4)
    expect(boxes[1]).toContain('AwaitNeedsAssessment')
  })

  it.each([['reserve', 7], ['place', 12], ['issue', 3]] as const)('that was cut off at a referral’s %s goes on from there', async (command, calls) => {
    const { dependencies } = host
    const { store } = dependencies
    let left = calls
    const cutOff = async (): Promise<never> => { throw new Error('the power went') }
    const referrals = { ...store.referrals, [command]: async (...given: never[]) => ((left -= 1) < 0 ? cutOff() : (store.referrals[command] as (...given: never[]) => Promise<unknown>)(...given)) }
    await expect(seedDemonstration({ ...dependencies, store: { ...store, referrals } })).rejects.toThrow('the power went')
    await seedDemonstration(dependencies)
    expect(await places(store)).toEqual(planned)
  })
})

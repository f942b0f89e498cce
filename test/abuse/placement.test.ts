// Places under abuse: a place declined while others wait, departures and referrals at the same moment, an index that lags.
import { afterEach, describe, expect, it } from 'vitest'
import { transient } from '../../functions/domain/errors.ts'
import { deliver } from '../../functions/platform/deliver.ts'
import { openStore } from '../../functions/store/store.ts'
import { step as reservePlace } from '../../functions/steps/placement/ReservePlace.ts'
import { answers, findsNeed, grants, openWait, openWaits } from '../acceptance/acts.ts'
import { apply } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { flat, offerPath, openPlacingOffice, people, refers } from '../pages/provider/referred.ts'
import { opensTask } from './at-the-desk.ts'

const anna = resident('anna', 'Anna Pirmā', '1950-01-01')
const berta = resident('berta', 'Berta Otrā', '1951-01-01')
const cilda = resident('cilda', 'Cilda Trešā', '1952-01-01')
const dace = resident('dace', 'Dace Ceturtā', '1953-01-01')
const elza = resident('elza', 'Elza Piektā', '1954-01-01')

interface Referred { caseId: string; referralId: string }

let office: Office
afterEach(() => office.close())

const referralOf = async ({ caseId, referralId }: Referred) => (await office.host.dependencies.store.referrals.byId(caseId, referralId))!
const statesOf = async (...referred: Referred[]) => (await Promise.all(referred.map(referralOf))).map(({ state }) => state)
const placesTaken = async () => (await office.host.dependencies.store.referrals.places(flat)).taken
const accepts = async (referred: Referred) => office.as('staff:vija').post(await offerPath(office, referred), { outcome: 'Accepted' })
const leaves = async ({ caseId, referralId }: Referred) => office.as('staff:vija').post(`/sniedzejs/klienti/${caseId}/${referralId}`, { on: '05.03.2026', reason: 'Aizgāja' })

/** They leave, and the house hears of all of them at once. */
async function leaveTogether(...referred: Referred[]): Promise<void> {
  const { dependencies } = office.host
  const messages = []
  for (const one of referred) messages.push(await dependencies.store.referrals.end(await referralOf(one), 'staff:vija', 'Aizgāja'))
  await deliver(dependencies, ...messages)
  await office.host.settle()
}

/** An office whose index shows what was written only some reads later. */
async function openWhereTheIndexLags(capacity: number, seed: number, indexLag: number): Promise<void> {
  office = await openOffice('2026-03-05 10:00', { residents: [anna, berta, cilda, dace], staff: people }, { weather: { seed, indexLag } })
  await office.host.dependencies.store.referrals.setPlaces({ serviceCode: flat, capacity, taken: 0, lastQueueNumber: 0 })
}

describe('A place', () => {
  it('declined for one and offered again while another waits is offered to one of them', async () => {
    office = await openPlacingOffice(1, [anna, berta])
    const [first, second] = [await refers(office, anna), await refers(office, berta)]
    expect(await statesOf(first, second)).toEqual(['Offered', 'Queued'])
    await office.as('staff:vija').post(await offerPath(office, first), { outcome: 'Declined', reason: 'Šobrīd nav iespējams' })
    await answers(office, await openWait(office, { caseId: first.caseId }, 'AwaitPlacementReview'), 'staff:janis', 'OfferAgain')
    expect((await statesOf(first, second)).toSorted()).toEqual(['Offered', 'Queued'])
    expect(await placesTaken()).toBe(1)
  })

  it('is offered to each of the first two in the list when two leave at the same moment', async () => {
    office = await openPlacingOffice(2, [anna, berta, cilda, dace])
    const [a, b, c, d] = [await refers(office, anna), await refers(office, berta), await refers(office, cilda), await refers(office, dace)]
    for (const one of [a, b]) await accepts(one)
    expect(await statesOf(c, d)).toEqual(['Queued', 'Queued'])
    await leaveTogether(a, b)
    expect(await statesOf(c, d)).toEqual(['Offered', 'Offered'])
    for (const { caseId } of [c, d]) expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitProvider'])
    expect(await placesTaken()).toBe(2)
  })

  it('is offered once to the only one in the list when two leave at the same moment', async () => {
    office = await openPlacingOffice(2, [anna, berta, cilda])
    const [a, b, c] = [await refers(office, anna), await refers(office, berta), await refers(office, cilda)]
    for (const one of [a, b]) await accepts(one)
    await leaveTogether(a, b)
    expect((await openWaits(office, { caseId: c.caseId })).map(({ box }) => box)).toEqual(['AwaitProvider'])
    await accepts(c)
    expect(await statesOf(c)).toEqual(['Placed'])
    expect(await openWaits(office, { caseId: c.caseId })).toEqual([])
    expect(await placesTaken()).toBe(1)
  })
})

describe('Whoever is first in the list', () => {
  it('and leaves it in the moment a place comes free does not keep it from the next', async () => {
    office = await openPlacingOffice(1, [anna, berta, cilda])
    const [placed, first, second] = [await refers(office, anna), await refers(office, berta), await refers(office, cilda)]
    await accepts(placed)
    const { table, dependencies: { store } } = office.host
    let left = false
    // The list has been read; whoever stands first in it is read next.
    const reads = { async send(command: { input: { Key?: { sk?: { S?: string } } } }) {
      if (!left && command.input.Key?.sk?.S === `REFERRAL#${first.referralId}`) {
        left = true
        await store.commit(await store.referrals.withdrawn(await referralOf(first), 'Pārcēlusies pie meitas'))
      }
      return table.send(command)
    } }
    await openStore(reads as never, 'Solis', office.clock.now).referrals.end(await referralOf(placed), 'staff:vija', 'Aizgāja')
    expect(left).toBe(true)
    expect(await statesOf(placed, first, second)).toEqual(['Ended', 'Withdrawn', 'Offered'])
    expect(await placesTaken()).toBe(1)
  })
})

describe('Two referrals that reach for places at the same moment', () => {
  it('are reserved for, or tried again by the workflow; neither becomes a repair', async () => {
    office = await openPlacingOffice(0, [anna, berta])
    const referred = [await refers(office, anna), await refers(office, berta)]
    const { dependencies } = office.host
    await dependencies.store.referrals.setPlaces({ ...await dependencies.store.referrals.places(flat), capacity: 2 })
    const both = await Promise.allSettled(referred.map((input) => reservePlace.handle({ input: { ...input }, workflow: 'placement', box: 'ReservePlace', execution: 'x' }, dependencies)))
    expect(both.map(({ status }) => status)).toContain('fulfilled')
    const errors = both.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Error).name] : []))
    expect(errors.filter((name) => !(transient as readonly string[]).includes(name))).toEqual([])
  })
})

describe('Five referrals decided before any of them goes on', () => {
  it('get the five places there are, at the engine’s usual concurrency and without a repair', async () => {
    const residents = [anna, berta, cilda, dace, elza]
    office = await openOffice('2026-03-05 10:00', { residents, staff: people }, { inOrder: false })
    const { host } = office
    const { store } = host.dependencies
    await store.referrals.setPlaces({ serviceCode: flat, capacity: 5, taken: 0, lastQueueNumber: 0 })
    const referred: Referred[] = []
    for (const one of residents) {
      const { caseId, applicationId } = await apply(office, { members: [{ resident: one, role: 'applicant' }] }, [{ kind: 'service', serviceCode: flat, need: 'Viena nevaru' }])
      await findsNeed(office, caseId, `${applicationId}-service`, 'janis')
      referred.push({ caseId, referralId: `${applicationId}-service` })
    }
    const { settle } = host
    host.settle = async () => {}
    for (const { caseId, referralId } of referred) await grants(office, caseId, referralId, 'janis')
    host.settle = settle
    await office.until('2026-03-05', '10:10')
    expect((await store.waits.inQueue('supervision')).map(({ workflow, fault }) => `${workflow}: ${fault?.error}`)).toEqual([])
    expect(await statesOf(...referred)).toEqual(referred.map(() => 'Offered'))
    expect(await placesTaken()).toBe(5)
  })
})

describe('The waiting list, read from an index that lags', () => {
  it.each([1, 2, 3, 4])('overlooks nobody when places come free one after the other (weather %i)', async (seed) => {
    await openWhereTheIndexLags(2, seed, 6)
    const [a, b, c, d] = [await refers(office, anna), await refers(office, berta), await refers(office, cilda), await refers(office, dace)]
    for (const one of [a, b]) await accepts(one)
    expect(await statesOf(c, d)).toEqual(['Queued', 'Queued'])
    for (const one of [a, b]) await leaves(one)
    expect(await statesOf(c, d)).toEqual(['Offered', 'Offered'])
    expect(await placesTaken()).toBe(2)
  })

  it.each([1, 2, 3, 4, 5, 6])('lets no newcomer pass those whom the index does not show yet (weather %i)', async (seed) => {
    await openWhereTheIndexLags(1, seed, 60)
    const placed = await refers(office, anna)
    await accepts(placed)
    const first = await refers(office, berta)
    await leaves(placed)
    const newcomer = await refers(office, cilda)
    expect(await statesOf(first, newcomer)).toEqual(['Offered', 'Queued'])
  })
})

describe('A placement that broke when the service had begun', () => {
  it('ends when it is set going again, though they have left since', async () => {
    let broke = false
    office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: [...people, staff('sanita', 'Sanita Vadošā', ['supervisor'])] }, {
      callBox: async (name, _, here) => {
        const result = await here()
        if (name !== 'placement_StartService' || broke) return result
        broke = true
        throw new Error('broken after its work')
      },
    })
    await office.host.dependencies.store.referrals.setPlaces({ serviceCode: flat, capacity: 1, taken: 0, lastQueueNumber: 0 })
    const first = await refers(office, anna)
    await accepts(first)
    await leaves(first)
    expect(await statesOf(first)).toEqual(['Ended'])
    await office.until('2026-03-05', '12:00')
    await (await opensTask(office, 'sanita', await openWait(office, { caseId: first.caseId }, 'AwaitRepair')))({ act: 'redrive', reason: '' })
    await office.until('2026-03-06', '10:00')
    expect(broke).toBe(true)
    expect(await openWaits(office, { caseId: first.caseId })).toEqual([])
    expect([await statesOf(first), await placesTaken()]).toEqual([['Ended'], 0])
  })
})

describe('A placement that broke when it had given a number in the list, and is set going again later', () => {
  /** Anna has the only place. Berta's placement broke; the repair is open. */
  async function broken() {
    let broke = false
    office = await openOffice('2026-03-05 10:00', { residents: [anna, berta], staff: [...people, staff('sanita', 'Sanita Vadošā', ['supervisor'])] }, {
      callBox: async (name, _, here) => {
        const result = await here()
        if (name !== 'placement_ReservePlace' || broke || await placesTaken() === 0 || (await office.host.dependencies.store.referrals.places(flat)).lastQueueNumber === 0) return result
        broke = true
        throw new Error('broken after its work')
      },
    })
    await office.host.dependencies.store.referrals.setPlaces({ serviceCode: flat, capacity: 1, taken: 0, lastQueueNumber: 0 })
    const [first, second] = [await refers(office, anna), await refers(office, berta)]
    await accepts(first)
    expect(await statesOf(first, second)).toEqual(['Placed', 'Queued'])
    return { first, second, repair: await openWait(office, { caseId: second.caseId }, 'AwaitRepair') }
  }
  const waitsOf = async ({ caseId }: Referred) => (await openWaits(office, { caseId })).map(({ box }) => box).toSorted()

  it.each([['at once', '2026-03-06'], ['after more than 14 days', '2026-04-01']])('asks the provider once about the place that came free meanwhile: %s', async (_, on) => {
    const { first, second, repair } = await broken()
    await leaveTogether(first)
    await office.until(on, '12:00')
    expect(await waitsOf(second)).toEqual(['AwaitProvider', 'AwaitRepair'])
    expect((await (await opensTask(office, 'sanita', repair))({ act: 'redrive', reason: '' })).status).toBe(303)
    await office.host.settle()
    expect(await waitsOf(second)).toEqual(['AwaitProvider'])
  })

  it('ends where they no longer want it', async () => {
    const { second, repair } = await broken()
    await office.until('2026-06-08', '10:00')
    await (await opensTask(office, 'janis', await openWait(office, { caseId: second.caseId }, 'AwaitNeedReview')))({ act: 'not-wanted', reason: 'Pārcēlusies pie meitas' })
    expect(await statesOf(second)).toEqual(['Withdrawn'])
    await (await opensTask(office, 'sanita', repair))({ act: 'redrive', reason: '' })
    await office.host.settle()
    expect(await waitsOf(second)).toEqual([])
  })
})

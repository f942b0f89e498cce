// Whoever waits long in a service's list: since when, at which place, when their need is looked at anew, by whom, and what comes of it.
import { afterEach, describe, expect, it } from 'vitest'
import { examine } from '../../functions/platform/doctor.ts'
import { deliver } from '../../functions/platform/deliver.ts'
import { resident, staff, type Office } from '../office.ts'
import { textOf } from '../pages/caseworker/desk-office.ts'
import { flat, offerPath, openPlacingOffice, refers } from '../pages/provider/referred.ts'
import { answers, openWait, openWaits } from './acts.ts'

const anna = resident('anna', 'Anna Pirmā', '1950-01-01')
const berta = resident('berta', 'Berta Otrā', '1951-01-01')
const cilda = resident('cilda', 'Cilda Trešā', '1952-01-01')

let office: Office
afterEach(() => office.close())

type Referred = Awaited<ReturnType<typeof refers>>
const store = () => office.host.dependencies.store
const referralOf = async ({ caseId, referralId }: Referred) => (await store().referrals.byId(caseId, referralId))!
const reviewOf = ({ caseId }: Referred) => openWait(office, { caseId }, 'AwaitNeedReview')
const theirs = async (who: string, { caseId }: Referred) => textOf((await office.as(`resident:${who}`).get(`/mani/${caseId}`)).html)

/** Anna has the only place; Berta waits, and Cilda after her. */
async function waiting(priorityClass = 2): Promise<{ first: Referred; second: Referred; placed: Referred }> {
  office = await openPlacingOffice(1, [anna, berta, cilda])
  await store().people.saveStaff(staff('vaira', 'Vaira Vadošā', ['supervisor']))
  const placed = await refers(office, anna)
  await office.as('staff:vija').post(await offerPath(office, placed), { outcome: 'Accepted' })
  return { placed, first: await refers(office, berta, priorityClass), second: await refers(office, cilda) }
}

async function answersReview(referred: Referred, fields: Record<string, string>) {
  const path = `/darbs/uzdevums/${(await reviewOf(referred)).waitId}`
  const janis = office.as('staff:janis')
  await janis.post(`${path}/panemt`, {})
  return janis.post(path, fields)
}

async function placeComesFree({ placed }: { placed: Referred }) {
  await deliver(office.host.dependencies, await store().referrals.end(await referralOf(placed), 'staff:vija', 'Pārcēlās'))
  await office.host.settle()
}

describe('Whoever waits in a list', () => {
  it('reads since when, at which place, and on which day their need is looked at anew', async () => {
    const { second } = await waiting()
    const page = await theirs('cilda', second)
    for (const said of ['Jūsu numurs rindā: 2', 'Pirms jums tagad gaida: 1', 'Gaidāt kopš 05.03.2026.', '2026. gada 5. jūnijā sociālais darbinieks no jauna skatīs']) expect(page).toContain(said)
    expect(page).toContain('visas vietas ir aizņemtas')
  })

  it('is not ours to keep until that day: in no team’s list, the time the provider’s; on that morning it is the social workers’ task', async () => {
    const { first } = await waiting()
    const { waitId } = await reviewOf(first)
    const ofTeam = async () => (await office.as('staff:janis').get('/darbs?rinda=komandas')).html.includes(waitId)
    await office.until('2026-06-05', '07:59')
    expect(await reviewOf(first)).toMatchObject({ owner: 'provider', hold: { until: '2026-06-05' } })
    expect(await ofTeam()).toBe(false)
    await office.until('2026-06-05', '08:00')
    expect(await reviewOf(first)).toMatchObject({ owner: 'queue', due: { on: '2026-06-12' } })
    expect(await reviewOf(first)).not.toHaveProperty('hold')
    expect(await ofTeam()).toBe(true)
    expect(await theirs('berta', first)).toContain('Sociālais darbinieks tagad no jauna skata, kas jums vajadzīgs, un līdz 12.06.2026. pastāstīs par vietu rindā.')
    expect(await theirs('berta', first)).toContain('Darbinieks lietu vēl nav paņēmis. kopš 05.06.2026.')
  })

  it('in danger of life or health is looked at after a month', async () => {
    const { first } = await waiting(1)
    expect(await reviewOf(first)).toMatchObject({ hold: { until: '2026-04-07' } })
  })

  it('whom nobody looks at on that day is told of to the supervisors', async () => {
    const { first } = await waiting()
    await office.until('2026-06-15', '08:00')
    expect((await reviewOf(first)).escalatedAt).toBe('2026-06-15T05:00:00.000Z')
    expect(textOf((await office.as('staff:vaira').get('/darbs?rinda=komandas')).html)).toContain('Berta Otrā')
  })

  it('who still needs it keeps their place and has the next day; what was said is in the file', async () => {
    const { first } = await waiting()
    await office.until('2026-06-08', '10:00')
    const path = `/darbs/uzdevums/${(await reviewOf(first)).waitId}`
    await office.as('staff:janis').post(`${path}/panemt`, {})
    const page = textOf((await office.as('staff:janis').get(path)).html)
    for (const said of ['Vieta rindā 1.', 'pirms viņa neviena nav', 'Gaida kopš 05.03.2026. 95 dienas', '1 no 1 aizņemtas']) expect(page).toContain(said)
    expect((await office.as('staff:janis').post(path, { act: 'still', reason: '' })).html).toContain('ko pastāstījāt klientam')
    expect((await office.as('staff:janis').post(path, { act: 'still', reason: 'Joprojām nespēj viena; pastāstīju, ka ir pirmā.' })).status).toBe(303)
    expect(await referralOf(first)).toMatchObject({ state: 'Queued', queueNumber: 1 })
    expect(await reviewOf(first)).toMatchObject({ hold: { until: '2026-09-08' }, owner: 'provider' })
    expect(await theirs('berta', first)).toContain('2026. gada 8. septembrī sociālais darbinieks no jauna skatīs, kas jums vajadzīgs, un pastāstīs par vietu rindā. Pēdējoreiz skatīts 08.06.2026.')
  })

  it('whose need has become urgent goes before those whose need is ordinary, keeps number and day, and is looked at sooner; the place that comes free is theirs', async () => {
    const all = await waiting()
    const { first, second } = all
    await office.until('2026-06-08', '10:00')
    expect((await reviewOf(second)).listed?.crisis).toBe(false)
    expect((await answersReview(second, { act: 'urgent', reason: 'Kritusi, guļ; pastāstīju, ka tagad ir pirmā.' })).status).toBe(303)
    expect(await referralOf(second)).toMatchObject({ state: 'Queued', priorityClass: 1, queueNumber: 2, queuedAt: expect.stringContaining('2026-03-05') as string })
    // The desk sees it at the head of every later task too, whatever the opinion said first.
    expect(await reviewOf(second)).toMatchObject({ hold: { until: '2026-07-08' }, listed: { crisis: true } })
    expect(await theirs('cilda', second)).toContain('Pirms jums neviena nav')
    expect(await theirs('cilda', second)).toContain('Pēdējoreiz skatīts 08.06.2026.')
    expect(await theirs('berta', first)).toContain('Pirms jums tagad gaida: 1')
    await placeComesFree(all)
    expect([(await referralOf(second)).state, (await referralOf(first)).state]).toEqual(['Offered', 'Queued'])
    await answers(office, await openWait(office, { caseId: second.caseId }, 'AwaitProvider'), 'staff:vija', 'Declined', [], 'Šobrīd nevaram')
    expect((await openWait(office, { caseId: second.caseId }, 'AwaitPlacementReview')).listed?.crisis).toBe(true)
  })

  it('who is urgent already is not made so again', async () => {
    const { first } = await waiting(1)
    await office.until('2026-04-07', '10:00')
    const path = `/darbs/uzdevums/${(await reviewOf(first)).waitId}`
    await office.as('staff:janis').post(`${path}/panemt`, {})
    expect((await office.as('staff:janis').get(path)).html).not.toContain('value="urgent"')
    expect((await office.as('staff:janis').post(path, { act: 'urgent', reason: 'Vēlreiz' })).status).toBe(404)
  })

  it('who no longer wants it leaves the list with a reason they read, and whoever stands behind moves up', async () => {
    const { first, second } = await waiting()
    await office.until('2026-06-08', '10:00')
    expect((await answersReview(first, { act: 'not-wanted', reason: 'Pārcēlusies pie meitas' })).status).toBe(303)
    expect(await referralOf(first)).toMatchObject({ state: 'Withdrawn', reason: 'Pārcēlusies pie meitas' })
    expect((await store().cases.proceedings(first.caseId)).map(({ status }) => status)).toEqual(['Withdrawn'])
    expect(await openWaits(office, { caseId: first.caseId })).toEqual([])
    expect(await theirs('cilda', second)).toContain('Pirms jums neviena nav')
    expect(await theirs('berta', first)).toContain('Atsaukts: Pārcēlusies pie meitas')
    // Three months of waiting were the provider's, the last days ours.
    const kept = await store().times.byProceeding(first.caseId, first.referralId)
    expect(Math.round((kept?.owners.provider?.calendar ?? 0) / 86_400_000)).toBe(92)
    expect(Math.round((kept?.owners.queue?.calendar ?? 0) / 86_400_000)).toBe(3)
  })

  it.each([['before that day', '2026-05-04'], ['while a colleague has it in hand', '2026-06-08']])('is offered the place that comes free %s, and nobody need look any more', async (_, on) => {
    const all = await waiting()
    await office.until(on, '10:00')
    if (on > '2026-06-05') await office.as('staff:janis').post(`/darbs/uzdevums/${(await reviewOf(all.first)).waitId}/panemt`, {})
    const { waitId } = await reviewOf(all.first)
    await placeComesFree(all)
    expect(await store().waits.byId(waitId)).toMatchObject({ state: 'Answered', outcome: 'PlaceOffered' })
    expect((await openWaits(office, { caseId: all.first.caseId })).map(({ box }) => box)).toEqual(['AwaitProvider'])
    expect(await reviewOf(all.second)).toMatchObject({ state: 'Open' })
    expect((await office.as('staff:janis').post(`/darbs/uzdevums/${waitId}`, { act: 'still', reason: 'Joprojām vajag' })).status).toBe(409)
    expect((await office.as('staff:janis').get(`/darbs/uzdevums/${waitId}`)).status).toBe(200)
  })

  it('may be taken early: from then on the time is ours', async () => {
    const { first } = await waiting()
    const path = `/darbs/uzdevums/${(await reviewOf(first)).waitId}`
    await office.as('staff:janis').post(`${path}/panemt`, {})
    expect(await reviewOf(first)).toMatchObject({ owner: 'hands', person: 'janis' })
    await office.as('staff:janis').post(`${path}/turpinat`, {})
    expect(await reviewOf(first)).not.toHaveProperty('hold')
    expect((await office.as('staff:janis').post(path, { act: 'still', reason: 'Vajadzība tā pati' })).status).toBe(303)
  })

  it('shows in the list of the service with the day', async () => {
    await waiting()
    expect(textOf((await office.as('staff:maija').get(`/vietas/${flat}`)).html)).toContain('Vajadzību skata no jauna')
    expect(textOf((await office.as('staff:janis').get(`/vietas/${flat}`)).html)).toMatch(/Berta Otrā .* 05\.03\.2026\. 0 05\.06\.2026\./)
  })

  it('since before there were such days has one from the next look of the doctor on, counted from when they joined', async () => {
    const { first, second } = await waiting()
    const before = [await reviewOf(first), await reviewOf(second)]
    // As an older release left them.
    for (const { waitId } of before) office.host.table.operate('DeleteItem', { TableName: 'Solis', Key: { pk: { S: `CASE#${waitId.slice(5, 15)}` }, sk: { S: `WAIT#${waitId}` } } })
    await office.until('2026-05-04', '10:00')
    expect((await examine(office.host.dependencies)).findings.map(({ kind, repaired }) => [kind, repaired])).toEqual([['WaitsUnlookedAt', 'Diena noteikta.'], ['WaitsUnlookedAt', 'Diena noteikta.']])
    expect((await openWaits(office, { caseId: first.caseId })).map(({ hold }) => hold?.until)).toEqual(['2026-06-05'])
    expect((await openWaits(office, { caseId: second.caseId })).map(({ hold }) => hold?.until)).toEqual(['2026-06-05'])
    expect((await examine(office.host.dependencies)).findings).toEqual([])
  })
})

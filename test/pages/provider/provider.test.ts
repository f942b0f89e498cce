// The provider's pages: offers to its own unit, the answer, clients who leave, the place that goes to the next in line.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWait } from '../../acceptance/acts.ts'
import { resident, type Office } from '../../office.ts'
import { textOf } from '../caseworker/desk-office.ts'
import { flat, offerPath, openPlacingOffice, refers } from './referred.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1980-02-11')
const berta = resident('berta', 'Berta Šķipsna', '1978-06-01')
const cilda = resident('cilda', 'Cilda Ābele', '1985-09-09')

describe('An offer', () => {
  let office: Office
  let of: { caseId: string; referralId: string }
  let path: string
  beforeEach(async () => {
    office = await openPlacingOffice(1, [anna, berta, cilda])
    of = await refers(office, anna)
    path = await offerPath(office, of)
  })
  afterEach(() => office.close())
  const referral = () => office.host.dependencies.store.referrals.byId(of.caseId, of.referralId)

  it('stands with the unit it is made to: number, name, service, date', async () => {
    const { html } = await office.as('staff:vija').get('/sniedzejs')
    for (const text of ['2026/N-1', 'Anna Paraudziņa', 'Grupu dzīvoklis &quot;Mežrozītes&quot;', '12.03.2026.']) expect(html).toContain(text)
  })
  it('shows the opinion, and nothing of means or of the case', async () => {
    const { html } = await office.as('staff:vija').get(path)
    expect(html).toContain('Pakalpojums vajadzīgs')
    expect(html).not.toMatch(/150,00|ensij|lietas\/|Viens vairs nevaru/i)
  })
  it('opened is kept with who and why, once a day, and the person reads it; another unit’s attempt leaves nothing', async () => {
    await office.as('staff:laila').get(path)
    for (let time = 0; time < 2; time += 1) await office.as('staff:vija').get(path)
    const read = (await office.host.dependencies.store.journal.readingsOf(of.caseId)).filter(({ by }) => !['staff:ilze', 'staff:janis'].includes(by))
    expect(read.map(({ by, note }) => `${by} ${note}`)).toEqual(['staff:vija Norīkojums 2026/N-1'])
    expect(textOf((await office.as('resident:anna').get(`/mani/${of.caseId}`)).html)).toMatch(/Vija Mežrozīte.*Norīkojums 2026\/N-1/)
  })
  it('does not exist for another unit, whether read or answered', async () => {
    expect((await office.as('staff:laila').get('/sniedzejs')).html).not.toContain('Anna Paraudziņa')
    expect((await office.as('staff:laila').get(path)).status).toBe(404)
    expect((await office.as('staff:laila').post(path, { outcome: 'Accepted' })).status).toBe(404)
    expect(await referral()).toMatchObject({ state: 'Offered' })
  })
  it('is closed to the office’s own staff', async () => expect((await office.as('staff:janis').get('/sniedzejs')).status).toBe(403))
  it('accepted begins the service, and the person is a client', async () => {
    const { location = '' } = await office.as('staff:vija').post(path, { outcome: 'Accepted' })
    expect(await referral()).toMatchObject({ state: 'Placed' })
    const { html } = await office.as('staff:vija').get(location)
    expect(html).toMatch(/Norīkojums pieņemts: Anna Paraudziņa\. Pakalpojums sākas/)
    expect((await office.as('staff:laila').get(location)).html).not.toContain('Anna Paraudziņa')
    expect(html).toContain('Neviens norīkojums šobrīd negaida atbildi')
    expect(html).toContain(`/sniedzejs/klienti/${of.caseId}/${of.referralId}`)
  })
  it('answered is not answered again; the page says who did', async () => {
    await office.as('staff:vija').post(path, { outcome: 'Accepted' })
    expect((await office.as('staff:vija').post(path, { outcome: 'Declined', reason: 'Tomēr nē' })).status).toBe(409)
    expect((await office.as('staff:vija').get(path)).html).toContain('Atbildēts: pieņemts, Vija Mežrozīte, 05.03.2026. 10:00')
  })
  it('is not answered without a choice, nor declined without a reason', async () => {
    expect((await office.as('staff:vija').post(path, { outcome: 'Placed' })).html).toContain('Izvēlieties, vai norīkojumu pieņemat')
    for (const reason of ['', '   ', '-']) {
      const answer = await office.as('staff:vija').post(path, { outcome: 'Declined', reason })
      expect(answer.status).toBe(422)
      expect(answer.html).toContain('Uzrakstiet, kāpēc norīkojumu nevarat pieņemt')
    }
    expect(await referral()).toMatchObject({ state: 'Offered' })
  })
  it('declined gives the place back and a social worker the reason', async () => {
    await office.as('staff:vija').post(path, { outcome: 'Declined', reason: 'Nav naktsdežuranta' })
    expect(await referral()).toMatchObject({ state: 'Issued' })
    expect(await office.host.dependencies.store.referrals.places(flat)).toMatchObject({ taken: 0 })
    expect(await openWait(office, of, 'AwaitPlacementReview')).toMatchObject({ queue: 'social-work' })
    expect((await office.as('staff:vija').get(path)).html).toContain('Iemesls: Nav naktsdežuranta')
  })
})

describe('A client who leaves', () => {
  let office: Office
  let of: { caseId: string; referralId: string }
  let path: string
  beforeEach(async () => {
    office = await openPlacingOffice(1, [anna, berta, cilda])
    of = await refers(office, anna)
    await office.as('staff:vija').post(await offerPath(office, of), { outcome: 'Accepted' })
    path = `/sniedzejs/klienti/${of.caseId}/${of.referralId}`
    await office.until('2026-03-20')
  })
  afterEach(() => office.close())

  it('is not another unit’s to let go', async () => {
    expect((await office.as('staff:laila').get(path)).status).toBe(404)
    expect((await office.as('staff:laila').post(path, { on: '2026-03-20', reason: 'Aizbrauca' })).status).toBe(404)
  })
  it.each([
    ['2026-03-21', 'Diena ir nākotnē'], ['2026-03-04', 'Diena ir pirms pakalpojuma sākuma'], ['30.02.2026.', 'Ievadiet dienu'], ['', 'Ievadiet dienu'],
  ])('does not leave on "%s": %s', async (on, text) => {
    const answer = await office.as('staff:vija').post(path, { on, reason: 'Pārcēlās pie meitas' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(text)
    expect(answer.html).toContain('Pārcēlās pie meitas')
  })
  it.each([['2026-03-05', '2026-03-05T21:59:00.000Z'], ['20.03.2026.', '2026-03-20T07:00:00.000Z']])('may leave on %s, from the day the service began to today', async (on, endedAt) => {
    expect((await office.as('staff:vija').post(path, { on, reason: 'Pārcēlās pie meitas' })).location).toBe('/sniedzejs')
    expect(await office.host.dependencies.store.referrals.byId(of.caseId, of.referralId)).toMatchObject({ state: 'Ended', endedAt, reason: 'Pārcēlās pie meitas' })
  })
  it('leaves with a reason, once', async () => {
    expect((await office.as('staff:vija').post(path, { on: '2026-03-20', reason: '' })).html).toContain('Uzrakstiet, kāpēc pakalpojums beidzas')
    await office.as('staff:vija').post(path, { on: '2026-03-20', reason: 'Pārcēlās pie meitas' })
    expect((await office.as('staff:vija').post(path, { on: '2026-03-20', reason: 'Pārcēlās pie meitas' })).status).toBe(409)
    expect((await office.as('staff:vija').get(path)).location).toBe('/sniedzejs')
    expect(await office.host.dependencies.store.referrals.places(flat)).toMatchObject({ taken: 0 })
  })
  it('gives the place to the first in the declared order: the urgent one who came later, not the one who came first', async () => {
    const second = await refers(office, berta)
    const urgent = await refers(office, cilda, 1)
    const { store } = office.host.dependencies
    await office.as('staff:vija').post(path, { on: '2026-03-20', reason: 'Pārcēlās pie meitas' })
    expect(await store.referrals.byId(urgent.caseId, urgent.referralId)).toMatchObject({ state: 'Offered', queueNumber: 2 })
    expect(await store.referrals.byId(second.caseId, second.referralId)).toMatchObject({ state: 'Queued', queueNumber: 1 })
    const { html } = await office.as('staff:vija').get('/sniedzejs')
    expect(html).toContain('Cilda Ābele')
    expect(html).not.toContain('Berta Šķipsna')
  })
})

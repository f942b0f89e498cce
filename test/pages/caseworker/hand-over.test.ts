// Handing a case over: the story goes along and is told once, the receiver confirms, and silence is heard.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWait } from '../../acceptance/acts.ts'
import { staff, type Office } from '../../office.ts'
import { applies, openDesk, pensionOf, taskAt, textOf, waitOf } from './desk-office.ts'

let office: Office
let caseId: string
let decision: string
beforeEach(async () => {
  office = await openDesk()
  ;({ caseId } = await applies(office, pensionOf(150), { kind: 'gmi' }))
  decision = await taskAt(office, caseId, 'AwaitDecision')
  await office.as('staff:ilze').post(`${decision}/panemt`, {})
})
afterEach(() => office.close())

const as = (who: string) => office.as(`staff:${who}`)
const story = { told: 'Pēc vīra nāves viena audzina mazbērnu.', questions: 'Vai ir aizbildnība?', next: 'Apsolīju piezvanīt pirmdien.', withTasks: 'yes', withLead: 'yes' }
const gives = (to: string, more = {}) => as('ilze').post(`/lietas/${caseId}/nodot`, { to, ...story, ...more })
const receipt = async () => `/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitReceipt')).waitId}`

describe('A case handed over', () => {
  it('stays with the giver until the receiver confirms; then tasks, lead and story are the receiver’s', async () => {
    expect((await gives('inga')).location).toBe(`/lietas/${caseId}#nodosanas`)
    expect(await waitOf(office, decision)).toMatchObject({ person: 'ilze' })
    expect(textOf((await as('ilze').get(`/lietas/${caseId}`)).html)).toContain('Saņemšana nav apstiprināta jāapstiprina līdz 06.03.2026.')
    const path = await receipt()
    expect(textOf((await as('inga').get('/darbs')).html)).toMatch(/Apstiprināt lietas saņemšanu.*Kolēģis nodod lietu/)
    for (const words of Object.values(story).filter((text) => text !== 'yes')) expect(textOf((await as('inga').get(path)).html)).toContain(words)
    await as('inga').post(path, { act: 'receive' })
    expect(await waitOf(office, decision)).toMatchObject({ person: 'inga' })
    const page = textOf((await as('inga').get(`/lietas/${caseId}`)).html)
    expect(page).toMatch(/Vada lietu Inga Organizatore.*saņēma Inga Organizatore.*viena audzina mazbērnu/)
    expect(textOf((await office.as('resident:anna').get('/mani')).html)).toContain('Jūsu lietu vada Inga Organizatore')
  })

  it('to another profession leaves there what that profession may not answer', async () => {
    await gives('janis')
    await as('janis').post(await receipt(), { act: 'receive' })
    expect(await waitOf(office, decision)).toMatchObject({ person: 'ilze' })
    expect(await office.host.dependencies.store.cases.byId(caseId)).toMatchObject({ leadId: 'janis' })
  })

  it('to a team is received by whoever of it takes it, and not by the giver', async () => {
    await gives('team:assistance', { withTasks: '' })
    const path = await receipt()
    const kept = await as('ilze').get(path)
    expect(kept.status).toBe(403)
    expect(textOf(kept.html)).toContain('Šo lietu nododat jūs, tāpēc saņemšanu apstiprina saņēmējs. To drīkst darīt: Inga Organizatore')
    await as('inga').post(`${path}/panemt`, {})
    await as('inga').post(path, { act: 'receive' })
    expect(await waitOf(office, decision)).toMatchObject({ person: 'ilze' })
    expect(await office.host.dependencies.store.cases.byId(caseId)).toMatchObject({ leadId: 'inga' })
  })

  it('is reminded on its day and stands with the supervisor from the next working morning', async () => {
    await gives('inga')
    const path = await receipt()
    await office.until('2026-03-06', '08:00')
    expect(await waitOf(office, path)).toMatchObject({ remindedAt: expect.any(String) })
    await office.until('2026-03-09', '07:59')
    expect(await waitOf(office, path)).not.toHaveProperty('escalatedAt')
    await office.until('2026-03-09', '08:00')
    expect(textOf((await as('vija').get('/darbs?rinda=nodotie')).html)).toContain('Apstiprināt lietas saņemšanu')
  })

  it('is refused with a reason, and everything is as it was', async () => {
    await gives('inga')
    const path = await receipt()
    expect((await as('inga').post(path, { act: 'decline', reason: '' })).status).toBe(422)
    await as('inga').post(path, { act: 'decline', reason: 'Esmu atvaļinājumā' })
    expect(await waitOf(office, decision)).toMatchObject({ person: 'ilze' })
    expect(textOf((await as('ilze').get(`/lietas/${caseId}`)).html)).toMatch(/Vada lietu Ilze Organizatore.*Nav pieņemta Inga Organizatore: Esmu atvaļinājumā/)
  })

  it('that nobody took over comes back as a task: the giver reads why, by the next working day or it stands with the supervisor', async () => {
    await gives('team:assistance')
    const path = await receipt()
    await as('inga').post(`${path}/panemt`, {})
    await as('inga').post(path, { act: 'decline', reason: 'Esmu atvaļinājumā' })
    const back = `/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitDeclineRead')).waitId}`
    expect(await waitOf(office, back)).toMatchObject({ person: 'ilze', owner: 'hands', due: { on: '2026-03-06' } })
    expect(textOf((await as('ilze').get(back)).html)).toMatch(/Inga Organizatore to nepārņēma.*Esmu atvaļinājumā/)
    await office.until('2026-03-09', '08:00')
    expect(await waitOf(office, back)).toMatchObject({ escalatedAt: expect.any(String) })
    expect((await as('ilze').post(back, {})).status).toBe(303)
    expect(await waitOf(office, back)).toMatchObject({ state: 'Answered', outcome: 'Read' })
  })

  it('a second time goes on with the same story instead of a new one', async () => {
    await gives('inga')
    await as('inga').post(await receipt(), { act: 'receive' })
    expect((await as('inga').get(`/lietas/${caseId}/nodot`)).html).toContain('viena audzina mazbērnu')
  })

  it('needs the story and someone to receive it, and never goes where the household is not served', async () => {
    await office.host.dependencies.store.people.saveStaff(staff('kaspars', 'Kaspars Kandavas', ['assistance-organiser'], { territory: ['Kandava'] }))
    for (const fields of [{ to: '', ...story }, { to: 'inga', ...story, told: ' ' }]) expect((await as('ilze').post(`/lietas/${caseId}/nodot`, fields)).status).toBe(422)
    for (const to of ['kaspars', 'gundega', 'ilze', 'team:supervision']) expect((await gives(to)).status, to).toBe(404)
    expect((await office.host.dependencies.store.cases.file(caseId))!.handOvers).toEqual([])
  })

  it('may be by whoever leads it, though the household lives where they do not serve and no task about it is in their hands', async () => {
    const { people, cases } = office.host.dependencies.store
    await people.saveStaff(staff('kaspars', 'Kaspars Kandavas', ['assistance-organiser'], { territory: ['Kandava'] }))
    await cases.appoint((await cases.byId(caseId))!, 'kaspars', 'system', '')
    for (const path of ['nodot', 'vada', 'vienosanas', 'sazina/anna']) expect((await as('kaspars').get(`/lietas/${caseId}/${path}`)).status, path).toBe(200)
    expect((await as('kaspars').post(`/lietas/${caseId}/nodot`, { to: 'inga', ...story })).status).toBe(303)
  })

  it('to a lead who serves elsewhere is theirs with its tasks: they stand in their team’s list, are taken and read', async () => {
    const { people, cases, waits } = office.host.dependencies.store
    await people.saveStaff(staff('kaspars', 'Kaspars Kandavas', ['assistance-organiser'], { territory: ['Kandava'] }))
    await waits.recall((await waitOf(office, decision))!, 'ilze', 'Brīvs')
    expect((await as('kaspars').get(decision)).status).toBe(404)
    expect(textOf((await as('kaspars').get('/darbs?rinda=komandas')).html)).not.toContain('Paraudziņ')
    await cases.appoint((await cases.byId(caseId))!, 'kaspars', 'system', '')
    expect((await as('kaspars').get('/darbs?rinda=komandas')).html).toContain(decision)
    await as('kaspars').post(`${decision}/panemt`, {})
    expect(await waitOf(office, decision)).toMatchObject({ person: 'kaspars' })
    expect((await as('kaspars').get(decision)).status).toBe(200)
  })

  it('sent twice by a second click is one hand-over, and so it is from two tabs at once', async () => {
    const { html } = await as('ilze').get(`/lietas/${caseId}/nodot`)
    const handOverId = /name="handOverId" value="([0-9a-z]{10})"/.exec(html)![1]!
    const both = await Promise.all([gives('inga', { handOverId }), gives('inga', { handOverId })])
    expect([...both, await gives('inga', { handOverId })].map(({ status }) => status).toSorted()).toEqual([303, 303, expect.any(Number)])
    const { handOvers, waits } = (await office.host.dependencies.store.cases.file(caseId))!
    expect(handOvers).toHaveLength(1)
    expect(waits.filter(({ box }) => box === 'AwaitReceipt')).toHaveLength(1)
  })

  it('confirmed in two tabs is received once', async () => {
    await gives('inga')
    const path = await receipt()
    const [first, second] = [await as('inga').post(path, { act: 'receive' }), await as('inga').post(path, { act: 'receive' })]
    expect([first.status, second.status]).toEqual([303, 409])
    expect((await office.host.dependencies.store.journal.ofCase(caseId)).filter(({ what }) => what === 'AwaitReceipt.Received')).toHaveLength(1)
  })
})

// Absence by the pages: leave is entered, what would pass its date is listed, one click shares it; sickness shares itself; a deputy's rights end by themselves.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { grants, openWait, openWaits } from '../../acceptance/acts.ts'
import { apply, registersAgree } from '../../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../../office.ts'
import { pensionOf, textOf } from '../caseworker/desk-office.ts'
import { entersAbsence, holdersOf, openStaffedOffice, people, residents, threeForIlze } from './ilze-away.ts'

let office: Office
beforeEach(async () => { office = await openStaffedOffice() })
afterEach(() => office.close())

const ilzeHasThree = () => threeForIlze(office)
const vija = () => office.as('staff:vija')
const enter = (fields: Record<string, string>) => entersAbsence(office, fields)
const holders = (caseIds: string[]) => holdersOf(office, caseIds)

describe('Leave that is entered', () => {
  it('shows what would pass its date of law and who could take it, within skill and territory; nothing moves before it is accepted', async () => {
    const caseIds = await ilzeHasThree()
    const { location } = await enter({ from: '05.03.2026.' })
    const text = textOf((await vija().get(location!)).html)
    expect(text).toContain('Ja nedara neko, termiņu nokavētu 3 . Plāns: nodot 3')
    expect(text).toContain('Anna Paraudziņa Tukums Pieņemt lēmumu 19.03.2026. mūsu termiņš; pēc likuma 07.04.2026.')
    expect(text).toContain('Inga Organizatore')
    expect(text).not.toContain('Irma Kandavā')
    expect(await holders(caseIds)).toEqual(['ilze', 'ilze', 'ilze'])
  })

  it('leaves with the colleague what they finish in time after they return', async () => {
    await ilzeHasThree()
    const { location } = await enter({ to: '20.03.2026.' })
    expect(textOf((await vija().get(location!)).html)).toContain('Neviens no atvērtajiem darbiem (3) termiņu nenokavē')
  })

  it('shares what would only miss our own date, by then', async () => {
    const caseIds = await ilzeHasThree()
    const { location } = await enter({ from: '05.03.2026.', to: '20.03.2026.' })
    const page = await vija().get(location!)
    expect(textOf(page.html)).toContain('Plāns: nodot 3')
    await vija().post(location!, { act: 'accept', mark: /name="mark" value="([a-f0-9]+)"/.exec(page.html)![1]! })
    expect(await holders(caseIds)).toEqual(['inga', 'inga', 'inga'])
  })

  it('leaves what nobody can do by our date and the colleague by the law’s, and says so', async () => {
    const caseIds = await ilzeHasThree()
    for (const id of ['inga', 'vija']) await office.host.dependencies.store.absences.enter({ absenceId: `away-${id}`, staffId: id, kind: 'leave', from: '2026-03-05', to: '2026-03-20', enteredBy: 'vija', enteredAt: '2026-03-05T08:00:00.000Z' })
    const { location } = await enter({ from: '05.03.2026.', to: '20.03.2026.' })
    expect(textOf((await vija().get(location!)).html)).toContain('Neviens no atvērtajiem darbiem (3) likuma termiņu nenokavē; mūsu termiņu nokavēs 3')
    expect(await holders(caseIds)).toEqual(['ilze', 'ilze', 'ilze'])
  })

  it('is shared in one click: each task with a reason in the journal and a line of extra work; a second click moves nothing', async () => {
    const caseIds = await ilzeHasThree()
    const { location } = await enter({ from: '05.03.2026.' })
    const mark = /name="mark" value="([a-f0-9]+)"/.exec((await vija().get(location!)).html)![1]!
    expect((await vija().post(location!, { act: 'accept', mark })).location).toBe(`${location}?nodoti=3&komandai=0&palika=0`)
    expect(await holders(caseIds)).toEqual(['inga', 'inga', 'inga'])
    expect(await office.host.dependencies.store.journal.ofCase(caseIds[0]!)).toContainEqual(expect.objectContaining({ what: 'TaskReassigned', by: 'staff:vija', note: 'Kolēģis ir prombūtnē' }))
    expect((await vija().post(location!, { act: 'accept', mark })).status).toBe(422)
    expect(textOf((await vija().get('/darbinieki/papilddarbs')).html)).toContain('Inga Organizatore 2026. gada marts Ilze Organizatore 05.03.2026. – 24.04.2026. 3')
    expect((await vija().get('/darbinieki/papilddarbs/papilddarbs.csv')).bytes.toString().split('\r\n').filter((row) => row.startsWith('Inga Organizatore;Ilze Organizatore;2026-03-05;2026-04-24;'))).toHaveLength(3)
  })

  it('is extra work until the colleague is back, not until they were to be', async () => {
    await ilzeHasThree()
    const { location } = await enter({ from: '05.03.2026.' })
    await vija().post(location!, { act: 'accept', mark: /name="mark" value="([a-f0-9]+)"/.exec((await vija().get(location!)).html)![1]! })
    await office.until('2026-03-12')
    await vija().post(location!, { act: 'end' })
    expect(textOf((await vija().get('/darbinieki/papilddarbs')).html)).toContain('05.03.2026. – 12.03.2026. 3')
    expect((await vija().get('/darbinieki/papilddarbs/papilddarbs.csv')).bytes.toString().split('\r\n').filter((row) => row.startsWith('Inga Organizatore;Ilze Organizatore;2026-03-05;2026-03-12;'))).toHaveLength(3)
  })

  it('says on its page who got which task, how many, and where each is now; a manager reads no household', async () => {
    const caseIds = await ilzeHasThree()
    const { location } = await enter({ from: '05.03.2026.' })
    expect(textOf((await vija().get(location!)).html)).not.toContain('Kam nodoti darbi')
    await vija().post(location!, { act: 'accept', mark: /name="mark" value="([a-f0-9]+)"/.exec((await vija().get(location!)).html)![1]! })
    const { store } = office.host.dependencies
    const [, second, third] = await Promise.all(caseIds.map(async (caseId) => openWait(office, { caseId }, 'AwaitDecision')))
    await grants(office, caseIds[1]!, second!.proceedingId!, 'inga')
    await store.waits.recall(third!, 'vija', 'Inga ir citur')
    const { html } = await vija().get(location!)
    expect(textOf(html)).toContain('Kam nodoti darbi Inga Organizatore: 3 uzdevumi')
    expect(textOf(html)).toMatch(/Pieņemt lēmumu: Anna Paraudziņa , 05\.03\.2026\. Pieņemt lēmumu: Bruno Paraudziņa , 05\.03\.2026\. \(izdarīts\) Pieņemt lēmumu: Cilda Paraudziņa , 05\.03\.2026\. \(atkal komandai\)/)
    expect(html).toContain(`href="/darbs/uzdevums/${second!.waitId}"`)
    const read = await office.as('staff:maija').get(location!)
    expect(textOf(read.html)).toContain('Inga Organizatore: 3 uzdevumi')
    expect(read.html).not.toMatch(/Paraudziņa|darbs\/uzdevums/)
  })

  it('moves nothing on a plan that is no longer the one that was read', async () => {
    const caseIds = await ilzeHasThree()
    const { location } = await enter({ from: '05.03.2026.' })
    const mark = /name="mark" value="([a-f0-9]+)"/.exec((await vija().get(location!)).html)![1]!
    const first = await openWait(office, { caseId: caseIds[0]! }, 'AwaitDecision')
    await office.host.dependencies.store.waits.handBack(first, 'ilze', 'Vajag')
    const answer = await vija().post(location!, { act: 'accept', mark })
    expect(answer.status).toBe(422)
    expect(textOf(answer.html)).toContain('Plāns sagatavots no jauna')
    expect(await holders(caseIds)).toEqual([undefined, 'ilze', 'ilze'])
  })

  it('gives back to the team what nobody can finish in time, for a supervisor to decide', async () => {
    const caseIds = await ilzeHasThree()
    for (const id of ['inga', 'vija']) await office.host.dependencies.store.absences.enter({ absenceId: `away-${id}`, staffId: id, kind: 'leave', from: '2026-03-05', to: '2026-04-24', enteredBy: 'vija', enteredAt: '2026-03-05T08:00:00.000Z' })
    const { location } = await enter({ from: '05.03.2026.' })
    const page = await vija().get(location!)
    expect(textOf(page.html)).toContain('3 nepaspēj neviens')
    await vija().post(location!, { act: 'accept', mark: /name="mark" value="([a-f0-9]+)"/.exec(page.html)![1]! })
    expect(await holders(caseIds)).toEqual([undefined, undefined, undefined])
    expect((await openWaits(office, { caseId: caseIds[0]! })).map(({ owner, queue }) => `${owner} ${queue}`)).toEqual(['queue assistance'])
  })
})

describe('A matter that comes back while its author is away', () => {
  /** Ilze has asked the resident and is away from the 6th; the answer comes on the 9th. */
  async function cameBack(to: string) {
    const [caseId = ''] = await ilzeHasThree()
    const path = `/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitDecision')).waitId}`
    await office.as('staff:ilze').post(path, { act: 'ask', question: 'Lūdzu, konta izrakstu.' })
    await enter({ to })
    await office.until('2026-03-09', '10:00')
    const asked = await openWait(office, { caseId }, 'AwaitInformation')
    await office.as('resident:anna').post(`/mani/${caseId}/atbildet/${asked.waitId}`, { reply: 'Izraksts pievienots.' })
    return openWait(office, { caseId }, 'AwaitDecision')
  }

  it('past its date, is the team’s: it does not lie in the hands of nobody', async () => {
    const wait = await cameBack('24.04.2026.')
    expect(wait).toMatchObject({ owner: 'queue', queue: 'assistance', due: { on: '2026-03-19' } })
    expect(wait.person).toBeUndefined()
    expect((await office.as('staff:inga').get('/darbs?rinda=komandas')).html).toContain(wait.waitId)
  })

  it('on its very date, is the team’s; back on that day, is theirs: the story is told once', async () => {
    expect(await cameBack('19.03.2026.')).toMatchObject({ owner: 'queue' })
    office.close()
    office = await openOffice('2026-03-05 10:00', { residents, staff: people })
    expect(await cameBack('18.03.2026.')).toMatchObject({ owner: 'hands', person: 'ilze' })
  })
})

describe('Whoever gives work to a colleague', () => {
  it('reads who is away and until when, in every list one chooses from', async () => {
    const [caseId = ''] = await ilzeHasThree()
    await enter({ staffId: 'inga', from: '05.03.2026.', to: '20.03.2026.' })
    const said = async (who: string, path: string) => textOf((await office.as(`staff:${who}`).get(path)).html)
    for (const page of ['nodot', 'vada', 'vienosanas/jauna']) expect(await said('ilze', `/lietas/${caseId}/${page}`), page).toContain('Inga Organizatore, darbinieks, prombūtnē līdz 20.03.2026.')
    expect(await said('vija', '/darbs?rinda=kolegi&kolegis=ilze')).toContain('Inga Organizatore, darbinieks, prombūtnē līdz 20.03.2026.')
    await office.until('2026-03-21')
    expect(await said('vija', '/darbs?rinda=kolegi&kolegis=ilze')).not.toContain('prombūtnē')
  })
})

describe('Sickness', () => {
  it('is shared by rule the same morning, at eight and not before, by the clock', async () => {
    const caseIds = await ilzeHasThree()
    await office.until('2026-03-06', '07:10')
    const { location } = await enter({ kind: 'sickness', from: '06.03.2026.', to: '20.03.2026.' })
    for (const page of [location!, '/darbinieki/prombutnes']) expect(textOf((await vija().get(page)).html)).toContain('pārdalīs 06.03.2026. plkst. 8:00')
    await office.until('2026-03-06', '07:55')
    expect(await holders(caseIds)).toEqual(['ilze', 'ilze', 'ilze'])
    // The house sweeps each minute; the virtual clock goes only where something is due.
    await office.until('2026-03-06', '08:05')
    await office.host.settle()
    const { sweep } = await import('../../../functions/platform/clock-service.ts')
    await sweep(office.host.dependencies)
    expect(await holders(caseIds)).toEqual(['inga', 'inga', 'inga'])
    expect((await office.host.dependencies.store.journal.ofCase(caseIds[0]!)).at(-1)).toMatchObject({ what: 'TaskReassigned', by: 'clock' })
  })
})

describe('A deputy', () => {
  it('may do what the absent colleague may on the last day of the absence, and not the day after', async () => {
    await office.host.dependencies.store.absences.enter({ absenceId: 'a1', staffId: 'irma', kind: 'leave', from: '2026-03-05', to: '2026-03-10', deputyId: 'janis', enteredBy: 'vija', enteredAt: '2026-03-05T08:00:00.000Z' })
    const kandava = resident('dace', 'Dace Kandavniece', '1950-02-11', { parish: 'Kandava' })
    await office.host.dependencies.store.people.saveResident(kandava)
    registersAgree(office, pensionOf(150, kandava), '2026-03-05')
    const { caseId } = await apply(office, pensionOf(150, kandava), [{ kind: 'gmi' }])
    const { waitId } = await openWait(office, { caseId }, 'AwaitDecision')
    const listed = async () => (await office.as('staff:janis').get('/darbs?rinda=komandas')).html.includes(waitId)
    await office.until('2026-03-10', '17:00')
    expect(await listed()).toBe(true)
    await office.until('2026-03-11', '00:01')
    expect(await listed()).toBe(false)
  })

  it('for a day cannot hand the rights on, to themselves or a friend, for longer', async () => {
    const { absences } = office.host.dependencies.store
    await enter({ staffId: 'vija', from: '05.03.2026.', to: '05.03.2026.', deputyId: 'inga' })
    const inga = office.as('staff:inga')
    const enters = (deputyId: string) => inga.post('/darbinieki/prombutnes', { staffId: 'vija', kind: 'leave', from: '05.03.2026.', to: '30.12.2026.', deputyId })
    for (const deputyId of ['inga', 'ilze']) expect((await enters(deputyId)).status).toBe(422)
    // What a deputy is there for they do: a colleague is ill this morning.
    expect((await inga.post('/darbinieki/prombutnes', { staffId: 'ilze', kind: 'sickness', from: '05.03.2026.', to: '06.03.2026.', deputyId: '' })).status).toBe(303)
    expect((await absences.all()).map(({ staffId, deputyId }) => [staffId, deputyId])).toEqual([['vija', 'inga'], ['ilze', undefined]])
  })

  it('is a colleague who works with households: nobody of finance becomes a supervisor by it', async () => {
    await office.host.dependencies.store.people.saveStaff(staff('gundega', 'Gundega Grāmatvede', ['finance-maker']))
    expect((await enter({ deputyId: 'gundega' })).status).toBe(404)
  })

  it('loses the rights at once when the colleague is back early', async () => {
    await enter({ staffId: 'irma', from: '05.03.2026.', to: '30.03.2026.', deputyId: 'janis' })
    const [absence] = await office.host.dependencies.store.absences.all()
    await vija().post(`/darbinieki/prombutnes/${absence!.absenceId}`, { act: 'end' })
    expect(textOf((await vija().get('/darbinieki/prombutnes')).html)).toContain('pabeigta agrāk')
  })
})

describe('The form of absences', () => {
  it('sent twice by a second click is one absence', async () => {
    const [first, second] = [await enter({}), await enter({})]
    expect(second.location).toBe(first.location)
    expect(await office.host.dependencies.store.absences.all()).toHaveLength(1)
  })

  it.each([
    ['nobody', { staffId: '' }, 'Izvēlieties, kurš būs prombūtnē.'], ['no kind', { kind: '' }, 'Izvēlieties, kāda prombūtne.'], ['no day', { from: 'rīt' }, 'Ierakstiet pirmo prombūtnes dienu'],
    ['an end before the beginning', { to: '05.03.2026.' }, 'Pēdējā diena nevar būt pirms pirmās.'], ['a year too much', { to: '24.04.2028.' }, 'pārbaudiet gadu'], ['themselves as deputy', { deputyId: 'ilze' }, 'Pats sevi aizvietot nevar.'],
  ])('with %s says what is wrong and keeps what was typed', async (_, fields, sentence) => {
    const answer = await enter(fields)
    expect(answer.status).toBe(422)
    expect(textOf(answer.html)).toContain(sentence)
    expect(await office.host.dependencies.store.absences.all()).toEqual([])
  })

  it('is the supervisors’: a manager reads it without a name of a household, a caseworker has no such page', async () => {
    await ilzeHasThree()
    const { location } = await enter({ from: '05.03.2026.' })
    expect(textOf((await vija().get(location!)).html)).toContain('Paraudziņa')
    expect(textOf((await office.as('staff:maija').get(location!)).html)).not.toContain('Paraudziņa')
    expect((await office.as('staff:maija').get('/darbinieki/prombutnes')).status).toBe(200)
    expect((await office.as('staff:maija').post('/darbinieki/prombutnes', { staffId: 'ilze', kind: 'leave', from: '06.03.2026.', to: '07.03.2026.' })).status).toBe(404)
    expect((await office.as('staff:ilze').get('/darbinieki/prombutnes')).status).toBe(403)
  })
})

describe('The load page', () => {
  it('counts households, social assistance and social work apart, weighs them and shows the heaviest first', async () => {
    await ilzeHasThree()
    const text = textOf((await vija().get('/darbinieki')).html)
    expect(text).toMatch(/Ilze Organizatore darbinieks 3 0 0,6 Norma 3 Tukums 3/)
    expect(text).toMatch(/Pa pagastiem un pilsētām .*Darbinieki Tukums 3 0 0,6 1/)
    expect(text.indexOf('Ilze Organizatore')).toBeLessThan(text.indexOf('Inga Organizatore'))
  })

  it('counts a household whose months go on with whoever leads it, though no task is open, until the last of them has passed', async () => {
    registersAgree(office, pensionOf(150, residents[0]!), '2026-03-05')
    const { caseId, applicationId } = await apply(office, pensionOf(150, residents[0]!), [{ kind: 'gmi' }])
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
    await office.host.dependencies.store.cases.appoint((await office.host.dependencies.store.cases.byId(caseId))!, 'ilze', 'system', '')
    expect(textOf((await vija().get('/darbinieki')).html)).toMatch(/Ilze Organizatore darbinieks 1 0 0,2 Norma 0 Tukums 1/)
    await office.until('2026-08-31')
    expect(textOf((await vija().get('/darbinieki')).html)).toMatch(/Ilze Organizatore darbinieks 1 0 0,2/)
    await office.until('2026-09-01')
    expect(textOf((await vija().get('/darbinieki')).html)).toMatch(/Ilze Organizatore darbinieks 0 0 0,0/)
  })
})

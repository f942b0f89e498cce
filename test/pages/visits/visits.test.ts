// Visits to homes: ordered with questions, grouped by address, taken whole by whoever goes, answered in one report of which each household has its own part.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resident, staff, type Office } from '../../office.ts'
import { applies, bruno, openDesk, pensionOf, textOf } from '../caseworker/desk-office.ts'
import { listUnseen, listUnseenDaily } from '../../../functions/platform/unseen.ts'
import { grants, openWait, openWaits } from '../../acceptance/acts.ts'
import { door, order, orders, seen } from './at-the-door.ts'

let office: Office
let annas: string
let brunos: string
beforeEach(async () => {
  office = await openDesk()
  ;({ caseId: annas } = await applies(office, pensionOf(150), { kind: 'gmi' }))
  ;({ caseId: brunos } = await applies(office, pensionOf(150, bruno), { kind: 'gmi' }))
})
afterEach(() => office.close())

const as = (who: string) => office.as(`staff:${who}`)
const store = () => office.host.dependencies.store
const page = async (who: string, path: string) => textOf((await as(who).get(path)).html)
const goes = (who: string, on = '10.03.2026.') => as(who).post(door, { on })
const visits = async (caseId: string) => (await store().visits.ofCase(caseId)).toSorted((a, b) => a.orderedAt.localeCompare(b.orderedAt))
const reports = async (who: string, ...parts: Record<string, string>[]) => as(who).post(`${door}/zinojums`, Object.assign({ on: '10.03.2026.', time: '10:30' }, ...parts) as Record<string, string>)

describe('A visit', () => {
  it('is ordered from the case, leads to its address, and waits in nobody’s hands with the day it is needed by', async () => {
    expect((await orders(as('ilze'), annas)).location).toBe(door)
    expect(await openWait(office, { caseId: annas }, 'AwaitVisit')).toMatchObject({ owner: 'queue', queue: 'visits', due: { on: '2026-03-20' } })
    expect(await page('janis', '/apsekosanas')).toMatch(/Tukums \(1 adrese\).*Pils iela 1 – 2, Tukums.*Anna Paraudziņa.*Dzīves apstākļu izvērtēšana.*vēl 11 darba dienas 20\.03\.2026\..*neviens.*nav apsekoti/)
    expect(await page('ilze', `/lietas/${annas}`)).toMatch(/Apsekošanas Pasūtīta Dzīves apstākļu izvērtēšana, vajag līdz 20\.03\.2026\..*Neviens vēl nebrauc.*Lūdza Ilze Organizatore/)
  })

  it.each([
    ['for no purpose', { purpose: '' }], ['that is to find out nothing', { questions: ' \n ' }], ['on a day that has passed', { by: '04.03.2026.' }], ['on no day of the calendar', { by: 'drīz' }], ['in a year that is a slip', { by: '20.03.3026.' }], ['on the last day there is', { by: '31.12.9999.' }], ['at no address', { address: '–' }], ['where no house is named', { address: 'Tukums, Tukuma novads' }],
    ['with too many questions', { questions: Array.from({ length: 7 }, (_, i) => `Jautājums nr. ${i}`).join('\n') }],
  ])('%s is refused, and what was typed stays', async (_, more) => {
    const { status, html } = await orders(as('ilze'), annas, more)
    expect(status).toBe(422)
    expect(html).toContain('name="address"')
    expect(await visits(annas)).toEqual([])
  })

  it('ordered twice by a second click is one', async () => {
    expect([(await orders(as('ilze'), annas)).location, (await orders(as('ilze'), annas)).location]).toEqual([door, door])
    expect(await visits(annas)).toHaveLength(1)
  })

  it('in a crisis is needed by the next working day if nobody says otherwise, else in ten', async () => {
    await orders(as('ilze'), annas, { purpose: 'crisis', by: '' })
    await orders(as('ilze'), brunos, { by: '' })
    expect([await visits(annas), await visits(brunos)]).toMatchObject([[{ by: '2026-03-06' }], [{ by: '2026-03-19' }]])
  })

  it('for a matter of another case is not ordered, nor in a household that is not served', async () => {
    const other = (await store().cases.proceedings(brunos))[0]!.proceedingId
    expect((await orders(as('ilze'), annas, { proceedingId: other })).status).toBe(404)
    await store().people.saveStaff(staff('kaspars', 'Kaspars Kandavas', ['social-worker'], { territory: ['Kandava'] }))
    expect((await as('kaspars').get(`/lietas/${annas}/apsekosana`)).status).toBe(404)
    await orders(as('ilze'), annas)
    expect(await page('kaspars', '/apsekosanas')).toContain('Neviena apsekošana nav pasūtīta')
    expect((await as('kaspars').get(door)).status).toBe(404)
  })

  it('is ordered by whoever leads the case from elsewhere, or has a task about it in hand, who see it among the journeys and nobody else’s there', async () => {
    await orders(as('ilze'), brunos, { address: 'Pils iela 7, Tukums' })
    await store().people.saveStaff(staff('kaspars', 'Kaspars Kandavas', ['social-worker'], { territory: ['Kandava'] }))
    await store().cases.appoint((await store().cases.byId(annas))!, 'kaspars', 'system', '')
    expect((await orders(as('kaspars'), annas)).location).toBe(door)
    expect(await page('kaspars', `/lietas/${annas}`)).toContain('Neviens vēl nebrauc')
    const list = await page('kaspars', '/apsekosanas')
    expect(list).toContain('Anna')
    expect(list).not.toContain('Bruno')
    expect((await goes('kaspars')).location).toBe(door)
    expect(await page('kaspars', '/apsekosanas?kas=manas')).toContain('10.03.2026. Tukums')
    await store().people.saveStaff(staff('zane', 'Zane Zantes', ['assistance-organiser'], { territory: ['Zantes pagasts'] }))
    expect(await page('zane', '/apsekosanas')).not.toContain('Anna')
    await store().waits.reassign(await openWait(office, { caseId: annas }, 'AwaitDecision'), 'zane', 'vija', 'Aizvieto')
    expect(await page('zane', '/apsekosanas')).toContain('Anna')
    expect(await page('zane', '/apsekosanas')).not.toContain('Bruno')
  })

  it('that is no longer needed is given up with a reason', async () => {
    await orders(as('ilze'), annas)
    const { visitId } = (await visits(annas))[0]!
    const gives = (reason: string) => as('ilze').post(`/lietas/${annas}/apsekosana/${visitId}/atcelt`, { reason })
    expect((await gives('')).status).toBe(422)
    expect((await gives('Ģimene pārcēlusies')).status).toBe(303)
    expect((await gives('Ģimene pārcēlusies')).status).toBe(409)
    expect((await as('janis').get(door)).status).toBe(404)
    expect(await visits(annas)).toMatchObject([{ state: 'Lapsed' }])
  })
})

describe('Whoever goes to an address', () => {
  it('takes all that is open there, of every household, for one day', async () => {
    await orders(as('ilze'), annas)
    await orders(as('inga'), annas, { purpose: 're-evaluation', questions: 'Vai vajag aprūpi?' })
    await orders(as('ilze'), brunos, { address: 'pils 1-2' })
    expect((await goes('janis')).location).toBe(door)
    for (const caseId of [annas, brunos]) for (const wait of (await openWaits(office, { caseId })).filter(({ box }) => box === 'AwaitVisit')) expect(wait).toMatchObject({ person: 'janis', owner: 'hands', hold: { until: '2026-03-10' } })
    expect([...await visits(annas), ...await visits(brunos)].map(({ plannedFor }) => plannedFor)).toEqual(['2026-03-10', '2026-03-10', '2026-03-10'])
    expect(await page('janis', door)).toMatch(/Vai dzīvoklī ir silti\?.*Vai vajag aprūpi\?.*Jūs braucat 2026\. gada 10\. martā/)
  })

  it('at the same moment as a colleague goes alone: nothing is taken by halves', async () => {
    await orders(as('ilze'), annas)
    await orders(as('inga'), brunos)
    const both = await Promise.all([goes('janis'), goes('vija', '11.03.2026.')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const waits = await Promise.all([annas, brunos].map((caseId) => openWait(office, { caseId }, 'AwaitVisit')))
    expect(new Set(waits.map(({ person }) => person)).size).toBe(1)
    expect(new Set([...await visits(annas), ...await visits(brunos)].map(({ plannedFor }) => plannedFor)).size).toBe(1)
  })

  it('is told of colleagues who go near that week, and may give them what nobody has taken', async () => {
    await store().people.saveResident(resident('cilda', 'Cilda Piemēra', '1960-01-01', { address: 'Pils iela 9, Tukums' }))
    await orders(as('ilze'), annas)
    await goes('janis')
    await orders(as('ilze'), brunos, { address: 'Pils iela 9' })
    expect(await page('vija', '/apsekosanas')).toContain('Jānis Sociālais 10.03.2026. brauc uz šo pašu ielu')
    await orders(as('inga'), brunos, { purpose: 'contact', questions: 'Kā klājas?' })
    expect(await page('vija', door)).toMatch(/Jānis Sociālais 2026\. gada 10\. martā brauc uz šo pašu adresi.*Pievienot braucienam: Jānis Sociālais, 10\.03\.2026\./)
    expect((await as('vija').post(`${door}/pievienot`, { person: 'janis' })).status).toBe(303)
    expect((await openWaits(office, { caseId: brunos })).filter(({ box, person }) => box === 'AwaitVisit' && person === 'janis')).toHaveLength(1)
    expect((await as('vija').post(`${door}/pievienot`, { person: 'janis' })).status).toBe(409)
    expect((await as('vija').post(`${door}/pievienot`, { person: 'inga' })).status).toBe(409)
  })

  it('reads what is asked only when they have it in hand, and that they read it is kept', async () => {
    await orders(as('ilze'), annas)
    expect(await page('janis', door)).toMatch(/2 jautājumi: tos redz tas, kurš brauc/)
    expect(await page('janis', door)).not.toContain('Vai dzīvoklī ir silti?')
    await goes('janis')
    await page('janis', door)
    expect((await store().journal.readingsOf(annas)).filter(({ by }) => by === 'staff:janis')).toMatchObject([{ note: 'Uzdevums: Apsekot mājās' }])
  })

  it('has their journeys day by day, as they drive', async () => {
    await orders(as('ilze'), annas)
    await orders(as('ilze'), brunos, { address: 'Pils iela 9' })
    await goes('janis', '11.03.2026.')
    await as('janis').post('/apsekosanas/tukums.pils-9', { on: '06.03.2026.' })
    expect(await page('janis', '/apsekosanas?kas=manas')).toMatch(/06\.03\.2026\. Tukums.*Pils iela 9.*11\.03\.2026\. Tukums.*Pils iela 1/)
    expect(await page('vija', '/apsekosanas?kas=manas')).toContain('Šādu apsekošanu nav.')
  })

  it.each([['no day', ''], ['a day that has passed', '04.03.2026.']])('says the day: %s is refused', async (_, on) => {
    await orders(as('ilze'), annas)
    expect((await goes('janis', on)).status).toBe(422)
    expect(await openWait(office, { caseId: annas }, 'AwaitVisit')).not.toHaveProperty('person')
  })

  it('may change the day, which a colleague may not', async () => {
    await orders(as('ilze'), annas)
    await goes('janis')
    expect((await goes('vija', '12.03.2026.')).status).toBe(409)
    await goes('janis', '12.03.2026.')
    expect(await openWait(office, { caseId: annas }, 'AwaitVisit')).toMatchObject({ hold: { until: '2026-03-12' }, dates: expect.arrayContaining([expect.objectContaining({ action: { do: 'return' } })]) })
    expect((await openWait(office, { caseId: annas }, 'AwaitVisit')).dates.filter(({ action }) => action.do === 'return')).toHaveLength(1)
  })
})

describe('A report', () => {
  beforeEach(async () => {
    await orders(as('ilze'), annas)
    await orders(as('inga'), annas, { purpose: 're-evaluation', questions: 'Vai vajag aprūpi?' })
    await orders(as('ilze'), brunos, { questions: 'Vai Bruno ir saslimis?' })
    await goes('janis')
    await office.until('2026-03-10', '15:00')
  })

  it('is one for the journey: it answers every question of everybody, closes their visits, and each household has its own part alone', async () => {
    const { status } = await reports('janis', await seen(office, annas, 'anna'), await seen(office, brunos, 'bruno', { [`conditions-${brunos}`]: 'Auksts, malkas nav' }))
    expect(status).toBe(303)
    const [ofAnna, ofBruno] = [await store().visits.reports(annas), await store().visits.reports(brunos)]
    expect(ofAnna).toMatchObject([{ edition: 1, by: 'janis', visitedAt: '2026-03-10T08:30:00.000Z', present: ['anna'], answers: [{}, {}, { question: 'Vai vajag aprūpi?' }] }])
    expect(ofBruno).toMatchObject([{ reportId: ofAnna[0]!.reportId, answers: [{ question: 'Vai Bruno ir saslimis?' }] }])
    for (const visit of [...await visits(annas), ...await visits(brunos)]) expect(visit).toMatchObject({ state: 'Done', reportId: ofAnna[0]!.reportId })
    const annasFile = await page('ilze', `/lietas/${annas}`)
    expect(annasFile).toMatch(/Apsekots 10\.03\.2026\. 10:30, Jānis Sociālais.*Vai dēls dzīvo šeit\? Atbilde: Vai dēls dzīvo šeit\?.*Klāt bija Anna Paraudziņa.*Zvanīs pirmdien/)
    for (const word of ['Bruno', 'malkas nav']) expect(annasFile).not.toContain(word)
    expect(await page('ilze', `/lietas/${brunos}`)).not.toContain('Anna')
    expect((await as('janis').get(door)).status).toBe(404)
  })

  it('is read by each who asked, once, and they say so', async () => {
    await reports('janis', await seen(office, annas, 'anna'), await seen(office, brunos, 'bruno'))
    const readings = (await openWaits(office, { caseId: annas })).filter(({ box }) => box === 'AwaitVisitRead')
    expect(readings.map(({ person, due }) => [person, due.on]).toSorted()).toEqual([['ilze', '2026-03-12'], ['inga', '2026-03-12']])
    const task = `/darbs/uzdevums/${readings.find(({ person }) => person === 'inga')!.waitId}`
    expect(await page('inga', task)).toMatch(/Anna Paraudziņa, Visa lieta Izlasīt apsekošanas ziņojumu.*Vai vajag aprūpi\? Atbilde/)
    expect((await as('inga').post(task, {})).status).toBe(303)
    expect(await page('ilze', `/lietas/${annas}`)).toMatch(/Izlasīja Inga Organizatore, 10\.03\.2026\. 15:00\. Vēl nav izlasījis Ilze Organizatore, jāizlasa līdz 12\.03\.2026\./)
  })

  it('of one household leaves the other’s visit open', async () => {
    expect((await reports('janis', await seen(office, annas, 'anna'), { [`skip-${brunos}`]: 'yes' })).location).toBe(`/lietas/${annas}#apsekosanas`)
    expect(await visits(brunos)).toMatchObject([{ state: 'Open', plannedFor: '2026-03-10' }])
    expect(await store().visits.reports(brunos)).toEqual([])
  })

  it.each([
    ['with a question unanswered', async () => Object.fromEntries(Object.entries(await seen(office, annas, 'anna')).filter(([name]) => !name.startsWith('answer-')))], ['with nobody there', () => seen(office, annas, '')],
    ['of a day before anybody asked', async () => ({ ...await seen(office, annas, 'anna'), on: '04.03.2026.' })], ['of what is still to come', async () => ({ ...await seen(office, annas, 'anna'), time: '15:01' })], ['of a concern that is not told', () => seen(office, annas, 'anna', { [`safety-${annas}`]: 'concern' })],
  ])('%s is refused, and nothing is closed', async (_, part) => {
    expect((await reports('janis', { [`skip-${brunos}`]: 'yes' }, await part())).status).toBe(422)
    expect(await store().visits.reports(annas)).toEqual([])
    expect((await visits(annas)).every(({ state }) => state === 'Open')).toBe(true)
  })

  it('sent from two tabs is one report', async () => {
    const fields = { on: '10.03.2026.', time: '10:30', ...await seen(office, annas, 'anna'), ...await seen(office, brunos, 'bruno') }
    const both = await Promise.all([as('janis').post(`${door}/zinojums`, fields), as('janis').post(`${door}/zinojums`, fields)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409])
    expect(await store().visits.reports(annas)).toHaveLength(1)
  })

  it('is written by whoever goes, and read neither by the reception nor the provider nor finance', async () => {
    expect((await as('vija').get(`${door}/zinojums`)).status).toBe(404)
    await reports('janis', await seen(office, annas, 'anna'), await seen(office, brunos, 'bruno'))
    await store().people.saveStaff(staff('dzintra', 'Dzintra Balode', ['clerk']))
    expect(await page('dzintra', `/lietas/${annas}`)).not.toContain('Divas istabas')
    for (const who of ['gundega', 'saime']) expect((await as(who).get('/apsekosanas')).status, who).toBe(403)
  })

  it('of a danger is read by a supervisor the same day', async () => {
    await reports('janis', { [`skip-${brunos}`]: 'yes' }, await seen(office, annas, 'anna', { [`safety-${annas}`]: 'danger', [`safetyNote-${annas}`]: 'Gāzes smaka; izsaukts 112' }))
    const wait = (await openWaits(office, { caseId: annas })).find(({ queue }) => queue === 'supervision')
    expect(wait).toMatchObject({ box: 'AwaitVisitRead', owner: 'queue', due: { on: '2026-03-10' } })
    expect(await page('vija', '/darbs?rinda=komandas')).toContain('Izlasīt apsekošanas ziņojumu')
  })

  it('is corrected by its writer in a next edition; what was written stays to be read', async () => {
    await reports('janis', await seen(office, annas, 'anna'), await seen(office, brunos, 'bruno'))
    const [first] = await store().visits.reports(annas)
    const path = `/lietas/${annas}/apsekosanas/${first!.reportId}/labot`
    expect((await as('inga').get(path)).status).toBe(404)
    expect((await as('janis').get(path)).html).toContain('Divas istabas, silts')
    const fields = { on: '10.03.2026.', time: '10:45', edition: '1', [`present-${annas}`]: 'anna', [`conditions-${annas}`]: 'Trīs istabas', [`safety-${annas}`]: 'no-concern', ...Object.fromEntries(first!.answers.map(({ visitId }, i) => [`answer-${visitId}-${first!.answers.slice(0, i).filter((other) => other.visitId === visitId).length}`, `Labota atbilde ${i}`])) }
    expect((await as('janis').post(path, fields)).status).toBe(422)
    const both = await Promise.all([0, 1].map(() => as('janis').post(path, { ...fields, correction: 'Istabas bija trīs' })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409])
    expect((await store().visits.reports(annas)).map(({ edition, conditions }) => [edition, conditions])).toEqual([[1, 'Divas istabas, silts'], [2, 'Trīs istabas']])
    expect(await page('inga', `/lietas/${annas}`)).toMatch(/Labots 10\.03\.2026\. 15:00: Istabas bija trīs.*Trīs istabas.*Iepriekš rakstīts.*Divas istabas, silts/)
    // Who has the first edition yet to read reads the second; nobody is asked twice.
    expect((await openWaits(office, { caseId: annas })).filter(({ box }) => box === 'AwaitVisitRead')).toHaveLength(2)
  })
})

describe('Whoever decides', () => {
  it('reads beside the task what a visit has shown, and which one is still to come', async () => {
    const task = `/darbs/uzdevums/${(await openWait(office, { caseId: annas }, 'AwaitDecision')).waitId}`
    await orders(as('inga'), annas)
    expect(await page('ilze', task)).toMatch(/Apsekošana vēl nav notikusi: dzīves apstākļu izvērtēšana, vajag līdz 20\.03\.2026\. Neviens vēl nebrauc/)
    await goes('janis', '05.03.2026.')
    await office.until('2026-03-05', '12:00')
    await as('janis').post(`${door}/zinojums`, { on: '05.03.2026.', time: '10:30', ...await seen(office, annas, 'anna') })
    const after = await page('ilze', task)
    expect(after).toMatch(/Apsekots 05\.03\.2026\. 10:30, Jānis Sociālais.*Divas istabas, silts/)
    expect(after).not.toContain('vēl nav notikusi')
  })
})

describe('Households not seen for long', () => {
  const list = async (who = 'janis') => page(who, '/apsekosanas?kas=sen')

  it('are those with help or an agreement whom nobody has seen at home for half a year, the longest first, until somebody has', async () => {
    await grants(office, annas, (await store().cases.proceedings(annas))[0]!.proceedingId, 'ilze')
    await as('ilze').get(`/lietas/${brunos}`)
    await as('ilze').post(`/lietas/${brunos}/vienosanas/jauna`, { kind: 'collaboration', personId: 'bruno', signedOn: '05.03.2026.', 'text-0': 'Satikties katru mēnesi', 'evidence-0': 'Pieraksts', 'dueOn-0': '30.12.2026.', 'verifierId-0': 'ilze' })
    await office.until('2026-09-04', '09:00')
    expect(await listUnseen(office.host.dependencies)).toBe(0)
    await office.until('2026-09-06', '09:00')
    expect(await listUnseen(office.host.dependencies)).toBe(1)
    // Anna's benefit of three months has run out; Bruno's agreement is in force.
    expect(await list()).toMatch(/Sen nav apsekoti \(1\).*Bruno Piemērs Tukums Sadarbības vienošanās nekad; lieta kopš 05\.03\.2026\. Pasūtīt apsekošanu/)
    await orders(as('ilze'), brunos, { by: '' })
    await goes('janis', '06.09.2026.')
    await as('janis').post(`${door}/zinojums`, { on: '06.09.2026.', time: '08:30', ...await seen(office, brunos, 'bruno') })
    expect(await list()).toContain('Tādu nav')
    expect(await listUnseen(office.host.dependencies)).toBe(0)
  })

  it('are listed once a day, and only to those who serve where they live', async () => {
    await store().people.saveStaff(staff('kaspars', 'Kaspars Kandavas', ['social-worker'], { territory: ['Kandava'] }))
    await store().visits.listUnseen({ caseId: annas, title: 'Anna Paraudziņa', parish: 'Tukums', since: '2025-01-01', seen: '2025-01-01', awards: ['gmi'], agreements: [] })
    expect(await list()).toContain('01.01.2025.')
    expect(await list('kaspars')).not.toContain('Anna')
    await listUnseenDaily(office.host.dependencies)
    expect(await list()).not.toContain('01.01.2025.')
    await store().visits.listUnseen({ caseId: annas, title: 'Anna Paraudziņa', parish: 'Tukums', since: '2025-01-01', awards: [], agreements: [] })
    await listUnseenDaily(office.host.dependencies)
    expect(await list()).toContain('Anna')
  })
})

describe('The household', () => {
  const mani = async () => textOf((await office.as('resident:anna').get('/mani')).html)

  it('sees that somebody comes, then who and on which day', async () => {
    await orders(as('ilze'), annas)
    expect(await mani()).toContain('Līdz 20.03.2026. kāds no dienesta brauks pie jums mājās')
    await goes('janis')
    expect(await mani()).toContain('2026. gada 10. martā pie jums mājās brauks Jānis Sociālais, darbinieks')
    expect(textOf((await office.as('resident:bruno').get('/mani')).html)).not.toContain('brauks')
  })

  it('learns of an unannounced visit nowhere before it was made', async () => {
    const { proceedingId } = (await store().cases.proceedings(annas))[0]!
    await orders(as('ilze'), annas, { unannounced: 'yes', proceedingId })
    await goes('janis')
    await as('janis').get(door)
    const { waitId } = await openWait(office, { caseId: annas }, 'AwaitVisit')
    await as('janis').get(`/darbs/uzdevums/${waitId}`)
    for (const path of ['/mani', `/mani/${annas}`]) expect(textOf((await office.as('resident:anna').get(path)).html), path).not.toMatch(/brauks|Apsek|mājās|10\.03/)
    await office.until('2026-03-10', '15:00')
    await reports('janis', await seen(office, annas, 'anna'))
    expect(textOf((await office.as('resident:anna').get(`/mani/${annas}`)).html)).toContain('Dienesta darbinieks bija pie jums mājās')
  })
})

it('What stands in the address of an order is nothing but an address', async () => {
  await orders(as('ilze'), annas, { address: '<script>alert(1)</script> iela 1-2' })
  const { html } = await as('janis').get('/apsekosanas')
  expect(html).not.toContain('<script>alert')
  expect(order.address).toContain('Pils')
})

// The desk: its lists and counts, their order, taking tasks and handing them back, and who may come near what.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Office } from '../../office.ts'
import { openWait } from '../../acceptance/acts.ts'
import { applies, bruno, openDesk, pensionOf, taskAt, textOf, waitOf } from './desk-office.ts'

let office: Office
beforeEach(async () => { office = await openDesk() })
afterEach(() => office.close())

const dayCare = { kind: 'service', serviceCode: 'day-care-saime', need: 'Vēlos būt starp cilvēkiem' } as const
/** The titles of the rows of a list, in order. */
const rowsOf = (html: string): string[] => [...html.matchAll(/role="rowheader">\s*<a[^>]*>([^<]+)/g)].map(([, title]) => title!.trim())
const tabsOf = (html: string): string[] => [...html.matchAll(/moj-sub-navigation__link[^>]*>([^<]+)</g)].map(([, text]) => text!.trim())

describe('The inbox', () => {
  it('counts its own and the team’s tasks always, and every list exactly when it is open', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' }, { kind: 'housing' })
    await applies(office, pensionOf(400, bruno), { kind: 'gmi' })
    const asIlze = office.as('staff:ilze')
    const path = await taskAt(office, caseId, 'AwaitDecision', 'gmi')
    await asIlze.post(`${path}/panemt`, {})
    await asIlze.post(path, { act: 'ask', question: 'Lūdzu, rēķinu.' })
    await asIlze.post(`${await taskAt(office, caseId, 'AwaitDecision', 'housing')}/panemt`, {})
    const counts: Record<string, number> = {}
    for (const list of ['mani', 'komandas', 'citi', 'izdaritie']) counts[list] = rowsOf((await asIlze.get(`/darbs?rinda=${list}`)).html).length
    expect(counts).toEqual({ mani: 1, komandas: 1, citi: 1, izdaritie: 1 })
    expect(tabsOf((await asIlze.get('/darbs')).html)).toEqual(['Mani (1)', 'Izlemjami šodien', 'Komandas (1)', 'Atliktie (0)', 'Gaida citus', 'Izdarītie'])
    expect(tabsOf((await asIlze.get('/darbs?rinda=citi')).html)).toEqual(['Mani (1)', 'Izlemjami šodien', 'Komandas (1)', 'Atliktie (0)', 'Gaida citus (1)', 'Izdarītie'])
    expect(tabsOf((await asIlze.get('/darbs?rinda=izdaritie')).html)).toEqual(['Mani (1)', 'Izlemjami šodien', 'Komandas (1)', 'Atliktie (0)', 'Gaida citus', 'Izdarītie (1)'])
  })

  it('reads no list but those it counts and the one that is open, and no case', async () => {
    await applies(office, pensionOf(150), { kind: 'gmi' }, { kind: 'housing' })
    const { cases, waits } = office.host.dependencies.store
    const read: string[] = []
    const { byId } = cases
    const { doneBy, of } = waits
    cases.byId = (caseId) => { read.push('case'); return byId(caseId) }
    waits.doneBy = (staffId) => { read.push('done'); return doneBy(staffId) }
    waits.of = (subject) => { read.push('waits of a case'); return of(subject) }
    expect(rowsOf((await office.as('staff:vija').get('/darbs')).html)).toHaveLength(2)
    expect(read).toEqual([])
  })

  it('says what to do, why it is here, and how many working days are left', async () => {
    await applies(office, pensionOf(150), { kind: 'gmi' })
    const text = textOf((await office.as('staff:ilze').get('/darbs')).html)
    expect(text).toContain('Anna Paraudziņa : Pieņemt lēmumu, GMI pabalsts')
    expect(text).toContain('Viss pārbaudīts; var lemt šodien')
    // Legal: 7 April, after Easter; target: ten working days from 5 March.
    expect(text).toContain('vēl 21 darba diena 07.04.2026. vēl 10 darba dienas 19.03.2026.')
  })

  it('stands by the law’s date first, then by our own, or by name when asked so', async () => {
    await applies(office, pensionOf(400, bruno), { kind: 'gmi' })
    await office.until('2026-03-06', '09:00')
    await applies(office, pensionOf(150), { kind: 'gmi' })
    const asIlze = office.as('staff:ilze')
    expect(rowsOf((await asIlze.get('/darbs')).html)).toEqual(['Bruno Piemērs', 'Anna Paraudziņa'])
    expect(rowsOf((await asIlze.get('/darbs?rinda=komandas&kartot=termins')).html)).toEqual(['Bruno Piemērs', 'Anna Paraudziņa'])
    expect(rowsOf((await asIlze.get('/darbs?rinda=komandas&kartot=lieta')).html)).toEqual(['Anna Paraudziņa', 'Bruno Piemērs'])
    expect(rowsOf((await asIlze.get('/darbs?kartot=nezin-kas')).html)).toEqual(['Bruno Piemērs', 'Anna Paraudziņa'])
  })

  it('marks in words what was reminded and what was escalated', async () => {
    await applies(office, pensionOf(150), { kind: 'gmi' })
    await office.until('2026-03-19', '09:00')
    expect(textOf((await office.as('staff:ilze').get('/darbs')).html)).toContain('Atgādināts 19.03.2026.')
    await office.until('2026-03-20', '09:00')
    const text = textOf((await office.as('staff:ilze').get('/darbs')).html)
    expect(text).toContain('Nodots vadītājam 20.03.2026.')
    expect(text).toContain('nokavēts par 1 darba dienu')
  })

  it('on the Saturday after a due Friday says it has passed, and not that it is today', async () => {
    await office.until('2026-03-06', '09:00')
    await applies(office, pensionOf(150), { kind: 'gmi' })
    await office.until('2026-03-20', '09:00')
    expect(textOf((await office.as('staff:ilze').get('/darbs')).html)).toContain('šodien 20.03.2026.')
    await office.until('2026-03-21', '09:00')
    expect(textOf((await office.as('staff:ilze').get('/darbs')).html)).toContain('nokavēts 20.03.2026.')
  })

  it('gives "Paņemt nākamo" the most urgent task, and nobody the same one', async () => {
    await applies(office, pensionOf(400, bruno), { kind: 'gmi' })
    await office.until('2026-03-06', '09:00')
    await applies(office, pensionOf(150), { kind: 'gmi' })
    const first = await office.as('staff:ilze').post('/darbs/nakamais', {})
    const second = await office.as('staff:inga').post('/darbs/nakamais', {})
    const third = await office.as('staff:vija').post('/darbs/nakamais', {})
    expect(textOf((await office.as('staff:ilze').get(first.location!)).html)).toContain('Bruno Piemērs')
    expect(textOf((await office.as('staff:inga').get(second.location!)).html)).toContain('Anna Paraudziņa')
    expect(third.location).toBe('/darbs?rinda=komandas')
  })
})

describe('A task', () => {
  it('taken by one colleague is refused to the next, who may read it but has no form', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    const path = await taskAt(office, caseId, 'AwaitDecision')
    expect(textOf((await office.as('staff:ilze').get(path)).html)).toContain('Paņemt uzdevumu')
    await office.as('staff:ilze').post(`${path}/panemt`, {})
    expect((await office.as('staff:inga').post(`${path}/panemt`, {})).status).toBe(409)
    const page = await office.as('staff:inga').get(path)
    expect(textOf(page.html)).toContain('Uzdevums ir kolēģa rokās: Ilze Organizatore')
    expect(page.html).not.toContain('name="act"')
    const posted = await office.as('staff:inga').post(path, { act: 'grant' })
    expect(posted.status).toBe(409)
    expect(textOf(posted.html)).toContain('paņēmis kolēģis')
    expect(await waitOf(office, path)).toMatchObject({ state: 'Open', person: 'ilze' })
  })

  it('is not answered by someone who has not taken it', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    const path = await taskAt(office, caseId, 'AwaitDecision')
    const answer = await office.as('staff:ilze').post(path, { act: 'grant' })
    expect(answer.status).toBe(409)
    expect(textOf(answer.html)).toContain('Vispirms paņemiet uzdevumu')
  })

  it('is handed back with a reason, keeping its dates', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    const path = await taskAt(office, caseId, 'AwaitDecision')
    const asIlze = office.as('staff:ilze')
    await asIlze.post(`${path}/panemt`, {})
    const due = (await waitOf(office, path))!.due
    const bare = await asIlze.post(`${path}/atdot`, { reason: ' - ' })
    expect(bare.status).toBe(422)
    expect(textOf(bare.html)).toContain('Ierakstiet, kāpēc uzdevumu atdodat')
    expect(await asIlze.post(`${path}/atdot`, { reason: 'Rīt esmu atvaļinājumā.' })).toMatchObject({ status: 303, location: '/darbs' })
    expect(await waitOf(office, path)).toMatchObject({ owner: 'queue', due })
    expect(await waitOf(office, path)).not.toHaveProperty('person')
    expect(textOf((await asIlze.get(`/lietas/${caseId}`)).html)).toContain('Rīt esmu atvaļinājumā.')
  })

  it('of another team is not there', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' }, dayCare)
    const decision = await taskAt(office, caseId, 'AwaitDecision')
    const needs = await taskAt(office, caseId, 'AwaitNeedsAssessment')
    for (const [who, path] of [['janis', decision], ['ilze', needs]] as const) {
      const visitor = office.as(`staff:${who}`)
      expect((await visitor.get(path)).status).toBe(404)
      expect((await visitor.post(`${path}/panemt`, {})).status).toBe(404)
      expect((await visitor.post(`${path}/atdot`, { reason: 'Nav mans' })).status).toBe(404)
      expect((await visitor.post(path, { act: 'grant' })).status).toBe(404)
    }
    expect(await waitOf(office, decision)).not.toHaveProperty('person')
  })

  it('that there is none of, or that a resident or register owes, is not there', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    const asIlze = office.as('staff:ilze')
    const path = await taskAt(office, caseId, 'AwaitDecision')
    await asIlze.post(`${path}/panemt`, {})
    await asIlze.post(path, { act: 'ask', question: 'Lūdzu, rēķinu.' })
    const request = await openWait(office, { caseId }, 'AwaitInformation')
    expect((await asIlze.get(`/darbs/uzdevums/${request.waitId}`)).status).toBe(404)
    expect((await asIlze.get('/darbs/uzdevums/case-0000000009.nothing.AwaitDecision.0')).status).toBe(404)
    expect((await asIlze.get('/darbs/uzdevums/nonsense')).status).toBe(404)
  })
})

describe('A supervisor', () => {
  async function escalatedInHands() {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    const path = await taskAt(office, caseId, 'AwaitDecision')
    await office.as('staff:ilze').post(`${path}/panemt`, {})
    return { caseId, path }
  }

  it('sees what stands too long in a colleague’s hands from the morning after its due day, and not before', async () => {
    const { path } = await escalatedInHands()
    const asVija = office.as('staff:vija')
    await office.until('2026-03-19', '23:00')
    expect(textOf((await asVija.get('/darbs?rinda=nodotie')).html)).toContain('Nodotie vadītājam (0)')
    await office.until('2026-03-20', '09:00')
    const text = textOf((await asVija.get('/darbs?rinda=nodotie')).html)
    expect(text).toContain('Nodotie vadītājam (1)')
    expect(text).toMatch(/Ilze Organizatore Lēmuma mērķa termiņš pagāja: [^A-Z]* Nodots vadītājam 20\.03\.2026\./)
    // It is counted wherever they stand, and gone when it is done.
    expect(textOf((await asVija.get('/darbs?rinda=mani')).html)).toContain('Nodotie vadītājam (1)')
    await office.as('staff:ilze').post(path, { act: 'grant' })
    expect(textOf((await asVija.get('/darbs?rinda=mani')).html)).toContain('Nodotie vadītājam (0)')
  })

  it('sees a provider who keeps silent', async () => {
    const { caseId } = await applies(office, pensionOf(150), dayCare)
    const asJanis = office.as('staff:janis')
    const needs = await taskAt(office, caseId, 'AwaitNeedsAssessment')
    await asJanis.post(`${needs}/panemt`, {})
    await asJanis.post(needs, { need: 'yes', opinion: 'Vajadzīga sabiedrība.', priorityClass: '2' })
    const decision = await taskAt(office, caseId, 'AwaitDecision')
    await asJanis.post(`${decision}/panemt`, {})
    await asJanis.post(decision, { act: 'grant' })
    await office.until('2026-03-13', '09:00')
    const { html } = await office.as('staff:vija').get('/darbs?rinda=nodotie')
    expect(textOf(html)).toContain('Pakalpojuma sniedzēja atbilde')
    expect(html).toContain(`href="/lietas/${caseId}"`)
    expect(tabsOf((await asJanis.get('/darbs')).html).join()).not.toContain('Nodotie')
  })

  it('returns a colleague’s task to the team with a reason; a colleague cannot', async () => {
    const { path, caseId } = await escalatedInHands()
    expect((await office.as('staff:inga').post(`${path}/atdot`, { reason: 'Es arī gribu' })).status).toBe(409)
    expect((await office.as('staff:vija').post(`${path}/atdot`, { reason: '' })).status).toBe(422)
    await office.as('staff:vija').post(`${path}/atdot`, { reason: 'Ilze ir slima.' })
    expect(await waitOf(office, path)).toMatchObject({ state: 'Open', owner: 'queue' })
    expect(await waitOf(office, path)).not.toHaveProperty('person')
    expect(textOf((await office.as('staff:inga').get(`/lietas/${caseId}`)).html)).toContain('Vadītājs atgrieza uzdevumu komandai Vija Vadošā')
    expect((await office.as('staff:ilze').post(path, { act: 'grant' })).status).toBe(409)
  })
})

describe('The desk', () => {
  it('is closed to finance, providers and residents, and asks strangers to sign in', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    for (const who of ['staff:gundega', 'staff:saime', 'resident:anna'])
      for (const path of ['/darbs', `/lietas/${caseId}`, await taskAt(office, caseId, 'AwaitDecision')]) expect((await office.as(who).get(path)).status).toBe(403)
    expect((await office.as('staff:nobody').get('/darbs')).location).toBe('/ieiet?uz=%2Fdarbs')
  })
})

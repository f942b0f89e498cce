// The inbox at work: putting off and coming back, one press of "next", bulk hand-over by a supervisor, picking from lists, finding cases.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answers, folded, wordsOf } from '../../../functions/domain/search-words.ts'
import { longestPage, teamsTasks } from '../../../functions/pages/caseworker/desk-lists.ts'
import { resident, staff, type Office } from '../../office.ts'
import { anna, applies, bruno, ilze, janis, openDesk, pensionOf, taskAt, textOf, vija, waitOf } from './desk-office.ts'

let office: Office
beforeEach(async () => { office = await openDesk() })
afterEach(() => office.close())

const rowsOf = (html: string): string[] => [...html.matchAll(/role="rowheader">\s*<a[^>]*>([^<]+)/g)].map(([, title]) => title!.trim())
const asIlze = () => office.as('staff:ilze')

/** Ilze has Anna's decision in hand. */
async function inHand(): Promise<{ path: string; caseId: string }> {
  const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
  const path = await taskAt(office, caseId, 'AwaitDecision')
  await asIlze().post(`${path}/panemt`, {})
  return { path, caseId }
}

describe('An application that a silent register keeps, before anybody has had it in hand', () => {
  it('stands under "Gaida citus" of who would decide it and of the supervisor, with when the register is asked again, and of nobody elsewhere', async () => {
    await office.host.dependencies.store.people.saveStaff(staff('irma', 'Irma Kandavā', ['assistance-organiser'], { territory: ['Kandava'] }))
    office.registers.down.add('VSAA')
    await applies(office, pensionOf(150), { kind: 'gmi' })
    const listed = async (who: string) => textOf((await office.as(`staff:${who}`).get('/darbs?rinda=citi')).html)
    for (const who of ['ilze', 'vija']) expect(await listed(who)).toMatch(/Gaida citus \(1\).*Anna Paraudziņa Tukums Reģistra atbilde .*jautāsim vēlreiz 05\.03\.2026\. 10:15/)
    for (const who of ['irma', 'janis']) expect(await listed(who)).toContain('Gaida citus (0)')
    office.registers.down.clear()
    await office.until('2026-03-05', '10:16')
    expect(await listed('ilze')).toContain('Gaida citus (0)')
  })
})

describe('A task put off', () => {
  it('leaves the list of what is in hand, stands under its day, and returns by itself on that morning', async () => {
    const { path } = await inHand()
    expect((await asIlze().post(`${path}/atlikt`, { until: '10.03.2026.', reason: 'Gaidu izziņu no bankas' })).location).toBe('/darbs?rinda=atliktie')
    expect(rowsOf((await asIlze().get('/darbs?rinda=mani')).html)).toEqual([])
    expect(textOf((await asIlze().get('/darbs?rinda=atliktie')).html)).toMatch(/Atliktie \(1\).*10\.03\.2026\. Gaidu izziņu no bankas/)
    await office.until('2026-03-10', '07:59')
    expect(rowsOf((await asIlze().get('/darbs?rinda=mani')).html)).toEqual([])
    await office.until('2026-03-10', '08:00')
    expect(rowsOf((await asIlze().get('/darbs?rinda=mani')).html)).toEqual(['Anna Paraudziņa'])
    expect(await waitOf(office, path)).not.toHaveProperty('hold')
  })

  it('does not stop the law: it is reminded and goes to the supervisor as it would have', async () => {
    const { path } = await inHand()
    await asIlze().post(`${path}/atlikt`, { until: '02.04.2026.', reason: 'Gaidu izziņu' })
    await office.until('2026-03-20', '09:00')
    expect(await waitOf(office, path)).toMatchObject({ hold: { until: '2026-04-02' }, legalDue: { on: '2026-04-07' }, escalatedAt: expect.any(String) })
    expect(rowsOf((await office.as('staff:vija').get('/darbs?rinda=nodotie')).html)).toEqual(['Anna Paraudziņa'])
  })

  it.each([['today', '05.03.2026.', 422], ['tomorrow', '06.03.2026.', 303], ['a Saturday', '07.03.2026.', 422], ['the last day of the law', '07.04.2026.', 303], ['the day after it', '08.04.2026.', 422]])('to %s is answered as it should be', async (_, until, status) => {
    const { path } = await inHand()
    expect((await asIlze().post(`${path}/atlikt`, { until, reason: 'Gaidu izziņu' })).status).toBe(status)
  })

  it('stays put off when a supervisor gives it to another, or back to the team', async () => {
    const { path } = await inHand()
    await asIlze().post(`${path}/atlikt`, { until: '10.03.2026.', reason: 'Gaidu izziņu' })
    const waitId = path.split('/').at(-1)!
    await office.as('staff:vija').post('/darbs/parcelt', { wait: waitId, to: 'inga', reason: 'Ilze slimo' })
    expect(await waitOf(office, path)).toMatchObject({ person: 'inga', hold: { until: '2026-03-10' } })
    expect(rowsOf((await office.as('staff:inga').get('/darbs?rinda=atliktie')).html)).toEqual(['Anna Paraudziņa'])
    await office.as('staff:vija').post('/darbs/parcelt', { wait: waitId, to: 'komanda', reason: 'Inga arī' })
    expect(rowsOf((await asIlze().get('/darbs?rinda=atliktie')).html)).toEqual(['Anna Paraudziņa'])
    await office.until('2026-03-10', '08:00')
    expect(rowsOf((await asIlze().get('/darbs?rinda=komandas')).html)).toEqual(['Anna Paraudziņa'])
  })

  it('is gone on with before its day when the answer came earlier, and the day then does nothing', async () => {
    const { path } = await inHand()
    await asIlze().post(`${path}/atlikt`, { until: '10.03.2026.', reason: 'Gaidu izziņu' })
    await asIlze().post(`${path}/turpinat`, {})
    expect(rowsOf((await asIlze().get('/darbs?rinda=mani')).html)).toEqual(['Anna Paraudziņa'])
    const before = (await waitOf(office, path))!.version
    await office.until('2026-03-10', '12:00')
    expect((await waitOf(office, path))!.version).toBe(before)
  })

  it('is put off only by whoever has it in hand', async () => {
    const { path } = await inHand()
    expect((await office.as('staff:inga').post(`${path}/atlikt`, { until: '10.03.2026.', reason: 'Man nav laika' })).status).toBe(409)
  })
})

describe('"Paņemt nākamo"', () => {
  const nextOn = (html: string) => /name="next" value="([^"]+)"/.exec(html)?.[1] ?? ''

  it('pressed twice, or from two tabs that show the same, takes one task; pressed on a fresh page, the one after it', async () => {
    await applies(office, pensionOf(150), { kind: 'gmi' })
    await office.until('2026-03-06', '09:00')
    await applies(office, pensionOf(400, bruno), { kind: 'gmi' })
    const page = (await asIlze().get('/darbs')).html
    const [first, again] = [await asIlze().post('/darbs/nakamais', { next: nextOn(page) }), await asIlze().post('/darbs/nakamais', { next: nextOn(page) })]
    expect(again.location).toBe(first.location)
    expect(rowsOf((await asIlze().get('/darbs?rinda=mani')).html)).toEqual(['Anna Paraudziņa'])
    await asIlze().post('/darbs/nakamais', { next: nextOn((await asIlze().get('/darbs?rinda=komandas')).html) })
    expect(rowsOf((await asIlze().get('/darbs?rinda=mani')).html)).toEqual(['Anna Paraudziņa', 'Bruno Piemērs'])
  })
})

describe('A supervisor', () => {
  it('gives several tasks at once, each by itself: what cannot go stays and is counted', async () => {
    const [one, two] = [await inHand(), await applies(office, pensionOf(400, bruno), { kind: 'gmi' })]
    const second = await taskAt(office, two.caseId, 'AwaitDecision')
    await asIlze().post(`${second}/panemt`, {})
    await asIlze().post(one.path, { act: 'grant' })
    const wait = [one.path, second].map((path) => path.split('/').at(-1)!)
    const answer = await office.as('staff:vija').post('/darbs/parcelt', { wait, to: 'inga', reason: 'Ilze mācās', back: '/darbs?rinda=kolegi&kolegis=ilze' })
    expect(answer.location).toBe('/darbs?rinda=kolegi&kolegis=ilze&parcelti=1&palika=1')
    expect(await waitOf(office, second)).toMatchObject({ person: 'inga', owner: 'hands' })
    expect(textOf((await office.as('staff:vija').get('/darbs?rinda=kolegi&kolegis=inga')).html)).toMatch(/Kolēģu darbi \(1\).*Bruno Piemērs/)
  })

  it('reads no count of colleagues’ work before a colleague is chosen: none is not what they have', async () => {
    await inHand()
    const vija = office.as('staff:vija')
    const before = textOf((await vija.get('/darbs?rinda=kolegi')).html)
    expect(before).toContain('Kolēģu darbi Izdarītie')
    expect(before).toContain('Izvēlieties kolēģi, lai redzētu un pārdalītu tā uzdevumus.')
    expect(textOf((await vija.get('/darbs?rinda=kolegi&kolegis=ilze')).html)).toContain('Kolēģu darbi (1)')
    expect(textOf((await vija.get('/darbs?rinda=kolegi&kolegis=inga')).html)).toContain('Kolēģu darbi (0)')
  })

  it('cannot give a task to whoever could not answer it, and nobody else can give any', async () => {
    const { path } = await inHand()
    const waitId = path.split('/').at(-1)!
    expect((await office.as('staff:vija').post('/darbs/parcelt', { wait: waitId, to: 'janis', reason: 'Palīdzi' })).location).toContain('parcelti=0&palika=1')
    expect((await office.as('staff:inga').post('/darbs/parcelt', { wait: waitId, to: 'inga', reason: 'Gribu' })).status).toBe(404)
    expect((await office.as('staff:vija').post('/darbs/parcelt', { wait: waitId, to: 'inga', reason: '-' })).status).toBe(422)
    expect(await waitOf(office, path)).toMatchObject({ person: 'ilze' })
  })
})

describe('A row', () => {
  const child = resident('child', 'Zane Paraudziņa', '2016-05-01')
  const family = { ...pensionOf(150), members: [...pensionOf(150).members, { resident: child, role: 'child' as const }] }

  it('says how many children live there, and is picked out by it in the address', async () => {
    await office.host.dependencies.store.people.saveResident(child)
    await applies(office, family, { kind: 'gmi' })
    await applies(office, pensionOf(400, bruno), { kind: 'gmi' }, { kind: 'housing' })
    expect(textOf((await asIlze().get('/darbs')).html)).toMatch(/Anna Paraudziņa.*(Izvērtējums ir gatavs|Viss pārbaudīts; var lemt šodien) 1 bērns/)
    expect(rowsOf((await asIlze().get('/darbs?rinda=komandas&pazime=berni')).html)).toEqual(['Anna Paraudziņa'])
    expect(rowsOf((await asIlze().get('/darbs?rinda=komandas&lieta=housing')).html)).toEqual(['Bruno Piemērs'])
    expect(rowsOf((await asIlze().get('/darbs?rinda=komandas&lieta=gmi&kartot=lieta')).html)).toEqual(['Anna Paraudziņa', 'Bruno Piemērs'])
    expect(textOf((await asIlze().get('/darbs?rinda=komandas&vieta=Kandava')).html)).toContain('Šādu uzdevumu nav')
  })

  it('is late from the midnight of Latvia on that follows its day', async () => {
    await applies(office, pensionOf(150), { kind: 'gmi' })
    const late = async () => rowsOf((await asIlze().get('/darbs?rinda=komandas&pazime=nokaveti')).html)
    await office.until('2026-03-19', '23:59')
    expect(await late()).toEqual([])
    await office.until('2026-03-20', '00:00')
    expect(await late()).toEqual(['Anna Paraudziņa'])
  })

  it('marks a crisis where the opinion says that life or health is in danger', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'service', serviceCode: 'day-care-saime', need: 'Palīdziet' })
    const needs = await taskAt(office, caseId, 'AwaitNeedsAssessment')
    await office.as('staff:janis').post(`${needs}/panemt`, {})
    await office.as('staff:janis').post(needs, { need: 'yes', opinion: 'Apdraudēta veselība.', priorityClass: '1' })
    expect(textOf((await office.as('staff:janis').get('/darbs?rinda=komandas')).html)).toContain('Krīze')
  })
})

describe('A long list', () => {
  it('is read page by page, in the same order over several teams, each row once, and says "50+"', async () => {
    const { waits } = office.host.dependencies.store
    const legal = (n: number) => `2026-0${1 + (n % 9)}-1${n % 10}`
    for (let n = 0; n < 230; n += 1) {
      const caseId = String(n).padStart(10, '0')
      await waits.open({
        waitId: `case-${caseId}.decision-x.AwaitDecision.0`, caseId, workflow: 'decision', box: 'AwaitDecision', execution: 'x', owner: 'queue', queue: n % 3 === 0 ? 'social-work' : 'assistance',
        due: { on: '2026-03-19', why: '' }, legalDue: { on: legal(n), why: '' }, dates: [], outcomes: ['Granted'], listed: { title: `Nr ${n}`, parish: 'Tukums', children: n % 50 === 0 ? 2 : 0, crisis: false },
      })
    }
    expect(textOf((await office.as('staff:vija').get('/darbs')).html)).toContain('Komandas (50+)')
    const seen: string[] = []
    let after: string | undefined
    do {
      const part = await teamsTasks(vija, office.host.dependencies.store, { after })
      expect(part.waits.length).toBeLessThanOrEqual(longestPage)
      seen.push(...part.waits.map(({ legalDue, waitId }) => `${legalDue!.on} ${waitId}`))
      after = part.next
    } while (after !== undefined)
    expect(seen).toHaveLength(230)
    expect(seen).toEqual([...new Set(seen)].toSorted())
    expect(rowsOf((await office.as('staff:vija').get('/darbs?rinda=komandas&pazime=berni')).html)).toHaveLength(5)
    expect((await teamsTasks(ilze, office.host.dependencies.store)).next).toEqual(expect.any(String))
    expect((await teamsTasks(janis, office.host.dependencies.store, { matches: ({ listed }) => listed?.children === 2 })).waits).toHaveLength(2)
  })
})

describe('A search', () => {
  const found = async (q: string, who = 'ilze') => rowsOf((await office.as(`staff:${who}`).get(`/lietas?q=${encodeURIComponent(q)}`)).html)

  it('finds a case by name without case and diacritics, by code, by number, by address, and nothing by what nobody has', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    await applies(office, pensionOf(400, bruno), { kind: 'gmi' })
    for (const q of ['paraudzina', 'PARAUDZIŅA', 'Anna Paraud', 'paraudz anna', anna.personCode, `${anna.personCode.slice(0, 6)}-${anna.personCode.slice(6)}`, 'SD/2026/1', 'sd/2026/1', caseId]) expect(await found(q), q).toEqual(['Anna Paraudziņa'])
    expect(await found('pils 1 tukums')).toEqual(['Anna Paraudziņa', 'Bruno Piemērs'])
    for (const q of ['', 'iela', '1', 'anna piemers', 'SD/2026/99', '99999999999']) expect(await found(q), q).toEqual([])
  })

  it('follows a changed name, and no longer the old one', async () => {
    await applies(office, pensionOf(150), { kind: 'gmi' })
    await office.host.dependencies.store.people.saveResident({ ...anna, familyName: 'Jaunvārde' })
    expect([await found('jaunvarde'), await found('paraudz')]).toEqual([['Anna Paraudziņa'], []])
  })

  it('shows a colleague of another territory nothing', async () => {
    await office.host.dependencies.store.people.saveStaff(staff('kaspars', 'Kaspars Kandavas', ['assistance-organiser'], { territory: ['Kandava'] }))
    await applies(office, pensionOf(150), { kind: 'gmi' })
    expect([await found('paraudz', 'kaspars'), await found('SD/2026/1', 'kaspars')]).toEqual([[], []])
  })

  it('reads words the same whatever their case and marks', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
      expect(folded(folded(text))).toBe(folded(text))
      expect(answers(wordsOf(text), wordsOf(text))).toBe(true)
    }))
    expect(wordsOf('Ģirts Šķēle, Ūdens iela 3')).toEqual(['girts', 'skele', 'udens', 'iela', '3'])
  })
})

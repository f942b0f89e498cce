// What is declared against what is registered, and days mended, in the real browser: axe finds nothing, nothing is wider than the screen.
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileStyles } from '../../infra/assets.ts'
import { listen } from '../../infra/local/server.ts'
import { openWait } from '../acceptance/acts.ts'
import { apply, registersAgree, type Household } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { desktop, openBrowser, personAt, phone, signIn, type Person } from './browser.ts'

const [anna, karlis, bruno] = [resident('anna', 'Anna Paraudziņa', '1950-02-11'), resident('karlis', 'Kārlis Paraudziņš', '1990-07-30'), resident('bruno', 'Bruno Piemērs', '1950-06-30')]
const ilze = staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])
const two: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }, { resident: karlis, role: 'adult', monthly: [{ kind: 'wage', euro: 60 }] }] }
const one: Household = { members: [{ resident: bruno, role: 'applicant', monthly: [{ kind: 'pension', euro: 100 }] }] }
const pictures = process.env['PICTURES']
let browser: Browser
let office: Office
let server: Awaited<ReturnType<typeof listen>>
let [differing, asked] = ['', '']

beforeAll(async () => {
  await compileStyles(path.resolve(import.meta.dirname, '../../node_modules/.cache/solis'))
  office = await openOffice('2026-06-01 10:00', { residents: [anna, karlis, bruno], staff: [ilze] })
  await office.host.dependencies.store.settings.write('demonstration-people', [{ who: 'staff:ilze', name: 'Ilze', group: 'Visi', story: '' }])
  for (const household of [two, one]) registersAgree(office, household, '2026-06-01')
  Object.assign(office.registers.persons, {
    PMLP: [{ personCode: anna.personCode, declaredAddress: 'Parauga iela 5–7, Jelgava, LV-3001' }, { personCode: karlis.personCode, declaredAddress: 'Lielā iela 4, Kandava, Tukuma nov., LV-3120' }],
    NVA: [{ personCode: karlis.personCode, unemployedSince: '2025-10-06' }],
  })
  differing = (await apply(office, two, [{ kind: 'gmi' }])).caseId
  asked = (await apply(office, one, [{ kind: 'gmi' }])).caseId
  await office.until('2026-06-03', '10:00')
  const desk = office.as('staff:ilze')
  for (const [caseId, box] of [[differing, 'AwaitFactsSettled'], [asked, 'AwaitDecision']] as const) await desk.post(`/darbs/uzdevums/${(await openWait(office, { caseId }, box)).waitId}/panemt`, {})
  await desk.post(`/darbs/uzdevums/${(await openWait(office, { caseId: asked }, 'AwaitDecision')).waitId}`, { act: 'ask', question: 'Lūdzu, konta izrakstu.' })
  await office.until('2026-06-05', '10:00')
  server = await listen(office.host, 0, () => office.host.settle())
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
  server.server.closeAllConnections()
  server.server.close()
  office.close()
})

const picture = async (person: Person, name: string): Promise<void> => { if (pictures !== undefined) await person.page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true }) }
const read = (person: Person): Promise<string> => person.page.locator('main').innerText()

describe.each([['desktop', desktop], ['phone', phone]] as const)('On a %s', (name, viewport) => {
  it('an organiser reads what differs, and mends when a request and an application came', async () => {
    const person = await personAt(browser, `http://127.0.0.1:${server.port}`, viewport)
    await signIn(person, 'staff:ilze')
    await person.visit(`/darbs/uzdevums/${(await openWait(office, { caseId: differing }, 'AwaitFactsSettled')).waitId}`)
    expect(await read(person)).toContain('Parauga iela 5–7, Jelgava, LV-3001 (cita pašvaldība)')
    await picture(person, `facts-${name}`)
    await person.press('Saglabāt un izvērtēt vēlreiz')
    await picture(person, `facts-errors-${name}`)

    await person.visit(`/lietas/${asked}`)
    await picture(person, `case-${name}`)
    await person.follow(name === 'desktop' ? 'Ierakstīt, kad pieprasījums nogādāts uz papīra' : /^Labot piegādes dienu|^Ierakstīt, kad pieprasījums/)
    await picture(person, `delivery-${name}`)
    if (name === 'desktop') {
      await person.page.getByLabel('vienkārša vēstule').check()
      await person.page.getByLabel('Izsniegts vai nosūtīts').fill('03.06.2026.')
      await person.press('Ierakstīt')
    }
    await person.visit(`/lietas/${asked}?viss=1`)
    await person.follow(/^Labot saņemšanas dienu/)
    await picture(person, `receipt-${name}`)
    await person.page.getByLabel('Patiesībā saņemts').fill(name === 'desktop' ? '28.05.2026.' : '29.05.2026.')
    await person.page.getByLabel('Kurš papīrs to rāda').fill('Zīmogs uz iesnieguma')
    await person.page.getByLabel('Kāpēc ierakstītā diena bija nepareiza').fill('Papīrs gulēja pastkastē')
    await person.press('Pievienot labojumu')
    expect(await read(person)).toContain('Labota diena, kad saņemts iesniegums')
    await picture(person, `case-after-${name}`)
    expect(person.findings).toEqual([])
  }, 60_000)
})

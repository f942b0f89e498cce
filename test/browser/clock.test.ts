// Dates that move, in the real browser: the supervisor's calendar, and what the household and the desk read of it. Axe finds nothing, nothing is wider than the screen.
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileStyles } from '../../infra/assets.ts'
import { listen } from '../../infra/local/server.ts'
import { apply, registersAgree, type Household } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { desktop, openBrowser, personAt, phone, signIn, type Person } from './browser.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const people = [staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('vija', 'Vija Vadošā', ['supervisor'])]
const alone: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }
const pictures = process.env['PICTURES']
let browser: Browser
let office: Office
let server: Awaited<ReturnType<typeof listen>>
let caseId: string

beforeAll(async () => {
  await compileStyles(path.resolve(import.meta.dirname, '../../node_modules/.cache/solis'))
  office = await openOffice('2026-06-03 10:00', { residents: [anna], staff: people })
  await office.host.dependencies.store.settings.write('demonstration-people', [...people.map(({ staffId, name }) => ({ who: `staff:${staffId}`, name, group: 'Visi', story: '' })), { who: 'resident:anna', name: 'Anna', group: 'Visi', story: '' }])
  registersAgree(office, alone, '2026-06-03')
  caseId = (await apply(office, alone, [{ kind: 'gmi' }])).caseId
  await office.until('2026-06-10')
  server = await listen(office.host, 0, () => office.host.settle())
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
  server.server.closeAllConnections()
  server.server.close()
  office.close()
})

async function signedIn(who: string, viewport: typeof desktop): Promise<Person> {
  const person = await personAt(browser, `http://127.0.0.1:${server.port}`, viewport)
  await signIn(person, who)
  return person
}
const picture = async (person: Person, name: string): Promise<void> => { if (pictures !== undefined) await person.page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true }) }

describe.each([['desktop', desktop, '15.06.2026.'], ['phone', phone, '16.06.2026.']] as const)('On a %s', (name, viewport, free) => {
  it('a supervisor makes a day free, and the household reads which date moved and why', async () => {
    const vija = await signedIn('staff:vija', viewport)
    await vija.visit('/likums')
    await vija.follow('Darba kalendārs')
    await vija.press('Pievienot un pārrēķināt termiņus')
    await picture(vija, `calendar-empty-${name}`)
    await vija.page.getByLabel('Darba diena, kas kļūst brīva').fill(free)
    await vija.page.getByLabel('Kur tas publicēts').fill('Ministru kabineta rīkojums Nr. 321, 09.06.2026.')
    await vija.press('Pievienot un pārrēķināt termiņus')
    await picture(vija, `calendar-${name}`)
    expect(await vija.page.locator('main').innerText()).toContain('Pēdējo reizi termiņi pārrēķināti')
    await vija.follow(new RegExp(`^Atcelt.*${free.replaceAll('.', '\\.')}`))
    await picture(vija, `calendar-withdraw-${name}`)
    const reader = await signedIn('resident:anna', viewport)
    await reader.visit(`/mani/${caseId}`)
    await picture(reader, `resident-moved-${name}`)
    expect(await reader.page.locator('main').innerText()).toContain('kļuva brīvs (Ministru kabineta rīkojums Nr. 321, 09.06.2026.)')
    expect([...vija.findings, ...reader.findings]).toEqual([])
  }, 40_000)

  it('whoever has the task stops our target with a paper and lets it go on; the household reads it, a supervisor has the list', async () => {
    const ilze = await signedIn('staff:ilze', viewport)
    await ilze.visit('/darbs?rinda=komandas')
    if (await ilze.page.getByRole('link', { name: /Anna Paraudziņa/ }).count() === 0) await ilze.visit('/darbs?rinda=mani')
    await ilze.follow(/Anna Paraudziņa/)
    if (await ilze.page.getByRole('button', { name: 'Paņemt uzdevumu' }).count() > 0) await ilze.press('Paņemt uzdevumu')
    await ilze.follow('Apturēt mūsu mērķi')
    await ilze.press('Apturēt no šodienas')
    await ilze.page.getByLabel('gaidām citas iestādes atbildi').check()
    await ilze.page.getByLabel('Dokuments').fill('VSAA vēstule Nr. 5, 10.06.2026.')
    await ilze.page.getByLabel('Līdz kurai dienai').fill('17.06.2026.')
    await picture(ilze, `target-${name}`)
    await ilze.press('Apturēt no šodienas')
    await picture(ilze, `case-paused-${name}`)
    const [reader, vija] = [await signedIn('resident:anna', viewport), await signedIn('staff:vija', viewport)]
    await reader.visit(`/mani/${caseId}`)
    expect(await reader.page.locator('main').innerText()).toContain('Mūsu mērķis apturēts 10.06.–17.06.')
    await picture(reader, `resident-paused-${name}`)
    await vija.visit('/darbs')
    await vija.follow('Apturētie mērķi')
    await picture(vija, `stopped-${name}`)
    await ilze.follow(/^Turpināt mērķi/)
    await ilze.page.getByLabel('Kas saņemts').fill('VSAA atbilde')
    await picture(ilze, `target-resume-${name}`)
    await ilze.press('Turpināt no šodienas')
    expect([...ilze.findings, ...reader.findings, ...vija.findings]).toEqual([])
  }, 60_000)

  it('a colleague enters what came on paper with the day it came, and mends that day', async () => {
    const ilze = await signedIn('staff:ilze', viewport)
    await ilze.visit('/darbs?rinda=mani')
    await ilze.follow(/Anna Paraudziņa/)
    await ilze.page.getByLabel('Lūgt iesniedzējam ziņas').check()
    await ilze.page.getByLabel('Kas jāatbild vai jāiesniedz').fill('Lūdzu, konta izrakstu.')
    await ilze.press('Nosūtīt jautājumu')
    await ilze.visit(`/lietas/${caseId}`)
    await picture(ilze, `case-asked-${name}`)
    await ilze.follow('Ierakstīt saņemto atbildi')
    await ilze.press('Ierakstīt')
    await ilze.page.getByLabel('uz papīra').check()
    await ilze.page.getByLabel('Ko iesniedzējs atbildēja vai iesniedza').fill('Konta izraksts par trim mēnešiem')
    await picture(ilze, `answer-received-${name}`)
    await ilze.press('Ierakstīt')
    await picture(ilze, `case-answered-${name}`)
    await ilze.follow(/^Labot saņemšanas dienu/)
    await ilze.page.getByLabel('No kā tas zināms').fill('Saņemšanas zīmogs')
    await picture(ilze, `answer-corrected-${name}`)
    await ilze.press('Pievienot labojumu')
    expect(await ilze.page.locator('main').innerText()).toContain('Saņemšanas zīmogs')
    expect(ilze.findings).toEqual([])
  }, 60_000)
})

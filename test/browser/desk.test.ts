// Agreements, the hearing and absences in the real browser, on a desktop and a phone: axe finds nothing, nothing is wider than the screen.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { compileStyles } from '../../infra/assets.ts'
import { listen } from '../../infra/local/server.ts'
import { openWait } from '../acceptance/acts.ts'
import type { Office } from '../office.ts'
import { applies, openDesk, pensionOf } from '../pages/caseworker/desk-office.ts'
import { desktop, openBrowser, personAt, phone, signIn, type Person } from './browser.ts'

const pictures = process.env['PICTURES']
let browser: Browser
let office: Office
let server: Awaited<ReturnType<typeof listen>>

beforeAll(async () => {
  await compileStyles(path.resolve(import.meta.dirname, '../../node_modules/.cache/solis'))
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())
afterEach(() => {
  server.server.closeAllConnections()
  server.server.close()
  office.close()
})

async function opened(): Promise<string> {
  office = await openDesk()
  const { store } = office.host.dependencies
  await store.settings.write('demonstration-people', ['resident:anna', 'staff:ilze', 'staff:vija'].map((who) => ({ who, name: who, group: 'Visi', story: '' })))
  const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
  server = await listen(office.host, 0, () => office.host.settle())
  return caseId
}

async function at(who: string, viewport: typeof desktop): Promise<Person> {
  const person = await personAt(browser, `http://127.0.0.1:${server.port}`, viewport)
  await signIn(person, who)
  return person
}

async function picture({ page }: Person, name: string): Promise<void> {
  if (pictures === undefined) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true })
}

const said = ({ page }: Person) => page.locator('main').innerText()

describe.each([['desktop', desktop], ['phone', phone]] as const)('On a %s', (size, viewport) => {
  it('a caseworker enters an agreement with its duties and reads the list', async () => {
    const caseId = await opened()
    await office.host.dependencies.store.waits.take(await openWait(office, { caseId }, 'AwaitDecision'), 'ilze')
    const ilze = await at('staff:ilze', viewport)
    await ilze.visit(`/lietas/${caseId}`)
    await ilze.follow('Vienošanās')
    await ilze.follow('Jauna vienošanās')
    await ilze.press('Ierakstīt vienošanos')
    await picture(ilze, `agreement-errors-${size}`)
    expect(await said(ilze)).toContain('Ierakstiet vismaz vienu pienākumu.')
    const { page } = ilze
    await page.locator('[name=kind]').selectOption('co-operation')
    await page.locator('[name=personId]').selectOption('anna')
    await page.locator('[name=signedOn]').fill('05.03.2026.')
    await page.locator('[name=text-0]').fill('Reģistrēties NVA')
    await page.locator('[name=evidence-0]').fill('Izziņa no NVA')
    await page.locator('[name=dueOn-0]').fill('12.03.2026.')
    await page.locator('[name=verifierId-0]').selectOption('ilze')
    await picture(ilze, `agreement-new-${size}`)
    await ilze.press('Ierakstīt vienošanos')
    expect(await said(ilze)).toContain('Līdzdarbības vienošanās V/2026/1')
    await picture(ilze, `agreement-${size}`)
    expect(ilze.findings).toEqual([])
  }, 30_000)

  it('a resident reads what is intended and answers', async () => {
    const caseId = await opened()
    const ilze = await at('staff:ilze', viewport)
    const decision = await openWait(office, { caseId }, 'AwaitDecision')
    await ilze.visit(`/darbs/uzdevums/${decision.waitId}`)
    await ilze.press('Paņemt uzdevumu')
    const { page } = ilze
    await page.getByRole('radio', { name: 'Atteikt', exact: true }).check()
    await page.locator('[name=reasons]').first().check()
    await page.locator('[name=explanation]').fill('Mājsaimniecībā dzīvo vēl kāds, kas nav norādīts.')
    await page.locator('[name=hearing][value=hear]').check()
    await picture(ilze, `refuse-${size}`)
    for (const box of await page.locator('[name=confirmed]').all()) await box.check()
    await ilze.press('Lūgt iesniedzēja viedokli')
    const anna = await at('resident:anna', viewport)
    const hearing = await openWait(office, { caseId }, 'AwaitHearing')
    await anna.visit('/mani')
    await picture(anna, `matters-heard-${size}`)
    await anna.visit(`/mani/${caseId}/viedoklis/${hearing.waitId}`)
    await picture(anna, `hearing-${size}`)
    expect(await said(anna)).toContain('Atteikt garantētā minimālā ienākuma (GMI) pabalstu.')
    await anna.page.locator('[name=view]').fill('Te dzīvoju tikai es; Bruno ir kaimiņš.')
    await anna.press('Nosūtīt viedokli')
    await picture(anna, `heard-${size}`)
    expect(anna.findings).toEqual([])
    expect(ilze.findings).toEqual([])
  }, 30_000)

  it('a supervisor enters sickness, reads the plan and the load', async () => {
    const caseId = await opened()
    await office.host.dependencies.store.waits.take(await openWait(office, { caseId }, 'AwaitDecision'), 'ilze')
    const vija = await at('staff:vija', viewport)
    await vija.visit('/darbinieki')
    await picture(vija, `load-${size}`)
    await vija.visit('/darbinieki/prombutnes')
    await vija.page.locator('[name=staffId]').selectOption('ilze')
    await picture(vija, `absences-${size}`)
    await office.as('staff:vija').post('/darbinieki/prombutnes', { staffId: 'ilze', kind: 'leave', from: '05.03.2026.', to: '24.04.2026.', deputyId: '' })
    await vija.visit('/darbinieki/prombutnes')
    await vija.page.locator('main a[href*="/prombutnes/"]').first().click()
    await picture(vija, `absence-${size}`)
    expect(await said(vija)).toContain('Anna Paraudziņa')
    expect(vija.findings).toEqual([])
  }, 30_000)
})

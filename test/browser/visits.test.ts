// A visit from its order to the report that answers it, in the real browser on a desktop and a phone: axe finds nothing, nothing is wider than the screen.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { compileStyles } from '../../infra/assets.ts'
import { listen } from '../../infra/local/server.ts'
import type { Office } from '../office.ts'
import { applies, bruno, openDesk, pensionOf } from '../pages/caseworker/desk-office.ts'
import { door, orders } from '../pages/visits/at-the-door.ts'
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

async function opened(): Promise<{ annas: string; brunos: string }> {
  office = await openDesk()
  const { store } = office.host.dependencies
  await store.settings.write('demonstration-people', ['resident:anna', 'staff:ilze', 'staff:janis', 'staff:vija'].map((who) => ({ who, name: who, group: 'Visi', story: '' })))
  const { caseId: annas } = await applies(office, pensionOf(150), { kind: 'gmi' })
  const { caseId: brunos } = await applies(office, pensionOf(150, bruno), { kind: 'gmi' })
  server = await listen(office.host, 0, () => office.host.settle())
  return { annas, brunos }
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
  it('a visit is ordered, taken with all that is asked at its address, and reported once for both households', async () => {
    const { annas, brunos } = await opened()
    await office.as('staff:ilze').get(`/lietas/${annas}`)
    await orders(office.as('staff:inga'), brunos, { questions: 'Vai Bruno vēl vajag aprūpi mājās?', purpose: 're-evaluation' })
    await orders(office.as('staff:inga'), brunos, { questions: 'Vai malka ir atvesta?', purpose: 'contact', address: 'Pils iela 9, Tukums' })
    await office.as('staff:vija').post('/apsekosanas/tukums.pils-9', { on: '11.03.2026.' })

    const ilze = await at('staff:ilze', viewport)
    await ilze.visit(`/lietas/${annas}`)
    await ilze.follow('Pasūtīt apsekošanu')
    await ilze.press('Pasūtīt apsekošanu')
    await picture(ilze, `order-errors-${size}`)
    await ilze.page.locator('[name=purpose][value=assessment]').check()
    await ilze.page.locator('[name=questions]').fill('Vai dzīvoklī ir silti?\nVai dēls dzīvo šeit?')
    await ilze.page.locator('[name=by]').fill('20.03.2026.')
    await picture(ilze, `order-${size}`)
    await ilze.press('Pasūtīt apsekošanu')
    await picture(ilze, `address-free-${size}`)
    expect(await said(ilze)).toContain('Neviens vēl nebrauc.')

    const planner = await at('staff:janis', viewport)
    await planner.visit('/apsekosanas')
    await picture(planner, `by-address-${size}`)
    await planner.follow('Pils iela 1 – 2, Tukums')
    expect(await said(planner)).toMatch(/Vija Vadošā 2026\. gada 11\. martā brauc uz šo pašu ielu/)
    await planner.page.locator('[name=on]').fill('11.03.2026.')
    await planner.press('Braukšu es')
    await planner.page.locator('summary').first().click()
    await picture(planner, `address-mine-${size}`)

    await office.until('2026-03-11', '15:00')
    const anna = await at('resident:anna', viewport)
    await anna.visit('/mani')
    await picture(anna, `told-${size}`)
    expect(await said(anna)).toContain('pie jums mājās brauks Jānis Sociālais')

    // A session lasts ten hours.
    const [janis, asked] = [await at('staff:janis', viewport), await at('staff:ilze', viewport)]
    await janis.visit(door)
    await janis.press('Rakstīt ziņojumu')
    await janis.page.locator('[name=time]').fill('10:30')
    await janis.page.locator('textarea').first().fill('Silti, +20 grādi')
    await janis.press('Iesniegt ziņojumu')
    await picture(janis, `report-errors-${size}`)
    for (const box of await janis.page.locator('[name^=present]').all()) await box.check()
    for (const radio of await janis.page.locator('[name^=safety-][value=no-concern]').all()) await radio.check()
    for (const field of await janis.page.locator('textarea').all()) await field.fill('Redzēts un pierakstīts.')
    await janis.press('Iesniegt ziņojumu')
    await janis.visit(`/lietas/${annas}`)
    await picture(janis, `case-${size}`)
    expect(await said(janis)).toMatch(/Apsekots 11\.03\.2026\. 10:30/)

    await asked.visit('/darbs?rinda=mani')
    await asked.follow(/Izlasīt apsekošanas ziņojumu/)
    await picture(asked, `read-${size}`)
    await asked.press('Izlasīju')
    for (const person of [ilze, planner, janis, asked, anna]) expect(person.findings).toEqual([])
  }, 120_000)
})

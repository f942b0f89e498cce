// Benefits by an event in a real browser, scripts switched off: asked on a phone, judged and decided at the desk; axe looks at every page.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Server } from 'node:http'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { compileStyles } from '../../infra/assets.ts'
import { seedDemonstration } from '../../infra/local/demonstration/seed.ts'
import { localRegisterService } from '../../infra/local/register-service.ts'
import { listen } from '../../infra/local/server.ts'
import { openOffice, type Office } from '../office.ts'
import { desktop, openBrowser, personAt, phone, signIn, type Person } from './browser.ts'

let office: Office
let server: Server
let browser: Browser
let vilma: Person
let inese: Person
let baiba: Person

beforeAll(async () => {
  await compileStyles(path.resolve(import.meta.dirname, '../../node_modules/.cache/solis'))
  office = await openOffice('2026-03-05 10:00', {}, { registers: (store) => localRegisterService(store, () => office.clock.now()) })
  await seedDemonstration(office.host.dependencies)
  const listening = await listen(office.host, 0, () => office.host.settle())
  server = listening.server
  browser = await openBrowser()
  const at = async (who: string, screen: typeof phone): Promise<Person> => {
    const person = await personAt(browser, `http://127.0.0.1:${listening.port}`, screen)
    await signIn(person, who)
    return person
  }
  vilma = await at('resident:heating-bills-1', phone)
  inese = await at('staff:organiser-1', desktop)
  baiba = await at('staff:social-worker-1', desktop)
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  office?.close()
})

const text = async ({ page }: Person): Promise<string> => (await page.locator('main').innerText()).replaceAll('\u00a0', ' ')

async function fills({ page }: Person, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value)
}

describe('Vilma', () => {
  it('asks for the benefit of a wedding jubilee and for help in a crisis, with one page for each', async () => {
    const { page } = vilma
    await vilma.visit('/pieteikties/palidziba')
    for (const group of ['Jubileja, svētki', 'Krīze un atsevišķi']) await page.locator('summary', { hasText: group }).click()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width)
    await page.getByLabel('Pabalsts kāzu jubilejā').check()
    await page.getByLabel('Pabalsts krīzes situācijā').check()
    await vilma.press('Saglabāt un turpināt')
    await vilma.follow('Pabalsts kāzu jubilejā')
    await vilma.press('Saglabāt un turpināt')
    expect(await text(vilma)).toContain('Notikuma datums: ierakstiet dienu, mēnesi un gadu.')
    await fills(vilma, { givenName: 'Pēteris', familyName: 'Ozoliņš', code: '320001-12345', 'birthDate-day': '1', 'birthDate-month': '2', 'birthDate-year': '1949', 'eventOn-day': '14', 'eventOn-month': '2', 'eventOn-year': '1976' })
    await vilma.press('Saglabāt un turpināt')
    await vilma.follow('Pabalsts krīzes situācijā')
    await fills(vilma, { need: 'Vējš norāva jumtu.', 'eventOn-day': '3', 'eventOn-month': '3', 'eventOn-year': '2026', cost: '300' })
    await vilma.press('Saglabāt un turpināt')
    await vilma.follow('Kas dzīvo kopā ar jums?')
    await page.getByLabel('Nē').check()
    await vilma.press('Saglabāt un turpināt')
    await vilma.follow('Mājoklis')
    expect(await text(vilma)).not.toContain('Kā jūs mājokli lietojat?')
    for (const name of ['declaredThere', 'livingThere']) await page.locator(`[name="${name}"][value="yes"]`).check()
    await vilma.press('Saglabāt un turpināt')
    await vilma.follow('Uz kuru kontu maksāt?')
    await fills(vilma, { iban: 'LV80 BANK 0000 4351 9500 1' })
    await vilma.press('Saglabāt un turpināt')
    await vilma.follow('Pārbaudīt atbildes')
    expect(await text(vilma)).toContain('Pēteris Ozoliņš')
    await vilma.press('Parakstīt un iesniegt iesniegumu')
    expect(await text(vilma)).toContain('Pabalsts kāzu jubilejā')
  })

  it('is given 100 € for fifty years by an organiser, who is told what to check', async () => {
    await inese.visit('/darbs')
    await inese.follow(/Ozoliņa.*|Pabalsts kāzu jubilejā/)
    await inese.press('Paņemt')
    expect(await text(inese)).toContain('100,00 € vienā maksājumā')
    expect(await text(inese)).toContain('Pārbaudiet: laulības reģistrācija')
  })

  it('has her crisis judged by a social worker', async () => {
    await baiba.visit('/darbs')
    await baiba.follow(/Atzinums par krīzes situāciju|Ozoliņa/)
    await baiba.press('Paņemt')
    expect(await text(baiba)).toContain('Vējš norāva jumtu.')
  })

  it('met no page that axe complains about', () => expect([vilma, inese, baiba].flatMap(({ findings }) => findings)).toEqual([]))
})

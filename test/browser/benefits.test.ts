// Benefits by an event in a real browser, scripts switched off: asked on a phone, judged and decided at the desk; axe looks at every page.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedDemonstration } from '../../infra/local/demonstration/seed.ts'
import { localRegisterService } from '../../infra/local/register-service.ts'
import { openOffice, type Office } from '../office.ts'
import { desktop, phone, type Person } from './browser.ts'
import { openStage, type Stage } from './stage.ts'

let office: Office
let stage: Stage
let vilma: Person
let inese: Person
let baiba: Person

beforeAll(async () => {
  office = await openOffice('2026-03-05 10:00', {}, { registers: (store) => localRegisterService(store, () => office.clock.now()) })
  await seedDemonstration(office.host.dependencies)
  stage = await openStage(office)
  vilma = await stage.as('resident:heating-bills-1', phone)
  inese = await stage.as('staff:organiser-1', desktop)
  baiba = await stage.as('staff:social-worker-1', desktop)
})
afterAll(() => stage.close())

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
    expect(await vilma.said()).toContain('Notikuma datums: ierakstiet dienu, mēnesi un gadu.')
    await fills(vilma, { givenName: 'Pēteris', familyName: 'Ozoliņš', code: '320001-12345', 'birthDate-day': '1', 'birthDate-month': '2', 'birthDate-year': '1949', 'eventOn-day': '14', 'eventOn-month': '2', 'eventOn-year': '1976' })
    await vilma.press('Saglabāt un turpināt')
    await vilma.follow('Pabalsts krīzes situācijā')
    await fills(vilma, { need: 'Vējš norāva jumtu.', 'eventOn-day': '3', 'eventOn-month': '3', 'eventOn-year': '2026', cost: '300' })
    await vilma.press('Saglabāt un turpināt')
    await vilma.follow('Kas dzīvo kopā ar jums?')
    await page.getByLabel('Nē').check()
    await vilma.press('Saglabāt un turpināt')
    await vilma.follow('Mājoklis')
    expect(await vilma.said()).not.toContain('Kā jūs mājokli lietojat?')
    for (const name of ['declaredThere', 'livingThere']) await page.locator(`[name="${name}"][value="yes"]`).check()
    await vilma.press('Saglabāt un turpināt')
    await vilma.follow('Uz kuru kontu maksāt?')
    await fills(vilma, { iban: 'LV80 BANK 0000 4351 9500 1' })
    await vilma.press('Saglabāt un turpināt')
    await vilma.follow('Pārbaudīt atbildes')
    expect(await vilma.said()).toContain('Pēteris Ozoliņš')
    await vilma.press('Parakstīt un iesniegt iesniegumu')
    expect(await vilma.said()).toContain('Pabalsts kāzu jubilejā')
  })

  it('is given 100 € for fifty years by an organiser, who is told what to check', async () => {
    await inese.visit('/darbs')
    await inese.follow(/Ozoliņa.*|Pabalsts kāzu jubilejā/)
    await inese.press('Paņemt')
    expect(await inese.said()).toContain('100,00 € vienā maksājumā')
    expect(await inese.said()).toContain('Pārbaudiet: laulības reģistrācija')
  })

  it('has her crisis judged by a social worker', async () => {
    await baiba.visit('/darbs')
    await baiba.follow(/Atzinums par krīzes situāciju|Ozoliņa/)
    await baiba.press('Paņemt')
    expect(await baiba.said()).toContain('Vējš norāva jumtu.')
  })

  it('met no page that axe complains about', () => expect(stage.findings).toEqual([]))
})

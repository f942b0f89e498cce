// A visit from its order to the report that answers it, in the real browser on a desktop and a phone: axe finds nothing, nothing is wider than the screen.
import { afterEach, describe, expect, it } from 'vitest'
import type { Office } from '../office.ts'
import { applies, bruno, openDesk, pensionOf } from '../pages/caseworker/desk-office.ts'
import { door, orders } from '../pages/visits/at-the-door.ts'
import { desktop, phone } from './browser.ts'
import { openStage, type Stage } from './stage.ts'

let office: Office
let stage: Stage

afterEach(() => stage.close())

async function opened(): Promise<{ annas: string; brunos: string }> {
  office = await openDesk()
  const { caseId: annas } = await applies(office, pensionOf(150), { kind: 'gmi' })
  const { caseId: brunos } = await applies(office, pensionOf(150, bruno), { kind: 'gmi' })
  stage = await openStage(office)
  return { annas, brunos }
}

describe.each([['desktop', desktop], ['phone', phone]] as const)('On a %s', (size, viewport) => {
  it('a visit is ordered, taken with all that is asked at its address, and reported once for both households', async () => {
    const { annas, brunos } = await opened()
    await office.as('staff:ilze').get(`/lietas/${annas}`)
    await orders(office.as('staff:inga'), brunos, { questions: 'Vai Bruno vēl vajag aprūpi mājās?', purpose: 're-evaluation' })
    await orders(office.as('staff:inga'), brunos, { questions: 'Vai malka ir atvesta?', purpose: 'contact', address: 'Pils iela 9, Tukums' })
    await office.as('staff:vija').post('/apsekosanas/tukums.pils-9', { on: '11.03.2026.' })

    const ilze = await stage.as('staff:ilze', viewport)
    await ilze.visit(`/lietas/${annas}`)
    await ilze.follow('Pasūtīt apsekošanu')
    await ilze.press('Pasūtīt apsekošanu')
    await ilze.picture(`order-errors-${size}`)
    await ilze.page.locator('[name=purpose][value=assessment]').check()
    await ilze.page.locator('[name=questions]').fill('Vai dzīvoklī ir silti?\nVai dēls dzīvo šeit?')
    await ilze.page.locator('[name=by]').fill('20.03.2026.')
    await ilze.picture(`order-${size}`)
    await ilze.press('Pasūtīt apsekošanu')
    await ilze.picture(`address-free-${size}`)
    expect(await ilze.said()).toContain('Neviens vēl nebrauc.')

    const planner = await stage.as('staff:janis', viewport)
    await planner.visit('/apsekosanas')
    await planner.picture(`by-address-${size}`)
    await planner.follow('Pils iela 1 – 2, Tukums')
    expect(await planner.said()).toMatch(/Vija Vadošā 2026\. gada 11\. martā brauc uz šo pašu ielu/)
    await planner.page.locator('[name=on]').fill('11.03.2026.')
    await planner.press('Braukšu es')
    await planner.page.locator('summary').first().click()
    await planner.picture(`address-mine-${size}`)

    await office.until('2026-03-11', '15:00')
    const anna = await stage.as('resident:anna', viewport)
    await anna.visit('/mani')
    await anna.picture(`told-${size}`)
    expect(await anna.said()).toContain('pie jums mājās brauks Jānis Sociālais')

    // A session lasts ten hours.
    const [janis, asked] = [await stage.as('staff:janis', viewport), await stage.as('staff:ilze', viewport)]
    await janis.visit(door)
    await janis.press('Rakstīt ziņojumu')
    await janis.page.locator('[name=time]').fill('10:30')
    await janis.page.locator('textarea').first().fill('Silti, +20 grādi')
    await janis.press('Iesniegt ziņojumu')
    await janis.picture(`report-errors-${size}`)
    for (const box of await janis.page.locator('[name^=present]').all()) await box.check()
    for (const radio of await janis.page.locator('[name^=safety-][value=no-concern]').all()) await radio.check()
    for (const field of await janis.page.locator('textarea').all()) await field.fill('Redzēts un pierakstīts.')
    await janis.press('Iesniegt ziņojumu')
    await janis.visit(`/lietas/${annas}`)
    await janis.picture(`case-${size}`)
    expect(await janis.said()).toMatch(/Apsekots 11\.03\.2026\. 10:30/)

    await asked.visit('/darbs?rinda=mani')
    await asked.follow(/Izlasīt apsekošanas ziņojumu/)
    await asked.picture(`read-${size}`)
    await asked.press('Izlasīju')
    expect(stage.findings).toEqual([])
  }, 120_000)
})

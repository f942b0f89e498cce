// A contested decision in the real browser, from the resident's words to the new decision: axe finds nothing, nothing is wider than the screen.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { compileStyles } from '../../infra/assets.ts'
import { listen } from '../../infra/local/server.ts'
import { openWait } from '../acceptance/acts.ts'
import { decides, refused, settles, type Contested } from '../acceptance/contested.ts'
import { desktop, openBrowser, personAt, phone, signIn, type Person } from './browser.ts'

const pictures = process.env['PICTURES']
let browser: Browser
let contested: Contested
let server: Awaited<ReturnType<typeof listen>>

beforeAll(async () => {
  await compileStyles(path.resolve(import.meta.dirname, '../../node_modules/.cache/solis'))
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())
afterEach(() => {
  server.server.closeAllConnections()
  server.server.close()
  contested.office.close()
})

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
  it('a refusal is contested, sent on, annulled and decided anew', async () => {
    contested = await refused()
    const { office, caseId, proceedingId } = contested
    const { store } = office.host.dependencies
    await store.settings.write('demonstration-people', ['resident:anna', 'staff:vaira', 'staff:anita', 'staff:klave'].map((who) => ({ who, name: who, group: 'Visi', story: '' })))
    server = await listen(office.host, 0, () => office.host.settle())
    await office.until('2026-03-16', '12:00')

    const anna = await at('resident:anna', viewport)
    await picture(anna, `${size}-1-matters`)
    await anna.visit(`/mani/${caseId}/lemums/${proceedingId}`)
    await picture(anna, `${size}-2-decision`)
    await anna.press('Apstrīdēt lēmumu')
    await anna.press('Iesniegt')
    expect(await said(anna)).toContain('Uzrakstiet, kam lēmumā nepiekrītat.')
    await anna.page.getByLabel('Kam jūs nepiekrītat?').fill('Man nav tādas pensijas. VSAA sajauca mani ar māsu, kurai ir tāds pats uzvārds.')
    await anna.page.getByRole('checkbox').first().check()
    await anna.page.getByLabel('Ko jūs lūdzat?').fill('Lūdzu piešķirt pabalstu.')
    await picture(anna, `${size}-3-form`)
    await anna.press('Iesniegt')
    expect(await said(anna)).toContain('Dienestam līdz 23.03.2026.')
    await picture(anna, `${size}-4-received`)
    await anna.visit('/mani')
    await picture(anna, `${size}-5-card`)

    const clerk = await at('staff:klave', viewport)
    await clerk.visit('/pienemsana')
    const vaira = await at('staff:vaira', viewport)
    await vaira.visit(`/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitAppealReview')).waitId}`)
    await vaira.press('Paņemt uzdevumu')
    await picture(vaira, `${size}-6-review`)
    await vaira.page.getByLabel('Pārsūtu strīdu komisijai').check()
    await vaira.page.getByLabel('Pavadvēstules numurs').fill('4-5/31')
    await vaira.press('Apstiprināt')
    await vaira.visit('/darbs?rinda=atliktie')
    await picture(vaira, `${size}-7-put-off`)
    await office.until('2026-04-21', '12:00')
    for (const [person, who] of [[vaira, 'staff:vaira'], [anna, 'resident:anna']] as const) await signIn(person, who)
    await vaira.visit(`/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitCommission')).waitId}`)
    await vaira.press('Paņemt uzdevumu')
    await picture(vaira, `${size}-8-commission`)
    await vaira.page.getByLabel('Atcēla lēmumu', { exact: true }).check()
    await picture(vaira, `${size}-9-annulled`)
    await vaira.page.getByLabel('Komisijas lēmuma numurs').fill('12')
    await vaira.page.getByLabel('Komisijas lēmuma diena').fill('20.04.2026.')
    await vaira.page.getByLabel('Kad saņemts dienestā').fill('21.04.2026.')
    await vaira.page.getByLabel('Ko komisija nolēma un uzdeva').fill('Atcelt lēmumu un izskatīt iesniegumu no jauna, jo VSAA ziņas ir par citu personu.')
    await vaira.page.getByLabel('Kur dokuments glabājas').fill('lietvedībā Nr. 4-5/77')
    await vaira.press('Ierakstīt')
    await vaira.visit(`/lietas/${caseId}`)
    await picture(vaira, `${size}-10-case`)
    await vaira.page.getByRole('link', { name: 'AP/2026/1' }).first().click()
    await vaira.visit(new URL(vaira.page.url()).pathname)
    await picture(vaira, `${size}-11-appeal`)

    await settles(office, caseId, 'declared', 'VSAA atzina kļūdu', 'anita')
    const anita = await at('staff:anita', viewport)
    await anita.visit(`/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitDecision')).waitId}`)
    await anita.press('Paņemt uzdevumu')
    await picture(anita, `${size}-12-decide`)
    await decides(office, 'anita', caseId, `${proceedingId}-2`, { act: 'grant' })
    await vaira.visit(`/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitSecondReview')).waitId}`)
    await vaira.press('Paņemt uzdevumu')
    await vaira.page.getByLabel('Apstiprināt un izdot lēmumu').check()
    await vaira.press('Nosūtīt')
    await anna.visit('/mani')
    await picture(anna, `${size}-13-matters`)
    await anna.visit(`/mani/${caseId}/lemums/${proceedingId}-2`)
    expect(await said(anna)).toContain('Šis lēmums stājas lēmuma Nr. 2026/L-1 vietā.')
    await picture(anna, `${size}-14-new-letter`)
    expect([...anna.findings, ...vaira.findings, ...anita.findings, ...clerk.findings]).toEqual([])
  }, 120_000)

  it('one comes on paper, late, and the clerk enters it', async () => {
    contested = await refused()
    const { office, caseId, proceedingId } = contested
    await office.host.dependencies.store.settings.write('demonstration-people', ['staff:klave', 'resident:anna'].map((who) => ({ who, name: who, group: 'Visi', story: '' })))
    server = await listen(office.host, 0, () => office.host.settle())
    await office.until('2026-05-14', '12:00')
    await office.as('staff:klave').get(`/lietas/${caseId}`)
    const clerk = await at('staff:klave', viewport)
    await clerk.visit(`/lietas/${caseId}/apstridet/${proceedingId}`)
    await clerk.page.getByLabel('uz papīra').check()
    await clerk.page.getByLabel('Kad saņemts dienestā').fill('12.05.2026.')
    await clerk.page.getByLabel('Kam iesniedzējs nepiekrīt').fill('Nepiekrīt atteikumam: pensija ir mazāka.')
    await picture(clerk, `${size}-20-enter`)
    await clerk.press('Ierakstīt')
    await picture(clerk, `${size}-21-entered`)
    const anna = await at('resident:anna', viewport)
    await anna.follow(/Apstrīdējums/)
    expect(await said(anna)).toContain('Pēc termiņa')
    await picture(anna, `${size}-22-late`)
    expect([...clerk.findings, ...anna.findings]).toEqual([])
  }, 60_000)
})

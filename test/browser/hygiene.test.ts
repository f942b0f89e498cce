// The counter in the real browser, on a desktop and a phone: a free visit, the next at a price, one taken back; and the day's list.
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileStyles } from '../../infra/assets.ts'
import { listen } from '../../infra/local/server.ts'
import { opensTask } from '../abuse/at-the-desk.ts'
import { openWait } from '../acceptance/acts.ts'
import { apply } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { desktop, openBrowser, personAt, phone, signIn, type Person } from './browser.ts'

const residents = [resident('anna', 'Anna Ozola', '1950-05-05'), resident('boriss', 'Boriss Kalniņš', '1955-01-01')]
const pictures = process.env['PICTURES']
let browser: Browser
let office: Office
let server: Awaited<ReturnType<typeof listen>>
const found: Person['findings'] = []
beforeAll(async () => {
  await compileStyles(path.resolve(import.meta.dirname, '../../node_modules/.cache/solis'))
  office = await openOffice('2026-03-02 12:10', { residents, staff: [staff('dina', 'Dina Lietvede', ['clerk']), staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] })
  await office.host.dependencies.store.settings.write('demonstration-people', [{ who: 'staff:dina', name: 'Dina Lietvede', group: 'Visi', story: '' }])
  for (const who of residents) {
    const { caseId } = await apply(office, { members: [{ resident: who, role: 'applicant' }] }, [{ kind: 'gmi' }])
    await (await opensTask(office, 'ilze', await openWait(office, { caseId }, 'AwaitDecision')))({ act: 'grant', words: '' })
  }
  server = await listen(office.host, 0, () => office.host.settle())
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
  server.server.closeAllConnections()
  server.server.close()
  office.close()
})

describe.each([['desktop', desktop, residents[0]!], ['phone', phone, residents[1]!]] as const)('On a %s', (size, viewport, visitor) => {
  it('a clerk gives a free shower, sees the next price, and takes a mistake back', async () => {
    const dina = await personAt(browser, `http://127.0.0.1:${server.port}`, viewport)
    const picture = async (name: string): Promise<void> => { if (pictures !== undefined) await dina.page.screenshot({ path: path.join(pictures, `${name}-${size}.png`), fullPage: true }) }
    const main = (): Promise<string> => dina.page.locator('main').innerText()
    await signIn(dina, 'staff:dina')
    await dina.visit('/pienemsana')
    await dina.follow('Higiēnas pakalpojumi')
    await dina.page.getByLabel('Personas kods').fill(visitor.personCode)
    await dina.press('Meklēt')
    await picture('hygiene-person')
    await dina.press(/Ierakstīt bez maksas.*Duša/)
    expect(await main()).toMatch(/4,66\s€/)
    await dina.press(/samaksāti.*Duša/)
    await dina.follow(/Atsaukt.*Duša/)
    await dina.press('Atsaukt apmeklējumu')
    await dina.page.getByLabel('Kāpēc tas ir kļūda').fill('Ierakstīts citai personai')
    await picture('hygiene-undo')
    await dina.press('Atsaukt apmeklējumu')
    expect(await main()).toContain('Atsaukts: Ierakstīts citai personai')
    await picture('hygiene-after')
    await dina.visit('/pienemsana/higiena')
    await picture('hygiene-day')
    found.push(...dina.findings)
  }, 30_000)
})

describe('Axe', () => {
  it('finds nothing on any of these pages, and none scrolls sideways', () => expect(found).toEqual([]))
})

// Jubilees in the real browser, on a desktop and a phone: a supervisor sets the lists going and signs one, a colleague delivers a gift, the jubilarian reads the letter.
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, afterEach } from 'vitest'
import { compileStyles } from '../../infra/assets.ts'
import { listen } from '../../infra/local/server.ts'
import { apply } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { desktop, openBrowser, personAt, phone, signIn, type Person } from './browser.ts'

const anna = resident('anna', 'Anna Ozola', '1946-02-10')
const people = [staff('sandra', 'Sandra Vadītāja', ['supervisor']), staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])]
const register = [[anna.personCode, 'Anna', 'Ozola', anna.birthDate, {}], ['32000000001', 'Berta', 'Simtgade', '1925-02-28', {}], ['32000000002', 'Cilda', 'Kalna', '1941-02-01', { deceasedOn: '2026-02-20' }]] as const

const pictures = process.env['PICTURES']
let browser: Browser
let office: Office
let server: Awaited<ReturnType<typeof listen>>
const found: Person['findings'] = []
beforeAll(async () => {
  await compileStyles(path.resolve(import.meta.dirname, '../../node_modules/.cache/solis'))
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())
beforeEach(async () => {
  office = await openOffice('2026-03-02 09:00', { residents: [anna], staff: people })
  office.registers.persons.PMLP = register.map(([personCode, givenName, familyName, birthDate, more]) => ({ personCode, givenName, familyName, birthDate, declaredAddress: 'Lauku iela 3, Tume', parish: 'Tumes pagasts', ...more }))
  await office.host.dependencies.store.settings.write('demonstration-people', ['resident:anna', 'staff:sandra', 'staff:ilze'].map((who) => ({ who, name: who, group: 'Visi', story: '' })))
  await apply(office, { members: [{ resident: anna, role: 'applicant' }] }, [{ kind: 'gmi' }])
  server = await listen(office.host, 0, () => office.host.settle())
})
afterEach(() => {
  server.server.closeAllConnections()
  server.server.close()
  office.close()
})

describe.each([['desktop', desktop], ['phone', phone]] as const)('On a %s', (size, viewport) => {
  it('a list is set going, read, signed; a gift is delivered; the letter is read', async () => {
    const as = async (who: string): Promise<Person> => { const person = await personAt(browser, `http://127.0.0.1:${server.port}`, viewport); await signIn(person, who); return person }
    const picture = async ({ page }: Person, name: string): Promise<void> => { if (pictures !== undefined) await page.screenshot({ path: path.join(pictures, `${name}-${size}.png`), fullPage: true }) }
    const sandra = await as('staff:sandra')
    await sandra.visit('/darbs')
    await sandra.follow('Jubilāru saraksti')
    await sandra.press('Sākt veidot sarakstus')
    await picture(sandra, 'jubilees')
    await sandra.follow('Saraksts gaida parakstu')
    await sandra.press('Paņemt uzdevumu')
    await picture(sandra, 'jubilees-sign')
    await sandra.press('Parakstīt sarakstu')
    expect(await sandra.page.locator('main').innerText()).toContain('parakstīts')

    await sandra.visit('/darbs/jubilejas')
    await picture(sandra, 'jubilees-done')

    const ilze = await as('staff:ilze')
    await ilze.visit('/darbs?rinda=komandas')
    await ilze.follow('Nogādāt dāvanu jubilejā')
    await ilze.press('Paņemt uzdevumu')
    await ilze.press('Apstiprināt')
    await picture(ilze, 'gift')
    await ilze.page.getByLabel('Uz kontu').check()
    await ilze.page.getByLabel('Konta numurs').fill('LV80 BANK 0000 4351 9500 1')
    await ilze.press('Apstiprināt')
    expect(await ilze.page.locator('main').innerText()).toContain('konts zināms')
    await ilze.follow('Visa lieta')
    await picture(ilze, 'gift-case')

    const reader = await as('resident:anna')
    await reader.visit('/mani')
    await picture(reader, 'gift-matters')
    const [caseId = ''] = await office.host.dependencies.store.cases.ofPerson('anna')
    const [matter] = (await office.host.dependencies.store.cases.proceedings(caseId)).filter(({ kind }) => kind === 'jubilee')
    await reader.visit(`/mani/${caseId}`)
    await picture(reader, 'gift-my-case')
    await reader.visit(`/mani/${caseId}/lemums/${matter?.proceedingId}`)
    await picture(reader, 'gift-letter')
    expect(await reader.page.locator('main').innerText()).toContain('Sirsnīgi sveicam jūs 80 gadu jubilejā!')
    found.push(...sandra.findings, ...ilze.findings, ...reader.findings)
  }, 60_000)
})

describe('Axe', () => {
  it('finds nothing on any of these pages, and none scrolls sideways', () => expect(found).toEqual([]))
})

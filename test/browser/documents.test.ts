// A document from a resident's phone to the figure it proves on the caseworker's desk, in the real browser.
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { compileStyles } from '../../infra/assets.ts'
import { listen } from '../../infra/local/server.ts'
import type { Office } from '../office.ts'
import { applies, openDesk, pensionOf } from '../pages/caseworker/desk-office.ts'
import { desktop, openBrowser, personAt, phone, signIn, type Person } from './browser.ts'

const pictures = process.env['PICTURES']
let browser: Browser
let office: Office
let caseId: string
let server: Awaited<ReturnType<typeof listen>>

beforeAll(() => compileStyles(path.resolve(import.meta.dirname, '../../node_modules/.cache/solis')), 60_000)
// A browser for each: Chromium in one process asks for pictures with the cookies of its first window.
beforeEach(async () => {
  browser = await openBrowser()
  office = await openDesk()
  await office.host.dependencies.store.settings.write('demonstration-people', ['resident:anna', 'staff:ilze'].map((who) => ({ who, name: who, group: 'Visi', story: '' })))
  ;({ caseId } = await applies(office, pensionOf(150), { kind: 'gmi' }, { kind: 'housing' }))
  server = await listen(office.host, 0, () => office.host.settle())
}, 60_000)
afterEach(async () => {
  server.server.closeAllConnections()
  server.server.close()
  office.close()
  await browser.close()
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

/** Any picture will do for a photograph of a bill. */
const bill = { name: 'IMG_2041.png', mimeType: 'image/png', buffer: readFileSync(path.join(import.meta.dirname, 'screenshots/13-grant.png')) }

describe.each([['desktop', desktop], ['phone', phone]] as const)('On a %s', (size, viewport) => {
  it('a resident sends a bill', async () => {
    const anna = await at('resident:anna', viewport)
    await anna.visit(`/mani/${caseId}`)
    await anna.follow('Jūsu dokumenti')
    await anna.press('Nosūtīt dokumentu')
    expect(await anna.page.locator('main').innerText()).toContain('Izvēlieties datni vai nofotografējiet dokumentu.')
    await picture(anna, `documents-errors-${size}`)
    await anna.page.locator('[name=document]').setInputFiles(bill)
    await anna.page.locator('[name=kind]').selectOption('bill')
    await anna.press('Nosūtīt dokumentu')
    expect(await anna.page.locator('main').innerText()).toContain('Rēķins vai čeks: IMG_2041.png')
    await picture(anna, `documents-mine-${size}`)
    expect(anna.findings).toEqual([])
  }, 40_000)

  it('a caseworker reads it beside the figures', async () => {
    await office.as('resident:anna').send(`/mani/${caseId}/dokumenti`, { kind: 'bill' }, { document: { name: bill.name, bytes: bill.buffer } })
    await office.as('staff:ilze').get(`/lietas/${caseId}`)
    const ilze = await at('staff:ilze', viewport)
    await ilze.visit(`/lietas/${caseId}`)
    await ilze.follow(/^Dokumenti/)
    const shown = ilze.page.locator('.solis-document img')
    await expect.poll(() => shown.evaluate((image: { naturalWidth: number }) => image.naturalWidth), { timeout: 5_000 }).toBeGreaterThan(300)
    expect(await ilze.page.locator('main').innerText()).toContain('Ienākumi: deklarētais un reģistri')
    await picture(ilze, `documents-desk-${size}`)
    expect(ilze.findings).toEqual([])
  }, 40_000)
})

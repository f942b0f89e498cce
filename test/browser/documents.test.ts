// A document from a resident's phone to the figure it proves on the caseworker's desk, in the real browser.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Office } from '../office.ts'
import { applies, openDesk, pensionOf } from '../pages/caseworker/desk-office.ts'
import { desktop, phone } from './browser.ts'
import { openStage, type Stage } from './stage.ts'

let office: Office
let stage: Stage
let caseId: string

beforeEach(async () => {
  office = await openDesk()
  ;({ caseId } = await applies(office, pensionOf(150), { kind: 'gmi' }, { kind: 'housing' }))
  stage = await openStage(office)
}, 60_000)
afterEach(() => stage.close())

/** Any picture will do for a photograph of a bill. */
const bill = { name: 'IMG_2041.png', mimeType: 'image/png', buffer: readFileSync(path.join(import.meta.dirname, 'screenshots/13-grant.png')) }

describe.each([['desktop', desktop], ['phone', phone]] as const)('On a %s', (size, viewport) => {
  it('a resident sends a bill', async () => {
    const anna = await stage.as('resident:anna', viewport)
    await anna.visit(`/mani/${caseId}`)
    await anna.follow('Jūsu dokumenti')
    await anna.press('Nosūtīt dokumentu')
    expect(await anna.said()).toContain('Izvēlieties datni vai nofotografējiet dokumentu.')
    await anna.picture(`documents-errors-${size}`)
    await anna.page.locator('[name=document]').setInputFiles(bill)
    await anna.page.locator('[name=kind]').selectOption('bill')
    await anna.press('Nosūtīt dokumentu')
    expect(await anna.said()).toContain('Rēķins vai čeks: IMG_2041.png')
    await anna.picture(`documents-mine-${size}`)
    expect(stage.findings).toEqual([])
  }, 40_000)

  it('a caseworker reads it beside the figures', async () => {
    await office.as('resident:anna').send(`/mani/${caseId}/dokumenti`, { kind: 'bill' }, { document: { name: bill.name, bytes: bill.buffer } })
    await office.as('staff:ilze').get(`/lietas/${caseId}`)
    const ilze = await stage.as('staff:ilze', viewport)
    await ilze.visit(`/lietas/${caseId}`)
    await ilze.follow(/^Dokumenti/)
    const shown = ilze.page.locator('.solis-document img')
    await expect.poll(() => shown.evaluate((image: { naturalWidth: number }) => image.naturalWidth), { timeout: 5_000 }).toBeGreaterThan(300)
    expect(await ilze.said()).toContain('Ienākumi: deklarētais un reģistri')
    await ilze.picture(`documents-desk-${size}`)
    expect(stage.findings).toEqual([])
  }, 40_000)
})

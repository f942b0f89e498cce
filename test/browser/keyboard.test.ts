// A caseworker without a mouse: every step from the inbox to a decision by Tab, arrows, Space and Enter, and always seen where one stands.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Office } from '../office.ts'
import { applies, openDesk, pensionOf } from '../pages/caseworker/desk-office.ts'
import { openStage, type Stage } from './stage.ts'

let office: Office
let stage: Stage

beforeAll(async () => {
  office = await openDesk()
  stage = await openStage(office)
}, 60_000)
afterAll(() => stage.close())

interface Focused { name: string; isSeen: boolean; mark: boolean }

/** What has the focus: its words, whether it is on the screen, and whether it looks otherwise than without the focus. */
const focused = (page: Page): Promise<Focused> => page.evaluate(`(() => {
  const element = document.activeElement
  const box = element.getBoundingClientRect()
  const style = (node) => { const { outlineStyle, outlineWidth, boxShadow, backgroundColor } = getComputedStyle(node); return { outline: outlineStyle !== 'none' && outlineWidth !== '0px', look: boxShadow + backgroundColor } }
  // Radio buttons and checkboxes of the design system show their focus on what is drawn for them.
  const drawn = element.matches('[type=radio], [type=checkbox]') ? getComputedStyle(element.nextElementSibling, '::before') : undefined
  const name = element.matches('input, select, textarea') ? [...(element.labels ?? [])].map((label) => label.innerText).join(' ') : element.innerText
  return { name: (name || element.getAttribute('aria-label') || '').trim(), isSeen: box.bottom > 0 && box.top < innerHeight && box.width > 0, mark: style(element).outline || style(element).look.includes('rgb(255, 221, 0)') || (drawn !== undefined && (drawn.outlineStyle !== 'none' || drawn.boxShadow !== 'none')) }
})()`)

/** Tabs on until this has the focus; every stop on the way must be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = []
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab')
    const at = await focused(page)
    expect(at, `${passed.join(' | ')} | ${at.name.slice(0, 60)}`).toMatchObject({ isSeen: true, mark: true })
    if (name.test(at.name)) return
    passed.push(at.name)
  }
  throw new Error(`Nothing called ${name} is reached; passed: ${passed.join(' | ')}`)
}

const enter = async (page: Page): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

describe('With the keyboard alone', () => {
  it('a caseworker skips to the content, takes the next task, and grants it', async () => {
    const { caseId, applicationId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    const person = await stage.as('staff:ilze')
    const { page } = person
    await person.visit('/darbs?rinda=komandas')
    await tabTo(page, /Pāriet uz saturu/)
    await page.keyboard.press('Enter')
    await tabTo(page, /Anna Paraudziņa/)
    await enter(page)
    await tabTo(page, /^Paņemt uzdevumu$/)
    await enter(page)
    await tabTo(page, /^Piešķirt/)
    await page.keyboard.press('Space')
    for (const box of await page.locator('[name=confirmed]').all()) {
      await tabTo(page, /./)
      while (!(await box.evaluate((element: unknown) => element === (globalThis as unknown as { document: { activeElement: unknown } }).document.activeElement))) await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
    }
    await tabTo(page, /^Apstiprināt$/)
    await enter(page)
    await office.host.settle()
    expect((await office.host.dependencies.store.cases.proceeding(caseId, `${applicationId}-gmi`))?.status).toBe('Awarded')
  }, 40_000)

  it('choices of a group are walked by arrows, and a menu is opened by Space', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'housing' })
    const person = await stage.as('staff:ilze')
    const { page } = person
    await office.as('staff:ilze').get(`/lietas/${caseId}`)
    await person.visit(`/lietas/${caseId}/dokumenti`)
    await tabTo(page, /Ievadīt atnestu/)
    await page.keyboard.press('Space')
    await tabTo(page, /Kas tas par dokumentu/)
    await page.keyboard.press('ArrowDown')
    await tabTo(page, /^Saglabāt dokumentu$/)
    await enter(page)
    expect(await page.locator('main').innerText()).toContain('Izvēlieties datni.')
    expect(await page.locator('[name=kind]').inputValue()).toBe('income')
  }, 40_000)
})

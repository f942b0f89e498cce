// A real browser for tests: Chromium from npm, scripts of pages switched off, every page that is visited looked at by axe.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Where `npm run screenshots` writes what the README shows, and where PICTURES has whole pages written for whoever looks at them; ordinary runs write nothing. */
const screenshotFolder = process.env['SCREENSHOTS'] === '1' ? path.join(import.meta.dirname, 'screenshots') : undefined
const pictureFolder = process.env['PICTURES']

export const openBrowser = async (): Promise<Browser> =>
  playwright.launch({ executablePath: await chromium.executablePath(), args: chromium.args, headless: true })

export interface Finding { url: string; rule: string; help: string; nodes: string[] }

export interface Person {
  page: Page
  context: BrowserContext
  /** Goes to a path of the office and has axe look at it. */
  visit(path: string): Promise<void>
  /** Presses the button or follows the link of this name, and has axe look at where that leads. */
  press(name: string | RegExp): Promise<void>
  follow(name: string | RegExp): Promise<void>
  /** What the page says, unbreakable spaces as ordinary ones. */
  said(): Promise<string>
  /** Keeps a picture of the whole page to be looked at. */
  picture(name: string): Promise<void>
  /** Keeps what is on the screen for the README. */
  screenshot(name: string): Promise<void>
}

export const phone = { width: 360, height: 780 }
export const desktop = { width: 1280, height: 900 }
export type Viewport = typeof desktop

/** Someone at a browser of their own. Pages must work with scripts off, so they are. `findings` receives what axe finds on any page they visit (WCAG 2.1 A and AA, and its best practices). */
export async function personAt(browser: Browser, origin: string, findings: Finding[], viewport: Viewport): Promise<Person> {
  const context = await browser.newContext({ viewport, javaScriptEnabled: false, locale: 'lv-LV', timezoneId: 'Europe/Riga' })
  context.setDefaultTimeout(5_000)
  const page = await context.newPage()
  // Axe is a script, and scripts are off: it looks at the same HTML and style in a window of its own.
  const mirror = await (await browser.newContext({ viewport })).newPage()
  await mirror.goto(`${origin}/ieiet`)
  const looked = new Set<string>()

  /** One look at each state of each page: its address and its heading. */
  async function look(): Promise<void> {
    const state = `${new URL(page.url()).pathname} ${await page.title()}`
    if (looked.has(state)) return
    looked.add(state)
    await page.locator('main').waitFor()
    await mirror.setContent(await page.content(), { waitUntil: 'load' })
    await mirror.evaluate(axeSource)
    const { violations } = await mirror.evaluate(() => (globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; help: string; nodes: { target: string[] }[] }[] }> } }).axe.run({ resultTypes: ['violations'] }))
    findings.push(...violations.map(({ id, help, nodes }) => ({ url: new URL(page.url()).pathname, rule: id, help, nodes: nodes.map(({ target }) => target.join(' ')) })))
    const overflow = await mirror.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    if (overflow > 0) findings.push({ url: new URL(page.url()).pathname, rule: 'no-sideways-scroll', help: `the page is ${overflow} px wider than the screen`, nodes: [] })
  }

  async function keep(folder: string | undefined, name: string, fullPage: boolean): Promise<void> {
    if (folder === undefined) return
    mkdirSync(folder, { recursive: true })
    await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage })
  }

  async function click(role: 'button' | 'link', name: string | RegExp): Promise<void> {
    try {
      await page.locator('main').getByRole(role, { name }).first().click()
      await page.waitForLoadState('load')
    } catch (error) {
      throw new Error(`No ${role} ${name} at ${page.url()}:\n${await page.locator('main').innerText()}`, { cause: error })
    }
    await look()
  }

  return {
    page, context,
    async visit(to) {
      await page.goto(`${origin}${to}`)
      await look()
    },
    press: (name) => click('button', name),
    follow: (name) => click('link', name),
    said: async () => (await page.locator('main').innerText()).replaceAll('\u00a0', ' '),
    picture: (name) => keep(pictureFolder, name, true),
    screenshot: (name) => keep(screenshotFolder, name, false),
  }
}

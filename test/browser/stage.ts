// The stage of a test in the browser: an office behind a port of its own, and its people signed in, each at their own browser.
import path from 'node:path'
import { compileStyles } from '../../infra/assets.ts'
import { listen } from '../../infra/local/server.ts'
import type { Office } from '../office.ts'
import { desktop, openBrowser, personAt, type Finding, type Person, type Viewport } from './browser.ts'

export interface Stage {
  origin: string
  /** What axe found on any page anybody visited, and pages wider than their screen. */
  findings: Finding[]
  /** Someone who has not signed in. */
  visitor(viewport?: Viewport): Promise<Person>
  /** Someone signed in: `resident:<id>` or `staff:<id>`. */
  as(who: string, viewport?: Viewport): Promise<Person>
  /** At the browser they have, once more: a session ends after ten hours. */
  signsIn(person: Person, who: string): Promise<void>
  /** Closes the office too. */
  close(): Promise<void>
}

/** A browser for each stage: Chromium in one process asks for pictures with the cookies of its first window. */
export async function openStage(office: Office): Promise<Stage> {
  await compileStyles(path.resolve(import.meta.dirname, '../../node_modules/.cache/solis'))
  const { settings } = office.host.dependencies.store
  const { server, port } = await listen(office.host, 0, () => office.host.settle())
  const browser = await openBrowser()
  const origin = `http://127.0.0.1:${port}`
  const findings: Finding[] = []

  /** Stands on the page where one signs in with a click, as everyone of the demonstration does from the beginning. */
  async function listed(who: string): Promise<void> {
    const people = (await settings.read('demonstration-people')) ?? []
    if (!people.some((one) => one.who === who)) await settings.write('demonstration-people', [...people, { who, name: who, group: 'Visi', story: '' }])
  }

  async function signsIn(person: Person, who: string): Promise<void> {
    await listed(who)
    await person.visit('/ieiet')
    await person.page.locator(`form:has(input[value="${who}"]) button`).click()
  }

  const visitor = (viewport = desktop): Promise<Person> => personAt(browser, origin, findings, viewport)
  return {
    origin, findings, visitor, signsIn,
    async as(who, viewport) {
      const person = await visitor(viewport)
      await signsIn(person, who)
      return person
    },
    async close() {
      await browser.close()
      server.closeAllConnections()
      server.close()
      office.close()
    },
  }
}

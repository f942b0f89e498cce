// Who may do what, in the real browser: the reason asked before a file, the reception with its mandates, acting for another, the audit page, and the sign-in at a provider.
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealDue } from '../../functions/platform/seal.ts'
import { SignInSettings, signInProvider } from '../../functions/platform/sign-in-provider.ts'
import { compileStyles } from '../../infra/assets.ts'
import { listen } from '../../infra/local/server.ts'
import { apply } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { testProvider, type TestProvider } from '../platform/provider.ts'
import { desktop, openBrowser, personAt, phone, signIn, type Person } from './browser.ts'

const anna = resident('anna', 'Anna Ozola', '1950-05-05')
const boriss = resident('boriss', 'Boriss Dēls', '1975-01-01')
const people = [staff('dina', 'Dina Lietvede', ['clerk']), staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('aija', 'Aija Auditore', ['auditor']), staff('ivo', 'Ivo Auditors', ['auditor'])]

const pictures = process.env['PICTURES']
let browser: Browser
let office: Office
let provider: TestProvider
let server: Awaited<ReturnType<typeof listen>>
let origin: string
let caseId: string
const found: Person['findings'] = []
beforeAll(async () => {
  await compileStyles(path.resolve(import.meta.dirname, '../../node_modules/.cache/solis'))
  office = await openOffice('2026-03-05 09:00', { residents: [anna, boriss], staff: people })
  const { dependencies } = office.host
  await dependencies.store.settings.write('demonstration-people', ['resident:anna', 'resident:boriss', ...people.map(({ staffId }) => `staff:${staffId}`)].map((who) => ({ who, name: who, group: 'Visi', story: '' })))
  caseId = (await apply(office, { members: [{ resident: anna, role: 'applicant' }] }, [{ kind: 'gmi' }, { kind: 'housing' }])).caseId
  await office.until('2026-03-06', '09:00')
  await sealDue(dependencies)
  server = await listen(office.host, 0, () => office.host.settle())
  origin = `http://127.0.0.1:${server.port}`
  provider = await testProvider(origin)
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
  await provider.close()
  server.server.closeAllConnections()
  server.server.close()
  office.close()
})

async function picture(person: Person, name: string): Promise<void> {
  if (pictures !== undefined) await person.page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true })
}

describe.each([['a desktop', desktop, 'aija'], ['a phone', phone, 'ivo']] as const)('On %s', (name, viewport, auditor) => {
  const as = async (who: string): Promise<Person> => {
    const person = await personAt(browser, origin, viewport)
    await signIn(person, who)
    return person
  }
  const size = name.split(' ')[1]

  it('a colleague without a task says why and reads the file; the household sees it', async () => {
    const aija = await as(`staff:${auditor}`)
    await aija.visit('/audits')
    await picture(aija, `audit-${size}`)
    await aija.visit(`/lietas/${caseId}`)
    await aija.press('Atvērt lietu')
    await picture(aija, `purpose-${size}`)
    await aija.page.getByLabel('Pārbaude vai audits').check()
    await aija.page.getByLabel('Dažos vārdos').fill('Gada pārbaude')
    await aija.press('Atvērt lietu')
    expect(await aija.page.locator('h1').innerText()).toContain('Anna Ozola')
    const household = await as('resident:anna')
    await household.visit(`/mani/${caseId}`)
    expect(await household.page.locator('main').innerText()).toContain('Pārbaude vai audits: Gada pārbaude')
    await picture(household, `readings-${size}`)
    found.push(...aija.findings, ...household.findings)
  }, 30_000)

  it('a clerk enters a mandate, and its holder acts under it', async () => {
    const dina = await as('staff:dina')
    await dina.visit('/pienemsana')
    await dina.page.getByLabel('Personas kods').fill(anna.personCode)
    await dina.press('Meklēt')
    await dina.press('Ierakstīt pilnvaru')
    await picture(dina, `mandate-errors-${size}`)
    await dina.page.getByLabel('Pilnvarnieka personas kods').fill(boriss.personCode)
    await dina.page.getByLabel('Dokuments').fill('Notariāla pilnvara Nr. 1234')
    for (const scope of ['skatīt lietas', 'iesniegt un parakstīt iesniegumus']) await dina.page.getByLabel(scope).check()
    await dina.press('Ierakstīt pilnvaru')
    await picture(dina, `reception-${size}`)
    const son = await as('resident:boriss')
    await son.visit('/mani')
    await picture(son, `acts-for-${size}`)
    await son.press(/Rīkoties kā pilnvarnieks/)
    await picture(son, `acting-${size}`)
    await son.visit(`/mani/${caseId}`)
    found.push(...dina.findings, ...son.findings)
  }, 30_000)

  it('a resident signs in at the provider and out of it again', async () => {
    office.host.dependencies.signIn = signInProvider(SignInSettings.parse({ issuer: provider.issuer, ...provider.client, origin, name: 'latvija.gov.lv' }), () => office.clock.now())
    provider.signsIn({ sub: 'sub-anna', personal_code: anna.personCode })
    const person = await personAt(browser, origin, viewport)
    await person.visit('/ieiet')
    await picture(person, `sign-in-${size}`)
    await person.page.getByRole('button', { name: 'Ieiet kā iedzīvotājam' }).click()
    await person.page.waitForURL(`${origin}/mani`)
    await person.page.getByRole('button', { name: 'Iziet' }).click()
    await person.page.waitForURL((url) => url.href.startsWith(`${provider.issuer}/session/end`))
    await person.visit('/mani')
    expect(new URL(person.page.url()).pathname).toBe('/ieiet')
    office.host.dependencies.signIn = undefined
    found.push(...person.findings)
  }, 30_000)
})

describe('Axe', () => {
  it('finds nothing on any of these pages, and none scrolls sideways', () => expect(found).toEqual([]))
})

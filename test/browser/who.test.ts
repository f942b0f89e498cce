// Who may do what, in the real browser: the reason asked before a file, the reception with its mandates, acting for another, the audit page, and the sign-in at a provider.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealDue } from '../../functions/platform/seal.ts'
import { SignInSettings, signInProvider } from '../../functions/platform/sign-in-provider.ts'
import { apply } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { testProvider, type TestProvider } from '../platform/provider.ts'
import { desktop, phone } from './browser.ts'
import { openStage, type Stage } from './stage.ts'

const anna = resident('anna', 'Anna Ozola', '1950-05-05')
const boriss = resident('boriss', 'Boriss Dēls', '1975-01-01')
const people = [staff('dina', 'Dina Lietvede', ['clerk']), staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('aija', 'Aija Auditore', ['auditor']), staff('ivo', 'Ivo Auditors', ['auditor'])]

let office: Office
let stage: Stage
let provider: TestProvider
let caseId: string
beforeAll(async () => {
  office = await openOffice('2026-03-05 09:00', { residents: [anna, boriss], staff: people })
  const { dependencies } = office.host
  caseId = (await apply(office, { members: [{ resident: anna, role: 'applicant' }] }, [{ kind: 'gmi' }, { kind: 'housing' }])).caseId
  await office.until('2026-03-06', '09:00')
  await sealDue(dependencies)
  stage = await openStage(office)
  provider = await testProvider(stage.origin)
}, 60_000)
afterAll(async () => {
  await stage.close()
  await provider.close()
})

describe.each([['a desktop', desktop, 'aija'], ['a phone', phone, 'ivo']] as const)('On %s', (name, viewport, auditor) => {
  const size = name.split(' ')[1]

  it('a colleague without a task says why and reads the file; the household sees it', async () => {
    const aija = await stage.as(`staff:${auditor}`, viewport)
    await aija.visit('/audits')
    await aija.picture(`audit-${size}`)
    await aija.visit(`/lietas/${caseId}`)
    await aija.press('Atvērt lietu')
    await aija.picture(`purpose-${size}`)
    await aija.page.getByLabel('Pārbaude vai audits').check()
    await aija.page.getByLabel('Dažos vārdos').fill('Gada pārbaude')
    await aija.press('Atvērt lietu')
    expect(await aija.page.locator('h1').innerText()).toContain('Anna Ozola')
    const household = await stage.as('resident:anna', viewport)
    await household.visit(`/mani/${caseId}`)
    expect(await household.said()).toContain('Pārbaude vai audits: Gada pārbaude')
    await household.picture(`readings-${size}`)
  }, 30_000)

  it('a clerk enters a mandate, and its holder acts under it', async () => {
    const dina = await stage.as('staff:dina', viewport)
    await dina.visit('/pienemsana')
    await dina.page.getByLabel('Personas kods').fill(anna.personCode)
    await dina.press('Meklēt')
    await dina.press('Ierakstīt pilnvaru')
    await dina.picture(`mandate-errors-${size}`)
    await dina.page.getByLabel('Pilnvarnieka personas kods').fill(boriss.personCode)
    await dina.page.getByLabel('Dokuments').fill('Notariāla pilnvara Nr. 1234')
    for (const scope of ['skatīt lietas', 'iesniegt un parakstīt iesniegumus']) await dina.page.getByLabel(scope).check()
    await dina.press('Ierakstīt pilnvaru')
    await dina.picture(`reception-${size}`)
    const son = await stage.as('resident:boriss', viewport)
    await son.visit('/mani')
    await son.picture(`acts-for-${size}`)
    await son.press(/Rīkoties kā pilnvarnieks/)
    await son.picture(`acting-${size}`)
    await son.visit(`/mani/${caseId}`)
  }, 30_000)

  it('a resident signs in at the provider and out of it again', async () => {
    office.host.dependencies.signIn = signInProvider(SignInSettings.parse({ issuer: provider.issuer, ...provider.client, origin: stage.origin, name: 'latvija.gov.lv' }), () => office.clock.now())
    provider.signsIn({ sub: 'sub-anna', personal_code: anna.personCode })
    const person = await stage.visitor(viewport)
    await person.visit('/ieiet')
    await person.picture(`sign-in-${size}`)
    await person.page.getByRole('button', { name: 'Ieiet kā iedzīvotājam' }).click()
    await person.page.waitForURL(`${stage.origin}/mani`)
    await person.page.getByRole('button', { name: 'Iziet' }).click()
    await person.page.waitForURL((url) => url.href.startsWith(`${provider.issuer}/session/end`))
    await person.visit('/mani')
    expect(new URL(person.page.url()).pathname).toBe('/ieiet')
    office.host.dependencies.signIn = undefined
  }, 30_000)
})

describe('Axe', () => {
  it('finds nothing on any of these pages, and none scrolls sideways', () => expect(stage.findings).toEqual([]))
})

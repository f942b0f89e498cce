// Jubilees in the real browser, on a desktop and a phone: a supervisor sets the lists going and signs one, a colleague delivers a gift, the jubilarian reads the letter.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { apply } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { desktop, phone } from './browser.ts'
import { openStage, type Stage } from './stage.ts'

const anna = resident('anna', 'Anna Ozola', '1946-02-10')
const people = [staff('sandra', 'Sandra Vadītāja', ['supervisor']), staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])]
const register = [[anna.personCode, 'Anna', 'Ozola', anna.birthDate, {}], ['32000000001', 'Berta', 'Simtgade', '1925-02-28', {}], ['32000000002', 'Cilda', 'Kalna', '1941-02-01', { deceasedOn: '2026-02-20' }]] as const

let office: Office
let stage: Stage
beforeEach(async () => {
  office = await openOffice('2026-03-02 09:00', { residents: [anna], staff: people })
  office.registers.persons.PMLP = register.map(([personCode, givenName, familyName, birthDate, more]) => ({ personCode, givenName, familyName, birthDate, declaredAddress: 'Lauku iela 3, Tume', parish: 'Tumes pagasts', ...more }))
  await apply(office, { members: [{ resident: anna, role: 'applicant' }] }, [{ kind: 'gmi' }])
  stage = await openStage(office)
})
afterEach(() => stage.close())

describe.each([['desktop', desktop], ['phone', phone]] as const)('On a %s', (size, viewport) => {
  it('a list is set going, read, signed; a gift is delivered; the letter is read', async () => {
    const sandra = await stage.as('staff:sandra', viewport)
    await sandra.visit('/darbs')
    await sandra.follow('Jubilāru saraksti')
    await sandra.press('Sākt veidot sarakstus')
    await sandra.picture(`jubilees-${size}`)
    await sandra.follow('Saraksts gaida parakstu')
    await sandra.press('Paņemt uzdevumu')
    await sandra.picture(`jubilees-sign-${size}`)
    await sandra.press('Parakstīt sarakstu')
    expect(await sandra.said()).toContain('parakstīts')

    await sandra.visit('/darbs/jubilejas')
    await sandra.picture(`jubilees-done-${size}`)

    const ilze = await stage.as('staff:ilze', viewport)
    await ilze.visit('/darbs?rinda=komandas')
    await ilze.follow('Nogādāt dāvanu jubilejā')
    await ilze.press('Paņemt uzdevumu')
    await ilze.press('Apstiprināt')
    await ilze.picture(`gift-${size}`)
    await ilze.page.getByLabel('Uz kontu').check()
    await ilze.page.getByLabel('Konta numurs').fill('LV80 BANK 0000 4351 9500 1')
    await ilze.press('Apstiprināt')
    expect(await ilze.said()).toContain('konts zināms')
    await ilze.follow('Visa lieta')
    await ilze.picture(`gift-case-${size}`)

    const reader = await stage.as('resident:anna', viewport)
    await reader.visit('/mani')
    await reader.picture(`gift-matters-${size}`)
    const [caseId = ''] = await office.host.dependencies.store.cases.ofPerson('anna')
    const [matter] = (await office.host.dependencies.store.cases.proceedings(caseId)).filter(({ kind }) => kind === 'jubilee')
    await reader.visit(`/mani/${caseId}`)
    await reader.picture(`gift-my-case-${size}`)
    await reader.visit(`/mani/${caseId}/lemums/${matter?.proceedingId}`)
    await reader.picture(`gift-letter-${size}`)
    expect(await reader.said()).toContain('Sirsnīgi sveicam jūs 80 gadu jubilejā!')
    expect(stage.findings).toEqual([])
  }, 60_000)
})

// Dates that move, in the real browser: the supervisor's calendar, and what the household and the desk read of it. Axe finds nothing, nothing is wider than the screen.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apply, registersAgree, type Household } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { desktop, phone } from './browser.ts'
import { openStage, type Stage } from './stage.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const people = [staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('vija', 'Vija Vadošā', ['supervisor'])]
const alone: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }
let office: Office
let stage: Stage
let caseId: string

beforeAll(async () => {
  office = await openOffice('2026-06-03 10:00', { residents: [anna], staff: people })
  registersAgree(office, alone, '2026-06-03')
  caseId = (await apply(office, alone, [{ kind: 'gmi' }])).caseId
  await office.until('2026-06-10')
  stage = await openStage(office)
}, 60_000)
afterAll(() => stage.close())

describe.each([['desktop', desktop, '15.06.2026.'], ['phone', phone, '16.06.2026.']] as const)('On a %s', (name, viewport, free) => {
  it('a supervisor makes a day free, and the household reads which date moved and why', async () => {
    const vija = await stage.as('staff:vija', viewport)
    await vija.visit('/likums')
    await vija.follow('Darba kalendārs')
    await vija.press('Tālāk: kas mainīsies')
    await vija.picture(`calendar-empty-${name}`)
    await vija.page.getByLabel('Darba diena, kas kļūst brīva').fill(free)
    await vija.page.getByLabel('Kur tas publicēts').fill('Ministru kabineta rīkojums Nr. 321, 09.06.2026.')
    await vija.press('Tālāk: kas mainīsies')
    await vija.picture(`calendar-confirm-${name}`)
    expect(await vija.said()).toContain('Cik atvērto termiņu mainīsies')
    await vija.press('Pievienot dienu un pārrēķināt termiņus')
    await vija.picture(`calendar-${name}`)
    expect(await vija.said()).toContain('Pēdējo reizi termiņi pārrēķināti')
    await vija.follow(new RegExp(`^Atcelt.*${free.replaceAll('.', '\\.')}`))
    await vija.picture(`calendar-withdraw-${name}`)
    const reader = await stage.as('resident:anna', viewport)
    await reader.visit(`/mani/${caseId}`)
    await reader.picture(`resident-moved-${name}`)
    expect(await reader.said()).toContain('kļuva brīvs (Ministru kabineta rīkojums Nr. 321, 09.06.2026.)')
    expect(stage.findings).toEqual([])
  }, 40_000)

  it('whoever has the task stops our target with a paper and lets it go on; the household reads it, a supervisor has the list', async () => {
    const ilze = await stage.as('staff:ilze', viewport)
    await ilze.visit('/darbs?rinda=komandas')
    if (await ilze.page.getByRole('link', { name: /Anna Paraudziņa/ }).count() === 0) await ilze.visit('/darbs?rinda=mani')
    await ilze.follow(/Anna Paraudziņa/)
    if (await ilze.page.getByRole('button', { name: 'Paņemt uzdevumu' }).count() > 0) await ilze.press('Paņemt uzdevumu')
    await ilze.follow('Apturēt mūsu mērķi')
    await ilze.press('Apturēt no šodienas')
    await ilze.page.getByLabel('gaidām citas iestādes atbildi').check()
    await ilze.page.getByLabel('Dokuments').fill('VSAA vēstule Nr. 5, 10.06.2026.')
    await ilze.page.getByLabel('Līdz kurai dienai').fill('17.06.2026.')
    await ilze.picture(`target-${name}`)
    await ilze.press('Apturēt no šodienas')
    await ilze.picture(`case-paused-${name}`)
    const [reader, vija] = [await stage.as('resident:anna', viewport), await stage.as('staff:vija', viewport)]
    await reader.visit(`/mani/${caseId}`)
    expect(await reader.said()).toContain('Mūsu mērķis apturēts 10.06.–17.06.')
    await reader.picture(`resident-paused-${name}`)
    await vija.visit('/darbs')
    await vija.follow('Apturētie mērķi')
    await vija.picture(`stopped-${name}`)
    await ilze.follow(/^Turpināt mērķi/)
    await ilze.page.getByLabel('Kas saņemts').fill('VSAA atbilde')
    await ilze.picture(`target-resume-${name}`)
    await ilze.press('Turpināt no šodienas')
    expect(stage.findings).toEqual([])
  }, 60_000)

  it('a colleague enters what came on paper with the day it came, and mends that day', async () => {
    const ilze = await stage.as('staff:ilze', viewport)
    await ilze.visit('/darbs?rinda=mani')
    await ilze.follow(/Anna Paraudziņa/)
    await ilze.page.getByLabel('Lūgt iesniedzējam ziņas').check()
    await ilze.page.getByLabel('Kas jāatbild vai jāiesniedz').fill('Lūdzu, konta izrakstu.')
    await ilze.press('Nosūtīt jautājumu')
    await ilze.visit(`/lietas/${caseId}`)
    await ilze.picture(`case-asked-${name}`)
    await ilze.follow('Ierakstīt saņemto atbildi')
    await ilze.press('Ierakstīt')
    await ilze.page.getByLabel('uz papīra').check()
    await ilze.page.getByLabel('Ko iesniedzējs atbildēja vai iesniedza').fill('Konta izraksts par trim mēnešiem')
    await ilze.picture(`answer-received-${name}`)
    await ilze.press('Ierakstīt')
    await ilze.picture(`case-answered-${name}`)
    await ilze.follow(/^Labot saņemšanas dienu/)
    await ilze.page.getByLabel('No kā tas zināms').fill('Saņemšanas zīmogs')
    await ilze.picture(`answer-corrected-${name}`)
    await ilze.press('Pievienot labojumu')
    expect(await ilze.said()).toContain('Saņemšanas zīmogs')
    expect(stage.findings).toEqual([])
  }, 60_000)
})

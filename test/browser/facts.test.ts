// What is declared against what is registered, and days mended, in the real browser: axe finds nothing, nothing is wider than the screen.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answers, openWait } from '../acceptance/acts.ts'
import { apply, registersAgree, type Household } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { desktop, phone } from './browser.ts'
import { openStage, type Stage } from './stage.ts'

const [anna, karlis, bruno] = [resident('anna', 'Anna Paraudziņa', '1950-02-11'), resident('karlis', 'Kārlis Paraudziņš', '1990-07-30'), resident('bruno', 'Bruno Piemērs', '1950-06-30')]
const ilze = staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])
const two: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }, { resident: karlis, role: 'adult', monthly: [{ kind: 'wage', euro: 60 }] }] }
const one: Household = { members: [{ resident: bruno, role: 'applicant', monthly: [{ kind: 'pension', euro: 100 }] }] }
let office: Office
let stage: Stage
let [differing, asked] = ['', '']

beforeAll(async () => {
  office = await openOffice('2026-06-01 10:00', { residents: [anna, karlis, bruno], staff: [ilze] })
  for (const household of [two, one]) registersAgree(office, household, '2026-06-01')
  Object.assign(office.registers.persons, {
    PMLP: [{ personCode: anna.personCode, declaredAddress: 'Parauga iela 5–7, Jelgava, LV-3001' }, { personCode: karlis.personCode, declaredAddress: 'Lielā iela 4, Kandava, Tukuma nov., LV-3120' }],
    NVA: [{ personCode: karlis.personCode, unemployedSince: '2025-10-06' }],
  })
  differing = (await apply(office, two, [{ kind: 'gmi' }])).caseId
  asked = (await apply(office, one, [{ kind: 'gmi' }])).caseId
  await office.until('2026-06-03', '10:00')
  const desk = office.as('staff:ilze')
  for (const [caseId, box] of [[differing, 'AwaitFactsSettled'], [asked, 'AwaitDecision']] as const) await desk.post(`/darbs/uzdevums/${(await openWait(office, { caseId }, box)).waitId}/panemt`, {})
  await desk.post(`/darbs/uzdevums/${(await openWait(office, { caseId: asked }, 'AwaitDecision')).waitId}`, { act: 'ask', question: 'Lūdzu, konta izrakstu.' })
  await office.until('2026-06-05', '10:00')
  stage = await openStage(office)
}, 60_000)
afterAll(() => stage.close())

describe.each([['desktop', desktop], ['phone', phone]] as const)('On a %s', (name, viewport) => {
  it('an organiser reads what differs, and mends when a request and an application came', async () => {
    const person = await stage.as('staff:ilze', viewport)
    await person.visit(`/darbs/uzdevums/${(await openWait(office, { caseId: differing }, 'AwaitFactsSettled')).waitId}`)
    expect(await person.said()).toContain('Parauga iela 5–7, Jelgava, LV-3001 (cita pašvaldība)')
    await person.picture(`facts-${name}`)
    await person.press('Saglabāt un izvērtēt vēlreiz')
    await person.picture(`facts-errors-${name}`)

    await person.visit(`/lietas/${asked}`)
    await person.picture(`case-${name}`)
    await person.follow(name === 'desktop' ? 'Ierakstīt, kad pieprasījums nogādāts uz papīra' : /^Labot piegādes dienu|^Ierakstīt, kad pieprasījums/)
    await person.picture(`delivery-${name}`)
    if (name === 'desktop') {
      await person.page.getByLabel('vienkārša vēstule').check()
      await person.page.getByLabel('Izsniegts vai nosūtīts').fill('03.06.2026.')
      await person.press('Ierakstīt')
    }
    await person.visit(`/lietas/${asked}?viss=1`)
    await person.follow(/^Labot saņemšanas dienu/)
    await person.picture(`receipt-${name}`)
    await person.page.getByLabel('Patiesībā saņemts').fill(name === 'desktop' ? '28.05.2026.' : '29.05.2026.')
    await person.page.getByLabel('Kurš papīrs to rāda').fill('Zīmogs uz iesnieguma')
    await person.page.getByLabel('Kāpēc ierakstītā diena bija nepareiza').fill('Papīrs gulēja pastkastē')
    await person.press('Pievienot labojumu')
    expect(await person.said()).toContain('Labota diena, kad saņemts iesniegums')
    await person.picture(`case-after-${name}`)
    expect(stage.findings).toEqual([])
  }, 60_000)
})

describe.each([['desktop', desktop], ['phone', phone]] as const)('On a %s', (name, viewport) => {
  it('an organiser enters what was earned in a month no form asked about', async () => {
    if (name === 'desktop') await answers(office, await openWait(office, { caseId: asked }, 'AwaitInformation'), 'resident:bruno', 'Provided', [], 'Pievienots.')
    const person = await stage.as('staff:ilze', viewport)
    await person.visit(`/darbs/uzdevums/${(await openWait(office, { caseId: asked }, 'AwaitDecision')).waitId}`)
    await person.picture(`silent-${name}`)
    await person.follow(name === 'desktop' ? /^Ierakstīt ienākumus/ : /^Labot ienākumus/)
    await person.picture(`enter-${name}`)
    await person.page.getByLabel('2026. gada februāris, 1. ienākums, eiro pēc nodokļiem').fill('1.234')
    await person.press('Saglabāt')
    await person.picture(`enter-errors-${name}`)
    await person.page.getByLabel('2026. gada februāris, 1. ienākums, eiro pēc nodokļiem').fill(name === 'desktop' ? '40' : '41')
    await person.page.getByLabel('2026. gada februāris, 1. ienākums', { exact: true }).selectOption('maintenance')
    await person.page.getByLabel('Vienreizēju ienākumu nebija').check()
    await person.page.getByRole('radio', { name: 'Rakstīts dokumentā' }).check()
    await person.page.getByLabel('Dokuments, ja rakstīts dokumentā').fill(`Konta izraksts, ${name}`)
    await person.page.getByLabel('Kurā dienā teikts').fill('04.06.2026.')
    await person.page.getByLabel('Kāpēc ierakstāt').fill('Labota saņemšanas diena')
    await person.press('Saglabāt')
    await person.visit(`/darbs/uzdevums/${(await openWait(office, { caseId: asked }, 'AwaitDecision')).waitId}`)
    expect(await person.said()).toContain(`Uzturlīdzekļi ${name === 'desktop' ? '40' : '41'},00 € (dokuments, Konta izraksts, ${name}, 04.06.2026., ierakstīts 05.06.2026.)`)
    await person.picture(`entered-${name}`)
    await person.visit(`/lietas/${asked}`)
    await person.picture(`means-${name}`)
    expect(stage.findings).toEqual([])
  }, 60_000)
})

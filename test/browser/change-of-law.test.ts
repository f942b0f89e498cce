// A change of law in a real browser: the supervisor signs a number of the law, has another replayed over past decisions and signs the list; the resident reads it on a phone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grants } from '../acceptance/acts.ts'
import { apply, registersAgree, type Household } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { desktop, phone, type Person } from './browser.ts'
import { openStage, type Stage } from './stage.ts'

const names: [string, string][] = [['anna', 'Anna Paraudziņa'], ['berta', 'Berta Otrā'], ['cilda', 'Cilda Trešā']]
const households = names.map(([id, name], i): Household => ({ members: [{ resident: resident(id, name, '1950-02-11'), role: 'applicant', monthly: [{ kind: 'pension', euro: 500 + 10 * i }] }], costs: 300 }))

let office: Office
let stage: Stage
let sandra: Person
let anna: Person
beforeAll(async () => {
  office = await openOffice('2026-01-12 10:00', { residents: households.map(({ members }) => members[0]!.resident), staff: [staff('sandra', 'Sandra Grīnberga', ['supervisor'], { title: 'Nodaļas vadītāja' }), staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] })
  for (const household of households) registersAgree(office, household, '2026-01-12')
  for (const household of households) {
    const { caseId, applicationId } = await apply(office, household, [{ kind: 'housing' }])
    await grants(office, caseId, `${applicationId}-housing`, 'ilze')
  }
  await office.until('2026-03-02', '10:00')
  stage = await openStage(office)
  ;[sandra, anna] = [await stage.as('staff:sandra', desktop), await stage.as('resident:anna', phone)]
})
afterAll(() => stage.close())

describe('The supervisor', () => {
  it('finds what waits for a signature, compares it with its source and signs it', async () => {
    await sandra.visit('/likums')
    await sandra.follow('Maznodrošinātas mājsaimniecības slieksnis')
    await sandra.press('Parakstīt rindu')
    expect(await sandra.said()).toContain('Ierakstiet, ar ko skaitli salīdzinājāt')
    await sandra.page.getByLabel('Ar ko salīdzinājāt').fill('Domes 2026. gada 29. janvāra lēmums')
    await sandra.page.getByLabel('sakrīt ar avotu').check()
    await sandra.press('Parakstīt rindu')
    expect(await sandra.said()).toContain('Sandra Grīnberga parakstīja 02.03.2026. 10:00')
  })

  it('has the raised coefficients replayed, reads the list and signs it', async () => {
    await sandra.visit('/likums/rinda?id=housing-coefficients%2F2026-01-01%2F2026-02-26')
    await sandra.press('Pārrēķināt iepriekšējos lēmumus')
    await sandra.follow('Saraksts gaida parakstu')
    await sandra.press('Paņemt uzdevumu')
    expect(await sandra.said()).toContain('Anna Paraudziņa')
    await sandra.screenshot('22-recalculation')
    await sandra.press('Parakstīt sarakstu')
    expect(await sandra.said()).toContain('Atbilde: parakstīts')
    await sandra.visit('/likums/rinda?id=housing-coefficients%2F2026-01-01%2F2026-02-26')
    expect(await sandra.said()).toContain('Parakstīts, starpības piešķirtas. Pārbaudīti 3 lēmumi')
  })
})

describe('The resident', () => {
  it('reads on her phone what more she gets and why', async () => {
    await anna.visit('/mani')
    await anna.follow('Atvērt')
    expect(await anna.said()).toContain('jums pienākas vēl 299,20 €')
    await anna.follow('Lasīt pārrēķinu')
    expect(await anna.said()).toContain('2026. gada janvāris: bija 192,70 €, tagad 267,50 €, starpība 74,80 €.')
  })
})

describe('Every page', () => {
  it('is clean to axe and no wider than the screen', () => expect(stage.findings).toEqual([]))
})

// Agreements, the hearing and absences in the real browser, on a desktop and a phone: axe finds nothing, nothing is wider than the screen.
import { afterEach, describe, expect, it } from 'vitest'
import { openWait } from '../acceptance/acts.ts'
import type { Office } from '../office.ts'
import { applies, openDesk, pensionOf, taskAt } from '../pages/caseworker/desk-office.ts'
import { desktop, phone } from './browser.ts'
import { openStage, type Stage } from './stage.ts'

let office: Office
let stage: Stage

afterEach(() => stage.close())

async function opened(): Promise<string> {
  office = await openDesk()
  const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
  stage = await openStage(office)
  return caseId
}

describe.each([['desktop', desktop], ['phone', phone]] as const)('On a %s', (size, viewport) => {
  it('a caseworker enters an agreement with its duties and reads the list', async () => {
    const caseId = await opened()
    await office.host.dependencies.store.waits.take(await openWait(office, { caseId }, 'AwaitDecision'), 'ilze')
    const ilze = await stage.as('staff:ilze', viewport)
    await ilze.visit(`/lietas/${caseId}`)
    await ilze.follow('Vienošanās')
    await ilze.follow('Jauna vienošanās')
    await ilze.press('Ierakstīt vienošanos')
    await ilze.picture(`agreement-errors-${size}`)
    expect(await ilze.said()).toContain('Ierakstiet vismaz vienu pienākumu.')
    const { page } = ilze
    await page.locator('[name=kind]').selectOption('co-operation')
    await page.locator('[name=personId]').selectOption('anna')
    await page.locator('[name=signedOn]').fill('05.03.2026.')
    await page.locator('[name=text-0]').fill('Reģistrēties NVA')
    await page.locator('[name=evidence-0]').fill('Izziņa no NVA')
    await page.locator('[name=dueOn-0]').fill('12.03.2026.')
    await page.locator('[name=verifierId-0]').selectOption('ilze')
    await ilze.picture(`agreement-new-${size}`)
    await ilze.press('Ierakstīt vienošanos')
    expect(await ilze.said()).toContain('Līdzdarbības vienošanās V/2026/1')
    await ilze.picture(`agreement-${size}`)
    expect(stage.findings).toEqual([])
  }, 30_000)

  it('a resident reads what is intended and answers', async () => {
    const caseId = await opened()
    const ilze = await stage.as('staff:ilze', viewport)
    const decision = await openWait(office, { caseId }, 'AwaitDecision')
    await ilze.visit(`/darbs/uzdevums/${decision.waitId}`)
    await ilze.press('Paņemt uzdevumu')
    const { page } = ilze
    await page.getByRole('radio', { name: 'Atteikt', exact: true }).check()
    await page.locator('[name=reasons]').first().check()
    await page.locator('[name=explanation]').fill('Mājsaimniecībā dzīvo vēl kāds, kas nav norādīts.')
    await page.locator('[name=hearing][value=hear]').check()
    await ilze.picture(`refuse-${size}`)
    for (const box of await page.locator('[name=confirmed]').all()) await box.check()
    await ilze.press('Lūgt iesniedzēja viedokli')
    const anna = await stage.as('resident:anna', viewport)
    const hearing = await openWait(office, { caseId }, 'AwaitHearing')
    await anna.visit('/mani')
    await anna.picture(`matters-heard-${size}`)
    await anna.visit(`/mani/${caseId}/viedoklis/${hearing.waitId}`)
    await anna.picture(`hearing-${size}`)
    expect(await anna.said()).toContain('Atteikt garantētā minimālā ienākuma (GMI) pabalstu.')
    await anna.page.locator('[name=view]').fill('Te dzīvoju tikai es; Bruno ir kaimiņš.')
    await anna.press('Nosūtīt viedokli')
    await anna.picture(`heard-${size}`)
    expect(stage.findings).toEqual([])
    expect(stage.findings).toEqual([])
  }, 30_000)

  it('a supervisor enters sickness, reads the plan and the load', async () => {
    const caseId = await opened()
    await office.as('staff:ilze').post(`${await taskAt(office, caseId, 'AwaitDecision')}/panemt`, {})
    const vija = await stage.as('staff:vija', viewport)
    await vija.visit('/darbinieki')
    await vija.picture(`load-${size}`)
    await vija.visit('/darbinieki/prombutnes')
    await vija.page.locator('[name=staffId]').selectOption('ilze')
    await vija.picture(`absences-${size}`)
    await office.as('staff:vija').post('/darbinieki/prombutnes', { staffId: 'ilze', kind: 'leave', from: '05.03.2026.', to: '24.04.2026.', deputyId: '' })
    await vija.visit('/darbinieki/prombutnes')
    await vija.page.locator('main a[href*="/prombutnes/"]').first().click()
    await vija.picture(`absence-${size}`)
    expect(await vija.said()).toContain('Anna Paraudziņa')
    await vija.press('Apstiprināt plānu un nodot darbus')
    await vija.picture(`absence-shared-${size}`)
    expect(await vija.said()).toContain('Inga Organizatore: 1 uzdevums')
    const anna = await stage.as('resident:anna', viewport)
    await anna.visit(`/mani/${caseId}`)
    await anna.picture(`lead-away-${size}`)
    expect(await anna.said()).toContain('Līdz 24.04.2026. ieskaitot jūsu lietu pieskata citi dienesta darbinieki')
    const { location: planned = '' } = await office.as('staff:vija').post('/darbinieki/prombutnes', { staffId: 'inga', kind: 'leave', from: '04.05.2026.', to: '15.05.2026.', deputyId: 'ilze' })
    await vija.visit(planned)
    await vija.picture(`absence-planned-${size}`)
    await vija.press('Prombūtne atcelta')
    expect(await vija.said()).toContain('atcelta pirms sākuma')
    await vija.visit(planned)
    await vija.picture(`absence-cancelled-${size}`)
    expect(stage.findings).toEqual([])
  }, 30_000)

  it('a draft that its author opens says who reads it', async () => {
    const caseId = await opened()
    const decision = await taskAt(office, caseId, 'AwaitDecision')
    await office.as('staff:ilze').post(`${decision}/panemt`, {})
    await office.as('staff:ilze').post(decision, { act: 'depart', departAmount: '45,00', departFrom: '2026-03', departCount: '6', departGround: 'Discretion', departReason: 'Vajadzīgas zāles.' })
    const ilze = await stage.as('staff:ilze', viewport)
    await ilze.visit(await taskAt(office, caseId, 'AwaitSecondReview'))
    await ilze.picture(`kept-from-${size}`)
    expect(await ilze.said()).toContain('Šo uzdevumu dara cits')
    expect(stage.findings).toEqual([])
  }, 30_000)
})

// Waits that are long, in the real browser: what whoever waits reads, and what whoever must act does. Axe finds nothing, nothing is wider than the screen.
import { afterEach, describe, expect, it } from 'vitest'
import { sweep } from '../../functions/platform/clock-service.ts'
import { openWait } from '../acceptance/acts.ts'
import { resident } from '../office.ts'
import { anna, applies, bruno, openDesk, pensionOf, taskAt } from '../pages/caseworker/desk-office.ts'
import { flat, openPlacingOffice, refers } from '../pages/provider/referred.ts'
import { desktop, phone } from './browser.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
afterEach(() => stage.close())

describe.each([['desktop', desktop], ['phone', phone]] as const)('On a %s', (size, viewport) => {
  it('the law’s term is extended, and the applicant reads the letter of it', async () => {
    const office = await openDesk()
    stage = await openStage(office)
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    const ilze = await stage.as('staff:ilze', viewport)
    await ilze.visit(await taskAt(office, caseId, 'AwaitDecision'))
    await ilze.press('Paņemt uzdevumu')
    await ilze.visit(`/lietas/${caseId}`)
    await ilze.follow(/^Pagarināt termiņu/)
    await ilze.page.getByLabel('Kāpēc agrāk nevar izlemt').fill('Jāsaņem izziņa par pensiju no ārvalsts')
    await ilze.picture(`extend-${size}`)
    await ilze.press('Pagarināt un paziņot iesniedzējam')
    await ilze.visit(`/lietas/${caseId}`)
    await ilze.picture(`extended-case-${size}`)
    const anna = await stage.as('resident:anna', viewport)
    await anna.visit(`/mani/${caseId}`)
    await anna.picture(`extended-resident-${size}`)
    await anna.follow(/^Lasīt paziņojumu Nr\. 2026\/T-1/)
    expect(await anna.said()).toContain('Jāsaņem izziņa par pensiju no ārvalsts (APL 64. pants).')
    await anna.picture(`extension-letter-${size}`)
    expect(stage.findings).toEqual([])
  }, 60_000)

  it('who waits long in a list reads when their need is looked at anew, and a social worker does so', async () => {
    const [first, berta] = [resident('anna', 'Anna Pirmā', '1950-01-01'), resident('berta', 'Berta Otrā', '1951-01-01')]
    const office = await openPlacingOffice(1, [first, berta])
    stage = await openStage(office)
    await refers(office, first)
    const { caseId } = await refers(office, berta)
    const reader = await stage.as('resident:berta', viewport)
    await reader.visit(`/mani/${caseId}`)
    await reader.picture(`waiting-resident-${size}`)
    expect(await reader.said()).toContain('Gaidāt kopš 05.03.2026.')
    await office.until('2026-06-08', '10:00')
    await stage.signsIn(reader, 'resident:berta')
    await reader.visit(`/mani/${caseId}`)
    await reader.picture(`waiting-looked-at-${size}`)
    const janis = await stage.as('staff:janis', viewport)
    await janis.visit('/darbs?rinda=komandas')
    await janis.picture(`waiting-team-${size}`)
    await janis.visit(`/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitNeedReview')).waitId}`)
    await janis.press('Paņemt uzdevumu')
    await janis.press('Apstiprināt')
    await janis.page.getByLabel('Jā, pakalpojums joprojām vajadzīgs').check()
    await janis.page.getByLabel('Ko noskaidrojāt un ko pastāstījāt klientam').fill('Viena joprojām nespēj; tikmēr aprūpe mājās. Pastāstīju, ka ir pirmā rindā.')
    await janis.picture(`waiting-task-${size}`)
    await janis.press('Apstiprināt')
    await janis.visit(`/lietas/${caseId}`)
    await janis.picture(`waiting-case-${size}`)
    await janis.visit(`/vietas/${flat}`)
    await janis.picture(`waiting-list-${size}`)
    expect(stage.findings).toEqual([])
  }, 60_000)

  it('planned leave nobody has decided about stands with the supervisors on its first morning', async () => {
    const office = await openDesk()
    stage = await openStage(office)
    for (const who of [anna, bruno]) {
      const { caseId } = await applies(office, pensionOf(150, who), { kind: 'gmi' })
      await office.as('staff:ilze').post(`${await taskAt(office, caseId, 'AwaitDecision')}/panemt`, {})
    }
    const { location = '' } = await office.as('staff:vija').post('/darbinieki/prombutnes', { staffId: 'ilze', kind: 'leave', from: '05.03.2026.', to: '24.04.2026.', deputyId: '' })
    const vija = await stage.as('staff:vija', viewport)
    await vija.visit(location)
    await vija.picture(`leave-entered-${size}`)
    await office.until('2026-03-06', '08:00')
    await sweep(office.host.dependencies)
    await stage.signsIn(vija, 'staff:vija')
    await vija.visit('/darbinieki/prombutnes')
    await vija.picture(`leaves-${size}`)
    await vija.visit(location)
    await vija.picture(`leave-told-${size}`)
    await vija.visit('/darbs?rinda=nodotie')
    expect(await vija.said()).toContain('Nodotie vadītājam (2)')
    await vija.picture(`leave-listed-${size}`)
    await vija.visit(location)
    await vija.press('Atstāt darbus, kā ir')
    await vija.picture(`leave-kept-${size}`)
    expect(stage.findings).toEqual([])
  }, 60_000)
})

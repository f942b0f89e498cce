// Waits that are long, in the real browser: what whoever waits reads, and what whoever must act does. Axe finds nothing, nothing is wider than the screen.
import { afterEach, describe, expect, it } from 'vitest'
import { applies, openDesk, pensionOf, taskAt } from '../pages/caseworker/desk-office.ts'
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
})

// The counter in the real browser, on a desktop and a phone: a free visit, the next at a price, one taken back; and the day's list.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { opensTask } from '../abuse/at-the-desk.ts'
import { openWait } from '../acceptance/acts.ts'
import { apply } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { desktop, phone } from './browser.ts'
import { openStage, type Stage } from './stage.ts'

const residents = [resident('anna', 'Anna Ozola', '1950-05-05'), resident('boriss', 'Boriss Kalniņš', '1955-01-01')]

let office: Office
let stage: Stage
beforeAll(async () => {
  office = await openOffice('2026-03-02 12:10', { residents, staff: [staff('dina', 'Dina Lietvede', ['clerk']), staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] })
  for (const who of residents) {
    const { caseId } = await apply(office, { members: [{ resident: who, role: 'applicant' }] }, [{ kind: 'gmi' }])
    await (await opensTask(office, 'ilze', await openWait(office, { caseId }, 'AwaitDecision')))({ act: 'grant', words: '' })
  }
  stage = await openStage(office)
}, 60_000)
afterAll(() => stage.close())

describe.each([['desktop', desktop, residents[0]!], ['phone', phone, residents[1]!]] as const)('On a %s', (size, viewport, visitor) => {
  it('a clerk gives a free shower, sees the next price, and takes a mistake back', async () => {
    const dina = await stage.as('staff:dina', viewport)
    await dina.visit('/pienemsana')
    await dina.follow('Higiēnas pakalpojumi')
    await dina.page.getByLabel('Personas kods').fill(visitor.personCode)
    await dina.press('Meklēt')
    await dina.picture(`hygiene-person-${size}`)
    await dina.press(/Ierakstīt bez maksas.*Duša/)
    expect(await dina.said()).toMatch(/4,66\s€/)
    await dina.press(/samaksāti.*Duša/)
    await dina.follow(/Atsaukt.*Duša/)
    await dina.press('Atsaukt apmeklējumu')
    await dina.page.getByLabel('Kāpēc tas ir kļūda').fill('Ierakstīts citai personai')
    await dina.picture(`hygiene-undo-${size}`)
    await dina.press('Atsaukt apmeklējumu')
    expect(await dina.said()).toContain('Atsaukts: Ierakstīts citai personai')
    await dina.picture(`hygiene-after-${size}`)
    await dina.visit('/pienemsana/higiena')
    await dina.picture(`hygiene-day-${size}`)
  }, 30_000)
})

describe('Axe', () => {
  it('finds nothing on any of these pages, and none scrolls sideways', () => expect(stage.findings).toEqual([]))
})

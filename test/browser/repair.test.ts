// A stopped execution in the real browser: of today, of more than 14 days ago, and closed by hand; axe finds nothing, nothing is wider than the screen.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grants, openWait } from '../acceptance/acts.ts'
import { apply, registersAgree, type Household } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { desktop, phone } from './browser.ts'
import { openStage, type Stage } from './stage.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const alone: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }
let office: Office
let stage: Stage
let [path, caseId] = ['', '']

beforeAll(async () => {
  office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('vija', 'Vija Vadošā', ['supervisor'])] }, {
    callBox: async (name, _, here) => {
      if (name === 'decision_RecordAward' && office.clock.now() < Date.UTC(2026, 2, 20)) throw new Error('broken for a test')
      return here()
    },
  })
  registersAgree(office, alone, '2026-03-05')
  const applied = await apply(office, alone, [{ kind: 'gmi' }])
  caseId = applied.caseId
  await grants(office, caseId, `${applied.applicationId}-gmi`, 'ilze')
  path = `/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitRepair')).waitId}`
  await office.as('staff:vija').post(`${path}/panemt`, {})
  stage = await openStage(office)
}, 60_000)
afterAll(() => stage.close())

describe('A supervisor', () => {
  it('goes on with it where it broke, and after 14 days has it begun anew, closed by hand or not', async () => {
    for (const [name, viewport] of [['desktop', desktop], ['phone', phone]] as const) {
      const person = await stage.as('staff:vija', viewport)
      await person.visit(path)
      expect(await person.said()).toContain('Turpinot izpilde iet no soļa, kurā tā apstājās')
      await person.picture(`repair-${name}`)
    }
    await office.until('2026-03-20', '10:00')
    const [large, small] = [await stage.as('staff:vija', desktop), await stage.as('staff:vija', phone)]
    for (const [name, person] of [['desktop', large], ['phone', small]] as const) {
      await person.visit(path)
      expect(await person.said()).toContain('Sākt izpildi no jauna')
      await person.picture(`begun-anew-${name}`)
    }
    await large.page.getByLabel('Iemesls').fill('Domāju, ka izmaksāts ar roku')
    await large.press('Slēgt ar roku')
    await large.picture('closed-desktop')
    await small.visit(path)
    await small.picture('closed-phone')
    await small.press('Atvērt no jauna')
    await small.press('Paņemt uzdevumu')
    await small.press('Sākt izpildi no jauna')
    expect(await small.said()).toMatch(/Sākta no jauna ar nosaukumu decision-\w+-gmi_2\./)
    await small.picture('begun-phone')
    expect((await office.host.dependencies.store.awards.ofCase(caseId)).payables).toHaveLength(6)
    expect(stage.findings).toEqual([])
  }, 60_000)
})

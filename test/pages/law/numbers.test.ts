// The numbers of the law on the web: who reads them, who signs a row of confidence C, and what the signature changes.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openOffice, resident, staff, type Office } from '../../office.ts'
import { apply, registersAgree, type Household } from '../../acceptance/household.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
/** Above the needy threshold of 425: only the low-income threshold, a row of confidence C, can tell her status. */
const between: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 450 }] }], costs: 300 }
const lowIncome = '/likums/rinda?id=low-income-threshold%2Ftukums%2F2026-01-01%2F2026-01-01'
const code = '/likums/rinda?id=ekk-codes.gmi.cash%2F2021-01-01%2F2021-01-01'
const form = { ground: 'Tukuma novada domes 2026. gada lēmums', read: 'yes' }

let office: Office
beforeEach(async () => {
  office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: [staff('sandra', 'Sandra Vadītāja', ['supervisor']), staff('rita', 'Rita Finansiste', ['finance-checker']), staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] })
})
afterEach(() => office.close())

/** What the assessment of a household that applies now says of its status. */
async function statusNow(): Promise<string> {
  office.registers.persons = {}
  registersAgree(office, between, '2026-03-05')
  const { caseId, applicationId } = await apply(office, between, [{ kind: 'housing' }])
  const answer = (await office.host.dependencies.store.assessments.latest(caseId, `${applicationId}-housing`))?.answer
  return answer === undefined || answer.outcome === 'Unsettled' ? '' : answer.status
}

describe('A row of confidence C', () => {
  it('holds for nobody until a supervisor signs it, and then for who applies next', async () => {
    expect(await statusNow()).toBe('unsettled')
    expect((await office.as('staff:sandra').get('/likums')).html).toContain('Gaida parakstu')
    expect((await office.as('staff:sandra').post(lowIncome, form)).location).toBe(lowIncome)
    expect((await office.as('staff:sandra').get(lowIncome)).html).toContain('Sandra Vadītāja parakstīja 05.03.2026.')
    expect(await statusNow()).toBe('low-income')
  })

  it('is signed with what it was compared with, and only when it was compared', async () => {
    const { html } = await office.as('staff:sandra').post(lowIncome, { ground: '-' })
    expect(html).toContain('Ierakstiet, ar ko skaitli salīdzinājāt')
    expect(html).toContain('Apstipriniet, ka esat salīdzinājis vērtību ar avotu')
    expect(await office.host.dependencies.store.law.signatures('tukums')).toEqual([])
  })

  it('signed twice is signed once', async () => {
    for (let clicks = 0; clicks < 2; clicks += 1) await office.as('staff:sandra').post(lowIncome, form)
    expect(await office.host.dependencies.store.law.signatures('tukums')).toHaveLength(1)
  })

  it('of the law is the supervisor’s to sign, an expenditure code the accountant’s; others see no form or no page', async () => {
    expect((await office.as('staff:rita').post(lowIncome, form)).status).toBe(404)
    expect((await office.as('staff:sandra').post(code, form)).status).toBe(404)
    expect((await office.as('staff:rita').post(code, form)).status).toBe(303)
    expect((await office.as('staff:ilze').get('/likums')).status).toBe(403)
    expect((await office.as('resident:anna').get('/likums')).status).toBe(403)
    expect((await office.host.dependencies.store.law.signatures('tukums')).map(({ by, rowId }) => [by, rowId])).toEqual([['rita', 'ekk-codes.gmi.cash/2021-01-01/2021-01-01']])
  })

  it('of another confidence, unsettled or unknown cannot be signed', async () => {
    for (const id of ['gmi-threshold/2026-01-01/2026-01-01', 'housing-cost-norms/2021-07-01/2021-07-01', 'low-income-threshold/ogre/2026-01-01/2026-01-01', 'nothing'])
      expect((await office.as('staff:sandra').post(`/likums/rinda?id=${encodeURIComponent(id)}`, form)).status).toBe(404)
  })
})

// The same form pressed twice at the same moment: the second press finds what the first has made, and a form of one person's page makes nothing of another's.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { grants, openWait } from '../acceptance/acts.ts'
import { apply, registersAgree, type Household } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office, type Visit } from '../office.ts'
import { hidden } from '../pages/applicant/at-the-form.ts'

const [anna, berta, reinis] = [resident('anna', 'Anna Ozola', '1950-05-05'), resident('berta', 'Berta Ozola', '1951-05-05'), resident('reinis', 'Reinis Ozols', '1980-05-05')]
const pensioner: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }
let office: Office
let [caseId, applicationId] = ['', '']
const store = () => office.host.dependencies.store
const twice = (who: string, path: string, fields: Record<string, string | string[]>): Promise<Visit[]> => Promise.all([1, 2].map(() => office.as(who).post(path, fields)))
const places = (visits: Visit[]) => visits.map(({ status, location }) => `${status} ${location}`)

beforeEach(async () => {
  office = await openOffice('2026-03-05 10:00', { residents: [anna, berta, reinis], staff: [
    staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('inga', 'Inga Organizatore', ['assistance-organiser']), staff('gundega', 'Gundega Grāmatvede', ['finance-maker']), staff('dina', 'Dina Lietvede', ['clerk']),
  ] })
  registersAgree(office, pensioner, '2026-03-05')
  const applied = await apply(office, pensioner, [{ kind: 'gmi' }])
  ;[caseId, applicationId] = [applied.caseId, applied.applicationId]
})
afterEach(() => office.close())

describe('Pressed twice at the same moment', () => {
  it('a task is taken once', async () => {
    const path = `/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitDecision')).waitId}`
    expect(places(await twice('staff:ilze', `${path}/panemt`, {}))).toEqual([`303 ${path}`, `303 ${path}`])
    expect((await store().journal.ofCase(caseId)).filter(({ what }) => what === 'TaskTaken')).toHaveLength(1)
    // A colleague who presses later still reads that somebody was quicker.
    expect((await office.as('staff:inga').post(`${path}/panemt`, {})).status).toBe(409)
  })

  it('a payout run is one run, which claims each payable once', async () => {
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
    const runId = hidden(await office.as('staff:gundega').get('/finanses'), 'runId')
    expect(places(await twice('staff:gundega', '/finanses', { runId, payOn: '06.03.2026.' }))).toEqual(Array.from({ length: 2 }, () => `303 /finanses/saraksti/${runId}`))
    expect((await store().runs.all()).map((run) => run.runId)).toEqual([runId])
    expect(await store().runs.lines(runId)).toHaveLength(1)
  })

  it('a case is handed over once', async () => {
    await office.as('staff:ilze').post(`/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitDecision')).waitId}/panemt`, {})
    const handOverId = hidden(await office.as('staff:ilze').get(`/lietas/${caseId}/nodot`), 'handOverId')
    expect(places(await twice('staff:ilze', `/lietas/${caseId}/nodot`, { handOverId, to: 'inga', told: 'Viss izstāstīts' }))).toEqual(Array.from({ length: 2 }, () => `303 /lietas/${caseId}#nodosanas`))
    expect((await store().cases.file(caseId))?.handOvers).toHaveLength(1)
  })
})

describe('A mandate', () => {
  const mandate = (mandateId: string) => ({ mandateId, code: reinis.personCode, scopes: ['read'], since: '05.03.2026.', until: '05.03.2027.', document: 'Pilnvara' })

  it('is entered once by two presses; the same form on another’s page takes nothing from whom it was for', async () => {
    const mandateId = hidden(await office.as('staff:dina').get('/pienemsana/anna'), 'mandateId')
    expect(places(await twice('staff:dina', '/pienemsana/anna/pilnvaras', mandate(mandateId)))).toEqual(['303 /pienemsana/anna', '303 /pienemsana/anna'])
    expect((await office.as('staff:dina').post('/pienemsana/berta/pilnvaras', mandate(mandateId))).status).toBe(409)
    expect((await store().mandates.ofRepresentative('reinis')).map(({ principalId }) => principalId)).toEqual(['anna'])
    expect(await store().mandates.ofPrincipal('berta')).toEqual([])
    await office.as('staff:dina').post('/pienemsana/berta/pilnvaras', mandate(hidden(await office.as('staff:dina').get('/pienemsana/berta'), 'mandateId')))
    expect((await store().mandates.ofRepresentative('reinis')).map(({ principalId }) => principalId).toSorted()).toEqual(['anna', 'berta'])
  })
})

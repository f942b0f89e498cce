// The administration: what is unsent, what stopped, and the switches of the demonstration's registers.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { apply } from '../../acceptance/household.ts'
import { executionEnded } from '../../../functions/platform/repair.ts'
import { openOffice, resident, staff, type Office } from '../../office.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const people = [staff('edgars', 'Edgars Pārzinis', ['administrator']), staff('sandra', 'Sandra Vadošā', ['supervisor']), staff('maija', 'Maija Vadītāja', ['manager'])]
let office: Office
afterEach(() => office.close())

describe('The administration', () => {
  beforeEach(async () => { office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: people }, { demonstration: false }) })

  it('says that everything is sent and nothing has stopped', async () => {
    const { html } = await office.as('staff:edgars').get('/parvalde')
    expect(html).toContain('Viss ir nosūtīts')
    expect(html).toContain('Neviena izpilde nav apstājusies')
  })
  it('counts what is unsent and says since when', async () => {
    const { store, newId } = office.host.dependencies
    const runId = newId()
    await store.runs.begin({ runId, number: '2026/1', throughMonth: '2026-03', payOn: '2026-03-06', makerId: 'gundega', madeAt: '2026-03-05T08:00:00.000Z', state: 'Collecting', due: { on: '2026-03-06', why: 'Izmaksas diena' } })
    const { html } = await office.as('staff:edgars').get('/parvalde')
    expect(html).toContain('<strong>1 ziņa</strong>')
    expect(html).toContain('vecākā kopš 05.03.2026. 10:00')
  })
  it('lists a stopped execution with its fault, taken or not, until it is repaired', async () => {
    const { caseId, applicationId } = await apply(office, { members: [{ resident: anna, role: 'applicant' }] }, [{ kind: 'gmi' }])
    const { store } = office.host.dependencies
    await executionEnded({ executionArn: 'arn:x', name: `decision-${applicationId}-gmi`, workflow: 'decision', status: 'FAILED', input: { caseId }, error: 'NeedsStaff', cause: JSON.stringify({ errorMessage: 'There is no decision' }), endedAt: '2026-03-05T08:00:00.000Z' }, office.host.dependencies)
    const page = async () => (await office.as('staff:edgars').get('/parvalde')).html
    for (const text of ['Lēmums', 'NeedsStaff', 'There is no decision', 'neviens nav paņēmis', `decision-${applicationId}-gmi`]) expect(await page()).toContain(text)
    const repair = async () => (await store.waits.of({ caseId })).find(({ box }) => box === 'AwaitRepair')!
    await store.waits.take(await repair(), 'sandra')
    expect(await page()).toContain('Sandra Vadošā')
    await store.waits.answer(await repair(), { outcome: 'ClosedByHand', by: 'staff:sandra', note: 'Slēgts' })
    expect(await page()).toContain('Neviena izpilde nav apstājusies')
  })
  it('has no switches where it is not a demonstration, and takes no posts to them', async () => {
    expect((await office.as('staff:edgars').get('/parvalde')).html).not.toContain('Demonstrācijas reģistri')
    expect((await office.as('staff:edgars').post('/parvalde/registri/VSAA', { state: 'down' })).status).toBe(404)
  })
  it('is the administrator’s alone', async () => {
    expect((await office.as('staff:maija').get('/parvalde')).status).toBe(403)
    expect((await office.as('staff:sandra').post('/parvalde/registri/VSAA', { state: 'down' })).status).toBe(403)
  })
})

describe('The demonstration’s registers', () => {
  beforeEach(async () => { office = await openOffice('2026-03-05 10:00', { staff: people }, { demonstration: true }) })
  const setting = () => office.host.dependencies.store.settings.read('simulated-registers')

  it('are up until they are switched, each by itself', async () => {
    expect((await office.as('staff:edgars').get('/parvalde')).html).toContain('(VSAA): <strong>Darbojas</strong>')
    expect((await office.as('staff:edgars').post('/parvalde/registri/VSAA', { state: 'down' })).status).toBe(303)
    await office.as('staff:edgars').post('/parvalde/registri/VID', { state: 'nonsense' })
    expect(await setting()).toEqual({ VSAA: 'down', VID: 'nonsense' })
    const { html } = await office.as('staff:edgars').get('/parvalde')
    expect(html).toContain('(VSAA): <strong>Neatbild</strong>')
    expect(html).toContain('(VID): <strong>Atbild aplami</strong>')
  })
  it.each([['VSAA', 'exploded'], ['VSAA', ''], ['CIA', 'down']])('take no switch of %s to "%s"', async (register, state) => {
    expect((await office.as('staff:edgars').post(`/parvalde/registri/${register}`, { state })).status).toBe(404)
    expect(await setting()).toBeUndefined()
  })
})

// The list of what can be decided today: what is ready stands there, what is not does not, and it is decided with the letter before one's eyes.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Office } from '../../office.ts'
import { anna, applies, bruno, openDesk, pensionOf, taskAt, textOf } from './desk-office.ts'

let office: Office
beforeEach(async () => { office = await openDesk() })
afterEach(() => office.close())
const today = async (who = 'ilze') => office.as(`staff:${who}`).get('/darbs?rinda=sodien')

describe('Decide today', () => {
  it('lists what is checked and within limits, and nothing that must be refused', async () => {
    const ready = await applies(office, pensionOf(150), { kind: 'gmi' })
    const not = await applies(office, pensionOf(400, bruno), { kind: 'gmi' })
    const page = await today()
    expect(page.html).toContain(await taskAt(office, ready.caseId, 'AwaitDecision'))
    expect(page.html).not.toContain(await taskAt(office, not.caseId, 'AwaitDecision'))
    expect(textOf(page.html)).toContain('Viss pārbaudīts; var lemt šodien')
    expect(textOf(page.html)).toContain('Izlemjami šodien (1)')
  })

  it('does not list what a colleague has in hand, nor what is of another team', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    const path = await taskAt(office, caseId, 'AwaitDecision')
    expect((await today('janis')).html).not.toContain(path)
    await office.as('staff:inga').post(`${path}/panemt`, {})
    expect((await today()).html).not.toContain(path)
    expect((await today('inga')).html).toContain(path)
  })

  it('leads to the decision with its letter, and the grant is out the same day', async () => {
    const { caseId, applicationId } = await applies(office, pensionOf(150, anna), { kind: 'gmi' })
    const path = await taskAt(office, caseId, 'AwaitDecision')
    const ilze = office.as('staff:ilze')
    const { location } = await ilze.post(`${path}/panemt`, {})
    expect(textOf((await ilze.get(location!)).html)).toContain('Vēstules projekts')
    await ilze.post(path, { act: 'grant' })
    expect(await office.host.dependencies.store.decisions.byProceeding(caseId, `${applicationId}-gmi`)).toMatchObject({ granted: true, number: '2026/L-1' })
    expect(textOf((await today()).html)).toContain('Nekā, ko varētu izlemt viens un uzreiz')
  })
})

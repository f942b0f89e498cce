// The register of agreements: one active of a kind, duties that become tasks on their day, and a breach the law hears of.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { apply } from '../../acceptance/household.ts'
import type { Office } from '../../office.ts'
import { applies, openDesk, pensionOf, taskAt, textOf, waitOf } from './desk-office.ts'

let office: Office
let caseId: string
beforeEach(async () => {
  office = await openDesk()
  ;({ caseId } = await applies(office, pensionOf(150), { kind: 'gmi' }))
  await as('ilze').get(`/lietas/${caseId}`)
})
afterEach(() => office.close())

const as = (who: string) => office.as(`staff:${who}`)
const agreement = {
  kind: 'co-operation', personId: 'anna', signedOn: '05.03.2026.',
  'text-0': 'Reģistrēties NVA', 'evidence-0': 'Izziņa no NVA', 'dueOn-0': '12.03.2026.', 'verifierId-0': 'ilze',
  'text-2': 'Apmeklēt nodarbību', 'evidence-2': 'Apmeklējuma lapa', 'dueOn-2': '20.03.2026.', 'verifierId-2': 'janis',
}
const signs = (more: Record<string, string> = {}) => as('ilze').post(`/lietas/${caseId}/vienosanas/jauna`, { ...agreement, ...more })
const agreements = () => office.host.dependencies.store.agreements.ofCase(caseId)

describe('An agreement', () => {
  it('stands on the case and in the printed list with its duties, evidence, day and verifier', async () => {
    expect((await signs()).location).toBe(`/lietas/${caseId}/vienosanas`)
    for (const path of [`/lietas/${caseId}`, `/lietas/${caseId}/vienosanas`]) {
      expect(textOf((await as('ilze').get(path)).html), path).toMatch(/Līdzdarbības vienošanās V\/2026\/1 Spēkā.*Anna Paraudziņa.*Reģistrēties NVA Izziņa no NVA 12\.03\.2026\. Ilze Organizatore vēl nav pārbaudīts.*Apmeklēt nodarbību/)
    }
  })

  it('is read by whoever made it, on the page of their case, and by nobody else of the household', async () => {
    await signs()
    const seen = async (who: string) => textOf((await office.as(`resident:${who}`).get(`/mani/${caseId}`)).html)
    expect(await seen('anna')).toMatch(/Par ko esam vienojušies Līdzdarbības vienošanās Nr\. V\/2026\/1, 05\.03\.2026\. Reģistrēties NVA – līdz 12\.03\.2026\. To redzēs pēc: Izziņa no NVA \(skatīs Ilze Organizatore\)/)
    const [agreement] = await agreements()
    await as('ilze').post(`/lietas/${caseId}/vienosanas/${agreement!.agreementId}/izbeigt`, { reason: 'Atrada darbu' })
    expect(await seen('anna')).not.toContain('vienojušies')
  })

  it('of a kind is one for a person at a time; when it has ended there may be another', async () => {
    await signs()
    expect((await signs()).status).toBe(409)
    expect((await signs({ kind: 'collaboration' })).status).toBe(303)
    const [first] = (await agreements()).filter(({ kind }) => kind === 'co-operation')
    const end = `/lietas/${caseId}/vienosanas/${first!.agreementId}/izbeigt`
    expect((await as('ilze').post(end, { reason: ' ' })).status).toBe(422)
    expect((await as('ilze').post(end, { reason: 'Atrada darbu' })).status).toBe(303)
    expect((await as('ilze').post(end, { reason: 'Atrada darbu' })).status).toBe(409)
    expect((await signs()).status).toBe(303)
    expect((await agreements()).filter(({ endedOn }) => endedOn === undefined)).toHaveLength(2)
  })

  it('entered in two tabs at once is entered once', async () => {
    const both = await Promise.all([signs(), signs()])
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409])
    expect(await agreements()).toHaveLength(1)
  })

  it.each([
    ['without duties', { 'text-0': '', 'evidence-0': '', 'dueOn-0': '', 'text-2': '', 'evidence-2': '', 'dueOn-2': '' }], ['with a duty nobody can measure', { 'evidence-0': '' }],
    ['with a day that has passed', { 'dueOn-0': '04.03.2026.' }], ['with a day nobody will see', { 'dueOn-0': '12.03.3026.' }], ['with the last day there is', { 'dueOn-0': '31.12.9999.' }], ['verified by finance', { 'verifierId-0': 'gundega' }],
  ])('%s is refused', async (_, more) => {
    expect((await signs(more)).status).toBe(422)
    expect(await agreements()).toEqual([])
  })
})

describe('A duty', () => {
  it('is its verifier’s task on the morning of its day and not before, and nobody’s when the agreement has ended', async () => {
    await signs()
    const list = async (who: string) => textOf((await as(who).get('/darbs?rinda=mani')).html)
    await office.until('2026-03-12', '07:59')
    expect(await list('ilze')).toContain('Mani (0)')
    await office.until('2026-03-12', '08:00')
    expect(await list('ilze')).toMatch(/Mani \(1\).*Pārbaudīt pienākuma izpildi.*Vienošanās pienākuma diena/)
    const [first] = await agreements()
    await as('ilze').post(`/lietas/${caseId}/vienosanas/${first!.agreementId}/izbeigt`, { reason: 'Atrada darbu' })
    await office.until('2026-03-20', '09:00')
    expect(await list('janis')).toContain('Mani (0)')
    expect(await list('ilze')).toContain('Mani (0)')
  })

  it('whose result nobody enters goes to the supervisor', async () => {
    await signs()
    await office.until('2026-03-17', '09:00')
    expect(textOf((await as('vija').get('/darbs?rinda=nodotie')).html)).toContain('Pārbaudīt pienākuma izpildi')
  })

  it('that is met or not is kept with what was seen', async () => {
    await signs()
    await office.until('2026-03-12', '09:00')
    const path = (await office.host.dependencies.store.waits.of({ caseId })).find(({ box, state, hold }) => box === 'AwaitDuty' && state === 'Open' && hold === undefined)!
    const at = `/darbs/uzdevums/${path.waitId}`
    expect((await as('ilze').post(at, { outcome: 'Met', seen: '' })).status).toBe(422)
    await as('ilze').post(at, { outcome: 'Met', seen: 'NVA izziņa Nr. 5' })
    expect(await waitOf(office, at)).toMatchObject({ state: 'Answered', outcome: 'Met' })
    expect(textOf((await as('ilze').get(`/lietas/${caseId}/vienosanas`)).html)).toContain('izpildīts , 12.03.2026. NVA izziņa Nr. 5')
  })

  it('of co-operation that was not met reaches the law: who lives alone and does not co-operate gets nothing', async () => {
    await signs()
    await office.until('2026-03-12', '09:00')
    const duty = (await office.host.dependencies.store.waits.of({ caseId })).find(({ box, state, hold }) => box === 'AwaitDuty' && state === 'Open' && hold === undefined)!
    await as('ilze').post(`/darbs/uzdevums/${duty.waitId}`, { outcome: 'NotMet', seen: 'NVA: nav reģistrējusies' })
    const { applicationId } = await apply(office, pensionOf(150), [{ kind: 'gmi' }], { caseId })
    expect((await office.host.dependencies.store.assessments.latest(caseId, `${applicationId}-gmi`))?.answer).toMatchObject({ outcome: 'NotEntitled', reasons: [{ code: 'CooperationRefused' }] })
    expect(await taskAt(office, caseId, 'AwaitDecision', `${applicationId}-gmi`)).toContain(applicationId)
  })
})

// Extending the law's term: once, with a reason the applicant reads, before the term has passed; every date of the task moves with it.
import { afterEach, describe, expect, it } from 'vitest'
import { openWait } from '../../acceptance/acts.ts'
import type { Office } from '../../office.ts'
import { applies, openDesk, pensionOf, taskAt, textOf } from './desk-office.ts'

let office: Office
afterEach(() => office.close())

async function decision() {
  office = await openDesk()
  const { caseId, applicationId } = await applies(office, pensionOf(150), { kind: 'gmi' })
  const path = await taskAt(office, caseId, 'AwaitDecision')
  const asIlze = office.as('staff:ilze')
  await asIlze.post(`${path}/panemt`, {})
  const matter = async () => (await office.host.dependencies.store.cases.proceeding(caseId, `${applicationId}-gmi`))!
  return { caseId, path, asIlze, matter }
}

describe('The law’s term', () => {
  it('is extended to four months with a reason; the task warns again before the new day, the journal tells, and the applicant reads why', async () => {
    const { caseId, path, asIlze, matter } = await decision()
    expect(textOf((await asIlze.get(`${path}/pagarinat`)).html)).toContain('07.04.2026.')
    expect((await asIlze.post(`${path}/pagarinat`, { reason: '-' })).html).toContain('to lasīs iesniedzējs')
    expect((await matter()).extension).toBeUndefined()
    expect((await asIlze.post(`${path}/pagarinat`, { reason: 'Jāsaņem ārvalsts izziņa' })).location).toBe(path)
    expect(await matter()).toMatchObject({ legalDue: { on: '2026-07-06', why: expect.stringContaining('4 mēneši no 5. marta') as string }, extension: { from: { on: '2026-04-07' }, reason: 'Jāsaņem ārvalsts izziņa', by: 'ilze' } })
    expect(textOf((await office.as('resident:anna').get(`/mani/${caseId}`)).html)).toContain('Jāsaņem ārvalsts izziņa')
    expect((await openWait(office, { caseId }, 'AwaitDecision')).legalDue?.on).toBe('2026-07-06')
    await office.until('2026-07-02')
    expect((await openWait(office, { caseId }, 'AwaitDecision')).escalatedAt?.slice(0, 10)).toBe('2026-07-01')
    expect((await office.host.dependencies.store.journal.ofCase(caseId)).find(({ what }) => what === 'TermExtended')).toMatchObject({ by: 'staff:ilze', note: 'Jāsaņem ārvalsts izziņa' })
  })

  it('is not extended after it has passed, nor by who has not the task in hand', async () => {
    const { path, matter } = await decision()
    expect((await office.as('staff:vija').post(`${path}/pagarinat`, { reason: 'Jāsaņem izziņa' })).status).toBe(409)
    await office.until('2026-04-08')
    expect((await office.as('staff:ilze').post(`${path}/pagarinat`, { reason: 'Jāsaņem izziņa' })).status).toBe(409)
    expect((await matter()).legalDue.on).toBe('2026-04-07')
  })

  it('extended once stays so', async () => {
    const { path, asIlze, matter } = await decision()
    await asIlze.post(`${path}/pagarinat`, { reason: 'Jāsaņem ārvalsts izziņa' })
    expect((await asIlze.post(`${path}/pagarinat`, { reason: 'Vēl jāgaida' })).status).toBe(409)
    expect((await matter()).extension?.reason).toBe('Jāsaņem ārvalsts izziņa')
  })
})

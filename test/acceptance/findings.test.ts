// What a caseworker finds before deciding changes the reckoning: a duty of co-operation broken, an urgent case; and the matter comes back to the same hands.
import { afterEach, describe, expect, it } from 'vitest'
import { openOffice, resident, staff, type Office, type Visit } from '../office.ts'
import { hidden, textOf } from '../pages/applicant/at-the-form.ts'
import { approves, openWait } from './acts.ts'
import { apply, pathOf, registersAgree, type Household } from './household.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1986-02-11')
const karlis = resident('karlis', 'Kārlis Paraudziņš', '1984-07-30')
const ilze = staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])
const couple: Household = { members: [{ resident: anna, role: 'applicant' }, { resident: karlis, role: 'adult' }] }

let office: Office
afterEach(() => office.close())

async function applied(household: Household): Promise<string> {
  office = await openOffice('2026-03-05 09:00', { residents: household.members.map((member) => member.resident), staff: [ilze] })
  registersAgree(office, household, '2026-03-05')
  return (await apply(office, household, [{ kind: 'gmi' }])).caseId
}

const file = async (caseId: string) => (await office.host.dependencies.store.cases.file(caseId))!

/** Ilze has the decision in hand and answers it at its page. */
async function decides(caseId: string, fields: Record<string, string | string[]>): Promise<{ page: Visit; answer: Visit }> {
  const desk = office.as('staff:ilze')
  const wait = await openWait(office, { caseId }, 'AwaitDecision')
  if (wait.person !== 'ilze') await desk.post(`/darbs/uzdevums/${wait.waitId}/panemt`, {})
  const page = await desk.get(`/darbs/uzdevums/${wait.waitId}`)
  return { page, answer: await desk.post(`/darbs/uzdevums/${wait.waitId}`, { read: hidden(page, 'read'), ...fields }) }
}

describe('who breaks a duty of co-operation', () => {
  const breach = { act: 'assess', notCooperating: ['karlis'], duty: 'reģistrēties NVA', dutyDue: '02.03.2026.', evidence: 'NVA reģistrā viņa nav (05.03.2026.)' }

  it('loses his share: 318 € for two become 159 €, reckoned anew and back in the same hands', async () => {
    const caseId = await applied(couple)
    const { page } = await decides(caseId, breach)
    expect(textOf(page)).toContain('318,00 € mēnesī')
    expect((await openWait(office, { caseId }, 'AwaitDecision')).person).toBe('ilze')
    const again = await decides(caseId, { act: 'grant', words: '', hearing: 'ViewKnown' })
    expect(textOf(again.page)).toContain('159,00 € mēnesī')
    const { payables, decisions, assessments } = await file(caseId)
    expect(payables.map(({ amountCents }) => amountCents)).toEqual([159_00, 159_00, 159_00])
    expect(decisions[0]).toMatchObject({ assessmentAttempt: 2 })
    expect(decisions[0]?.letter?.reckoning.join(' ')).toContain('Pabalsts bez to personu daļas, kuras nepilda līdzdarbības pienākumus, ir 159,00')
    expect(assessments.map(({ attempt, answer }) => [attempt, answer?.outcome === 'Entitled' ? answer.amountCents : 0])).toEqual([[1, 318_00], [2, 159_00]])
    expect(pathOf(office, 'decision', `decision-${Object.values(assessments)[0]?.proceedingId}`)).toEqual(['AwaitDecision', 'WhatWasDecided?', 'ReassessMeans', 'AwaitDecision', 'WhatWasDecided?', 'IssueDecision', 'WhatFollows?', 'RecordAward', 'BenefitAwarded'])
  })

  it('is heard before anything is taken from him', async () => {
    const caseId = await applied(couple)
    await decides(caseId, breach)
    await decides(caseId, { act: 'grant', words: '' })
    const hearing = await openWait(office, { caseId }, 'AwaitHearing')
    expect(hearing).toMatchObject({ owner: 'resident' })
    const read = textOf(await office.as('resident:anna').get(`/mani/${caseId}/viedoklis/${hearing.waitId}`))
    for (const words of ['Piešķirt samazinātā apmērā: 159,00 € mēnesī, 2026. gada marts – 2026. gada maijs.', 'Kārlis Paraudziņš nepilda līdzdarbības pienākumu: reģistrēties NVA, līdz 02.03.2026.', 'To rāda: NVA reģistrā viņa nav (05.03.2026.)']) expect(read).toContain(words)
    expect((await file(caseId)).payables).toEqual([])
  })

  it('is heard as well when the duty stood in an agreement', async () => {
    const caseId = await applied(couple)
    const desk = office.as('staff:ilze')
    await decides(caseId, { act: 'grant', words: '' })
    await desk.post(`/lietas/${caseId}/vienosanas/jauna`, { kind: 'co-operation', personId: 'karlis', signedOn: '05.03.2026.', 'text-0': 'Reģistrēties NVA', 'evidence-0': 'Izziņa no NVA', 'dueOn-0': '12.03.2026.', 'verifierId-0': 'ilze' })
    await office.until('2026-05-29', '09:00')
    await desk.post(`/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitDuty')).waitId}`, { outcome: 'NotMet', seen: 'NVA: nav reģistrējies' })
    registersAgree(office, couple, '2026-06-01')
    await office.until('2026-06-01', '09:00')
    await apply(office, couple, [{ kind: 'gmi' }], { caseId })
    const { page } = await decides(caseId, { act: 'grant', words: '' })
    expect(textOf(page)).toContain('159,00 € mēnesī')
    const hearing = await openWait(office, { caseId }, 'AwaitHearing')
    const read = textOf(await office.as('resident:anna').get(`/mani/${caseId}/viedoklis/${hearing.waitId}`))
    expect(read).toMatch(/Kārlis Paraudziņš nepilda līdzdarbības pienākumu: Reģistrēties NVA, līdz 12\.03\.2026\..*To rāda: V\/2026\/1: NVA: nav reģistrējies/)
  })

  it('is not found without the duty, its past day and the evidence: a reduction could not be reasoned', async () => {
    const caseId = await applied(couple)
    const said = async (fields: Record<string, string>) => { const { answer } = await decides(caseId, { ...breach, ...fields }); return [answer.status, textOf(answer)] as const }
    for (const [fields, words] of [[{ duty: '' }, 'Ierakstiet, kurš pienākums nav pildīts.'], [{ dutyDue: '06.03.2026.' }, 'tai jābūt pagājušai'], [{ evidence: '' }, 'Ierakstiet, no kā redzams']] as const) {
      const [status, text] = await said(fields)
      expect(status).toBe(422)
      expect(text).toContain(words)
    }
    expect((await file(caseId)).assessments).toHaveLength(1)
  })

  it('gets nothing who lives alone', async () => {
    const caseId = await applied({ members: [{ resident: anna, role: 'applicant' }] })
    await decides(caseId, { ...breach, notCooperating: ['anna'] })
    const refusal = { act: 'refuse', reasons: ['CooperationRefused'] }
    // That the office has found it is no statement of hers: she is heard, unless there is another reason not to.
    expect((await decides(caseId, { ...refusal, hearing: 'OwnStatements' })).answer.status).toBe(422)
    const { page } = await decides(caseId, { ...refusal, hearing: 'ViewKnown' })
    await approves(office, caseId, (await openWait(office, { caseId }, 'AwaitSecondReview')).proceedingId!, 'kolegis')
    expect(textOf(page)).toContain('nav noslēgta vai nav pildīta vienošanās par līdzdarbību')
    expect((await file(caseId)).decisions).toMatchObject([{ granted: false, reasons: [{ code: 'CooperationRefused', law: 'SPSPL 37. pants' }] }])
  })
})

describe('an urgent case', () => {
  it('with savings over the limit is granted for one month once a caseworker finds that it cannot wait', async () => {
    const caseId = await applied({ members: [{ resident: anna, role: 'applicant' }], savings: 500 })
    const { page } = await decides(caseId, { act: 'assess', urgent: 'yes' })
    expect(textOf(page)).toContain('uzkrājumi 500,00 € pārsniedz atļautos 425,00 €')
    const again = await decides(caseId, { act: 'grant', confirmed: ['UrgentOneMonth'], words: '' })
    expect(textOf(again.page)).toContain('Steidzams gadījums: piešķir uz vienu mēnesi')
    expect((await file(caseId)).payables).toMatchObject([{ month: '2026-03', amountCents: 187_00 }])
  })
})

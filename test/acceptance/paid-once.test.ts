// The same month of the same benefit is granted to nobody twice: not in a second application, not in another case, not in a race.
import { afterEach, describe, expect, it } from 'vitest'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { grants, openWait, refuses } from './acts.ts'
import { apply, registersAgree, type Household } from './household.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const karlis = resident('karlis', 'Kārlis Paraudziņš', '1948-07-30')
const couple: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }, { resident: karlis, role: 'adult' }] }
const sameCouple: Household = { members: [{ resident: karlis, role: 'applicant' }, { resident: anna, role: 'adult', monthly: [{ kind: 'pension', euro: 150 }] }] }

let office: Office
afterEach(() => office.close())

async function open(): Promise<void> {
  office = await openOffice('2026-03-05 10:00', { residents: [anna, karlis], staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] })
  registersAgree(office, couple, '2026-03-05')
}

describe('A household with an award of March to August', () => {
  it('that applies again in March is refused: every month is awarded already', async () => {
    await open()
    const first = await apply(office, couple, [{ kind: 'gmi' }])
    await grants(office, first.caseId, `${first.applicationId}-gmi`, 'ilze')
    const second = await apply(office, couple, [{ kind: 'gmi' }], { caseId: first.caseId })
    await refuses(office, second.caseId, `${second.applicationId}-gmi`, 'ilze')
    expect((await office.host.dependencies.store.decisions.byProceeding(second.caseId, `${second.applicationId}-gmi`))?.reasons.map(({ code }) => code)).toEqual(['AlreadyAwarded'])
    expect((await office.host.dependencies.store.awards.ofCase(first.caseId)).payables).toHaveLength(6)
  })

  it('that applies in August gets September to January, and August is not paid twice', async () => {
    await open()
    const first = await apply(office, couple, [{ kind: 'gmi' }])
    await grants(office, first.caseId, `${first.applicationId}-gmi`, 'ilze')
    await office.until('2026-08-20')
    office.registers.persons = {}
    registersAgree(office, couple, '2026-08-20')
    const second = await apply(office, couple, [{ kind: 'gmi' }], { caseId: first.caseId })
    const { store } = office.host.dependencies
    expect((await store.assessments.latest(second.caseId, `${second.applicationId}-gmi`))?.answer).toMatchObject({
      outcome: 'Entitled', months: ['2026-09', '2026-10', '2026-11', '2026-12', '2027-01'], remarks: [{ code: 'MonthsAlreadyAwarded' }],
    })
  })

  it('is one household, whoever of it applies: the other adult’s application in a case of their own is refused', async () => {
    await open()
    const first = await apply(office, couple, [{ kind: 'gmi' }])
    await grants(office, first.caseId, `${first.applicationId}-gmi`, 'ilze')
    const second = await apply(office, sameCouple, [{ kind: 'gmi' }])
    await refuses(office, second.caseId, `${second.applicationId}-gmi`, 'ilze')
    expect((await office.host.dependencies.store.awards.ofCase(second.caseId)).payables).toEqual([])
  })

  it('with two applications waiting for decision is granted one of them: the second grant is told so, and nothing is written', async () => {
    await open()
    const first = await apply(office, couple, [{ kind: 'gmi' }])
    const second = await apply(office, sameCouple, [{ kind: 'gmi' }])
    await grants(office, first.caseId, `${first.applicationId}-gmi`, 'ilze')
    await expect(grants(office, second.caseId, `${second.applicationId}-gmi`, 'ilze')).rejects.toThrow('jau ir piešķirts citā lietvedībā')
    expect(await openWait(office, second, 'AwaitDecision')).toMatchObject({ state: 'Open', person: 'ilze' })
    expect(await office.host.dependencies.store.decisions.byProceeding(second.caseId, `${second.applicationId}-gmi`)).toBeUndefined()
  })

  it('may have the housing benefit for the same months', async () => {
    await open()
    const both = await apply(office, { ...couple, costs: 200 }, [{ kind: 'gmi' }, { kind: 'housing' }])
    for (const kind of ['gmi', 'housing']) await grants(office, both.caseId, `${both.applicationId}-${kind}`, 'ilze')
    expect((await office.host.dependencies.store.awards.ofCase(both.caseId)).payables).toHaveLength(12)
  })
})

describe('An adult who has not signed', () => {
  it('is asked about in no register, and the refusal says nothing of the household’s means', async () => {
    await open()
    const { caseId, applicationId } = await apply(office, couple, [{ kind: 'gmi' }], { everyoneSigns: false })
    await office.until('2026-03-20', '00:10')
    expect(office.registers.asked).toEqual([])
    const answer = (await office.host.dependencies.store.assessments.latest(caseId, `${applicationId}-gmi`))?.answer
    expect(answer).toMatchObject({ outcome: 'NotEntitled', derivation: [], reasons: [{ code: 'NotSignedByAllAdults' }] })
    expect(JSON.stringify(answer)).not.toContain('15000')
  })
})

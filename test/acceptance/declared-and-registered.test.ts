// What is declared of residence and work, and what the registers have of it: a task like any other difference, settled by the organiser or put to the resident first.
import { afterEach, describe, expect, it } from 'vitest'
import type { RegisterPerson } from '../../functions/domain/register.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { hidden, textOf } from '../pages/applicant/at-the-form.ts'
import { openWait, openWaits } from './acts.ts'
import { apply, declared, registersAgree, type Household } from './household.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const karlis = resident('karlis', 'Kārlis Paraudziņš', '1990-07-30')
const alone: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 100 }] }] }
const withSon: Household = { members: [...alone.members, { resident: karlis, role: 'adult', monthly: [{ kind: 'wage', euro: 60 }] }] }
const ilze = staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])

let office: Office
afterEach(() => office.close())

type Known = Partial<Record<'PMLP' | 'NVA', RegisterPerson[]>>

/** Applied for on 5 March 2026, the registers saying besides what they are given. */
async function applied(household: Household, known: Known, kind: 'gmi' | 'housing' = 'gmi') {
  office = await openOffice('2026-03-05 09:00', { residents: household.members.map((member) => member.resident), staff: [ilze] })
  registersAgree(office, household, '2026-03-05')
  Object.assign(office.registers.persons, known)
  const { caseId, applicationId } = await apply(office, household, [{ kind }])
  const { store } = office.host.dependencies
  return { caseId, applicationId, proceedingId: `${applicationId}-${kind}`, store, answer: async () => (await store.assessments.latest(caseId, `${applicationId}-${kind}`))?.answer }
}

const boxes = async (caseId: string) => (await openWaits(office, { caseId })).map(({ box }) => box)

/** Ilze takes the task, reads it, and answers. */
async function settles(caseId: string, fields: Record<string, string>) {
  const desk = office.as('staff:ilze')
  const wait = await openWait(office, { caseId }, 'AwaitFactsSettled')
  if (wait.person === undefined) await desk.post(`/darbs/uzdevums/${wait.waitId}/panemt`, {})
  const page = textOf(await desk.get(`/darbs/uzdevums/${wait.waitId}`))
  const answer = await desk.post(`/darbs/uzdevums/${wait.waitId}`, fields)
  expect(answer.status, textOf(answer)).toBe(303)
  return page
}
const at = (declaredAddress: string, { personCode } = anna): Known => ({ PMLP: [{ personCode, declaredAddress }] })
const byRegister = { 'holds-0': 'register', 'reason-0': 'Pārbaudīts pie iesniedzējas', 'document-0': 'PMLP izziņa Nr. 7, 05.03.2026.' }
const asDeclared = { ...byRegister, 'holds-0': 'declared' }

describe('A declared address', () => {
  it('written otherwise is the same address', async () => {
    const { caseId } = await applied(alone, at('PILS IELA 1, DZ. 2, TUKUMS, TUKUMA NOV., LV-3101'))
    expect(await boxes(caseId)).toEqual(['AwaitDecision'])
  })

  it('in another municipality waits for a person, who reads both, where each is from, and why it matters', async () => {
    const { caseId, applicationId, store, answer } = await applied(alone, at('Parauga iela 5–7, Jelgava, LV-3001'))
    expect(await boxes(caseId)).toEqual(['AwaitFactsSettled'])
    expect(await answer()).toBeUndefined()
    const page = await settles(caseId, asDeclared)
    expect(page).toContain('Deklarētā dzīvesvieta Pils iela 1 – 2, Tukums Parauga iela 5–7, Jelgava, LV-3001 (cita pašvaldība) PMLP, 05.03.2026.')
    expect(page).toContain('Palīdz pašvaldība, kurā ir deklarētā dzīvesvieta (SPSPL 3. pants).')
    expect(await store.assessments.settlements(caseId, applicationId)).toMatchObject([{ key: 'PMLP:anna:residence:', holds: 'declared', reason: 'Pārbaudīts pie iesniedzējas', document: 'PMLP izziņa Nr. 7, 05.03.2026.', by: 'ilze' }])
    expect(await answer()).toMatchObject({ outcome: 'Entitled', amountCents: 87_00 })
    expect(textOf(await office.as('staff:ilze').get(`/lietas/${caseId}`))).toContain('Dokuments: PMLP izziņa Nr. 7, 05.03.2026.')
  })

  it('that the register has rightly in another municipality is a reason to refuse, which a person drafts and the resident is heard on', async () => {
    const { caseId, answer } = await applied(alone, at('Parauga iela 5–7, Jelgava, LV-3001'))
    await settles(caseId, byRegister)
    expect(await answer()).toMatchObject({ outcome: 'NotEntitled', reasons: [{ code: 'NotDeclaredInMunicipality', law: 'SPSPL 3. pants' }] })
    expect(await boxes(caseId)).toEqual(['AwaitDecision'])
  })

  it('elsewhere in this municipality leaves the right to assistance as it is', async () => {
    const { caseId, store, proceedingId, answer } = await applied(alone, at('Lielā iela 4, Kandava, Tukuma nov.'))
    await settles(caseId, byRegister)
    expect(await answer()).toMatchObject({ outcome: 'Entitled', amountCents: 87_00 })
    expect((await store.assessments.latest(caseId, proceedingId))?.asked?.facts.dwelling).toMatchObject({ declaredThere: false, declaredInMunicipality: true, provenance: declared, residence: { source: 'register', name: 'PMLP', asOf: '2026-03-05' } })
  })

  it('is put to the resident first, and their answer comes back to whoever asked', async () => {
    const { caseId } = await applied(alone, at('Parauga iela 5–7, Jelgava'))
    await settles(caseId, { act: 'ask', question: 'Kurā adresē esat deklarēta?' })
    const wait = await openWait(office, { caseId }, 'AwaitInformation')
    expect(textOf(await office.as('resident:anna').get('/mani'))).toContain('Kurā adresē esat deklarēta?')
    await office.as('resident:anna').post(`/mani/${caseId}/atbildet/${wait.waitId}`, { reply: 'Vakar deklarējos Tukumā.' })
    expect((await openWait(office, { caseId }, 'AwaitFactsSettled')).person).toBe('ilze')
    expect(await settles(caseId, asDeclared)).toContain('Vakar deklarējos Tukumā.')
    expect(await boxes(caseId)).toEqual(['AwaitDecision'])
  })

  it('of another of the household asks who lives here; whoever does not is another household, with their own income and months', async () => {
    const { caseId, proceedingId, store, answer } = await applied(withSon, at('Lielā iela 4, Kandava, Tukuma nov.', karlis))
    const page = await settles(caseId, byRegister)
    expect(page).toContain('Kārlis Paraudziņš Dzīvesvieta dzīvo kopā ar iesniedzēju: Pils iela 1 – 2, Tukums deklarēts: Lielā iela 4, Kandava, Tukuma nov. (šī pašvaldība)')
    // Alone on 100: 187 − 100. With him it would be 187 + 131 − 160.
    expect(await answer()).toMatchObject({ outcome: 'Entitled', amountCents: 87_00 })
    const desk = office.as('staff:ilze')
    const task = `/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitDecision')).waitId}`
    await desk.post(`${task}/panemt`, {})
    await desk.post(task, { act: 'grant', words: '', read: hidden(await desk.get(task), 'read') })
    expect(await store.awards.awardedMonths(['anna'], 'gmi', 'another')).toEqual(['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'])
    expect(await store.awards.awardedMonths(['karlis'], 'gmi', 'another')).toEqual([])
    expect((await store.cases.proceeding(caseId, proceedingId))?.status).toBe('Awarded')
  })

  it('of another who does live here and shares the expenses keeps them in the household', async () => {
    const { caseId, answer } = await applied(withSon, at('Lielā iela 4, Kandava, Tukuma nov.', karlis))
    await settles(caseId, asDeclared)
    expect(await answer()).toMatchObject({ outcome: 'Entitled', amountCents: 158_00 })
  })

  it('is asked about a benefit by an event only where its terms ask for the residence: help in a crisis waits for no address', async () => {
    office = await openOffice('2026-03-05 09:00', { residents: [anna], staff: [ilze] })
    Object.assign(office.registers.persons, at('Parauga iela 5–7, Jelgava'))
    const waiting = async (kind: 'newborn' | 'crisis') => boxes((await apply(office, alone, [{ kind }], { caseId: office.host.dependencies.newId() })).caseId)
    expect(await waiting('newborn')).toEqual(['AwaitFactsSettled'])
    expect(await waiting('crisis')).toEqual(['AwaitOpinion'])
  })

  it('of an application of an older release is compared with the one the office has', async () => {
    const { caseId, applicationId, store } = await applied(alone, at('Pils iela 1-2, Tukums'))
    expect((await store.applications.byId(caseId, applicationId))?.residence).toBeUndefined()
    expect(await boxes(caseId)).toEqual(['AwaitDecision'])
  })

  it('of all of them at one other door is one question', async () => {
    const elsewhere = 'Lielā iela 4, Kandava, Tukuma nov.'
    const { caseId, store, proceedingId } = await applied(withSon, { PMLP: [anna, karlis].map(({ personCode }) => ({ personCode, declaredAddress: elsewhere })) })
    expect((await store.assessments.latest(caseId, proceedingId))?.contradictions.map(({ key }) => key)).toEqual(['PMLP:anna:residence:'])
  })
})

describe('Work', () => {
  it('with a wage after the agency registered them as unemployed waits for a person; the income stays what it is', async () => {
    const { caseId, answer } = await applied(withSon, { NVA: [{ personCode: karlis.personCode, unemployedSince: '2025-10-06' }] })
    expect(await boxes(caseId)).toEqual(['AwaitFactsSettled'])
    expect(await settles(caseId, { ...asDeclared, 'document-0': '' })).toContain('Kārlis Paraudziņš Nodarbinātība alga arī pēc reģistrācijas bezdarbnieka statusā bezdarbnieks kopš 06.10.2025. NVA, 05.03.2026.')
    expect(await answer()).toMatchObject({ outcome: 'Entitled', amountCents: 158_00 })
  })

  it('of nobody who could work, neither working nor registered, is asked about; whether a duty holds the organiser says, and the rules take nothing away', async () => {
    const jobless: Household = { members: [{ resident: karlis, role: 'applicant' }] }
    const { caseId, answer } = await applied(jobless, { NVA: [] })
    const page = await settles(caseId, { ...byRegister, 'reason-0': 'Slēgsim vienošanos' })
    expect(page).toContain('Kārlis Paraudziņš Nodarbinātība darba ienākumu nav, iemesls nav zināms nav reģistrēts kā bezdarbnieks NVA')
    expect(page).toContain('avotos nav apstiprināts, tāpēc vērtējat jūs')
    expect(await answer()).toMatchObject({ outcome: 'Entitled', amountCents: 187_00 })
  })

  it('registered as unemployed, or of pension age, is no question', async () => {
    const { caseId } = await applied({ members: [...alone.members, { resident: karlis, role: 'adult' }] }, {})
    expect(await boxes(caseId)).toEqual(['AwaitDecision'])
  })

  it('is not asked of a benefit by an event, nor while the agency is silent', async () => {
    office = await openOffice('2026-03-05 09:00', { residents: [karlis], staff: [ilze] })
    const { caseId } = await apply(office, { members: [{ resident: karlis, role: 'applicant' }] }, [{ kind: 'newborn' }])
    expect((await boxes(caseId)).includes('AwaitFactsSettled')).toBe(false)
  })
})

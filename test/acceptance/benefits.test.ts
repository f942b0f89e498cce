// Benefits by an event and by status from the resident's form to a payable: asked at the pages, decided at the desk, paid once.
import { afterEach, describe, expect, it } from 'vitest'
import { resident, openOffice, staff, type Office, type Visit } from '../office.ts'
import { hidden, signAndSubmit, textOf } from '../pages/applicant/at-the-form.ts'
import { approves, beginsRun, openWait, openWaits } from './acts.ts'
import { pathOf } from './household.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const ilze = staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])
const sandra = staff('sandra', 'Sandra Sociālā', ['social-worker'])
const berta = staff('berta', 'Berta Grāmatvede', ['finance-maker'])

let office: Office
afterEach(() => office.close())

const at = '/pieteikties'
const account = { iban: 'LV80 BANK 0000 4351 9500 1' }
const home = { declaredThere: 'yes', livingThere: 'yes' }
const date = (field: string, day: string) => { const [y = '', m = '', d = ''] = day.split('-'); return { [`${field}-day`]: d, [`${field}-month`]: m, [`${field}-year`]: y } }
const person = (givenName: string, familyName: string, code: string, born: string) => ({ givenName, familyName, code, ...date('birthDate', born) })

/** Asks for these benefits, each with what its page was told. */
async function asks(claims: Record<string, Record<string, string | string[]>>, more: Record<string, Record<string, string | string[]>> = { majoklis: home, konts: account }): Promise<string> {
  const visitor = office.as('resident:anna')
  await visitor.post(`${at}/palidziba`, { wishes: Object.keys(claims) })
  for (const [page, fields] of Object.entries(more)) await visitor.post(`${at}/${page}`, fields)
  for (const [kind, fields] of Object.entries(claims)) {
    if (Object.keys(fields).length === 0) continue
    const answer = await visitor.post(`${at}/pabalsts-${kind}`, fields)
    if (answer.status !== 303) throw new Error(textOf(answer))
  }
  const { applicationId, answer } = await signAndSubmit(visitor)
  if (answer.status !== 303) throw new Error(textOf(answer))
  return applicationId
}

/** A colleague opens the task, takes it and answers it at its page. */
async function does(who: string, caseId: string, box: string, proceedingId: string, fields: Record<string, string | string[]>): Promise<{ page: Visit; answer: Visit }> {
  const desk = office.as(`staff:${who}`)
  const wait = await openWait(office, { caseId }, box, proceedingId)
  if (wait.person !== who) await desk.post(`/darbs/uzdevums/${wait.waitId}/panemt`, {})
  const page = await desk.get(`/darbs/uzdevums/${wait.waitId}`)
  return { page, answer: await desk.post(`/darbs/uzdevums/${wait.waitId}`, { read: hidden(page, 'read'), ...fields }) }
}
const grant = (caseId: string, kind: string, who = 'ilze') => does(who, caseId, 'AwaitDecision', `${caseId}-${kind}`, { act: 'grant', confirmed: ['ProofToCheck', 'IncomeOutsidePeriod', 'StatusUnsettled'] })
const file = async (caseId: string) => (await office.host.dependencies.store.cases.file(caseId))!
const open = async (day: string) => { office = await openOffice(`${day} 09:00`, { residents: [anna], staff: [ilze, sandra, berta] }) }

describe('a newborn', () => {
  const child = person('Emma', 'Paraudziņa', '320001-12345', '2026-02-20')

  it('is asked about on one page and no register of income is asked; one payable in the month of decision', async () => {
    await open('2026-03-30')
    const caseId = await asks({ newborn: child })
    expect(office.registers.asked.map(({ register }) => register).toSorted()).toEqual(['PMLP', 'VDEAVK'])
    expect(office.registers.asked[0]?.personCodes).toHaveLength(2)
    await office.until('2026-04-02')
    const { page } = await grant(caseId, 'newborn')
    expect(textOf(page)).toContain('200,00 € vienā maksājumā')
    expect(textOf(page)).toContain('Pārbaudiet: bērna dzimšana un vecāki')
    const { payables, awards, decisions, proceedings } = await file(caseId)
    expect(payables).toMatchObject([{ kind: 'newborn', amountCents: 200_00, month: '2026-04', state: 'Open', payableId: `${caseId}-newborn-202604` }])
    expect(awards).toHaveLength(1)
    expect(proceedings).toMatchObject([{ status: 'Awarded' }])
    expect(decisions[0]?.letter?.ruling).toEqual(['Piešķirt pabalstu jaundzimuša bērna aprūpei: 200,00\u00a0€ vienā maksājumā.', 'Naudu pārskaitīs uz iesniegumā norādīto kontu līdz 20.04.2026.'])
    expect(decisions[0]?.letter?.reckoning[0]).toBe('Bērna dzimšanas diena ir 20.02.2026. (Tukuma novada saistošie noteikumi Nr. 9 (25.05.2023.)).')
    expect(decisions[0]?.letter?.facts.join(' ')).not.toContain('Mājsaimniecībā ir')
    expect(decisions[0]?.letter?.norms).toContain('Tukuma novada saistošie noteikumi Nr. 9 (25.05.2023.)')
    expect(pathOf(office, 'assessment', `assessment-${caseId}-newborn`)).toEqual(['ChooseAssessment', 'OfMeansOrNeeds?', 'AssessMeans', 'MeansAssessed?', 'StartDecision', 'ReadyForDecision'])
  })

  it('is given once: a second application, whoever makes it, is refused with the law', async () => {
    await open('2026-03-05')
    const first = await asks({ newborn: child })
    await grant(first, 'newborn')
    const second = await asks({ newborn: child })
    const { caseId } = (await office.host.dependencies.store.cases.byId(first))!
    const { page, answer } = await does('ilze', caseId, 'AwaitDecision', `${second}-newborn`, { act: 'grant', confirmed: ['ProofToCheck'] })
    expect(textOf(page)).toContain('šis pabalsts par šo pašu jau ir piešķirts')
    expect(answer.status).toBe(422)
    expect((await file(caseId)).payables).toHaveLength(1)
  })

  it('two granted at the same moment from two applications: the second is told, and nothing is paid twice', async () => {
    await open('2026-03-05')
    const [first, second] = [await asks({ newborn: child }), await asks({ newborn: child })]
    await grant(first, 'newborn')
    const { answer } = await does('ilze', first, 'AwaitDecision', `${second}-newborn`, { act: 'grant', confirmed: ['ProofToCheck'] })
    expect(textOf(answer)).toContain('jau ir piešķirts')
    expect((await file(first)).payables.map(({ amountCents }) => amountCents)).toEqual([200_00])
  })
})

describe('a wedding jubilee', () => {
  it('of 50 years is 100 €; the spouse cannot get it again', async () => {
    await open('2026-03-05')
    const caseId = await asks({ wedding: { ...person('Jānis', 'Paraudziņš', '320001-54321', '1948-05-05'), ...date('eventOn', '1975-06-14') } })
    const { page } = await grant(caseId, 'wedding')
    expect(textOf(page)).toContain('100,00 € vienā maksājumā')
    const { payables, assessments } = await file(caseId)
    expect(payables).toMatchObject([{ kind: 'wedding', amountCents: 100_00, month: '2026-03' }])
    const spouse = assessments[0]?.answer?.outcome === 'Entitled' ? assessments[0].answer.takes?.personIds[1] ?? '' : ''
    expect(await office.host.dependencies.store.awards.slotsTaken([spouse], 'wedding', 'another')).toEqual(['e50'])
  })

  it('asked a day too late is refused with both days', async () => {
    await open('2026-06-15')
    const caseId = await asks({ wedding: { ...person('Jānis', 'Paraudziņš', '320001-54321', '1948-05-05'), ...date('eventOn', '1975-06-14') } })
    const { answer } = await does('ilze', caseId, 'AwaitDecision', `${caseId}-wedding`, { act: 'refuse', reasons: ['AskedTooLate'], confirmed: ['ProofToCheck'], hearing: 'OwnStatements' })
    expect(answer.status).toBe(303)
    await approves(office, caseId, `${caseId}-wedding`, 'kolegis')
    const { decisions, payables } = await file(caseId)
    expect(decisions[0]?.reasons).toMatchObject([{ code: 'AskedTooLate', text: 'iesniegums saņemts 15.06.2026., bet šo pabalstu varēja lūgt līdz 14.06.2026.' }])
    expect(payables).toEqual([])
  })
})

describe('a crisis', () => {
  it('goes to a social worker first, who says what is needed; the cap is the law’s', async () => {
    await open('2022-02-20')
    const caseId = await asks({ crisis: { need: 'Nodega virtuve.', cost: '900', ...date('eventOn', '2022-02-18') } }, { majoklis: home, majsaimnieciba: { more: 'no' }, konts: account })
    expect((await openWaits(office, { caseId })).map(({ box, queue }) => [box, queue])).toEqual([['AwaitOpinion', 'social-work']])
    const wrong = await does('sandra', caseId, 'AwaitOpinion', `${caseId}-crisis`, { need: 'yes', amount: '', opinion: 'Virtuve nav lietojama.' })
    expect(textOf(wrong.page)).toContain('Nodega virtuve.')
    expect(wrong.answer.status).toBe(422)
    await does('sandra', caseId, 'AwaitOpinion', `${caseId}-crisis`, { need: 'yes', amount: '300,00', opinion: 'Virtuve nav lietojama.' })
    const { page } = await grant(caseId, 'crisis')
    expect(textOf(page)).toContain('steidzami vajag 300,00 €')
    expect((await file(caseId)).payables).toMatchObject([{ kind: 'crisis', amountCents: 272_00, month: '2022-02' }])
    expect(pathOf(office, 'assessment', `assessment-${caseId}-crisis`)).toEqual(['ChooseAssessment', 'OfMeansOrNeeds?', 'AwaitOpinion', 'AssessMeans', 'MeansAssessed?', 'StartDecision', 'ReadyForDecision'])
  })

  it('waits for nobody else’s signature, and asks no register about who has not signed', async () => {
    await open('2022-02-20')
    const visitor = office.as('resident:anna')
    await visitor.post(`${at}/palidziba`, { wishes: ['crisis'] })
    await visitor.post(`${at}/majsaimnieciba/jauns`, { givenName: 'Jānis', familyName: 'Ozols', code: '320001-12345', 'birthDate-day': '1', 'birthDate-month': '2', 'birthDate-year': '1979' })
    const caseId = await asks({ crisis: { need: 'Nodega virtuve.', cost: '900', ...date('eventOn', '2022-02-18') } }, { majoklis: home, majsaimnieciba: { more: 'no' }, konts: account })
    expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitOpinion'])
    expect(office.registers.asked.map(({ personCodes }) => personCodes)).toEqual([[anna.personCode], [anna.personCode]])
    await does('sandra', caseId, 'AwaitOpinion', `${caseId}-crisis`, { need: 'yes', amount: '900', opinion: 'Virtuve nav lietojama.' })
    await grant(caseId, 'crisis')
    expect((await file(caseId)).payables).toMatchObject([{ amountCents: 272_00 + 190_00 }])
  })

  it('under a sum nobody has signed pays nothing: a supervisor has to settle the law', async () => {
    await open('2026-03-05')
    const caseId = await asks({ crisis: { need: 'Nodega virtuve.', cost: '900', ...date('eventOn', '2026-03-01') } }, { majoklis: home, majsaimnieciba: { more: 'no' }, konts: account })
    await does('sandra', caseId, 'AwaitOpinion', `${caseId}-crisis`, { need: 'yes', amount: '300,00', opinion: 'Virtuve nav lietojama.' })
    expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitLawSettled'])
  })
})

describe('individual expenses', () => {
  it('school supplies for a child of a needy household, chosen from the household', async () => {
    await open('2026-09-10')
    const visitor = office.as('resident:anna')
    await visitor.post(`${at}/palidziba`, { wishes: ['school'] })
    await visitor.post(`${at}/majsaimnieciba/jauns`, { givenName: 'Eva', familyName: 'Paraudziņa', code: '320002-12345', 'birthDate-day': '5', 'birthDate-month': '5', 'birthDate-year': '2016' })
    await visitor.post(`${at}/majsaimnieciba`, { more: 'no' })
    const page = await visitor.get(`${at}/pabalsts-school`)
    const childId = /name="children" type="checkbox" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    expect(textOf(page)).toContain('Eva Paraudziņa')
    expect(textOf(await visitor.post(`${at}/pabalsts-school`, {}))).toContain('Atzīmējiet vismaz vienu bērnu')
    await visitor.post(`${at}/pabalsts-school`, { children: [childId] })
    const none = [...(await visitor.get(`${at}/ienakumi`)).html.matchAll(/name="none" type="checkbox" value="([^"]+)"/g)].map(([, id]) => id ?? '')
    await visitor.post(`${at}/ienakumi`, { none })
    await visitor.post(`${at}/uzkrajumi`, { month: '2026-08', ...Object.fromEntries(none.flatMap((id) => [[`account-${id}`, '0'], [`cash-${id}`, '0']])), dwellings: '0', land: '0', vehicles: '0' })
    await visitor.post(`${at}/majoklis`, { ...home, tenure: 'rented', writtenContract: 'yes', belongsToCloseRelative: 'no' })
    await visitor.post(`${at}/konts`, account)
    const { applicationId: caseId } = await signAndSubmit(visitor)
    await grant(caseId, 'school')
    expect(office.registers.asked.map(({ register }) => register)).toHaveLength(7)
    expect((await file(caseId)).payables).toMatchObject([{ kind: 'school', amountCents: 30_00, month: '2026-09' }])
  })
})

describe('after care outside the family', () => {
  it('of 2024 starts a life with 274 €, studies with 171 € a month for six months; finance books each under its code', async () => {
    office = await openOffice('2024-03-05 09:00', { residents: [{ ...anna, birthDate: '2006-03-01' }], staff: [ilze, sandra, berta] })
    const ended = date('eventOn', '2024-03-01')
    const caseId = await asks({ 'orphan-start': { ...ended, disabled: 'no' }, 'orphan-studies': { ...ended, disabled: 'no', studying: 'yes' } })
    await grant(caseId, 'orphan-start')
    await grant(caseId, 'orphan-studies')
    const { payables } = await file(caseId)
    expect(payables.filter(({ kind }) => kind === 'orphan-start')).toMatchObject([{ amountCents: 274_00, month: '2024-03' }])
    expect(payables.filter(({ kind }) => kind === 'orphan-studies').map(({ month, amountCents }) => [month, amountCents])).toEqual(['2024-03', '2024-04', '2024-05', '2024-06', '2024-07', '2024-08'].map((month) => [month, 171_00]))
    const runId = await beginsRun(office, 'berta', '2024-03', '2024-03-12')
    expect((await office.host.dependencies.store.runs.byId(runId))?.totalCents).toBe(274_00 + 171_00)
    expect(textOf(await office.as('staff:berta').get(`/finanses/saraksti/${runId}`))).toMatch(/6255/)
  })
})

describe('a counter', () => {
  it('gives what is left of the year, and refuses when nothing is', async () => {
    await open('2026-06-10')
    const respite = (days: string, cost: string) => asks({ respite: { ...person('Emma', 'Paraudziņa', '320001-12345', '2015-02-20'), ...date('eventOn', '2026-06-01'), days, cost, certified: 'yes' } })
    const first = await respite('10', '300')
    await grant(first, 'respite')
    const second = await respite('10', '300')
    await does('ilze', first, 'AwaitDecision', `${second}-respite`, { act: 'grant', confirmed: ['ProofToCheck'] })
    const third = await respite('5', '50')
    const { page } = await does('ilze', first, 'AwaitDecision', `${third}-respite`, { act: 'refuse', reasons: ['LimitUsed'], confirmed: ['ProofToCheck'] })
    expect(textOf(page)).toContain('no 30 dienām un 400,00 €')
    expect((await file(first)).payables.map(({ amountCents }) => amountCents)).toEqual([300_00, 100_00])
  })
})

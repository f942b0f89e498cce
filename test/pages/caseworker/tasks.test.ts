// Every other task of the desk, end to end: needs, contradictions, evidence by hand, unsettled law, a declined placement.
import { afterEach, describe, expect, it } from 'vitest'
import { addDays } from '../../../functions/domain/days.ts'
import { gmiThreshold } from '../../../functions/policy/gmi-threshold.ts'
import { openWait } from '../../acceptance/acts.ts'
import { step } from '../../../functions/steps/assessment/AwaitFactsSettled.ts'
import { apply } from '../../acceptance/household.ts'
import { resident, type Office } from '../../office.ts'
import { afterTheLastRow } from '../../policy/after-the-last-row.ts'
import { approves, anna, applies, openDesk, pensionOf, taskAt, textOf, waitOf } from './desk-office.ts'

let office: Office
afterEach(() => office.close())

const dayCare = { kind: 'service', serviceCode: 'day-care-saime', need: 'Vēlos būt starp cilvēkiem' } as const

describe('The needs assessment', () => {
  async function needs() {
    office = await openDesk()
    const { caseId, applicationId } = await applies(office, pensionOf(150), dayCare)
    const path = await taskAt(office, caseId, 'AwaitNeedsAssessment')
    const asJanis = office.as('staff:janis')
    await asJanis.post(`${path}/panemt`, {})
    return { caseId, path, asJanis, proceedingId: `${applicationId}-service`, store: office.host.dependencies.store }
  }

  it('warns where neither register nor age shows the group the service is for, and leaves it to a person', async () => {
    const { asJanis, path } = await needs()
    expect(textOf((await asJanis.get(path)).html)).toContain('ne reģistri, ne vecums nerāda, ka iesniedzējs pieder šai grupai')
    office.close()
    office = await openDesk()
    const { caseId } = await applies(office, pensionOf(150), { ...dayCare, serviceCode: 'day-care-riti' })
    const riti = await taskAt(office, caseId, 'AwaitNeedsAssessment')
    expect(textOf((await office.as('staff:janis').get(riti)).html)).not.toContain('ne vecums nerāda')
  })

  it('shows the need in the resident’s words and the service asked for', async () => {
    const { asJanis, path } = await needs()
    const text = textOf((await asJanis.get(path)).html)
    expect(text).toContain('Vēlos būt starp cilvēkiem')
    expect(text).toContain('Dienas aprūpes centrs "Saime"')
    expect(text).toContain('Anna Paraudziņa, 76 gadi')
  })

  it('asks for whatever was left out, one sentence each, and keeps the rest', async () => {
    const { asJanis, path } = await needs()
    const answer = await asJanis.post(path, { opinion: 'Vientuļa, vajadzīga sabiedrība.' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('Atzīmējiet, vai pakalpojums ir vajadzīgs.')
    expect(answer.html).toContain('Vientuļa, vajadzīga sabiedrība.')
    expect((await asJanis.post(path, { need: 'yes', opinion: '…', priorityClass: '2' })).html).toContain('Uzrakstiet atzinumu')
    expect((await asJanis.post(path, { need: 'yes', opinion: 'Vajadzīga sabiedrība.' })).html).toContain('Atzīmējiet, cik steidzami')
  })

  it('with a need found leads to a decision that can be granted, and to the provider', async () => {
    const { asJanis, path, caseId, proceedingId, store } = await needs()
    await asJanis.post(path, { need: 'yes', opinion: 'Vientuļa, vajadzīga sabiedrība.', priorityClass: '1' })
    expect(await store.assessments.opinion(caseId, proceedingId)).toMatchObject({ need: true, opinion: 'Vientuļa, vajadzīga sabiedrība.', priorityClass: 1, by: 'janis' })
    const decision = await taskAt(office, caseId, 'AwaitDecision')
    await asJanis.post(`${decision}/panemt`, {})
    expect(textOf((await asJanis.get(decision)).html)).toContain('Pakalpojums ir vajadzīgs ; prioritāte: steidzama (apdraudēta dzīvība vai veselība).')
    await asJanis.post(decision, { act: 'grant' })
    expect(await store.decisions.byProceeding(caseId, proceedingId)).toMatchObject({ granted: true, months: [], decidedBy: 'janis' })
    expect(await openWait(office, { caseId }, 'AwaitProvider')).toMatchObject({ queue: 'provider:saime' })
  })

  it('with no need found leads to a decision that can only be refused, for that reason', async () => {
    const { asJanis, path, caseId, proceedingId, store } = await needs()
    await asJanis.post(path, { need: 'no', opinion: 'Dzīvo ar ģimeni, apmeklē biedrību.' })
    const decision = await taskAt(office, caseId, 'AwaitDecision')
    await asJanis.post(`${decision}/panemt`, {})
    expect((await asJanis.post(decision, { act: 'grant' })).status).toBe(422)
    await asJanis.post(decision, { act: 'refuse', reasons: ['NoNeedFound'], hearing: 'ViewKnown' })
    await approves(office, caseId, 'vija')
    expect(await store.decisions.byProceeding(caseId, proceedingId)).toMatchObject({ granted: false, reasons: [{ code: 'NoNeedFound', law: 'MK noteikumi Nr. 138' }] })
  })
})

describe('A contradiction between what was declared and a register', () => {
  /** Anna declares a pension of 150 €; VSAA knows of 400 € for two of the three months and agrees on the third. */
  async function contradiction(...wishes: { kind: 'gmi' | 'housing' }[]) {
    office = await openDesk()
    office.registers.persons.VSAA = [{ personCode: anna.personCode, incomes: [
      { kind: 'pension', month: '2025-12', cents: 400_00 }, { kind: 'pension', month: '2026-01', cents: 400_00 }, { kind: 'pension', month: '2026-02', cents: 150_00 },
    ] }]
    const { caseId, applicationId } = await apply(office, pensionOf(150), wishes)
    const asIlze = office.as('staff:ilze')
    return { caseId, applicationId, asIlze, store: office.host.dependencies.store }
  }

  it('is shown figure by figure, and each is settled with its reason', async () => {
    const { caseId, applicationId, asIlze, store } = await contradiction({ kind: 'gmi' })
    const path = await taskAt(office, caseId, 'AwaitFactsSettled')
    await asIlze.post(`${path}/panemt`, {})
    expect(textOf((await asIlze.get(path)).html)).toContain('Anna Paraudziņa Pensija, 2025. gada decembris 150,00 € 400,00 € VSAA')
    await asIlze.post(path, { 'holds-0': 'register', 'reason-0': 'VSAA izziņa', 'holds-1': 'declared', 'reason-1': 'Bankas izraksts: 150 €' })
    expect(await store.assessments.settlements(caseId, applicationId)).toMatchObject([
      { key: 'VSAA:anna:pension:2025-12', holds: 'register', reason: 'VSAA izziņa', by: 'ilze' },
      { key: 'VSAA:anna:pension:2026-01', holds: 'declared', reason: 'Bankas izraksts: 150 €', by: 'ilze' },
    ])
    expect(textOf((await asIlze.get(path)).html)).toContain('Anna Paraudziņa, Pensija, 2025. gada decembris: pareizs ir reģistrs. VSAA izziņa')
    // (400 + 150 + 150) / 3 = 233.33, above the GMI sum of 187.00.
    expect((await store.assessments.latest(caseId, `${applicationId}-gmi`))).toMatchObject({ attempt: 2, answer: { outcome: 'NotEntitled', reasons: [{ figures: { incomeCents: 233_33 } }] } })
  })

  it('takes an empty reason for the one above it, but not for none at all', async () => {
    const { caseId, applicationId, asIlze, store } = await contradiction({ kind: 'gmi' })
    const path = await taskAt(office, caseId, 'AwaitFactsSettled')
    await asIlze.post(`${path}/panemt`, {})
    const answer = await asIlze.post(path, { 'holds-0': 'register', 'reason-0': '', 'reason-1': '' })
    expect(answer.status).toBe(422)
    expect(textOf(answer.html)).toContain('Anna Paraudziņa, Pensija, 2025. gada decembris: ierakstiet, kāpēc tā.')
    expect(textOf(answer.html)).toContain('Anna Paraudziņa, Pensija, 2026. gada janvāris: atzīmējiet, kas ir pareizi.')
    expect(answer.html).toMatch(/name="holds-0"[^>]*value="register"[^>]*checked/)
    await asIlze.post(path, { 'holds-0': 'register', 'reason-0': 'VSAA izziņa', 'holds-1': 'register', 'reason-1': '' })
    expect((await store.assessments.settlements(caseId, applicationId)).map(({ reason }) => reason)).toEqual(['VSAA izziņa', 'VSAA izziņa'])
  })

  it('is asked of the resident first, whose answer comes back to whoever asked, beside their telephone', async () => {
    const { caseId, applicationId, asIlze, store } = await contradiction({ kind: 'gmi' })
    await store.commit(store.people.contact(anna, { phone: '+37120000000' }))
    const path = await taskAt(office, caseId, 'AwaitFactsSettled')
    await asIlze.post(`${path}/panemt`, {})
    expect(textOf((await asIlze.get(path)).html)).toContain('Anna Paraudziņa: +371 2000 0000')
    const empty = await asIlze.post(path, { act: 'ask', question: ' ' })
    expect([empty.status, textOf(empty.html)]).toEqual([422, expect.stringContaining('Ierakstiet, kas iesniedzējam jāatbild.')])
    await asIlze.post(path, { act: 'ask', question: 'Kāpēc pensija janvārī ir mazāka?' })
    const asked = await openWait(office, { caseId }, 'AwaitInformation')
    expect(asked).toMatchObject({ workflow: 'assessment', owner: 'resident', queue: 'resident:anna', due: { on: '2026-03-19' } })
    const own = office.as('resident:anna')
    expect(textOf((await own.get('/mani')).html)).toContain('Kāpēc pensija janvārī ir mazāka?')
    await own.post(`/mani/${caseId}/atbildet/${asked.waitId}`, { reply: 'Daļu ieturēja tiesu izpildītājs.' })
    expect(await openWait(office, { caseId }, 'AwaitFactsSettled')).toMatchObject({ owner: 'hands', person: 'ilze' })
    const again = await taskAt(office, caseId, 'AwaitFactsSettled')
    expect(textOf((await asIlze.get(again)).html)).toMatch(/Kāpēc pensija janvārī ir mazāka\?.*Daļu ieturēja tiesu izpildītājs\./)
    await asIlze.post(again, { 'holds-0': 'declared', 'reason-0': 'Tiesu izpildītājs ietur daļu', 'holds-1': 'declared' })
    expect((await store.assessments.latest(caseId, `${applicationId}-gmi`))?.answer).toMatchObject({ outcome: 'Entitled' })
  })

  it('of an execution on an older diagram is settled as ever: the resident cannot be asked from there', async () => {
    const { caseId, asIlze } = await contradiction({ kind: 'gmi' })
    const path = await taskAt(office, caseId, 'AwaitFactsSettled')
    await asIlze.post(`${path}/panemt`, {})
    const wait = (await waitOf(office, path))!
    expect(wait.outcomes).toEqual(['Settled', 'InformationNeeded'])
    await step.handle({ input: { caseId, proceedingId: wait.proceedingId }, workflow: 'assessment', box: 'AwaitFactsSettled', execution: 'of-an-older-diagram', taskToken: 't' }, office.host.dependencies)
    const opened = (await office.host.dependencies.store.waits.of({ caseId })).find(({ execution }) => execution === 'of-an-older-diagram')!
    expect(opened.outcomes).toEqual(['Settled'])
    expect((await asIlze.get(`/darbs/uzdevums/${opened.waitId}`)).html).not.toContain('Vispirms lūgt iesniedzējam ziņas')
  })

  it('is settled beside what was settled before', async () => {
    const { caseId, applicationId, asIlze, store } = await contradiction({ kind: 'gmi' })
    const before = { key: 'VID:anna:wage:2025-12', holds: 'declared' as const, reason: 'Darba devēja izziņa', by: 'inga', at: '2026-03-05T08:00:00.000Z' }
    await store.commit(store.assessments.settled(caseId, applicationId, [before]))
    const path = await taskAt(office, caseId, 'AwaitFactsSettled')
    await asIlze.post(`${path}/panemt`, {})
    await asIlze.post(path, { 'holds-0': 'declared', 'reason-0': 'VSAA izziņa', 'holds-1': 'declared' })
    expect((await store.assessments.settlements(caseId, applicationId)).map(({ key }) => key)).toEqual(['VID:anna:wage:2025-12', 'VSAA:anna:pension:2025-12', 'VSAA:anna:pension:2026-01'])
  })

  it('settled in one matter is settled in every matter of the application that asks the same', async () => {
    const { caseId, applicationId, asIlze, store } = await contradiction({ kind: 'gmi' }, { kind: 'housing' })
    const path = await taskAt(office, caseId, 'AwaitFactsSettled', 'gmi')
    await asIlze.post(`${path}/panemt`, {})
    await asIlze.post(path, { 'holds-0': 'declared', 'reason-0': 'VSAA izziņa', 'holds-1': 'declared' })
    expect(await store.assessments.settlements(caseId, applicationId)).toHaveLength(2)
    for (const kind of ['gmi', 'housing']) expect((await store.assessments.latest(caseId, `${applicationId}-${kind}`))?.answer, kind).toMatchObject({ outcome: 'Entitled' })
    expect((await store.waits.of({ caseId })).filter(({ box, state }) => box === 'AwaitFactsSettled' && state === 'Open')).toEqual([])
  })

  it('cut short between the two leaves the other as a task, filled in', async () => {
    const { caseId, applicationId, asIlze, store } = await contradiction({ kind: 'gmi' }, { kind: 'housing' })
    const path = await taskAt(office, caseId, 'AwaitFactsSettled', 'housing')
    await store.commit(store.assessments.settled(caseId, applicationId, ['2025-12', '2026-01'].map((month) => ({ key: `VSAA:anna:pension:${month}`, holds: 'declared' as const, reason: 'VSAA izziņa', by: 'inga', at: '2026-03-05T08:00:00.000Z' }))))
    await asIlze.post(`${path}/panemt`, {})
    expect((await asIlze.get(path)).html).toMatch(/VSAA izziņa[\s\S]*VSAA izziņa/)
    await asIlze.post(path, { 'holds-0': 'declared', 'reason-0': 'VSAA izziņa', 'holds-1': 'declared' })
    expect(await store.assessments.settlements(caseId, applicationId)).toHaveLength(2)
    expect((await store.assessments.latest(caseId, `${applicationId}-gmi`))?.answer).toMatchObject({ outcome: 'Entitled' })
  })
})

describe('What a register knows beside income', () => {
  const karlis = resident('karlis', 'Kārlis Paraudziņš', '2009-05-01')
  /** Anna, and Kārlis who was typed as a child of sixteen; the registers say what they are given. */
  async function household(persons: Office['registers']['persons'], settle: Record<string, string>) {
    office = await openDesk()
    await office.host.dependencies.store.people.saveResident(karlis)
    Object.assign(office.registers.persons, { VSAA: [{ personCode: anna.personCode, incomes: ['2025-12', '2026-01', '2026-02'].map((month) => ({ kind: 'pension', month, cents: 150_00 })) }], ...persons })
    const { caseId, applicationId } = await apply(office, { ...pensionOf(150), members: [...pensionOf(150).members, { resident: karlis, role: 'child' }] }, [{ kind: 'gmi' }])
    const path = await taskAt(office, caseId, 'AwaitFactsSettled')
    const asIlze = office.as('staff:ilze')
    await asIlze.post(`${path}/panemt`, {})
    const shown = textOf((await asIlze.get(path)).html)
    await asIlze.post(path, settle)
    return { shown, answer: (await office.host.dependencies.store.assessments.latest(caseId, `${applicationId}-gmi`))!.answer }
  }
  const byRegister = { 'holds-0': 'register', 'reason-0': 'Pārbaudīts reģistrā' }

  it('of a birth date makes an adult of a child: then their signature is missing', async () => {
    const { shown, answer } = await household({ PMLP: [{ personCode: karlis.personCode, birthDate: '2007-05-01' }] }, byRegister)
    expect(shown).toContain('Kārlis Paraudziņš Dzimšanas diena 01.05.2009. 01.05.2007. PMLP')
    expect(answer).toMatchObject({ outcome: 'NotEntitled', reasons: [{ code: 'NotSignedByAllAdults' }] })
  })

  it('of a birth date stays as declared when a colleague says so', async () => {
    const { answer } = await household({ PMLP: [{ personCode: karlis.personCode, birthDate: '2007-05-01' }] }, { ...byRegister, 'holds-0': 'declared' })
    expect(answer).toMatchObject({ outcome: 'Entitled' })
  })

  it('of two vehicles nobody declared counts them', async () => {
    const { shown, answer } = await household({ CSDD: [{ personCode: anna.personCode, vehicles: [{ plate: 'AA-1', description: '' }, { plate: 'AA-2', description: '' }, { plate: 'AA-3', description: '' }, { plate: 'AA-4', description: '' }] }] }, byRegister)
    expect(shown).toContain('Transportlīdzekļi 0 4: AA-1, AA-2, AA-3, AA-4 CSDD')
    expect(answer).toMatchObject({ outcome: 'NotEntitled' })
  })

  it('of a second dwelling and of land asks too; the home itself is no contradiction', async () => {
    const flat = (cadastre: string, dwelling = true, landHectaresHundredths = 0) => ({ cadastre, description: '', dwelling, landHectaresHundredths })
    const { shown } = await household({ VZD: [{ personCode: anna.personCode, properties: [flat('1'), flat('2'), flat('3', false, 250)] }] }, { ...byRegister, 'holds-1': 'register' })
    expect(shown).toMatch(/Mājokļi 1 2: 1, 2 VZD.*Zeme 0 ha 2,5 ha: 3 VZD/)
    const alone = await openDesk()
    alone.registers.persons.VZD = [{ personCode: anna.personCode, properties: [flat('1')] }]
    alone.registers.persons.VSAA = office.registers.persons.VSAA!
    const { caseId } = await apply(alone, pensionOf(150), [{ kind: 'gmi' }])
    expect((await alone.host.dependencies.store.waits.of({ caseId })).map(({ box }) => box)).toEqual(['AwaitDecision'])
    alone.close()
  })
})

describe('Evidence entered by hand', () => {
  async function silent(register: 'VSAA' | 'VDEAVK' | 'PMLP') {
    office = await openDesk()
    office.registers.down.add(register)
    const { caseId, applicationId } = await apply(office, pensionOf(150), [{ kind: 'gmi' }])
    await office.until('2026-03-06', '12:00')
    await office.until('2026-03-09', '12:00')
    const path = await taskAt(office, caseId, 'AwaitManualEvidence')
    const asIlze = office.as('staff:ilze')
    await asIlze.post(`${path}/panemt`, {})
    return { caseId, applicationId, path, asIlze, store: office.host.dependencies.store }
  }
  const document = { document: 'VSAA izziņa Nr. 12', asOf: '06.03.2026.' }
  const december = 'amount-0-pension-2025-12'

  it('of the pension agency is amounts by person, kind and month, from a document, and the assessment uses them', async () => {
    const { caseId, applicationId, path, asIlze, store } = await silent('VSAA')
    const page = textOf((await asIlze.get(path)).html)
    expect(page).toContain('Trīs pilni mēneši pirms iesnieguma: 2025. gada decembris – 2026. gada februāris')
    await asIlze.post(path, { ...document, state: 'answered', [december]: '150', 'amount-0-pension-2026-01': '150,00', 'amount-0-pension-2026-02': '€ 150.00' })
    expect(await store.assessments.check(caseId, applicationId, 'VSAA')).toMatchObject({
      manual: { by: 'ilze', document: 'VSAA izziņa Nr. 12' },
      reply: { state: 'answered', asOf: '2026-03-05T22:00:00.000Z', persons: [{ personCode: anna.personCode, incomes: [{ month: '2025-12', cents: 150_00 }, { month: '2026-01', cents: 150_00 }, { month: '2026-02', cents: 150_00 }] }] },
    })
    const answer = (await store.assessments.latest(caseId, `${applicationId}-gmi`))?.answer
    expect(answer).toMatchObject({ outcome: 'Entitled', amountCents: 37_00 })
    expect(JSON.stringify(answer?.derivation)).toContain('"source":"document","name":"VSAA izziņa Nr. 12"')
  })

  it('refuses an amount that is none, a document of tomorrow, and keeps what was typed', async () => {
    const { path, asIlze } = await silent('VSAA')
    const answer = await asIlze.post(path, { document: 'Izziņa', asOf: '10.03.2026.', state: 'answered', [december]: '-5', 'amount-0-pension-2026-01': '150,555' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('Datumam jābūt ne vēlākam par šodienu')
    expect(answer.html).toMatch(new RegExp(`href="#${december}"`))
    expect(answer.html).toMatch(new RegExp(`id="${december}"[^>]*value="-5"`))
    expect(answer.html).toContain('value="150,555"')
    expect((await asIlze.post(path, { ...document, asOf: '09.03.2026.', state: 'answered', [december]: '150' })).status).toBe(303)
  })

  it.each([
    ['without a document', { state: 'empty', asOf: '06.03.2026.' }, 'Ierakstiet, no kura dokumenta'],
    ['without the document’s date', { state: 'empty', document: 'Izziņa' }, 'Ierakstiet dokumenta datumu'],
    ['that says neither yes nor no', { ...document }, 'Atzīmējiet, vai dokumentā ir ziņas'],
    ['that says there is something and gives nothing', { ...document, state: 'answered' }, 'Ierakstiet vismaz vienu summu'],
    ['that says there is nothing and gives something', { ...document, state: 'empty', [december]: '150' }, 'Izvēlieties vienu'],
  ])('%s is refused', async (_, fields: Record<string, string>, sentence) => {
    const { path, asIlze } = await silent('VSAA')
    const answer = await asIlze.post(path, fields)
    expect(answer.status).toBe(422)
    expect(textOf(answer.html)).toContain(sentence)
  })

  it('that there is no such data is an empty answer with its document', async () => {
    const { caseId, applicationId, path, asIlze, store } = await silent('VSAA')
    await asIlze.post(path, { ...document, state: 'empty' })
    expect(await store.assessments.check(caseId, applicationId, 'VSAA')).toMatchObject({ reply: { state: 'empty' }, manual: { document: 'VSAA izziņa Nr. 12' } })
  })

  it('of the disability commission is a group for each person', async () => {
    const { caseId, applicationId, path, asIlze, store } = await silent('VDEAVK')
    await asIlze.post(path, { ...document, state: 'answered', 'group-0': 'II' })
    expect(await store.assessments.check(caseId, applicationId, 'VDEAVK')).toMatchObject({ reply: { persons: [{ personCode: anna.personCode, disabilityGroup: 'II' }] } })
  })

  it('of another register is in words, kept with the check', async () => {
    const { caseId, applicationId, path, asIlze, store } = await silent('PMLP')
    expect(textOf((await asIlze.post(path, { ...document, state: 'answered' })).html)).toContain('Ierakstiet, ko dokuments saka')
    await asIlze.post(path, { ...document, state: 'answered', text: 'Deklarēta Pils ielā 1.' })
    expect(await store.assessments.check(caseId, applicationId, 'PMLP')).toMatchObject({ reply: { state: 'answered', persons: [] }, manual: { text: 'Deklarēta Pils ielā 1.' } })
  })
})

describe('A number of the law that is not settled for the day (the year after the last row of the GMI threshold)', () => {
  it('stands with the supervisor, says what is missing, and is assessed again on their word', async () => {
    const day = addDays(afterTheLastRow(gmiThreshold), 14)
    office = await openDesk({}, `${day} 10:00`)
    const { caseId, applicationId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    const path = await taskAt(office, caseId, 'AwaitLawSettled')
    const asVija = office.as('staff:vija')
    await asVija.post(`${path}/panemt`, {})
    expect(textOf((await asVija.get(path)).html)).toMatch(new RegExp(`Kas nav noteikts .*GMI slieksnis : nav zināmas vērtības \\(gmi-threshold, ${day}\\)`))
    expect((await asVija.post(path, { note: ' ' })).status).toBe(422)
    await asVija.post(path, { note: 'Jaunā gada slieksnis, MK rīkojums.' })
    expect(await waitOf(office, path)).toMatchObject({ state: 'Answered', outcome: 'Settled', note: 'Jaunā gada slieksnis, MK rīkojums.' })
    // Nobody has entered a row: the rules still do not answer, and it comes back as a new task.
    expect(await office.host.dependencies.store.assessments.attempts(caseId, `${applicationId}-gmi`)).toHaveLength(2)
    expect(await taskAt(office, caseId, 'AwaitLawSettled')).not.toBe(path)
  })
})

describe('A placement the provider declined', () => {
  async function declined() {
    office = await openDesk()
    const { dependencies: { store } } = office.host
    const { caseId, applicationId } = await applies(office, pensionOf(150), dayCare)
    const asJanis = office.as('staff:janis')
    const needs = await taskAt(office, caseId, 'AwaitNeedsAssessment')
    await asJanis.post(`${needs}/panemt`, {})
    await asJanis.post(needs, { need: 'yes', opinion: 'Vajadzīga sabiedrība.', priorityClass: '2' })
    const decision = await taskAt(office, caseId, 'AwaitDecision')
    await asJanis.post(`${decision}/panemt`, {})
    await asJanis.post(decision, { act: 'grant' })
    await store.waits.answer(await openWait(office, { caseId }, 'AwaitProvider'), { outcome: 'Declined', by: 'staff:saime', note: 'Nav transporta.' })
    await office.host.settle()
    const path = await taskAt(office, caseId, 'AwaitPlacementReview')
    await asJanis.post(`${path}/panemt`, {})
    return { caseId, path, asJanis, store, referralId: `${applicationId}-service` }
  }

  it('shows why, and is offered again', async () => {
    const { caseId, path, asJanis } = await declined()
    expect(textOf((await asJanis.get(path)).html)).toContain('Nav transporta.')
    await asJanis.post(path, { act: 'offer' })
    expect(await openWait(office, { caseId }, 'AwaitProvider')).toMatchObject({ owner: 'provider' })
  })

  it('is withdrawn only with a reason', async () => {
    const { caseId, path, asJanis, store, referralId } = await declined()
    expect(textOf((await asJanis.post(path, { act: 'withdraw' })).html)).toContain('Ierakstiet, kāpēc norīkojumu atsaucat')
    await asJanis.post(path, { act: 'withdraw', reason: 'Iesniedzēja atteicās.' })
    expect(await store.referrals.byId(caseId, referralId)).toMatchObject({ state: 'Withdrawn', reason: 'Iesniedzēja atteicās.' })
    expect((await store.cases.proceedings(caseId))[0]?.status).toBe('Withdrawn')
  })
})

// The decision task: granting as assessed, refusing with reasons, asking the resident.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Office, Visitor } from '../../office.ts'
import { applies, approves, openDesk, pensionOf, taskAt, textOf, waitOf } from './desk-office.ts'

let office: Office
let asIlze: Visitor
beforeEach(async () => {
  office = await openDesk()
  asIlze = office.as('staff:ilze')
})
afterEach(() => office.close())

/** Anna applies for one benefit; Ilze takes the decision. */
async function decisionOn(pension: number, kind: 'gmi' | 'housing' = 'gmi') {
  const { caseId } = await applies(office, pensionOf(pension), { kind })
  const path = await taskAt(office, caseId, 'AwaitDecision')
  await asIlze.post(`${path}/panemt`, {})
  const { store } = office.host.dependencies
  const proceedingId = (await waitOf(office, path))!.proceedingId!
  const decision = async () => store.decisions.byProceeding(caseId, proceedingId)
  const draft = async () => store.decisions.draft(caseId, proceedingId)
  return { caseId, path, decision, draft }
}

describe('The decision task of a household that is entitled', () => {
  it('shows outcome, amount, months and every step of the reckoning with its law', async () => {
    const { path } = await decisionOn(150)
    const text = textOf((await asIlze.get(path)).html)
    expect(text).toContain('Pabalsts pienākas : 37,00 € mēnesī, 2026. gada marts – 2026. gada augusts')
    expect(text).toContain('187,00 € − 150,00 € Mājsaimniecības GMI slieksnis; Mājsaimniecības vidējie ienākumi mēnesī (01.12.2025.–28.02.2026.) 37,00 €')
    expect(text).toContain('SPSPL 35. panta pirmā daļa')
    expect(text).toContain('Pensija (Anna Paraudziņa)')
    // Rows of the law and months by name; identifiers are unfolded.
    expect(text).toContain('GMI slieksnis no 01.01.2026.; ticamība B; lasi.lv 38722; ogrenet 18248')
    const [reckoning, identifiers] = text.split('Aprēķins pa soļiem').at(-1)!.split('Likuma rindu identifikatori')
    expect(reckoning).toContain('2026. gada februāris: 150,00 €')
    expect(reckoning).not.toMatch(/\d{4}-\d\d/)
    expect(identifiers).toContain('gmi-threshold/2026-01-01/2026-01-01')
  })

  it('says what is to be decided, then asks for it, then shows what it rests on, with a link there', async () => {
    const { path } = await decisionOn(150)
    const { html } = await asIlze.get(path)
    const places = ['Pabalsts pienākas', 'href="#pieradijumi"', 'name="act"', 'id="pieradijumi"', 'Reģistri</caption>', 'Vēstules projekts'].map((part) => html.indexOf(part))
    expect(Math.min(...places)).toBeGreaterThan(0)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    // Whoever only reads is asked nothing.
    expect((await office.as('staff:inga').get(path)).html).not.toContain('href="#pieradijumi"')
  })

  it('shows the letter as it would be sent, and afterwards as it was sent, part by part the resident’s', async () => {
    const { path, caseId } = await decisionOn(150)
    const draft = textOf((await asIlze.get(path)).html)
    expect(draft).toContain('Vēstules projekts')
    const parts = ['Piešķirt garantētā minimālā ienākuma (GMI) pabalstu: 37,00 € mēnesī.', 'Mājsaimniecībā ir 1 persona.', 'Piemērotās tiesību normas:', 'Kur pēc tam var pārsūdzēt lēmumu par apstrīdēto: Administratīvā rajona tiesa.']
    for (const part of parts) expect(draft).toContain(part)
    await asIlze.post(path, { act: 'grant', words: 'Apsekots.' })
    const sent = textOf((await asIlze.get(path)).html)
    const [matter] = await office.host.dependencies.store.cases.proceedings(caseId)
    const read = textOf((await office.as('resident:anna').get(`/mani/${caseId}/lemums/${matter!.proceedingId}`)).html)
    for (const part of [...parts, 'Lēmums Nr. 2026/L-1 par garantētā minimālā ienākuma (GMI) pabalstu', 'Termiņš: 2026. gada 9. aprīlis', 'Apsekots.'])
      for (const page of [sent, read]) expect(page).toContain(part)
  })

  it('grants the assessed amount and months, whatever amount is typed along', async () => {
    const { path, decision, caseId } = await decisionOn(150)
    const answer = await asIlze.post(path, { act: 'grant', amountCents: '999999', months: '2030-01', words: '' })
    expect(answer).toMatchObject({ status: 303, location: path })
    expect(await decision()).toMatchObject({ granted: true, amountCents: 37_00, months: ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'], decidedBy: 'ilze', assessmentAttempt: 1, number: '2026/L-1' })
    expect((await office.host.dependencies.store.cases.proceedings(caseId))[0]?.status).toBe('Awarded')
  })

  it('cannot be refused without something a person established', async () => {
    const { path } = await decisionOn(150)
    const answer = await asIlze.post(path, { act: 'refuse', explanation: 'Tāpat vien' })
    expect(answer.status).toBe(422)
    expect(textOf(answer.html)).toContain('Lai atteiktu, atzīmējiet, ko konstatējāt')
    expect(answer.html).toContain('Tāpat vien')
  })

  it('cannot be refused for what a person established without saying what it was', async () => {
    const { path } = await decisionOn(150)
    const answer = await asIlze.post(path, { act: 'refuse', reasons: ['MovedOut'], explanation: ' ' })
    expect(answer.status).toBe(422)
    expect(textOf(answer.html)).toContain('Paskaidrojiet, ko konstatējāt')
    expect(answer.html).toMatch(/value="MovedOut"[^>]*checked/)
  })

  it('is refused for what a person established and explained', async () => {
    const { path, decision, draft, caseId } = await decisionOn(150)
    await asIlze.post(path, { act: 'refuse', reasons: ['MovedOut'], explanation: 'Kopš februāra dzīvo Rīgā.', hearing: 'ViewKnown' })
    expect(await decision()).toBeUndefined()
    expect(await draft()).toMatchObject({ granted: false })
    await approves(office, caseId)
    expect(await decision()).toMatchObject({ granted: false, decidedBy: 'ilze', approvedBy: 'inga', remark: 'Kopš februāra dzīvo Rīgā.', months: [], reasons: [{ code: 'MovedOut', law: 'SPSPL 3. pants', text: 'mājsaimniecība no pašvaldības aizbraukusi' }] })
    expect(await decision()).not.toHaveProperty('amountCents')
  })

  it('cannot be refused for a reason the rules did not find', async () => {
    const { path } = await decisionOn(150)
    expect(textOf((await asIlze.post(path, { act: 'refuse', reasons: ['SavingsAboveLimit'], explanation: 'Ir nauda' })).html)).toContain('Atzīmētais iemesls šajā lietā neder')
  })

  it('asks what to do when nothing was chosen', async () => {
    const { path } = await decisionOn(150)
    const answer = await asIlze.post(path, { words: 'Ņemot vērā apsekojumu' })
    expect(answer.status).toBe(422)
    expect(textOf(answer.html)).toContain('Izvēlieties: piešķirt, atteikt, lemt citādi, lūgt ziņas vai rēķināt vēlreiz.')
    expect(answer.html).toContain('Ņemot vērā apsekojumu')
  })
})

describe('The decision task of a household that is not entitled', () => {
  it('offers no grant, and refuses one that is sent all the same', async () => {
    const { path, decision } = await decisionOn(400)
    expect((await asIlze.get(path)).html).not.toContain('value="grant"')
    const answer = await asIlze.post(path, { act: 'grant' })
    expect(answer.status).toBe(422)
    expect(textOf(answer.html)).toContain('Piešķirt nevar')
    expect(await decision()).toBeUndefined()
  })

  it('has the rules’ own reason ticked, with its figures, and keeps them in the decision', async () => {
    const { path, decision, caseId } = await decisionOn(400)
    const page = await asIlze.get(path)
    expect(page.html).toMatch(/value="IncomeAboveThreshold"[^>]*checked/)
    expect(page.html).not.toMatch(/value="MovedOut"[^>]*checked/)
    expect(page.html).toMatch(/value="OwnStatements"[^>]*checked/)
    await asIlze.post(path, { act: 'refuse', reasons: ['IncomeAboveThreshold'], hearing: 'OwnStatements' })
    await approves(office, caseId)
    expect((await decision())?.reasons).toEqual([{ code: 'IncomeAboveThreshold', law: 'SPSPL 35. panta pirmā daļa', text: expect.stringContaining('400,00') as string }])
  })

  it('is not refused with no reason at all', async () => {
    const { path } = await decisionOn(400)
    expect(textOf((await asIlze.post(path, { act: 'refuse' })).html)).toContain('Atzīmējiet vismaz vienu atteikuma iemeslu')
  })
})

describe('A remark of the assessment (cost norms are not loaded)', () => {
  it('must be confirmed before the housing benefit is granted', async () => {
    const { path, decision } = await decisionOn(150, 'housing')
    const answer = await asIlze.post(path, { act: 'grant', words: 'Ar piebildi' })
    expect(answer.status).toBe(422)
    expect(textOf(answer.html)).toContain('Atzīmējiet katru piezīmi kā izlasītu')
    expect(answer.html).toContain('Ar piebildi')
    expect(await decision()).toBeUndefined()
    await asIlze.post(path, { act: 'grant', confirmed: ['NormsNotApplied'] })
    expect(await decision()).toMatchObject({ granted: true })
  })
})

describe('Asking the resident', () => {
  it('needs the question in words', async () => {
    const { path } = await decisionOn(150)
    expect(textOf((await asIlze.post(path, { act: 'ask', question: '' })).html)).toContain('Ierakstiet, kas iesniedzējam jāatbild')
  })

  it('hands the move to the resident, and the answer comes back to the same colleague', async () => {
    const { path, caseId } = await decisionOn(150)
    await asIlze.post(path, { act: 'ask', question: 'Lūdzu, februāra rēķinu.' })
    const { store } = office.host.dependencies
    const request = (await store.waits.of({ caseId })).find(({ box }) => box === 'AwaitInformation')!
    expect(request).toMatchObject({ state: 'Open', owner: 'resident' })
    expect(textOf((await asIlze.get('/darbs?rinda=citi')).html)).toContain('Gaida citus (1)')
    await store.waits.answer(request, { outcome: 'Provided', by: 'resident:anna', note: 'Pielikumā.' })
    await office.host.settle()
    const again = await taskAt(office, caseId, 'AwaitDecision')
    const text = textOf((await asIlze.get(again)).html)
    expect(text).toContain('Uzdevums ir jūsu rokās')
    expect(text).toMatch(/Jautāja Ilze Organizatore, 05\.03\.2026\. 10:00 Lūdzu, februāra rēķinu\. Iesniedzējs, .* Pielikumā\./)
  })
})

describe('A decision', () => {
  it('is taken once: the second tab is told, and what the first decided stands', async () => {
    const { path, decision } = await decisionOn(150)
    await asIlze.post(path, { act: 'grant' })
    const second = await asIlze.post(path, { act: 'refuse', reasons: ['MovedOut'], explanation: 'Aizbrauca.' })
    expect(second.status).toBe(409)
    expect(textOf(second.html)).toContain('Šis uzdevums jau ir izpildīts')
    expect(await decision()).toMatchObject({ granted: true })
  })

  it('to refuse says afterwards for which reasons', async () => {
    const { path, caseId } = await decisionOn(400)
    await asIlze.post(path, { act: 'refuse', reasons: ['IncomeAboveThreshold'], hearing: 'OwnStatements' })
    await approves(office, caseId)
    expect(textOf((await asIlze.get(path)).html)).toMatch(/Lēmums 2026\/L-1 Atteikts: GMI pabalsts, jo .*400,00 €.* \(SPSPL 35\. panta pirmā daļa\)\./)
  })

  it('says afterwards by whom, when and what', async () => {
    const { path } = await decisionOn(150)
    await asIlze.post(path, { act: 'grant', words: 'Apsekots 3. martā.' })
    const text = textOf((await office.as('staff:inga').get(path)).html)
    expect(text).toMatch(/Atbilde: piešķirts Ilze Organizatore, 05\.03\.2026\. 10:00 Apsekots 3\. martā\./)
  })
})

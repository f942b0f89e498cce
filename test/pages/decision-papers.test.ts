// The papers of a decision: who may take them, that the file gives the decision again, and what a refusal says would turn it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assessFile } from '../../infra/local/assess.ts'
import { grants } from '../acceptance/acts.ts'
import type { Office, Visit } from '../office.ts'
import { anna, applies, approves, openDesk, pensionOf, taskAt, textOf } from './caseworker/desk-office.ts'
import { readPdf } from './read-pdf.ts'

let office: Office
beforeEach(async () => { office = await openDesk() })
afterEach(() => office.close())

/** Anna applies for a benefit and Ilze decides as the rules say. Gives where the resident and the desk have its papers. */
async function decided(monthly: number, { kind = 'gmi' as 'gmi' | 'housing', income = 'pension' as 'pension' | 'wage', act = {} as Record<string, string | string[]> } = {}) {
  const { caseId, applicationId } = await applies(office, { ...pensionOf(monthly), members: [{ resident: anna, role: 'applicant', monthly: [{ kind: income, euro: monthly }] }] }, { kind })
  const path = await taskAt(office, caseId, 'AwaitDecision')
  const ilze = office.as('staff:ilze')
  await ilze.post(`${path}/panemt`, {})
  const before = textOf((await ilze.get(path)).html)
  await ilze.post(path, { act: 'grant', words: '', hearing: 'ViewKnown', ...act })
  if (act['act'] === 'refuse') await approves(office, caseId)
  return { caseId, path, before, proceedingId: `${applicationId}-${kind}`, letter: `/mani/${caseId}/lemums/${applicationId}-${kind}`, desk: `/lietas/${caseId}/lemumi/${applicationId}-${kind}` }
}
const answerOf = (visit: Visit) => { const result = assessFile(visit.bytes.toString()); return 'answer' in result ? { ...result, answer: JSON.parse(result.answer) as Record<string, unknown> } : result }

describe('The file of an assessment', () => {
  it('is the resident’s and the desk’s, the same, and gives the decision again to the cent', async () => {
    const { letter, desk, caseId, proceedingId } = await decided(150)
    const [theirs, ours] = [await office.as('resident:anna').get(`${letter}/aprekins.json`), await office.as('staff:ilze').get(`${desk}/aprekins.json`)]
    expect(theirs.headers).toMatchObject({ 'content-type': 'application/json', 'content-disposition': 'attachment; filename="aprekins-2026-L-1.json"', 'cache-control': 'no-store' })
    expect(ours.bytes.equals(theirs.bytes)).toBe(true)
    const { store } = office.host.dependencies
    expect(answerOf(theirs)).toEqual({ answer: JSON.parse(JSON.stringify((await store.assessments.latest(caseId, proceedingId))?.answer)), notes: [], same: true })
    expect((await store.decisions.byProceeding(caseId, proceedingId))?.amountCents).toBe(37_00)
  })

  it('names nobody: no names, no personal codes, no addresses, no accounts', async () => {
    const { letter } = await decided(150)
    const text = (await office.as('resident:anna').get(`${letter}/aprekins.json`)).bytes.toString()
    for (const personal of [anna.givenName, anna.familyName, anna.personCode, anna.address, 'LV70HABA']) expect(text).not.toContain(personal)
  })

  it('is of the assessment the decision rests on, whatever is assessed later', async () => {
    const { letter, caseId, proceedingId } = await decided(150)
    const { store } = office.host.dependencies
    const first = (await store.assessments.latest(caseId, proceedingId))!
    await store.assessments.record({ ...first, attempt: 2, asked: { ...first.asked!, facts: { ...first.asked!.facts, incomes: [] } } })
    expect(answerOf(await office.as('resident:anna').get(`${letter}/aprekins.json`))).toMatchObject({ same: true, answer: { amountCents: 37_00 } })
  })

  it('there is none of a decision made before its facts were kept: no link, no page, and the letter as ever', async () => {
    const { caseId, applicationId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    const { store } = office.host.dependencies
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
    const { asked: _, wouldGet: __, ...old } = (await store.assessments.latest(caseId, `${applicationId}-gmi`))!
    await store.assessments.record({ ...old, attempt: 2 })
    const letter = `/mani/${caseId}/lemums/${applicationId}-gmi`
    const page = await office.as('resident:anna').get(letter)
    expect([page.html.includes('aprekins.json'), page.html.includes('lemums.pdf')]).toEqual([false, true])
    expect((await office.as('resident:anna').get(`${letter}/aprekins.json`)).status).toBe(404)
    expect((await office.as('staff:ilze').get(`/lietas/${caseId}`)).html).not.toContain('aprekins.json')
  })
})

describe('The letter as a PDF', () => {
  it('is the resident’s and the desk’s, the same bytes each time, with the words of the page', async () => {
    const { letter, desk } = await decided(150)
    const [theirs, again, ours] = [await office.as('resident:anna').get(`${letter}/lemums.pdf`), await office.as('resident:anna').get(`${letter}/lemums.pdf`), await office.as('staff:ilze').get(`${desk}/lemums.pdf`)]
    expect(theirs.headers).toMatchObject({ 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="lemums-2026-L-1.pdf"', 'cache-control': 'no-store' })
    for (const other of [again, ours]) expect(other.bytes.equals(theirs.bytes)).toBe(true)
    const page = textOf((await office.as('resident:anna').get(letter)).html)
    const read = readPdf(theirs.bytes).elements.filter(({ tag }) => tag !== 'Lbl')
    expect(read.length).toBeGreaterThan(15)
    for (const { tag, text } of read.filter(({ text }) => text !== 'Lēmums par garantētā minimālā ienākuma (GMI) pabalstu')) expect(page, tag).toContain(text.replaceAll(/\s+/g, ' '))
  })

  it('is linked where the decision is: on the letter, on the task and on the case page', async () => {
    const { letter, desk, path, caseId } = await decided(150)
    expect((await office.as('resident:anna').get(letter)).html).toContain(`href="${letter}/lemums.pdf"`)
    for (const page of [path, `/lietas/${caseId}`])
      for (const paper of ['lemums.pdf', 'aprekins.json']) expect((await office.as('staff:ilze').get(page)).html).toContain(`href="${desk}/${paper}"`)
  })

  it('leaves a line in the log when a colleague takes it, without a name', async () => {
    const { desk, proceedingId } = await decided(150)
    await office.as('staff:ilze').get(`${desk}/lemums.pdf`)
    expect(office.log.filter(({ code }) => code === 'PaperTaken')).toEqual([{ code: 'PaperTaken', proceeding: proceedingId, paper: 'lemums.pdf', staff: 'ilze' }])
  })
})

describe('The papers', () => {
  it('are nobody else’s: not another resident’s, not of a colleague who sees no figures, not of one without a desk', async () => {
    const { letter, desk, caseId } = await decided(150)
    for (const paper of ['lemums.pdf', 'aprekins.json']) {
      expect((await office.as('resident:bruno').get(`${letter}/${paper}`)).status).toBe(404)
      expect((await office.as('staff:janis').get(`${desk}/${paper}`)).status).toBe(404)
      expect((await office.as('staff:gundega').get(`${desk}/${paper}`)).status).toBe(403)
      expect((await office.as('resident:anna').get(`${desk}/${paper}`)).status).toBe(403)
    }
    expect((await office.as('staff:janis').get(`/lietas/${caseId}`)).html).not.toMatch(/lemums\.pdf|aprekins\.json/)
  })

  it('are not there before the decision', async () => {
    const { caseId, applicationId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    for (const paper of ['lemums.pdf', 'aprekins.json']) {
      expect((await office.as('resident:anna').get(`/mani/${caseId}/lemums/${applicationId}-gmi/${paper}`)).status).toBe(404)
      expect((await office.as('staff:ilze').get(`/lietas/${caseId}/lemumi/${applicationId}-gmi/${paper}`)).status).toBe(404)
    }
  })
})

describe('What would turn a refusal', () => {
  const sentence = 'Citiem apstākļiem nemainoties, pabalsts pienāktos, ja mājsaimniecības vidējie ienākumi mēnesī būtu vismaz par 12,36 € mazāki, tas ir, ne vairāk kā 186,99 €.'

  it('is before the caseworker when they decide, and in the letter, on the page and in the PDF', async () => {
    const { before, letter } = await decided(199.35, { income: 'wage', act: { act: 'refuse', reasons: ['IncomeAboveThreshold'], explanation: '' } })
    expect(before).toContain(sentence)
    const page = textOf((await office.as('resident:anna').get(letter)).html)
    expect(page).toContain(`Kad pabalsts pienāktos ${sentence} Ja apstākļi mainās, varat iesniegt jaunu iesniegumu.`)
    expect(readPdf((await office.as('resident:anna').get(`${letter}/lemums.pdf`)).bytes).elements.map(({ text }) => text.replaceAll('\u00a0', ' '))).toContain(sentence)
  })

  it('is before the caseworker, and not in the letter, where it would be a smaller pension', async () => {
    const { before, letter } = await decided(199.35, { act: { act: 'refuse', reasons: ['IncomeAboveThreshold'], explanation: '' } })
    expect(before).toContain(sentence)
    const page = textOf((await office.as('resident:anna').get(letter)).html)
    expect(page).not.toContain('pienāktos')
    expect(page).toContain('Ja apstākļi mainās Ja mainās jūsu ienākumi, izdevumi')
  })

  it('is not said where a person refused for something else: then it would not be true', async () => {
    const { letter } = await decided(199.35, { act: { act: 'refuse', reasons: ['IncomeAboveThreshold', 'MovedOut'], explanation: 'Dzīvo Rīgā.' } })
    expect(textOf((await office.as('resident:anna').get(letter)).html)).not.toContain('pienāktos')
  })

  it('is not in the letter of a grant', async () => {
    const { letter } = await decided(150)
    expect(textOf((await office.as('resident:anna').get(letter)).html)).not.toContain('pienāktos')
  })
})

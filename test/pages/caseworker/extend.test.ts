// Extending the law's term: once, with a reason the applicant reads, before the term has passed; every date of the task moves with it.
import { afterEach, describe, expect, it } from 'vitest'
import { openWait } from '../../acceptance/acts.ts'
import { staff, type Office } from '../../office.ts'
import { orders } from '../visits/at-the-door.ts'
import { readPdf } from '../read-pdf.ts'
import { applies, openDesk, pensionOf, taskAt, textOf, waitOf } from './desk-office.ts'

let office: Office
afterEach(() => office.close())

async function decision() {
  office = await openDesk()
  const { caseId, applicationId } = await applies(office, pensionOf(150), { kind: 'gmi' })
  const path = await taskAt(office, caseId, 'AwaitDecision')
  const asIlze = office.as('staff:ilze')
  await asIlze.post(`${path}/panemt`, {})
  const extend = `/lietas/${caseId}/termins/${applicationId}-gmi`
  const matter = async () => (await office.host.dependencies.store.cases.proceeding(caseId, `${applicationId}-gmi`))!
  return { caseId, path, extend, asIlze, matter }
}

describe('The law’s term', () => {
  it('is extended to four months with a reason; the task warns again before the new day, the journal tells, and the applicant reads why', async () => {
    const { caseId, path, extend, asIlze, matter } = await decision()
    expect(textOf((await asIlze.get(extend)).html)).toContain('07.04.2026.')
    expect((await asIlze.post(extend, { reason: '-' })).html).toContain('to lasīs iesniedzējs')
    expect((await matter()).extension).toBeUndefined()
    expect((await asIlze.post(extend, { reason: 'Jāsaņem ārvalsts izziņa' })).location).toBe(path)
    expect(await matter()).toMatchObject({ legalDue: { on: '2026-07-06', why: expect.stringContaining('4 mēneši no 5. marta') as string }, extension: { from: { on: '2026-04-07' }, reason: 'Jāsaņem ārvalsts izziņa', by: 'ilze' } })
    expect(textOf((await office.as('resident:anna').get(`/mani/${caseId}`)).html)).toContain('Jāsaņem ārvalsts izziņa')
    expect((await openWait(office, { caseId }, 'AwaitDecision')).legalDue?.on).toBe('2026-07-06')
    await office.until('2026-07-02')
    expect((await openWait(office, { caseId }, 'AwaitDecision')).escalatedAt?.slice(0, 10)).toBe('2026-07-01')
    expect((await office.host.dependencies.store.journal.ofCase(caseId)).find(({ what }) => what === 'TermExtended')).toMatchObject({ by: 'staff:ilze', note: 'Jāsaņem ārvalsts izziņa: likuma termiņš tagad 06.07.2026., bija 07.04.2026.' })
  })

  it('is not extended after it has passed, nor by who has not the task in hand', async () => {
    const { extend, matter } = await decision()
    expect((await office.as('staff:vija').get(extend)).status).toBe(200)
    expect((await office.as('staff:vija').post(extend, { reason: 'Jāsaņem izziņa' })).status).toBe(409)
    await office.until('2026-04-08')
    expect((await office.as('staff:ilze').post(extend, { reason: 'Jāsaņem izziņa' })).status).toBe(409)
    expect((await matter()).legalDue.on).toBe('2026-04-07')
  })

  it('extended once stays so', async () => {
    const { extend, asIlze, matter } = await decision()
    await asIlze.post(extend, { reason: 'Jāsaņem ārvalsts izziņa' })
    expect((await asIlze.post(extend, { reason: 'Vēl jāgaida' })).status).toBe(409)
    expect((await matter()).extension?.reason).toBe('Jāsaņem ārvalsts izziņa')
  })

  it('moves with everything that is open in the matter: a visit for it warns before the new day, not the old', async () => {
    const { caseId, path, extend, asIlze, matter } = await decision()
    await orders(asIlze, caseId, { proceedingId: (await matter()).proceedingId, by: '30.07.2026.' })
    await asIlze.post(extend, { reason: 'Jāsaņem ārvalsts izziņa' })
    expect(await openWait(office, { caseId }, 'AwaitVisit')).toMatchObject({ legalDue: { on: '2026-07-06' } })
    await office.until('2026-06-30')
    expect(await openWait(office, { caseId }, 'AwaitVisit')).not.toHaveProperty('escalatedAt')
    await office.until('2026-07-01')
    expect(await openWait(office, { caseId }, 'AwaitVisit')).toMatchObject({ escalatedAt: expect.any(String) })
    expect(await waitOf(office, path)).toMatchObject({ legalDue: { on: '2026-07-06' } })
  })

  it('that ends while the resident is asked is told to the supervisor three working days before, and is extended from the case', async () => {
    const { caseId, path, extend, asIlze, matter } = await decision()
    await office.until('2026-03-19', '10:00')
    await asIlze.post(path, { act: 'ask', question: 'Lūdzu, konta izrakstu.' })
    const listed = async () => textOf((await office.as('staff:vija').get('/darbs?rinda=nodotie')).html)
    await office.until('2026-03-31', '07:59')
    expect(await listed()).toContain('Nodotie vadītājam (0)')
    await office.until('2026-03-31', '08:00')
    expect(await listed()).toMatch(/Nodotie vadītājam \(1\).*Anna Paraudziņa Tukums Iesniedzēja atbilde .*Nodots vadītājam 31\.03\.2026\./)
    expect((await office.as('staff:vija').get('/darbs?rinda=nodotie')).html).toContain(`href="/lietas/${caseId}"`)
    expect((await office.as('staff:vija').get(`/lietas/${caseId}`)).html).toContain(extend)
    expect((await office.as('staff:vija').post(extend, { reason: 'Jāsagaida izraksts' })).location).toBe(`/lietas/${caseId}#lietvediba-${(await matter()).proceedingId}`)
    expect(await matter()).toMatchObject({ legalDue: { on: '2026-07-06' }, extension: { by: 'vija' } })
    expect(await openWait(office, { caseId }, 'AwaitInformation')).toMatchObject({ legalDue: { on: '2026-07-06' }, due: { on: '2026-04-02' } })
    expect(await listed()).toContain('Nodotie vadītājam (0)')
    await office.until('2026-04-03', '00:00')
    expect(await openWait(office, { caseId }, 'AwaitDecision')).toMatchObject({ legalDue: { on: '2026-07-06' } })
  })

  it('is said to end before an answer asked for today is due, where it does, and not a day before', async () => {
    const { path, extend, asIlze } = await decision()
    // Ten working days from 19 March are 2 April; from the 20th, over Good Friday and Easter Monday, the 7th: the law's last day.
    await office.until('2026-03-19', '10:00')
    expect(textOf((await asIlze.get(path)).html)).not.toContain('neapstājas')
    await office.until('2026-03-20', '10:00')
    const { html } = await asIlze.get(path)
    expect(textOf(html)).toContain('Atbildes termiņš būs 07.04.2026., bet likuma termiņš beidzas 07.04.2026. un neapstājas')
    expect(html).toContain(`href="${extend}"`)
    await asIlze.post(extend, { reason: 'Jāsagaida atbilde' })
    expect(textOf((await asIlze.get(path)).html)).not.toContain('neapstājas')
    expect((await asIlze.get(path)).html).not.toContain(`href="${extend}"`)
  })

  it('is not extended in a household one does not serve, nor of a matter of another case', async () => {
    const { caseId, extend } = await decision()
    await office.host.dependencies.store.people.saveStaff(staff('kaspars', 'Kaspars Kandavas', ['assistance-organiser'], { territory: ['Kandava'] }))
    expect((await office.as('staff:kaspars').post(extend, { reason: 'Jāsaņem izziņa' })).status).toBe(404)
    expect((await office.as('staff:inga').get(`/lietas/${caseId}/termins/0000000000-gmi`)).status).toBe(404)
    expect((await office.as('staff:inga').post(`/lietas/${caseId}/termins/0000000000-gmi`, { reason: 'Jāsaņem izziņa' })).status).toBe(404)
  })
})

describe('The letter of the extension', () => {
  const extended = async () => {
    const matter = await decision()
    await matter.asIlze.post(matter.extend, { reason: 'Jāsaņem ārvalsts izziņa' })
    const { proceedingId } = await matter.matter()
    return { ...matter, proceedingId, letter: `/mani/${matter.caseId}/pagarinajums/${proceedingId}`, paper: `/lietas/${matter.caseId}/lemumi/${proceedingId}/pazinojums.pdf` }
  }

  it('is on the applicant’s page at once, with both days, the reason, the law, who wrote it and the day it counts as known', async () => {
    const { caseId, letter } = await extended()
    const asAnna = office.as('resident:anna')
    expect((await asAnna.get(`/mani/${caseId}`)).html).toContain(`href="${letter}"`)
    const page = textOf((await asAnna.get(letter)).html)
    for (const said of ['Paziņojums Nr. 2026/T-1 par termiņa pagarināšanu lēmumam par', 'ne vēlāk kā 2026. gada 6. jūlijā', 'Iepriekšējais termiņš bija 2026. gada 7. aprīlis', 'Jāsaņem ārvalsts izziņa (APL 64. pants)', 'Ilze Organizatore', 'Paziņojums uzskatāms par paziņotu no 09.03.2026.'])
      expect(page).toContain(said)
    expect(page).not.toContain('Lēmumu var apstrīdēt. Termiņš')
    expect(textOf((await asAnna.get(`/mani/${caseId}`)).html)).toContain('Paziņojums par termiņa pagarināšanu, Nr. 2026/T-1')
  })

  it('is a PDF of the same words, the same bytes for the applicant and for the desk', async () => {
    const { caseId, letter, paper } = await extended()
    const [theirs, ours] = [await office.as('resident:anna').get(`${letter}/pazinojums.pdf`), await office.as('staff:ilze').get(paper)]
    expect(theirs.headers).toMatchObject({ 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="pazinojums-2026-T-1.pdf"' })
    expect(ours.bytes.equals(theirs.bytes)).toBe(true)
    expect((await office.as('staff:ilze').get(`/lietas/${caseId}`)).html).toContain(`href="${paper}"`)
    const page = textOf((await office.as('resident:anna').get(letter)).html)
    const read = readPdf(theirs.bytes).elements.filter(({ tag, text }) => tag !== 'Lbl' && !text.startsWith('Paziņojums par'))
    expect(read.map(({ tag, text }) => `${tag} ${text}`)).toContain('H2 Kas mainās')
    for (const { tag, text } of read) expect(page, tag).toContain(text.replaceAll(/\s+/g, ' '))
  })

  it('is written once however often the act is repeated, two at once included, and stays when it is decided', async () => {
    const { caseId, path, extend, asIlze, matter } = await decision()
    const both = await Promise.all([1, 2].map(() => asIlze.post(extend, { reason: 'Jāsaņem ārvalsts izziņa' })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const { proceedingId } = await matter()
    expect((await asIlze.post(extend, { reason: 'Vēl jāgaida' })).status).toBe(409)
    const { journal, cases } = office.host.dependencies.store
    const first = await cases.extensionOf(caseId, proceedingId)
    expect((await journal.ofCase(caseId)).filter(({ what }) => what === 'ExtensionTold')).toMatchObject([{ by: 'staff:ilze', note: first!.letter.number }])
    await asIlze.post(path, { act: 'grant', words: '' })
    expect((await office.as('resident:anna').get(`/mani/${caseId}`)).html).toContain(`href="/mani/${caseId}/pagarinajums/${proceedingId}"`)
    expect(await cases.extensionOf(caseId, proceedingId)).toEqual(first)
  })

  it('is nobody else’s', async () => {
    const { letter, paper } = await extended()
    expect((await office.as('resident:bruno').get(letter)).status).toBe(404)
    expect((await office.as('resident:bruno').get(`${letter}/pazinojums.pdf`)).status).toBe(404)
    expect((await office.as('staff:gundega').get(paper)).status).toBe(403)
  })

  it('there is none of a term that was not extended, nor of one an older release extended: the page says it without', async () => {
    const { caseId, matter } = await decision()
    const { proceedingId, ...rest } = await matter()
    expect((await office.as('resident:anna').get(`/mani/${caseId}/pagarinajums/${proceedingId}`)).status).toBe(404)
    const { store } = office.host.dependencies
    const extension = { from: rest.legalDue, reason: 'Jāgaida', by: 'ilze', at: '2026-03-05T08:30:00.000Z' }
    await store.commit(store.cases.reckoned({ proceedingId, ...rest }, rest, { by: 'staff:ilze', at: extension.at, what: 'TermExtended', why: 'Jāgaida' }, { extension }))
    const { status, html } = await office.as('resident:anna').get(`/mani/${caseId}`)
    expect([status, html.includes('pagarinajums/'), textOf(html).includes('Termiņš pagarināts (bija 2026. gada 7. aprīlis), jo: Jāgaida')]).toEqual([200, false, true])
  })
})

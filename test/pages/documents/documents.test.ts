// Documents as files: given by residents or entered by the office, kept as they were received, and read by those whose work they are.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileKeyOf, mediaTypeOf, plainName } from '../../../functions/domain/document.ts'
import { longestUpload } from '../../../functions/pages/form-body.ts'
import { openWait } from '../../acceptance/acts.ts'
import { resident, staff, type Office } from '../../office.ts'
import { applies, openDesk, pensionOf, taskAt, textOf } from '../caseworker/desk-office.ts'

let office: Office
let caseId: string
beforeEach(async () => {
  office = await openDesk()
  ;({ caseId } = await applies(office, pensionOf(150), { kind: 'gmi' }))
})
afterEach(() => office.close())

const as = (who: string) => office.as(`staff:${who}`)
const anna = () => office.as('resident:anna')
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
const photo = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const file = (bytes: Uint8Array, name = 'rēķins.pdf') => ({ document: { name, bytes } })
const documents = () => office.host.dependencies.store.documents.ofCase(caseId)
const gives = (fields: Record<string, string> = { kind: 'bill' }, files = file(pdf)) => anna().send(`/mani/${caseId}/dokumenti`, fields, files)
const enters = async (fields: Record<string, string> = {}, files = file(photo, 'IMG_0001.PNG'), who = 'ilze') => (await as(who).get(`/lietas/${caseId}/dokumenti`)) && as(who).send(`/lietas/${caseId}/dokumenti`, { kind: 'account', from: 'anna', receivedOn: '02.03.2026.', ...fields }, files)
const theOne = async () => (await documents())[0]!

describe('A document a resident gives', () => {
  it('stands on their page and on the case, the same to the byte, with the day it came', async () => {
    expect((await gives()).location).toBe(`/mani/${caseId}/dokumenti`)
    const { documentId } = await theOne()
    expect(await theOne()).toMatchObject({ givenBy: 'anna', kind: 'bill', name: 'rēķins.pdf', mediaType: 'application/pdf', bytes: pdf.length, by: 'resident:anna' })
    expect(textOf((await anna().get(`/mani/${caseId}/dokumenti`)).html)).toContain('Rēķins vai čeks: rēķins.pdf')
    for (const page of [await anna().get(`/mani/${caseId}/dokumenti/${documentId}`), await as('ilze').get(`/lietas/${caseId}/dokumenti/${documentId}`)]) {
      expect(page.bytes.equals(pdf)).toBe(true)
      expect(page.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'content-security-policy': expect.stringContaining("default-src 'none'") })
    }
    expect(textOf((await as('ilze').get(`/lietas/${caseId}`)).html)).toMatch(/Dokumenti \(1\).*Saņemts dokuments/)
  })

  it('comes with the answer to a question, in the same moment or not at all', async () => {
    const path = await taskAt(office, caseId, 'AwaitDecision')
    await as('ilze').post(`${path}/panemt`, {})
    await as('ilze').post(path, { act: 'ask', question: 'Lūdzu, rēķinu.' })
    const answer = `/mani/${caseId}/atbildet/${(await openWait(office, { caseId }, 'AwaitInformation')).waitId}`
    expect((await anna().send(answer, { reply: 'Pievienoju.' }, file(pdf))).status).toBe(422)
    expect((await anna().send(answer, { reply: 'Pievienoju.', kind: 'bill' }, file(Buffer.from('MZ…'), 'rekins.exe'))).status).toBe(422)
    expect(await documents()).toEqual([])
    expect((await anna().send(answer, { reply: 'Pievienoju rēķinu.', kind: 'bill' }, file(pdf))).status).toBe(303)
    expect(await documents()).toHaveLength(1)
    expect((await anna().send(answer, { reply: 'Vēlreiz.', kind: 'bill' }, file(pdf))).status).toBe(409)
    expect(await documents()).toHaveLength(1)
  })

  it.each([
    ['that is none of the kinds taken', { kind: 'bill' }, file(Buffer.from('<html><script>alert(1)</script>'), 'rekins.pdf')],
    ['of no kind', { kind: '' }, file(pdf)], ['that is not there', { kind: 'bill' }, {}],
  ])('%s is refused with a sentence', async (_, fields, files) => {
    const page = await anna().send(`/mani/${caseId}/dokumenti`, fields, files as never)
    expect(page.status).toBe(422)
    expect(page.html).toContain('Lūdzu, izlabojiet')
    expect(await documents()).toEqual([])
  })

  it('larger than a form may be is refused, and so is a file where none is asked for', async () => {
    const large = await gives({ kind: 'bill' }, file(Buffer.concat([pdf, Buffer.alloc(longestUpload)])))
    expect(large.status).toBe(413)
    expect(textOf(large.html)).toContain('Datne ir pārāk liela')
    expect((await anna().send('/mani/sazina', { phone: '20000000' }, file(pdf))).status).toBe(413)
    expect(await documents()).toEqual([])
  })

  it('in a form that is none is refused with a page, and nothing is kept', async () => {
    const sent = await office.host.serve({
      version: '2.0', routeKey: '$default', rawPath: `/mani/${caseId}/dokumenti`, rawQueryString: '', headers: { 'content-type': 'multipart/form-data; boundary=x' }, isBase64Encoded: false, body: 'no form',
      cookies: [anna().cookie()], requestContext: { http: { method: 'POST', path: `/mani/${caseId}/dokumenti`, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' } },
    } as never)
    expect(sent.statusCode).toBe(403)
    expect(await documents()).toEqual([])
  })

  it('is nobody else’s: not another resident’s, nor a colleague’s who sees no figures', async () => {
    await office.host.dependencies.store.people.saveResident(resident('zane', 'Zane Svešā', '1980-01-01'))
    await gives()
    const { documentId } = await theOne()
    for (const path of [`/mani/${caseId}/dokumenti`, `/mani/${caseId}/dokumenti/${documentId}`]) expect((await office.as('resident:zane').get(path)).status, path).toBe(404)
    expect((await office.as('resident:zane').send(`/mani/${caseId}/dokumenti`, { kind: 'bill' }, file(pdf))).status).toBe(404)
    expect((await as('janis').get(`/lietas/${caseId}/dokumenti/${documentId}`)).status).toBe(404)
    expect(textOf((await as('janis').get(`/lietas/${caseId}/dokumenti`)).html)).toContain('Vēl 1 dokumenti ir citas komandas ziņā')
    await gives({ kind: 'medical' })
    const medical = (await documents()).find(({ kind }) => kind === 'medical')!
    expect((await as('janis').get(`/lietas/${caseId}/dokumenti/${medical.documentId}`)).status).toBe(200)
    for (const who of ['gundega', 'saime']) expect((await as(who).get(`/lietas/${caseId}/dokumenti`)).status, who).toBe(403)
  })
})

describe('A paper that was brought', () => {
  it('on Monday and entered on Thursday bears both days', async () => {
    expect((await enters()).status).toBe(303)
    expect(await theOne()).toMatchObject({ by: 'staff:ilze', givenBy: 'anna', mediaType: 'image/png', receivedAt: '2026-03-01T22:00:00.000Z', recordedAt: '2026-03-05T08:00:00.000Z' })
    expect(textOf((await as('ilze').get(`/lietas/${caseId}/dokumenti`)).html)).toMatch(/saņemts 02\.03\.2026\..*ievadīts 05\.03\.2026\./)
    const [entry] = (await office.host.dependencies.store.journal.ofCase(caseId)).filter(({ what }) => what === 'DocumentReceived')
    expect(entry).toMatchObject({ occurredAt: '2026-03-01T22:00:00.000Z', recordedAt: '2026-03-05T08:00:00.000Z', by: 'staff:ilze' })
  })

  it('stands beside the figures it is checked against', async () => {
    await enters()
    const { html } = await as('ilze').get(`/lietas/${caseId}/dokumenti`)
    expect(html).toContain(`<img src="/lietas/${caseId}/dokumenti/${(await theOne()).documentId}"`)
    expect(textOf(html)).toContain('Ienākumi: deklarētais un reģistri')
  })

  it.each([['of a day to come', { receivedOn: '06.03.2026.' }], ['of no day', { receivedOn: 'pirmdien' }], ['from somebody else', { from: 'bruno' }]])('%s is refused', async (_, fields) => {
    expect((await enters(fields)).status).toBe(422)
    expect(await documents()).toEqual([])
  })

  it('may be entered at the reception, which reads none of them', async () => {
    await office.host.dependencies.store.people.saveStaff(staff('kate', 'Kate Klientu', ['clerk']))
    expect((await as('kate').get(`/lietas/${caseId}/dokumenti`)).status).toBe(200)
    expect((await enters({}, file(photo), 'kate')).status).toBe(303)
    expect((await as('kate').get(`/lietas/${caseId}/dokumenti/${(await theOne()).documentId}`)).status).toBe(404)
  })

  it('entered in the wrong case is marked so, with a reason, once; it stays and is shown no more', async () => {
    await enters()
    const { documentId } = await theOne()
    const path = `/lietas/${caseId}/dokumenti/${documentId}/kluda`
    expect((await as('ilze').post(path, { mistake: ' ' })).status).toBe(422)
    expect((await as('ilze').post(path, { mistake: 'Citas ģimenes izraksts' })).status).toBe(303)
    expect((await as('ilze').post(path, { mistake: 'Vēlreiz' })).status).toBe(409)
    const { html } = await as('ilze').get(`/lietas/${caseId}/dokumenti`)
    expect(textOf(html)).toContain('ievadīts kļūdas dēļ: Citas ģimenes izraksts')
    expect(html).not.toContain('<img src')
    expect((await anna().get(`/mani/${caseId}/dokumenti/${documentId}`)).status).toBe(404)
  })
})

describe('A file', () => {
  it('that has changed since it was received is a fault, not a document', async () => {
    await gives()
    const document = await theOne()
    await office.host.dependencies.files.put(fileKeyOf(document), Buffer.from('%PDF-1.4 otherwise'), 'application/pdf')
    expect((await as('ilze').get(`/lietas/${caseId}/dokumenti/${document.documentId}`)).status).toBe(500)
  })

  it.each([['../../etc/passwd', 'passwd'], ['C:\\Rēķini\\marts.pdf', 'marts.pdf'], ['rek\u202efdp.exe', 'rek fdp.exe'], ['a"b\r\nx: y', 'a b  x  y'], ['', 'dokuments']])('named %j is called %j', (given, plain) => expect(plainName(given)).toBe(plain))

  it('is known by its bytes alone', () => expect([pdf, photo, Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('GIF89a'), Buffer.alloc(0)].map(mediaTypeOf)).toEqual(['application/pdf', 'image/png', 'image/jpeg', undefined, undefined]))
})

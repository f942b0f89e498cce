// Mandates: entered by a clerk from a document, used by the representative within scope and days, journaled as done for whom.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWait } from '../acceptance/acts.ts'
import { apply } from '../acceptance/household.ts'
import { opensTask } from '../abuse/at-the-desk.ts'
import { openOffice, resident, staff, type Office, type Visit } from '../office.ts'
import { fillIn, hidden, signAndSubmit, textOf } from './applicant/at-the-form.ts'

const anna = resident('anna', 'Anna Ozola', '1950-05-05')
const boriss = resident('boriss', 'Boriss Dēls', '1975-01-01')
const stranger = resident('cilda', 'Cilda Sveša', '1975-01-01')
const people = [staff('dina', 'Dina Lietvede', ['clerk']), staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('kate', 'Kate Kandavas', ['clerk'], { territory: ['Kandava'] })]

let office: Office
beforeEach(async () => { office = await openOffice('2026-03-05 09:00', { residents: [anna, boriss, stranger], staff: people }) })
afterEach(() => office.close())

const dina = () => office.as('staff:dina')
const sheet = (page: Visit) => /name="mandateId" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
const mandates = () => office.host.dependencies.store.mandates.ofPrincipal('anna')
const typed = { code: boriss.personCode, document: 'Notariāla pilnvara Nr. 1234, 01.03.2026.', scopes: ['read', 'apply', 'answer'], since: '05.03.2026.', until: '10.03.2026.' }
const unknown = { code: '320888-88888', givenName: 'Jauna', familyName: 'Pilnvarniece', birthDate: '12.03.1980.' }

/** Dina enters a mandate for Boriss to act for Anna. */
async function enters(more: Record<string, string | string[]> = {}): Promise<Visit> {
  const clerk = dina()
  return clerk.post('/pienemsana/anna/pilnvaras', { mandateId: sheet(await clerk.get('/pienemsana/anna')), ...typed, ...more })
}
/** Boriss at home, acting for Anna. */
async function acting() {
  const visitor = office.as('resident:boriss')
  const mandate = /name="mandate" value="([^"]+)"/.exec((await visitor.get('/mani')).html)?.[1] ?? ''
  expect((await visitor.post('/parstavet', { mandate })).status).toBe(303)
  return visitor
}

describe('The reception', () => {
  it('finds a person by their code, which stands in no address, and tells what was applied for and when', async () => {
    await apply(office, { members: [{ resident: anna, role: 'applicant' }] }, [{ kind: 'gmi' }])
    const { location } = await dina().post('/pienemsana', { kods: `${anna.personCode.slice(0, 6)}-${anna.personCode.slice(6)}` })
    expect(location).toBe('/pienemsana/anna')
    const text = textOf(await dina().get(location!))
    expect(text).toMatch(/Anna Ozola .*Iesniegums SD\/2026\/1 ?, saņemts 05\.03\.2026\. 09:00: GMI pabalsts/)
    expect((await dina().post('/pienemsana', { kods: '32999999999' })).status).toBe(422)
  })

  it('of another territory finds nobody', async () => {
    expect((await office.as('staff:kate').post('/pienemsana', { kods: anna.personCode })).status).toBe(422)
    expect((await office.as('staff:kate').get('/pienemsana/anna')).status).toBe(404)
    expect((await office.as('staff:kate').post('/pienemsana/anna/pilnvaras', { mandateId: '0000000001', ...typed })).status).toBe(404)
  })

  it('enters a mandate once, with its paper, and tells it in the case', async () => {
    const { caseId } = await apply(office, { members: [{ resident: anna, role: 'applicant' }] }, [{ kind: 'gmi' }])
    const clerk = dina()
    const mandateId = sheet(await clerk.get('/pienemsana/anna'))
    for (let click = 0; click < 2; click += 1) expect((await clerk.post('/pienemsana/anna/pilnvaras', { mandateId, ...typed })).location).toBe('/pienemsana/anna')
    expect(await mandates()).toMatchObject([{ representativeId: 'boriss', from: '2026-03-05', to: '2026-03-10', document: typed.document, enteredBy: 'dina' }])
    expect((await office.host.dependencies.store.journal.ofCase(caseId)).filter(({ what }) => what === 'MandateEntered')).toMatchObject([{ by: 'staff:dina', note: typed.document }])
    expect(textOf(await office.as('resident:anna').get('/mani'))).toContain('Boriss Dēls: skatīt lietas, iesniegt un parakstīt iesniegumus, atbildēt dienestam, līdz 10.03.2026.')
  })

  it.each([
    ['without a scope', { scopes: [] }, 'Atzīmējiet, ko pilnvara atļauj'], ['without a paper', { document: '' }, 'Ierakstiet dokumentu'], ['that ends before it begins', { until: '04.03.2026.' }, 'Pēdējā diena ir pirms pirmās'],
    ['for more than three years', { until: '06.03.2029.' }, 'ne ilgāk kā uz 3 gadiem'], ['to oneself', { code: anna.personCode }, 'Pats sevi nevar pilnvarot'], ['to nobody known', { code: '32888888888' }, 'ierakstiet tās vārdu'], ['to a formula', { ...unknown, givenName: '=HYPERLINK("http://example.org")' }, 'kā tas ir dokumentā'], ['to a text that runs backwards', { ...unknown, familyName: 'Ber\u202eziņa' }, 'kā tas ir dokumentā'],
    ['to someone not born yet', { ...unknown, birthDate: '12.03.2099.' }, 'Pārbaudiet dzimšanas gadu'], ['to someone of Roman times', { ...unknown, birthDate: '12.03.0180.' }, 'dzimšanas dienu'], ['to a code of no day', { ...unknown, code: '990199-10000' }, 'personas kodu'],
  ])('refuses a mandate %s', async (_, more, why) => {
    const page = await enters(more)
    expect([page.status, await mandates()]).toEqual([422, []])
    expect(textOf(page)).toContain(why)
  })

  it('enters whoever is not known yet from their document', async () => {
    expect((await enters(unknown)).status).toBe(303)
    expect((await office.host.dependencies.store.people.residentByCode('32088888888'))?.familyName).toBe('Pilnvarniece')
  })
})

describe('A representative', () => {
  it('applies in the other’s name, and the journal and the signature say by whose hand', async () => {
    await enters()
    const visitor = await acting()
    expect(textOf(await visitor.get('/mani'))).toContain('Jūs rīkojaties kā pilnvarnieks: Anna Ozola')
    await fillIn(visitor, { wishes: ['gmi'] })
    expect((await signAndSubmit(visitor)).answer.status).toBe(303)
    const { store } = office.host.dependencies
    const [caseId = ''] = await store.cases.ofPerson('anna')
    expect((await store.applications.ofCase(caseId))[0]).toMatchObject({ applicantId: 'anna', submittedBy: 'boriss', signatures: [{ personId: 'anna', by: 'boriss' }] })
    expect((await store.journal.ofCase(caseId)).find(({ what }) => what === 'ApplicationSubmitted')).toMatchObject({ by: 'resident:boriss', onBehalfOf: 'anna' })
    expect(textOf(await office.as('staff:ilze').get(`/lietas/${caseId}?viss=1`))).toContain('Boriss Dēls, pilnvarnieks (Anna Ozola)')
    await visitor.post('/parstavet/beigt', {})
    expect(textOf(await visitor.get('/mani'))).not.toContain('Jūs rīkojaties')
    expect((await visitor.get(`/mani/${caseId}`)).status).toBe(404)
  })

  it('answers the office, as the other', async () => {
    const { caseId, applicationId } = await apply(office, { members: [{ resident: anna, role: 'applicant' }] }, [{ kind: 'gmi' }])
    const send = await opensTask(office, 'ilze', await openWait(office, { caseId }, 'AwaitDecision', `${applicationId}-gmi`))
    await send({ act: 'ask', question: 'Lūdzu, rēķinu.' })
    await enters()
    const visitor = await acting()
    const { waitId } = await openWait(office, { caseId }, 'AwaitInformation')
    expect((await visitor.post(`/mani/${caseId}/atbildet/${waitId}`, { reply: 'Pielikumā.' })).status).toBe(303)
    expect((await office.host.dependencies.store.journal.ofCase(caseId)).find(({ what }) => what === 'AwaitInformation.Provided')).toMatchObject({ by: 'resident:boriss', onBehalfOf: 'anna' })
  })

  it('of a mandate to read reads, and neither applies nor answers nor signs', async () => {
    const { caseId, applicationId } = await apply(office, { members: [{ resident: anna, role: 'applicant' }] }, [{ kind: 'gmi' }])
    await enters({ scopes: ['read'] })
    const visitor = await acting()
    expect((await visitor.get(`/mani/${caseId}`)).status).toBe(200)
    expect((await visitor.get(`/pieteikties/sanemts/${applicationId}`)).status).toBe(200)
    expect((await visitor.get('/pieteikties')).status).toBe(403)
    for (const path of ['/pieteikties/parbaudit', `/mani/${caseId}/atbildet/x`, `/mani/${caseId}/parakstit/${applicationId}`, '/parstavet']) expect([403, 404], path).toContain((await visitor.post(path, {})).status)
  })

  it('may act on the last day, and no more on the day after; nor from the moment it is revoked', async () => {
    const { caseId } = await apply(office, { members: [{ resident: anna, role: 'applicant' }] }, [{ kind: 'gmi' }])
    await enters()
    await office.until('2026-03-10', '23:50')
    const visitor = await acting()
    expect((await visitor.get(`/mani/${caseId}`)).status).toBe(200)
    await office.until('2026-03-11', '00:00')
    expect((await visitor.get(`/mani/${caseId}`)).status).toBe(404)
    expect(textOf(await visitor.get('/mani'))).not.toContain('Ozola')
    await enters({ since: '11.03.2026.', until: '30.03.2026.' })
    const again = await acting()
    expect((await again.get(`/mani/${caseId}`)).status).toBe(200)
    const held = (await mandates()).find(({ to }) => to === '2026-03-30')!
    await dina().post(`/pienemsana/anna/pilnvaras/${held.mandateId}/atsaukt`, {})
    expect((await again.get(`/mani/${caseId}`)).status).toBe(404)
  })

  it('whose form is still open when the mandate ends has nothing of it kept as their own', async () => {
    await enters()
    await office.until('2026-03-10', '23:50')
    const visitor = await acting()
    const token = hidden(await visitor.get('/pieteikties/palidziba'), 'token')
    await office.until('2026-03-11', '00:00')
    expect((await visitor.post('/pieteikties/palidziba', { token, read: '.0', wishes: ['gmi'] })).status).toBe(403)
    for (const personId of ['anna', 'boriss']) expect(await office.host.dependencies.store.applications.draft(personId)).toBeUndefined()
    const own = await visitor.get('/pieteikties/palidziba')
    expect((await visitor.post('/pieteikties/palidziba', { token: hidden(own, 'token'), read: '.0', wishes: ['gmi'] })).status).toBe(303)
    expect(await office.host.dependencies.store.applications.draft('boriss')).toBeDefined()
  })

  it('cannot take up somebody else’s mandate, nor one that has not begun', async () => {
    await enters({ since: '06.03.2026.' })
    const [held] = await mandates()
    for (const who of ['resident:boriss', 'resident:cilda']) expect((await office.as(who).post('/parstavet', { mandate: `anna.${held!.mandateId}` })).status, who).toBe(404)
  })
})

describe('A household', () => {
  it('sees who of the office opened the file, when and why', async () => {
    const { caseId } = await apply(office, { members: [{ resident: anna, role: 'applicant' }] }, [{ kind: 'gmi' }])
    const ilze = office.as('staff:ilze', { saysWhy: false })
    await ilze.post(`/lietas/${caseId}/nolukis`, { purpose: 'question', reason: 'zvans par termiņu' })
    expect(textOf(await office.as('resident:anna').get(`/mani/${caseId}`))).toContain('05.03.2026. 09:00: Ilze Organizatore, darbinieks – Iedzīvotājs zvanīja, rakstīja vai atnāca: zvans par termiņu')
  })
})

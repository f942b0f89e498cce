// Submitting the form: read, signed, sent once; who is known is linked, who is not is entered.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openOffice, resident, type Office, type Visitor } from '../../office.ts'
import { fillIn, hidden, partner, signAndSubmit, textOf } from './at-the-form.ts'

let office: Office
let anna: Visitor
const annaOzola = resident('anna', 'Anna Ozola', '1980-05-05')
/** Known to the office by another name than people call him. */
const known = resident('known', 'Jānis Bērziņš', '1979-02-01', { personCode: '32000112345', address: 'Slepenā iela 7' })

beforeEach(async () => {
  office = await openOffice('2026-03-05 09:00', { residents: [annaOzola, known] })
  anna = office.as('resident:anna')
})
afterEach(() => office.close())

const applications = async () => (await Promise.all((await office.host.dependencies.store.cases.ofPerson('anna')).map((caseId) => office.host.dependencies.store.applications.ofCase(caseId)))).flat()

describe('the answers before signing', () => {
  it('are all there, each page with a way to change it', async () => {
    await fillIn(anna, { wishes: ['gmi', 'housing', 'service'], members: [partner] })
    const page = await anna.get('/pieteikties/parbaudit')
    const text = textOf(page)
    for (const answer of ['GMI pabalsts, Mājokļa pabalsts, Sociālais pakalpojums', 'Aprūpe mājās', 'Pēc lūzuma grūti staigāt.', 'Jānis Ozols, 320001-12345', 'Pensija', '2026. gada janvāris: 100,00 €', 'Ienākumu nav', 'Īre, 2026. gada februāris', 'LV80 BANK 0000 4351 9500 1', 'Parakstīt un iesniegt iesniegumu'])
      expect(text).toContain(answer)
    expect(page.html).toContain('href="/pieteikties/konts?parbaude"')
  })
})

describe('submitting', () => {
  it('opens a case with a proceeding for each matter and says what happens next', async () => {
    await fillIn(anna, { wishes: ['gmi', 'housing', 'service'], members: [partner] })
    const { applicationId, answer } = await signAndSubmit(anna)
    expect(answer.location).toBe(`/pieteikties/sanemts/${applicationId}`)
    const text = textOf(await anna.get(answer.location ?? ''))
    expect(text).toContain('SD/2026/1')
    expect(text).toContain('Jāparaksta vēl: Jānis Ozols')
    expect(text).toContain('GMI pabalsts: mūsu mērķis 19.03.2026., likuma termiņš 07.04.2026.')
    const { cases } = office.host.dependencies.store
    expect((await cases.proceedings(applicationId)).map(({ kind }) => kind).toSorted()).toEqual(['gmi', 'housing', 'service'])
    expect((await cases.byId(applicationId))?.title).toBe('Ozola Anna')
    expect(textOf(await anna.get('/pieteikties'))).toContain('Kāda palīdzība jums vajadzīga? Nav sākts')
  })

  it('may say how to reach the applicant, who need not; a wrong number is told before anything is sent', async () => {
    await fillIn(anna, { wishes: ['gmi'] })
    const page = await anna.get('/pieteikties/parbaudit')
    expect(textOf(page)).toContain('Kā ar jums sazināties (nav obligāti)')
    const fields = { applicationId: hidden(page, 'applicationId'), version: hidden(page, 'version') }
    const wrong = await anna.post('/pieteikties/parbaudit', { ...fields, phone: '12', email: '' })
    expect([wrong.status, textOf(wrong), await applications()]).toEqual([422, expect.stringContaining('Ierakstiet tālruņa numuru'), []])
    expect((await anna.post('/pieteikties/parbaudit', { ...fields, phone: '20 000 000', email: '' })).status).toBe(303)
    expect(await office.host.dependencies.store.people.resident('anna')).toMatchObject({ phone: '+37120000000' })
  })

  it('declares what was typed, signed by the applicant at that moment', async () => {
    await fillIn(anna, { wishes: ['gmi', 'housing', 'service'], members: [partner] })
    await signAndSubmit(anna)
    const [application] = await applications()
    expect(application).toMatchObject({
      iban: 'LV80BANK0000435195001', signatures: [{ personId: 'anna', at: '2026-03-05T07:00:00.000Z' }],
      wishes: [{ kind: 'gmi' }, { kind: 'housing' }, { kind: 'service', serviceCode: 'home-care', need: 'Pēc lūzuma grūti staigāt.' }],
      facts: {
        incomes: [{ personId: 'anna', kind: 'pension', rhythm: 'regular', amounts: ['2025-12', '2026-01', '2026-02'].map((month) => ({ month, amountCents: 100_00, provenance: { source: 'declared' } })) }],
        housingCosts: [{ item: 'rent', month: '2026-02', amountCents: 200_00 }],
        dwelling: { tenure: 'rented', writtenContract: true, belongsToCloseRelative: false },
      },
    })
  })

  it('twice is submitting once, from the same page and from the back button', async () => {
    await fillIn(anna, { wishes: ['gmi'] })
    const { fields, answer } = await signAndSubmit(anna)
    expect((await anna.post('/pieteikties/parbaudit', fields)).location).toBe(answer.location)
    expect(await applications()).toHaveLength(1)
  })

  it('twice at the same moment opens one case with one application', async () => {
    await fillIn(anna, { wishes: ['gmi'], members: [{ ...partner, code: '320009-99999' }] })
    const page = await anna.get('/pieteikties/parbaudit')
    const fields = { applicationId: /name="applicationId" value="(.*?)"/.exec(page.html)?.[1] ?? '', version: /name="version" value="(.*?)"/.exec(page.html)?.[1] ?? '' }
    const answers = await Promise.all([anna.post('/pieteikties/parbaudit', fields), anna.post('/pieteikties/parbaudit', fields)])
    expect(answers.map(({ location }) => location)).toEqual([`/pieteikties/sanemts/${fields.applicationId}`, `/pieteikties/sanemts/${fields.applicationId}`])
    expect(await applications()).toHaveLength(1)
  })

  it('is refused when an answer changed in another window after it was read', async () => {
    await fillIn(anna, { wishes: ['gmi'] })
    const page = await anna.get('/pieteikties/parbaudit')
    await anna.post('/pieteikties/konts', { iban: 'LV70HABA0551003890106' })
    const answer = await anna.post('/pieteikties/parbaudit', { applicationId: /name="applicationId" value="(.*?)"/.exec(page.html)?.[1] ?? '', version: /name="version" value="(.*?)"/.exec(page.html)?.[1] ?? '' })
    expect(answer.status).toBe(409)
    expect(await applications()).toEqual([])
    expect(textOf(await anna.get('/pieteikties/parbaudit'))).toContain('LV70 HABA 0551 0038 9010 6')
  })

  it('again, later, goes into the same case', async () => {
    await fillIn(anna, { wishes: ['gmi'] })
    const first = await signAndSubmit(anna)
    expect(textOf(await anna.get('/pieteikties'))).toContain('Dienests jau izskata: GMI pabalsts')
    await fillIn(anna, { wishes: ['service'] })
    const second = await signAndSubmit(anna)
    expect(second.applicationId).not.toBe(first.applicationId)
    expect((await applications()).map(({ caseId }) => caseId)).toEqual([first.applicationId, first.applicationId])
  })

  it('for a service alone carries no means, and nobody else signs', async () => {
    await fillIn(anna, { wishes: ['service'] })
    await signAndSubmit(anna)
    const [application] = await applications()
    expect(application?.facts).toMatchObject({ members: [{ personId: 'anna' }], incomes: [], savings: [], properties: [], housingCosts: [] })
    expect(application?.iban).toBe('')
    expect(await office.host.dependencies.store.waits.of({ caseId: application?.caseId ?? '' })).toEqual([expect.objectContaining({ box: 'AwaitNeedsAssessment' })])
  })
})

describe('the people of the form', () => {
  it('known by their code are linked, and nothing the office knows of them is shown', async () => {
    await fillIn(anna, { wishes: ['gmi'], members: [partner] })
    const { answer, applicationId } = await signAndSubmit(anna)
    const [application] = await applications()
    expect(application?.facts.members.map(({ personId }) => personId)).toEqual(['anna', 'known'])
    for (const path of [answer.location ?? '', '/mani', `/mani/${applicationId}`, `/mani/${applicationId}/parakstit/${applicationId}`]) {
      const text = textOf(await anna.get(path))
      expect(text).not.toContain('Bērziņš')
      expect(text).not.toContain('Slepenā')
    }
    expect(await office.host.dependencies.store.people.resident('known')).toEqual(known)
  })

  it('known to the office are as old as the office knows them: an adult cannot be typed into a child', async () => {
    await fillIn(anna, { wishes: ['gmi'], members: [{ ...partner, 'birthDate-year': '2015' }] })
    await signAndSubmit(anna)
    expect((await applications())[0]?.facts.members[1]).toMatchObject({ role: 'adult', birthDate: '1979-02-01' })
  })

  it('not known are entered with what was typed, and the applicant’s address', async () => {
    await fillIn(anna, { wishes: ['gmi'], members: [{ ...partner, givenName: 'Māra', familyName: 'Ozola', code: '320007-77777', 'birthDate-year': '2015' }] })
    await signAndSubmit(anna)
    expect(await office.host.dependencies.store.people.residentByCode('32000777777')).toMatchObject({ givenName: 'Māra', birthDate: '2015-02-01', address: annaOzola.address })
    expect((await applications())[0]?.facts.members[1]?.role).toBe('child')
  })

  it('of 18 today sign, and a day younger do not', async () => {
    const born = (day: string) => ({ ...partner, givenName: 'Kārlis', code: `3200${day}-77777`, 'birthDate-day': day, 'birthDate-month': '3', 'birthDate-year': '2008' })
    await fillIn(anna, { wishes: ['gmi'], members: [born('05'), born('06')] })
    await signAndSubmit(anna)
    expect((await applications())[0]?.facts.members.map(({ role }) => role)).toEqual(['applicant', 'adult', 'child'])
  })
})

describe('the confirmation', () => {
  it('is nobody else’s, and there is none of what was not submitted', async () => {
    await fillIn(anna, { wishes: ['gmi'], members: [partner] })
    const { answer } = await signAndSubmit(anna)
    expect((await office.as('resident:known').get(answer.location ?? '')).status).toBe(404)
    expect((await anna.get('/pieteikties/sanemts/0000000zzz')).status).toBe(404)
  })
})

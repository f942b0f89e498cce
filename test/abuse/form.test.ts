// The resident's form under abuse: forged fields and identifiers, people entered who have not signed, text of odd shape and length.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { approves, openWait, openWaits } from '../acceptance/acts.ts'
import { openOffice, resident, staff, type Office, type Visitor } from '../office.ts'
import { fillIn, hidden, partner, pensionIsKnown, signAndSubmit, textOf } from '../pages/applicant/at-the-form.ts'
import { opensTask } from './at-the-desk.ts'

const annaOzola = resident('anna', 'Anna Ozola', '1950-05-05')
/** Known to the office already; the code is the one typed for `partner`. */
const viktors = resident('viktors', 'Viktors Svešais', '1960-01-01', { personCode: '32000112345' })

let office: Office
let anna: Visitor
beforeEach(async () => {
  office = await openOffice('2026-03-05 09:00', { residents: [annaOzola, viktors], staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] })
  anna = office.as('resident:anna')
  pensionIsKnown(office, annaOzola.personCode)
})
afterEach(() => office.close())

describe('An application', () => {
  it('that names one wish twice has it once', async () => {
    await fillIn(anna, { wishes: ['gmi', 'gmi'] })
    const { answer, applicationId } = await signAndSubmit(anna)
    expect(answer.status).toBe(303)
    expect((await office.host.dependencies.store.cases.proceedings(applicationId)).map(({ kind }) => kind)).toEqual(['gmi'])
    expect((await openWaits(office, { caseId: applicationId })).filter(({ box }) => box === 'AwaitRepair')).toEqual([])
  })

  it('lists a person once, whatever clicks and windows add them, so that nobody is counted twice', async () => {
    const adds = () => anna.post('/pieteikties/majsaimnieciba/jauns', partner)
    // While no benefit is wished nobody is asked who lives there, and so nobody is compared.
    await anna.post('/pieteikties/palidziba', { wishes: ['service'] })
    for (const answer of [await adds(), await adds()]) expect(answer.status).toBe(303)
    await fillIn(anna, { wishes: ['gmi'] })
    await Promise.all([adds(), adds()])
    const { answer, applicationId } = await signAndSubmit(anna)
    expect(answer.status).toBe(303)
    expect((await office.host.dependencies.store.applications.byId(applicationId, applicationId))?.facts.members).toHaveLength(2)
  })

  it('counts an income added by two clicks once', async () => {
    await anna.post('/pieteikties/palidziba', { wishes: ['gmi'] })
    const id = hidden(await anna.get('/pieteikties/ienakumi/regulars'), 'id')
    const adds = () => anna.post('/pieteikties/ienakumi/regulars', { id, memberId: 'anna', kind: 'pension', 'amounts-2025-12': '100', 'amounts-2026-01': '100', 'amounts-2026-02': '100' })
    await Promise.all([adds(), adds()])
    expect((await office.host.dependencies.store.applications.draft('anna'))?.pages['ienakumi']).toMatchObject({ typed: { sources: [{ id }] } })
  })

  it('has no page of an income named like what every object knows', async () => {
    await fillIn(anna, { wishes: ['gmi'] })
    expect((await anna.get('/pieteikties/ienakumi/regulars')).status).toBe(200)
    for (const name of ['constructor', 'toString', '__proto__', 'valueOf']) expect((await anna.get(`/pieteikties/ienakumi/${name}`)).status, name).toBe(404)
  })

  it('does not choose the identifier of a person it enters', async () => {
    const code = '32000199999'
    await fillIn(anna, { wishes: ['gmi'] })
    const page = await anna.post(`/pieteikties/majsaimnieciba/${encodeURI('Nav Derīgs')}`, { ...partner, code })
    expect(page.status).toBe(404)
    const { answer, applicationId } = await signAndSubmit(anna)
    expect(answer.status).toBe(303)
    expect((await office.host.dependencies.store.applications.byId(applicationId, applicationId))?.facts.members.map(({ personId }) => personId)).toEqual(['anna'])
    expect(await office.host.dependencies.store.people.residentByCode(code)).toBeUndefined()
  })
})

describe('An adult who was entered and has not signed', () => {
  beforeEach(() => {
    office.registers.persons.VSAA!.push({ personCode: viktors.personCode, incomes: ['2025-12', '2026-01', '2026-02'].map((month) => ({ kind: 'pension', month, cents: 612_34 })) })
  })

  it('is asked about in no register', async () => {
    await fillIn(anna, { wishes: ['gmi'], members: [partner] })
    expect((await signAndSubmit(anna)).answer.status).toBe(303)
    await office.until('2026-03-25')
    expect(office.registers.asked.filter(({ personCodes }) => personCodes.includes(viktors.personCode))).toEqual([])
  })

  it('has no figure in the letter to the applicant, not even within a sum', async () => {
    await fillIn(anna, { wishes: ['gmi'], members: [partner] })
    const { applicationId: caseId } = await signAndSubmit(anna)
    await office.until('2026-03-25')
    const answer = (await office.host.dependencies.store.assessments.latest(caseId, `${caseId}-gmi`))?.answer
    const reasons = answer?.outcome === 'NotEntitled' ? answer.reasons.map(({ code }) => code) : []
    expect(reasons).toEqual(['NotSignedByAllAdults'])
    const send = await opensTask(office, 'ilze', await openWait(office, { caseId }, 'AwaitDecision'))
    expect((await send({ act: 'refuse', reasons, hearing: 'OwnStatements' })).status).toBe(303)
    await approves(office, caseId, `${caseId}-gmi`, 'kolegis')
    const letter = await anna.get(`/mani/${caseId}/lemums/${caseId}-gmi`)
    expect(letter.status).toBe(200)
    // 612,34 is theirs; with the applicant's own 100,00 it is 712,34, for each of two 356,17.
    expect(textOf(letter)).not.toMatch(/[67]12,34|356,17/)
  })
})

describe('A page asked for with text of odd shape or length', () => {
  const long = 'x'.repeat(3000)
  it.each([
    ['a case of 3000 letters', 'resident:anna', `/mani/${long}`], ['a question of 3000 letters', 'resident:anna', `/mani/0000000001/atbildet/${long}`],
    ['a case with a number sign', 'resident:anna', '/mani/a%23b'], ['half an escape', 'resident:anna', '/%'],
    ['a word every object knows', 'resident:anna', '/assets/__proto__'], ['a style sheet of that kind', 'resident:anna', '/assets/constructor.css'],
    ['a household of 3000 letters', 'staff:ilze', `/lietas/${long}`], ['a task of 3000 letters', 'staff:ilze', `/darbs/uzdevums/case-${long}.x`], ['a task of no case', 'staff:ilze', '/darbs/uzdevums/person-anna.x'],
  ])('is not found: %s', async (_, who, path) => {
    expect((await office.as(who).get(path)).status).toBe(404)
  })

  it('shows the desk whatever list and card its address names', async () => {
    expect((await office.as('staff:ilze').get('/darbs?rinda[]=x&kartot=__proto__')).status).toBe(200)
  })

  it('says what is wrong with an account of control characters', async () => {
    expect((await anna.post('/pieteikties/konts', { iban: '\u0000\u202e' })).status).toBe(422)
  })
})

describe('A form of more than can be kept', () => {
  it('says so, keeps what was there, and takes the page once it is shorter', async () => {
    await anna.post('/pieteikties/palidziba', { wishes: ['gmi', 'crisis', 'service'] })
    const long = 'x'.repeat(160_000)
    expect((await anna.post('/pieteikties/pakalpojums', { serviceCode: 'home-care', need: long })).status).toBe(422)
    expect((await anna.post('/pieteikties/pabalsts-crisis', { need: long })).status).toBe(413)
    expect((await anna.post('/pieteikties/pakalpojums', { serviceCode: 'home-care', need: 'Grūti staigāt' })).status).toBe(303)
  })

  it('is told at the thirty-first person, and not when it is submitted', async () => {
    await anna.post('/pieteikties/palidziba', { wishes: ['gmi'] })
    const statuses: number[] = []
    for (let n = 2; n <= 31; n += 1) statuses.push((await anna.post('/pieteikties/majsaimnieciba/jauns', { ...partner, code: `320001-${12_000 + n}` })).status)
    expect(statuses).toEqual([...Array.from({ length: 29 }, () => 303), 422])
  })
})

describe('A form full of spaces', () => {
  it.each([
    ['a day of birth', '/pieteikties/majsaimnieciba/jauns', 'birthDate-day'], ['a day of an event', '/pieteikties/pabalsts-crisis', 'eventOn-day'], ['a name', '/pieteikties/majsaimnieciba/jauns', 'givenName'],
    ['an account', '/pieteikties/konts', 'iban'], ['an amount', '/pieteikties/pabalsts-crisis', 'cost'], ['a need', '/pieteikties/pakalpojums', 'need'], ['a telephone', '/mani/sazina', 'phone'],
  ])('in %s does not keep everybody else waiting', async (_, path, field) => {
    await anna.post('/pieteikties/palidziba', { wishes: ['gmi', 'crisis', 'service'] })
    const began = performance.now()
    expect((await anna.post(path, { [field]: `1${' '.repeat(150_000)}1` })).status).toBe(422)
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})

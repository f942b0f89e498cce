// Jubilees: the population register finds who completed a jubilee age, a supervisor signs, each is given once in a life an age; nobody applies.
import { afterEach, describe, expect, it } from 'vitest'
import type { RegisterPerson } from '../../functions/domain/register.ts'
import { checkedBook } from '../../infra/local/events.ts'
import { localRegisterService } from '../../infra/local/register-service.ts'
import { deliver } from '../../functions/platform/deliver.ts'
import { examine } from '../../functions/platform/doctor.ts'
import { beginJubilees } from '../../functions/platform/open-jubilees.ts'
import { identifierOf } from '../../functions/platform/mark.ts'
import { openOffice, resident, staff, type Office, type Visit } from '../office.ts'
import { textOf } from '../pages/applicant/at-the-form.ts'
import { opensTask } from '../abuse/at-the-desk.ts'
import { beginsRun, openWait, openWaits } from './acts.ts'
import { apply, pathOf } from './household.ts'

/** Known to the office, with an account from an earlier application. */
const anna = resident('anna', 'Anna Ozola', '1946-02-10')
const people = [staff('sandra', 'Sandra Vadītāja', ['supervisor']), staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('gundega', 'Gundega Grāmatvede', ['finance-maker'])]
const month = '2026-02'
const jubileesId = identifierOf(`jubilees/tukums/${month}`)

const inRegister = (personCode: string, name: string, birthDate: string, more: Partial<RegisterPerson> = {}): RegisterPerson => {
  const [givenName = '', familyName = ''] = name.split(' ')
  return { personCode, name, givenName, familyName, birthDate, declaredAddress: 'Lauku iela 3, Tume', parish: 'Tumes pagasts', ...more }
}
const annaThere = inRegister(anna.personCode, 'Anna Ozola', anna.birthDate)
/** 101 on 28 February: 150 + 25. Nobody of the office has ever met her. */
const berta = inRegister('32000000001', 'Berta Simtgade', '1925-02-28')
const cilda = inRegister('32000000002', 'Cilda Kalna', '1941-02-01')
/** 75 is no jubilee any more in 2026, and 81 never was one: the register is not even asked for them. */
const others = [inRegister('32000000003', 'Dace Septiņdesmit', '1951-02-10'), inRegister('32000000004', 'Elza Astoņdesmit', '1945-02-10'), inRegister('32000000005', 'Fanija Marta', '1946-03-01')]

let office: Office
afterEach(() => office.close())

/** The last days of February; the register knows these people, and a supervisor has set the monthly lists going. */
async function opens(persons: RegisterPerson[] = [annaThere, berta, cilda, ...others], before?: () => Promise<void>): Promise<void> {
  office = await openOffice('2026-02-26 09:00', { residents: [anna], staff: people })
  await before?.()
  office.registers.persons.PMLP = persons
  await office.host.dependencies.store.settings.write('jubilees-begun-through', '2026-01')
}
const firstOfMarch = () => office.until('2026-03-02', '09:00')
const store = () => office.host.dependencies.store
const list = async () => (await store().jubilees.gifts(jubileesId)).map(({ givenName, years, amountCents, notGiven, outcome }) => [givenName, years, amountCents ?? 0, notGiven ?? outcome ?? '']).toSorted()
const state = async () => (await store().jubilees.byId(jubileesId))?.state

/** Sandra takes the task, reads the list and signs it at its page. */
async function signs(fields: Record<string, string> = { act: 'sign' }): Promise<Visit> {
  const wait = await openWait(office, { jubileesId }, 'AwaitJubileesSigned')
  const send = await opensTask(office, 'sandra', wait)
  const { html } = await office.as('staff:sandra').get(`/darbs/uzdevums/${wait.waitId}`)
  return send({ listMark: /name="listMark" value="(\w+)"/.exec(html)?.[1] ?? '', ...fields })
}
const caseOf = async (personId: string): Promise<string> => (await store().cases.ofPerson(personId))[0] ?? ''
const payablesOf = async (personId: string) => (await Promise.all((await store().cases.ofPerson(personId)).map((caseId) => store().awards.ofCase(caseId)))).flatMap(({ payables }) => payables).map(({ kind, amountCents, state: of }) => `${kind} ${amountCents} ${of}`)
const personOf = async ({ personCode }: RegisterPerson): Promise<string> => (await store().people.residentByCode(personCode))?.personId ?? ''
const annaApplies = async () => { await apply(office, { members: [{ resident: anna, role: 'applicant' }] }, [{ kind: 'gmi' }]) }

describe('The jubilarians of a month', () => {
  it('are found on the first of the next by the register alone, listed by law, and nothing is granted before the signature', async () => {
    await opens(undefined, annaApplies)
    await firstOfMarch()
    expect(await list()).toEqual([['Anna', 80, 35_00, ''], ['Berta', 101, 175_00, ''], ['Cilda', 85, 45_00, '']])
    expect(await store().jubilees.byId(jubileesId)).toMatchObject({ state: 'AwaitingSignature', summary: { given: 3, cents: 255_00, withoutAccount: 2, notGiven: 0 } })
    expect(await openWait(office, { jubileesId }, 'AwaitJubileesSigned')).toMatchObject({ owner: 'queue', queue: 'supervision' })
    expect([await payablesOf('anna'), await personOf(berta)]).toEqual([[], ''])
    expect(office.registers.asked.filter(({ personCodes }) => personCodes.length === 0)).toHaveLength(1)
  })

  it('are not asked for in an office where nobody has set the lists going', async () => {
    office = await openOffice('2026-02-26 09:00', { residents: [anna], staff: people })
    office.registers.persons.PMLP = [annaThere]
    await firstOfMarch()
    expect([await state(), office.registers.asked]).toEqual([undefined, []])
    const sandra = office.as('staff:sandra')
    for (let click = 0; click < 2; click += 1) expect((await sandra.post('/darbs/jubilejas', {})).status).toBe(303)
    expect(textOf(await sandra.get('/darbs/jubilejas'))).toMatch(/Saraksti tiek veidoti\. Nākamais: 2026\. gada marts\. .*2026\. gada februāris Saraksts gaida parakstu 1 35,00 € CSV/)
    expect((await office.as('staff:ilze').get('/darbs/jubilejas')).status).toBe(404)
  })

  it('signed, are each granted with a decision and a letter; with a known account the ordinary run pays, once', async () => {
    await opens(undefined, annaApplies)
    await firstOfMarch()
    expect((await signs()).status).toBe(303)
    expect([await state(), await list()]).toEqual(['Done', [['Anna', 80, 35_00, 'Payable'], ['Berta', 101, 175_00, 'WithoutAccount'], ['Cilda', 85, 45_00, 'WithoutAccount']]])
    expect(await payablesOf('anna')).toEqual(['jubilee 3500 Open'])
    const [decision] = (await store().decisions.ofCase(await caseOf('anna'))).filter(({ proceedingId }) => proceedingId.endsWith('-jubilee'))
    expect(decision).toMatchObject({ granted: true, amountCents: 35_00, decidedBy: 'sandra', number: expect.stringMatching(/^2026\/L-/) as string })
    const letter = textOf(await office.as('resident:anna').get(`/mani/${decision!.caseId}/lemums/${decision!.proceedingId}`))
    expect(letter).toContain('Pēc Fizisko personu reģistra ziņām 10.02.2026. jums apritēja 80 gadi')
    expect(letter).toContain('beidzas ar 0106')
    // It is no application of hers, and does not take the place of what the household declared.
    const mine = textOf(await office.as('resident:anna').get('/mani'))
    expect(mine).toContain('Nebija vajadzīgs: jubileju ziņoja iedzīvotāju reģistrs')
    expect(mine).not.toContain('un tiek reģistrēts')
    expect(textOf(await office.as('staff:ilze').get(`/lietas/${decision!.caseId}`))).toContain('SD/2026/1')
    expect(pathOf(office, 'jubilees', `jubilees-${jubileesId}`)).toEqual(expect.arrayContaining(['AskBirthdays', 'AwaitJubileesSigned', 'GrantGifts', 'GrantGift', 'CloseJubilees', 'JubileesGranted']))
    const runId = await beginsRun(office, 'gundega', '2026-03', '2026-03-06')
    expect((await store().runs.lines(runId)).map(({ payee: { name }, amountCents }) => `${name} ${amountCents}`)).toEqual(['Anna Ozola 3500'])
    expect((await office.host.dependencies.store.trail.books('tukums'))).toContain(`JUBILEES#${jubileesId}`)
  })

  it('declined, are given nothing', async () => {
    await opens()
    await firstOfMarch()
    expect((await signs({ act: 'decline', reason: '' })).status).toBe(422)
    expect((await signs({ act: 'decline', reason: 'Domē vēl nav naudas' })).status).toBe(303)
    expect([await state(), await personOf(berta)]).toEqual(['Declined', ''])
  })

  it('of the demonstration are those its simulated register knows, people who never came among them; the register has its bad days', async () => {
    office = await openOffice('2026-02-26 09:00', { staff: people }, { registers: (of) => localRegisterService(of, () => office.clock.now()) })
    await store().settings.write('simulated-registers', { PMLP: 'slow' })
    await store().settings.write('jubilees-begun-through', '2026-01')
    await office.until('2026-03-02', '08:00')
    expect(await state()).toBe('Asking')
    await office.until('2026-03-02', '08:30')
    const gifts = await store().jubilees.gifts(jubileesId)
    expect(gifts.length).toBeGreaterThan(0)
    expect(gifts.filter(({ notGiven, address, parish }) => notGiven !== undefined || address === '' || parish === '')).toEqual([])
    await signs()
    // Asked again after the signature, it is slow again.
    await office.until('2026-03-02', '09:00')
    expect([await state(), await Promise.all(gifts.map(async ({ personId }) => (await store().people.resident(personId)) !== undefined))]).toEqual(['Done', gifts.map(() => true)])
  })

  it('of whom there are none make no task', async () => {
    await opens([])
    await firstOfMarch()
    expect([await state(), await openWaits(office, { jubileesId })]).toEqual(['Nobody', []])
  })
})

describe('A register that is down', () => {
  it('is asked again after a quarter of an hour, and the list comes', async () => {
    await opens()
    office.registers.down.add('PMLP')
    await office.until('2026-03-01', '08:00')
    expect(await openWait(office, { jubileesId }, 'AwaitBirthdays')).toMatchObject({ owner: 'register', queue: 'register:PMLP' })
    office.registers.down.clear()
    await office.until('2026-03-01', '08:20')
    expect(await state()).toBe('AwaitingSignature')
  })

  it('for days becomes a supervisor’s task with a date, and is asked when they say', async () => {
    await opens()
    office.registers.down.add('PMLP')
    for (const day of ['2026-03-01', '2026-03-02', '2026-03-03']) await office.until(day, '09:00')
    const wait = await openWait(office, { jubileesId }, 'AwaitBirthdays')
    expect(wait).toMatchObject({ owner: 'queue', queue: 'supervision', due: { on: '2026-03-04' } })
    const send = await opensTask(office, 'sandra', wait)
    expect(textOf(await office.as('staff:sandra').get(`/darbs/uzdevums/${wait.waitId}`))).toContain('nav atbildējis 4 reizes')
    expect((await send({})).status).toBe(303)
    expect(await openWait(office, { jubileesId }, 'AwaitBirthdays')).toMatchObject({ queue: 'supervision' })
    office.registers.down.clear()
    await (await opensTask(office, 'sandra', await openWait(office, { jubileesId }, 'AwaitBirthdays')))({})
    expect(await state()).toBe('AwaitingSignature')
  })

  it('after the signature keeps every gift waiting until it has confirmed who lives', async () => {
    await opens(undefined, annaApplies)
    await firstOfMarch()
    office.registers.down.add('PMLP')
    await signs()
    expect([await state(), await payablesOf('anna')]).toEqual(['Signed', []])
    office.registers.down.clear()
    await office.until('2026-03-02', '09:20')
    expect([await state(), await payablesOf('anna')]).toEqual(['Done', ['jubilee 3500 Open']])
  })

  it('or says half, is not believed: who has no name, or is named with another’s birthday, is left to a person', async () => {
    const { birthDate: _, ...bornNever } = inRegister('32000000006', 'Guna Nezināmā', '1946-02-10')
    await opens([annaThere, { personCode: '32000000007', birthDate: '1946-02-11' }])
    office.host.dependencies.askRegister = async () => ({ state: 'answered', asOf: '2026-03-01T06:00:00.000Z', persons: [annaThere, bornNever, { personCode: '32000000007', birthDate: '1946-02-11' }, ...others] })
    await firstOfMarch()
    expect((await list()).filter(([, , cents]) => cents !== 0)).toEqual([['Anna', 80, 35_00, '']])
    expect((await list()).filter(([, , , why]) => why === 'Unclear')).toHaveLength(5)
  })
})

describe('The doctor and the diagrams', () => {
  it('find nothing wrong while the list waits, nor while a gift is being delivered', async () => {
    await opens(undefined, annaApplies)
    await firstOfMarch()
    const looks = async () => { office.clock.set(office.clock.now() + 20 * 60_000); return (await examine(office.host.dependencies)).findings.map(({ kind, about }) => `${kind} ${about}`) }
    expect(await looks()).toEqual([])
    await signs()
    expect(await looks()).toEqual([])
    const ended = new Set([`jubilees jubilees-${jubileesId}`])
    const waits = await store().waits.of({ jubileesId })
    expect(checkedBook({ waits, events: waits.flatMap(({ waitId, box, outcome }) => [{ what: `${box}.opened`, waitId }, { what: `${box}.${outcome}`, waitId }]) }, ended)).toEqual({ executions: 1, sentences: [] })
  })

  it('open a repair for the supervisors when the run breaks off', async () => {
    await opens()
    office.host.dependencies.askRegister = async () => { throw new Error('a fault of ours') }
    await firstOfMarch()
    expect(await openWait(office, { jubileesId }, 'AwaitRepair')).toMatchObject({ queue: 'supervision', workflow: 'jubilees', fault: { cause: 'a fault of ours' } })
  })
})

describe('Nobody is given', () => {
  it('twice: signed twice, begun twice, or the steps repeated', async () => {
    await opens(undefined, annaApplies)
    await firstOfMarch()
    await signs()
    await expect(signs()).rejects.toThrow('Nothing waits')
    await store().settings.write('jubilees-begun-through', '2026-01')
    await deliver(office.host.dependencies, ...await beginJubilees(office.host.dependencies))
    await office.host.settle()
    const { step } = await import('../../functions/steps/jubilees/GrantGift.ts')
    for (const { giftId } of await store().jubilees.gifts(jubileesId)) await step.handle({ input: { jubileesId, giftId }, workflow: 'jubilees', box: 'GrantGift', execution: 'again' }, office.host.dependencies)
    expect(await payablesOf('anna')).toEqual(['jubilee 3500 Open'])
    expect((await store().decisions.ofCase(await caseOf(await personOf(berta))))).toHaveLength(1)
  })

  /** What a grant on an application of Anna's own takes, as it commits. */
  const annaHasIt = async () => store().commit(await store().awards.taking({ awardId: '0000000zzz-jubilee', kind: 'jubilee', months: [], personIds: ['anna'], takes: { personIds: ['anna'], slots: ['e80'] } }))

  it('what they had on an application of their own, before the list', async () => {
    await opens([annaThere, cilda], annaHasIt)
    await firstOfMarch()
    expect(await list()).toEqual([['Anna', 80, 0, 'AlreadyGranted'], ['Cilda', 85, 45_00, '']])
  })

  it('nor between the list and the signature', async () => {
    await opens([annaThere, cilda], annaApplies)
    await firstOfMarch()
    await annaHasIt()
    await signs()
    expect([await state(), await list(), await payablesOf('anna')]).toEqual(['Done', [['Anna', 80, 35_00, 'AlreadyGranted'], ['Cilda', 85, 45_00, 'WithoutAccount']], []])
  })

  it('who has died, or has died or moved away before the list was signed', async () => {
    await opens([annaThere, { ...berta, deceasedOn: '2026-02-28' }, cilda], annaApplies)
    await firstOfMarch()
    expect(await list()).toEqual([['Anna', 80, 35_00, ''], ['Berta', 101, 0, 'Died'], ['Cilda', 85, 45_00, '']])
    office.registers.persons.PMLP = [{ ...annaThere, deceasedOn: '2026-03-02' }]
    await signs()
    expect(await list()).toEqual([['Anna', 80, 35_00, 'Died'], ['Berta', 101, 0, 'Died'], ['Cilda', 85, 45_00, 'MovedAway']])
    expect([await state(), await payablesOf('anna'), await personOf(cilda)]).toEqual(['Done', [], ''])
  })

  it('again when the month is asked about once more: only whom the register had forgotten', async () => {
    await opens([annaThere], annaApplies)
    await firstOfMarch()
    await signs()
    office.registers.persons.PMLP = [annaThere, cilda]
    const sandra = office.as('staff:sandra')
    for (let click = 0; click < 2; click += 1) await sandra.post('/darbs/jubilejas', { month })
    const second = identifierOf(`jubilees/tukums/${month}/2`)
    expect((await store().jubilees.gifts(second)).map(({ givenName, notGiven }) => `${givenName} ${notGiven ?? ''}`).toSorted()).toEqual(['Anna AlreadyGranted', 'Cilda '])
    expect((await store().jubilees.all('tukums')).map(({ time, state: of }) => [time, of])).toEqual([[2, 'AwaitingSignature'], [undefined, 'Done']])
    expect(textOf(await sandra.get('/darbs/jubilejas'))).toMatch(/2026\. gada februāris \(2\. reize\) Saraksts gaida parakstu 1 45,00 € CSV.*2026\. gada februāris Parakstīts, dāvanas piešķirtas/)
    expect(await payablesOf('anna')).toEqual(['jubilee 3500 Open'])
  })

  it('by a list that is not the one that was read', async () => {
    await opens()
    await firstOfMarch()
    expect((await signs({ act: 'sign', listMark: '0' })).status).toBe(422)
    expect(await state()).toBe('AwaitingSignature')
  })
})

describe('A gift without an account', () => {
  /** Berta's gift is granted; Ilze takes the delivery. */
  async function delivers(fields: Record<string, string>): Promise<{ personId: string; answer: Visit; caseId: string }> {
    await opens([berta])
    await firstOfMarch()
    await signs()
    const personId = await personOf(berta)
    const caseId = await caseOf(personId)
    const answer = await (await opensTask(office, 'ilze', await openWait(office, { caseId }, 'AwaitGiftDelivered')))(fields)
    return { personId, caseId, answer }
  }
  const statusOf = async (caseId: string) => (await store().cases.proceedings(caseId)).map(({ status }) => status)

  it('opens a case for whoever was never met, is in the register’s name, and waits ten working days for a colleague', async () => {
    await opens([berta])
    await firstOfMarch()
    await signs()
    const personId = await personOf(berta)
    expect(await store().people.resident(personId)).toMatchObject({ givenName: 'Berta', familyName: 'Simtgade', address: 'Lauku iela 3, Tume', parish: 'Tumes pagasts' })
    const wait = await openWait(office, { caseId: await caseOf(personId) }, 'AwaitGiftDelivered')
    expect(wait).toMatchObject({ owner: 'queue', queue: 'assistance', due: { on: '2026-03-16' }, listed: { title: 'Berta Simtgade', parish: 'Tumes pagasts' } })
    expect((await store().decisions.ofCase(await caseOf(personId)))[0]?.notifiedOn?.on).toBe('2026-03-10')
  })

  it('is payable from the moment the account is entered', async () => {
    const { personId, caseId, answer } = await delivers({ act: 'account', iban: 'LV80 BANK 0000 4351 9500 1' })
    expect(answer.status).toBe(303)
    expect([await payablesOf(personId), await statusOf(caseId)]).toEqual([['jubilee 17500 Open'], ['Awarded']])
    expect(pathOf(office, 'gift', `gift-${(await store().cases.proceedings(caseId))[0]!.proceedingId}`)).toEqual(['AwaitGiftDelivered', 'HowDelivered?', 'GiftPayable'])
  })

  it('is handed over against a receipt, and no run pays it', async () => {
    const { personId, caseId } = await delivers({ act: 'hand', on: '02.03.2026.', receipt: 'Kvīts Nr. 12' })
    expect([await payablesOf(personId), await statusOf(caseId)]).toEqual([[], ['Awarded']])
    expect((await store().awards.ofCase(caseId)).awards).toMatchObject([{ amountCents: 175_00, handedOver: { on: '2026-03-02', receipt: 'Kvīts Nr. 12', by: 'ilze' } }])
    expect((await office.as('staff:sandra').get(`/darbs/jubilejas/${jubileesId}/saraksts.csv`)).bytes.toString('utf8')).toContain('2026-02-28;101;Berta;Simtgade;Lauku iela 3, Tume;Tumes pagasts;175,00;nodota 02.03.2026., Kvīts Nr. 12')
  })

  it('that is not accepted ends the matter, with the reason', async () => {
    const { personId, caseId } = await delivers({ act: 'none', reason: 'Nevēlas saņemt' })
    expect([await payablesOf(personId), await statusOf(caseId)]).toEqual([[], ['Withdrawn']])
  })

  it.each([
    ['no account', { act: 'account', iban: 'LV00' }, 'konta numurs'], ['no receipt', { act: 'hand', on: '02.03.2026.', receipt: '' }, 'kvīts'],
    ['a day before the decision', { act: 'hand', on: '01.03.2026.', receipt: 'Kvīts Nr. 12' }, 'Ierakstiet dienu no 02.03.2026.'], ['no reason', { act: 'none' }, 'kāpēc dāvana nav nodota'], ['nothing', {}, 'Atzīmējiet'],
  ])('is not delivered with %s', async (_, fields, why) => {
    const { answer, caseId } = await delivers(fields as Record<string, string>)
    expect([answer.status, await statusOf(caseId)]).toEqual([422, ['Granted']])
    expect(textOf(answer)).toMatch(new RegExp(why, 'i'))
  })
})

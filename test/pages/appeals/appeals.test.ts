// Who contests, who enters it, and who reads what of it: the words of a contest are for those who see the figures, that there is one for those who see decisions.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ledgerOf, spansFrom } from '../../../functions/domain/ledger.ts'
import { identifierOf } from '../../../functions/platform/mark.ts'
import { openWait, refuses } from '../../acceptance/acts.ts'
import { contests, appealOf, household, refused, supervisor, words, type Contested } from '../../acceptance/contested.ts'
import { apply, registersAgree, type Household } from '../../acceptance/household.ts'
import { resident, staff, type Visit } from '../../office.ts'
import { textOf } from '../applicant/at-the-form.ts'

let contested: Contested
const store = () => contested.office.host.dependencies.store
const as = (who: string) => contested.office.as(who)
/** Another household, in a case of its own. */
const neighbour = (euro: number): Household => ({ members: [{ resident: resident('cilda', 'Cilda Sveša', '1975-01-01'), role: 'applicant', monthly: [{ kind: 'wage', euro }] }], costs: 300 })
const appealAt = (): string => `/lietas/${contested.caseId}/apstridejumi/${appealOf()}`

beforeEach(async () => {
  contested = await refused()
  const more = [
    staff('janis', 'Jānis Sociālais', ['social-worker']), staff('mara', 'Māra Vadītāja', ['manager']), staff('austra', 'Austra Auditore', ['auditor']), staff('saime', 'Saime', ['provider'], { unit: 'saime' }),
    staff('kate', 'Kate Kandavas', ['clerk'], { territory: ['Kandava'] }),
  ]
  for (const member of more) await store().people.saveStaff(member)
  for (const one of [resident('boriss', 'Boriss Dēls', '1975-01-01'), resident('cilda', 'Cilda Sveša', '1975-01-01')]) await store().people.saveResident(one)
  await contested.office.until('2026-03-16', '12:00')
})
afterEach(() => contested.office.close())

describe('Whoever the decision is about', () => {
  it('is asked only what they do not agree with, and reads then whose move it is and by when', async () => {
    const { caseId, proceedingId } = contested
    const path = `/mani/${caseId}/lemums/${proceedingId}`
    expect(textOf(await as('resident:anna').get(path))).toContain('Apstrīdēt lēmumu Var līdz 10.04.2026.')
    const form = await as('resident:anna').get(`${path}/apstridet`)
    expect(textOf(form)).toContain('Mājsaimniecības ienākumi 1500,00 € mēnesī sasniedz vai pārsniedz')
    expect((await contests(contested, { words: '  ' })).html).toContain('Uzrakstiet, kam lēmumā nepiekrītat.')
    expect((await contests(contested, { words: 'x'.repeat(4001) })).html).toContain('ne garākam par 4000')
    expect((await contests(contested, { form: '../x' })).status).toBe(422)
    const page = textOf(await as('resident:anna').get((await contests(contested)).location!))
    expect(page).toMatch(/Dienestam līdz 23\.03\.2026\..*reģistrēts ar Nr\. AP\/2026\/1.*vēlākais līdz 23\.04\.2026\./)
    expect(page).toContain(words.words)
    expect(textOf(await as('resident:anna').get('/mani'))).toMatch(/Kam tagad jārīkojas Dienests.*pārskata apstrīdēto lēmumu.*līdz 23\.03\.2026\..*Apstrīdēšana Dienests pārskata/)
    // The letter says it is contested; nothing invites to contest it once more.
    expect(textOf(await as('resident:anna').get(path))).not.toContain('Apstrīdēt lēmumu Var')
    expect((await as('resident:anna').get(`${path}/apstridet`)).location).toBe(`/mani/${caseId}/apstridejums/${appealOf()}`)
  })

  it('may add a paper to it, once, which is read by those who may', async () => {
    const { caseId, proceedingId } = contested
    const path = `/mani/${caseId}/lemums/${proceedingId}/apstridet`
    const pdf = { document: { name: 'vsaa.pdf', bytes: new TextEncoder().encode('%PDF-1.4 izziņa') } }
    expect((await as('resident:anna').send(path, words, pdf)).html).toContain('Izvēlieties, kas tas par dokumentu')
    expect((await as('resident:anna').send(path, { ...words, kind: 'income' }, { document: { name: 'x.exe', bytes: new Uint8Array([1, 2]) } })).html).toContain('Pievienojiet PDF datni')
    expect(await store().appeals.ofCase(caseId)).toEqual([])
    for (let click = 0; click < 2; click += 1) expect((await as('resident:anna').send(path, { ...words, kind: 'income' }, pdf)).status).toBe(303)
    expect((await store().documents.ofCase(caseId)).map(({ kind, name, givenBy }) => `${kind} ${name} ${givenBy}`)).toEqual(['income vsaa.pdf anna'])
  })

  it('has said nothing with marks nobody can read, and a form sent again after it was withdrawn says so', async () => {
    const { caseId } = contested
    expect((await contests(contested, { words: '\u0000\u202e\u200f' })).html).toContain('Uzrakstiet, kam lēmumā nepiekrītat.')
    await contests(contested)
    await as('resident:anna').post(`/mani/${caseId}/apstridejums/${appealOf()}/atsaukt`, {})
    expect((await contests(contested)).status).toBe(409)
    expect((await contests(contested, { form: '0000000zzz' })).status).toBe(303)
    expect((await store().appeals.ofCase(caseId)).map(({ state }) => state).toSorted()).toEqual(['Registered', 'Withdrawn'])
  })

  it('is nobody else: others find neither the form nor the appeal', async () => {
    const { caseId, proceedingId } = contested
    expect((await as('resident:cilda').post(`/mani/${caseId}/lemums/${proceedingId}/apstridet`, words)).status).toBe(404)
    await contests(contested)
    for (const path of ['', '/atsaukt']) expect((await as('resident:cilda').get(`/mani/${caseId}/apstridejums/${appealOf()}${path}`)).status).toBe(404)
    expect((await as('resident:cilda').post(`/mani/${caseId}/apstridejums/${appealOf()}/atsaukt`, {})).status).toBe(404)
  })

  it('sending it twice at once, or from two tabs, contests once; another form of the same decision is told that it is contested', async () => {
    const { caseId, proceedingId } = contested
    const path = `/mani/${caseId}/lemums/${proceedingId}/apstridet`
    const sent = await Promise.all([1, 2, 3].map(() => as('resident:anna').post(path, words)))
    expect(sent.map(({ location }) => location)).toEqual(Array.from({ length: 3 }, () => `/mani/${caseId}/apstridejums/${appealOf()}`))
    expect(await store().appeals.ofCase(caseId)).toHaveLength(1)
    expect((await as('resident:anna').post(path, { ...words, form: '0000000zzz' })).status).toBe(409)
    expect((await store().journal.ofCase(caseId)).filter(({ what }) => what === 'AppealLodged')).toHaveLength(1)
  })

  it('names nothing by the form: the same form in two households is two appeals, each with its own workflow, and another’s identifier finds nothing', async () => {
    const { office, caseId } = contested
    await contests(contested)
    registersAgree(office, neighbour(1500), '2026-03-16')
    const { caseId: theirs, applicationId } = await apply(office, neighbour(1500), [{ kind: 'gmi' }])
    await refuses(office, theirs, `${applicationId}-gmi`, 'ilze')
    const cilda = as('resident:cilda')
    // The form of another household, and its appeal's identifier, in a form of one's own.
    const sends = async (form: string) => (await cilda.post(`/mani/${theirs}/lemums/${applicationId}-gmi/apstridet`, { ...words, form })).status
    expect(await sends(words.form)).toBe(303)
    expect(await sends(appealOf())).toBe(409)
    const [appeal, ...more] = await store().appeals.ofCase(theirs)
    expect(more).toEqual([])
    expect(appeal?.appealId).toBe(identifierOf(`appeal/${applicationId}-gmi/1`))
    expect(await openWait(office, { caseId: theirs }, 'AwaitAppealReview')).toMatchObject({ appealId: appeal?.appealId })
    expect(await openWait(office, { caseId }, 'AwaitAppealReview')).toMatchObject({ appealId: appealOf() })
    expect((await store().appeals.byId(caseId, appealOf()))?.words).toBe(words.words)
    expect((await cilda.get(`/mani/${theirs}/apstridejums/${appealOf()}`)).status).toBe(404)
    expect((await cilda.post(`/mani/${theirs}/apstridejums/${appealOf()}/atsaukt`, {})).status).toBe(404)
  })

  it.each([[['read', 'apply'], 303], [['read', 'answer'], 403]] as const)('may be represented where the mandate covers applying: %j', async (scopes, status) => {
    await store().mandates.enter({ mandateId: '0000000m01', principalId: 'anna', representativeId: 'boriss', scopes: [...scopes], from: '2026-03-01', to: '2026-04-01', document: 'Pilnvara', enteredBy: 'klave' }, [contested.caseId])
    const boriss = as('resident:boriss')
    await boriss.post('/parstavet', { mandate: 'anna.0000000m01' })
    expect((await boriss.post(`/mani/${contested.caseId}/lemums/${contested.proceedingId}/apstridet`, words)).status).toBe(status)
    const lodged = (await store().journal.ofCase(contested.caseId)).filter(({ what }) => what === 'AppealLodged')
    expect(lodged).toMatchObject(status === 303 ? [{ by: 'resident:boriss', onBehalfOf: 'anna' }] : [])
  })

  it('may take it back while it is with us, and not once the commission has it', async () => {
    await contests(contested)
    await supervisor(contested, 'AwaitAppealReview', { act: 'send', letter: '4-5/31' })
    const page = await as('resident:anna').get(`/mani/${contested.caseId}/apstridejums/${appealOf()}`)
    expect(page.html).not.toContain('/atsaukt"')
    const { status, html } = await as('resident:anna').post(`/mani/${contested.caseId}/apstridejums/${appealOf()}/atsaukt`, {})
    expect([status, html.includes('uzrakstiet komisijai')]).toEqual([409, true])
  })
})

describe('The counter', () => {
  it('finds the decision by its number from the person, enters the paper, and is told what to say; it reads neither the decision nor the words afterwards', async () => {
    const { caseId, proceedingId } = contested
    const clerk = as('staff:klave')
    expect(textOf(await clerk.get('/pienemsana/anna'))).toContain('Lēmums Nr. 2026/L-1 , 06.03.2026.: GMI pabalsts')
    const path = `/lietas/${caseId}/apstridet/${proceedingId}`
    expect((await clerk.get(path)).html).not.toContain('1500')
    for (const [fields, sentence] of [[{ on: '' }, 'Ierakstiet dienu'], [{ on: '01.03.2026' }, 'agrāk to apstrīdēt nevarēja'], [{ way: '' }, 'Izvēlieties, kā tas saņemts'], [{ appellant: 'cilda' }, 'Izvēlieties, kurš'], [{ words: '-' }, 'Ierakstiet, kam iesniedzējs nepiekrīt']] as const) {
      expect((await clerk.post(path, { ...words, appellant: 'anna', on: '12.03.2026', way: 'paper', ...fields })).html).toContain(sentence)
    }
    expect((await clerk.post(path, { ...words, appellant: 'anna', on: '12.03.2026', way: 'paper' })).location).toBe(path)
    const told = textOf(await clerk.get(path))
    expect(told).toMatch(/Reģistrācijas numurs: AP\/2026\/1.*Saņemts 12\.03\.2026\..*līdz 19\.03\.2026\. pārsūta/)
    expect(told).not.toContain(words.words)
    expect((await clerk.get(appealAt())).status).toBe(404)
    expect((await as('staff:kate').get(path, )).status).toBe(404)
    expect((await as('staff:kate').post(path, { ...words, form: '0000000kkk', appellant: 'anna', on: '12.03.2026', way: 'paper' })).status).toBe(404)
  })
})

describe('A day entered wrongly', () => {
  it('is mended by an added entry: when it must be sent on, whether it is late and whose the time was go by the right day', async () => {
    const { caseId, proceedingId, office } = contested
    await office.until('2026-04-14', '12:00')
    const path = `/lietas/${caseId}/apstridet/${proceedingId}`
    await as('staff:klave').get(path)
    await as('staff:klave').post(path, { ...words, appellant: 'anna', on: '13.04.2026', way: 'paper' })
    expect(await openWait(office, contested, 'AwaitAppealReview')).toMatchObject({ legalDue: { on: '2026-04-20' } })
    const mend = `${appealAt()}/labot`
    expect((await as('staff:klave').get(path)).html).toContain(mend)
    const right = { on: '09.04.2026', document: 'Zīmogs uz aploksnes', reason: 'Ierakstīta pirmdiena' }
    for (const [fields, sentence] of [[{ on: '13.04.2026' }, 'jau ir ierakstīta'], [{ on: '15.04.2026' }, 'vēlāk to nevarēja saņemt'], [{ on: '05.03.2026' }, 'agrāk to apstrīdēt nevarēja'], [{ document: '' }, 'kurš papīrs'], [{ reason: '' }, 'kāpēc diena']] as const)
      expect((await as('staff:klave').post(mend, { ...right, ...fields })).html).toContain(sentence)
    expect((await as('staff:klave').post(mend, right)).location).toBe(path)
    expect(await store().appeals.byId(caseId, appealOf())).toMatchObject({ receivedAt: '2026-04-09T05:00:00.000Z', recordedAt: '2026-04-14T09:00:00.000Z' })
    expect(await openWait(office, contested, 'AwaitAppealReview')).toMatchObject({ legalDue: { on: '2026-04-16' }, due: { on: '2026-04-14' }, term: { from: '2026-04-09T05:00:00.000Z' } })
    expect(textOf(await as('resident:anna').get(`/mani/${caseId}/apstridejums/${appealOf()}`))).not.toContain('Pēc termiņa')
    const [matter] = await store().cases.proceedings(caseId)
    const spans = spansFrom(ledgerOf({ ...matter!, until: '2026-04-14T09:00:00.000Z' }, await store().journal.ofCase(caseId)), '2026-04-08T05:00:00.000Z')
    expect(spans.map(({ owner, box }) => `${owner} ${box}`)).toEqual(['law Closed', 'queue EnterAppeal'])
    // What came by their own page has the moment of the page.
    expect((await as('staff:kate').get(mend)).status).toBe(404)
  })
})

describe('Two decisions of a household contested in the same millisecond', () => {
  it('are two appeals, and mending the day of one leaves the other’s', async () => {
    const { office, caseId, proceedingId } = contested
    office.registers.persons = {}
    registersAgree(office, household(1500), '2026-03-16')
    const { applicationId } = await apply(office, household(1500), [{ kind: 'housing' }], { caseId })
    const other = `${applicationId}-housing`
    await refuses(office, caseId, other, 'ilze')
    await office.until('2026-04-14', '12:00')
    const clerk = as('staff:klave')
    const path = (of: string): string => `/lietas/${caseId}/apstridet/${of}`
    await clerk.get(path(other))
    for (const of of [proceedingId, other]) expect((await clerk.post(path(of), { ...words, form: `0000000${of === other ? 'bbb' : 'aaa'}`, appellant: 'anna', on: '13.04.2026', way: 'paper' })).status).toBe(303)
    expect((await store().journal.ofCase(caseId)).filter(({ what }) => what === 'AppealLodged')).toHaveLength(2)
    await clerk.post(`/lietas/${caseId}/apstridejumi/${appealOf()}/labot`, { on: '09.04.2026', document: 'Zīmogs', reason: 'Ierakstīta pirmdiena' })
    const matters = await store().cases.proceedings(caseId)
    const lay = async (of: string) => ledgerOf({ ...matters.find((matter) => matter.proceedingId === of)!, until: '2026-04-14T09:00:00.000Z' }, await store().journal.ofCase(caseId)).filter(({ box }) => box === 'EnterAppeal').map(({ from }) => new Date(from).toISOString())
    expect(await lay(proceedingId)).toEqual(['2026-04-09T05:00:00.000Z'])
    expect(await lay(other)).toEqual(['2026-04-13T05:00:00.000Z'])
  })
})

describe('Of the office', () => {
  const reads = (page: Visit) => ({ status: page.status, words: page.html.includes(words.words), letter: page.html.includes('Pavadvēstule') })
  it('the words are read by those who see the figures; that it is contested, by those who see decisions; by others nothing', async () => {
    await contests(contested)
    const seen = async (who: string) => reads(await as(`staff:${who}`).get(appealAt()))
    expect({ ilze: await seen('ilze'), vaira: await seen('vaira'), austra: await seen('austra') }).toEqual({ ilze: { status: 200, words: true, letter: true }, vaira: { status: 200, words: true, letter: true }, austra: { status: 200, words: true, letter: true } })
    // A social worker sees no figures of a benefit, and a manager no figures at all.
    expect({ janis: await seen('janis'), mara: await seen('mara') }).toEqual({ janis: { status: 200, words: false, letter: false }, mara: { status: 200, words: false, letter: false } })
    for (const who of ['klave', 'saime', 'gundega', 'rita']) expect([403, 404]).toContain((await seen(who)).status)
    for (const who of ['janis', 'mara', 'klave']) expect((await as(`staff:${who}`).get(`/lietas/${contested.caseId}?viss=1`)).html).not.toContain(words.words)
    expect((await as('staff:mara').get(`/lietas/${contested.caseId}`)).html).toContain('AP/2026/1')
  })

  it('what the commission wrote, and what was remarked when it was sent on, are read where its figures are', async () => {
    await contests(contested)
    await supervisor(contested, 'AwaitAppealReview', { act: 'send', letter: '4-5/31', remark: 'Pensija ir 1500 eiro.' })
    await as('staff:vaira').get(`/lietas/${contested.caseId}/dokumenti`)
    const laid = await as('staff:vaira').send(`/lietas/${contested.caseId}/dokumenti`, { kind: 'ruling', from: 'anna', receivedOn: '16.03.2026' }, { document: { name: 'lemums.pdf', bytes: new TextEncoder().encode('%PDF-1.4 lēmums') } })
    const document = `/lietas/${contested.caseId}/dokumenti/${new URL(laid.location!, 'http://x').searchParams.get('d')}`
    const seen = async (who: string) => [(await as(`staff:${who}`).get(appealAt())).html.includes('1500 eiro'), (await as(`staff:${who}`).get(document)).status]
    expect({ ilze: await seen('ilze'), austra: await seen('austra') }).toEqual({ ilze: [true, 200], austra: [true, 200] })
    expect(await seen('mara')).toEqual([false, 404])
    // Who sees needs reads papers of every matter, as that of another kind; not the remark about a benefit.
    expect((await seen('janis'))[0]).toBe(false)
  })

  it('only supervisors have the task, and neither page of it takes what is incomplete', async () => {
    await contests(contested)
    const review = await openWait(contested.office, contested, 'AwaitAppealReview')
    expect((await as('staff:anita').get(`/darbs/uzdevums/${review.waitId}`)).status).toBe(404)
    for (const [fields, sentence] of [[{}, 'Izvēlieties: pārsūtīt'], [{ act: 'send' }, 'Ierakstiet pavadvēstules numuru.'], [{ act: 'correct', reason: '.' }, 'Ierakstiet, kas lēmumā bija kļūda']] as const)
      expect((await supervisor(contested, 'AwaitAppealReview', fields)).html).toContain(sentence)
    await supervisor(contested, 'AwaitAppealReview', { act: 'send', letter: '4-5/31' })
    await contested.office.until('2026-04-08', '12:00')
    const whole = { act: 'Annulled', number: '12', on: '07.04.2026', receivedOn: '08.04.2026', words: 'Lemt no jauna', paper: 'Nr. 1' }
    for (const [fields, sentence] of [
      [{ act: '' }, 'Izvēlieties, ko komisija nolēma.'], [{ number: '' }, 'Ierakstiet komisijas lēmuma numuru.'], [{ on: '01.03.2026' }, '(pārsūtīts) līdz šodienai'], [{ on: '09.04.2026' }, '(pārsūtīts) līdz šodienai'],
      [{ receivedOn: '06.04.2026' }, 'no lēmuma dienas līdz šodienai'], [{ words: '' }, 'Ierakstiet, ko komisija nolēma'], [{ paper: '' }, 'kur dokuments glabājas'], [{ act: 'Extended', until: '' }, 'Ierakstiet dienu no 17.04.2026. līdz 16.07.2026.'],
      [{ act: 'Extended', until: '16.04.2026' }, 'Ierakstiet dienu no 17.04.2026.'], [{ act: 'Extended', until: '17.07.2026' }, 'līdz 16.07.2026.'],
    ] as const) expect((await supervisor(contested, 'AwaitCommission', { ...whole, ...fields })).html).toContain(sentence)
    expect((await supervisor(contested, 'AwaitCommission', whole)).status).toBe(303)
  })
})

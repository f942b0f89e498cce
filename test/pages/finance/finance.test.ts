// The finance pages: what is payable, a run made by one officer and approved by the other, its files, the bank's answer.
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import { grants, openWait, signsCodes } from '../../acceptance/acts.ts'
import { apply, registersAgree, type Household } from '../../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../../office.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const berta = resident('berta', 'Berta Šķipsna', '1948-06-01')
const ilze = staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])
const janis = staff('janis', 'Jānis Sociālais', ['social-worker'])
const gundega = staff('gundega', 'Gundega Grāmatvede', ['finance-maker'])
const rita = staff('rita', 'Rita Galvenā', ['finance-checker'])
const maija = staff('maija', 'Maija Vadītāja', ['manager'])

const pensioner = (of: typeof anna): Household => ({ members: [{ resident: of, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 })

/** Both pensioners have GMI of 37,00 from March. It is Thursday, 5 March 2026. */
async function openPayingOffice({ codesSigned = true, ...options }: { demonstration?: boolean; codesSigned?: boolean } = {}): Promise<Office> {
  const office = await openOffice('2026-03-05 10:00', { residents: [anna, berta], staff: [ilze, janis, gundega, rita, maija] }, options)
  for (const of of [anna, berta]) {
    registersAgree(office, pensioner(of), '2026-03-05')
    const { caseId, applicationId } = await apply(office, pensioner(of), [{ kind: 'gmi' }])
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
  }
  if (codesSigned) await signsCodes(office, 'rita')
  return office
}

/** The value of a hidden field of a page. */
const hidden = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? ''

/** Gundega makes a run of everything payable; gives the run's path. */
async function makesRun(office: Office): Promise<string> {
  const page = await office.as('staff:gundega').get('/finanses')
  const { location } = await office.as('staff:gundega').post('/finanses', { runId: hidden(page.html, 'runId'), payOn: '2026-03-06' })
  return location ?? ''
}

const runOf = (path: string): string => path.split('/').at(-1) ?? ''

async function answersRun(office: Office, who: string, path: string, fields: Record<string, string>) {
  const runId = runOf(path)
  const { waitId } = (await office.host.dependencies.store.waits.of({ runId })).find(({ state }) => state === 'Open')!
  return office.as(who).post(path, { waitId, ...fields })
}

const payableStates = async (office: Office): Promise<string[]> => {
  const { awards } = office.host.dependencies.store
  const states = await Promise.all((['Open', 'Claimed', 'Filed', 'Paid'] as const).map(async (state) => [state, (await awards.inState(state, '2026-03')).length] as const))
  return states.filter(([, count]) => count > 0).map(([state, count]) => `${count} ${state}`)
}

describe('What is payable', () => {
  let office: Office
  beforeAll(async () => { office = await openPayingOffice() })
  afterAll(() => office.close())

  it('is the two March payments, counted, summed and listed with account, decision and expenditure code', async () => {
    const { html } = await office.as('staff:gundega').get('/finanses')
    expect(html).toContain('<strong>2 maksājumi</strong>')
    expect(html).toContain('<strong>74,00\u00a0€</strong>')
    expect(html).toContain('2026. gada marts')
    expect(html).not.toContain('2026. gada aprīlis')
    for (const text of ['Anna Paraudziņa', 'Berta Šķipsna', 'LV70 HABA 0551 0038 9010 6', '2026/L-1', '6260']) expect(html).toContain(text)
  })
  it('is listed in Latvian order of names', async () => {
    const { html } = await office.as('staff:gundega').get('/finanses')
    expect(html.indexOf('Anna Paraudziņa')).toBeLessThan(html.indexOf('Berta Šķipsna'))
  })
  it('says nothing of the case, of income or of need', async () => {
    const { html } = await office.as('staff:rita').get('/finanses')
    expect(html).not.toMatch(/lietas\/|ensij|150,00|apkure/i)
  })
  it('offers the run only to the officer who makes runs', async () => {
    expect((await office.as('staff:gundega').get('/finanses')).html).toContain('Veidot izmaksu sarakstu')
    expect((await office.as('staff:rita').get('/finanses')).html).not.toContain('Veidot izmaksu sarakstu')
    expect((await office.as('staff:rita').post('/finanses', { runId: '0000000zzz', payOn: '2026-03-06' })).status).toBe(404)
  })
  it('proposes the next working day', async () => {
    expect((await office.as('staff:gundega').get('/finanses')).html).toContain('value="06.03.2026."')
  })
  it.each([
    ['', 'Ievadiet izmaksas dienu'], ['rīt', 'Ievadiet izmaksas dienu'], ['2026-02-30', 'Ievadiet izmaksas dienu'],
    ['04.03.2026.', 'Izmaksas diena jau ir pagājusi'], ['2026-03-07', 'Šajā dienā bankas nestrādā'], ['2026-04-03', 'Šajā dienā bankas nestrādā'], ['2027-03-05', 'pārbaudiet mēnesi un gadu'],
  ])('is not put into a run to be paid on "%s": %s', async (payOn, text) => {
    const answer = await office.as('staff:gundega').post('/finanses', { runId: '0000000zzz', payOn })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(text)
    if (payOn !== '') expect(answer.html).toContain(`value="${payOn}"`)
    expect(await office.host.dependencies.store.runs.all()).toEqual([])
  })
  it.each(['staff:janis', 'staff:ilze', 'staff:maija'])('is closed to %s', async (who) => {
    expect((await office.as(who).get('/finanses')).status).toBe(403)
    expect((await office.as(who).get('/finanses/saraksti')).status).toBe(403)
  })
  it('asks a stranger to sign in', async () => expect((await office.as('staff:nobody').get('/finanses')).location).toBe('/ieiet?uz=%2Ffinanses'))
})

describe('A run', () => {
  let office: Office
  let path: string
  beforeEach(async () => {
    office = await openPayingOffice()
    path = await makesRun(office)
  })
  afterEach(() => office.close())

  it('claims what is payable under a number of the year and waits for the other officer', async () => {
    const { html } = await office.as('staff:rita').get(path)
    expect(html).toContain('Izmaksu saraksts 2026/1')
    expect(html).toContain('Gaida otra finansista apstiprinājumu')
    expect(html).toContain('Kontrolsumma sakrīt: 2 rindas, kopā 74,00\u00a0€')
    expect(html).toContain('Gundega Grāmatvede, 05.03.2026. 10:00')
    expect(await payableStates(office)).toEqual(['2 Claimed'])
  })
  it('is made once by two clicks on the same page, and an empty one is not made', async () => {
    const again = await office.as('staff:gundega').post('/finanses', { runId: runOf(path), payOn: '2026-03-06' })
    expect(again.location).toBe(path)
    expect((await office.as('staff:gundega').post('/finanses', { runId: '0000000zzz', payOn: '2026-03-06' })).html).toContain('Šobrīd nav ko izmaksāt')
    expect(await office.host.dependencies.store.runs.all()).toHaveLength(1)
  })
  it('cannot be approved by its maker, who sees why, not even by a form of their own making', async () => {
    const { html } = await office.as('staff:gundega').get(path)
    expect(html).toContain('Apstiprināt var tikai otrs finansists')
    expect(html).not.toContain('Apstiprināt izmaksu')
    const posted = await answersRun(office, 'staff:gundega', path, { outcome: 'Approved' })
    expect(posted.status).toBe(403)
    expect(posted.html).toContain('Apstiprināt var tikai otrs finansists')
    expect((await office.host.dependencies.store.runs.byId(runOf(path)))?.state).toBe('AwaitingApproval')
  })
  it('stands on the other officer’s first page, not on the maker’s', async () => {
    expect((await office.as('staff:rita').get('/finanses')).html).toContain('jāpārbauda un jāapstiprina')
    expect((await office.as('staff:gundega').get('/finanses')).html).not.toContain('jāpārbauda un jāapstiprina')
  })
  it('has no files before it is approved', async () => expect((await office.as('staff:rita').get(`${path}/maksajumi.xml`)).status).toBe(404))

  it('approved, gives the files the workflow wrote, whose sums are those of the run', async () => {
    expect((await answersRun(office, 'staff:rita', path, { outcome: 'Approved' })).location).toBe(path)
    const page = await office.as('staff:gundega').get(path)
    expect(page.html).toContain('Faili gatavi, gaida bankas atbildi')
    expect(page.html).toContain('apstiprināts: Rita Galvenā, 05.03.2026. 10:00')
    const run = (await office.host.dependencies.store.runs.byId(runOf(path)))!
    const xml = await office.as('staff:gundega').get(`${path}/maksajumi.xml`)
    expect(xml.headers).toMatchObject({ 'content-type': 'application/xml; charset=utf-8', 'content-disposition': 'attachment; filename="solis-izmaksa-2026-1.xml"', 'cache-control': 'no-store' })
    expect(xml.html).toContain(`<NbOfTxs>${run.count}</NbOfTxs><CtrlSum>74.00</CtrlSum>`)
    expect(run).toMatchObject({ totalCents: 74_00, checkerId: 'rita', makerId: 'gundega' })
    const csv = await office.as('staff:rita').get(`${path}/saraksts.csv`)
    expect(csv.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="solis-izmaksa-2026-1.csv"' })
    expect(csv.html.trim().split('\r\n')).toHaveLength(1 + 2)
    expect(csv.html).toContain(';Gundega Grāmatvede;Rita Galvenā;')
    expect(office.log.filter(({ code }) => code === 'RunFileTaken').map(({ staff, file }) => `${staff} ${file}`)).toEqual(['gundega pain', 'rita csv'])
    expect(xml.bytes.equals(Buffer.from((await office.host.dependencies.files.get(run.files!.pain))!.bytes))).toBe(true)
  })
  it('approved twice, from two tabs, is approved once', async () => {
    const fields = { waitId: (await openWait(office, { runId: runOf(path) }, 'AwaitApproval')).waitId, outcome: 'Approved' }
    expect((await office.as('staff:rita').post(path, fields)).status).toBe(303)
    const second = await office.as('staff:rita').post(path, fields)
    expect(second.status).toBe(409)
    expect(second.html).toContain('Kāds bija ātrāks')
    expect(await payableStates(office)).toEqual(['2 Filed'])
  })
  it('rejected needs a reason; with it the payments are due again and the reason stays', async () => {
    const without = await answersRun(office, 'staff:rita', path, { outcome: 'Rejected', reason: '  ' })
    expect(without.status).toBe(422)
    expect(without.html).toContain('Uzrakstiet, kāpēc saraksts ir noraidīts')
    await answersRun(office, 'staff:rita', path, { outcome: 'Rejected', reason: 'Bertai mainījies konts' })
    expect(await office.host.dependencies.store.runs.byId(runOf(path))).toMatchObject({ state: 'Cancelled', reason: 'Bertai mainījies konts', checkerId: 'rita' })
    expect((await office.as('staff:gundega').get(path)).html).toContain('noraidīts: Rita Galvenā, 05.03.2026. 10:00 – Bertai mainījies konts')
    expect(await payableStates(office)).toEqual(['2 Open'])
  })
  it('is not answered by a form in which nothing is chosen, or something else', async () => {
    for (const outcome of ['', 'Executed', 'Paid']) expect((await answersRun(office, 'staff:rita', path, { outcome })).html).toContain('Izvēlieties, vai sarakstu apstiprināt vai noraidīt')
  })
  it('does not take the answer to another run’s question', async () => {
    await answersRun(office, 'staff:rita', path, { outcome: 'Rejected', reason: 'Vēlreiz' })
    const second = await makesRun(office)
    const { waitId } = await openWait(office, { runId: runOf(second) }, 'AwaitApproval')
    expect((await office.as('staff:rita').post(path, { waitId, outcome: 'Approved' })).status).toBe(404)
    expect((await office.as('staff:rita').post(second, { waitId: 'run-0000000zzz.x', outcome: 'Approved' })).status).toBe(404)
  })
})

describe('A run with a code nobody has signed', () => {
  let office: Office
  let path: string
  beforeEach(async () => {
    office = await openPayingOffice({ codesSigned: false })
    path = await makesRun(office)
  })
  afterEach(() => office.close())

  it('is not approved: the page names the code and leads the second officer to it', async () => {
    const answer = await answersRun(office, 'staff:rita', path, { outcome: 'Approved' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('Sarakstu vēl nevar apstiprināt: nav parakstīts EKK kods 6260 (GMI pabalsts)')
    expect(answer.html).toContain('href="/likums/rinda?id=ekk-codes.gmi.cash')
    expect(await payableStates(office)).toEqual(['2 Claimed'])
  })
  it('is approved once it is signed, on the same page', async () => {
    const href = /href="(\/likums\/rinda\?id=ekk-codes[^"]+)"/.exec((await office.as('staff:rita').get(path)).html)![1]!
    await office.as('staff:rita').post(href, { ground: 'Kontu plāns 2026', read: 'yes' })
    const { html } = await office.as('staff:rita').get(path)
    expect(html).not.toContain('Apstiprināt varēs')
    expect((await answersRun(office, 'staff:rita', path, { outcome: 'Approved' })).status).toBe(303)
    expect((await office.as('staff:rita').get(`${path}/saraksts.csv`)).html).toContain(';6260;jā;')
  })
  it('can be rejected', async () => {
    expect((await answersRun(office, 'staff:rita', path, { outcome: 'Rejected', reason: 'Cits kods' })).status).toBe(303)
  })
})

describe('A run whose file cannot be written', () => {
  it('says that it stopped and who looks at it, and pays nothing', async () => {
    // Outside a demonstration the municipality's account is not entered, so no file is written.
    const office = await openPayingOffice({ demonstration: false })
    const path = await makesRun(office)
    await answersRun(office, 'staff:rita', path, { outcome: 'Approved' })
    const { html } = await office.as('staff:gundega').get(path)
    expect(html).toContain('Saraksta apstrāde ir apstājusies kļūdas dēļ')
    expect(html).not.toMatch(/maksajumi.xml|pārlādējiet lapu/)
    expect(await payableStates(office)).toEqual(['2 Claimed'])
    office.close()
  })
})

describe('The bank’s answer', () => {
  let office: Office
  let path: string
  beforeEach(async () => {
    office = await openPayingOffice()
    path = await makesRun(office)
    await answersRun(office, 'staff:rita', path, { outcome: 'Approved' })
  })
  afterEach(() => office.close())

  it('"executed" pays each payment once and comes from the second officer, never from the maker alone', async () => {
    expect(await payableStates(office)).toEqual(['2 Filed'])
    expect((await answersRun(office, 'staff:gundega', path, { outcome: 'Executed' })).status).toBe(403)
    expect(await payableStates(office)).toEqual(['2 Filed'])
    expect((await office.as('staff:rita').get('/finanses')).html).toContain('banka maksās 06.03.2026.; tad jāieraksta, ko tā atbildēja')
    await office.until('2026-03-06', '16:00')
    expect((await office.as('staff:rita').get('/finanses')).html).toContain('jāieraksta, ko atbildēja banka')
    await answersRun(office, 'staff:rita', path, { outcome: 'Executed', executedOn: '06.03.2026.' })
    expect(await payableStates(office)).toEqual(['2 Paid'])
    expect((await office.as('staff:rita').get('/finanses/saraksti')).html).toContain('Izmaksāts')
    expect((await office.as('staff:gundega').get('/finanses')).html).toContain('Šobrīd nav ko izmaksāt')
  })
  it('cannot be "executed" before the day the bank was asked to pay on, nor on a day to come', async () => {
    for (const [executedOn, sentence] of [['05.03.2026.', 'Bankai lūgts maksāt 06.03.2026. Agrāk to izpildīt nevar'], ['06.03.2026.', 'Šī diena vēl nav pienākusi'], ['', 'Ierakstiet dienu, kurā banka izpildīja']]) {
      const answer = await answersRun(office, 'staff:rita', path, { outcome: 'Executed', executedOn: executedOn! })
      expect([answer.status, answer.html.includes(sentence!)]).toEqual([422, true])
    }
    expect(await payableStates(office)).toEqual(['2 Filed'])
  })
  it('keeps the bank’s own day, and shows it to finance and to the resident', async () => {
    await office.until('2026-03-10', '09:00')
    await answersRun(office, 'staff:rita', path, { outcome: 'Executed', executedOn: '09.03.2026.' })
    expect(await office.host.dependencies.store.runs.byId(runOf(path))).toMatchObject({ state: 'Paid', payOn: '2026-03-06', executedOn: '2026-03-09' })
    expect((await office.as('staff:gundega').get(path)).html).toContain('2026. gada 9. marts')
    const { cases } = office.host.dependencies.store
    const [caseId] = await cases.ofPerson('anna')
    expect((await office.as('resident:anna').get(`/mani/${caseId}`)).html).toMatch(/izmaksāts 09\.03\.2026\./)
  })
  it('is due two working days after the bank was asked to pay', async () => {
    expect((await openWait(office, { runId: runOf(path) }, 'AwaitBank')).due.on).toBe('2026-03-10')
  })
  it('"refused" needs the reason, makes the payments due again and takes the file away', async () => {
    expect((await answersRun(office, 'staff:rita', path, { outcome: 'RefusedByBank' })).html).toContain('Uzrakstiet bankas norādīto iemeslu')
    await answersRun(office, 'staff:rita', path, { outcome: 'RefusedByBank', reason: 'Nav līdzekļu' })
    expect(await payableStates(office)).toEqual(['2 Open'])
    expect(await office.host.dependencies.store.runs.byId(runOf(path))).toMatchObject({ state: 'Cancelled', reason: 'Nav līdzekļu', checkerId: 'rita' })
    expect((await office.as('staff:gundega').get(`${path}/maksajumi.xml`)).status).toBe(404)
    expect((await office.as('staff:gundega').get(path)).html).toContain('bankai vairs nesūtiet')
  })
  it('is kept with what was typed when the reason is too long', async () => {
    const answer = await answersRun(office, 'staff:rita', path, { outcome: 'RefusedByBank', reason: 'bankas '.repeat(300) })
    expect(answer.html).toContain('ne vairāk kā 2000 zīmes')
    expect(answer.html).toContain('bankas '.repeat(300))
  })
})

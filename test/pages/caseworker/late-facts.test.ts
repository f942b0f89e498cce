// Late facts: a paper received on Monday and entered on Thursday lay with us from Monday; what was entered wrongly is corrected by an added entry, of an ended matter too.
import { afterEach, describe, expect, it } from 'vitest'
import { instantOf } from '../../../functions/domain/identifiers.ts'
import { ledgerOf } from '../../../functions/domain/ledger.ts'
import { contentOf, rowById } from '../../../functions/policy/tables.ts'
import { answers, grants, openWait } from '../../acceptance/acts.ts'
import { staff, type Office } from '../../office.ts'
import { hidden } from '../applicant/at-the-form.ts'
import { applies, openDesk, pensionOf, taskAt, textOf } from './desk-office.ts'

let office: Office
afterEach(() => office.close())

/** Monday 1 June 2026, applied; asked on Wednesday 3 June. */
async function asked(way: 'store' | 'documents' = 'store', signed = false) {
  office = await openDesk({}, '2026-06-01 10:00')
  const { store } = office.host.dependencies
  await store.people.saveStaff(staff('karina', 'Karīna Klientu', ['clerk']))
  const start = rowById('proceeding-clocks.start/tukums/2026-01-01/2026-01-01')!
  if (signed) await store.law.sign({ municipality: 'tukums', rowId: start.id, content: contentOf(start.row), signedOn: '2026-06-01', signedAt: instantOf(office.clock.now()), by: 'vija', ground: 'Domes lēmums' })
  const { caseId, applicationId } = await applies(office, pensionOf(150), { kind: 'gmi' })
  const proceedingId = `${applicationId}-gmi`
  await office.until('2026-06-03', '10:00')
  const path = await taskAt(office, caseId, 'AwaitDecision')
  await office.as('staff:ilze').post(`${path}/panemt`, {})
  await office.as('staff:ilze').post(path, { act: 'ask', question: 'Lūdzu, konta izrakstu.', ...(way === 'documents' ? { documents: 'yes' } : {}) })
  const wait = await openWait(office, { caseId }, 'AwaitInformation')
  const now = async () => (await store.cases.proceeding(caseId, proceedingId))!
  return {
    caseId, proceedingId, store, wait, now, path, address: (act: string) => `/lietas/${caseId}/${act}/${wait.waitId}`,
    owners: async (until?: string) => ledgerOf({ ...(await now()), until: until ?? instantOf(office.clock.now()) }, await store.journal.ofCase(caseId)).map(({ owner, from, to }) => `${owner} ${instantOf(from).slice(5, 10)}–${instantOf(to).slice(5, 10)}`),
    enters: (fields: Record<string, string> = {}, who = 'ilze') => office.as(`staff:${who}`).post(`/lietas/${caseId}/sanemts/${wait.waitId}`, { on: '08.06.2026.', way: 'paper', answer: 'Konta izraksts par trim mēnešiem', ...fields }),
    corrects: (on: string, reason = 'Saņemšanas zīmogs uz papīra') => office.as('staff:ilze').post(`/lietas/${caseId}/labot/${wait.waitId}`, { on, reason }),
  }
}

describe('A paper received on Monday and entered on Thursday', () => {
  it('ends the resident’s time on Monday; from then it is ours, and the file shows both days', async () => {
    const { caseId, enters, owners, store, address } = await asked()
    await office.until('2026-06-11', '15:00')
    expect(textOf((await office.as('staff:ilze').get(`/lietas/${caseId}`)).html)).toContain('Ierakstīt saņemto atbildi')
    expect(textOf((await office.as('staff:ilze').get(address('sanemts'))).html)).toContain('Lūdzu, konta izrakstu.')
    expect((await enters()).location).toBe(`/lietas/${caseId}#zurnals`)
    expect((await store.journal.ofCase(caseId)).find(({ what }) => what === 'AwaitInformation.Provided')).toMatchObject({ by: 'staff:ilze', occurredAt: '2026-06-08T05:00:00.000Z', recordedAt: '2026-06-11T12:00:00.000Z', note: 'Konta izraksts par trim mēnešiem (uz papīra)' })
    expect(await owners()).toEqual(['queue 06-01–06-03', 'resident 06-03–06-08', 'queue 06-08–06-11'])
    expect(textOf((await office.as('staff:ilze').get(`/lietas/${caseId}?viss=1`)).html)).toContain('08.06.2026. 08:00 , GMI pabalsts; ierakstīts 11.06.2026. 15:00')
    expect((await openWait(office, { caseId }, 'AwaitDecision')).person).toBe('ilze')
  })

  it('is asked when it came: not before it was asked for, nor after today, and how', async () => {
    const { enters } = await asked()
    await office.until('2026-06-11', '15:00')
    expect(textOf((await enters({ on: '12.06.2026.' })).html)).toContain('Vēlākais ir 11.06.2026.')
    expect(textOf((await enters({ on: '02.06.2026.' })).html)).toContain('Iesniedzējam jautāts 03.06.2026.')
    expect(textOf((await enters({ way: '' })).html)).toContain('kā atbilde saņemta')
    expect(textOf((await enters({ answer: '' })).html)).toContain('ko iesniedzējs atbildēja')
    expect((await enters({}, 'gundega')).status).toBe(403)
  })

  it('is entered by the reception too, which does not read what was asked', async () => {
    const { enters, address, now } = await asked()
    await office.until('2026-06-09', '10:00')
    const page = textOf((await office.as('staff:karina').get(address('sanemts'))).html)
    expect(page).toContain('Saņemts (datums)')
    expect(page).not.toContain('konta izrakstu')
    expect((await enters({}, 'karina')).status).toBe(303)
    expect((await now()).status).toBe('AwaitingDecision')
    expect((await enters({}, 'karina')).status).toBe(409)
  })

  it('found after its date had passed is kept beside the date’s answer, and whoever decides reads it', async () => {
    const { caseId, enters, owners } = await asked()
    await office.until('2026-06-18', '09:00')
    expect(textOf((await office.as('staff:ilze').get(`/lietas/${caseId}`)).html)).toContain('Ierakstīt saņemto atbildi')
    expect((await enters()).status).toBe(303)
    expect((await owners()).slice(1, 3)).toEqual(['resident 06-03–06-08', 'queue 06-08–06-17'])
    expect(textOf((await office.as('staff:ilze').get(await taskAt(office, caseId, 'AwaitDecision'))).html)).toContain('Konta izraksts par trim mēnešiem (uz papīra)')
  })
})

describe('A day entered wrongly', () => {
  it('is corrected by an added entry with its reason; the entry stays, the time follows, and every millisecond is somebody’s once', async () => {
    const { caseId, enters, corrects, owners, store, address, now } = await asked()
    await office.until('2026-06-11', '15:00')
    await enters({ on: '10.06.2026.' })
    expect(textOf((await office.as('staff:ilze').get(address('labot'))).html)).toContain('saņemts 10.06.2026.')
    expect(textOf((await corrects('12.06.2026.')).html)).toContain('Vēlākais ir 11.06.2026.')
    await corrects('09.06.2026.')
    expect((await owners())[1]).toBe('resident 06-03–06-09')
    await corrects('08.06.2026.')
    expect((await owners()).slice(1, 3)).toEqual(['resident 06-03–06-08', 'queue 06-08–06-11'])
    const journal = await store.journal.ofCase(caseId)
    expect(journal.filter(({ what }) => what === 'FactCorrected').map(({ note }) => note)).toEqual(['Saņemts 09.06.2026., nevis 10.06.2026.: Saņemšanas zīmogs uz papīra', 'Saņemts 08.06.2026., nevis 09.06.2026.: Saņemšanas zīmogs uz papīra'])
    expect(journal.find(({ what }) => what === 'AwaitInformation.Provided')?.occurredAt).toBe('2026-06-10T05:00:00.000Z')
    const spans = ledgerOf({ ...(await now()), until: '2026-06-12T00:00:00.000Z' }, journal)
    expect(spans.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(Date.parse('2026-06-12T00:00:00.000Z') - Date.parse((await now()).receivedAt))
  })

  it('of an ended matter moves its time in the summary and in the month’s figures; that it was paid stays', async () => {
    const { caseId, proceedingId, enters, corrects, store } = await asked()
    await office.until('2026-06-11', '15:00')
    await enters({ on: '11.06.2026.' })
    await grants(office, caseId, proceedingId, 'ilze')
    await store.times.digest()
    await store.times.paid(caseId, proceedingId, '2026-06-19T09:00:00.000Z')
    const days = async () => { const [row] = await store.times.rowsOf(['2026-06']); return { resident: row!.owners[5]! / 86_400, queue: row!.owners[1]! / 86_400, all: row!.owners.reduce((sum, seconds) => sum + seconds, 0), paid: row!.paid } }
    const before = await days()
    await corrects('08.06.2026.')
    const after = await days()
    expect(before.resident - after.resident).toBeCloseTo(3)
    expect(after.queue - before.queue).toBeCloseTo(3)
    expect([after.all, after.paid]).toEqual([before.all, before.paid])
    await store.times.digest()
    expect(await days()).toEqual(after)
    expect((await store.times.endedIn('2026-06')).length).toBe(1)
  })
})

describe('A request that went on paper', () => {
  const delivers = (address: string, fields: Record<string, string>, who = 'ilze') => office.as(`staff:${who}`).post(address, { way: 'letter', on: '03.06.2026.', reason: '', ...fields })

  it('is ours until it counts as received by the Notification Law; the days to answer are counted from there', async () => {
    const { caseId, address, owners, store, wait } = await asked()
    expect(wait.due.on).toBe('2026-06-17')
    await office.until('2026-06-04', '10:00')
    const page = textOf((await office.as('staff:ilze').get(`/lietas/${caseId}`)).html)
    expect(page).toContain('Ierakstīt, kad pieprasījums nogādāts uz papīra')
    expect((await delivers(address('piegade'), {})).location).toBe(`/lietas/${caseId}?viss=1#zurnals`)
    // A plain letter of 3 June counts as received on the 11th; that day is ours still.
    await office.until('2026-06-15', '10:00')
    expect((await owners()).slice(-2)).toEqual(['queue 06-03–06-11', 'resident 06-11–06-15'])
    expect((await store.journal.ofCase(caseId)).find(({ what }) => what === 'RequestDelivered')).toMatchObject({ by: 'staff:ilze', occurredAt: '2026-06-11T21:00:00.000Z', note: expect.stringContaining('vienkārša vēstule; saņemts 11.06.2026. (8. diena pēc') as string })
    expect(await openWait(office, { caseId }, 'AwaitInformation')).toMatchObject({ due: { on: '2026-06-29' }, request: { complete: true, deliveredAt: '2026-06-11T21:00:00.000Z' } })
  })

  it('handed over counts that day, by e-mail or e-address the second working day', async () => {
    const { address, owners } = await asked()
    await office.until('2026-06-05', '10:00')
    await delivers(address('piegade'), { way: 'in-person', on: '04.06.2026.' })
    expect((await owners()).at(-1)).toBe('resident 06-04–06-05')
    await delivers(address('piegade'), { way: 'electronic', on: '03.06.2026.', reason: 'Nosūtīts e-adresē' })
    await office.until('2026-06-08', '10:00')
    expect((await owners()).at(-1)).toBe('resident 06-05–06-08')
  })

  it('entered wrongly is mended by an added entry with its reason, of an ended matter too; a day they were told never comes earlier', async () => {
    const { caseId, proceedingId, address, owners, store, enters } = await asked()
    await office.until('2026-06-04', '10:00')
    await delivers(address('piegade'), {})
    expect((await delivers(address('piegade'), {})).status).toBe(303)
    expect(textOf((await delivers(address('piegade'), { way: 'in-person', on: '04.06.2026.' })).html)).toContain('kāpēc iepriekšējais ieraksts nav pareizs')
    await office.until('2026-06-04', '11:00')
    await delivers(address('piegade'), { way: 'in-person', on: '04.06.2026.', reason: 'Izsniegts klātienē, ir paraksts' })
    const journal = await store.journal.ofCase(caseId)
    expect(journal.filter(({ what }) => ['RequestDelivered', 'DeliveryCorrected'].includes(what)).map(({ occurredAt }) => occurredAt.slice(0, 10))).toEqual(['2026-06-11', '2026-06-04'])
    expect((await openWait(office, { caseId }, 'AwaitInformation')).due.on).toBe('2026-06-29')
    await office.until('2026-06-11', '15:00')
    expect((await owners()).at(-1)).toBe('resident 06-04–06-11')
    await enters({ on: '10.06.2026.' })
    await grants(office, caseId, proceedingId, 'ilze')
    const resident = async () => (await store.times.byProceeding(caseId, proceedingId))!.owners.resident!.calendar / 3_600_000
    const before = await resident()
    await delivers(address('piegade'), { way: 'in-person', on: '08.06.2026.', reason: 'Paraksts ir no 8. jūnija' })
    expect(before - await resident()).toBe(96)
  })

  it('is entered by whoever enters answers, with a day and a way', async () => {
    const { address } = await asked()
    await office.until('2026-06-05', '10:00')
    expect(textOf((await delivers(address('piegade'), { on: '06.06.2026.' })).html)).toContain('Vēlākais ir 05.06.2026.')
    expect(textOf((await delivers(address('piegade'), { on: '02.06.2026.' })).html)).toContain('agrāk to nevarēja nogādāt')
    expect(textOf((await delivers(address('piegade'), { way: '' })).html)).toContain('kā pieprasījums nogādāts')
    expect((await delivers(address('piegade'), {}, 'gundega')).status).toBe(403)
    expect((await delivers(address('piegade'), {}, 'karina')).status).toBe(303)
  })
})

describe('A day of receipt entered wrongly', () => {
  const mends = (caseId: string, applicationId: string, fields: Record<string, string>, who = 'ilze') => office.as(`staff:${who}`).post(`/lietas/${caseId}/labot-iesniegumu/${applicationId}`, { on: '28.05.2026.', document: 'Zīmogs uz iesnieguma', reason: 'Papīrs gulēja pastkastē', ...fields })

  it('moves the clocks of what is not decided, with an entry each; the journal keeps both days and the time is ours from the right one', async () => {
    const { caseId, proceedingId, now, owners, store } = await asked()
    const applicationId = proceedingId.replace(/-gmi$/, '')
    expect(await now()).toMatchObject({ legalDue: { on: '2026-07-01' }, targetDue: { on: '2026-06-15' } })
    const page = textOf((await office.as('staff:ilze').get(`/lietas/${caseId}?viss=1`)).html)
    expect(page).toContain('Labot saņemšanas dienu : Iesniegums iesniegts')
    expect((await mends(caseId, applicationId, {})).location).toBe(`/lietas/${caseId}?viss=1#zurnals`)
    expect(await now()).toMatchObject({ receivedAt: '2026-05-28T05:00:00.000Z', legalDue: { on: '2026-06-29' }, targetDue: { on: '2026-06-11' } })
    expect(await openWait(office, { caseId }, 'AwaitInformation')).toMatchObject({ legalDue: { on: '2026-06-29' } })
    const journal = await store.journal.ofCase(caseId)
    expect(journal.find(({ what }) => what === 'ApplicationSubmitted')?.occurredAt).toBe('2026-06-01T07:00:00.000Z')
    expect(journal.find(({ what }) => what === 'ReceiptCorrected')).toMatchObject({ by: 'staff:ilze', occurredAt: '2026-05-28T05:00:00.000Z', note: 'Iesniegums saņemts 28.05.2026., nevis 01.06.2026.: Papīrs gulēja pastkastē (Zīmogs uz iesnieguma)' })
    expect(journal.find(({ what }) => what === 'TermsMoved')).toMatchObject({ moved: { legal: { from: '2026-07-01', to: '2026-06-29' }, target: { from: '2026-06-15', to: '2026-06-11' } } })
    expect((await owners())[0]).toBe('queue 05-28–06-01')
    // Corrected again, the last word counts.
    await mends(caseId, applicationId, { on: '29.05.2026.' })
    expect((await owners())[0]).toBe('queue 05-29–06-01')
    expect(ledgerOf({ ...(await now()), until: '2026-06-02T00:00:00.000Z', knownAt: '2026-06-02T00:00:00.000Z' }, await store.journal.ofCase(caseId))[0]?.from).toBe(Date.parse('2026-06-01T07:00:00.000Z'))
    expect(textOf((await office.as('resident:anna').get(`/mani/${caseId}`)).html)).toContain('Labota diena, kad saņemts jūsu iesniegums')
  })

  it('is told to the applicant in the words typed, as the form says, and wherever they read when the application came it is the right day', async () => {
    const { caseId, proceedingId } = await asked()
    const applicationId = proceedingId.replace(/-gmi$/, '')
    const [anna, received] = [office.as('resident:anna'), `/pieteikties/sanemts/${applicationId}`]
    const reads = async (path: string) => textOf((await anna.get(path)).html)
    expect(await reads('/mani')).toMatch(/Iesniegums Nr\. \S+, 01\.06\.2026\./)
    expect(await reads(`/mani/${caseId}`)).toMatch(/Iesniegums Nr\. \S+ , iesniegts 01\.06\.2026\. 10:00/)
    const form = textOf((await office.as('staff:ilze').get(`/lietas/${caseId}/labot-iesniegumu/${applicationId}`)).html)
    expect(form).toContain('Iesniedzējs savā lapā lasīs tieši šos vārdus.')
    expect(form).toContain('Iesniedzējs to lasīs savā lapā.')
    await mends(caseId, applicationId, {})
    const mine = await reads('/mani')
    expect(mine).toMatch(/Iesniegums Nr\. \S+, 28\.05\.2026\./)
    expect(mine).toContain('Papīrs gulēja pastkastē (Zīmogs uz iesnieguma)')
    expect(await reads(`/mani/${caseId}`)).toMatch(/Iesniegums Nr\. \S+ , saņemts 28\.05\.2026\./)
    expect(await reads(received)).toContain('Iesniedza Anna Paraudziņa, saņemts 28.05.2026. Šo lapu')
  })

  it('has what was reckoned by the wrong day’s law reckoned again before it is decided, and the letter says the right day', async () => {
    const { caseId, proceedingId, path, store } = await asked()
    await mends(caseId, proceedingId.replace(/-gmi$/, ''), {})
    await answers(office, await openWait(office, { caseId }, 'AwaitInformation'), 'resident:anna', 'Provided', [], 'Pievienots.')
    const desk = office.as('staff:ilze')
    const task = await taskAt(office, caseId, 'AwaitDecision')
    expect(task).not.toBe(path)
    expect(textOf((await desk.get(task)).html)).toContain('Kopš izvērtējuma ir labota iesnieguma saņemšanas diena.')
    expect(textOf((await desk.post(task, { act: 'grant', words: '', read: hidden(await desk.get(task), 'read') })).html)).toContain('Vispirms izvēlieties „Rēķināt vēlreiz”')
    await desk.post(task, { act: 'assess', read: hidden(await desk.get(task), 'read') })
    expect(await store.assessments.latest(caseId, proceedingId)).toMatchObject({ appliesOn: '2026-05-28' })
    expect((await store.assessments.latest(caseId, proceedingId))?.contradictions).toEqual([])
    expect((await openWait(office, { caseId }, 'AwaitDecision')).ready).toBeUndefined()
    // On 28 May the three full months are February to April: of February nobody declared anything (entered-incomes.test).
    await desk.post(`${await taskAt(office, caseId, 'AwaitDecision')}/ienakumi/anna`, { 'none-regular-2026-02': 'yes', 'none-irregular-2025-05': 'yes', 'edition-regular-2026-02': '0', 'edition-irregular-2025-05': '0', source: 'phone', on: '03.06.2026.', reason: 'Labota saņemšanas diena' })
    await desk.post(await taskAt(office, caseId, 'AwaitDecision'), { act: 'grant', words: '', confirmed: ['IncomeOutsidePeriod'], read: hidden(await desk.get(await taskAt(office, caseId, 'AwaitDecision')), 'read') })
    const decision = await store.decisions.byProceeding(caseId, proceedingId)
    expect(JSON.stringify(decision?.letter)).toContain('28.05.2026. saņemts iesniegums')
    expect(decision?.months[0]).toBe('2026-05')
  })

  it('over a turn of month may bring up what the registers have of another month: that is settled beside the decision, and reckoned again', async () => {
    const { caseId, proceedingId, store } = await asked()
    const check = (await store.assessments.checks(caseId, proceedingId.replace(/-gmi$/, ''))).find(({ register }) => register === 'VSAA')!
    await store.commit([store.assessments.recordedCheck({ ...check, reply: { state: 'answered', asOf: check.askedAt, persons: [{ personCode: office.registers.persons.VSAA![0]!.personCode, incomes: ['2026-02', '2026-03', '2026-04', '2026-05'].map((month) => ({ kind: 'pension', month, cents: 150_00 })) }] } })])
    await mends(caseId, proceedingId.replace(/-gmi$/, ''), {})
    await answers(office, await openWait(office, { caseId }, 'AwaitInformation'), 'resident:anna', 'Provided', [], 'Pievienots.')
    const desk = office.as('staff:ilze')
    const decide = async (fields: Record<string, string>) => { const task = await taskAt(office, caseId, 'AwaitDecision'); return desk.post(task, { ...fields, read: hidden(await desk.get(task), 'read') }) }
    await decide({ act: 'assess' })
    const page = textOf((await desk.get(await taskAt(office, caseId, 'AwaitDecision'))).html)
    expect(page).toContain('Aprēķina vēl nav: deklarētais un reģistri atšķiras. Vispirms noskaidrojiet pretrunu')
    await desk.post(await taskAt(office, caseId, 'AwaitFactsSettled'), { 'holds-0': 'register', 'reason-0': 'VSAA izziņa' })
    expect(textOf((await desk.get(await taskAt(office, caseId, 'AwaitDecision'))).html)).toContain('Pretrunas ir noskaidrotas: izvēlieties „Rēķināt vēlreiz”')
    await decide({ act: 'assess' })
    expect((await store.assessments.latest(caseId, proceedingId))?.answer).toMatchObject({ outcome: 'Entitled', amountCents: 37_00 })
  })

  it('of a decided matter moves its figures; its dates are history', async () => {
    const { caseId, proceedingId, enters, store, now } = await asked()
    await office.until('2026-06-11', '15:00')
    await enters({ on: '08.06.2026.' })
    await grants(office, caseId, proceedingId, 'ilze')
    // No date of the applicant's moves any more, so that they read no reason.
    const form = textOf((await office.as('staff:ilze').get(`/lietas/${caseId}/labot-iesniegumu/${proceedingId.replace(/-gmi$/, '')}`)).html)
    expect(form).toContain('Kāpēc ierakstītā diena bija nepareiza')
    expect(form).not.toContain('Iesniedzējs')
    const kept = async () => (await store.times.byProceeding(caseId, proceedingId))!
    const [before, due] = [await kept(), (await now()).legalDue]
    await mends(caseId, proceedingId.replace(/-gmi$/, ''), {})
    const after = await kept()
    // Thursday 28 May 08:00 to Monday 1 June 10:00.
    expect(after.elapsed.calendar - before.elapsed.calendar).toBe(98 * 3_600_000)
    expect(after.owners.queue!.calendar - before.owners.queue!.calendar).toBe(98 * 3_600_000)
    expect([after.receivedAt, after.endedAt]).toEqual(['2026-05-28T05:00:00.000Z', before.endedAt])
    expect((await now()).legalDue).toEqual(due)
    expect(textOf((await office.as('resident:anna').get(`/mani/${caseId}`)).html)).not.toContain('pastkastē')
  })

  it('is not later than it was entered, nor years ago, and is mended with a paper and a reason by whoever enters answers', async () => {
    const { caseId, proceedingId } = await asked()
    const applicationId = proceedingId.replace(/-gmi$/, '')
    const says = async (fields: Record<string, string>) => textOf((await mends(caseId, applicationId, fields)).html)
    expect(await says({ on: '02.06.2026.' })).toContain('Iesniegums ierakstīts 01.06.2026.: vēlāk to nevarēja saņemt.')
    expect(await says({ on: '01.06.2026.' })).toContain('Šī diena jau ir ierakstīta.')
    expect(await says({ on: '28.05.2024.' })).toContain('Pārbaudiet gadu')
    expect(await says({ document: '' })).toContain('kurš papīrs to rāda')
    expect(await says({ reason: '' })).toContain('kāpēc diena bija nepareiza')
    expect((await mends(caseId, applicationId, {}, 'gundega')).status).toBe(403)
    expect((await mends(caseId, applicationId, {}, 'karina')).status).toBe(303)
  })
})

describe('Where the municipality has settled that the law’s term begins with the last document', () => {
  const due = async (now: () => Promise<{ legalDue: { on: string } }>) => (await now()).legalDue.on

  it('it begins anew on the day the last missing document came, whenever it was entered; the journal and the resident’s page say why', async () => {
    const { caseId, proceedingId, enters, corrects, now, store } = await asked('documents', true)
    expect(await due(now)).toBe('2026-07-01')
    await office.until('2026-06-11', '15:00')
    await enters()
    expect(await now()).toMatchObject({ legalDue: { on: '2026-07-08', why: '1 mēnesis no 8. jūnija; tad saņemts pēdējais trūkstošais dokuments' }, targetDue: { on: '2026-06-15' } })
    expect(await openWait(office, { caseId }, 'AwaitDecision', proceedingId)).toMatchObject({ legalDue: { on: '2026-07-08' } })
    expect((await store.journal.ofCase(caseId)).find(({ what }) => what === 'TermBegun')).toMatchObject({ moved: { legal: { from: '2026-07-01', to: '2026-07-08' } }, note: expect.stringContaining('Pēdējais trūkstošais dokuments saņemts 08.06.2026.') as string })
    expect(textOf((await office.as('resident:anna').get(`/mani/${caseId}`)).html)).toContain('likuma termiņš bija 2026. gada 1. jūlijs, tagad 2026. gada 8. jūlijs')
    await corrects('05.06.2026.')
    expect(await due(now)).toBe('2026-07-06')
  })

  it('a mere question moves nothing, and without the signature neither do documents', async () => {
    const mere = await asked('store', true)
    await answers(office, mere.wait, 'resident:anna', 'Provided', [], 'Pievienots.')
    expect(await due(mere.now)).toBe('2026-07-01')
    office.close()
    const unsigned = await asked('documents')
    await answers(office, unsigned.wait, 'resident:anna', 'Provided', [], 'Pievienots.')
    expect(await due(unsigned.now)).toBe('2026-07-01')
    expect(textOf((await office.as('staff:ilze').get(await taskAt(office, unsigned.caseId, 'AwaitDecision'))).html)).not.toContain('Trūkst dokumentu, bez kuriem')
  })
})

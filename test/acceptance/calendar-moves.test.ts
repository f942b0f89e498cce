// A working day is moved while matters are open: every date that stands on it moves, with an entry that says from when, to when and why.
import { afterEach, describe, expect, it } from 'vitest'
import { foresee } from '../../functions/platform/foresee-calendar.ts'
import { reckonByCalendar } from '../../functions/platform/reckon-anew.ts'
import { placeInList } from '../../functions/store/waits.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { textOf } from '../pages/caseworker/desk-office.ts'
import { answers, openWait, openWaits } from './acts.ts'
import { apply, registersAgree, type Household } from './household.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const organiser = staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])
const supervisor = staff('vija', 'Vija Vadošā', ['supervisor'])
const alone: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }

let office: Office
afterEach(() => office.close())

/** Wednesday 3 June 2026: the target is 17 June, the law's last day Friday 3 July. */
async function applied() {
  office = await openOffice('2026-06-03 10:00', { residents: [anna], staff: [organiser, supervisor] })
  registersAgree(office, alone, '2026-06-03')
  const { caseId, applicationId } = await apply(office, alone, [{ kind: 'gmi' }])
  const proceedingId = `${applicationId}-gmi`
  const { store } = office.host.dependencies
  return { caseId, proceedingId, store, matter: async () => (await store.cases.proceeding(caseId, proceedingId))!, journal: () => store.journal.ofCase(caseId) }
}
const enters = (free: string, worked = '', source = 'MK rīkojums Nr. 321') => office.as('staff:vija').post('/likums/kalendars', { free, worked, source, act: 'confirm' })

describe('A working day that became free', () => {
  it('moves the law’s date, our target and the task with its dates and its place in the list; the journal and the resident’s page say why', async () => {
    const { caseId, matter, store, journal } = await applied()
    const before = await openWait(office, { caseId }, 'AwaitDecision')
    expect([(await matter()).legalDue.on, (await matter()).targetDue.on, before.due.on]).toEqual(['2026-07-03', '2026-06-17', '2026-06-17'])
    await office.until('2026-06-10')
    expect((await enters('15.06.2026.')).location).toBe('/likums/kalendars')
    expect((await enters('3.7.2026.')).location).toBe('/likums/kalendars')
    expect(await matter()).toMatchObject({ legalDue: { on: '2026-07-06', why: expect.stringContaining('3. jūlijs ir brīva diena') as string }, targetDue: { on: '2026-06-18' } })
    const wait = await openWait(office, { caseId }, 'AwaitDecision')
    expect(wait).toMatchObject({ due: { on: '2026-06-18' }, legalDue: { on: '2026-07-06' } })
    expect(wait.dates.map(({ at, action }) => `${at.slice(0, 10)} ${action.do}`)).toEqual(['2026-06-18 remind', '2026-06-19 escalate', '2026-06-26 pass-on', '2026-06-30 escalate'])
    expect((await store.waits.inQueue('assistance', { after: placeInList(before) })).map(({ waitId }) => waitId)).toEqual([wait.waitId])
    expect((await journal()).filter(({ what }) => what === 'TermsMoved')).toMatchObject([
      { moved: { target: { from: '2026-06-17', to: '2026-06-18' } }, note: 'Mainījies darba dienu kalendārs: 15. jūnijs kļuva brīvs (MK rīkojums Nr. 321): mūsu mērķis tagad 18.06.2026., bija 17.06.2026.' },
      { moved: { legal: { from: '2026-07-03', to: '2026-07-06' } }, note: expect.stringContaining('3. jūlijs kļuva brīvs') as string },
    ])
    const page = textOf((await office.as('resident:anna').get(`/mani/${caseId}`)).html)
    expect(page).toContain('likuma termiņš bija 2026. gada 3. jūlijs, tagad 2026. gada 6. jūlijs')
    expect(page).toContain('15. jūnijs kļuva brīvs (MK rīkojums Nr. 321)')
    expect(textOf((await office.as('staff:vija').get('/likums/kalendars')).html)).toMatch(/apskatīta lieta, termiņi mainīti 1 lietvedībā un 1 gaidījumā/)
  })

  it('moves nothing twice, and taken back moves everything back', async () => {
    const { matter, journal } = await applied()
    await office.until('2026-06-10')
    await enters('15.06.2026.')
    const entries = (await journal()).length
    await office.until('2026-06-11')
    expect(await reckonByCalendar(office.host.dependencies)).toBe(true)
    expect((await journal()).length).toBe(entries)
    const [row] = await office.host.dependencies.store.calendar.rows('tukums')
    const asVija = office.as('staff:vija')
    expect((await asVija.get(`/likums/kalendars/atcelt?rinda=${row!.rowId}`)).html).toContain('15. jūnijs')
    await asVija.post(`/likums/kalendars/atcelt?rinda=${row!.rowId}`, { source: 'Rīkojums Nr. 321 atcelts', act: 'confirm' })
    expect((await matter()).targetDue.on).toBe('2026-06-17')
    expect((await matter()).moves?.map(({ target }) => target?.to)).toEqual(['2026-06-18', '2026-06-17'])
    expect((await journal()).at(-2)?.note).toContain('15. jūnijs atkal ir darba diena')
  })

  it('leaves fired what has fired: the reminder of the old day stays, the new day has its own, and nobody is told early that it passed', async () => {
    const { caseId, journal } = await applied()
    await office.until('2026-06-17', '10:00')
    expect((await openWait(office, { caseId }, 'AwaitDecision')).remindedAt).toBeDefined()
    await enters('17.06.2026.')
    await office.until('2026-06-18', '09:00')
    expect((await openWait(office, { caseId }, 'AwaitDecision')).escalatedAt).toBeUndefined()
    await office.until('2026-06-19', '09:00')
    expect((await openWait(office, { caseId }, 'AwaitDecision')).escalatedAt).toBeDefined()
    expect((await journal()).filter(({ what }) => what === 'Reminded' || what === 'Escalated').map(({ what, recordedAt }) => `${what} ${recordedAt.slice(0, 10)}`)).toEqual(['Reminded 2026-06-17', 'Reminded 2026-06-18', 'Escalated 2026-06-19'])
  })

  it('entered after the day itself moves what is still open, and a term that had passed is no longer overdue', async () => {
    const { matter } = await applied()
    await office.until('2026-07-04')
    await enters('3.7.2026.')
    expect((await matter()).legalDue.on).toBe('2026-07-06')
  })
})

describe('A Saturday that became a working day', () => {
  it('brings our target forward, but never the day a resident was told', async () => {
    const { caseId, matter } = await applied()
    await answers(office, await openWait(office, { caseId }, 'AwaitDecision'), 'staff:ilze', 'InformationNeeded', [], 'Lūdzu, konta izrakstu.')
    expect((await openWait(office, { caseId }, 'AwaitInformation')).due.on).toBe('2026-06-17')
    await enters('30.06.2026.', '13.06.2026.')
    expect((await matter()).targetDue.on).toBe('2026-06-16')
    expect((await openWait(office, { caseId }, 'AwaitInformation')).due.on).toBe('2026-06-17')
  })
})

describe('A day before it is confirmed', () => {
  const asked = (fields: Record<string, string>) => office.as('staff:vija').post('/likums/kalendars', { source: 'MK rīkojums Nr. 321', worked: '', ...fields })

  it('shows how many open days it would move and which way, and writes nothing', async () => {
    const { matter, journal, store } = await applied()
    const [before, entries] = [await matter(), (await journal()).length]
    const later = textOf((await asked({ free: '15.06.2026.' })).html)
    expect(later).toContain('2026. gada 15. jūnijs kļūst brīvs . Avots: MK rīkojums Nr. 321')
    expect(later).toContain('Kas Kļūs vēlāki Kļūs agrāki Likuma termiņi 0 0 Mūsu mērķi 1 0 Uzdevumu un atbilžu termiņi 1 0')
    expect(textOf((await asked({ free: '03.07.2026.' })).html)).toMatch(/Likuma termiņi 1 0 Mūsu mērķi 0 0 Uzdevumu un atbilžu termiņi 0 0 Vēl 1 termiņam diena paliks, bet atgādinājums/)
    expect(textOf((await asked({ free: '30.06.2026.', worked: '13.06.2026.' })).html)).toMatch(/Mūsu mērķi 0 1 Uzdevumu un atbilžu termiņi 0 1 .*agrāka nekļūst/)
    expect(textOf((await asked({ free: '21.12.2026.' })).html)).toContain('Neviens atvērts termiņš nemainīsies.')
    expect(await store.calendar.rows('tukums')).toEqual([])
    expect([await matter(), (await journal()).length]).toEqual([before, entries])
  })

  it('is counted as far as somebody can be kept waiting, and then says that there is more', async () => {
    await applied()
    const { dependencies } = office.host
    const row = { says: 'moved', rowId: 'x', free: '2026-06-15', source: 'MK rīkojums', enteredBy: 'vija', enteredAt: '2026-06-03T08:00:00.000Z' } as const
    let at = dependencies.now()
    expect(await foresee(row, { ...dependencies, now: () => (at += 3_000) })).toMatchObject({ looked: 0, whole: false })
    expect(await foresee(row, dependencies)).toMatchObject({ looked: 1, whole: true, target: { later: 1, earlier: 0 } })
  })

  it('is mended with what was typed, and confirmed moves what was foretold', async () => {
    const { store } = await applied()
    const first = await asked({ free: '15.06.2026.' })
    expect(first.html).toContain('<input type="hidden" name="free" value="15.06.2026.">')
    expect((await asked({ free: '15.06.2026.', act: 'edit' })).html).toMatch(/id="free"[^>]*value="15\.06\.2026\."/)
    expect((await asked({ free: '15.06.2026.', act: 'confirm' })).status).toBe(303)
    expect(await store.calendar.pass('tukums')).toMatchObject({ looked: 1, proceedings: 1, waits: 1 })
    const [row] = await store.calendar.rows('tukums')
    const back = textOf((await office.as('staff:vija').post(`/likums/kalendars/atcelt?rinda=${row!.rowId}`, { source: 'Atcelts' })).html)
    expect(back).toMatch(/Vairs nav spēkā: 2026\. gada 15\. jūnijs brīvs .*Mūsu mērķi 0 1 Uzdevumu un atbilžu termiņi 0 1/)
    expect(await store.calendar.rows('tukums')).toHaveLength(1)
  })
})

describe('The page of the calendar', () => {
  it('says what is wrong at the field, is kept by a supervisor, and shows each row with its source', async () => {
    await applied()
    const asVija = office.as('staff:vija')
    expect(textOf((await enters('13.06.2026.')).html)).toContain('Šī diena jau ir brīva.')
    expect(textOf((await enters('15.06.2026.', '16.06.2026.')).html)).toContain('Šī jau ir darba diena')
    expect(textOf((await enters('15.06.2026.', '', '-')).html)).toContain('kur tas publicēts')
    await enters('15.06.2026.', '13.06.2026.')
    expect(textOf((await asVija.get('/likums/kalendars')).html)).toContain('15.06.2026. 13.06.2026. MK rīkojums Nr. 321 Vija Vadošā')
    expect((await office.as('staff:ilze').get('/likums/kalendars')).status).toBe(403)
  })
})

describe('A pass over many cases', () => {
  it('cut off after a portion was written and before that was kept goes on, and each matter has one entry', async () => {
    office = await openOffice('2026-06-03 10:00', { residents: [anna], staff: [organiser, supervisor] })
    registersAgree(office, alone, '2026-06-03')
    const cases: string[] = []
    for (let n = 0; n < 120; n += 1) cases.push((await apply(office, alone, [{ kind: 'gmi' }])).caseId)
    const { dependencies } = office.host
    const { store } = dependencies
    await store.calendar.add('tukums', { says: 'moved', rowId: 'x', free: '2026-06-15', source: 'MK rīkojums', enteredBy: 'vija', enteredAt: '2026-06-03T08:00:00.000Z' })
    let kept = 0
    const killed = { ...store, calendar: { ...store.calendar, keepPass: (municipality: string, pass: Parameters<typeof store.calendar.keepPass>[1]) => {
      if ((kept += 1) === 3) throw new Error('killed')
      return store.calendar.keepPass(municipality, pass)
    } } }
    await expect(reckonByCalendar({ ...dependencies, store: killed })).rejects.toThrow('killed')
    expect(await store.calendar.pass('tukums')).toMatchObject({ looked: 50, proceedings: 50 })
    expect(await reckonByCalendar(dependencies)).toBe(true)
    const told = await Promise.all(cases.map(async (caseId) => (await store.journal.ofCase(caseId)).filter(({ what }) => what === 'TermsMoved').length))
    expect(told).toEqual(cases.map(() => 1))
    expect(new Set((await Promise.all(cases.map(async (caseId) => openWaits(office, { caseId })))).flat().map(({ due }) => due.on))).toEqual(new Set(['2026-06-18']))
  }, 60_000)

  it('shares commits among cases; one that somebody writes meanwhile is read again, and keeps no other from moving', async () => {
    office = await openOffice('2026-06-03 10:00', { residents: [anna], staff: [organiser, supervisor] })
    registersAgree(office, alone, '2026-06-03')
    const cases: string[] = []
    for (let n = 0; n < 30; n += 1) cases.push((await apply(office, alone, [{ kind: 'gmi' }])).caseId)
    const { dependencies } = office.host
    const { store } = dependencies
    const taken = await openWait(office, { caseId: cases[7]! }, 'AwaitDecision')
    await store.calendar.add('tukums', { says: 'moved', rowId: 'x', free: '2026-06-15', source: 'MK rīkojums', enteredBy: 'vija', enteredAt: '2026-06-03T08:00:00.000Z' })
    const commits: number[] = []
    const watched = { ...store, commit: async (writes: Parameters<typeof store.commit>[0]) => {
      if (commits.push(writes.length) === 1) await store.waits.take(taken, 'ilze')
      return store.commit(writes)
    } }
    expect(await reckonByCalendar({ ...dependencies, store: watched })).toBe(true)
    // 30 cases of four writes each: 22 in the first commit, which is refused and goes case by case, then the other eight.
    expect(commits).toEqual([88, ...Array.from({ length: 22 }, () => 4), 32])
    expect(await openWait(office, { caseId: cases[7]! }, 'AwaitDecision')).toMatchObject({ person: 'ilze', due: { on: '2026-06-18' } })
    expect(new Set((await Promise.all(cases.map(async (caseId) => (await store.cases.proceedings(caseId)).map(({ targetDue }) => targetDue.on)))).flat())).toEqual(new Set(['2026-06-18']))
    expect((await store.calendar.pass('tukums'))).toMatchObject({ looked: 30, proceedings: 30, waits: 30, left: [] })
  }, 60_000)
})

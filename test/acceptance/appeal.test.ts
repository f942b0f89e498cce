// A decision contested: from the resident's words to what the commission, or we ourselves, make of it; decided anew by others, and paid once.
import { afterEach, describe, expect, it } from 'vitest'
import { epochOf } from '../../functions/domain/identifiers.ts'
import { ledgerOf } from '../../functions/domain/ledger.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { answers, approves, beginsRun, openWait, openWaits, refuses } from './acts.ts'
import { apply, pathOf, registersAgree, type Household } from './household.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const household = (monthly: number, more: Partial<Household['members'][number]> = {}): Household => ({ members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: monthly }], ...more }], costs: 300 })
const people = {
  residents: [anna],
  staff: [
    staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('kolegis', 'Kārlis Kolēģis', ['assistance-organiser']), staff('anita', 'Anita Organizatore', ['assistance-organiser']),
    staff('vaira', 'Vaira Vadītāja', ['supervisor']), staff('klave', 'Klāva Klientu', ['clerk']), staff('gundega', 'Gundega Grāmatvede', ['finance-maker']), staff('rita', 'Rita Galvenā', ['finance-checker']),
  ],
}

let office: Office
afterEach(() => office.close())
const store = () => office.host.dependencies.store

/** GMI applied for on Thursday 5 March and refused on Friday 6 March: the pension as VSAA tells it is above the threshold. */
async function refused(): Promise<{ caseId: string; applicationId: string; proceedingId: string }> {
  office = await openOffice('2026-03-05 10:00', people)
  registersAgree(office, household(1500), '2026-03-05')
  const ids = await apply(office, household(150, { declaredOnly: true }), [{ kind: 'gmi' }])
  await settles(ids.caseId, 'register', 'Tā rāda VSAA')
  const proceedingId = `${ids.applicationId}-gmi`
  await office.until('2026-03-06', '10:00')
  await refuses(office, ids.caseId, proceedingId, 'ilze')
  return { ...ids, proceedingId }
}

/** GMI for six months granted on Friday 6 March. */
async function granted(): Promise<{ caseId: string; applicationId: string; proceedingId: string }> {
  office = await openOffice('2026-03-05 10:00', people)
  registersAgree(office, household(150), '2026-03-05')
  const ids = await apply(office, household(150), [{ kind: 'gmi' }])
  const proceedingId = `${ids.applicationId}-gmi`
  await office.until('2026-03-06', '10:00')
  await decides('ilze', ids.caseId, proceedingId, { act: 'grant' })
  return { ...ids, proceedingId }
}

/** An organiser says which figures hold. */
async function settles(caseId: string, holds: 'declared' | 'register', reason: string, by = 'ilze'): Promise<void> {
  const wait = await openWait(office, { caseId }, 'AwaitFactsSettled')
  if (wait.person !== by) await store().waits.take(wait, by)
  const asked = (await store().assessments.latest(caseId, wait.proceedingId ?? ''))!.contradictions
  const { status, html } = await office.as(`staff:${by}`).post(`/darbs/uzdevums/${wait.waitId}`, Object.fromEntries(asked.flatMap((_, i) => [[`holds-${i}`, holds], [`reason-${i}`, reason]])))
  if (status !== 303) throw new Error(html)
}

/** Whoever takes the decision answers its form; remarks are ticked. */
async function decides(by: string, caseId: string, proceedingId: string, fields: Record<string, string>): Promise<string> {
  const wait = await openWait(office, { caseId }, 'AwaitDecision', proceedingId)
  await office.as(`staff:${by}`).post(`/darbs/uzdevums/${wait.waitId}/panemt`, {})
  const remarks = (await store().assessments.latest(caseId, proceedingId))?.answer
  return (await office.as(`staff:${by}`).post(`/darbs/uzdevums/${wait.waitId}`, { confirmed: remarks !== undefined && 'remarks' in remarks ? remarks.remarks.map(({ code }) => code) : [], ...fields })).html
}

const formOf = '0000000abc'
const words = { appealId: formOf, words: 'VSAA skaitlis ir cita cilvēka pensija.', asks: 'Piešķirt pabalstu', marked: '0' }
const contests = (caseId: string, proceedingId: string, more: Record<string, string> = {}) => office.as('resident:anna').post(`/mani/${caseId}/lemums/${proceedingId}/apstridet`, { ...words, ...more })
const supervisor = async (caseId: string, box: string, fields: Record<string, string>) => {
  const wait = await openWait(office, { caseId }, box)
  await office.as('staff:vaira').post(`/darbs/uzdevums/${wait.waitId}/panemt`, {})
  return office.as('staff:vaira').post(`/darbs/uzdevums/${wait.waitId}`, fields)
}
const ruling = (act: string, on: string, more: Record<string, string> = {}) => ({ act, number: '12', on, receivedOn: on, words: 'Uzdod lemt no jauna.', paper: 'lietvedībā Nr. 4-5/77', ...more })
const payables = async (caseId: string) => (await store().awards.ofCase(caseId)).payables
const paysAll = async (throughMonth: string, payOn: string): Promise<void> => {
  const runId = await beginsRun(office, 'gundega', throughMonth, payOn)
  await answers(office, await openWait(office, { runId }, 'AwaitApproval'), 'staff:rita', 'Approved', store().runs.moves((await store().runs.byId(runId))!, 'Approved', { checkerId: 'rita' }))
  await answers(office, await openWait(office, { runId }, 'AwaitBank'), 'staff:gundega', 'Executed')
}

describe('A refusal contested in time', () => {
  it('is sent on within seven days, annulled, reopened with clocks of its own, granted by others, and paid once', async () => {
    const { caseId, proceedingId } = await refused()
    await office.until('2026-03-16', '12:00')
    expect((await contests(caseId, proceedingId)).location).toBe(`/mani/${caseId}/apstridejums/${formOf}`)
    const review = await openWait(office, { caseId }, 'AwaitAppealReview')
    // Seven days from Monday 16 March; our own date is the third working day.
    expect(review).toMatchObject({ owner: 'queue', queue: 'supervision', legalDue: { on: '2026-03-23' }, due: { on: '2026-03-19' } })
    expect(review.dates.map(({ at, action }) => `${at.slice(0, 10)} ${action.do}`)).toEqual(['2026-03-19 remind', '2026-03-20 escalate', '2026-03-24 pass-on'])
    expect(await store().appeals.byId(caseId, formOf)).toMatchObject({ state: 'Registered', number: 'AP/2026/1', marked: [expect.any(String)], contestUntil: { on: '2026-04-10' } })

    await office.until('2026-03-18', '09:00')
    expect((await supervisor(caseId, 'AwaitAppealReview', { act: 'send', letter: '4-5/31' })).status).toBe(303)
    const commission = await openWait(office, { caseId }, 'AwaitCommission')
    expect(commission).toMatchObject({ owner: 'law', queue: 'supervision', due: { on: '2026-04-20' }, hold: { until: '2026-04-20' } })

    await office.until('2026-04-02', '15:00')
    expect((await supervisor(caseId, 'AwaitCommission', ruling('Annulled', '2026-04-01'))).status).toBe(303)
    const anew = `${proceedingId}-2`
    expect(await store().appeals.byId(caseId, formOf)).toMatchObject({ state: 'Reopened', reopenedAs: anew, ruling: { result: 'Annulled', number: '12', on: '2026-04-01' } })
    expect(await store().cases.proceeding(caseId, proceedingId)).toMatchObject({ status: 'Refused', reopenedAs: anew })
    expect(await store().cases.proceeding(caseId, anew)).toMatchObject({ status: 'UnderAssessment', reopens: { proceedingId, notBy: ['ilze'] }, legalDue: { on: '2026-05-05' } })
    // No register is asked again; which figure holds is said anew.
    expect(office.registers.asked.filter(({ register }) => register === 'VSAA')).toHaveLength(1)
    await settles(caseId, 'declared', 'VSAA atzina kļūdu', 'anita')

    // Who decided before does not find it; who decides now does so with a second person, even a grant.
    const task = await openWait(office, { caseId }, 'AwaitDecision', anew)
    expect(task).toMatchObject({ notBy: ['ilze'] })
    expect(task.ready).toBeUndefined()
    expect((await office.as('staff:ilze').get(`/darbs/uzdevums/${task.waitId}`)).status).toBe(404)
    await decides('anita', caseId, anew, { act: 'grant' })
    const second = await openWait(office, { caseId }, 'AwaitSecondReview', anew)
    expect(second.notBy?.toSorted()).toEqual(['anita', 'ilze'])
    await approves(office, caseId, anew, 'kolegis')
    const decision = (await store().decisions.byProceeding(caseId, anew))!
    expect(decision).toMatchObject({ granted: true, decidedBy: 'anita', approvedBy: 'kolegis', number: '2026/L-2' })
    expect(decision.letter?.ruling).toContain('Šis lēmums stājas lēmuma Nr. 2026/L-1 vietā.')
    expect(decision.letter?.facts.join(' ')).toContain('Administratīvo aktu strīdu komisija ar 01.04.2026. lēmumu Nr. 12 to atcēla')
    expect((await store().decisions.byProceeding(caseId, proceedingId))).toMatchObject({ granted: false, number: '2026/L-1' })

    expect((await payables(caseId)).map(({ payableId, state }) => `${payableId.slice(11)} ${state}`)).toEqual(['03', '04', '05', '06', '07', '08'].map((month) => `gmi-2-2026${month} Open`))
    await office.until('2026-05-05')
    await paysAll('2026-05', '2026-05-05')
    await office.until('2026-05-12')
    await paysAll('2026-12', '2026-05-12')
    expect((await payables(caseId)).map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'Paid'))
    expect(await openWaits(office, { caseId })).toEqual([])
    expect(pathOf(office, 'appeal', `appeal-${formOf}`)).toEqual(['RegisterAppeal', 'AwaitAppealReview', 'SentOn?', 'AwaitCommission', 'WhatDidTheCommissionSay?', 'ReopenProceeding', 'DecidedAnew?', 'StartAssessment', 'AppealReopened'])
  })

  it('has its time told to the millisecond: ours, the commission’s, and in the new matter from the commission’s decision on', async () => {
    const { caseId, applicationId, proceedingId } = await refused()
    await office.until('2026-03-16', '12:00')
    await contests(caseId, proceedingId)
    await office.until('2026-03-18', '09:00')
    await supervisor(caseId, 'AwaitAppealReview', { act: 'send', letter: '4-5/31' })
    await office.until('2026-04-08', '15:00')
    await supervisor(caseId, 'AwaitCommission', ruling('Annulled', '2026-04-01', { receivedOn: '2026-04-07' }))
    const journal = await store().journal.ofCase(caseId)
    const appeal = (await store().appeals.byId(caseId, formOf))!
    const until = new Date(office.clock.now()).toISOString()
    const shown = (id: string, receivedAt: string) => {
      const spans = ledgerOf({ proceedingId: id, applicationId, receivedAt, until }, journal)
      expect(spans.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(epochOf(until) - epochOf(receivedAt))
      return spans.map(({ owner, box, from, to }) => `${owner} ${box} ${new Date(from).toISOString().slice(5, 16)}–${new Date(to).toISOString().slice(5, 16)}`)
    }
    // In the queue until taken at nine on the 18th, sent on in the same minute; the commission's until its paper came at eight on the 7th; then it lay with us until entered.
    expect(shown(proceedingId, appeal.receivedAt)).toEqual(['queue AwaitAppealReview 03-16T10:00–03-18T07:00', 'law AwaitCommission 03-18T07:00–04-07T05:00', 'queue AwaitCommission 04-07T05:00–04-08T12:00'])
    const anew = (await store().cases.proceeding(caseId, `${proceedingId}-2`))!
    expect(shown(anew.proceedingId, anew.receivedAt)).toEqual(['law AwaitCommission 04-01T05:00–04-07T05:00', 'queue EnterAppeal 04-07T05:00–04-08T12:00'])
  })

  it('that the commission leaves as it was stays refused, and is not contested with us again', async () => {
    const { caseId, proceedingId } = await refused()
    await office.until('2026-03-16')
    await contests(caseId, proceedingId)
    await supervisor(caseId, 'AwaitAppealReview', { act: 'send', letter: '4-5/31' })
    await office.until('2026-04-09')
    await supervisor(caseId, 'AwaitCommission', ruling('Upheld', '2026-04-08', { words: '' }))
    expect(await store().appeals.byId(caseId, formOf)).toMatchObject({ state: 'Upheld' })
    expect((await office.as('resident:anna').get(`/mani/${caseId}/apstridejums/${formOf}`)).html).toContain('Administratīvā rajona tiesa')
    expect((await contests(caseId, proceedingId, { appealId: '0000000xyz' })).status).toBe(409)
    expect(await openWaits(office, { caseId })).toEqual([])
  })
})

describe('Our own mistake', () => {
  it('goes to no commission: it is decided anew, by others', async () => {
    const { caseId, proceedingId } = await refused()
    await office.until('2026-03-16')
    await contests(caseId, proceedingId)
    expect((await supervisor(caseId, 'AwaitAppealReview', { act: 'correct', reason: '' })).html).toContain('kas lēmumā bija kļūda')
    await supervisor(caseId, 'AwaitAppealReview', { act: 'correct', reason: 'VSAA atbilde bija par citu personu.' })
    expect(await store().cases.proceeding(caseId, `${proceedingId}-2`)).toMatchObject({ receivedAt: '2026-03-16T07:00:00.000Z', reopens: { notBy: ['ilze'] } })
    await settles(caseId, 'declared', 'Cita persona', 'anita')
    await decides('anita', caseId, `${proceedingId}-2`, { act: 'grant' })
    await approves(office, caseId, `${proceedingId}-2`, 'vaira')
    expect((await store().decisions.byProceeding(caseId, `${proceedingId}-2`))?.letter?.facts.join(' ')).toContain('Dienests pats atzina')
    expect(pathOf(office, 'appeal', `appeal-${formOf}`)).not.toContain('AwaitCommission')
  })
})

describe('A decision contested late', () => {
  it('is registered and sent on with that remark, at the counter too, with the day it came', async () => {
    const { caseId, proceedingId } = await refused()
    await office.until('2026-05-14', '10:00')
    expect((await office.as('resident:anna').get(`/mani/${caseId}/lemums/${proceedingId}`)).html).toContain('par nokavēto termiņu lemj komisija')
    const clerk = office.as('staff:klave')
    const form = await clerk.get(`/lietas/${caseId}/apstridet/${proceedingId}`)
    expect(form.html).not.toContain('VSAA')
    const paper = { ...words, appellant: 'anna', way: 'paper' }
    expect((await clerk.post(`/lietas/${caseId}/apstridet/${proceedingId}`, { ...paper, on: '15.05.2026' })).html).toContain('Vēlākais ir 14.05.2026.')
    expect((await clerk.post(`/lietas/${caseId}/apstridet/${proceedingId}`, { ...paper, on: '11.05.2026' })).status).toBe(303)
    expect(await store().appeals.byId(caseId, formOf)).toMatchObject({ state: 'Registered', way: 'paper', receivedAt: '2026-05-11T05:00:00.000Z', recordedAt: '2026-05-14T07:00:00.000Z', by: 'staff:klave', marked: [] })
    const review = await openWait(office, { caseId }, 'AwaitAppealReview')
    expect(review.legalDue?.on).toBe('2026-05-18')
    await office.as('staff:vaira').post(`/darbs/uzdevums/${review.waitId}/panemt`, {})
    const task = await office.as('staff:vaira').get(`/darbs/uzdevums/${review.waitId}`)
    expect(task.html).toContain('Nokavēts: lemj komisija')
    expect(task.html).toContain('iesniegums ir nokavēts. Par termiņa atjaunošanu lemj komisija')
    await supervisor(caseId, 'AwaitAppealReview', { act: 'send', letter: '4-5/31' })
    expect(await openWait(office, { caseId }, 'AwaitCommission')).toBeDefined()
  })
})

describe('The clock', () => {
  it('tells of the seven days, and brings the commission’s month back to the supervisors; a longer term moves it', async () => {
    const { caseId, proceedingId } = await refused()
    await office.until('2026-03-16', '12:00')
    await contests(caseId, proceedingId)
    await office.until('2026-03-20', '12:00')
    expect(await openWait(office, { caseId }, 'AwaitAppealReview')).toMatchObject({ remindedAt: '2026-03-19T06:00:00.000Z', escalatedAt: '2026-03-20T06:00:00.000Z' })
    await supervisor(caseId, 'AwaitAppealReview', { act: 'send', letter: '4-5/31' })
    expect((await store().waits.inQueue('supervision')).map(({ box }) => box)).toEqual([])
    expect((await store().waits.putOffBy('supervision')).map(({ box }) => box)).toEqual(['AwaitCommission'])
    await office.until('2026-04-20', '12:00')
    expect((await store().waits.inQueue('supervision')).map(({ box, remindedAt }) => `${box} ${remindedAt?.slice(0, 10)}`)).toEqual(['AwaitCommission 2026-04-20'])
    await office.until('2026-04-21', '12:00')
    const late = await openWait(office, { caseId }, 'AwaitCommission')
    expect(late).toMatchObject({ owner: 'law', escalatedAt: '2026-04-21T05:00:00.000Z' })
    await office.as('staff:vaira').post(`/darbs/uzdevums/${late.waitId}/panemt`, {})
    expect((await office.as('staff:vaira').get(`/darbs/uzdevums/${late.waitId}`)).html).toContain('Pajautājiet komisijai')
    expect((await supervisor(caseId, 'AwaitCommission', { act: 'Extended', until: '21.07.2026', paper: 'Nr. 4-5/90' })).html).toContain('līdz 20.07.2026.')
    await supervisor(caseId, 'AwaitCommission', { act: 'Extended', until: '10.06.2026', paper: 'Nr. 4-5/90' })
    expect(await openWait(office, { caseId }, 'AwaitCommission')).toMatchObject({ due: { on: '2026-06-10' }, hold: { until: '2026-06-10' } })
    expect((await office.as('resident:anna').get(`/mani/${caseId}/apstridejums/${formOf}`)).html).toContain('10. jūnijs')
  })
})

describe('The same form sent twice', () => {
  it('is one appeal; another one finds the decision contested; withdrawn, it can be contested again', async () => {
    const { caseId, proceedingId } = await refused()
    await office.until('2026-03-16')
    expect((await contests(caseId, proceedingId)).location).toBe((await contests(caseId, proceedingId)).location)
    expect((await contests(caseId, proceedingId, { appealId: '0000000xyz' })).status).toBe(409)
    expect(await store().appeals.ofCase(caseId)).toHaveLength(1)
    expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitAppealReview'])
    expect((await office.as('resident:anna').post(`/mani/${caseId}/apstridejums/${formOf}/atsaukt`, {})).status).toBe(303)
    expect(await store().appeals.byId(caseId, formOf)).toMatchObject({ state: 'Withdrawn' })
    expect((await contests(caseId, proceedingId, { appealId: '0000000xyz' })).status).toBe(303)
    expect((await store().appeals.ofCase(caseId)).map(({ state, number }) => `${number} ${state}`).toSorted()).toEqual(['AP/2026/1 Withdrawn', 'AP/2026/2 Registered'])
  })
})

describe('A grant contested', () => {
  it('pays only what is more than before, each month once, and never gives less', async () => {
    const { caseId, proceedingId } = await granted()
    const [first] = await payables(caseId)
    await paysAll('2026-03', '2026-03-06')
    await office.until('2026-03-16')
    await contests(caseId, proceedingId)
    await supervisor(caseId, 'AwaitAppealReview', { act: 'correct', reason: 'Pensija marta ir mazāka.' })
    const anew = `${proceedingId}-2`
    const html = await decides('anita', caseId, anew, { act: 'refuse', reasons: 'FalseInformation', explanation: 'Ziņas nav patiesas' })
    expect(html).toContain('apstrīdēšana nedrīkst kaitēt')
    const more = (first!.amountCents + 10_00) / 100
    expect(await decides('anita', caseId, anew, { act: 'depart', departAmount: (more - 15).toFixed(2).replace('.', ','), departFrom: '2026-03', departCount: '6', departGround: 'Discretion', departReason: 'Mazāk' })).toContain('apstrīdēšana nedrīkst kaitēt')
    await decides('anita', caseId, anew, { act: 'depart', departAmount: more.toFixed(2).replace('.', ','), departFrom: '2026-03', departCount: '6', departGround: 'Discretion', departReason: 'Ņemot vērā zāļu izdevumus' })
    await approves(office, caseId, anew, 'kolegis')
    const paid = await payables(caseId)
    const before = paid.filter(({ awardId }) => awardId === proceedingId)
    expect(before.map(({ month, state }) => `${month} ${state}`)).toEqual(['2026-03 Paid', '2026-04 Open', '2026-05 Open', '2026-06 Open', '2026-07 Open', '2026-08 Open'])
    expect(paid.filter(({ awardId }) => awardId === anew).map(({ month, amountCents }) => `${month} ${amountCents}`)).toEqual(['03', '04', '05', '06', '07', '08'].map((month) => `2026-${month} 1000`))
    expect((await store().decisions.byProceeding(caseId, anew))?.letter?.ruling.join(' ')).toContain('Papildus izmaksās starpību')
    await office.until('2026-08-10')
    await paysAll('2026-08', '2026-08-10')
    const sums = Map.groupBy(await payables(caseId), ({ month }) => month)
    expect([...sums.values()].map((of) => of.reduce((sum, { amountCents }) => sum + amountCents, 0))).toEqual(Array.from({ length: 6 }, () => Math.round(more * 100)))
  })
})

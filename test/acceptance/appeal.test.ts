// A decision contested: from the resident's words to what the commission, or we ourselves, make of it; decided anew by others, and paid once.
import { afterEach, describe, expect, it } from 'vitest'
import { epochOf } from '../../functions/domain/identifiers.ts'
import { ledgerOf, spansFrom } from '../../functions/domain/ledger.ts'
import { approves, openWait, openWaits } from './acts.ts'
import { contests, decides, appealOf, granted, payables, paysAll, refused, ruling, settles, supervisor, words, type Contested } from './contested.ts'
import { pathOf } from './household.ts'

let contested: Contested
afterEach(() => contested.office.close())
const store = () => contested.office.host.dependencies.store
const until = (day: string, time?: string) => contested.office.until(day, time)
const openHere = (box: string, proceedingId?: string) => openWait(contested.office, contested, box, proceedingId)

describe('A refusal contested in time', () => {
  it('is sent on within seven days, annulled, reopened with clocks of its own, granted by others, and paid once', async () => {
    contested = await refused()
    const { office, caseId, proceedingId } = contested
    await until('2026-03-16', '12:00')
    expect((await contests(contested)).location).toBe(`/mani/${caseId}/apstridejums/${appealOf()}`)
    const review = await openHere('AwaitAppealReview')
    // Seven days from Monday 16 March; our own date is the third working day.
    expect(review).toMatchObject({ owner: 'queue', queue: 'supervision', legalDue: { on: '2026-03-23' }, due: { on: '2026-03-19' } })
    expect(review.dates.map(({ at, action }) => `${at.slice(0, 10)} ${action.do}`)).toEqual(['2026-03-19 remind', '2026-03-20 escalate', '2026-03-24 pass-on'])
    expect(await store().appeals.byId(caseId, appealOf())).toMatchObject({ state: 'Registered', number: 'AP/2026/1', marked: [expect.any(String)], contestUntil: { on: '2026-04-10' } })

    await until('2026-03-18', '09:00')
    expect((await supervisor(contested, 'AwaitAppealReview', { act: 'send', letter: '4-5/31' })).status).toBe(303)
    const commission = await openHere('AwaitCommission')
    expect(commission).toMatchObject({ owner: 'law', queue: 'supervision', due: { on: '2026-04-20' }, hold: { until: '2026-04-20' } })

    await until('2026-04-02', '15:00')
    expect((await supervisor(contested, 'AwaitCommission', ruling('Annulled', '2026-04-01'))).status).toBe(303)
    const anew = `${proceedingId}-2`
    expect(await store().appeals.byId(caseId, appealOf())).toMatchObject({ state: 'Reopened', reopenedAs: anew, ruling: { result: 'Annulled', number: '12', on: '2026-04-01' } })
    expect(await store().cases.proceeding(caseId, proceedingId)).toMatchObject({ status: 'Refused', reopenedAs: anew })
    expect(await store().cases.proceeding(caseId, anew)).toMatchObject({ status: 'UnderAssessment', reopens: { proceedingId, notBy: ['ilze'] }, legalDue: { on: '2026-05-05' } })
    // No register is asked again; which figure holds is said anew.
    expect(office.registers.asked.filter(({ register }) => register === 'VSAA')).toHaveLength(1)
    expect((await openHere('AwaitFactsSettled')).notBy).toEqual(['ilze'])
    await settles(office, caseId, 'declared', 'VSAA atzina kļūdu', 'anita')

    // Who decided before does not find it; who decides now does so with a second person, even a grant.
    const task = await openHere('AwaitDecision', anew)
    expect(task).toMatchObject({ notBy: ['ilze'] })
    expect(task.ready).toBeUndefined()
    expect((await office.as('staff:ilze').get(`/darbs/uzdevums/${task.waitId}`)).status).toBe(403)
    await decides(office, 'anita', caseId, anew, { act: 'grant' })
    const second = await openHere('AwaitSecondReview', anew)
    expect(second.notBy?.toSorted()).toEqual(['anita', 'ilze'])
    await approves(office, caseId, anew, 'kolegis')
    const decision = (await store().decisions.byProceeding(caseId, anew))!
    expect(decision).toMatchObject({ granted: true, decidedBy: 'anita', approvedBy: 'kolegis', number: '2026/L-2' })
    expect(decision.letter?.ruling).toContain('Šis lēmums stājas lēmuma Nr. 2026/L-1 vietā.')
    expect(decision.letter?.facts.join(' ')).toContain('Administratīvo aktu strīdu komisija ar 01.04.2026. lēmumu Nr. 12 to atcēla')
    expect((await store().decisions.byProceeding(caseId, proceedingId))).toMatchObject({ granted: false, number: '2026/L-1' })

    expect((await payables(contested)).map(({ payableId, state }) => `${payableId.slice(11)} ${state}`)).toEqual(['03', '04', '05', '06', '07', '08'].map((month) => `gmi-2-2026${month} Open`))
    // Its time is a matter of its own in the count of ended matters: from the paper that came at eight on the 1st, entered at three on the 2nd.
    expect((await store().times.endedIn('2026-04'))).toMatchObject([{ proceedingId: anew, status: 'Awarded', receivedAt: '2026-04-01T05:00:00.000Z', owners: { queue: { calendar: 31 * 3_600_000 } } }])
    await store().times.digest()
    expect((await store().times.rowsOf(['2026-03', '2026-04'])).map((row) => `${row.month} ${row.proceedingId.slice(11)}`).toSorted()).toEqual(['2026-03 gmi', '2026-04 gmi-2'])
    await until('2026-05-05')
    await paysAll(office, '2026-05', '2026-05-05')
    await until('2026-05-12')
    await paysAll(office, '2026-12', '2026-05-12')
    expect((await payables(contested)).map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'Paid'))
    expect(await openWaits(office, { caseId })).toEqual([])
    expect(pathOf(office, 'appeal', `appeal-${appealOf()}`)).toEqual(['RegisterAppeal', 'AwaitAppealReview', 'SentOn?', 'AwaitCommission', 'WhatDidTheCommissionSay?', 'ReopenProceeding', 'DecidedAnew?', 'StartAssessment', 'AppealReopened'])
  })

  it('has its time told to the millisecond: ours, the commission’s, and in the new matter from the commission’s decision on', async () => {
    contested = await refused()
    const { office, caseId, applicationId, proceedingId } = contested
    await until('2026-03-16', '12:00')
    await contests(contested)
    await until('2026-03-18', '09:00')
    await supervisor(contested, 'AwaitAppealReview', { act: 'send', letter: '4-5/31' })
    await until('2026-04-08', '15:00')
    await supervisor(contested, 'AwaitCommission', ruling('Annulled', '2026-04-01', { receivedOn: '2026-04-07' }))
    const journal = await store().journal.ofCase(caseId)
    const appeal = (await store().appeals.byId(caseId, appealOf()))!
    const now = new Date(office.clock.now()).toISOString()
    const shown = (id: string, receivedAt: string, since = receivedAt) => {
      const spans = spansFrom(ledgerOf({ proceedingId: id, applicationId, receivedAt, until: now }, journal), since)
      expect(spans.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(epochOf(now) - epochOf(since))
      return spans.map(({ owner, box, from, to }) => `${owner} ${box} ${new Date(from).toISOString().slice(5, 16)}–${new Date(to).toISOString().slice(5, 16)}`)
    }
    // In the queue until taken at nine on the 18th, sent on in the same minute; the commission's until its paper came at eight on the 7th; then it lay with us until entered.
    expect(shown(proceedingId, '2026-03-05T08:00:00.000Z', appeal.receivedAt)).toEqual(['queue AwaitAppealReview 03-16T10:00–03-18T07:00', 'law AwaitCommission 03-18T07:00–04-07T05:00', 'queue AwaitCommission 04-07T05:00–04-08T12:00'])
    const anew = (await store().cases.proceeding(caseId, `${proceedingId}-2`))!
    expect(shown(anew.proceedingId, anew.receivedAt)).toEqual(['law AwaitCommission 04-01T05:00–04-07T05:00', 'queue EnterAppeal 04-07T05:00–04-08T12:00'])
  })

  it('that the commission leaves as it was stays refused, and is not contested with us again', async () => {
    contested = await refused()
    const { office, caseId } = contested
    await until('2026-03-16')
    await contests(contested)
    await supervisor(contested, 'AwaitAppealReview', { act: 'send', letter: '4-5/31' })
    await until('2026-04-09')
    await supervisor(contested, 'AwaitCommission', ruling('Upheld', '2026-04-08', { words: '' }))
    expect(await store().appeals.byId(caseId, appealOf())).toMatchObject({ state: 'Upheld' })
    expect((await office.as('resident:anna').get(`/mani/${caseId}/apstridejums/${appealOf()}`)).html).toContain('Administratīvā rajona tiesa')
    expect((await contests(contested, { form: '0000000xyz' })).status).toBe(409)
    expect(await openWaits(office, { caseId })).toEqual([])
  })
})

describe('Our own mistake', () => {
  it('goes to no commission: it is decided anew, by others', async () => {
    contested = await refused()
    const { office, caseId, proceedingId } = contested
    await until('2026-03-16')
    await contests(contested)
    expect((await supervisor(contested, 'AwaitAppealReview', { act: 'correct', reason: '' })).html).toContain('kas lēmumā bija kļūda')
    await supervisor(contested, 'AwaitAppealReview', { act: 'correct', reason: 'VSAA atbilde bija par citu personu.' })
    expect(await store().cases.proceeding(caseId, `${proceedingId}-2`)).toMatchObject({ receivedAt: '2026-03-16T07:00:00.000Z', reopens: { notBy: ['ilze'] } })
    await settles(office, caseId, 'declared', 'Cita persona', 'anita')
    await decides(office, 'anita', caseId, `${proceedingId}-2`, { act: 'grant' })
    await approves(office, caseId, `${proceedingId}-2`, 'vaira')
    expect((await store().decisions.byProceeding(caseId, `${proceedingId}-2`))?.letter?.facts.join(' ')).toContain('Dienests pats atzina')
    expect(pathOf(office, 'appeal', `appeal-${appealOf()}`)).not.toContain('AwaitCommission')
  })
})

describe('A decision contested late', () => {
  it('is registered and sent on with that remark, at the counter too, with the day it came', async () => {
    contested = await refused()
    const { office, caseId, proceedingId } = contested
    await until('2026-05-14', '10:00')
    expect((await office.as('resident:anna').get(`/mani/${caseId}/lemums/${proceedingId}`)).html).toContain('par nokavēto termiņu lemj komisija')
    const clerk = office.as('staff:klave')
    const form = await clerk.get(`/lietas/${caseId}/apstridet/${proceedingId}`)
    expect(form.html).not.toContain('VSAA')
    const paper = { ...words, appellant: 'anna', way: 'paper' }
    expect((await clerk.post(`/lietas/${caseId}/apstridet/${proceedingId}`, { ...paper, on: '15.05.2026' })).html).toContain('Vēlākais ir 14.05.2026.')
    expect((await clerk.post(`/lietas/${caseId}/apstridet/${proceedingId}`, { ...paper, on: '11.05.2026' })).status).toBe(303)
    expect(await store().appeals.byId(caseId, appealOf())).toMatchObject({ state: 'Registered', way: 'paper', receivedAt: '2026-05-11T05:00:00.000Z', recordedAt: '2026-05-14T07:00:00.000Z', by: 'staff:klave', marked: [] })
    const review = await openHere('AwaitAppealReview')
    expect(review.legalDue?.on).toBe('2026-05-18')
    await office.as('staff:vaira').post(`/darbs/uzdevums/${review.waitId}/panemt`, {})
    const task = await office.as('staff:vaira').get(`/darbs/uzdevums/${review.waitId}`)
    expect(task.html).toContain('Nokavēts: lemj komisija')
    expect(task.html).toContain('iesniegums ir nokavēts. Par termiņa atjaunošanu lemj komisija')
    await supervisor(contested, 'AwaitAppealReview', { act: 'send', letter: '4-5/31' })
    expect(await openHere('AwaitCommission')).toBeDefined()
  })
})

describe('The clock', () => {
  it('tells of the seven days, and brings the commission’s month back to the supervisors; a longer term moves it', async () => {
    contested = await refused()
    const { office, caseId } = contested
    await until('2026-03-16', '12:00')
    await contests(contested)
    await until('2026-03-20', '12:00')
    expect(await openHere('AwaitAppealReview')).toMatchObject({ remindedAt: '2026-03-19T06:00:00.000Z', escalatedAt: '2026-03-20T06:00:00.000Z' })
    await supervisor(contested, 'AwaitAppealReview', { act: 'send', letter: '4-5/31' })
    expect((await store().waits.inQueue('supervision')).map(({ box }) => box)).toEqual([])
    expect((await store().waits.putOffBy('supervision')).map(({ box }) => box)).toEqual(['AwaitCommission'])
    await until('2026-04-20', '12:00')
    expect((await store().waits.inQueue('supervision')).map(({ box, remindedAt }) => `${box} ${remindedAt?.slice(0, 10)}`)).toEqual(['AwaitCommission 2026-04-20'])
    await until('2026-04-21', '12:00')
    const late = await openHere('AwaitCommission')
    expect(late).toMatchObject({ owner: 'law', escalatedAt: '2026-04-21T05:00:00.000Z' })
    await office.as('staff:vaira').post(`/darbs/uzdevums/${late.waitId}/panemt`, {})
    expect((await office.as('staff:vaira').get(`/darbs/uzdevums/${late.waitId}`)).html).toContain('Pajautājiet komisijai')
    expect((await supervisor(contested, 'AwaitCommission', { act: 'Extended', until: '21.07.2026', paper: 'Nr. 4-5/90' })).html).toContain('līdz 20.07.2026.')
    await supervisor(contested, 'AwaitCommission', { act: 'Extended', until: '10.06.2026', paper: 'Nr. 4-5/90' })
    expect(await openHere('AwaitCommission')).toMatchObject({ due: { on: '2026-06-10' }, hold: { until: '2026-06-10' } })
    expect((await office.as('resident:anna').get(`/mani/${caseId}/apstridejums/${appealOf()}`)).html).toContain('līdz 10.06.2026.')
  })
})

describe('The same form sent twice', () => {
  it('is one appeal; another one finds the decision contested; withdrawn, it can be contested again', async () => {
    contested = await refused()
    const { office, caseId } = contested
    await until('2026-03-16')
    expect((await contests(contested)).location).toBe((await contests(contested)).location)
    expect((await contests(contested, { form: '0000000xyz' })).status).toBe(409)
    expect(await store().appeals.ofCase(caseId)).toHaveLength(1)
    expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitAppealReview'])
    expect((await office.as('resident:anna').post(`/mani/${caseId}/apstridejums/${appealOf()}/atsaukt`, {})).status).toBe(303)
    expect(await store().appeals.byId(caseId, appealOf())).toMatchObject({ state: 'Withdrawn' })
    expect((await contests(contested, { form: '0000000xyz' })).status).toBe(303)
    expect((await store().appeals.ofCase(caseId)).map(({ state, number }) => `${number} ${state}`).toSorted()).toEqual(['AP/2026/1 Withdrawn', 'AP/2026/2 Registered'])
  })
})

describe('A grant contested', () => {
  it('pays only what is more than before, each month once, and never gives less', async () => {
    contested = await granted()
    const { office, caseId, proceedingId } = contested
    const [first] = await payables(contested)
    await paysAll(office, '2026-03', '2026-03-06')
    await until('2026-03-16')
    await contests(contested)
    await supervisor(contested, 'AwaitAppealReview', { act: 'correct', reason: 'Pensija marta ir mazāka.' })
    const anew = `${proceedingId}-2`
    const html = await decides(office, 'anita', caseId, anew, { act: 'refuse', reasons: 'FalseInformation', explanation: 'Ziņas nav patiesas' })
    expect(html).toContain('apstrīdēšana nedrīkst kaitēt')
    const more = (first!.amountCents + 10_00) / 100
    expect(await decides(office, 'anita', caseId, anew, { act: 'depart', departAmount: (more - 15).toFixed(2).replace('.', ','), departFrom: '2026-03', departCount: '6', departGround: 'Discretion', departReason: 'Mazāk' })).toContain('apstrīdēšana nedrīkst kaitēt')
    await decides(office, 'anita', caseId, anew, { act: 'depart', departAmount: more.toFixed(2).replace('.', ','), departFrom: '2026-03', departCount: '6', departGround: 'Discretion', departReason: 'Ņemot vērā zāļu izdevumus' })
    await approves(office, caseId, anew, 'kolegis')
    const paid = await payables(contested)
    const before = paid.filter(({ awardId }) => awardId === proceedingId)
    expect(before.map(({ month, state }) => `${month} ${state}`)).toEqual(['2026-03 Paid', '2026-04 Open', '2026-05 Open', '2026-06 Open', '2026-07 Open', '2026-08 Open'])
    expect(paid.filter(({ awardId }) => awardId === anew).map(({ month, amountCents }) => `${month} ${amountCents}`)).toEqual(['03', '04', '05', '06', '07', '08'].map((month) => `2026-${month} 1000`))
    expect((await store().decisions.byProceeding(caseId, anew))?.letter?.ruling.join(' ')).toContain('Papildus izmaksās starpību')
    expect((await office.as('resident:anna').get(`/mani/${caseId}`)).html.match(/GMI pabalsts, starpība/g)).toHaveLength(6)
    await until('2026-08-10')
    await paysAll(office, '2026-08', '2026-08-10')
    const sums = Map.groupBy(await payables(contested), ({ month }) => month)
    expect([...sums.values()].map((of) => of.reduce((sum, { amountCents }) => sum + amountCents, 0))).toEqual(Array.from({ length: 6 }, () => Math.round(more * 100)))
  })
})

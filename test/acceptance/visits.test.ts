// Visits through the days: what fires when nobody goes, nobody is met or nobody reads; whose the time was; and that nothing takes them for lost.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { epochOf, instantOf } from '../../functions/domain/identifiers.ts'
import { ledgerOf } from '../../functions/domain/ledger.ts'
import { examine } from '../../functions/platform/doctor.ts'
import { checkedBook } from '../../infra/local/events.ts'
import type { Office } from '../office.ts'
import { applies, openDesk, pensionOf, taskAt, textOf } from '../pages/caseworker/desk-office.ts'
import { door, orders, seen } from '../pages/visits/at-the-door.ts'
import { answers, grants, openWait } from './acts.ts'

let office: Office
let caseId: string
let proceedingId: string
beforeEach(async () => {
  office = await openDesk()
  let applicationId: string
  ;({ caseId, applicationId } = await applies(office, pensionOf(150), { kind: 'gmi' }))
  proceedingId = `${applicationId}-gmi`
})
afterEach(() => office.close())

const as = (who: string) => office.as(`staff:${who}`)
const store = () => office.host.dependencies.store
const visit = () => openWait(office, { caseId }, 'AwaitVisit')
const happened = async (what: string) => (await store().journal.ofCase(caseId)).filter((event) => event.what === what)
const notMet = (next: string, why = 'nobody-home') => as('janis').post(`${door}/neizdevas`, { who: caseId, why, said: 'Kaimiņi neko nezina', next })

describe('A visit nobody goes to', () => {
  it('is recalled two working days before its day, and stands with the supervisors from the morning after', async () => {
    await orders(as('ilze'), caseId)
    await office.until('2026-03-18', '07:59')
    expect(await visit()).not.toHaveProperty('remindedAt')
    await office.until('2026-03-18', '08:00')
    expect(await visit()).toMatchObject({ remindedAt: expect.any(String) })
    await office.until('2026-03-23', '07:59')
    expect(await visit()).not.toHaveProperty('escalatedAt')
    await office.until('2026-03-23', '08:00')
    expect(await visit()).toMatchObject({ escalatedAt: expect.any(String) })
    expect(textOf((await as('vija').get('/apsekosanas')).html)).toContain('Nodots vadītājam')
  })

  it('for a matter stands with them three working days before the law’s term of the matter, if that is sooner', async () => {
    await orders(as('ilze'), caseId, { proceedingId, by: '30.04.2026.' })
    // Received 5 March: the law's month ends on Tuesday 7 April, after Easter.
    await office.until('2026-03-31', '08:00')
    expect(await visit()).toMatchObject({ legalDue: { on: '2026-04-07' }, escalatedAt: expect.any(String) })
  })
})

describe('A visit with a day', () => {
  it('stands aside until the morning of that day, then in hand', async () => {
    await orders(as('ilze'), caseId)
    await as('janis').post(door, { on: '12.03.2026.' })
    expect(textOf((await as('janis').get('/darbs?rinda=atliktie')).html)).toMatch(/Apsekot mājās.*12\.03\.2026\./)
    await office.until('2026-03-12', '08:00')
    expect(await visit()).not.toHaveProperty('hold')
    expect(textOf((await as('janis').get('/darbs?rinda=mani')).html)).toContain('Apsekot mājās')
  })

  it('on which nobody was met has another day, and after three times in vain the supervisors know; what we could not help counts for nothing', async () => {
    await orders(as('ilze'), caseId)
    await as('janis').post(door, { on: '06.03.2026.' })
    for (const [day, next, why] of [['2026-03-06', '09.03.2026.', 'nobody-home'], ['2026-03-09', '10.03.2026.', 'could-not-come'], ['2026-03-10', '11.03.2026.', 'nobody-home']] as const) {
      await office.until(day, '12:00')
      expect((await notMet(next, why)).status).toBe(303)
    }
    await office.until('2026-03-11', '12:00')
    expect(await visit()).not.toHaveProperty('escalatedAt')
    await notMet('13.03.2026.', 'not-let-in')
    await office.until('2026-03-11', '12:02')
    expect(await visit()).toMatchObject({ escalatedAt: expect.any(String), hold: { until: '2026-03-13' } })
    expect((await happened('Escalated')).map(({ note }) => note)).toEqual(['Mājsaimniecība nav satikta 3 reizes: jāizlemj, ko darīt'])
    expect((await happened('VisitNotMet')).map(({ note }) => note)).toEqual([
      'Neviena nebija mājās; Kaimiņi neko nezina; nākamreiz 09.03.2026.', 'Paši nevarējām aizbraukt; Kaimiņi neko nezina; nākamreiz 10.03.2026.', 'Neviena nebija mājās; Kaimiņi neko nezina; nākamreiz 11.03.2026.', 'Neielaida; Kaimiņi neko nezina; nākamreiz 13.03.2026.',
    ])
    expect(textOf((await as('vija').get('/darbs?rinda=nodotie')).html)).toContain('Apsekot mājās')
    expect(textOf((await office.as('resident:anna').get('/mani')).html)).toMatch(/2026\. gada 13\. martā pie jums mājās brauks Jānis.*Iepriekš mājās nevienu nesatikām/)
  })

  it('needs a reason and a day when nobody was met, and is not in vain before its day', async () => {
    await orders(as('ilze'), caseId)
    await as('janis').post(door, { on: '06.03.2026.' })
    expect((await notMet('09.03.2026.')).status).toBe(422)
    await office.until('2026-03-06', '10:00')
    expect((await notMet('')).status).toBe(422)
    expect((await notMet('09.03.2026.', '')).status).toBe(422)
    expect(await store().visits.ofCase(caseId)).toMatchObject([{ notMet: [] }])
  })

  it('goes to colleagues with the rest of the work of whoever falls ill', async () => {
    await orders(as('ilze'), caseId)
    await as('inga').post(door, { on: '12.03.2026.' })
    await as('vija').post('/darbinieki/prombutnes', { staffId: 'inga', kind: 'sickness', from: '05.03.2026.', to: '27.03.2026.' })
    await office.until('2026-03-06', '09:00')
    const { person } = await visit()
    expect(person).not.toBe('inga')
  })
})

it('A report that is not read stands with the supervisors from the third working morning', async () => {
  await orders(as('ilze'), caseId)
  await as('janis').post(door, { on: '06.03.2026.' })
  await office.until('2026-03-06', '12:00')
  await as('janis').post(`${door}/zinojums`, { on: '06.03.2026.', time: '11:00', ...await seen(office, caseId, 'anna') })
  await office.until('2026-03-11', '08:00')
  expect(await openWait(office, { caseId }, 'AwaitVisitRead')).toMatchObject({ person: 'ilze', escalatedAt: expect.any(String) })
})

describe('The time of a matter a visit is for', () => {
  const spans = async () => {
    const { receivedAt, applicationId } = (await store().cases.proceeding(caseId, proceedingId))!
    return ledgerOf({ proceedingId, applicationId, receivedAt, until: instantOf(office.clock.now()) }, await store().journal.ofCase(caseId))
  }

  it('is ours while the visit waits, even while the resident is asked, and sums to the millisecond', async () => {
    const decision = await taskAt(office, caseId, 'AwaitDecision')
    await as('ilze').post(`${decision}/panemt`, {})
    await answers(office, (await openWait(office, { caseId }, 'AwaitDecision')), 'staff:ilze', 'InformationNeeded', [], 'Lūdzu, izrakstu.')
    await office.until('2026-03-06', '10:00')
    await orders(as('ilze'), caseId, { proceedingId })
    await office.until('2026-03-09', '10:00')
    await as('janis').post(door, { on: '10.03.2026.' })
    await office.until('2026-03-10', '12:00')
    await as('janis').post(`${door}/zinojums`, { on: '10.03.2026.', time: '11:00', ...await seen(office, caseId, 'anna') })
    await as('ilze').post(`/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitVisitRead')).waitId}`, {})
    await office.until('2026-03-11', '12:00')
    const told = await spans()
    // Asked a day; then the visit with nobody, in hands, an hour between the visit and its report; then the resident again.
    expect(told.map(({ owner, box, person, from, to }) => `${owner} ${box} ${person ?? ''} ${(to - from) / 3_600_000}`)).toEqual(['resident AwaitInformation  24', 'queue AwaitVisit  72', 'hands AwaitVisit janis 25', 'queue AwaitVisit  1', 'resident AwaitInformation  24'])
    expect(told.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(office.clock.now() - epochOf((await store().cases.proceeding(caseId, proceedingId))!.receivedAt))
  })

  it('is the decision’s while both are in hands, so that who decided is told', async () => {
    await orders(as('ilze'), caseId, { proceedingId })
    await as('janis').post(door, { on: '10.03.2026.' })
    await office.until('2026-03-09', '10:00')
    await as('ilze').post(`${await taskAt(office, caseId, 'AwaitDecision')}/panemt`, {})
    await office.until('2026-03-09', '10:20')
    await grants(office, caseId, proceedingId, 'ilze')
    expect(await store().times.endedIn('2026-03')).toMatchObject([{ unit: 'assistance', worker: 'ilze' }])
  })

  it('is not the matter’s where the visit is for the household', async () => {
    await orders(as('ilze'), caseId)
    await office.until('2026-03-09', '10:00')
    expect((await spans()).map(({ box }) => box)).toEqual(['AwaitDecision'])
  })
})

it('What is kept of a visit agrees with what the journal tells, and whoever decides sees that nobody was let in', async () => {
  await orders(as('ilze'), caseId, { proceedingId })
  await as('janis').post(door, { on: '05.03.2026.' })
  await notMet('06.03.2026.', 'not-let-in')
  expect(textOf((await as('ilze').get(await taskAt(office, caseId, 'AwaitDecision'))).html)).toContain('05.03.2026. neielaida apsekot (Jānis Sociālais): Kaimiņi neko nezina')
  await office.until('2026-03-06', '12:00')
  await as('janis').post(`${door}/zinojums`, { on: '06.03.2026.', time: '11:00', ...await seen(office, caseId, 'anna') })
  const { waits, journal } = (await store().cases.file(caseId))!
  expect(checkedBook({ waits, events: journal }, new Set()).sentences).toEqual([])
})

describe('The doctor', () => {
  const findings = async () => {
    office.clock.set(office.clock.now() + 15 * 60_000)
    return (await examine(office.host.dependencies)).findings.map(({ kind, repaired }) => `${kind} ${repaired}`)
  }

  it('takes neither a visit nor the reading of its report for lost', async () => {
    await orders(as('ilze'), caseId, { proceedingId })
    expect(await findings()).toEqual([])
    await as('janis').post(door, { on: '05.03.2026.' })
    await as('janis').post(`${door}/zinojums`, { on: '05.03.2026.', time: '10:01', ...await seen(office, caseId, 'anna') })
    expect(await findings()).toEqual([])
  })

  it('gives a matter nobody works on to the supervisors although a visit was made for it last', async () => {
    const { waitId } = await openWait(office, { caseId }, 'AwaitDecision')
    await orders(as('ilze'), caseId, { proceedingId })
    office.host.table.operate('DeleteItem', { TableName: 'Solis', Key: { pk: { S: `CASE#${caseId}` }, sk: { S: `WAIT#${waitId}` } } })
    expect(await findings()).toEqual(['RunningWithoutWait Atvērts uzdevums vadošajam speciālistam.'])
  })
})

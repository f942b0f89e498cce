// Nothing stands silently: each way a matter can be lost is broken here on purpose, found by the doctor, repaired or reported, and not repaired twice.
import { afterEach, describe, expect, it } from 'vitest'
import { examine } from '../../functions/platform/doctor.ts'
import type { Finding } from '../../functions/domain/doctor-report.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { answers, findsNeed, grants, openWait, openWaits } from './acts.ts'
import { apply, registersAgree, type Household } from './household.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const karlis = resident('karlis', 'Kārlis Paraudziņš', '1948-07-30')
const alone: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }

let office: Office
afterEach(() => (office as Office | undefined)?.close())

const broken = new Set<string>()
async function open(): Promise<{ caseId: string; proceedingId: string }> {
  broken.clear()
  office = await openOffice('2026-03-05 10:00', {
    residents: [anna, karlis], staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('janis', 'Jānis Sociālais', ['social-worker']), staff('agnese', 'Agnese Pārzine', ['administrator'])],
  }, {
    async callBox(functionName, _, here) {
      if (broken.has(functionName)) throw Object.assign(new Error('broken on purpose'), { name: 'TypeError' })
      return here()
    },
  })
  registersAgree(office, alone, '2026-03-05')
  const { caseId, applicationId } = await apply(office, alone, [{ kind: 'gmi' }])
  return { caseId, proceedingId: `${applicationId}-gmi` }
}

const minutes = (n: number): void => office.clock.set(office.clock.now() + n * 60_000)
/** What is found after the grace period, and what a second look finds. */
async function found(): Promise<{ first: string[]; again: string[]; findings: Finding[] }> {
  minutes(15)
  const { findings } = await examine(office.host.dependencies)
  await office.host.settle()
  minutes(15)
  const second = await examine(office.host.dependencies)
  const shown = (all: readonly Finding[]) => all.map(({ kind, repaired }) => `${kind} ${repaired === undefined ? 'reported' : 'repaired'}`)
  return { first: shown(findings), again: shown(second.findings), findings }
}
const erase = (pk: string, sk: string): void => { office.host.table.operate('DeleteItem', { TableName: 'Solis', Key: { pk: { S: pk }, sk: { S: sk } } }) }
const journal = async (caseId: string): Promise<string[]> => (await office.host.dependencies.store.journal.ofCase(caseId)).map(({ what }) => what)

describe('The doctor', () => {
  it('finds nothing where everything waits as it says, and leaves all as it was', async () => {
    const { caseId } = await open()
    const before = await openWaits(office, { caseId })
    expect(await found()).toMatchObject({ first: [], again: [] })
    expect(await openWaits(office, { caseId })).toEqual(before)
  })

  it('does not take for lost what happened a moment ago', async () => {
    const { caseId } = await open()
    const wait = await openWait(office, { caseId }, 'AwaitDecision')
    erase(`CASE#${caseId}`, `WAIT#${wait.waitId}`)
    expect((await examine(office.host.dependencies)).findings).toEqual([])
  })

  it('opens the repair of a failure nobody was told of', async () => {
    const { caseId, proceedingId } = await open()
    broken.add('decision_RecordAward')
    await grants(office, caseId, proceedingId, 'ilze')
    const repair = await openWait(office, { caseId }, 'AwaitRepair')
    erase(`CASE#${caseId}`, `WAIT#${repair.waitId}`)
    expect(await found()).toMatchObject({ first: ['FailedWithoutRepair repaired'], again: [] })
    expect(await openWait(office, { caseId }, 'AwaitRepair')).toMatchObject({ waitId: repair.waitId, fault: repair.fault, queue: 'supervision' })
    expect(await journal(caseId)).toContain('DoctorRepaired')
  })

  it('tells the workflow an answer it never received', async () => {
    const { caseId } = await open()
    const { waits } = office.host.dependencies.store
    const wait = await openWait(office, { caseId }, 'AwaitDecision')
    const message = await waits.answer(wait, { outcome: 'InformationNeeded', by: 'staff:ilze', note: 'Lūdzu, konta izrakstu.' })
    erase(`OUTBOX#${message}`, 'OUTBOX')
    await office.host.settle()
    expect(await openWaits(office, { caseId })).toEqual([])
    expect(await found()).toMatchObject({ first: ['AnswerNotReceived repaired'], again: [] })
    expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitInformation'])
  })

  it('sends what stayed unsent, and fires a date that did not fire', async () => {
    const { caseId } = await open()
    const { waits } = office.host.dependencies.store
    await waits.answer(await openWait(office, { caseId }, 'AwaitDecision'), { outcome: 'InformationNeeded', by: 'staff:ilze', note: 'Lūdzu, konta izrakstu.' })
    expect(await found()).toMatchObject({ first: ['Unsent repaired'], again: [] })
    const asked = await openWait(office, { caseId }, 'AwaitInformation')
    office.clock.set(Date.parse(asked.dates[0]!.at) + 60 * 60_000)
    expect(await found()).toMatchObject({ first: ['DateNotFired repaired'], again: [] })
    expect((await waits.byId(asked.waitId))?.remindedAt).toBeDefined()
  })

  it('puts into the supervisors’ list what was escalated and does not stand there', async () => {
    const { caseId } = await open()
    const { waits } = office.host.dependencies.store
    await office.until('2026-03-20', '09:00')
    const { waitId } = await openWait(office, { caseId }, 'AwaitDecision')
    expect((await waits.escalated()).map((wait) => wait.waitId)).toEqual([waitId])
    erase(`CASE#${caseId}`, `ESCALATED#${waitId}`)
    expect(await waits.escalated()).toEqual([])
    expect(await found()).toMatchObject({ first: ['EscalatedUnlisted repaired'], again: [] })
    expect((await waits.escalated()).map((wait) => wait.waitId)).toEqual([waitId])
  })

  it('gives to the supervisors an execution that runs while nobody is waited for', async () => {
    const { caseId } = await open()
    const wait = await openWait(office, { caseId }, 'AwaitDecision')
    erase(`CASE#${caseId}`, `WAIT#${wait.waitId}`)
    expect(await found()).toMatchObject({ first: ['RunningWithoutWait repaired'], again: [] })
    expect(await openWait(office, { caseId }, 'AwaitRepair')).toMatchObject({ queue: 'supervision', execution: wait.execution })
  })

  it('gives a wait whose execution was closed by hand to the supervisors once, and keeps it in the report until the matter has ended', async () => {
    const { caseId } = await open()
    const { dependencies, runner } = office.host
    const wait = await openWait(office, { caseId }, 'AwaitDecision')
    runner.operate('StopExecution', { executionArn: dependencies.workflows.executionArn(wait.workflow, wait.execution) })
    await office.host.settle()
    await answers(office, await openWait(office, { caseId }, 'AwaitRepair'), 'staff:vaira', 'ClosedByHand', [], 'Izdarīts citur')
    expect(await found()).toMatchObject({ first: ['WaitWithoutExecution repaired'], again: [] })
    await answers(office, await openWait(office, { caseId }, 'AwaitRepair'), 'staff:vaira', 'ClosedByHand', [], 'Tiešām izdarīts')
    expect(await found()).toMatchObject({ first: ['WaitWithoutExecution reported'], again: ['WaitWithoutExecution reported'] })
  })

  it('finds the matter that nobody has, neither a wait nor an execution', async () => {
    const { caseId, proceedingId } = await open()
    const { dependencies, runner } = office.host
    const wait = await openWait(office, { caseId }, 'AwaitDecision')
    runner.operate('StopExecution', { executionArn: dependencies.workflows.executionArn(wait.workflow, wait.execution) })
    await office.host.settle()
    await answers(office, await openWait(office, { caseId }, 'AwaitRepair'), 'staff:vaira', 'ClosedByHand', [], 'Izdarīts citur')
    erase(`CASE#${caseId}`, `WAIT#${wait.waitId}`)
    const { first, again, findings } = await found()
    expect([first, again]).toEqual([['MatterWithNobody repaired'], []])
    expect(findings[0]?.about).toBe(proceedingId)
    expect(await openWait(office, { caseId }, 'AwaitRepair')).toMatchObject({ proceedingId })
  })

  it('offers a place that was added while people wait, to the first in line', async () => {
    await open()
    const { store } = office.host.dependencies
    const places = { serviceCode: 'group-flat-mezrozites', capacity: 1, taken: 1, lastQueueNumber: 0 }
    await store.referrals.setPlaces(places)
    const { caseId, applicationId } = await apply(office, { members: [{ resident: karlis, role: 'applicant' }] }, [{ kind: 'service', serviceCode: places.serviceCode, need: 'Vajadzīgs grupu dzīvoklis' }])
    await findsNeed(office, caseId, `${applicationId}-service`, 'janis')
    await grants(office, caseId, `${applicationId}-service`, 'janis')
    expect(await store.referrals.byId(caseId, `${applicationId}-service`)).toMatchObject({ state: 'Queued' })
    expect(await found()).toMatchObject({ first: [], again: [] })
    await store.referrals.setPlaces({ ...places, capacity: 2, lastQueueNumber: 1 })
    expect(await found()).toMatchObject({ first: ['PlaceFreeWithQueue repaired'], again: [] })
    expect(await openWait(office, { caseId }, 'AwaitProvider')).toMatchObject({ owner: 'provider' })
    expect(await store.referrals.places(places.serviceCode)).toMatchObject({ taken: 2 })
  })

  it('starts the workflow of a run that was begun and never started', async () => {
    const { caseId, proceedingId } = await open()
    await grants(office, caseId, proceedingId, 'ilze')
    const { dependencies } = office.host
    const runId = dependencies.newId()
    const message = await dependencies.store.runs.begin({ runId, number: 'test/1', throughMonth: '2026-03', payOn: '2026-03-06', makerId: 'gundega', madeAt: new Date(office.clock.now()).toISOString(), state: 'Collecting', due: { on: '2026-03-06', why: 'izmaksas diena' } })
    erase(`OUTBOX#${message}`, 'OUTBOX')
    expect(await found()).toMatchObject({ first: ['RunWithNobody repaired'], again: [] })
    expect(await openWait(office, { runId }, 'AwaitApproval')).toMatchObject({ owner: 'finance' })
  })

  it('has a page for the administrator that tells what was found and looks again when asked, and for nobody else', async () => {
    const { caseId } = await open()
    const wait = await openWait(office, { caseId }, 'AwaitDecision')
    erase(`CASE#${caseId}`, `WAIT#${wait.waitId}`)
    minutes(15)
    const visitor = office.as('staff:agnese')
    expect((await visitor.get('/parvalde/parbaude')).html).toContain('Pārbaude vēl nav bijusi')
    expect((await visitor.post('/parvalde/parbaude', {})).location).toBe('/parvalde/parbaude')
    expect((await visitor.get('/parvalde/parbaude')).html).toContain('Izpilde darbojas, bet neviens netiek gaidīts.')
    expect((await office.as('staff:ilze').get('/parvalde/parbaude')).status).not.toBe(200)
  })
})

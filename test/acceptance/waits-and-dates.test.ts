// Every wait and its dates: whom we wait for, until when, and what fires when the date comes.
import { afterEach, describe, expect, it } from 'vitest'
import type { Wait } from '../../functions/domain/wait.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { answers, beginsRun, findsNeed, grants, openWait, openWaits, refuses } from './acts.ts'
import { apply, pathOf, registersAgree, type Household } from './household.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const karlis = resident('karlis', 'Kārlis Paraudziņš', '1948-07-30')
const organiser = staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])
const socialWorker = staff('janis', 'Jānis Sociālais', ['social-worker'])
const alone: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }
const couple: Household = { members: [...alone.members, { resident: karlis, role: 'adult' }] }

let office: Office
afterEach(() => office.close())

async function open(at = '2026-03-05 10:00', household: Household = alone): Promise<void> {
  office = await openOffice(at, { residents: [anna, karlis], staff: [organiser, socialWorker] })
  registersAgree(office, household, at.slice(0, 10))
}
const again = async (wait: Wait): Promise<Wait> => (await office.host.dependencies.store.waits.byId(wait.waitId))!
const journal = async (caseId: string): Promise<string[]> => (await office.host.dependencies.store.journal.ofCase(caseId)).map(({ what }) => what)

describe('A register that is down', () => {
  it('owns the time, is asked again after a quarter of an hour, an hour and on the next working morning, and then a colleague gets the evidence', async () => {
    await open()
    office.registers.down.add('VSAA')
    const { caseId, applicationId } = await apply(office, alone, [{ kind: 'gmi' }])
    const asked = () => office.registers.asked.filter(({ register }) => register === 'VSAA').length
    expect(await openWait(office, { caseId }, 'AwaitRegister')).toMatchObject({ owner: 'register', queue: 'register:VSAA', register: 'VSAA' })
    await office.until('2026-03-05', '10:14')
    expect(asked()).toBe(1)
    await office.until('2026-03-05', '10:15')
    expect(asked()).toBe(2)
    await office.until('2026-03-05', '11:15')
    expect(asked()).toBe(3)
    await office.until('2026-03-06', '08:00')
    expect(asked()).toBe(4)
    const task = await openWait(office, { caseId }, 'AwaitManualEvidence')
    expect(task).toMatchObject({ owner: 'queue', queue: 'assistance', due: { on: '2026-03-10' } })
    const { store } = office.host.dependencies
    const check = (await store.assessments.check(caseId, applicationId, 'VSAA'))!
    const at = new Date(office.clock.now()).toISOString()
    await answers(office, task, 'staff:ilze', 'EvidenceEntered', [store.assessments.recordedCheck({
      ...check, manual: { by: 'ilze', document: 'VSAA izziņa', at },
      reply: { state: 'answered', asOf: at, persons: [{ personCode: anna.personCode, incomes: ['2025-12', '2026-01', '2026-02'].map((month) => ({ kind: 'pension', month, cents: 150_00 })) }] },
    })])
    expect((await store.assessments.latest(caseId, `${applicationId}-gmi`))?.answer).toMatchObject({ outcome: 'Entitled', amountCents: 37_00 })
  })

  it('that comes back goes on by itself, and nobody at the office had to know', async () => {
    await open()
    office.registers.down.add('VID')
    const { caseId } = await apply(office, alone, [{ kind: 'gmi' }])
    office.registers.down.delete('VID')
    await office.until('2026-03-05', '10:15')
    expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitDecision'])
  })
})

describe('A couple of which one has signed', () => {
  it('is waited for, and the assessment begins when the other signs', async () => {
    await open('2026-03-05 10:00', couple)
    const { caseId, applicationId } = await apply(office, couple, [{ kind: 'gmi' }], { everyoneSigns: false })
    const { store } = office.host.dependencies
    const wait = await openWait(office, { caseId }, 'AwaitSignatures')
    expect(wait).toMatchObject({ owner: 'resident', queue: 'resident:anna', due: { on: '2026-03-19' } })
    await answers(office, wait, 'resident:karlis', 'AllSigned', store.applications.signed((await store.applications.byId(caseId, applicationId))!, 'karlis'))
    expect((await store.assessments.latest(caseId, `${applicationId}-gmi`))?.answer?.outcome).toBe('Entitled')
  })

  it('is reminded in the middle of the term, and refused for want of a signature when it has passed', async () => {
    await open('2026-03-05 10:00', couple)
    const { caseId, applicationId } = await apply(office, couple, [{ kind: 'gmi' }], { everyoneSigns: false })
    await office.until('2026-03-12', '08:00')
    expect(await journal(caseId)).toContain('Reminded')
    await office.until('2026-03-19', '23:59')
    expect(await openWait(office, { caseId }, 'AwaitSignatures')).toMatchObject({ state: 'Open' })
    await office.until('2026-03-20', '00:00')
    await refuses(office, caseId, `${applicationId}-gmi`, 'ilze')
    expect((await office.host.dependencies.store.decisions.byProceeding(caseId, `${applicationId}-gmi`))?.reasons.map(({ code }) => code)).toEqual(['NotSignedByAllAdults'])
  })
})

describe('A task reminded of and escalated that still lies in the same hands', () => {
  const inga = staff('inga', 'Inga Organizatore', ['assistance-organiser'])
  async function taken(day = '2026-03-06') {
    await open()
    const { caseId } = await apply(office, alone, [{ kind: 'gmi' }])
    await office.until(day, '10:00')
    const wait = await openWait(office, { caseId }, 'AwaitDecision')
    await office.host.dependencies.store.waits.take(wait, 'ilze')
    const passing = async () => (await office.host.dependencies.store.journal.ofCase(caseId)).filter(({ what }) => ['TaskReassigned', 'TaskRecalled'].includes(what)).map(({ what, by, person, recordedAt }) => `${what} ${by} ${person} ${recordedAt.slice(0, 16)}`)
    return { wait, caseId, passing }
  }

  it('goes on the third working day after its date to a colleague who can finish it before the law’s day, once, with an entry', async () => {
    const { wait, caseId, passing } = await taken()
    await office.host.dependencies.store.people.saveStaff(inga)
    await office.until('2026-03-24', '07:59')
    expect(await again(wait)).toMatchObject({ person: 'ilze', escalatedAt: '2026-03-20T06:00:00.000Z' })
    await office.until('2026-04-10')
    expect(await passing()).toEqual(['TaskReassigned clock inga 2026-03-24T06:00'])
    expect(await again(wait)).toMatchObject({ person: 'inga', owner: 'hands', due: { on: '2026-03-19' }, legalDue: { on: '2026-04-07' } })
    expect((await office.host.dependencies.store.journal.ofCase(caseId)).find(({ what }) => what === 'TaskReassigned')?.note).toContain('3 darba dienās pēc tā uzdevums nav izdarīts: pēc noteikuma nodots kolēģim')
  })

  it('goes back to its team where nobody can', async () => {
    const { wait, passing } = await taken()
    await office.until('2026-03-25')
    expect(await passing()).toEqual(['TaskRecalled clock undefined 2026-03-24T06:00'])
    expect(await again(wait)).toMatchObject({ owner: 'queue', escalatedAt: '2026-03-20T06:00:00.000Z' })
  })

  it('stays with whoever took it late for as many working days, and where it was put off with a reason', async () => {
    const late = await taken('2026-03-23')
    await office.host.dependencies.store.people.saveStaff(inga)
    await office.until('2026-03-26', '07:59')
    expect(await late.passing()).toEqual([])
    await office.until('2026-03-26', '08:00')
    expect(await late.passing()).toEqual(['TaskReassigned clock inga 2026-03-26T06:00'])
    office.close()
    const held = await taken()
    await office.host.dependencies.store.waits.putOff(await again(held.wait), 'ilze', '2026-03-27', 'Gaidu izziņu')
    await office.until('2026-04-10')
    expect(await held.passing()).toEqual([])
  })

  it('in nobody’s hands stays where it is', async () => {
    await open()
    const { caseId } = await apply(office, alone, [{ kind: 'gmi' }])
    await office.until('2026-04-10')
    expect((await journal(caseId)).filter((what) => what.startsWith('TaskRe'))).toEqual([])
  })
})

describe('A decision', () => {
  it('is reminded on the day of our target, escalated the morning after, and again three working days before the law’s last day', async () => {
    await open()
    const { caseId } = await apply(office, alone, [{ kind: 'gmi' }])
    const wait = await openWait(office, { caseId }, 'AwaitDecision')
    expect(wait.dates.map(({ at, action }) => `${at} ${action.do}`)).toEqual(['2026-03-19T06:00:00.000Z remind', '2026-03-20T06:00:00.000Z escalate', '2026-03-24T06:00:00.000Z pass-on', '2026-03-31T05:00:00.000Z escalate'])
    await office.until('2026-03-19', '07:59')
    expect((await again(wait)).remindedAt).toBeUndefined()
    await office.until('2026-03-19', '08:00')
    expect((await again(wait)).remindedAt).toBe('2026-03-19T06:00:00.000Z')
    await office.until('2026-03-20', '08:00')
    expect((await again(wait)).escalatedAt).toBe('2026-03-20T06:00:00.000Z')
    await office.until('2026-04-30')
    expect(await again(wait)).toMatchObject({ state: 'Open', escalatedAt: '2026-03-31T05:00:00.000Z' })
    expect((await journal(caseId)).filter((what) => what === 'Escalated' || what === 'Reminded')).toEqual(['Reminded', 'Escalated', 'Escalated'])
  })

  it('keeps its dates when it is taken and handed back', async () => {
    await open()
    const { caseId } = await apply(office, alone, [{ kind: 'gmi' }])
    const { waits } = office.host.dependencies.store
    const before = await openWait(office, { caseId }, 'AwaitDecision')
    await waits.take(before, 'ilze')
    expect(await again(before)).toMatchObject({ owner: 'hands', person: 'ilze', dates: before.dates })
    await waits.handBack(await again(before), 'ilze', 'Slimības lapa')
    expect(await again(before)).toMatchObject({ owner: 'queue', dates: before.dates })
    expect((await again(before)).person).toBeUndefined()
    await office.until('2026-03-20', '08:00')
    expect((await again(before)).escalatedAt).toBeDefined()
  })

  it('is answered once: the second answer is told that someone was quicker', async () => {
    await open()
    const { caseId, applicationId } = await apply(office, alone, [{ kind: 'gmi' }])
    const wait = await openWait(office, { caseId }, 'AwaitDecision')
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
    await expect(answers(office, wait, 'staff:ilze', 'Refused')).rejects.toThrow('Šis uzdevums jau ir izpildīts.')
    expect((await office.host.dependencies.store.awards.ofCase(caseId)).payables).toHaveLength(6)
  })
})

describe('A question to the resident', () => {
  it('reminds after five working days, and after ten the matter is back with the colleague who asked', async () => {
    await open()
    const { caseId, applicationId } = await apply(office, alone, [{ kind: 'gmi' }])
    const { waits } = office.host.dependencies.store
    await waits.take(await openWait(office, { caseId }, 'AwaitDecision'), 'ilze')
    await answers(office, await openWait(office, { caseId }, 'AwaitDecision'), 'staff:ilze', 'InformationNeeded', [], 'Lūdzu, konta izrakstu.')
    const asked = await openWait(office, { caseId }, 'AwaitInformation')
    expect(asked.dates.map(({ at, action }) => `${at} ${action.do}`)).toEqual(['2026-03-12T06:00:00.000Z remind', '2026-03-19T22:00:00.000Z answer'])
    await office.until('2026-03-20', '00:00')
    expect(await again(asked)).toMatchObject({ state: 'Answered', outcome: 'DatePassed', answeredBy: 'clock' })
    // Our target has passed while the resident had the time; the law's term has not stopped.
    expect(await openWait(office, { caseId }, 'AwaitDecision', `${applicationId}-gmi`)).toMatchObject({ person: 'ilze', owner: 'hands', due: { on: '2026-04-07' } })
  })
})

describe('Declared income that a register contradicts', () => {
  it('is settled by a person with a reason, and assessed again with the figure that holds', async () => {
    await open()
    office.registers.persons['VSAA'] = [{ personCode: anna.personCode, incomes: ['2025-12', '2026-01', '2026-02'].map((month) => ({ kind: 'pension', month, cents: 160_00 })) }]
    const { caseId, applicationId } = await apply(office, alone, [{ kind: 'gmi' }])
    const { store } = office.host.dependencies
    const wait = await openWait(office, { caseId }, 'AwaitFactsSettled')
    expect(wait).toMatchObject({ owner: 'queue', queue: 'assistance', due: { on: '2026-03-09' }, legalDue: { on: '2026-04-07' } })
    const { contradictions } = (await store.assessments.latest(caseId, `${applicationId}-gmi`))!
    expect(contradictions.map((each) => ('month' in each ? `${each.month} ${each.declaredCents} ${each.registerCents}` : each.about))).toEqual(['2025-12 15000 16000', '2026-01 15000 16000', '2026-02 15000 16000'])
    const at = new Date(office.clock.now()).toISOString()
    await answers(office, wait, 'staff:ilze', 'Settled', store.assessments.settled(caseId, applicationId, contradictions.map(({ key }) => ({ key, holds: 'register' as const, reason: 'Pensija indeksēta oktobrī', by: 'ilze', at }))))
    expect((await store.assessments.latest(caseId, `${applicationId}-gmi`))?.answer).toMatchObject({ outcome: 'Entitled', amountCents: 27_00 })
    expect(pathOf(office, 'assessment', `assessment-${applicationId}-gmi`)).toEqual(['ChooseAssessment', 'OfMeansOrNeeds?', 'AssessMeans', 'MeansAssessed?', 'AwaitFactsSettled', 'FactsSettled?', 'AssessMeans', 'MeansAssessed?', 'StartDecision', 'ReadyForDecision'])
  })
})

describe('A number of the law that is not settled for the day', () => {
  it('goes to a supervisor, is never a default, and is assessed again when asked', async () => {
    await open('2021-11-10 10:00')
    const { caseId, applicationId } = await apply(office, alone, [{ kind: 'housing' }])
    const wait = await openWait(office, { caseId }, 'AwaitLawSettled')
    expect(wait).toMatchObject({ owner: 'queue', queue: 'supervision' })
    await answers(office, wait, 'staff:vaira', 'Settled')
    const next = await openWait(office, { caseId }, 'AwaitLawSettled')
    expect(next.waitId).not.toBe(wait.waitId)
    expect((await office.host.dependencies.store.assessments.attempts(caseId, `${applicationId}-housing`)).map(({ answer }) => answer?.outcome)).toEqual(['Unsettled', 'Unsettled'])
  })
})

describe('A place', () => {
  const places = { serviceCode: 'group-flat-mezrozites', capacity: 1, taken: 0, lastQueueNumber: 0 }
  async function applyForPlace(person: typeof anna, priorityClass: number): Promise<{ caseId: string; referralId: string }> {
    const { caseId, applicationId } = await apply(office, { members: [{ resident: person, role: 'applicant' }] }, [{ kind: 'service', serviceCode: places.serviceCode, need: 'Vajadzīgs grupu dzīvoklis' }])
    const referralId = `${applicationId}-service`
    await findsNeed(office, caseId, referralId, 'janis', priorityClass)
    await grants(office, caseId, referralId, 'janis')
    return { caseId, referralId }
  }

  it('is given where there is one, numbered in the waiting list where there is none, and passed on in the declared order', async () => {
    await open()
    const { store } = office.host.dependencies
    const [first, second, third] = [anna, karlis, resident('zane', 'Zane Paraudziņa', '1991-01-01')]
    await store.people.saveResident(third)
    await store.referrals.setPlaces(places)
    const a = await applyForPlace(first, 2)
    await answers(office, await openWait(office, { caseId: a.caseId }, 'AwaitProvider'), 'staff:mezrozites', 'Accepted')
    const b = await applyForPlace(second, 2)
    await office.until('2026-03-06')
    const c = await applyForPlace(third, 1)
    expect(await store.referrals.byId(b.caseId, b.referralId)).toMatchObject({ state: 'Queued', queueNumber: 1 })
    expect(await store.referrals.byId(c.caseId, c.referralId)).toMatchObject({ state: 'Queued', queueNumber: 2 })
    expect((await openWaits(office, { caseId: b.caseId })).map(({ box, owner }) => `${box} ${owner}`)).toEqual(['AwaitNeedReview provider'])
    // Danger to life or health goes first, whatever the number.
    expect((await store.referrals.inState(places.serviceCode, 'Queued')).map(({ personId }) => personId)).toEqual(['zane', 'karlis'])
    const { deliver } = await import('../../functions/platform/deliver.ts')
    await deliver(office.host.dependencies, await store.referrals.end((await store.referrals.byId(a.caseId, a.referralId))!, 'staff:mezrozites', 'Pārcēlies'))
    await office.host.settle()
    expect(await openWait(office, { caseId: c.caseId }, 'AwaitProvider')).toMatchObject({ queue: 'provider:mezrozites', owner: 'provider' })
    expect(await store.referrals.places(places.serviceCode)).toMatchObject({ taken: 1 })
    expect(pathOf(office, 'placement', `placement-${c.referralId}-2`).slice(0, 3)).toEqual(['ReservePlace', 'PlaceFree?', 'AwaitProvider'])
  })

  it('a provider declines is free again, and a social worker offers it anew or withdraws the referral', async () => {
    await open()
    const { store } = office.host.dependencies
    await store.referrals.setPlaces(places)
    const { caseId, referralId } = await applyForPlace(anna, 2)
    await answers(office, await openWait(office, { caseId }, 'AwaitProvider'), 'staff:mezrozites', 'Declined', [], 'Nav naktsdežūras')
    expect(await store.referrals.places(places.serviceCode)).toMatchObject({ taken: 0 })
    await answers(office, await openWait(office, { caseId }, 'AwaitPlacementReview'), 'staff:janis', 'OfferAgain')
    await answers(office, await openWait(office, { caseId }, 'AwaitProvider'), 'staff:mezrozites', 'Declined', [], 'Joprojām nav')
    const writes = await store.referrals.withdrawn((await store.referrals.byId(caseId, referralId))!, 'Atrasts cits risinājums')
    await answers(office, await openWait(office, { caseId }, 'AwaitPlacementReview'), 'staff:janis', 'Withdrawn', writes)
    expect((await store.cases.proceedings(caseId)).map(({ status }) => status)).toEqual(['Withdrawn'])
  })

  it('the provider is silent about is escalated to us on the sixth working day', async () => {
    await open()
    await office.host.dependencies.store.referrals.setPlaces(places)
    const { caseId } = await applyForPlace(anna, 2)
    await office.until('2026-03-13', '08:00')
    expect(await openWait(office, { caseId }, 'AwaitProvider')).toMatchObject({ remindedAt: '2026-03-12T06:00:00.000Z', escalatedAt: '2026-03-13T06:00:00.000Z' })
  })
})

describe('A payout run', () => {
  it('the bank refuses gives its payables back, and the next run pays each of them once', async () => {
    await open()
    const { store } = office.host.dependencies
    const { caseId, applicationId } = await apply(office, alone, [{ kind: 'gmi' }])
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
    const approve = async (runId: string) => answers(office, await openWait(office, { runId }, 'AwaitApproval'), 'staff:rita', 'Approved', store.runs.moves((await store.runs.byId(runId))!, 'Approved', { checkerId: 'rita' }))
    const first = await beginsRun(office, 'gundega', '2026-03', '2026-03-06')
    await approve(first)
    await answers(office, await openWait(office, { runId: first }, 'AwaitBank'), 'staff:gundega', 'RefusedByBank', [], 'Konts slēgts')
    expect(await store.runs.byId(first)).toMatchObject({ state: 'Cancelled' })
    const second = await beginsRun(office, 'gundega', '2026-03', '2026-03-09')
    await approve(second)
    await answers(office, await openWait(office, { runId: second }, 'AwaitBank'), 'staff:gundega', 'Executed')
    expect((await store.awards.ofCase(caseId)).payables.filter(({ state }) => state === 'Paid').map(({ month, runId }) => ({ month, runId }))).toEqual([{ month: '2026-03', runId: second }])
  })

  it('nobody approves is reminded on its due day and escalated the morning after', async () => {
    await open()
    const { caseId, applicationId } = await apply(office, alone, [{ kind: 'gmi' }])
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
    const runId = await beginsRun(office, 'gundega', '2026-03', '2026-03-06')
    await office.until('2026-03-09', '08:00')
    expect(await openWait(office, { runId }, 'AwaitApproval')).toMatchObject({ remindedAt: '2026-03-06T06:00:00.000Z', escalatedAt: '2026-03-09T06:00:00.000Z' })
  })

  it('two officers begin at once pays each payable in one of them', async () => {
    await open()
    const { store } = office.host.dependencies
    const { caseId, applicationId } = await apply(office, alone, [{ kind: 'gmi' }, { kind: 'housing' }])
    for (const kind of ['gmi', 'housing']) await grants(office, caseId, `${applicationId}-${kind}`, 'ilze')
    const runs = await Promise.all([beginsRun(office, 'gundega', '2026-05', '2026-03-06'), beginsRun(office, 'rita', '2026-05', '2026-03-06')])
    const lines = (await Promise.all(runs.map((runId) => store.runs.lines(runId)))).flat().map(({ payableId }) => payableId)
    expect(lines.toSorted()).toEqual([...new Set(lines)].toSorted())
    expect(lines).toHaveLength(6)
  })
})

// Begun anew under abuse: every box fails once, before or after its work, nobody looks for more than 14 days, and the supervisor has each execution begun anew from the stored state of the case. Nothing is paid, granted, placed or asked twice.
import { afterEach, describe, expect, it } from 'vitest'
import { addDays, dayAt, numericDay } from '../../functions/domain/days.ts'
import { instantOf } from '../../functions/domain/identifiers.ts'
import { examine } from '../../functions/platform/doctor.ts'
import { identifierOf } from '../../functions/platform/mark.ts'
import { approves, beginsRun, grants, openWait, openWaits } from '../acceptance/acts.ts'
import { recalculates, signs } from '../acceptance/change-of-law.ts'
import { contests, decides, refused, ruling, settles, supervisor, type Contested } from '../acceptance/contested.ts'
import { apply, registersAgree, type Household } from '../acceptance/household.ts'
import { openOffice, resident, type Office } from '../office.ts'
import { flat } from '../pages/provider/referred.ts'
import { opensTask } from './at-the-desk.ts'
import { anna, benefitAndPlace, failing, openWhereBoxesFail, pensioner, people } from './failing-boxes.ts'

let office: Office
afterEach(() => office.close())

const openWhere = async (...fails: Parameters<typeof openWhereBoxesFail>): Promise<Set<string>> => {
  const opened = await openWhereBoxesFail(...fails)
  office = opened.office
  return opened.failed
}

/** Fifteen days later the supervisor has begun anew whatever stands still, one thing after the other, until nothing does. */
async function begunAnew(supervisor = 'sanita'): Promise<void> {
  const { waits } = office.host.dependencies.store
  for (let n = 0; n < 60; n += 1) {
    await office.host.settle()
    const listed = [...await waits.inQueue('supervision'), ...await waits.inHands(supervisor)].find(({ box }) => box === 'AwaitRepair')
    if (listed === undefined) return
    await office.until(addDays(dayAt(instantOf(office.clock.now())), 15), '12:00')
    expect((await (await opensTask(office, supervisor, (await waits.byId(listed.waitId))!))({ act: 'redrive', reason: '' })).status).toBe(303)
    expect((await waits.byId(listed.waitId))?.note).toMatch(/^Sākta no jauna ar nosaukumu \S+_\d\.$/)
  }
  throw new Error('The repairs never end')
}

/** The matter from its application to the money, and what is there at its end. */
async function lives(failed: Set<string>) {
  const { store } = office.host.dependencies
  const { caseId, runId } = await benefitAndPlace(office, '2026-04', {
    async comesTo(about, box, proceedingId) {
      await begunAnew()
      office.clock.set(office.clock.now() + 1000)
      return openWait(office, about, box, proceedingId)
    },
    mends: () => begunAnew(),
  })
  const { awards, payables } = await store.awards.ofCase(caseId)
  const waits = [...await store.waits.of({ caseId }), ...await store.waits.of({ runId })].filter(({ box }) => box !== 'AwaitRepair')
  const journal = await store.journal.ofCase(caseId)
  const told = (what: string) => journal.filter((event) => event.what === what).length
  return {
    failed,
    end: {
      statuses: (await store.cases.proceedings(caseId)).map(({ status }) => status),
      awards: awards.length, payables: payables.map(({ month, amountCents, state }) => [month, amountCents, state]),
      run: await store.runs.byId(runId).then((run) => [run?.state, run?.count, run?.totalCents]), lines: (await store.runs.lines(runId)).length,
      places: (await store.referrals.places(flat)).taken, unsent: await store.outbox.unsent(),
      waits: waits.map(({ box, state, outcome, answeredBy }) => `${box} ${state} ${outcome ?? ''} ${answeredBy ?? ''}`).toSorted(),
      decisions: (await store.decisions.ofCase(caseId)).map(({ number }) => number).toSorted(),
      told: ['ApplicationRegistered', 'DecisionGranted', 'Awarded', 'ReferralIssued', 'PlaceReserved', 'PlaceReleased', 'ServiceStarted'].map((what) => [what, told(what)]),
      asked: office.registers.asked.map(({ register }) => register).toSorted(),
      found: (await examine(office.host.dependencies, { repair: false })).findings.filter(({ kind }) => kind !== 'DateNotFired'),
    },
  }
}

describe.each([['before'], ['after']] as const)('A matter in which every box fails once %s its work, and nobody looks for 15 days', (when) => {
  it('ends as if none had: no box is begun from where it was, and nothing is done twice', async () => {
    await openWhere(() => false, when)
    const smooth = await lives(new Set())
    expect(smooth.end.run).toEqual(['Paid', 2, 74_00])
    office.close()
    const hard = await lives(await openWhere((box) => !box.startsWith('gift') && !box.startsWith('appeal'), when))
    expect(hard.failed.size).toBeGreaterThan(15)
    expect(hard.end).toEqual(smooth.end)
  }, 60_000)
})

describe.each([['before'], ['after']] as const)('A contested decision in which every box fails once %s its work, and nobody looks for 15 days', (when) => {
  async function lived(breaks: boolean) {
    let isOn = false
    const { failed, callBox } = failing(() => isOn, when)
    const contested: Contested = await refused({ callBox })
    office = contested.office
    isOn = breaks
    const { caseId, proceedingId } = contested
    const acts: (() => Promise<unknown>)[] = [
      () => contests(contested),
      () => supervisor(contested, 'AwaitAppealReview', { act: 'send', letter: '4-5/31' }),
      () => supervisor(contested, 'AwaitCommission', ruling('Annulled', numericDay(dayAt(instantOf(office.clock.now()))))),
      () => settles(office, caseId, 'declared', 'VSAA kļūda', 'anita'),
      // Reckoned again, and then decided.
      () => decides(office, 'anita', caseId, `${proceedingId}-2`, { act: 'assess' }),
      () => decides(office, 'anita', caseId, `${proceedingId}-2`, { act: 'grant' }),
      () => approves(office, caseId, `${proceedingId}-2`, 'kolegis'),
    ]
    for (const does of acts) {
      await does()
      await begunAnew('vaira')
    }
    const { store } = office.host.dependencies
    return {
      failed,
      end: {
        open: (await openWaits(office, { caseId })).map(({ box }) => box), appeals: (await store.appeals.ofCase(caseId)).map(({ number, state }) => `${number} ${state}`),
        proceedings: (await store.cases.proceedings(caseId)).map((one) => `${one.proceedingId.slice(11)} ${one.status}`),
        payables: (await store.awards.ofCase(caseId)).payables.map(({ month, amountCents, state }) => `${month} ${amountCents} ${state}`),
        answered: (await store.waits.of({ caseId })).filter(({ box }) => box !== 'AwaitRepair').map(({ box, outcome }) => `${box} ${outcome}`).toSorted(),
        decisions: (await store.decisions.ofCase(caseId)).length,
      },
    }
  }

  it('is decided anew once, and pays once', async () => {
    const smooth = await lived(false)
    expect(smooth.end.payables).toHaveLength(6)
    office.close()
    const hard = await lived(true)
    expect([...hard.failed].filter((box) => /^(appeal|assessment|decision)_/.test(box)).length).toBeGreaterThan(11)
    expect(hard.end).toEqual(smooth.end)
  }, 60_000)
})

describe.each([['before'], ['after']] as const)('A change of law in which every box fails once %s its work, and nobody looks for 15 days', (when) => {
  it('pays each difference once', async () => {
    const { failed, callBox } = failing((box) => box.startsWith('recalculation_'), when)
    const household: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 500 }] }], costs: 300 }
    office = await openOffice('2026-01-12 10:00', { residents: [anna], staff: people }, { callBox })
    registersAgree(office, household, '2026-01-12')
    const { caseId, applicationId } = await apply(office, household, [{ kind: 'housing' }])
    await grants(office, caseId, `${applicationId}-housing`, 'ilze')
    await office.until('2026-03-02', '10:00')
    const recalculationId = await recalculates(office, 'housing-coefficients/2026-01-01/2026-02-26', 'sanita')
    await begunAnew()
    await signs(office, recalculationId, 'sanita')
    await begunAnew()
    const { store } = office.host.dependencies
    expect(failed.size).toBe(6)
    expect(await store.recalculations.byId(recalculationId)).toMatchObject({ state: 'Done' })
    // 187 × 2.5 instead of 187 × 2.1: 74.80 more in each of the four months.
    expect((await store.awards.ofCase(caseId)).payables.filter(({ difference }) => difference !== undefined).map(({ month, amountCents }) => `${month} ${amountCents}`)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04'].map((month) => `${month} 7480`))
    expect(await store.recalculations.notices(caseId)).toHaveLength(1)
  }, 60_000)
})

describe.each([['before'], ['after']] as const)('A month of jubilees in which every box fails once %s its work, and nobody looks for 15 days', (when) => {
  const eldest = resident('anna', 'Anna Ozola', '1946-02-10')
  const jubileesId = identifierOf('jubilees/tukums/2026-02')
  const there = (personCode: string, givenName: string, familyName: string, birthDate: string) => ({ personCode, name: `${givenName} ${familyName}`, givenName, familyName, birthDate, declaredAddress: 'Lauku iela 3, Tume', parish: 'Tumes pagasts' })

  async function lived(breaks: boolean) {
    const { failed, callBox } = failing((box) => breaks && /^(jubilees|gift)_/.test(box), when)
    office = await openOffice('2026-02-26 09:00', { residents: [eldest], staff: people }, { callBox })
    const { store } = office.host.dependencies
    await apply(office, { members: [{ resident: eldest, role: 'applicant' }] }, [{ kind: 'gmi' }])
    office.registers.persons.PMLP = [there(eldest.personCode, 'Anna', 'Ozola', eldest.birthDate), there('32000000001', 'Berta', 'Simtgade', '1925-02-28')]
    await store.settings.write('jubilees-begun-through', '2026-01')
    await office.until('2026-03-02', '09:00')
    await begunAnew()
    const wait = await openWait(office, { jubileesId }, 'AwaitJubileesSigned')
    const send = await opensTask(office, 'sanita', wait)
    const { html } = await office.as('staff:sanita').get(`/darbs/uzdevums/${wait.waitId}`)
    expect((await send({ listMark: /name="listMark" value="(\w+)"/.exec(html)?.[1] ?? '', act: 'sign' })).status).toBe(303)
    await begunAnew()
    const cases = await store.cases.all()
    return {
      failed, state: (await store.jubilees.byId(jubileesId))?.state,
      payables: (await Promise.all(cases.map((caseId) => store.awards.ofCase(caseId)))).flatMap(({ payables }) => payables.map(({ kind, amountCents, state }) => `${kind} ${amountCents} ${state}`)),
      delivered: (await Promise.all(cases.map((caseId) => store.waits.of({ caseId })))).flat().filter(({ box }) => box === 'AwaitGiftDelivered').map(({ state }) => state),
      gifts: (await store.jubilees.gifts(jubileesId)).map(({ givenName, outcome }) => `${givenName} ${outcome}`).toSorted(),
      found: (await examine(office.host.dependencies, { repair: false })).findings.filter(({ kind }) => kind !== 'DateNotFired'),
    }
  }

  it('gives each gift once', async () => {
    const { failed, ...end } = await lived(true)
    expect(failed.size).toBe(5)
    expect(end).toEqual({ state: 'Done', payables: ['jubilee 3500 Open'], delivered: ['Open'], gifts: ['Anna Payable', 'Berta WithoutAccount'], found: [] })
  }, 60_000)
})

describe('An award that broke, and whose repair was closed by hand', () => {
  it('is recorded more than 14 days later from the closed task, once, and its months that are past are due', async () => {
    await openWhere((box) => box === 'decision_RecordAward', 'before')
    const { store } = office.host.dependencies
    const { caseId, applicationId } = await apply(office, pensioner, [{ kind: 'gmi' }])
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
    const repair = await openWait(office, { caseId }, 'AwaitRepair')
    await (await opensTask(office, 'sanita', repair))({ act: 'close', reason: 'Neskaidrs cēlonis' })
    await office.until('2026-05-20')
    const sanita = office.as('staff:sanita')
    const { location } = await sanita.post(`/darbs/uzdevums/${repair.waitId}/atvert`, {})
    await sanita.post(`${location}/panemt`, {})
    await sanita.post(location!, { act: 'redrive', reason: '' })
    await sanita.post(location!, { act: 'redrive', reason: '' })
    const { awards, payables } = await store.awards.ofCase(caseId)
    expect(awards).toHaveLength(1)
    expect(payables.map(({ month, amountCents }) => `${month} ${amountCents}`)).toEqual(['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'].map((month) => `${month} 3700`))
    expect(await openWaits(office, { caseId })).toEqual([])
    expect((await store.decisions.byProceeding(caseId, `${applicationId}-gmi`))?.number).toBe('2026/L-1')
    const runId = await beginsRun(office, 'gundega', '2026-05', '2026-05-21')
    expect((await store.runs.lines(runId)).map(({ month }) => month)).toEqual(['2026-03', '2026-04', '2026-05'])
  })
})

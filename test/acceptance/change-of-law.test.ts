// February 2026: the coefficients of the housing benefit are raised for January to April after the fact. Who was assessed is paid the difference, to the cent and once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { amountsOf } from '../../functions/domain/law/months-of-award.ts'
import { formatCents } from '../../functions/domain/money.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { beginsRun, grants, openWait, refuses } from './acts.ts'
import { apply, pathOf, registersAgree, type Household } from './household.ts'
import { recalculates, signs } from './change-of-law.ts'

const row = 'housing-coefficients/2026-01-01/2026-02-26'
const fromMay = 'housing-coefficients/2026-05-01/2026-02-26'
const pensioner = (id: string, name: string, euro: number, costs: number): Household => ({ members: [{ resident: resident(id, name, '1950-02-11'), role: 'applicant', monthly: [{ kind: 'pension', euro }] }], costs })
/** 187 × 2.1 + 300 − 500 = 192.70; × 2.5 = 267.50. The example of the press. */
const anna = pensioner('anna', 'Anna Paraudziņa', 500, 300)
/** Over by 2.1: 392.70 + 100 < 500; by 2.5 within: 467.50 + 100 − 500 = 67.50. */
const berta = pensioner('berta', 'Berta Atteiktā', 500, 100)
/** Costs are covered whole by either coefficient. */
const cilda = pensioner('cilda', 'Cilda Griestu', 150, 120)
/** Applied in November for six months, November to April: only January to April are reached. */
const dace = pensioner('dace', 'Dace Agrā', 500, 300)
const elza = pensioner('elza', 'Elza Februāra', 500, 300)
const fanija = pensioner('fanija', 'Fanija Marta', 500, 300)
const everyone = [anna, berta, cilda, dace, elza, fanija]

describe('A change of law that reaches back', () => {
  let office: Office
  const matters = new Map<Household, { caseId: string; proceedingId: string }>()
  let recalculationId: string

  /** The household applies and the caseworker decides as the rules find. */
  async function decides(household: Household, decide: typeof grants = grants): Promise<void> {
    office.registers.persons = {}
    registersAgree(office, household, new Date(office.clock.now()).toISOString().slice(0, 10))
    const { caseId, applicationId } = await apply(office, household, [{ kind: 'housing' }])
    matters.set(household, { caseId, proceedingId: `${applicationId}-housing` })
    await decide(office, caseId, `${applicationId}-housing`, 'ilze')
  }
  const caseOf = (household: Household) => matters.get(household)!.caseId
  const payables = async (household: Household) => (await office.host.dependencies.store.awards.ofCase(caseOf(household))).payables
  const differencesOf = async (household: Household) => (await payables(household)).filter(({ difference }) => difference !== undefined).map(({ month, amountCents, state }) => `${month} ${amountCents} ${state}`)
  const lines = async () => (await office.host.dependencies.store.recalculations.lines(recalculationId))
  const lineOf = async (household: Household) => (await lines()).find(({ caseId }) => caseId === caseOf(household))

  beforeAll(async () => {
    office = await openOffice('2025-11-20 10:00', {
      residents: everyone.map(({ members }) => members[0]!.resident),
      staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('sandra', 'Sandra Vadītāja', ['supervisor']), staff('gundega', 'Gundega Grāmatvede', ['finance-maker'])],
    })
    await decides(dace)
    await office.until('2026-01-12', '10:00')
    await decides(anna)
    await decides(berta, refuses)
    await decides(cilda)
    // The day before the law is in force: 27 February. She is assessed as the law was known.
    await office.until('2026-02-27', '10:00')
    await decides(elza)
    // On the day itself a new applicant has the new coefficient from the month of application, and nothing for January.
    await office.until('2026-03-02', '10:00')
    await decides(fanija)
  })
  afterAll(() => office.close())

  it('found Anna’s January to June at 192.70, refused Berta, and gives Fanija, who applies in March, 267.50 until April and 192.70 from May', async () => {
    expect((await payables(anna)).map(({ month, amountCents }) => `${month} ${amountCents}`)).toEqual(['2026-01 19270', '2026-02 19270', '2026-03 19270', '2026-04 19270', '2026-05 19270', '2026-06 19270'])
    expect((await payables(fanija)).map(({ month, amountCents }) => `${month} ${amountCents}`)).toEqual(['2026-03 26750', '2026-04 26750', '2026-05 19270', '2026-06 19270', '2026-07 19270', '2026-08 19270'])
    const decision = await office.host.dependencies.store.decisions.byProceeding(matters.get(fanija)!.caseId, matters.get(fanija)!.proceedingId)
    expect(decision?.letter?.ruling).toContain(`2026. gada marts – 2026. gada aprīlis: ${formatCents(267_50)} mēnesī.`)
    expect(decision?.letter?.ruling).toContain(`2026. gada maijs – 2026. gada augusts: ${formatCents(192_70)} mēnesī.`)
  })

  it('changes nothing by itself: the row is known, and every past month is as it was', async () => {
    for (const household of [anna, berta, cilda, dace, elza]) expect(await differencesOf(household)).toEqual([])
  })

  it('is replayed over every decision made before it was known: five touched, four changed, each month exact', async () => {
    recalculationId = await recalculates(office, row, 'sandra')
    const up = (months: string[]) => months.map((month) => ({ month, beforeCents: 192_70, afterCents: 267_50 }))
    expect(await lineOf(anna)).toMatchObject({ change: 'up', months: up(['2026-01', '2026-02', '2026-03', '2026-04']) })
    expect(await lineOf(dace)).toMatchObject({ change: 'up', months: [
      // In November nobody knew the threshold of 2026, so hers is that of 2025: 166 × 2.1 + 300 − 500 = 148.60, × 2.5 = 215.00.
      ...['2026-01', '2026-02', '2026-03', '2026-04'].map((month) => ({ month, beforeCents: 148_60, afterCents: 215_00 })),
    ] })
    expect(await lineOf(elza)).toMatchObject({ change: 'up', months: up(['2026-02', '2026-03', '2026-04']) })
    expect(await lineOf(berta)).toMatchObject({ change: 'granted' })
    expect(await lineOf(cilda)).toBeUndefined()
    expect(await lineOf(fanija)).toBeUndefined()
    expect(await office.host.dependencies.store.recalculations.byId(recalculationId)).toMatchObject({ state: 'AwaitingSignature', summary: { touched: 5, byKind: { up: 3, granted: 1, same: 1 }, households: 4, overpaidCents: 0 } })
  })

  it('waits for a supervisor, and pays nothing before they sign', async () => {
    expect(await openWait(office, { recalculationId }, 'AwaitRecalculationSigned')).toMatchObject({ owner: 'queue', queue: 'supervision' })
    expect(await differencesOf(anna)).toEqual([])
  })

  it('is paid when signed: 74.80 for each of Anna’s four months, nothing for May and June', async () => {
    await signs(office, recalculationId, 'sandra')
    expect(await differencesOf(anna)).toEqual(['2026-01 7480 Open', '2026-02 7480 Open', '2026-03 7480 Open', '2026-04 7480 Open'])
    expect(await differencesOf(elza)).toEqual(['2026-02 7480 Open', '2026-03 7480 Open', '2026-04 7480 Open'])
    expect(await differencesOf(cilda)).toEqual([])
    expect(await differencesOf(fanija)).toEqual([])
    expect(pathOf(office, 'recalculation', `recalculation-${recalculationId}`)).toEqual(expect.arrayContaining(['FindDecisions', 'ReplayDays', 'ReplayDay', 'CountDifferences', 'AwaitRecalculationSigned', 'PayDays', 'PayDay', 'CloseRecalculation', 'RecalculationDone']))
  })

  it('grants Berta, who was refused for January, what she is owed for January on, and her matter is awarded', async () => {
    const { caseId, proceedingId } = matters.get(berta)!
    const { store } = office.host.dependencies
    const line = await lineOf(berta)
    expect((await differencesOf(berta))[0]).toBe('2026-01 6750 Open')
    expect(line?.outcome).toBe('Paid')
    expect(await store.cases.proceeding(caseId, proceedingId)).toMatchObject({ status: 'Awarded' })
    expect(await store.awards.awardedMonths(['berta'], 'housing', 'other')).toEqual(line?.months.map(({ month }) => month))
  })

  it('tells each household with the old amount, the new one, the difference and the reckoning', async () => {
    const [notice] = await office.host.dependencies.store.recalculations.notices(caseOf(anna))
    expect(notice?.letter.ruling).toContain(`2026. gada janvāris: bija ${formatCents(192_70)}, tagad ${formatCents(267_50)}, starpība ${formatCents(74_80)}.`)
    expect(notice?.letter.ruling[0]).toContain('299,20')
    expect(notice?.letter.reckoning.join(' ')).toContain('467,50')
    expect((await office.host.dependencies.store.journal.ofCase(caseOf(anna))).map(({ what }) => what)).toContain('Recalculated')
  })

  it('replayed again finds nothing more to pay', async () => {
    const again = await recalculates(office, row, 'sandra')
    expect(await office.host.dependencies.store.recalculations.byId(again)).toMatchObject({ state: 'Unchanged', summary: { touched: 5, byKind: { same: 5 } } })
  })

  it('is in the ordinary payout run of March, the differences of January and February with it', async () => {
    const runId = await beginsRun(office, 'gundega', '2026-03', '2026-03-06')
    const ofRun = (await office.host.dependencies.store.runs.lines(runId)).filter(({ caseId, difference }) => caseId === caseOf(anna) && difference !== undefined)
    expect(ofRun.map(({ month, amountCents }) => `${month} ${amountCents}`)).toEqual(['2026-01 7480', '2026-02 7480', '2026-03 7480'])
    expect(new Set((await office.host.dependencies.store.runs.lines(runId)).map(({ payableId }) => payableId)).size).toBe((await office.host.dependencies.store.runs.byId(runId))!.count)
  })

  it('leaves room for another row over the same months: the threshold of 2026 adds 52.50 to Dace’s January to April, on what she has been paid', async () => {
    const threshold = await recalculates(office, 'gmi-threshold/2026-01-01/2026-01-01', 'sandra')
    await signs(office, threshold, 'sandra')
    const { store } = office.host.dependencies
    expect((await store.recalculations.lines(threshold)).map(({ caseId, change, outcome }) => ({ caseId, change, outcome }))).toEqual([{ caseId: caseOf(dace), change: 'up', outcome: 'Paid' }])
    // 148.60 + 66.40 + 52.50 = 267.50 = 187 × 2.5 + 300 − 500.
    expect(Object.entries(Object.groupBy(await payables(dace), ({ month }) => month)).map(([month, of]) => `${month} ${of!.map(({ amountCents }) => amountCents).toSorted((a, b) => b - a).join('+')}`).toSorted()).toEqual([
      '2025-11 14860', '2025-12 14860', '2026-01 14860+6640+5250', '2026-02 14860+6640+5250', '2026-03 14860+6640+5250', '2026-04 14860+6640+5250',
    ])
  })

  it('and its row from May changes none of these households: pensioners keep 2.1', async () => {
    const other = await recalculates(office, fromMay, 'sandra')
    expect(await office.host.dependencies.store.recalculations.byId(other)).toMatchObject({ state: 'Unchanged' })
  })

  it('gave the months an award that says so: the answer to Fanija names the amount of each month', async () => {
    const answer = (await office.host.dependencies.store.assessments.latest(matters.get(fanija)!.caseId, matters.get(fanija)!.proceedingId))?.answer
    expect(amountsOf(answer).map(({ amountCents }) => amountCents)).toEqual([26750, 26750, 19270, 19270, 19270, 19270])
    expect(answer).toMatchObject({ monthRule: 'month-paid-for', remarks: expect.arrayContaining([expect.objectContaining({ code: 'AmountsByMonth' })]) as unknown })
  })
})

describe('A grant whose award broke', () => {
  it('is paid no difference in its place: set going again, its months are paid, and a person looks at the difference', async () => {
    const broken = new Set(['decision_RecordAward'])
    const office = await openOffice('2026-02-24 10:00', {
      residents: [anna.members[0]!.resident], staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('sandra', 'Sandra Vadītāja', ['supervisor'])],
    }, {
      async callBox(functionName, _, here) {
        if (broken.has(functionName)) throw Object.assign(new Error('broken'), { name: 'TypeError' })
        return here()
      },
    })
    try {
      const { store, workflows } = office.host.dependencies
      registersAgree(office, anna, '2026-02-24')
      const ids = await apply(office, anna, [{ kind: 'housing' }])
      await grants(office, ids.caseId, `${ids.applicationId}-housing`, 'ilze')
      const { fault } = await openWait(office, ids, 'AwaitRepair')
      await office.until('2026-03-02', '10:00')
      const id = await recalculates(office, row, 'sandra')
      await signs(office, id, 'sandra')
      expect((await store.recalculations.lines(id)).map(({ change, outcome }) => `${change} ${outcome}`)).toEqual(['up ChangedMeanwhile'])
      broken.clear()
      await workflows.redrive(fault!.executionArn)
      await office.host.settle()
      expect((await store.awards.ofCase(ids.caseId)).payables.slice(0, 3).map(({ month, amountCents }) => `${month} ${amountCents}`)).toEqual(['2026-02 19270', '2026-03 19270', '2026-04 19270'])
    } finally {
      office.close()
    }
  })
})

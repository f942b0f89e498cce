// A failed execution is nobody's red light in a console: it is a wait owned by our hands, and from there it is put right.
import { afterEach, describe, expect, it } from 'vitest'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { answers, beginsRun, grants, openWait, openWaits } from './acts.ts'
import { apply, registersAgree, type Household } from './household.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const alone: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }

let office: Office
afterEach(() => office.close())

/** An office whose boxes of these names fail as long as they are in the set. */
async function open(broken: Set<string>): Promise<void> {
  office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] }, {
    async callBox(functionName, _, here) {
      if (broken.has(functionName)) throw Object.assign(new Error('the colour of the sky is not of the contract'), { name: 'TypeError' })
      return here()
    },
  })
  registersAgree(office, alone, '2026-03-05')
}

describe('A box that breaks', () => {
  it('stops the execution, opens a repair on the case with what failed, and goes on from that box when it is set going again', async () => {
    const broken = new Set(['decision_RecordAward'])
    await open(broken)
    const { dependencies } = office.host
    const { caseId, applicationId } = await apply(office, alone, [{ kind: 'gmi' }])
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
    const repair = await openWait(office, { caseId }, 'AwaitRepair')
    expect(repair).toMatchObject({
      owner: 'hands', queue: 'supervision', proceedingId: `${applicationId}-gmi`, workflow: 'decision', due: { on: '2026-03-06' },
      fault: { error: 'TypeError', cause: 'the colour of the sky is not of the contract' },
    })
    broken.clear()
    await dependencies.workflows.redrive(repair.fault!.executionArn)
    await answers(office, repair, 'staff:vaira', 'SetGoingAgain')
    expect((await dependencies.store.awards.ofCase(caseId)).payables).toHaveLength(6)
    expect(await openWaits(office, { caseId })).toEqual([])
    // The decision was not asked for a second time, and not numbered a second time.
    expect((await dependencies.store.decisions.byProceeding(caseId, `${applicationId}-gmi`))?.number).toBe('2026/L-1')
  })

  it('among the registers keeps what was answered, and asks the rest when it is set going again', async () => {
    const broken = new Set<string>()
    await open(broken)
    office.registers.down.add('VSAA')
    const { caseId, applicationId } = await apply(office, alone, [{ kind: 'gmi' }])
    broken.add('application_QueryRegister')
    office.registers.down.clear()
    await office.until('2026-03-05', '10:20')
    const repair = await openWait(office, { caseId }, 'AwaitRepair')
    broken.clear()
    await office.host.dependencies.workflows.redrive(repair.fault!.executionArn)
    await answers(office, repair, 'staff:vaira', 'SetGoingAgain')
    expect(office.registers.asked.filter(({ register }) => register === 'VID')).toHaveLength(1)
    expect((await office.host.dependencies.store.assessments.latest(caseId, `${applicationId}-gmi`))?.answer).toMatchObject({ outcome: 'Entitled', amountCents: 37_00 })
  })

  it('in a payout run stops before any file is written, with the run and its payables as they were', async () => {
    await open(new Set(['payout_WritePaymentFile']))
    const { store } = office.host.dependencies
    const { caseId, applicationId } = await apply(office, alone, [{ kind: 'gmi' }])
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
    const runId = await beginsRun(office, 'gundega', '2026-03', '2026-03-06')
    await answers(office, await openWait(office, { runId }, 'AwaitApproval'), 'staff:rita', 'Approved', store.runs.moves((await store.runs.byId(runId))!, 'Approved', { checkerId: 'rita' }))
    expect(await openWait(office, { runId }, 'AwaitRepair')).toMatchObject({ queue: 'supervision', workflow: 'payout' })
    expect((await store.runs.byId(runId))?.state).toBe('Approved')
    expect((await store.awards.ofCase(caseId)).payables.map(({ state }) => state)).toEqual(['Claimed', 'Open', 'Open', 'Open', 'Open', 'Open'])
  })

  it('is told once, however often its end is told', async () => {
    await open(new Set(['decision_RecordAward']))
    const { caseId, applicationId } = await apply(office, alone, [{ kind: 'gmi' }])
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
    const { executionEnded } = await import('../../functions/platform/repair.ts')
    const ended = { executionArn: 'arn:aws:states:local:000000000000:execution:decision:x', name: `decision-${applicationId}-gmi`, workflow: 'decision', status: 'FAILED' as const, input: { caseId }, endedAt: new Date(office.clock.now()).toISOString() }
    await executionEnded(ended, office.host.dependencies)
    await executionEnded(ended, office.host.dependencies)
    expect((await openWaits(office, { caseId })).filter(({ box }) => box === 'AwaitRepair')).toHaveLength(1)
  })
})

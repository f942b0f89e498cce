// Repair under abuse: every box of the main chain fails once after its work is done, and is set going again from the supervisor's page.
import { afterEach, describe, expect, it } from 'vitest'
import { grants, openWait, openWaits } from '../acceptance/acts.ts'
import { apply } from '../acceptance/household.ts'
import type { Office } from '../office.ts'
import { flat } from '../pages/provider/referred.ts'
import { opensTask } from './at-the-desk.ts'
import { benefitAndPlace, openWhereBoxesFail, pensioner } from './failing-boxes.ts'

let office: Office
afterEach(() => office.close())

const openWhere = async (fails: (box: string) => boolean): Promise<Set<string>> => {
  const opened = await openWhereBoxesFail(fails, 'after')
  office = opened.office
  return opened.failed
}

/** The supervisor sets going whatever stands still, one thing after the other, until nothing does or `enough` is so. */
async function repairs(enough: () => Promise<boolean> = async () => false): Promise<void> {
  const { waits } = office.host.dependencies.store
  for (let n = 0; n < 40; n += 1) {
    office.clock.set(office.clock.now() + 1000)
    await office.host.settle()
    if (await enough()) return
    const listed = [...await waits.inQueue('supervision'), ...await waits.inHands('sanita')].find(({ box }) => box === 'AwaitRepair')
    if (listed === undefined) return
    expect((await (await opensTask(office, 'sanita', listed))({ act: 'redrive', reason: '' })).status).toBe(303)
  }
  throw new Error('The repairs never end')
}

describe.each([
  ['and is repaired before anybody answers', false],
  ['and people answer each wait before the box that opened it is repaired', true],
])('A matter in which every box fails once after its work, %s', (_, answeredFirst) => {
  it('ends as if none had', async () => {
    const failed = await openWhere(() => true)
    const { store } = office.host.dependencies
    const { caseId, runId } = await benefitAndPlace(office, '2026-03', {
      async comesTo(about, box, proceedingId) {
        await repairs(answeredFirst ? async () => (await openWaits(office, about)).some((wait) => wait.box === box && (proceedingId ?? wait.proceedingId) === wait.proceedingId) : undefined)
        return openWait(office, about, box, proceedingId)
      },
      mends: () => repairs(),
    })

    expect((await store.cases.proceedings(caseId)).map(({ status }) => status)).toEqual(['Awarded', 'Placed'])
    expect(await store.runs.byId(runId)).toMatchObject({ state: 'Paid', count: 1, totalCents: 37_00 })
    expect((await store.awards.ofCase(caseId)).payables.map(({ state }) => state)).toEqual(['Paid', 'Open', 'Open', 'Open', 'Open', 'Open'])
    expect(await openWaits(office, { caseId })).toEqual([])
    expect(await store.outbox.unsent()).toEqual([])
    expect(await store.referrals.places(flat)).toMatchObject({ taken: 1 })
    expect(failed.size).toBeGreaterThan(15)
  })
})

describe('A box that failed after opening its wait', () => {
  it('takes, when it is set going again, the answer given meanwhile', async () => {
    await openWhere((box) => box === 'decision_AwaitDecision')
    const { caseId, applicationId } = await apply(office, pensioner, [{ kind: 'gmi' }])
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
    expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitRepair'])
    await repairs()
    expect((await office.host.dependencies.store.awards.ofCase(caseId)).payables).toHaveLength(6)
    expect(await openWaits(office, { caseId })).toEqual([])
  })
})

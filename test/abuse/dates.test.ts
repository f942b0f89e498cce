// Dates under abuse: waits whose dates lie behind them when they open, a clock service that is down for days, an answer that meets a token that is gone.
import { afterEach, describe, expect, it } from 'vitest'
import { deliver } from '../../functions/platform/deliver.ts'
import { answers, openWait, openWaits } from '../acceptance/acts.ts'
import { apply, registersAgree, type Household } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const pensioner: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }

let office: Office
afterEach(() => office.close())

/** Anna has applied for GMI on Thursday 5 March 2026; it is to be decided by 7 April. Gives the case. */
async function applied(): Promise<string> {
  office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] })
  registersAgree(office, pensioner, '2026-03-05')
  return (await apply(office, pensioner, [{ kind: 'gmi' }])).caseId
}

const asksFor = async (caseId: string) => answers(office, await openWait(office, { caseId }, 'AwaitDecision'), 'staff:ilze', 'InformationNeeded', [], 'Lūdzu rēķinu')

describe('A decision that comes back to the desk', () => {
  it('after the law’s term is escalated', async () => {
    const caseId = await applied()
    await office.until('2026-04-07', '15:00')
    await asksFor(caseId)
    await office.until('2026-05-20')
    const back = await openWait(office, { caseId }, 'AwaitDecision')
    expect(back.openedAt > '2026-04-08').toBe(true)
    expect(back.escalatedAt).toBeDefined()
  })

  it('after the day of its warning is still reminded of and escalated: no date stays unfired', async () => {
    const caseId = await applied()
    await office.until('2026-03-20', '15:00')
    await asksFor(caseId)
    await office.until('2026-04-03', '16:00')
    await answers(office, await openWait(office, { caseId }, 'AwaitInformation'), 'resident:anna', 'Provided', [], 'Te ir')
    await office.until('2026-04-30')
    const back = await openWait(office, { caseId }, 'AwaitDecision')
    expect(back.dates.length).toBeGreaterThan(1)
    expect(back.dates.filter(({ firedAt }) => firedAt === undefined)).toEqual([])
  })
})

describe('A clock service that fails for three days', () => {
  it('fires, when it works again, what it could not fire', async () => {
    const caseId = await applied()
    const { waits } = office.host.dependencies.store
    const { fire } = waits
    waits.fire = async () => { throw new Error('broken') }
    await office.until('2026-03-22', '14:00')
    const fired = async () => (await openWait(office, { caseId }, 'AwaitDecision')).dates.filter(({ firedAt }) => firedAt !== undefined).length
    expect(await fired()).toBe(0)
    waits.fire = fire
    await office.until('2026-03-25', '14:00')
    expect(await fired()).toBeGreaterThan(0)
  })
})

describe('An answer whose token is gone when it is sent', () => {
  it('is not lost: the box that was entered again meanwhile has laid its message anew', async () => {
    const caseId = await applied()
    const { dependencies } = office.host
    const { store, workflows } = dependencies
    const wait = await openWait(office, { caseId }, 'AwaitDecision')
    const id = await store.waits.answer(wait, { outcome: 'InformationNeeded', by: 'staff:ilze', note: 'Lūdzu' })
    let opened: string | undefined
    const answer = async () => {
      const { waitId, workflow, box, execution, owner, queue, due, dates, outcomes, proceedingId, applicationId, taskToken } = wait
      opened = await store.waits.open({ waitId, workflow, box, execution, owner, queue, due, dates, outcomes, caseId, proceedingId, applicationId, taskToken })
      return 'gone' as const
    }
    await deliver({ ...dependencies, workflows: { ...workflows, answer } }, id)
    expect(opened).toBe('AnsweredBefore')
    await office.host.settle()
    expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitInformation'])
    expect(await store.outbox.unsent()).toEqual([])
  })
})

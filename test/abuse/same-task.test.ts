// People at the same task at the same moment: two colleagues, two windows of one, a colleague and the clock.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answers, openWait, openWaits } from '../acceptance/acts.ts'
import { apply, registersAgree, type Household } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { opensTask } from './at-the-desk.ts'

const anna = resident('anna', 'Anna Ozola', '1950-05-05')
const pensioner: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }

let office: Office
beforeEach(async () => {
  office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('inga', 'Inga Organizatore', ['assistance-organiser'])] })
})
afterEach(() => office.close())

/** Anna applies for GMI and the housing benefit. */
const applies = () => apply(office, pensioner, [{ kind: 'gmi' }, { kind: 'housing' }])

describe('A matter that was asked about by one colleague and then by another', () => {
  it('comes back to the one who asked last', async () => {
    registersAgree(office, pensioner, '2026-03-05')
    const { caseId, applicationId } = await applies()
    const { waits } = office.host.dependencies.store
    const decision = () => openWait(office, { caseId }, 'AwaitDecision', `${applicationId}-gmi`)
    const asksAndHears = async (who: string) => {
      await answers(office, await decision(), `staff:${who}`, 'InformationNeeded', [], 'Lūdzu rēķinu')
      await answers(office, await openWait(office, { caseId }, 'AwaitInformation'), 'resident:anna', 'Provided', [], 'Te ir')
    }
    await waits.take(await decision(), 'ilze')
    await asksAndHears('ilze')
    expect((await decision()).person).toBe('ilze')
    await waits.handBack(await decision(), 'ilze', 'Atvaļinājums')
    await waits.take(await decision(), 'inga')
    await asksAndHears('inga')
    expect((await decision()).person).toBe('inga')
  })
})

describe('Two colleagues who settle the same figures of one application at the same moment', () => {
  it('are not both told that all is well: one word is kept, the other colleague hears of it', async () => {
    office.registers.persons.VSAA = [{ personCode: anna.personCode, incomes: ['2025-12', '2026-01', '2026-02'].map((month) => ({ kind: 'pension', month, cents: 190_00 })) }]
    const { caseId, applicationId } = await applies()
    const settling = async (who: string, kind: string, holds: string) => {
      const send = await opensTask(office, who, await openWait(office, { caseId }, 'AwaitFactsSettled', `${applicationId}-${kind}`))
      return () => send({ ...Object.fromEntries([0, 1, 2].map((i) => [`holds-${i}`, holds])), 'reason-0': `Teica ${who}` })
    }
    const acts = [await settling('ilze', 'gmi', 'declared'), await settling('inga', 'housing', 'register')]
    const visits = await Promise.all(acts.map((act) => act()))
    expect(visits.map(({ status }) => status).toSorted()).toEqual([303, 422])
    expect(visits.find(({ status }) => status === 422)?.html).toContain('kolēģis to jau noskaidroja citādi')
    const settlements = await office.host.dependencies.store.assessments.settlements(caseId, applicationId)
    expect(settlements).toHaveLength(3)
    expect(new Set(settlements.map(({ holds }) => holds)).size).toBe(1)
  })
})

describe('A decision task', () => {
  it('answered with a question and with a grant from two windows at the same moment takes one of them', async () => {
    registersAgree(office, pensioner, '2026-03-05')
    const { caseId, applicationId } = await applies()
    const send = await opensTask(office, 'ilze', await openWait(office, { caseId }, 'AwaitDecision', `${applicationId}-gmi`))
    const visits = await Promise.all([send({ act: 'ask', question: 'Kas?' }), send({ act: 'grant' })])
    expect(visits.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const decision = await office.host.dependencies.store.decisions.byProceeding(caseId, `${applicationId}-gmi`)
    const asked = (await openWaits(office, { caseId })).some(({ box }) => box === 'AwaitInformation')
    expect(asked).toBe(decision === undefined)
  })
})

describe('A question answered by the resident and by the clock at the same moment', () => {
  it('has one answer', async () => {
    registersAgree(office, pensioner, '2026-03-05')
    const { caseId, applicationId } = await applies()
    const { waits } = office.host.dependencies.store
    await answers(office, await openWait(office, { caseId }, 'AwaitDecision', `${applicationId}-gmi`), 'staff:ilze', 'InformationNeeded', [], 'Lūdzu rēķinu')
    await office.until((await openWait(office, { caseId }, 'AwaitInformation')).due.on, '20:00')
    const wait = await openWait(office, { caseId }, 'AwaitInformation')
    const date = wait.dates.find(({ action }) => action.do === 'answer')!
    const both = await Promise.allSettled([waits.answer(wait, { outcome: 'Provided', by: 'resident:anna', note: 'Te ir' }), waits.fire(wait, date)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

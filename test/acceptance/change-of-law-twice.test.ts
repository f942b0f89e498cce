// A recalculation under faults: repeated, cut short, opened twice, overtaken. Whatever happens each difference is paid once or is left to a person.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TransientFault } from '../../functions/domain/errors.ts'
import { instantOf } from '../../functions/domain/identifiers.ts'
import { hearingExempt } from '../../functions/domain/law/hearing.ts'
import { refusal } from '../../functions/domain/law/refusal-reasons.ts'
import { deliver } from '../../functions/platform/deliver.ts'
import { contentOf, rowById } from '../../functions/policy/tables.ts'
import { step as payDay } from '../../functions/steps/recalculation/PayDay.ts'
import { step as replayDay } from '../../functions/steps/recalculation/ReplayDay.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { answers, approves, grants, openWait } from './acts.ts'
import { recalculates, signs } from './change-of-law.ts'
import { apply, registersAgree, type Household } from './household.ts'

const row = 'housing-coefficients/2026-01-01/2026-02-26'
const pensioner = (id: string, name: string): Household => ({ members: [{ resident: resident(id, name, '1950-02-11'), role: 'applicant', monthly: [{ kind: 'pension', euro: 500 }] }], costs: 300 })
const households = [pensioner('anna', 'Anna Paraudziņa'), pensioner('berta', 'Berta Otrā'), pensioner('cilda', 'Cilda Trešā')]
const paidOnce = ['2026-01 7480', '2026-02 7480', '2026-03 7480', '2026-04 7480']

let office: Office
let matters: { caseId: string; proceedingId: string }[]
const store = () => office.host.dependencies.store
const differencesOf = async ({ caseId }: { caseId: string }) => (await store().awards.ofCase(caseId)).payables.filter(({ difference }) => difference !== undefined).map(({ month, amountCents }) => `${month} ${amountCents}`)
const all = () => Promise.all(matters.map(differencesOf))

beforeEach(async () => {
  office = await openOffice('2026-01-12 10:00', { residents: households.map(({ members }) => members[0]!.resident), staff: [staff('sandra', 'Sandra Vadītāja', ['supervisor']), staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] })
  matters = []
  for (const household of households) registersAgree(office, household, '2026-01-12')
  for (const household of households) {
    const { caseId, applicationId } = await apply(office, household, [{ kind: 'housing' }])
    matters.push({ caseId, proceedingId: `${applicationId}-housing` })
  }
})
afterEach(() => office.close())
const grantsAll = async () => { for (const { caseId, proceedingId } of matters) await grants(office, caseId, proceedingId, 'ilze') }

describe('Each difference is paid once', () => {
  beforeEach(async () => {
    await grantsAll()
    await office.until('2026-03-02', '10:00')
  })

  it('when a step faults after it has written, or before, and is tried again', async () => {
    const id = await recalculates(office, row, 'sandra')
    const { recalculations } = store()
    const pay = recalculations.pay.bind(recalculations)
    let calls = 0
    recalculations.pay = async (paid) => {
      calls += 1
      if (calls === 1) throw new TransientFault('before it was written')
      await pay(paid)
      if (calls === 3) throw new TransientFault('after it was written')
    }
    await signs(office, id, 'sandra')
    await office.until('2026-03-02', '10:10')
    expect(await all()).toEqual([paidOnce, paidOnce, paidOnce])
    expect(await recalculations.byId(id)).toMatchObject({ state: 'Done' })
    expect(await Promise.all(matters.map(async ({ caseId }) => (await recalculations.notices(caseId)).length))).toEqual([1, 1, 1])
  })

  it('when its steps are called again after the end', async () => {
    const id = await recalculates(office, row, 'sandra')
    await signs(office, id, 'sandra')
    const event = (box: string) => ({ input: { recalculationId: id, day: '2026-01-12' }, workflow: 'recalculation', box, execution: 'again' })
    await replayDay.handle(event('ReplayDay'), office.host.dependencies)
    for (let again = 0; again < 2; again += 1) await payDay.handle(event('PayDay'), office.host.dependencies)
    expect(await all()).toEqual([paidOnce, paidOnce, paidOnce])
    expect((await store().recalculations.lines(id)).map(({ outcome }) => outcome)).toEqual(['Paid', 'Paid', 'Paid'])
  })

  it('when two recalculations of the row were listed before either was signed: the second finds every decision changed', async () => {
    const first = await recalculates(office, row, 'sandra')
    const { recalculations } = store()
    const second = office.host.dependencies.newId()
    await deliver(office.host.dependencies, await recalculations.begin({
      recalculationId: second, municipality: 'tukums', rowId: row, content: contentOf(rowById(row)!.row), rows: [row], openedBy: 'sandra', openedAt: instantOf(office.clock.now()), state: 'Replaying',
    }))
    await office.host.settle()
    await signs(office, first, 'sandra')
    await signs(office, second, 'sandra')
    expect(await all()).toEqual([paidOnce, paidOnce, paidOnce])
    expect((await recalculations.lines(second)).map(({ outcome }) => outcome)).toEqual(['ChangedMeanwhile', 'ChangedMeanwhile', 'ChangedMeanwhile'])
  })
})

describe('What is not as the rules said', () => {
  it('is listed and left to a person: refused by a person though entitled, nothing is paid when the list is signed', async () => {
    const [anna] = matters
    await store().waits.take(await openWait(office, anna!, 'AwaitDecision'), 'ilze')
    await answers(office, await openWait(office, anna!, 'AwaitDecision'), 'staff:ilze', 'Drafted', [store().decisions.drafted({
      ...anna!, granted: false, months: [], reasons: [refusal('MissingDocuments')], hearing: hearingExempt('OwnStatements'), decidedBy: 'ilze', decidedAt: instantOf(office.clock.now()),
    }, undefined)])
    await approves(office, anna!.caseId, anna!.proceedingId, 'kolegis')
    await office.until('2026-03-02', '10:00')
    const id = await recalculates(office, row, 'sandra')
    expect((await store().recalculations.lines(id)).map(({ change }) => change)).toEqual(['departed'])
    await signs(office, id, 'sandra')
    expect(await differencesOf(anna!)).toEqual([])
    expect((await store().cases.proceeding(anna!.caseId, anna!.proceedingId))?.status).toBe('Refused')
  })

  it('is not on the list while nobody has decided: the decision to come rests on what it was assessed by, and a later replay finds it', async () => {
    await office.until('2026-03-02', '10:00')
    const early = await recalculates(office, row, 'sandra')
    expect(await store().recalculations.byId(early)).toMatchObject({ state: 'Unchanged', summary: { touched: 0 } })
    await grantsAll()
    const later = await recalculates(office, row, 'sandra')
    await signs(office, later, 'sandra')
    expect(await all()).toEqual([paidOnce, paidOnce, paidOnce])
  })
})

// The main chain, walked through the workflow engine under a virtual clock: application, assessment, decision, payout and referral, placement.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Wait } from '../../functions/domain/wait.ts'
import { deliver } from '../../functions/platform/deliver.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { apply, pathOf, registersAgree, type Household } from './household.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const ilze = staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])
const janis = staff('janis', 'Jānis Sociālais', ['social-worker'])
const pensioner: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }

describe('A lone pensioner applies on 5 March 2026 for GMI, for the housing benefit and for a place in a day care centre', () => {
  let office: Office
  let caseId: string
  let applicationId: string
  const proceeding = (kind: string) => `${applicationId}-${kind}`
  const openWaits = async (): Promise<Wait[]> => (await office.host.dependencies.store.waits.of({ caseId })).filter(({ state }) => state === 'Open')

  beforeAll(async () => {
    office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: [ilze, janis] })
    registersAgree(office, pensioner, '2026-03-05');
    ({ caseId, applicationId } = await apply(office, pensioner, [{ kind: 'gmi' }, { kind: 'housing' }, { kind: 'service', serviceCode: 'day-care-saime', need: 'Vēlos būt starp cilvēkiem' }]))
  })
  afterAll(() => office.close())

  it('registers the application and asks seven registers once each', () => {
    expect(new Set(pathOf(office, 'application', `application-${applicationId}`))).toEqual(new Set([
      'RegisterApplication', 'AllSigned?', 'AskRegisters', 'QueryRegister', 'RegisterAnswered?', 'RegisterChecked', 'OpenAssessments', 'StartAssessment', 'AssessmentStarted', 'ApplicationUnderAssessment',
    ]))
    expect(office.registers.asked.map(({ register }) => register).toSorted()).toEqual(['CSDD', 'NVA', 'PMLP', 'VDEAVK', 'VID', 'VSAA', 'VZD'])
  })

  it('opens three proceedings, each due by law within a month and by our target within ten working days', async () => {
    const proceedings = await office.host.dependencies.store.cases.proceedings(caseId)
    expect(proceedings.map(({ kind, legalDue, targetDue }) => ({ kind, legal: legalDue.on, target: targetDue.on }))).toEqual([
      // 5 April is Easter Sunday and 6 April Easter Monday: the term ends on the next working day.
      { kind: 'gmi', legal: '2026-04-07', target: '2026-03-19' },
      { kind: 'housing', legal: '2026-04-07', target: '2026-03-19' },
      { kind: 'service', legal: '2026-04-07', target: '2026-03-19' },
    ])
  })

  it('assesses GMI at 187 − 150 = 37.00 and housing at 187 × 2.5 + 300 − 187 (income with GMI) = 580.50, capped at the cost of 300.00', async () => {
    const { assessments } = office.host.dependencies.store
    expect((await assessments.latest(caseId, proceeding('gmi')))?.answer).toMatchObject({ outcome: 'Entitled', amountCents: 37_00, months: ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'] })
    expect((await assessments.latest(caseId, proceeding('housing')))?.answer).toMatchObject({ outcome: 'Entitled', amountCents: 300_00 })
  })

  it('waits for an assistance organiser to decide both benefits, and for a social worker to assess the need, each with a due date', async () => {
    expect((await openWaits()).map(({ box, queue, owner, due }) => ({ box, queue, owner, due: due.on })).toSorted((a, b) => a.box.localeCompare(b.box))).toEqual([
      { box: 'AwaitDecision', queue: 'assistance', owner: 'queue', due: '2026-03-19' },
      { box: 'AwaitDecision', queue: 'assistance', owner: 'queue', due: '2026-03-19' },
      { box: 'AwaitNeedsAssessment', queue: 'social-work', owner: 'queue', due: '2026-03-12' },
    ])
  })

  it('grants GMI when the organiser does, and one payable for each of its months', async () => {
    const { store } = office.host.dependencies
    const wait = (await openWaits()).find((candidate) => candidate.proceedingId === proceeding('gmi'))!
    await store.waits.take(wait, 'ilze')
    await deliver(office.host.dependencies, await store.waits.answer((await store.waits.byId(wait.waitId))!, {
      outcome: 'Granted', by: 'staff:ilze',
      also: [store.decisions.decided({ caseId, proceedingId: proceeding('gmi'), granted: true, amountCents: 37_00, months: ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'], reasons: [], decidedBy: 'ilze', decidedAt: new Date(office.clock.now()).toISOString() })],
    }))
    await office.host.settle()
    expect(pathOf(office, 'decision', `decision-${proceeding('gmi')}`)).toEqual(['AwaitDecision', 'WhatWasDecided?', 'IssueDecision', 'WhatFollows?', 'RecordAward', 'BenefitAwarded'])
    const { payables } = await store.awards.ofCase(caseId)
    expect(payables.map(({ month, amountCents, state }) => `${month} ${amountCents} ${state}`)).toEqual(['2026-03 3700 Open', '2026-04 3700 Open', '2026-05 3700 Open', '2026-06 3700 Open', '2026-07 3700 Open', '2026-08 3700 Open'])
  })
})

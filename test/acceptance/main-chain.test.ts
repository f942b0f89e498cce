// The main chain, walked through the workflow engine under a virtual clock: application, assessment, decision, payout and referral, placement.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { answers, beginsRun, findsNeed, grants, openWait, openWaits } from './acts.ts'
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
    expect((await openWaits(office, { caseId })).map(({ box, queue, owner, due }) => ({ box, queue, owner, due: due.on })).toSorted((a, b) => a.box.localeCompare(b.box))).toEqual([
      { box: 'AwaitDecision', queue: 'assistance', owner: 'queue', due: '2026-03-19' },
      { box: 'AwaitDecision', queue: 'assistance', owner: 'queue', due: '2026-03-19' },
      { box: 'AwaitNeedsAssessment', queue: 'social-work', owner: 'queue', due: '2026-03-12' },
    ])
  })

  it('grants GMI when the organiser does, and one payable for each of its months', async () => {
    await grants(office, caseId, proceeding('gmi'), 'ilze')
    expect(pathOf(office, 'decision', `decision-${proceeding('gmi')}`)).toEqual(['AwaitDecision', 'WhatWasDecided?', 'IssueDecision', 'WhatFollows?', 'RecordAward', 'BenefitAwarded'])
    const { payables } = await office.host.dependencies.store.awards.ofCase(caseId)
    expect(payables.map(({ month, amountCents, state }) => `${month} ${amountCents} ${state}`)).toEqual(['2026-03 3700 Open', '2026-04 3700 Open', '2026-05 3700 Open', '2026-06 3700 Open', '2026-07 3700 Open', '2026-08 3700 Open'])
  })

  it('numbers the decision, counts it as notified on the second working day and lets it be contested for a month', async () => {
    const decision = await office.host.dependencies.store.decisions.byProceeding(caseId, proceeding('gmi'))
    expect(decision).toMatchObject({ number: '2026/L-1', notifiedOn: { on: '2026-03-09' }, contestUntil: { on: '2026-04-09' } })
  })

  it('asks the resident when the organiser lacks something, and comes back to the same organiser', async () => {
    const { store } = office.host.dependencies
    await store.waits.take(await openWait(office, { caseId }, 'AwaitDecision', proceeding('housing')), 'ilze')
    await answers(office, await openWait(office, { caseId }, 'AwaitDecision', proceeding('housing')), 'staff:ilze', 'InformationNeeded', [], 'Lūdzu, februāra apkures rēķinu.')
    expect(await openWait(office, { caseId }, 'AwaitInformation')).toMatchObject({ owner: 'resident', queue: 'resident:anna', due: { on: '2026-03-19' } })
    await answers(office, await openWait(office, { caseId }, 'AwaitInformation'), 'resident:anna', 'Provided', [], 'Rēķins ir 300 eiro.')
    expect(await openWait(office, { caseId }, 'AwaitDecision', proceeding('housing'))).toMatchObject({ owner: 'hands', person: 'ilze' })
    await grants(office, caseId, proceeding('housing'), 'ilze')
    expect(pathOf(office, 'decision', `decision-${proceeding('housing')}`)).toEqual([
      'AwaitDecision', 'WhatWasDecided?', 'AwaitInformation', 'AwaitDecision', 'WhatWasDecided?', 'IssueDecision', 'WhatFollows?', 'RecordAward', 'BenefitAwarded',
    ])
  })

  it('pays March in one run that two people look at, in a file whose total is the sum of the two decisions', async () => {
    const { store, files } = office.host.dependencies
    const runId = await beginsRun(office, 'gundega', '2026-03', '2026-03-06')
    expect(await store.runs.byId(runId)).toMatchObject({ state: 'AwaitingApproval', count: 2, totalCents: 337_00 })
    const approval = await openWait(office, { runId }, 'AwaitApproval')
    expect(approval).toMatchObject({ owner: 'finance', notBy: ['gundega'], due: { on: '2026-03-06' } })
    await answers(office, approval, 'staff:rita', 'Approved', store.runs.moves((await store.runs.byId(runId))!, 'Approved', { checkerId: 'rita' }))
    const xml = Buffer.from((await files.get((await store.runs.byId(runId))!.files!.pain))!.bytes).toString()
    expect(xml).toContain('<CtrlSum>337.00</CtrlSum>')
    expect((await store.awards.ofCase(caseId)).payables.filter(({ state }) => state === 'Filed')).toHaveLength(2)
    await answers(office, await openWait(office, { runId }, 'AwaitBank'), 'staff:gundega', 'Executed')
    expect(pathOf(office, 'payout', `payout-${runId}`)).toEqual(['ClaimPayables', 'AnythingDue?', 'AwaitApproval', 'RunApproved?', 'WritePaymentFile', 'AwaitBank', 'BankExecuted?', 'SettleRun', 'RunPaid'])
    expect((await store.awards.ofCase(caseId)).payables.filter(({ state }) => state === 'Paid').map(({ month, amountCents }) => `${month} ${amountCents}`)).toEqual(['2026-03 3700', '2026-03 30000'])
  })

  it('pays nothing twice: a second run for March finds nothing due', async () => {
    const runId = await beginsRun(office, 'gundega', '2026-03', '2026-03-06')
    expect(await office.host.dependencies.store.runs.byId(runId)).toMatchObject({ state: 'Empty', count: 0 })
  })

  it('refers to the day care centre on the social worker’s opinion, and the provider’s yes starts the service', async () => {
    const { store } = office.host.dependencies
    await findsNeed(office, caseId, proceeding('service'), 'janis')
    await grants(office, caseId, proceeding('service'), 'janis')
    expect(await openWait(office, { caseId }, 'AwaitProvider')).toMatchObject({ owner: 'provider', queue: 'provider:saime', due: { on: '2026-03-12' } })
    await answers(office, await openWait(office, { caseId }, 'AwaitProvider'), 'staff:saime', 'Accepted')
    expect(pathOf(office, 'placement', `placement-${proceeding('service')}`)).toEqual(['ReservePlace', 'PlaceFree?', 'AwaitProvider', 'ProviderAccepted?', 'StartService', 'ServicePlaced'])
    expect(await store.referrals.byId(caseId, proceeding('service'))).toMatchObject({ state: 'Placed', number: '2026/N-1' })
    expect((await store.cases.proceedings(caseId)).map(({ status }) => status)).toEqual(['Awarded', 'Awarded', 'Placed'])
  })

  it('keeps names, codes, accounts and amounts out of execution histories and logs: identifiers and outcomes only', () => {
    const histories = ['application', 'assessment', 'decision', 'payout', 'placement'].flatMap((stateMachineArn) =>
      (office.host.runner.operate('ListExecutions', { stateMachineArn }) as { executions: { executionArn: string }[] }).executions.map(({ executionArn }) =>
        JSON.stringify(office.host.runner.operate('GetExecutionHistory', { executionArn, maxResults: 1000 }))))
    expect(histories.length).toBeGreaterThanOrEqual(9)
    for (const told of [...histories, JSON.stringify(office.log)])
      for (const personal of ['Anna', 'Paraudziņa', anna.personCode, 'LV70HABA', 'Pils iela', 'Vēlos būt', '15000', '3700', '30000']) expect(told).not.toContain(personal)
  })

  it('leaves nothing waiting and nothing unsent', async () => {
    expect(await openWaits(office, { caseId })).toEqual([])
    expect(await office.host.dependencies.store.outbox.unsent()).toEqual([])
  })
})

// The bundled handlers as AWS would call them: event in, JSON out, the real SDK over the wire, in fair weather and in foul.
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { RegisterQuestion } from '../../functions/domain/register.ts'
import { deliver } from '../../functions/platform/deliver.ts'
import { sealed } from '../../functions/platform/session.ts'
import { bundleFunctions } from '../../infra/bundle.ts'
import { startAwsEndpoint, type AwsEndpoint } from '../../infra/local/aws-endpoint.ts'
import { createTable, type Weather } from '../../infra/local/table/table.ts'
import { tableDefinition } from '../../infra/local/host.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { answers, approves, beginsRun, findsNeed, grants, openWait, openWaits } from './acts.ts'
import { apply, pathOf, registersAgree, type Household } from './household.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const pensioner: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }

const require = createRequire(import.meta.url)
let handlers: Map<string, (event: unknown, context: object) => Promise<unknown>>
let office: Office
let endpoint: AwsEndpoint
let gateway: Server
const called: string[] = []

/** What the wire leads to just now: a warm function keeps its clients, so the addresses stay and what is behind them changes. */
let behind: { table: Pick<Office['host']['table'], 'operate'>; office: Office }

beforeAll(async () => {
  handlers = new Map((await bundleFunctions()).map(({ name, folder }) => [name, (event, context) => {
    // Loaded when first called, as on a cold start: its dependencies come from the environment.
    const { handler } = require(path.join(folder, 'index.mjs')) as { handler: (event: unknown, context: object) => Promise<unknown> }
    return handler(event, context)
  }]))
  gateway = await registerGateway()
  endpoint = await startAwsEndpoint({
    table: { operate: (operation, input) => behind.table.operate(operation, input) },
    runner: { operate: (operation, input) => behind.office.host.runner.operate(operation, input) },
    files: { put: (...file) => behind.office.host.dependencies.files.put(...file), get: (key) => behind.office.host.dependencies.files.get(key) },
    committed: () => behind.office.host.committed(),
  })
  for (const [name, value] of Object.entries({
    AWS_REGION: 'eu-north-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint.url, AWS_ENDPOINT_URL_SFN: endpoint.url, AWS_ENDPOINT_URL_S3: endpoint.url,
    SOLIS_SESSION_SECRET: 'a secret of tests', SOLIS_TABLE: tableDefinition.name, SOLIS_BUCKET: 'solis', SOLIS_MUNICIPALITY: 'tukums', SOLIS_WORKFLOW_ARN: 'arn:aws:states:eu-north-1:000000000000:stateMachine:*',
    SOLIS_REGISTERS_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`,
  })) vi.stubEnv(name, value)
})

afterAll(async () => {
  vi.unstubAllEnvs()
  gateway.close()
  await endpoint.close()
})

/** An office whose boxes are the bundles. They know only the environment, the event and what the wire answers. */
async function openBundledOffice(weather?: Weather, duplicate: (call: number) => boolean = () => false): Promise<void> {
  called.length = 0
  office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] }, {
    async callBox(functionName, event) {
      called.push(functionName)
      const call = handlers.get(functionName)
      if (call === undefined) throw new Error(`Not bundled: ${functionName}`)
      const context = { functionName, awsRequestId: String(called.length), getRemainingTimeInMillis: () => 30_000 }
      vi.setSystemTime(office.clock.now())
      // Lambda may deliver one event twice.
      if (duplicate(called.length)) await call(structuredClone(event), context)
      return JSON.parse(JSON.stringify(await call(event, context) ?? null)) as unknown
    },
  })
  vi.useFakeTimers({ toFake: ['Date'], now: office.clock.now() })
  behind = { office, table: weather === undefined ? office.host.table : createTable({ database: office.host.database, clock: office.clock, definition: tableDefinition, weather }) }
}

afterEach(() => {
  vi.useRealTimers()
  office.close()
})

/** The municipality's register gateway, as askOverHttp speaks to it, over the test's registers. */
async function registerGateway(): Promise<Server> {
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
      const reply = await behind.office.host.dependencies.askRegister(RegisterQuestion.parse(JSON.parse(Buffer.concat(chunks).toString())))
      response.setHeader('content-type', 'application/json').end(JSON.stringify(reply))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

/** The main chain as people act in it; the same for every weather. Gives what came of it. */
async function wholeChain(): Promise<{ paths: string[][]; payables: string[]; statuses: string[]; total: number; open: number; unsent: number; repairs: number }> {
  const { store } = office.host.dependencies
  await store.settings.write('debtor-account', { name: 'Tukuma novada pašvaldība', iban: 'LV07TREL5180453053000', bic: 'TRELLV22' })
  registersAgree(office, pensioner, '2026-03-05')
  const { caseId, applicationId } = await apply(office, pensioner, [{ kind: 'gmi' }, { kind: 'housing' }, { kind: 'service', serviceCode: 'day-care-saime', need: 'Vēlos būt starp cilvēkiem' }])
  // In foul weather retries sleep: let the clock reach them.
  const settled = async (day: string) => office.until(day, '12:00')
  await settled('2026-03-05')
  await findsNeed(office, caseId, `${applicationId}-service`, 'janis')
  await settled('2026-03-06')
  for (const kind of ['gmi', 'housing', 'service']) await grants(office, caseId, `${applicationId}-${kind}`, 'ilze')
  await settled('2026-03-09')
  await answers(office, await openWait(office, { caseId }, 'AwaitProvider'), 'staff:saime', 'Accepted')
  // A run takes what the index shows; what a lagging index hides is taken by the next, so finance makes runs until one is empty.
  const runs: string[] = []
  for (let day = 10; ; day += 3) {
    const runId = await beginsRun(office, 'gundega', '2026-03', '2026-03-20')
    await settled(`2026-03-${day}`)
    if ((await store.runs.byId(runId))?.state === 'Empty') break
    runs.push(runId)
    await answers(office, await openWait(office, { runId }, 'AwaitApproval'), 'staff:rita', 'Approved', store.runs.moves((await store.runs.byId(runId))!, 'Approved', { checkerId: 'rita' }))
    await settled(`2026-03-${day + 1}`)
    await answers(office, await openWait(office, { runId }, 'AwaitBank'), 'staff:rita', 'Executed')
    await settled(`2026-03-${day + 2}`)
  }
  const waits = await store.waits.of({ caseId })
  return {
    paths: [pathOf(office, 'decision', `decision-${applicationId}-gmi`), pathOf(office, 'payout', `payout-${runs[0]}`), pathOf(office, 'placement', `placement-${applicationId}-service`)],
    payables: (await store.awards.ofCase(caseId)).payables.map(({ payableId, amountCents, state }) => `${payableId.slice(11)} ${amountCents} ${state}`),
    statuses: (await store.cases.proceedings(caseId)).map(({ status }) => status),
    total: (await Promise.all(runs.map((runId) => store.runs.byId(runId)))).reduce((sum, run) => sum + (run?.totalCents ?? 0), 0),
    open: (await openWaits(office, { caseId })).length,
    unsent: (await store.outbox.unsent()).length,
    repairs: waits.filter(({ box }) => box === 'AwaitRepair').length,
  }
}

const expected = {
  paths: [
    ['AwaitDecision', 'WhatWasDecided?', 'IssueDecision', 'WhatFollows?', 'RecordAward', 'BenefitAwarded'],
    ['ClaimPayables', 'AnythingDue?', 'AwaitApproval', 'RunApproved?', 'WritePaymentFile', 'AwaitBank', 'BankExecuted?', 'SettleRun', 'RunPaid'],
    ['ReservePlace', 'PlaceFree?', 'AwaitProvider', 'ProviderAccepted?', 'StartService', 'ServicePlaced'],
  ],
  payables: [...['03 3700 Paid', ...['04', '05', '06', '07', '08'].map((month) => `${month} 3700 Open`)].map((rest) => `gmi-2026${rest}`), ...['03 30000 Paid', ...['04', '05', '06', '07', '08'].map((month) => `${month} 30000 Open`)].map((rest) => `housing-2026${rest}`)],
  statuses: ['Awarded', 'Awarded', 'Placed'], total: 337_00, open: 0, unsent: 0, repairs: 0,
}

/** A grant contested, our own mistake: decided anew for the same months, and paid no month twice. Supervisors and caseworkers act by the store, the boxes in whatever weather. */
async function contestedChain(): Promise<Record<string, unknown>> {
  const { store } = office.host.dependencies
  registersAgree(office, pensioner, '2026-03-05')
  const { caseId, applicationId } = await apply(office, pensioner, [{ kind: 'gmi' }])
  const [proceedingId, appealId] = [`${applicationId}-gmi`, '0000000abc']
  await office.until('2026-03-05', '12:00')
  await grants(office, caseId, proceedingId, 'ilze')
  await office.until('2026-03-16', '12:00')
  const { number = '', contestUntil } = (await store.decisions.byProceeding(caseId, proceedingId))!
  const at = new Date(office.clock.now()).toISOString()
  await deliver(office.host.dependencies, await store.appeals.lodge({ appealId, caseId, proceedingId, decisionNumber: number, contestUntil: contestUntil!, appellantId: 'anna', words: 'Izdevumi nav pilni.', marked: [], way: 'page', receivedAt: at, by: 'resident:anna' }))
  await office.until('2026-03-17', '12:00')
  const appeal = (await store.appeals.byId(caseId, appealId))!
  await answers(office, await openWait(office, { caseId }, 'AwaitAppealReview'), 'staff:vaira', 'CorrectedByUs', store.appeals.moves(appeal, 'Corrected', { corrected: { at, by: 'vaira', reason: 'Izdevumi nav pilni.' } }))
  await office.until('2026-03-18', '12:00')
  const { months, amountCents } = (await store.decisions.byProceeding(caseId, proceedingId))!
  const anew = `${proceedingId}-2`
  await answers(office, await openWait(office, { caseId }, 'AwaitDecision', anew), 'staff:anita', 'Drafted', [store.decisions.drafted({ caseId, proceedingId: anew, granted: true, months, amountCents: amountCents! + 1_00, reasons: [], decidedBy: 'anita', decidedAt: at }, undefined)])
  await office.until('2026-03-19', '12:00')
  await approves(office, caseId, anew, 'kolegis')
  await office.until('2026-03-20', '12:00')
  return {
    path: pathOf(office, 'appeal', `appeal-${appealId}`), appeal: (({ state, number: given, reopenedAs }) => [state, given, reopenedAs])((await store.appeals.byId(caseId, appealId))!),
    statuses: (await store.cases.proceedings(caseId)).map((one) => `${one.proceedingId.slice(11)} ${one.status}`), payables: (await store.awards.ofCase(caseId)).payables.map(({ payableId, amountCents: cents }) => `${payableId.slice(11)} ${cents}`),
    told: (await store.journal.ofCase(caseId)).map(({ what }) => what).filter((what) => /^(Appeal|Reopened|Decision|Awarded)/.test(what)).toSorted(), open: (await openWaits(office, { caseId })).map(({ box }) => box), unsent: (await store.outbox.unsent()).length,
  }
}

const contestedEnd = {
  path: ['RegisterAppeal', 'AwaitAppealReview', 'SentOn?', 'ReopenProceeding', 'DecidedAnew?', 'StartAssessment', 'AppealReopened'], appeal: ['Reopened', 'AP/2026/1', '0000000001-gmi-2'],
  statuses: ['gmi Awarded', 'gmi-2 Awarded'], payables: ['gmi', 'gmi-2'].flatMap((round) => ['03', '04', '05', '06', '07', '08'].map((month) => `${round}-2026${month} ${round === 'gmi' ? 37_00 : 1_00}`)).toSorted(),
  told: ['AppealLodged', 'AppealRegistered', 'Awarded', 'Awarded', 'DecisionGranted', 'DecisionGranted', 'ReopenedOnAppeal'], open: [], unsent: 0,
}

describe('The bundled handlers', () => {
  it('walk the main chain to the same end as the source does, calling every box through JSON', async () => {
    await openBundledOffice()
    expect(await wholeChain()).toEqual(expected)
    expect(called).toContain('application_QueryRegister')
    expect(called).toContain('payout_WritePaymentFile')
  })

  it('give the letter as a PDF, the same bytes as the source does, from the fonts beside them', async () => {
    await openBundledOffice()
    registersAgree(office, pensioner, '2026-03-05')
    const { caseId, applicationId } = await apply(office, pensioner, [{ kind: 'gmi' }])
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
    const rawPath = `/mani/${caseId}/lemums/${applicationId}-gmi/lemums.pdf`
    vi.setSystemTime(office.clock.now())
    const session = { who: 'resident:anna', sessionId: 'session-of-anna', until: office.clock.now() + 3_600_000 }
    const answer = await handlers.get('pages')!({
      version: '2.0', routeKey: '$default', rawPath, rawQueryString: '', headers: {}, isBase64Encoded: false, cookies: [`solis=${sealed('a secret of tests', session)}`],
      requestContext: { http: { method: 'GET', path: rawPath, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' } },
    }, { functionName: 'pages', awsRequestId: '1', getRemainingTimeInMillis: () => 30_000 }) as { statusCode: number; body: string }
    expect(answer.statusCode).toBe(200)
    expect(Buffer.from(answer.body, 'base64').equals((await office.as('resident:anna').get(rawPath)).bytes)).toBe(true)
  })

  it.each([1, 2, 3])('come to the same end when events come twice, indexes lag, calls are throttled, transactions conflict and answers are lost (seed %i)', async (seed) => {
    await openBundledOffice({ seed, indexLag: 3, throttled: 0.05, conflicts: 0.05, lostAnswers: 0.05 }, (call) => call % 3 === seed % 3)
    expect(await wholeChain()).toEqual(expected)
  })

  it.each([0, 1, 2])('decide anew what was contested, and pay what is more once, in the same weather (seed %i; 0: fair)', async (seed) => {
    await openBundledOffice(seed === 0 ? undefined : { seed, indexLag: 3, throttled: 0.05, conflicts: 0.05, lostAnswers: 0.05 }, (call) => seed > 0 && call % 2 === seed % 2)
    expect(await contestedChain()).toEqual(contestedEnd)
  })
})

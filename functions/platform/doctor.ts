// The doctor: looks for anything that waits without saying so, or says it waits and does not; repairs what is safe and reports the rest in plain words.
import type { CaseEvent } from '../domain/event.ts'
import { instantOf } from '../domain/identifiers.ts'
import { isFinished } from '../domain/proceeding.ts'
import { About, isAboutNothing, nextDate, waitIdOf, type Wait } from '../domain/wait.ts'
import { executionName } from '../domain/workflow-names.ts'
import { servicesOf } from '../policy/service-catalogue.ts'
import { fireDue } from './clock-service.ts'
import { deliver } from './deliver.ts'
import type { Dependencies } from './dependencies.ts'
import { executionEnded, openRepair, repairEntry, type Broken } from './repair.ts'
import type { Execution } from './workflows.ts'

/** What is wrong, of what, what was done about it (absent: nothing, a person must look). No personal data: identifiers only. */
export interface Finding { kind: FindingKind; about: string; text: string; repaired?: string }
export type FindingKind = 'DateNotFired' | 'Unsent' | 'AnswerNotReceived' | 'RunningWithoutWait' | 'FailedWithoutRepair' | 'WaitWithoutExecution' | 'MatterWithNobody' | 'PlaceFreeWithQueue' | 'RunWithNobody' | 'PayableAdrift'

/** Moments between boxes, retries of a minute and the lag of an index are no findings. */
const graceMs = 10 * 60_000

/** Failed executions can be set going again for so long; older ones have had their repair, or cannot be helped by one. */
const redrivableMs = 14 * 24 * 3_600_000

export const doctorSetting = 'doctor-report'
export interface Report { at: string; cases: number; executions: number; findings: Finding[] }

/** `repair: false`: only looks. Run again it finds what is left, and repairs nothing twice. */
export async function examine(dependencies: Dependencies, { repair = true, grace = graceMs } = {}): Promise<Report> {
  const { store, workflows, now, municipality, log } = dependencies
  const before = instantOf(now() - grace)
  const findings: Finding[] = []
  const found = async (finding: Finding, act?: () => Promise<string | undefined>, caseId?: string): Promise<void> => {
    const repaired = repair ? await act?.() : undefined
    findings.push(repaired === undefined ? finding : { ...finding, repaired })
    log({ code: 'DoctorFound', kind: finding.kind, about: finding.about, repaired: repaired !== undefined })
    if (repaired === undefined || caseId === undefined) return
    const at = instantOf(now())
    const event: CaseEvent = { caseId, what: 'DoctorRepaired', by: 'system', occurredAt: at, recordedAt: at, note: `${finding.text} ${repaired}` }
    await store.journal.append(event, finding.about)
  }

  /** Once for each execution and each kind: who closed that repair by hand is not asked the same again, but the finding stands in the report. */
  async function toSupervisors(broken: Broken): Promise<string | undefined> {
    return await openRepair(broken, broken.fault.error.toLowerCase(), dependencies) ? 'Atvērts uzdevums vadošajam speciālistam.' : undefined
  }

  /** Waits whose workflow has been told something just now: it has not had the time to open the next. */
  const told = new Set<string>()

  // What is unsent is sent first: most of what follows would be its consequence.
  for (const message of await store.outbox.unsent()) {
    if (message.at > before) continue
    await found({ kind: 'Unsent', about: message.id, text: 'Ziņa darba plūsmai nav nosūtīta.' }, async () => {
      await deliver(dependencies, message.id)
      told.add(message.id)
      return await store.outbox.byId(message.id) === undefined ? 'Nosūtīta.' : undefined
    })
  }

  const running = new Map<string, Execution>()
  const failed: Execution[] = []
  for (const workflow of workflows.names) {
    for (const execution of await workflows.list(workflow, 'RUNNING')) running.set(execution.name, execution)
    for (const status of ['FAILED', 'TIMED_OUT', 'ABORTED'] as const) failed.push(...await workflows.list(workflow, status, now() - redrivableMs))
  }

  const [caseIds, runs, recalculations, jubilees] = await Promise.all([store.cases.all(), store.runs.all(1000), store.recalculations.all(municipality, 1000), store.jubilees.all(municipality, 1000)])
  const waitsOf = new Map<string, Wait[]>()
  const busy = new Set<string>()
  const recent = new Set<string>()
  const looked = async (waits: readonly Wait[]): Promise<void> => {
    for (const wait of waits) {
      if (told.has(wait.waitId)) recent.add(wait.execution)
      const list = waitsOf.get(wait.execution)
      if (list === undefined) waitsOf.set(wait.execution, [wait])
      else list.push(wait)
      if (wait.state === 'Open') busy.add(wait.execution)
      if (wait.openedAt > before || (wait.answeredAt ?? '') > before) recent.add(wait.execution)
      if (wait.state !== 'Open') continue
      const date = nextDate(wait)
      if (date !== undefined && date.at <= before)
        await found({ kind: 'DateNotFired', about: wait.waitId, text: `Termiņa darbība nav notikusi: ${date.why}.` }, async () => {
          recent.add(wait.execution)
          return (await fireDue(dependencies, wait.waitId, instantOf(now()))) > 0 ? 'Notikusi tagad.' : undefined
        }, wait.caseId)
    }
  }
  for (const caseId of caseIds) await looked(await store.waits.of({ caseId }))
  for (const { runId } of runs) await looked(await store.waits.of({ runId }))
  for (const { recalculationId } of recalculations) await looked(await store.waits.of({ recalculationId }))
  for (const { jubileesId } of jubilees) await looked(await store.waits.of({ jubileesId }))

  for (const [name, execution] of running) {
    if (busy.has(name) || recent.has(name) || execution.startedAt > before) continue
    const last = waitsOf.get(name)?.filter(({ taskToken, state }) => taskToken !== undefined && state === 'Answered').toSorted((a, b) => (a.answeredAt ?? '').localeCompare(b.answeredAt ?? '')).at(-1)
    const reached = last === undefined || !repair ? 'gone' : await workflows.answer(last.taskToken!, last.outcome!)
    if (reached === 'delivered') {
      await found({ kind: 'AnswerNotReceived', about: last!.waitId, text: 'Atbilde bija ierakstīta, bet darba plūsma to nebija saņēmusi.' }, async () => 'Nodota tagad.', last!.caseId)
      continue
    }
    const subject = About.parse(JSON.parse((await workflows.end(execution.arn)).input ?? '{}'))
    await found({ kind: 'RunningWithoutWait', about: name, text: 'Izpilde darbojas, bet neviens netiek gaidīts.' }, async () => (isAboutNothing(subject) ? undefined
      : toSupervisors({ ...subject, workflow: execution.workflow, execution: name, fault: { error: 'RunningWithoutWait', cause: 'RUNNING', executionArn: execution.arn } })), subject.caseId)
  }

  for (const execution of failed) {
    const input = (await workflows.end(execution.arn)).input ?? '{}'
    const subject = About.parse(JSON.parse(input))
    if (isAboutNothing(subject)) continue
    const endedAt = execution.endedAt ?? execution.startedAt
    if (endedAt > before || await store.waits.byId(waitIdOf(subject, execution.name, 'AwaitRepair', repairEntry(endedAt))) !== undefined) continue
    await found({ kind: 'FailedWithoutRepair', about: execution.name, text: 'Izpilde bija apstājusies kļūdas dēļ, un neviens to nezināja.' }, async () => {
      const { error, cause } = await workflows.end(execution.arn)
      await executionEnded({ executionArn: execution.arn, name: execution.name, workflow: execution.workflow, status: execution.status as 'FAILED', input: JSON.parse(input) as Record<string, unknown>, error, cause, endedAt }, dependencies)
      busy.add(execution.name)
      return 'Atvērts uzdevums vadošajam speciālistam.'
    }, subject.caseId)
  }

  for (const [name, waits] of waitsOf) {
    const orphans = waits.filter(({ state, taskToken, openedAt, box }) => state === 'Open' && taskToken !== undefined && box !== 'AwaitRepair' && openedAt <= before)
    if (orphans.length === 0 || running.has(name)) continue
    // Whoever sets it going again finds the wait as it was; until then the repair speaks for it.
    if (waits.some(({ box, state }) => box === 'AwaitRepair' && state === 'Open') || findings.some(({ kind, about }) => kind === 'FailedWithoutRepair' && about === name)) continue
    const [wait] = orphans as [Wait]
    const arn = workflows.executionArn(wait.workflow, name)
    const status = await workflows.status(arn)
    if (status === 'RUNNING') continue
    await found({ kind: 'WaitWithoutExecution', about: wait.waitId, text: `Uzdevums gaida, bet tā izpildes vairs nav (${status ?? 'nav atrodama'}).` }, () => toSupervisors({ ...wait, fault: { error: 'WaitWithoutExecution', cause: status ?? 'ExecutionDoesNotExist', executionArn: arn } }), wait.caseId)
  }

  const awaited = (name: string): boolean => running.has(name) || busy.has(name)
  // A placement is begun anew under a number of its own; here each goes by its name without.
  const placed = new Set([...running.keys(), ...busy].map((name) => name.replace(/-\d+$/, '')))
  const waitsOfCase = Map.groupBy([...waitsOf.values()].flat(), ({ caseId }) => caseId)
  for (const caseId of caseIds) {
    for (const proceeding of await store.cases.proceedings(caseId)) {
      const { proceedingId, applicationId, status, receivedAt } = proceeding
      if (isFinished(status) || status === 'Queued' || receivedAt > before) continue
      const names = [executionName('application', applicationId), executionName('assessment', proceedingId), executionName('decision', proceedingId), executionName('gift', proceedingId)]
      if (names.some(awaited) || placed.has(executionName('placement', proceedingId))) continue
      const unsent = await Promise.all([...names, executionName('placement', proceedingId, 1)].map((name) => store.outbox.byId(name)))
      if (unsent.some((message) => message !== undefined)) continue
      const waits = (waitsOfCase.get(caseId) ?? []).filter((wait) => wait.proceedingId === proceedingId || (wait.proceedingId === undefined && wait.applicationId === applicationId))
      if (waits.some(({ answeredAt }) => (answeredAt ?? '') > before)) continue
      // Visits wait for the matter without an execution: none of them says where it stopped.
      const last = waits.filter((wait) => (workflows.names as readonly string[]).includes(wait.workflow)).toSorted((a, b) => a.openedAt.localeCompare(b.openedAt)).at(-1)
      const workflow = last?.workflow ?? 'application'
      const execution = last?.execution ?? executionName('application', applicationId)
      await found({ kind: 'MatterWithNobody', about: proceedingId, text: 'Lieta nav pabeigta, bet pie tās neviens nestrādā un neviens netiek gaidīts.' }, () => toSupervisors({ caseId, applicationId, proceedingId, workflow, execution, fault: { error: 'MatterWithNobody', cause: 'No wait is open and no execution is running', executionArn: workflows.executionArn(workflow, execution) } }), caseId)
    }
  }

  for (const { code } of servicesOf(municipality)) {
    for (;;) {
      const { free, waiting } = await store.referrals.offers(code)
      if (!(free > 0 && waiting > 0)) break
      let offered: string | undefined
      await found({ kind: 'PlaceFreeWithQueue', about: code, text: 'Pakalpojumā ir brīva vieta, un rindā kāds gaida.' }, async () => {
        offered = await store.referrals.offerFree(code)
        await deliver(dependencies, offered)
        return offered === undefined ? undefined : 'Vieta piedāvāta pirmajam rindā.'
      })
      if (offered === undefined) break
    }
  }

  const stateOf = new Map(runs.map(({ runId, state }) => [runId, state]))
  for (const run of runs) {
    const name = executionName('payout', run.runId)
    if (['Paid', 'Cancelled', 'Empty'].includes(run.state) || run.madeAt > before || awaited(name) || recent.has(name)) continue
    await found({ kind: 'RunWithNobody', about: run.runId, text: `Izmaksu saraksts ${run.number} nav pabeigts, bet pie tā neviens nestrādā.` }, async () => {
      const status = await workflows.status(workflows.executionArn('payout', name))
      if (status === undefined) {
        await workflows.start('payout', name, { runId: run.runId })
        return 'Darba plūsma sākta.'
      }
      return toSupervisors({ runId: run.runId, workflow: 'payout', execution: name, fault: { error: 'RunWithNobody', cause: status, executionArn: workflows.executionArn('payout', name) } })
    })
  }
  for (const state of ['Claimed', 'Filed'] as const) {
    for (const { payableId, runId } of await store.awards.inState(state, '9999-12')) {
      const of = runId === undefined ? undefined : stateOf.get(runId)
      if (of === 'Paid' || of === 'Cancelled' || of === 'Empty' || runId === undefined)
        await found({ kind: 'PayableAdrift', about: payableId, text: `Maksājums ir sarakstā, kas jau ir pabeigts (${of ?? 'saraksta nav'}).` })
    }
  }

  const report: Report = { at: instantOf(now()), cases: caseIds.length, executions: running.size, findings }
  if (repair) await store.settings.write(doctorSetting, report)
  log({ code: 'Examined', cases: report.cases, findings: findings.length, repaired: findings.filter(({ repaired }) => repaired !== undefined).length })
  return report
}

/** Once in each hour of the clock, however often it is asked. */
export async function examineHourly(dependencies: Dependencies): Promise<void> {
  const last = await dependencies.store.settings.read(doctorSetting) as Report | undefined
  if (last === undefined || last.at.slice(0, 13) !== instantOf(dependencies.now()).slice(0, 13)) await examine(dependencies)
}

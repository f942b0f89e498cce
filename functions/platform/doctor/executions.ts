// Executions and waits that do not belong together: one runs and nobody is waited for, one failed and nobody knows, one is gone and its wait stays.
import { About, isAboutNothing, waitIdOf, type Wait } from '../../domain/wait.ts'
import { originalName } from '../../domain/workflow-names.ts'
import { executionEnded, repairEntry } from '../repair.ts'
import { toldSupervisors, toSupervisors, type Look } from './suspect.ts'

/** An answer its workflow never received looks the same until it is given anew. */
export const runningWithoutWait: Look = async function* ({ running, busy, recent, before, repair, waitsOf }, dependencies) {
  const { workflows } = dependencies
  for (const [name, { arn, startedAt, workflow }] of running) {
    if (busy.has(name) || recent.has(name) || startedAt > before) continue
    const last = lastAnswered(waitsOf.get(name) ?? [])
    if (last !== undefined && repair && await workflows.answer(last.taskToken!, last.outcome!) === 'delivered') {
      yield { kind: 'AnswerNotReceived', about: last.waitId, caseId: last.caseId, text: 'Atbilde bija ierakstīta, bet darba plūsma to nebija saņēmusi.', mend: async () => 'Nodota tagad.' }
      continue
    }
    const subject = About.parse(JSON.parse((await workflows.end(arn)).input ?? '{}'))
    yield {
      kind: 'RunningWithoutWait', about: name, caseId: subject.caseId, text: 'Izpilde darbojas, bet neviens netiek gaidīts.',
      mend: async () => (isAboutNothing(subject) ? undefined
        : toSupervisors({ ...subject, workflow, execution: name, fault: { error: 'RunningWithoutWait', cause: 'RUNNING', executionArn: arn } }, dependencies)),
    }
  }
}

const lastAnswered = (waits: readonly Wait[]): Wait | undefined =>
  waits.filter(({ taskToken, state }) => taskToken !== undefined && state === 'Answered').toSorted((a, b) => (a.answeredAt ?? '').localeCompare(b.answeredAt ?? '')).at(-1)

export const failedWithoutRepair: Look = async function* ({ failed, before, busy, unknownFailures }, dependencies) {
  const { store, workflows } = dependencies
  for (const { arn, name: ofItsOwn, workflow, status, startedAt, endedAt = startedAt } of failed) {
    const name = originalName(ofItsOwn)
    const input = (await workflows.end(arn)).input ?? '{}'
    const subject = About.parse(JSON.parse(input))
    if (isAboutNothing(subject) || endedAt > before || await store.waits.byId(waitIdOf(subject, name, 'AwaitRepair', repairEntry(endedAt))) !== undefined) continue
    unknownFailures.add(name)
    yield {
      kind: 'FailedWithoutRepair', about: name, caseId: subject.caseId, text: 'Izpilde bija apstājusies kļūdas dēļ, un neviens to nezināja.',
      async mend() {
        const { error, cause } = await workflows.end(arn)
        await executionEnded({ executionArn: arn, name: ofItsOwn, workflow, status: status as 'FAILED', input: JSON.parse(input) as Record<string, unknown>, error, cause, endedAt }, dependencies)
        busy.add(name)
        return toldSupervisors
      },
    }
  }
}

export const waitWithoutExecution: Look = async function* ({ waitsOf, running, before, unknownFailures }, dependencies) {
  const { workflows } = dependencies
  for (const [name, waits] of waitsOf) {
    const wait = waits.find(({ state, taskToken, openedAt, box }) => state === 'Open' && taskToken !== undefined && box !== 'AwaitRepair' && openedAt <= before)
    if (wait === undefined || running.has(name)) continue
    // Whoever sets it going again finds the wait as it was; until then the repair speaks for it.
    if (waits.some(({ box, state }) => box === 'AwaitRepair' && state === 'Open') || unknownFailures.has(name)) continue
    const arn = workflows.executionArn(wait.workflow, name)
    const status = await workflows.status(arn)
    if (status === 'RUNNING') continue
    yield {
      kind: 'WaitWithoutExecution', about: wait.waitId, caseId: wait.caseId, text: `Uzdevums gaida, bet tā izpildes vairs nav (${status ?? 'nav atrodama'}).`,
      mend: () => toSupervisors({ ...wait, fault: { error: 'WaitWithoutExecution', cause: status ?? 'ExecutionDoesNotExist', executionArn: arn } }, dependencies),
    }
  }
}

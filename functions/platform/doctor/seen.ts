// What the doctor sees of the whole house at once: executions, waits and the matters they are about. Looked through once, whatever the number of matters.
import type { Wait } from '../../domain/wait.ts'
import { originalName } from '../../domain/workflow-names.ts'
import type { Dependencies } from '../dependencies.ts'
import { redrivableMs, type Execution } from '../workflows.ts'

export type Seen = Awaited<ReturnType<typeof look>>

/** `before`: what happened since is too fresh to judge. `told`: waits whose workflow has been told something just now. `repair`: what is found is mended at once. */
export async function look({ store, municipality, workflows, now }: Dependencies, { before, told, repair }: { before: string; told: ReadonlySet<string>; repair: boolean }) {
  const running = new Map<string, Execution>()
  const failed: Execution[] = []
  for (const workflow of workflows.names) {
    for (const execution of await workflows.list(workflow, 'RUNNING')) running.set(originalName(execution.name), execution)
    // Older ones have had their repair.
    for (const status of ['FAILED', 'TIMED_OUT', 'ABORTED'] as const) failed.push(...await workflows.list(workflow, status, now() - redrivableMs))
  }

  const [caseIds, runs, recalculations, jubilees] = await Promise.all([store.cases.all(), store.runs.all(1000), store.recalculations.all(municipality, 1000), store.jubilees.all(municipality, 1000)])
  const waits: Wait[] = []
  for (const caseId of caseIds) waits.push(...await store.waits.of({ caseId }))
  for (const { runId } of runs) waits.push(...await store.waits.of({ runId }))
  for (const { recalculationId } of recalculations) waits.push(...await store.waits.of({ recalculationId }))
  for (const { jubileesId } of jubilees) waits.push(...await store.waits.of({ jubileesId }))

  const isRecent = ({ waitId, openedAt, answeredAt = '' }: Wait): boolean => told.has(waitId) || openedAt > before || answeredAt > before
  const namesOf = (which: (wait: Wait) => boolean): Set<string> => new Set(waits.filter(which).map(({ execution }) => execution))
  return {
    before, repair, running, failed, caseIds, runs, waits,
    waitsOf: Map.groupBy(waits, ({ execution }) => execution),
    waitsOfCase: Map.groupBy(waits, ({ caseId }) => caseId),
    /** Executions with an open wait; a repair opened while looking adds its own. */
    busy: namesOf(({ state }) => state === 'Open'),
    /** Executions that have not had the time to open their next wait. */
    recent: namesOf(isRecent),
    /** Executions whose failure nobody knew of, found while looking. */
    unknownFailures: new Set<string>(),
  }
}

/** Whether somebody or something is at work under this name. */
export const isAwaited = ({ running, busy }: Pick<Seen, 'running' | 'busy'>, name: string): boolean => running.has(name) || busy.has(name)

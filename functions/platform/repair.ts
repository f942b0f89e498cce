// A failed execution is a wait owned by our hands: it opens here, and from it the execution is set going again.
import { z } from 'zod'
import { About, isAboutNothing, waitIdOf, type Wait } from '../domain/wait.ts'
import { nameOf } from '../domain/errors.ts'
import { instantOf } from '../domain/identifiers.ts'
import { originalName, subjectsInName, type WorkflowName } from '../domain/workflow-names.ts'
import type { Write } from '../store/table.ts'
import { openingBeside } from './beside.ts'
import type { Dependencies } from './dependencies.ts'
import { staffTaskNow } from './staff-wait.ts'
import { isRedrivable } from './workflows.ts'

/** How an execution ended, as Step Functions tells EventBridge (`Step Functions Execution Status Change`). */
export const ExecutionEnded = z.object({
  executionArn: z.string(),
  name: z.string(),
  workflow: z.string(),
  status: z.enum(['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']),
  input: z.record(z.string(), z.unknown()),
  error: z.string().optional(),
  cause: z.string().optional(),
  /** Tells one failure of an execution from the next, after it was set going again. */
  endedAt: z.string(),
})
export type ExecutionEnded = z.infer<typeof ExecutionEnded>

/** Repairs are looked at within one working day. */
const repairWorkingDays = 1

/** Opens the repair wait of an execution that failed; told twice, it is one wait. An execution that succeeded needs nothing. */
export async function executionEnded(ended: ExecutionEnded, dependencies: Dependencies): Promise<void> {
  dependencies.log({ code: 'ExecutionEnded', workflow: ended.workflow, execution: ended.name, status: ended.status, error: ended.error })
  if (ended.status === 'SUCCEEDED') return
  const about = About.parse(ended.input)
  if (isAboutNothing(about)) return
  await openRepair({
    ...about, workflow: ended.workflow, execution: originalName(ended.name),
    fault: { error: ended.error ?? ended.status, cause: faultOf(ended.cause), executionArn: ended.executionArn },
  }, repairEntry(ended.endedAt), dependencies)
}

/** The moment of its end tells one failure of an execution from the next. */
export const repairEntry = (endedAt: string): string => Date.parse(endedAt).toString(36)

export type Broken = About & Pick<Wait, 'workflow' | 'execution'> & { fault: NonNullable<Wait['fault']> }

/** Opens a repair for the supervisors. `entry` makes it the same one when it is opened again. False: it has been open before. */
export async function openRepair({ workflow, execution, fault, ...rest }: Broken, entry: string, dependencies: Dependencies): Promise<boolean> {
  const { store } = dependencies
  // A wait may be given as it stands: only what it is about goes over.
  const about = About.parse(rest)
  if (await store.waits.byId(waitIdOf(about, execution, 'AwaitRepair', entry)) !== undefined) return false
  await store.commit(await openingBeside({
    ...about, workflow, box: 'AwaitRepair', execution, entry, outcomes: ['SetGoingAgain', 'ClosedByHand'], fault, owner: 'hands', queue: 'supervision',
    ...await staffTaskNow(dependencies, repairWorkingDays, 'Izpilde apstājās kļūdas dēļ: tā jāapskata'),
  }, dependencies))
  return true
}

/** What came of setting it going. `BegunAnew`: what is to be committed with the answer, and the message to be sent then. */
export type SetGoing = { went: 'Goes' | 'GoesOn' } | { went: 'BegunAnew'; name: string; also: Write[] }

/**
 * Sets a broken execution going: from the box that failed, as long as the service goes on with it; after that anew from its beginning, under a name of its own.
 * It then comes by its waits as they were answered, asks nobody twice, and every box does no harm when it is repeated. One that goes, or has ended well, is left.
 * Errors: the service's own, where it did not go on for another reason.
 */
export async function setGoing(wait: Wait, { store, workflows, now }: Pick<Dependencies, 'store' | 'workflows' | 'now'>): Promise<SetGoing> {
  const execution = originalName(wait.execution)
  const isGoing = (status: string | undefined): boolean => status === 'RUNNING' || status === 'SUCCEEDED'
  const { last } = await workflows.lastOf(wait.workflow, execution)
  if (isGoing(last?.status)) return { went: 'Goes' }
  if (last !== undefined && isRedrivable(last.endedAt, now())) {
    try {
      await workflows.redrive(last.arn)
      return { went: 'GoesOn' }
    } catch (error) {
      if (nameOf(error) !== 'ExecutionNotRedrivable') throw error
    }
  }
  // Looked at once more: somebody may have been quicker.
  const { last: latest, next } = await workflows.lastOf(wait.workflow, execution)
  if (isGoing(latest?.status)) return { went: 'Goes' }
  const input = latest?.input === undefined ? await begunWith(wait, store) : z.record(z.string(), z.string()).parse(JSON.parse(latest.input))
  return { went: 'BegunAnew', name: next, also: [store.outbox.begins(instantOf(now()), wait.workflow as WorkflowName, next, input)] }
}

/** What an execution the service has forgotten began with. */
async function begunWith(wait: Wait, store: Dependencies['store']): Promise<Record<string, string>> {
  const about = Object.fromEntries(Object.entries(About.parse(wait)).filter(([, id]) => id !== undefined)) as Record<string, string>
  const readings = subjectsInName(wait.workflow as WorkflowName, originalName(wait.execution))
  for (const subject of readings.slice(0, -1)) if (await store.referrals.byId(about['caseId'] ?? '', subject['referralId'] ?? '') !== undefined) return { ...about, ...subject }
  return { ...about, ...readings.at(-1) }
}

/** The message of a Lambda's error, without its stack. Errors of ours hold no personal data; others are cut short. */
function faultOf(cause: string | undefined): string {
  if (cause === undefined) return ''
  try {
    const { errorMessage } = JSON.parse(cause) as { errorMessage?: unknown }
    return String(errorMessage ?? cause).slice(0, 300)
  } catch {
    return cause.slice(0, 300)
  }
}

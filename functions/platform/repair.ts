// A failed execution is a wait owned by our hands: it opens here, and from it the execution is set going again.
import { z } from 'zod'
import { instantOf } from '../domain/identifiers.ts'
import { waitIdOf, type Wait } from '../domain/wait.ts'
import { staffTask } from '../domain/wait-dates.ts'
import { calendarOf } from './calendar.ts'
import type { Dependencies } from './dependencies.ts'
import { listedAs } from './listed.ts'

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
  const { caseId, runId, recalculationId, jubileesId, applicationId, proceedingId } = z.object({
    caseId: z.string().optional(), runId: z.string().optional(), recalculationId: z.string().optional(), jubileesId: z.string().optional(), applicationId: z.string().optional(), proceedingId: z.string().optional(),
  }).parse(ended.input)
  if (caseId === undefined && runId === undefined && recalculationId === undefined && jubileesId === undefined) return
  await openRepair({
    caseId, runId, recalculationId, jubileesId, applicationId, proceedingId, workflow: ended.workflow, execution: ended.name,
    fault: { error: ended.error ?? ended.status, cause: faultOf(ended.cause), executionArn: ended.executionArn },
  }, repairEntry(ended.endedAt), dependencies)
}

/** The moment of its end tells one failure of an execution from the next. */
export const repairEntry = (endedAt: string): string => Date.parse(endedAt).toString(36)

export type Broken = Pick<Wait, 'caseId' | 'runId' | 'recalculationId' | 'jubileesId' | 'applicationId' | 'proceedingId' | 'workflow' | 'execution'> & { fault: NonNullable<Wait['fault']> }

/** Opens a repair for the supervisors. `entry` makes it the same one when it is opened again. False: it has been open before. */
export async function openRepair({ caseId, runId, recalculationId, jubileesId, applicationId, proceedingId, workflow, execution, fault }: Broken, entry: string, { store, now, municipality }: Dependencies): Promise<boolean> {
  const waitId = waitIdOf({ caseId, runId, recalculationId, jubileesId }, execution, 'AwaitRepair', entry)
  if (await store.waits.byId(waitId) !== undefined) return false
  await store.waits.open({
    waitId, caseId, runId, recalculationId, jubileesId, applicationId, proceedingId, workflow, box: 'AwaitRepair', execution,
    owner: 'hands', queue: 'supervision', ...await listedAs({ queue: 'supervision', caseId, applicationId, proceedingId }, store),
    ...staffTask(await calendarOf({ store, municipality }), instantOf(now()), repairWorkingDays, 'Izpilde apstājās kļūdas dēļ: tā jāapskata'),
    outcomes: ['SetGoingAgain', 'ClosedByHand'], fault,
  })
  return true
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

// Due dates of frames and executions: rows, never timers of the process.
import { endExecution, type Runtime } from './step.ts'
import type { ExecutionRow, Phase, TimerKind, TimerRow } from './rows.ts'

/** Standard workflows end after a year (Service Quotas, "Maximum execution time"). */
export const oneYearSeconds = 31_536_000

const phaseAfter: Partial<Record<TimerKind, Phase>> = { wait: 'waited', retry: 'again', timeout: 'timedOut', heartbeat: 'heartbeatLost' }

/** How many timers are fired in one commit. */
const timersAtOnce = 256

/**
 * Fires what is due, in order of its date, in one commit: frames become ready, executions whose time is over end.
 * Announcements are left to the caller, who gets them back. Returns also whether anything was done.
 */
export function fireTimers(runtime: Runtime): { announcements: TimerRow[], fired: boolean } {
  const { store, now } = runtime
  const due = store.dueTimers(now(), timersAtOnce)
  const announcements = due.filter(({ kind }) => kind === 'announce')
  const others = due.filter(({ kind }) => kind !== 'announce')
  if (others.length > 0) store.transaction(() => others.forEach((timer) => fire(runtime, timer)))
  return { announcements, fired: others.length > 0 }
}

/**
 * A call that was under way when the last process ended is made again, and has its whole time again: what passed while no process was there is not its own,
 * and a house that was down for longer than a box may take would find every such box failed.
 */
export function giveCallsTimeAgain({ store, now }: Pick<Runtime, 'store' | 'now'>): void {
  const at = now()
  const late = [...store.calls()].flatMap(({ execution, frame }) => {
    const row = store.frame(execution, frame)
    return row === undefined ? [] : store.timersOf(row).filter(({ kind, dueAt }) => dueAt <= at && (kind === 'timeout' || kind === 'heartbeat')).map((timer) => ({ ...timer, time: timer.dueAt - row.enteredAt }))
  })
  if (late.length > 0) store.transaction(() => late.forEach(({ execution, frame, kind, time }) => store.setTimer(execution, frame, kind, at + time)))
}

function fire(runtime: Runtime, { execution, frame, kind }: TimerRow): void {
  const { store } = runtime
  store.clearTimer(execution, frame, kind)
  if (kind === 'execution') {
    const row = store.execution(execution)
    if (row?.status === 'RUNNING') closeExecution(runtime, row, 'TIMED_OUT', { error: 'States.Timeout' })
    return
  }
  const row = store.frame(execution, frame)
  // An answer that came in time is not undone by a date that passes before it is read.
  if (!row || row.answer !== null) return
  store.clearTimers(execution, frame)
  store.updateFrame({ ...row, phase: phaseAfter[kind] as Phase, ready: store.nextReady() })
}

const closingEvent = { TIMED_OUT: 'ExecutionTimedOut', ABORTED: 'ExecutionAborted' } as const

/**
 * Ends a running execution from outside, in the transaction that is open. As the service has it, the event follows no other, and an
 * execution whose time is over shows its error in that event only.
 */
export function closeExecution(runtime: Runtime, execution: ExecutionRow, status: keyof typeof closingEvent, reason: { error?: string, cause?: string }): void {
  const { store, now } = runtime
  const id = execution.events + 1
  store.events.add(execution.id, [{ id, previous: 0, at: now(), type: closingEvent[status], details: JSON.stringify(reason) }])
  endExecution(runtime, execution, { status, ...(status === 'ABORTED' ? reason : {}) }, id)
}

// The loop that does what is due: timers, transitions in groups that share a commit, calls, announcements.
import { isOwnService, makeCall, startChild, type Calling } from './calls.ts'
import { beginStep, commit, executionArn, record, type Step } from './step.ts'
import type { ExecutionRow, FrameRow } from './store.ts'
import type { Answer } from './task.ts'
import { fireTimers } from './timers.ts'
import { advance } from './transition.ts'

/** An execution that is over, as the host hears of it. */
export interface Ended {
  executionArn: string
  name: string
  workflow: string
  status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'
  error?: string
  cause?: string
  input: unknown
  output?: unknown
  /** Milliseconds since 1970; the end as it was, however late it is announced. */
  startedAt: number
  endedAt: number
}

export interface Pumped extends Calling {
  onEnded?: (ended: Ended) => void | Promise<void>
  maxConcurrency: number
}

interface InFlight {
  frame: FrameRow
  answer?: Answer | 'silent'
}

/** How many transitions of different executions share one commit. */
const stepsAtOnce = 32
/** A host that could not take an announcement gets it again after this many milliseconds. */
const announceAgainMillis = 5_000
/** History of an ended execution is kept this long, and its name is taken as long (StartExecution, "name"). */
const keptMillis = 90 * 24 * 3600 * 1000
const forgottenAtOnce = 100

export function createPump(pumped: Pumped) {
  const { store, now, maxConcurrency } = pumped
  const inFlight = new Map<number, InFlight>()
  const answered: InFlight[] = []
  let running: Promise<void> = Promise.resolve()
  let isRunning = false
  let isClosed = false
  /** Something happened since the loop last looked. */
  let isAwake = false
  let rouse: (() => void) | undefined
  let forgetAt = 0

  const underWay = () => [...inFlight.values()].filter(({ answer }) => answer === undefined).length

  function wake(): boolean {
    isAwake = true
    rouse?.()
    return isRunning
  }

  async function loop(): Promise<void> {
    isRunning = true
    try {
      // Whoever brought the work may be inside a transaction of its own: it is over before this goes on.
      await undefined
      forgetOld()
      while (!isClosed) {
        isAwake = false
        // In strict order a call is over before anything else is done.
        const isBusy = maxConcurrency === 1 && underWay() > 0
        if (!isBusy && (await doDue())) {
          // Answers of other calls and requests from outside are heard between rounds, so that many cases share the next commit.
          if (maxConcurrency > 1) await new Promise((resolve) => setImmediate(resolve))
          continue
        }
        if (isAwake) continue
        if (underWay() === 0) return
        await new Promise<void>((resolve) => (rouse = resolve))
        dropAbandoned()
      }
    } finally {
      isRunning = false
    }
  }

  /** One round over everything that is due; true when there was something. */
  async function doDue(): Promise<boolean> {
    const { announcements, fired } = fireTimers(pumped)
    for (const { execution } of announcements) await announce(execution)
    const stepped = await stepGroup()
    if (isClosed) return false
    if (fired || stepped) dropAbandoned()
    return startCalls() || fired || stepped || announcements.length > 0
  }

  /** Forgets calls nobody waits for any more: their task timed out, was aborted or stopped. */
  function dropAbandoned(): void {
    for (const { frame } of inFlight.values()) {
      const row = store.frame.get(frame.id)
      if (row?.phase !== 'call' || row.version !== frame.version) inFlight.delete(frame.id)
    }
  }

  /** Takes a group of frames, each of another execution, one transition on, in one commit. */
  async function stepGroup(): Promise<boolean> {
    const steps: Step[] = []
    const executions = new Set<number>()
    const later: InFlight[] = []
    for (const call of answered.splice(0)) {
      const row = store.frame.get(call.frame.id)
      if (row?.phase !== 'call' || row.version !== call.frame.version) continue
      if (executions.has(row.execution) || steps.length >= stepsAtOnce) later.push(call)
      else await take(row.id, row.execution, call.answer)
    }
    answered.unshift(...later)
    for (const { id, execution } of store.stepFrames.all(stepsAtOnce * 2)) {
      if (steps.length < stepsAtOnce && !executions.has(execution)) await take(id, execution)
    }
    if (steps.length === 0) return later.length > 0
    if (!isClosed) store.transaction(() => steps.forEach((step) => commit(step)))
    return true

    async function take(id: number, execution: number, answer?: Answer | 'silent'): Promise<void> {
      executions.add(execution)
      const step = await takeStep(id, answer)
      if (step) steps.push(step)
    }
  }

  async function takeStep(id: number, answer?: Answer | 'silent'): Promise<Step | undefined> {
    const step = beginStep(pumped, id)
    if (!step) return undefined
    try {
      await advance(step, answer)
      return step
    } catch (error) {
      // A bug of ours must not stop the other executions: this one ends red, where staff and monitoring see it.
      const failed = beginStep(pumped, id) as Step
      const failure = { error: 'States.Runtime', cause: String((error as Error).stack ?? error).slice(0, 32_768) }
      record(failed, 'ExecutionFailed', failure)
      failed.ended = { status: 'FAILED', ...failure }
      return failed
    }
  }

  function startCalls(): boolean {
    let started = false
    const free = maxConcurrency - underWay()
    if (free <= 0) return false
    for (const frame of store.callFrames.all(free + inFlight.size)) {
      if (inFlight.get(frame.id)?.frame.version === frame.version) continue
      if (underWay() >= maxConcurrency) break
      started = true
      // Answered by token before the process that called it died: it need not be called again.
      if (frame.answer !== null) store.updateFrame({ ...frame, phase: 'token', ready: store.nextReady() })
      else if (isOwnService(pumped, frame)) startChild(pumped, frame)
      else void startCall(frame)
    }
    return started
  }

  async function startCall(frame: FrameRow): Promise<void> {
    const call: InFlight = { frame }
    inFlight.set(frame.id, call)
    const answer = await makeCall(pumped, frame)
    // Given up (timed out, aborted, tried again) while it was under way: nobody waits for it.
    if (inFlight.get(frame.id) !== call || isClosed) return
    call.answer = answer
    answered.push(call)
    wake()
  }

  /** At least once: the mark goes only when the host has taken the announcement. */
  async function announce(id: number): Promise<void> {
    const row = store.execution.get(id)
    try {
      if (row) await pumped.onEnded?.(endedFrom(row))
      store.clearTimer.run(id, 0, 'announce')
    } catch {
      store.setTimer.run(id, 0, 'announce', now() + announceAgainMillis)
    }
  }

  /** Once a day of the clock, lets go of executions that ended more than 90 days ago. */
  function forgetOld(): void {
    if (now() < forgetAt) return
    const old = store.endedBefore.all(now() - keptMillis, forgottenAtOnce)
    forgetAt = old.length < forgottenAtOnce ? now() + 24 * 3600 * 1000 : now()
    if (old.length === 0) return
    store.transaction(() => {
      for (const { id } of old) {
        store.clearAllTimers.run(id)
        store.deleteFrames.run(id)
        store.deleteHistory.run(id)
        store.deleteExecution.run(id)
      }
      store.forgetDefinitions.run()
    })
  }

  return {
    /** Joins the loop that is running, or starts one. */
    pump(): Promise<void> {
      if (!wake()) running = loop()
      return running
    },
    /** Says that there is new work; false when no loop is running to do it. */
    wake,
    close(): void {
      isClosed = true
      inFlight.clear()
      wake()
    },
  }
}

function endedFrom(row: ExecutionRow): Ended {
  return {
    executionArn: executionArn(row), name: row.name, workflow: row.workflow, status: row.status as Ended['status'], input: JSON.parse(row.input),
    startedAt: row.startedAt, endedAt: row.endedAt as number,
    ...(row.output === null ? {} : { output: JSON.parse(row.output) }), ...(row.error === null ? {} : { error: row.error }), ...(row.cause === null ? {} : { cause: row.cause }),
  }
}

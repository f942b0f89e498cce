// The loop that does what is due: timers, transitions, calls, announcements. What is done in one turn shares a commit.
import type { Commits } from '../commits.ts'
import { isOwnService, makeCall, startChild, type Calling } from './calls.ts'
import { beginStep, commit, executionArn, record, type Step } from './step.ts'
import type { ExecutionRow, FrameRow, TimerRow } from './rows.ts'
import type { Queued } from './queue.ts'
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
  commits: Commits
  onEnded?: (ended: Ended) => void | Promise<void>
  maxConcurrency: number
}

interface InFlight {
  frame: FrameRow
  answer?: Answer | 'silent'
}

/** So many transitions at most share a commit, so that no execution that never rests keeps the others waiting. */
const transitionsAtOnce = 256
/** A host that could not take an announcement gets it again after this many milliseconds. */
const announceAgainMillis = 5_000
/** History of an ended execution is kept this long, and its name is taken as long (StartExecution, "name"). */
const keptMillis = 90 * 24 * 3600 * 1000
const forgottenAtOnce = 100

export function createPump(pumped: Pumped) {
  const { store, commits, now, maxConcurrency } = pumped
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

  /**
   * A turn: transitions until every frame waits for somebody, their commit, then what the world may see of it: announcements and calls.
   * What the called write, and what is asked of the house meanwhile, goes into the commit of the next turn together with the transitions
   * that follow from it.
   */
  async function loop(): Promise<void> {
    isRunning = true
    try {
      // Whoever brought the work may be inside a transaction of its own: it is over before this goes on.
      await undefined
      forgetOld()
      while (!isClosed) {
        isAwake = false
        commits.gather()
        const { announcements, done } = await workOff()
        if (isClosed) return
        commits.commit()
        store.cool()
        commits.gather()
        for (const { execution } of announcements) await announce(execution)
        if (isClosed) return
        const started = startCalls()
        // In strict order the one call is waited for; otherwise a turn of the event loop gathers what else is answered in it.
        if (underWay() > 0) await new Promise<void>((resolve) => { if (maxConcurrency === 1) rouse = resolve; else setImmediate(resolve) })
        if (isClosed) return
        if (isAwake || started || done || announcements.length > 0) continue
        commits.commit()
        if (underWay() === 0) return
        await new Promise<void>((resolve) => (rouse = resolve))
        dropAbandoned()
      }
    } finally {
      isRunning = false
    }
  }

  /** Everything that can be done without calling anybody. */
  async function workOff(): Promise<{ announcements: TimerRow[], done: boolean }> {
    // In strict order a call is over before anything else is done.
    if (maxConcurrency === 1 && underWay() > 0) return { announcements: [], done: false }
    const { announcements, fired } = fireTimers(pumped)
    if (fired) dropAbandoned()
    let transitions = 0
    for (const { frame, answer } of answered.splice(0)) {
      transitions += 1
      if (!isAsCalled(frame)) continue
      inFlight.delete(frame.id)
      await take({ execution: frame.execution, frame: frame.id }, answer)
    }
    do {
      for (let next = store.firstStep(); next !== undefined && transitions < transitionsAtOnce && !isClosed; next = store.firstStep()) {
        transitions += 1
        await take(next)
      }
    } while (transitions < transitionsAtOnce && !isClosed && answerOwnCalls())
    if (transitions > 0 && !isClosed) dropAbandoned()
    return { announcements, done: fired || transitions > 0 }
  }

  /** Forgets calls nobody waits for any more: their task timed out, was aborted or stopped. */
  function dropAbandoned(): void {
    for (const { frame } of inFlight.values()) if (!isAsCalled(frame)) inFlight.delete(frame.id)
  }

  /** The frame still waits for this very call. */
  function isAsCalled({ execution, id, version }: FrameRow): boolean {
    const row = store.frame(execution, id)
    return row?.phase === 'call' && row.version === version
  }

  /** Takes a frame one transition on; where it was changed meanwhile, by a stop, nothing is written. */
  async function take(queued: Queued, answer?: Answer | 'silent'): Promise<void> {
    const step = await takeStep(queued, answer)
    if (isClosed) return
    if (step === undefined || (!store.transaction(() => commit(step)) && store.execution(queued.execution)?.status !== 'RUNNING')) store.dequeue(queued.frame)
  }

  async function takeStep(queued: Queued, answer?: Answer | 'silent'): Promise<Step | undefined> {
    const step = beginStep(pumped, queued)
    if (!step) return undefined
    try {
      await advance(step, answer)
      return step
    } catch (error) {
      // A bug of ours must not stop the other executions: this one ends red, where staff and monitoring see it.
      const failed = beginStep(pumped, queued) as Step
      const failure = { error: 'States.Runtime', cause: String((error as Error).stack ?? error).slice(0, 32_768) }
      record(failed, 'ExecutionFailed', failure)
      failed.ended = { status: 'FAILED', ...failure }
      return failed
    }
  }

  /** Calls the runner answers by itself; true when there were any. */
  function answerOwnCalls(): boolean {
    const own = callsToMake().filter((frame) => frame.answer !== null || isOwnService(pumped, frame))
    for (const frame of own) {
      // Answered by token before the process that called it died: it need not be called again.
      if (frame.answer !== null) store.transaction(() => store.updateFrame({ ...frame, phase: 'token', ready: store.nextReady() }))
      else startChild(pumped, frame)
    }
    return own.length > 0
  }

  /** Calls that are not under way, in their order. */
  function callsToMake(): FrameRow[] {
    const frames = [...store.calls()].map(({ execution, frame }) => store.frame(execution, frame))
    return frames.filter((frame) => frame !== undefined).filter((frame) => inFlight.get(frame.id)?.frame.version !== frame.version)
  }

  function startCalls(): boolean {
    const calls = callsToMake().slice(0, Math.max(0, maxConcurrency - underWay()))
    for (const frame of calls) void startCall(frame)
    return calls.length > 0
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
    const row = store.execution(id)
    try {
      if (row) await pumped.onEnded?.(endedFrom(row))
      if (!isClosed) store.transaction(() => store.clearTimer(id, 0, 'announce'))
    } catch {
      if (!isClosed) store.transaction(() => store.setTimer(id, 0, 'announce', now() + announceAgainMillis))
    }
  }

  /** Once a day of the clock, lets go of executions that ended more than 90 days ago. */
  function forgetOld(): void {
    if (now() < forgetAt) return
    const old = store.endedBefore.all(now() - keptMillis, forgottenAtOnce)
    forgetAt = old.length < forgottenAtOnce ? now() + 24 * 3600 * 1000 : now()
    if (old.length === 0) return
    store.transaction(() => {
      for (const { id } of old) store.forget(id)
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
      try {
        commits.commit()
      } catch {
        // The disk failed: whoever needed what was gathered has heard of it.
      }
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

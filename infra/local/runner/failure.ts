// What happens when a state fails: retried, caught, or passed to what surrounds it.
import type { Catcher, Retrier } from './definition.ts'
import { matchesError, named, type Failure } from './errors.ts'
import { exit, record, scopeOf, type Step } from './step.ts'
import { failMachine } from './machines.ts'

/** The failure an error thrown while a state was at work stands for; anything that is not a known error is a bug: States.Runtime. */
export function failureOf(error: unknown): Failure & { location?: string } {
  const { name, message, location } = error as Error & { location?: string }
  if (name === 'States.QueryEvaluationError') return { error: name, cause: message, ...(location === undefined ? {} : { location }) }
  if (name?.startsWith('States.')) return { error: name, cause: message }
  throw error
}

/** Records a failed evaluation and gives the failure the cause the service shows. */
export function evaluationFailed(step: Step, { error, cause, location }: Failure & { location?: string }): Failure {
  const failure = { error, cause: `An error occurred while executing the state '${step.frame.state}' (entered at the event id #${step.frame.enteredEvent}). ${cause}` }
  record(step, 'EvaluationFailed', { ...failure, ...(location === undefined ? {} : { location }), state: step.frame.state })
  return failure
}

/** The failure of a thrown error, recorded where the service records it. */
export function recordThrown(step: Step, error: unknown): Failure {
  const failure = failureOf(error)
  if (failure.error === 'States.QueryEvaluationError') return evaluationFailed(step, failure)
  if (failure.error === 'States.DataLimitExceeded') return failure
  return { ...failure, cause: `An error occurred while executing the state '${step.frame.state}' (entered at the event id #${step.frame.enteredEvent}). ${failure.cause}` }
}

/** Retries the state, or goes where a Catch leads, or fails the machine the state is in. */
export async function failState(step: Step, failure: Failure): Promise<void> {
  const { state } = step
  if (state.Type === 'Map' || state.Type === 'Parallel') record(step, `${state.Type}StateFailed`, failure)
  if (retry(step, failure)) return
  const index = (state.Catch ?? []).findIndex(({ ErrorEquals }) => matchesError(ErrorEquals, failure.error))
  if (index < 0) return failMachine(step, failure)
  try {
    await goToCatcher(step, failure, (state.Catch as Catcher[])[index] as Catcher, index)
  } catch (error) {
    // A Catch whose own expression fails is not caught again.
    failMachine(step, recordThrown(step, error))
  }
}

async function goToCatcher(step: Step, failure: Failure, { Assign, Output, Next }: Catcher, index: number): Promise<void> {
  // An absent cause is bound as an empty text.
  const errorOutput = { Error: failure.error, Cause: failure.cause ?? '' }
  const output = await exit(step, { scope: scopeOf(step, { errorOutput }), Assign, Output, otherwise: () => JSON.stringify(errorOutput), next: Next, at: `Catch[${index}]/` })
  if (output !== undefined) throw named('States.Runtime', 'A Catch leads nowhere')
}

function retry(step: Step, failure: Failure): boolean {
  const { state, frame, runtime } = step
  const index = (state.Retry ?? []).findIndex(({ ErrorEquals }) => matchesError(ErrorEquals, failure.error))
  const retrier = state.Retry?.[index]
  if (!retrier) return false
  const attempts = step.memo.attempts ?? []
  const used = attempts[index] ?? 0
  // States Language, "Retrying after error": three retries unless MaxAttempts says otherwise.
  if (used >= (retrier.MaxAttempts ?? 3)) return false
  attempts[index] = used + 1
  step.memo = { attempts: Array.from(attempts, (count) => count ?? 0), retryCount: (step.memo.retryCount ?? 0) + 1 }
  frame.token = null
  Object.assign(frame, { phase: 'sleep', ready: null })
  step.timers = [{ kind: 'retry', dueAt: runtime.now() + retryDelayMillis(retrier, used, runtime.random) }]
  return true
}

/**
 * The delay before a retry, when `used` retries were made before it: IntervalSeconds × BackoffRate^used, at most MaxDelaySeconds;
 * with full jitter a random part of that (Developer Guide, "Retrying after an error").
 */
export function retryDelayMillis({ IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds, JitterStrategy }: Retrier, used: number, random: () => number): number {
  const seconds = Math.min(IntervalSeconds * BackoffRate ** used, MaxDelaySeconds ?? Infinity, 99_999_999)
  return Math.round(seconds * 1000 * (JitterStrategy === 'FULL' ? random() : 1))
}


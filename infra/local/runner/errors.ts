// Error names of the States Language, and which of them a Retry or a Catch matches.

/** What a state failed with, as the service shows it; a missing cause is shown as nothing at all. */
export interface Failure {
  error: string
  cause?: string
}

/** An Error with a name: the only kind of error this runner throws on purpose. */
export function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name })
}

/** An expression, or the value it gave, that cannot be used. `location` is the field, as `Output/total` or `Choices[0]/Condition`. */
export function queryEvaluationError(message: string, location?: string): Error & { location?: string } {
  return Object.assign(named('States.QueryEvaluationError', message), location === undefined ? {} : { location })
}

/** The service's name for the error of a missed heartbeat; `States.Timeout` in a Retry or Catch means it as well. */
export const heartbeatTimeout = 'States.HeartbeatTimeout'

/**
 * True when one of the names in `errorEquals` stands for this error.
 * States.ALL leaves out States.Runtime and States.DataLimitExceeded; States.TaskFailed stands for all but States.Timeout;
 * States.Timeout covers a missed heartbeat too (Developer Guide, "Handling errors in Step Functions workflows", Error names).
 */
export function matchesError(errorEquals: readonly string[], error: string): boolean {
  // Nothing retries or catches States.Runtime: the definition itself is at fault.
  if (error === 'States.Runtime') return false
  return errorEquals.some((name) => {
    if (name === error) return true
    if (error === 'States.DataLimitExceeded') return false
    if (name === 'States.ALL') return true
    if (name === 'States.TaskFailed') return error !== 'States.Timeout'
    return name === 'States.Timeout' && error === heartbeatTimeout
  })
}

/** 256 KiB of UTF-8 JSON: Service Quotas, "Maximum input or output size for a task, state, or execution". */
export const maximumPayloadBytes = 262_144

/** Throws States.DataLimitExceeded for a payload over 256 KiB. `of` is the state or the task's resource. */
export function checkSize(json: string, of: string): void {
  // A UTF-16 unit is at most three bytes of UTF-8, so most texts need no counting.
  if (json.length * 3 <= maximumPayloadBytes || Buffer.byteLength(json) <= maximumPayloadBytes) return
  throw named('States.DataLimitExceeded', `The state/task '${of}' returned a result with a size exceeding the maximum number of bytes service limit.`)
}

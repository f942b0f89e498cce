// The names of faults, shared by whoever throws them and by the workflows that retry them.

/**
 * Faults that pass by themselves: worth another attempt within a minute.
 * `TimeoutError` is what middy throws 5 ms before Lambda's own timeout; the `Lambda.*` names are those the service
 * documentation asks every workflow to retry; throttling and transaction conflicts are DynamoDB's bad weather.
 */
export const transient = [
  'TransientFault',
  // Someone else wrote first: tried again, a step reads what is there now.
  'Conflict',
  'TimeoutError',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
  'Lambda.ClientExecutionTimeoutException',
  'Sandbox.Timedout',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'InternalServerError',
  'TransactionConflictException',
] as const

/** Starting an execution that already exists is not a fault: the name says what it is, so it has been started. */
export const alreadyStarted = ['StepFunctions.ExecutionAlreadyExistsException'] as const

/** Every fault a workflow may name in Retry or Catch; a misspelt one does not compile. */
export type FaultName = (typeof transient)[number] | (typeof alreadyStarted)[number]

/** What a log line says of a fault: its name, never its message, which may hold what a person typed. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')

/** Something outside us did not answer just now; the workflow tries again. */
export class TransientFault extends Error {
  override name = 'TransientFault'
}

/**
 * The record is not such that the step can go on, and trying again will not help: a person must look.
 * The execution fails, which opens a repair wait owned by our hands; the message goes to staff, so it holds no personal data.
 */
export class NeedsStaff extends Error {
  override name = 'NeedsStaff'
}

/** What was asked is not so (any more): someone else answered, the record moved on, it is not theirs. Shown to the person as a page. */
export class Conflict extends Error {
  override name = 'Conflict'
}

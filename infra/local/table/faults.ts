// The errors of the service, as the SDK hands them to its caller: an Error with the service's name, `$fault` and `$metadata`.

export interface ServiceFault extends Error {
  $fault: 'client' | 'server'
  $metadata: { httpStatusCode: number }
}

/** An error of the service by its name; `details` are its further members (`Item`, `CancellationReasons`). */
export function serviceFault(name: string, message: string, details: object = {}): ServiceFault {
  return Object.assign(new Error(message), {
    name, $fault: 'client' as const, $metadata: { httpStatusCode: 400 }, ...details,
  })
}

export const validationFault = (message: string) => serviceFault('ValidationException', message)

/** "One or more parameter values were invalid: …", the service's opening for a value that does not fit. */
export const invalidValue = (message: string) => validationFault(`One or more parameter values were invalid: ${message}`)

/** What the service has and this table has not: said, never ignored. */
export const outsideSubset = (what: string) => validationFault(`The embedded table does not offer ${what}`)

export const tableNotFound = () => serviceFault('ResourceNotFoundException', 'Requested resource not found')

export function conditionFailed(item?: object): ServiceFault {
  return serviceFault('ConditionalCheckFailedException', 'The conditional request failed', item ? { Item: item } : {})
}

export interface CancellationReason { Code: string, Message?: string, Item?: object }

/** One reason for each action of the transaction, in order; `None` where the action itself was fine. */
export function transactionCanceled(reasons: CancellationReason[]): ServiceFault {
  const codes = reasons.map((reason) => reason.Code).join(', ')
  return serviceFault(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  )
}

// What a Task's Resource says: whom to call, whether the answer comes later by token, and how its history events are called.

export interface Resource {
  arn: string
  /** A Lambda function's own ARN is recorded as LambdaFunction…, a service integration as Task…. */
  family: 'LambdaFunction' | 'Task'
  /** As GetExecutionHistory shows a service integration: `lambda` and `invoke.waitForTaskToken`. */
  resourceType?: string
  resource?: string
  /** Set when the ARN is the function itself. */
  functionName?: string
  isLambdaInvoke: boolean
  /** True when the call only submits and the outcome comes by task token (`.waitForTaskToken`) or when the job ends (`.sync`). */
  answeredLater: boolean
}

const functionArn = /^arn:aws[\w-]*:lambda:[\w-]*:\d*:function:(.+)$/
const integrationArn = /^arn:aws[\w-]*:states:[\w-]*:\d*:(.+):([^:]+)$/

/** Why this resource is refused when a definition is loaded, or undefined. */
export function unservedResource(arn: string): string | undefined {
  if (functionArn.test(arn)) return undefined
  const parts = integrationArn.exec(arn)
  if (!parts) return `${arn} is neither a Lambda function nor a service integration`
  if (/:activity$/.test(`:${parts[1]}`)) return 'activities are not served'
  if (/^(aws-sdk:)?s3$/.test(parts[1] as string)) return 'S3 integrations are not served'
  if (parts[1] === 'http') return 'HTTP tasks are not served'
  return undefined
}

const known = new Map<string, Resource>()

/** Reads a resource that `unservedResource` did not refuse, once: there are as many as definitions name. */
export function readResource(arn: string): Resource {
  const resource = known.get(arn) ?? parsed(arn)
  known.set(arn, resource)
  return resource
}

function parsed(arn: string): Resource {
  const ofFunction = functionArn.exec(arn)
  if (ofFunction) return { arn, family: 'LambdaFunction', functionName: ofFunction[1] as string, isLambdaInvoke: false, answeredLater: false }
  const [, service, action] = integrationArn.exec(arn) as unknown as [string, string, string]
  // `.sync:2` ends in a colon and a digit, which the pattern above takes for the action.
  const [resourceType, resource] = action === '2' ? [service.slice(0, service.lastIndexOf(':')), `${service.slice(service.lastIndexOf(':') + 1)}:2`] : [service, action]
  return {
    arn, family: 'Task', resourceType, resource,
    isLambdaInvoke: resourceType === 'lambda' && resource.split('.')[0] === 'invoke',
    answeredLater: /\.(waitForTaskToken|sync|sync:2)$/.test(resource),
  }
}

/** `application_AssessMeans` of an ARN, a partial ARN or a plain name; a version or alias after it is left out. */
export function functionNameOf(reference: string): string {
  return (functionArn.exec(reference)?.[1] ?? reference.replace(/^\d+:function:/, '')).split(':')[0] as string
}

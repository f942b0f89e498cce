// Called by EventBridge when an execution failed, timed out or was stopped: a person is asked to look.
import { z } from 'zod'
import type { Dependencies } from '../platform/dependencies.ts'
import { toEventHandler } from '../platform/lambda.ts'
import { ExecutionEnded, executionEnded } from '../platform/repair.ts'

/**
 * `Step Functions Execution Status Change`. `input` is left out by the service when input and output together are too large.
 * https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
const StatusChange = z.object({
  time: z.iso.datetime(),
  detail: z.object({
    executionArn: z.string(),
    stateMachineArn: z.string(),
    name: z.string(),
    status: ExecutionEnded.shape.status,
    input: z.string().nullish(),
    error: z.string().nullish(),
    cause: z.string().nullish(),
    /** Milliseconds since 1970. */
    stopDate: z.number().nullish(),
  }),
})

/** What the event tells about the end; what it leaves out the service is asked for. */
export async function endOf(event: unknown, { workflows }: Pick<Dependencies, 'workflows'>): Promise<ExecutionEnded> {
  const { detail, time } = StatusChange.parse(event)
  const complete = typeof detail.input === 'string' && typeof detail.error === 'string' && typeof detail.cause === 'string'
  const asked = complete ? {} : await workflows.end(detail.executionArn)
  return ExecutionEnded.parse({
    executionArn: detail.executionArn,
    name: detail.name,
    workflow: workflows.workflowOf(detail.stateMachineArn),
    status: detail.status,
    input: JSON.parse(detail.input ?? asked.input ?? '{}'),
    error: detail.error ?? asked.error,
    cause: detail.cause ?? asked.cause,
    endedAt: typeof detail.stopDate === 'number' ? new Date(detail.stopDate).toISOString() : time,
  })
}

export const handler = toEventHandler(async (dependencies, event) => executionEnded(await endOf(event, dependencies), dependencies))

// Called by the table's stream for each message laid in the outbox: sends it at once instead of at the next sweep.
import { z } from 'zod'
import { deliver } from '../platform/deliver.ts'
import type { Dependencies } from '../platform/dependencies.ts'
import { toEventHandler } from '../platform/lambda.ts'

/** A batch of `DynamoDBStreamEvent`, filtered to the outbox by the event source mapping; of each item only its identifier matters. */
const Batch = z.object({
  Records: z.array(z.object({ dynamodb: z.object({ NewImage: z.object({ id: z.object({ S: z.string() }) }) }) })),
})

/** Sends the messages of a batch in their order. One that cannot be sent stays in the outbox; a message sent already is no message. */
export async function sendBatch(event: unknown, means: Pick<Dependencies, 'store' | 'workflows' | 'log'>): Promise<void> {
  await deliver(means, ...Batch.parse(event).Records.map(({ dynamodb }) => dynamodb.NewImage.id.S))
}

export const handler = toEventHandler((dependencies, event) => sendBatch(event, dependencies))

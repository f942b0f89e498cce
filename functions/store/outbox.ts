// The outbox: what must reach a workflow, committed together with the record that caused it, and sent until the workflow has it.
import { z } from 'zod'
import type { WorkflowName } from '../domain/workflow-names.ts'
import { recordOf, type Table, type Write } from './table.ts'

/**
 * `start`: begin a workflow under this name. `answer`: tell the workflow sleeping on this wait its outcome; it is laid anew, with a higher
 * `laid`, when the box that sleeps is entered again before the answer has reached it.
 */
export const Message = z.discriminatedUnion('send', [
  z.object({ send: z.literal('start'), id: z.string(), at: z.string(), workflow: z.string(), name: z.string(), input: z.record(z.string(), z.string()) }),
  z.object({ send: z.literal('answer'), id: z.string(), at: z.string(), waitId: z.string(), laid: z.int() }),
])
export type Message = z.infer<typeof Message>

const key = (id: string) => ({ pk: `OUTBOX#${id}`, sk: 'OUTBOX' })

/** Lays a message in the outbox, as part of a transaction. Laying the same message twice is one message. */
export const message = (table: Table, content: Message): Write =>
  table.set(key(content.id), { ...content, duePk: 'OUTBOX', dueSk: `${content.at}#${content.id}` })

/** Lays the message that begins an execution; the execution's name is the message's identifier too. */
export const begins = (table: Table, at: string, workflow: WorkflowName, name: string, input: Record<string, string>): Write =>
  message(table, { send: 'start', id: name, at, workflow, name, input })

export function openOutbox(table: Table) {
  return {
    /** The message that begins an execution, as part of a transaction. */
    begins: (at: string, workflow: WorkflowName, name: string, input: Record<string, string>): Write => begins(table, at, workflow, name, input),
    /** Messages not yet sent, the oldest first. */
    async unsent(limit = 100): Promise<Message[]> {
      return (await table.index('due', 'OUTBOX', { limit })).map((item) => recordOf(Message, item))
    },
    /** The message, if it has not been sent yet. */
    async byId(id: string): Promise<Message | undefined> {
      const item = await table.get(key(id))
      return item && recordOf(Message, item)
    },
    /** The workflow has it. A message laid anew since it was read stays. */
    async sent(sent: Message): Promise<void> {
      await table.removeUnless(key(sent.id), sent.send === 'answer' ? { laid: sent.laid } : {})
    },
  }
}

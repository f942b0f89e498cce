// Sends the outbox: starts workflows and tells sleeping boxes their answers, until each message has arrived.
import { nameOf } from '../domain/errors.ts'
import type { Wait } from '../domain/wait.ts'
import type { Message } from '../store/outbox.ts'
import type { Answer } from '../store/waits.ts'
import type { Dependencies } from './dependencies.ts'

type Means = Pick<Dependencies, 'store' | 'workflows' | 'log'>

/**
 * Sends these messages now, right after the transaction that laid them. A message that cannot be sent stays in the outbox for the sweep,
 * so a fault here is logged and not thrown: what the person did is recorded.
 */
export async function deliver(means: Means, ...ids: (string | undefined)[]): Promise<void> {
  for (const id of ids) {
    if (id === undefined) continue
    try {
      const message = await means.store.outbox.byId(id)
      if (message !== undefined) await send(means, message)
    } catch (error) {
      means.log({ code: 'DeliveryFaulted', message: id, error: nameOf(error) })
    }
  }
}

/** Answers a wait and tells its workflow at once. Errors: Conflict when it has been answered, or was changed since it was read. */
export const answerWait = async (means: Means, wait: Wait, answer: Answer): Promise<void> => deliver(means, await means.store.waits.answer(wait, answer))

/** Sends everything unsent, the oldest first. Returns how many arrived; stops at nothing: one that faults is left for the next sweep. */
export async function deliverAll(means: Means): Promise<number> {
  let delivered = 0
  for (const message of await means.store.outbox.unsent()) {
    try {
      await send(means, message)
      delivered += 1
    } catch (error) {
      means.log({ code: 'DeliveryFaulted', message: message.id, error: nameOf(error) })
    }
  }
  return delivered
}

async function send({ store, workflows, log }: Means, message: Message): Promise<void> {
  if (message.send === 'start') {
    await workflows.start(message.workflow, message.name, message.input)
  } else {
    // The token is read now, not when the answer was given: a repeated opener may have replaced it.
    const wait = await store.waits.byId(message.waitId)
    if (wait?.taskToken !== undefined && wait.outcome !== undefined) {
      const reached = await workflows.answer(wait.taskToken, wait.outcome)
      log({ code: reached === 'delivered' ? 'AnswerDelivered' : 'AnswerNotAwaited', wait: message.waitId, outcome: wait.outcome })
    }
  }
  await store.outbox.sent(message)
}

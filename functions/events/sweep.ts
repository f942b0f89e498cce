// Called each minute by EventBridge Scheduler: fires the dates of waits that have come and sends what is unsent.
import { sweep } from '../platform/clock-service.ts'
import type { Dependencies } from '../platform/dependencies.ts'
import { toEventHandler } from '../platform/lambda.ts'

/** While open dates are reckoned by a changed calendar it goes on for so many milliseconds; the next call goes on from there. */
const longestSweep = 40_000

/**
 * One sweep, and one line that tells how it went. `oldestUnsentSeconds` is what the alarm on the outbox watches: 0 when nothing waits to be
 * sent. The index lags, so one high figure may be a message sent a moment ago; two in a row are not.
 */
export async function sweepOnce(means: Pick<Dependencies, 'now' | 'store' | 'workflows' | 'log' | 'municipality'>): Promise<void> {
  const began = means.now()
  let { fired, delivered, goesOn } = await sweep(means)
  while (goesOn && means.now() - began < longestSweep) {
    const more = await sweep(means)
    ;[fired, delivered, goesOn] = [fired + more.fired, delivered + more.delivered, more.goesOn]
  }
  const [oldest] = await means.store.outbox.unsent(1)
  const oldestUnsentSeconds = oldest === undefined ? 0 : Math.max(0, Math.round((means.now() - Date.parse(oldest.at)) / 1000))
  means.log({ code: 'Swept', fired, delivered, oldestUnsentSeconds })
}

export const handler = toEventHandler(sweepOnce)

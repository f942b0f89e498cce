// Called each hour by EventBridge Scheduler: seals the journal of the day that is over, once.
import { toEventHandler } from '../platform/lambda.ts'
import { sealDue } from '../platform/seal.ts'

export const handler = toEventHandler(async (dependencies) => { await sealDue(dependencies) })

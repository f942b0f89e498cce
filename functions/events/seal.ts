// Called each hour by EventBridge Scheduler: seals the journal of the day that is over, once.
import middy from '@middy/core'
import { connect } from '../platform/connect.ts'
import type { Dependencies } from '../platform/dependencies.ts'
import { sealDue } from '../platform/seal.ts'

let built: Dependencies | undefined

export const handler = middy().handler(async () => { await sealDue((built ??= connect())) })

// Called each hour by EventBridge Scheduler: compares running executions with open waits, repairs what is safe and reports the rest.
import middy from '@middy/core'
import { connect } from '../platform/connect.ts'
import type { Dependencies } from '../platform/dependencies.ts'
import { examine } from '../platform/doctor.ts'

let built: Dependencies | undefined

export const handler = middy().handler(async () => { await examine((built ??= connect())) })

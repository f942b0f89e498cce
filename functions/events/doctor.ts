// Called each hour by EventBridge Scheduler: compares running executions with open waits, repairs what is safe and reports the rest; once a day lists the households nobody has seen for long.
import middy from '@middy/core'
import { connect } from '../platform/connect.ts'
import type { Dependencies } from '../platform/dependencies.ts'
import { examine } from '../platform/doctor.ts'
import { listUnseenDaily } from '../platform/unseen.ts'

let built: Dependencies | undefined

export const handler = middy().handler(async () => {
  built ??= connect()
  await examine(built)
  await listUnseenDaily(built)
  // What has ended since the last hour goes into the digests the delay page reads.
  await built.store.times.digest()
})

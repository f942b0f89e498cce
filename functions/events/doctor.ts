// Called each hour by EventBridge Scheduler: what is done each hour beside the dates, the doctor first.
import { doHourly } from '../platform/hourly.ts'
import { toEventHandler } from '../platform/lambda.ts'

export const handler = toEventHandler((dependencies) => doHourly(dependencies))

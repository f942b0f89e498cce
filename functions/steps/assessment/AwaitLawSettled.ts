// A number the law needs is not settled for this day: a supervisor has it entered, and it is assessed again.
import { toLambda } from '../../platform/lambda.ts'
import { staffWait } from '../../platform/staff-wait.ts'

export const step = staffWait({ outcomes: ['Settled'], queue: 'supervision', workingDays: 2, what: 'Likuma lielums šai dienai nav noteikts' })
export const handler = toLambda(step)

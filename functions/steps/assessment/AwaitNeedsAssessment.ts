// MK 138: a social worker assesses the needs and gives an opinion.
import { toLambda } from '../../platform/lambda.ts'
import { staffWait } from '../../platform/staff-wait.ts'

export const step = staffWait({ outcomes: ['NeedFound', 'NoNeedFound'], queue: 'social-work', workingDays: 5, what: 'Vajadzību novērtēšana', byOthers: true })
export const handler = toLambda(step)

// SPSPL 35: a social worker says whether there is a crisis, what is needed at once and how much; help that comes late is no help.
import { toLambda } from '../../platform/lambda.ts'
import { staffWait } from '../../platform/staff-wait.ts'

export const step = staffWait({ outcomes: ['OpinionGiven'], queue: 'social-work', workingDays: 1, what: 'Atzinums par krīzes situāciju', byOthers: true })
export const handler = toLambda(step)

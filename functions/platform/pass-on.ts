// A task that was reminded of and escalated, and still lies in the same hands: by rule it goes to the colleague who can finish it before its date, or back to its team.
import { dayAt } from '../domain/days.ts'
import { instantOf } from '../domain/identifiers.ts'
import { isOfDesk, type Wait, type WaitDate } from '../domain/wait.ts'
import { passOnAt } from '../domain/wait-dates.ts'
import { whoTakes } from './absence-plan.ts'
import { calendarOf } from './calendar.ts'
import type { Dependencies } from './dependencies.ts'

/** Acts by which a task comes into somebody's hands. */
const takings = ['TaskTaken', 'TaskReassigned']

/** Beside the workflows, and yet anybody's of the team: to look at the need of whoever waits in a list. */
const anybodys = ['AwaitNeedReview']

/**
 * Nothing moves where nobody has it, where it is put off with a reason, or where it is nobody else's (a receipt, a duty, a repair: no workflow sleeps on it).
 * Whoever took it late has as many working days as everyone.
 */
export async function passOn(wait: Wait, date: WaitDate, means: Pick<Dependencies, 'now' | 'store' | 'municipality'>): Promise<undefined> {
  const { store, now } = means
  if (wait.person === undefined || wait.hold !== undefined || wait.caseId === undefined || (wait.taskToken === undefined && !anybodys.includes(wait.box)) || !isOfDesk(wait)) {
    await store.waits.fire(wait, date)
    return undefined
  }
  const taken = (await store.journal.ofCase(wait.caseId)).findLast(({ waitId, what }) => waitId === wait.waitId && takings.includes(what))
  const earliest = passOnAt(await calendarOf(means), dayAt(taken?.recordedAt ?? wait.openedAt))
  if (earliest > instantOf(now())) {
    await store.waits.later(wait, date, earliest)
    return undefined
  }
  const to = await whoTakes(wait, means)
  await store.waits.passOn(wait, date, to, `${date.why}: pēc noteikuma ${to === undefined ? 'atgriezts komandai, jo līdz termiņam to nepaspēj neviens; lemj vadītājs' : 'nodots kolēģim, kas to paspēj līdz termiņam'}`)
  return undefined
}

// AwaitRepair: an execution failed; set it going again, from the box that failed or, after too long, anew from its beginning; or close it by hand with a reason.
import { z } from 'zod'
import { nameOf } from '../../../domain/errors.ts'
import { sees } from '../../../domain/permissions.ts'
import { setGoing } from '../../../platform/repair.ts'
import { isRedrivable } from '../../../platform/workflows.ts'
import { freeText, reasonWhen, typed } from '../../typed.ts'
import { taskPage, type TaskContext } from './task-page.ts'

/** How a repair opened once more is named after the one that was closed by hand. */
export const againMark = '-again'

const Form = z.object({
  act: z.enum(['redrive', 'close'], 'Izvēlieties: turpināt izpildi vai slēgt ar roku.'),
  reason: freeText,
}).superRefine(reasonWhen(({ act }) => act === 'close', 'Ierakstiet, kāpēc izpildi slēdzat un kas izdarīts tās vietā.'))

async function show({ wait, staff, dependencies: { store, workflows, now, log } }: TaskContext) {
  const { fault, execution, openedAt, workflow } = wait
  let last: Awaited<ReturnType<typeof workflows.lastOf>>['last']
  let isKnown = false
  try {
    last = (await workflows.lastOf(workflow, execution)).last
    isKnown = true
  } catch (error) {
    // The page must open when the engine does not answer: that may be what is broken.
    log({ code: 'StatusUnknown', execution, error: nameOf(error) })
  }
  const stands = last?.status !== 'RUNNING' && last?.status !== 'SUCCEEDED'
  return {
    fault: sees(staff, 'faults') ? fault : undefined, execution: last?.name ?? execution, failedAt: openedAt, status: last?.status ?? (isKnown ? 'nav zināms' : undefined),
    begunAnew: isKnown && stands && !isRedrivable(last?.endedAt, now()),
    // Opened once more: what was done in its place then, nobody but a person knows.
    closedBefore: wait.waitId.endsWith(againMark) ? (await store.waits.byId(wait.waitId.slice(0, -againMark.length)))?.note : undefined,
    mayReopen: wait.state === 'Answered' && wait.outcome === 'ClosedByHand' && stands,
  }
}

export const repairTask = taskPage({
  view: 'caseworker/tasks/repair.njk',
  show,
  async answer({ wait, dependencies }, form) {
    const { data, errors } = typed(Form, form)
    if (data === undefined) return { errors }
    const note = data.reason === '' ? undefined : data.reason
    if (data.act === 'close') return { outcome: 'ClosedByHand', note }
    try {
      const set = await setGoing(wait, dependencies)
      if (set.went !== 'BegunAnew') return { outcome: 'SetGoingAgain', note }
      const { name, also } = set
      return { outcome: 'SetGoingAgain', note: `${note === undefined ? '' : `${note} `}Sākta no jauna ar nosaukumu ${name}.`, also, messages: [name] }
    } catch (error) {
      const name = nameOf(error)
      dependencies.log({ code: 'RedriveFailed', execution: wait.execution, error: name })
      return { errors: [{ field: 'act', text: `Izpildi turpināt neizdevās (${name}). Uzdevums paliek atvērts: mēģiniet vēlreiz vēlāk vai slēdziet ar roku.` }] }
    }
  },
})

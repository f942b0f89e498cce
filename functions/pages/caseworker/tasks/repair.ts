// AwaitRepair: an execution failed; set it going again from the box that failed, or close it by hand with a reason.
import { z } from 'zod'
import { nameOf } from '../../../domain/errors.ts'
import { sees } from '../../../domain/permissions.ts'
import { freeText, reasonWhen, typed } from '../../typed.ts'
import { taskPage, type TaskContext } from './task-page.ts'

const Form = z.object({
  act: z.enum(['redrive', 'close'], 'Izvēlieties: turpināt izpildi vai slēgt ar roku.'),
  reason: freeText,
}).superRefine(reasonWhen(({ act }) => act === 'close', 'Ierakstiet, kāpēc izpildi slēdzat un kas izdarīts tās vietā.'))

async function show({ wait: { fault, execution, openedAt }, staff, dependencies: { workflows, log } }: TaskContext) {
  let status: string | undefined
  try {
    status = fault === undefined ? undefined : await workflows.status(fault.executionArn)
  } catch (error) {
    // The page must open when the engine does not answer: that may be what is broken.
    log({ code: 'StatusUnknown', execution, error: nameOf(error) })
  }
  return { fault: sees(staff, 'faults') ? fault : undefined, execution, failedAt: openedAt, status }
}

export const repairTask = taskPage({
  view: 'caseworker/tasks/repair.njk',
  show,
  async answer({ wait: { fault, execution }, dependencies: { workflows, log } }, form, { status }) {
    const { data, errors } = typed(Form, form)
    if (data === undefined) return { errors }
    const note = data.reason === '' ? undefined : data.reason
    if (data.act === 'close') return { outcome: 'ClosedByHand', note }
    // Set going before, and only the answer was lost: it needs no second push.
    if (status === 'RUNNING' || status === 'SUCCEEDED') return { outcome: 'SetGoingAgain', note }
    try {
      await workflows.redrive(fault?.executionArn ?? '')
    } catch (error) {
      const name = nameOf(error)
      log({ code: 'RedriveFailed', execution, error: name })
      return { errors: [{ field: 'act', text: `Izpildi turpināt neizdevās (${name}). Uzdevums paliek atvērts: mēģiniet vēlreiz vēlāk vai slēdziet ar roku.` }] }
    }
    return { outcome: 'SetGoingAgain', note }
  },
})

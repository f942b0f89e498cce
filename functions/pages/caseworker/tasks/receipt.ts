// AwaitReceipt: a colleague hands the case over; the receiver reads the story and confirms, or says why not, which the giver then has to read:
// a case nobody took over is still theirs.
import { z } from 'zod'
import { instantOf } from '../../../domain/identifiers.ts'
import { mayAnswer } from '../../../domain/permissions.ts'
import { declined, executionOfHandOver } from '../../../platform/hand-over.ts'
import { found } from '../../page.ts'
import { freeText, reasonWhen, typed } from '../../typed.ts'
import { taskPage, type TaskContext } from './task-page.ts'

const Form = z.object({ act: z.enum(['receive', 'decline'], 'Atzīmējiet, vai lietu pārņemat.'), reason: freeText })
  .superRefine(reasonWhen(({ act }) => act === 'decline', 'Ierakstiet, kāpēc nepārņemat: to lasīs kolēģis, kas lietu nodeva.'))

async function show({ wait, file, dependencies: { store } }: TaskContext) {
  const { household, handOvers, waits } = found(file)
  const handOver = found(handOvers.find((given) => wait.execution === executionOfHandOver(given)))
  return { household, handOver, fromName: (await store.people.staff(handOver.from))?.name ?? handOver.from, tasks: handOver.withTasks ? waits.filter(({ state, person }) => state === 'Open' && person === handOver.from) : [] }
}

export const receiptTask = taskPage({
  view: 'caseworker/tasks/receipt.njk',
  show,
  async answer({ wait, staff, dependencies }, form, { household, handOver, tasks }) {
    const { data, errors } = typed(Form, form)
    if (data === undefined) return { errors }
    const { store, now } = dependencies
    const answered = { ...handOver, answeredBy: staff.staffId, answeredAt: instantOf(now()) }
    if (data.act === 'decline') return {
      outcome: 'Declined', note: data.reason, also: [store.handOvers.answered({ ...answered, answer: 'Declined', reason: data.reason }), ...await declined(handOver, wait, dependencies)],
    }
    // What the receiver's role may not answer stays with the giver.
    const moved = tasks.filter((task) => mayAnswer(staff, task, household))
    return {
      outcome: 'Received',
      also: [
        store.handOvers.answered({ ...answered, answer: 'Received' }),
        ...moved.flatMap((task) => store.waits.reassigned(task, staff.staffId, staff.staffId, 'Pārņemts ar lietu')),
        ...(handOver.withLead ? store.cases.appointed(household, staff.staffId, `staff:${staff.staffId}`, `${staff.name}. Pārņēma lietu`) : []),
      ],
    }
  },
})

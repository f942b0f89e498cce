// AwaitAppealReview: the contested decision looked at once more; sent on to the commission with its papers, or, where we were wrong, decided anew.
import { z } from 'zod'
import { instantOf } from '../../../domain/identifiers.ts'
import { appealView } from '../../appeals/appeal-view.ts'
import { found } from '../../page.ts'
import { freeText, reasonWhen, typed } from '../../typed.ts'
import { taskPage, type TaskContext } from './task-page.ts'

const Form = z.object({
  act: z.enum(['send', 'correct'], 'Izvēlieties: pārsūtīt komisijai vai lemt no jauna.'),
  letter: z.string().trim().max(100).default(''),
  remark: freeText,
  reason: freeText,
}).superRefine(reasonWhen(({ act }) => act === 'correct', 'Ierakstiet, kas lēmumā bija kļūda: to lasīs iesniedzējs un kolēģis, kas lems no jauna.'))

/** The appeal a task is about, as everybody of the desk reads it. */
export async function showAppeal({ wait, file, staff, dependencies }: TaskContext) {
  const whole = found(file)
  const record = found(whole.appeals.find(({ appealId }) => appealId === wait.appealId))
  return { record, ...await appealView(record, whole, staff, dependencies) }
}

export const appealReviewTask = taskPage({
  view: 'caseworker/tasks/appeal-review.njk',
  show: showAppeal,
  async answer({ staff: { staffId }, dependencies: { store, now } }, form, { record }) {
    const { data, errors } = typed(Form, form)
    if (data === undefined) return { errors }
    const at = instantOf(now())
    if (data.act === 'correct') return { outcome: 'CorrectedByUs', note: data.reason, also: store.appeals.moves(record, 'Corrected', { corrected: { at, by: staffId, reason: data.reason } }) }
    if (data.letter === '') return { errors: [{ field: 'letter', text: 'Ierakstiet pavadvēstules numuru.' }] }
    const { letter, remark } = data
    return { outcome: 'SentOn', note: `Nr. ${letter}`, also: store.appeals.moves(record, 'SentOn', { sentOn: { at, by: staffId, letter, ...(remark === '' ? {} : { remark }) } }) }
  },
})

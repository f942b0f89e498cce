// AwaitLawSettled: a number the law needs is not settled; once it has been entered the proceeding is assessed again.
import { z } from 'zod'
import { found } from '../../page.ts'
import { reasonText, typed } from '../../typed.ts'
import { assessmentBefore, assessmentView } from '../assessment-view.ts'
import { taskPage, type TaskContext } from './task-page.ts'

const Form = z.object({ note: reasonText('Ierakstiet, kāds lielums ir ievadīts un uz kāda tiesību akta pamata.') })

async function show({ wait, file }: TaskContext) {
  const attempts = found(file).assessments.filter(({ proceedingId }) => proceedingId === wait.proceedingId)
  return { assessment: assessmentView(found(assessmentBefore(attempts, wait.openedAt, 'Unsettled')), {}) }
}

export const lawTask = taskPage({
  view: 'caseworker/tasks/law-settled.njk',
  show,
  async answer(_, form) {
    const { data, errors } = typed(Form, form)
    return data === undefined ? { errors } : { outcome: 'Settled', note: data.note }
  },
})

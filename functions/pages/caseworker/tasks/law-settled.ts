// AwaitLawSettled: a number the law needs is not settled; once it has been entered the proceeding is assessed again.
import { z } from 'zod'
import { found } from '../../page.ts'
import { assessmentBefore, assessmentView } from '../assessment-view.ts'
import type { TaskContext, TaskPage } from '../task.ts'
import { reasonText, typed } from '../typed.ts'

const Form = z.object({ note: reasonText('Ierakstiet, kāds lielums ir ievadīts un uz kāda tiesību akta pamata.') })

async function show({ wait, dependencies: { store } }: TaskContext) {
  const attempts = await store.assessments.attempts(found(wait.caseId), found(wait.proceedingId))
  return { assessment: assessmentView(found(assessmentBefore(attempts, wait.openedAt, 'Unsettled')), {}) }
}

export const lawTask: TaskPage<Awaited<ReturnType<typeof show>>> = {
  view: 'caseworker/tasks/law-settled.njk',
  show,
  async answer(_, form) {
    const { data, errors } = typed(Form, form)
    return data === undefined ? { errors } : { outcome: 'Settled', note: data.note }
  },
}

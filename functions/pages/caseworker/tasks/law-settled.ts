// AwaitLawSettled: a number the law needs is not settled; once it has been entered the proceeding is assessed again.
import { z } from 'zod'
import { found } from '../../page.ts'
import { assessmentView } from '../assessment-view.ts'
import type { TaskContext, TaskPage } from '../task.ts'
import { reasonText, typed } from '../typed.ts'

const Form = z.object({ note: reasonText('Ierakstiet, kāds lielums ir ievadīts un uz kāda tiesību akta pamata.') })

async function show({ wait, dependencies: { store } }: TaskContext) {
  return { assessment: assessmentView(found(await store.assessments.latest(found(wait.caseId), found(wait.proceedingId))), {}) }
}

export const lawTask: TaskPage<Awaited<ReturnType<typeof show>>> = {
  view: 'caseworker/tasks/law-settled.njk',
  show,
  async answer(_, form) {
    const { data, errors } = typed(Form, form)
    return data === undefined ? { errors } : { outcome: 'Settled', note: data.note }
  },
}

// The form as a list of tasks: what is done, what is left, and starting anew.
import { residentOf, type Page } from '../page.ts'
import { account } from './account.ts'
import { claimTasks } from './claims.ts'
import { costs } from './costs.ts'
import { dwelling } from './dwelling.ts'
import { openForm, stateOf, type Form, type Task, type TaskState } from './form.ts'
import { household } from './household.ts'
import { incomes } from './incomes.ts'
import { underWay } from './matters.ts'
import { savings } from './savings.ts'
import { service } from './service.ts'
import { wishes } from './wishes.ts'

const sections: { title: string; tasks: Task[] }[] = [
  { title: 'Palīdzība', tasks: [wishes, service, ...claimTasks] },
  { title: 'Mājsaimniecība', tasks: [household, incomes, savings] },
  { title: 'Mājoklis', tasks: [dwelling, costs] },
  { title: 'Izmaksa', tasks: [account] },
]

/** The tasks of this form, in their order. */
export const tasksOf = (form: Form): Task[] => sections.flatMap(({ tasks }) => tasks).filter((task) => task.asked(form))

/** Whether everything asked has been answered, as of today. */
export const isComplete = (form: Form): boolean => tasksOf(form).every((task) => stateOf(task, form) === 'done')

const statuses: Record<TaskState, { text: string } | { tag: { text: string; classes: string } }> = {
  done: { text: 'Izpildīts' },
  begun: { tag: { text: 'Jāpabeidz', classes: 'govuk-tag--yellow' } },
  notYet: { tag: { text: 'Nav sākts', classes: 'govuk-tag--blue' } },
}

const notYetPossible = { text: 'Vēl nevar sākt', classes: 'govuk-task-list__status--cannot-start-yet' }

export const taskListPages: Page[] = [
  {
    path: '/pieteikties',
    for: 'resident',
    async get(request, dependencies) {
      const form = await openForm(request, dependencies)
      const item = (task: Task) => ({ title: { text: task.title }, href: `/pieteikties/${task.key}`, status: statuses[stateOf(task, form)] })
      const listed = sections.map(({ title, tasks }) => ({ title, items: tasks.filter((task) => task.asked(form)).map(item) })).filter(({ items }) => items.length > 0)
      const complete = isComplete(form)
      const check = { title: { text: 'Pārbaudīt atbildes un iesniegt' }, ...(complete ? { href: '/pieteikties/parbaudit', status: statuses.notYet } : { status: notYetPossible }) }
      const asked = tasksOf(form)
      return {
        view: 'applicant/task-list.njk', title: 'Pieteikties palīdzībai',
        data: { underWay: await underWay(form.applicant, dependencies), sections: [...listed, { title: 'Iesniegšana', items: [check] }], draft: form.draft, complete, done: asked.filter((task) => stateOf(task, form) === 'done').length, all: asked.length },
      }
    },
  },
  {
    path: '/pieteikties/sakt-no-jauna',
    for: 'resident',
    async get(request, dependencies) {
      const { draft } = await openForm(request, dependencies)
      return draft === undefined ? { redirect: '/pieteikties' } : { view: 'applicant/start-anew.njk', title: 'Sākt no jauna?', data: { draft } }
    },
    async post(request, { store }) {
      await store.applications.discardDraft(residentOf(request).personId)
      return { redirect: '/pieteikties' }
    },
  },
]

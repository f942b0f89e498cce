// The form, last page: every answer with a way to change it, the declaration, and the signature that submits it.
import { Conflict } from '../../domain/errors.ts'
import { handOf, residentOf, type Page } from '../page.ts'
import { openForm, type Form } from './form.ts'
import { applicationOf, underWay } from './matters.ts'
import { submit } from './submit.ts'
import { isComplete, tasksOf } from './tasks.ts'

/** The answers by page of the form, as they are read before signing and in the copy. */
export const answersIn = (form: Form) => tasksOf(form).map((task) => ({ key: task.key, title: task.title, rows: task.rows(form) }))

const path = '/pieteikties/parbaudit'

export const checkAnswersPage: Page = {
  path,
  for: 'resident',
  async get(request, dependencies) {
    const form = await openForm(request, dependencies)
    if (form.draft === undefined || !isComplete(form)) return { redirect: '/pieteikties' }
    return { view: 'applicant/check-answers.njk', title: 'Pārbaudiet atbildes', data: { answers: answersIn(form), draft: form.draft, underWay: await underWay(form.applicant, dependencies) } }
  },
  async post(request, dependencies) {
    const submitted = async () => (await applicationOf(resident, applicationId, dependencies)) !== undefined
    const resident = residentOf(request)
    const applicationId = request.form.get('applicationId') ?? ''
    const received = `/pieteikties/sanemts/${applicationId}`
    const form = await openForm(request, dependencies)
    const { draft } = form
    // A second click, or the back button: the form has been submitted, and says so.
    if (draft?.applicationId !== applicationId && (await submitted())) return { redirect: received }
    if (draft === undefined || !isComplete(form)) return { redirect: '/pieteikties' }
    // What is signed is what was read: an answer changed in another window is read first.
    if (draft.applicationId !== applicationId || String(draft.version) !== request.form.get('version')) throw new Conflict('Iesniegums tikmēr tika mainīts citā logā. Izlasiet atbildes vēlreiz un tad iesniedziet.')
    try {
      await submit(form, draft, dependencies, handOf(request))
    } catch (error) {
      if (!(error instanceof Conflict) || !(await submitted())) throw error
    }
    return { redirect: received }
  },
}

// The form, last page: every answer with a way to change it, the declaration, and the signature that submits it.
import { Conflict } from '../../domain/errors.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { Contact, contactTyped } from '../contact.ts'
import { handOf, residentOf, type Answer, type Page, type Request } from '../page.ts'
import { typed } from '../typed.ts'
import { openForm, type Form } from './form.ts'
import { applicationOf, underWay } from './matters.ts'
import { submit } from './submit.ts'
import { isComplete, tasksOf } from './tasks.ts'

/** The answers by page of the form, as they are read before signing and in the copy. */
export const answersIn = (form: Form) => tasksOf(form).map((task) => ({ key: task.key, title: task.title, rows: task.rows(form) }))

const path = '/pieteikties/parbaudit'

/** How to reach them is their own to say: a representative is not asked. */
const asksContact = (request: Request): boolean => handOf(request) === undefined

/** What they typed of it; undefined: they were not asked. */
const contactIn = (request: Request) => (asksContact(request) && request.form.has('phone') ? typed(Contact, request.form) : undefined)

async function shown(form: Form, request: Request, dependencies: Dependencies, kept?: Record<string, string>): Promise<Extract<Answer, { view: string }>> {
  return {
    view: 'applicant/check-answers.njk', title: 'Pārbaudiet atbildes',
    data: { answers: answersIn(form), draft: form.draft, underWay: await underWay(form.applicant, dependencies), ...(asksContact(request) ? { contact: kept ?? contactTyped(form.applicant) } : {}) },
  }
}

export const checkAnswersPage: Page = {
  path,
  for: 'resident',
  async get(request, dependencies) {
    const form = await openForm(request, dependencies)
    if (form.draft === undefined || !isComplete(form)) return { redirect: '/pieteikties' }
    return shown(form, request, dependencies)
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
    const contact = contactIn(request)
    if (contact?.data === undefined && contact !== undefined) return { ...(await shown(form, request, dependencies, contact.kept)), errors: contact.errors }
    try {
      await submit(form, draft, dependencies, handOf(request))
    } catch (error) {
      if (!(error instanceof Conflict) || !(await submitted())) throw error
    }
    if (contact !== undefined) await dependencies.store.commit(dependencies.store.people.contact(resident, contact.data))
    return { redirect: received }
  },
}

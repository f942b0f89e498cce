// A request for information: the caseworker's question, and the resident's answer, which goes back to whoever asked.
import { DocumentKind } from '../../domain/document.ts'
import { answerWait } from '../../platform/deliver.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { byResident, NotFound, residentOf, type Answer, type FieldError, type Page, type Request } from '../page.ts'
import { isFault, kindItems, laidDown } from '../documents/received.ts'
import { isQuestionTo, questionOf } from './calls.ts'
import { text } from './fields.ts'
import { frame } from './form.ts'
import { caseOf } from './matters.ts'

const longestAnswer = 4000
const Reply = text(longestAnswer, 'Uzrakstiet atbildi. Ja jautātā jums nav, uzrakstiet to.')

/** The wait and its question. Errors: NotFound unless the question is to this resident. */
async function asked(request: Request, dependencies: Dependencies) {
  const resident = residentOf(request)
  const { caseId = '', waitId = '' } = request.params
  const { waits } = await caseOf(resident, caseId, dependencies)
  const wait = waits.find((candidate) => candidate.waitId === waitId)
  if (wait === undefined || !isQuestionTo(wait, resident)) throw new NotFound()
  return { caseId, wait, question: questionOf(waits, wait), back: `/mani/${caseId}` }
}

function shown({ wait, question, back }: Awaited<ReturnType<typeof asked>>, request: Request, typed: string, errors: FieldError[] = []): Answer {
  return { view: 'applicant/answer.njk', title: wait.state === 'Open' ? 'Atbildiet uz dienesta jautājumu' : 'Dienesta jautājums un jūsu atbilde', errors, data: { ...frame(request, errors), wait, question, typed, back, kindItems, kind: request.form.get('kind') ?? '' } }
}

export const answerPage: Page = {
  path: '/mani/:caseId/atbildet/:waitId',
  for: 'resident',
  act: 'do.answer-question',
  takesFiles: true,
  async get(request, dependencies) {
    return shown(await asked(request, dependencies), request, '')
  },
  async post(request, dependencies) {
    const matter = await asked(request, dependencies)
    const typed = request.form.get('reply') ?? ''
    const reply = Reply.safeParse(typed)
    if (!reply.success) return shown(matter, request, typed, reply.error.issues.map(({ message }) => ({ field: 'reply', text: message })))
    const { by, onBehalfOf } = byResident(request)
    const kind = DocumentKind.safeParse(request.form.get('kind')).data
    const [upload] = request.files
    if (upload !== undefined && kind === undefined) return shown(matter, request, typed, [{ field: 'kind', text: 'Izvēlieties, kas tas par dokumentu, un pievienojiet datni vēlreiz.' }])
    const document = upload && kind && await laidDown(upload, { caseId: matter.caseId, givenBy: residentOf(request).personId, kind, by }, dependencies)
    if (document !== undefined && isFault(document)) return shown(matter, request, typed, [document])
    await answerWait(dependencies, matter.wait, { outcome: 'Provided', by, onBehalfOf, note: reply.data, also: document === undefined ? [] : dependencies.store.documents.added(document, onBehalfOf) })
    return { redirect: request.path }
  },
}

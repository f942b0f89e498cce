// The hearing (APL 62): what the office intends and why, and the resident's own words about it, which go back to whoever drafted it.
import { isOnce } from '../../domain/benefits.ts'
import type { DecisionDraft } from '../../domain/decision.ts'
import { restsOn, subjectOf } from '../../domain/letter.ts'
import { fullName } from '../../domain/person.ts'
import { answerWait } from '../../platform/deliver.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { byResident, NotFound, residentOf, type Answer, type FieldError, type Page, type Request } from '../page.ts'
import { kinds } from '../words.ts'
import { isHearingOf } from './calls.ts'
import { text } from './fields.ts'
import { frame } from './form.ts'
import { caseOf } from './matters.ts'

const longestView = 4000
const View = text(longestView, 'Uzrakstiet, ko domājat. Ja piekrītat vai jums nav ko piebilst, uzrakstiet to.')

/** The wait and what is intended. Errors: NotFound unless it is this resident who is heard. */
async function heard(request: Request, dependencies: Dependencies) {
  const resident = residentOf(request)
  const { caseId = '', waitId = '' } = request.params
  const { waits, proceedings } = await caseOf(resident, caseId, dependencies)
  const wait = waits.find((candidate) => candidate.waitId === waitId)
  const proceeding = proceedings.find(({ proceedingId }) => proceedingId === wait?.proceedingId)
  if (wait === undefined || proceeding === undefined || !isHearingOf(wait, resident)) throw new NotFound()
  // Once answered, the draft may have become another: what was intended then stands in the letter.
  const draft = wait.state === 'Open' ? await dependencies.store.decisions.draft(caseId, proceeding.proceedingId) : undefined
  return { wait, draft, breaches: draft?.granted === true && draft.departure === undefined ? await breachesBehind(draft, dependencies) : [], kind: kinds[proceeding.kind], subject: subjectOf(proceeding.kind), once: isOnce(proceeding.kind), back: `/mani/${caseId}` }
}

/** Whose share is taken away for a broken duty of co-operation (SPSPL 37), which duty, and what shows it: as the rules were told, by findings and agreements alike. */
async function breachesBehind(draft: DecisionDraft, { store }: Dependencies) {
  const breaches = restsOn(draft, await store.assessments.attempts(draft.caseId, draft.proceedingId))?.asked?.facts.findings?.notCooperating ?? []
  const people = await store.people.residents(breaches.map(({ personId }) => personId))
  return breaches.map((breach) => ({ ...breach, name: people.filter(({ personId }) => personId === breach.personId).map(fullName).join() }))
}

function shown({ wait, draft, breaches, kind, subject, once, back }: Awaited<ReturnType<typeof heard>>, request: Request, typed: string, errors: FieldError[] = []): Answer {
  return { view: 'applicant/hearing.njk', title: wait.state === 'Open' ? 'Ko jūs domājat par iecerēto lēmumu?' : 'Jūsu viedoklis par iecerēto lēmumu', errors, data: { ...frame(request, errors), wait, draft, breaches, kind, subject, once, typed, back } }
}

export const hearingPage: Page = {
  path: '/mani/:caseId/viedoklis/:waitId',
  for: 'resident',
  act: 'do.answer-question',
  async get(request, dependencies) {
    return shown(await heard(request, dependencies), request, '')
  },
  async post(request, dependencies) {
    const matter = await heard(request, dependencies)
    const typed = request.form.get('view') ?? ''
    const view = View.safeParse(typed)
    if (!view.success) return shown(matter, request, typed, view.error.issues.map(({ message }) => ({ field: 'view', text: message })))
    await answerWait(dependencies, matter.wait, { outcome: 'Heard', ...byResident(request), note: view.data })
    return { redirect: request.path }
  },
}

// The confirmation: it has been received, what happens next and when, and a copy to keep. It can be opened again at any time.
import { fullName } from '../../domain/person.ts'
import { found, residentOf, type Page } from '../page.ts'
import { answersIn } from './check-answers.ts'
import { applicationOf, copyOf, missingSignatures, namesIn } from './matters.ts'

export const receivedPage: Page = {
  path: '/pieteikties/sanemts/:applicationId',
  for: 'resident',
  async get(request, dependencies) {
    const resident = residentOf(request)
    const application = found(await applicationOf(resident, request.params['applicationId'] ?? '', dependencies))
    const { caseId, applicationId } = application
    const [proceedings, copy, names, waits] = await Promise.all([
      dependencies.store.cases.proceedings(caseId), copyOf(application, dependencies), namesIn(application, dependencies), dependencies.store.waits.of({ caseId }),
    ])
    const signing = waits.find((wait) => wait.box === 'AwaitSignatures' && wait.applicationId === applicationId)
    return {
      view: 'applicant/received.njk', title: 'Iesniegums saņemts',
      data: {
        application, applicant: fullName(resident), proceedings: proceedings.filter((proceeding) => proceeding.applicationId === applicationId),
        missing: missingSignatures(application).map((personId) => names[personId] ?? ''), signBy: signing?.state === 'Open' ? signing.due.on : undefined,
        answers: copy === undefined ? [] : answersIn(copy),
      },
    }
  },
}

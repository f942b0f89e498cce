// MK 809 p. 2.1: another adult of the household reads the application and signs it; the last signature sets the matter going.
import type { Application } from '../../domain/application.ts'
import { signsApplication } from '../../domain/permissions.ts'
import type { Resident } from '../../domain/person.ts'
import type { Wait } from '../../domain/wait.ts'
import { answerWait } from '../../platform/deliver.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { byResident, found, handOf, NotFound, residentOf, type Page, type Request } from '../page.ts'
import { answersIn } from './check-answers.ts'
import { factsToRead } from './facts-to-read.ts'
import { caseOf, copyOf, missingSignatures, namesIn } from './matters.ts'
import { service } from './service.ts'

interface Signing { resident: Resident; application: Application; wait: Wait | undefined; signed: boolean }

/** The application and the wait for its signatures. Errors: NotFound for whoever is not an adult of it. */
async function signingOf(request: Request, dependencies: Dependencies): Promise<Signing> {
  const resident = residentOf(request)
  const { caseId = '', applicationId = '' } = request.params
  const view = await caseOf(resident, caseId, dependencies)
  const application = found(view.applications.find((candidate) => candidate.applicationId === applicationId))
  if (!signsApplication(resident, application)) throw new NotFound()
  return {
    resident, application, wait: view.waits.find((wait) => wait.box === 'AwaitSignatures' && wait.applicationId === applicationId && wait.state === 'Open'),
    signed: !missingSignatures(application).includes(resident.personId),
  }
}

export const signPage: Page = {
  path: '/mani/:caseId/parakstit/:applicationId',
  for: 'resident',
  act: 'do.sign',
  async get(request, dependencies) {
    const { application, wait, signed } = await signingOf(request, dependencies)
    const [copy, names] = await Promise.all([copyOf(application, dependencies), namesIn(application, dependencies)])
    return {
      view: 'applicant/sign.njk', title: signed ? 'Iesniegums ir parakstīts' : 'Izlasiet un parakstiet iesniegumu',
      data: {
        application, applicant: names[application.applicantId], signed, wait, missing: missingSignatures(application).map((personId) => names[personId] ?? ''),
        // What a service is needed for is the applicant's own matter.
        answers: copy === undefined ? factsToRead(application, names) : answersIn(copy).filter(({ key }) => key !== service.key), back: `/mani/${application.caseId}`,
      },
    }
  },
  async post(request, dependencies) {
    const { store } = dependencies
    const { resident, application, wait, signed } = await signingOf(request, dependencies)
    if (!signed && wait !== undefined) {
      const writes = store.applications.signed(application, resident.personId, handOf(request))
      const last = missingSignatures(application).every((personId) => personId === resident.personId)
      if (last) await answerWait(dependencies, wait, { outcome: 'AllSigned', ...byResident(request), also: writes })
      else await store.commit(writes)
    }
    return { redirect: `/mani/${application.caseId}/parakstit/${application.applicationId}` }
  },
}

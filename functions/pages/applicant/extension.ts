// The notice of an extended term as its resident reads it: the letter as it was sent, to read and as a PDF.
import { titleOf } from '../../domain/letter.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { pdfOf } from '../decision-papers.ts'
import { found, residentOf, type Page, type Request } from '../page.ts'
import { caseOf } from './matters.ts'

const path = '/mani/:caseId/pagarinajums/:proceedingId'

/** The notice, if the matter is theirs to read. */
async function told(request: Request, dependencies: Dependencies) {
  const { caseId = '', proceedingId = '' } = request.params
  const view = await caseOf(residentOf(request), caseId, dependencies)
  found(view.proceedings.find((proceeding) => proceeding.proceedingId === proceedingId))
  return found(await dependencies.store.cases.extensionOf(caseId, proceedingId))
}

export const extensionPages: Page[] = [
  {
    path,
    for: 'resident',
    async get(request, dependencies) {
      const { letter, caseId } = await told(request, dependencies)
      return { view: 'applicant/letter.njk', title: titleOf(letter), data: { letter, back: `/mani/${caseId}`, pdf: `${request.path}/pazinojums.pdf` } }
    },
  },
  { path: `${path}/pazinojums.pdf`, for: 'resident', get: async (request, dependencies) => pdfOf((await told(request, dependencies)).letter) },
]

// A recalculated benefit as its resident reads it: the letter as it was sent, to read and as a PDF.
import { titleOf } from '../../domain/letter.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { pdfOf } from '../decision-papers.ts'
import { found, residentOf, type Page, type Request } from '../page.ts'
import { caseOf } from './matters.ts'

const path = '/mani/:caseId/parrekins/:proceedingId/:recalculationId'

/** The notice, if the matter is theirs to read. */
async function told(request: Request, dependencies: Dependencies) {
  const { caseId = '', proceedingId = '', recalculationId = '' } = request.params
  const view = await caseOf(residentOf(request), caseId, dependencies)
  found(view.proceedings.find((proceeding) => proceeding.proceedingId === proceedingId))
  return found((await dependencies.store.recalculations.notices(caseId)).find((notice) => notice.proceedingId === proceedingId && notice.recalculationId === recalculationId))
}

export const recalculationPages: Page[] = [
  {
    path,
    for: 'resident',
    async get(request, dependencies) {
      const { letter, caseId } = await told(request, dependencies)
      return { view: 'applicant/letter.njk', title: titleOf(letter), data: { letter, back: `/mani/${caseId}`, pdf: `${request.path}/parrekins.pdf` } }
    },
  },
  { path: `${path}/parrekins.pdf`, for: 'resident', get: async (request, dependencies) => pdfOf((await told(request, dependencies)).letter) },
]

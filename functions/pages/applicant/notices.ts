// Letters beside the decision as their resident reads them, each as it was sent, to read and as a PDF: of an extended term, of a recalculated benefit.
import { titleOf, type Letter } from '../../domain/letter.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { pdfOf } from '../decision-papers.ts'
import { found, residentOf, type Page, type Request } from '../page.ts'
import { caseOf } from './matters.ts'

/** The letter the address names, whoever asks. */
type Find = (address: Request['params'], dependencies: Dependencies) => Promise<{ letter: Letter } | undefined>

function lettersAt(path: string, pdf: string, find: Find): Page[] {
  /** If the matter is theirs to read. */
  const letterOf = async (request: Request, dependencies: Dependencies): Promise<Letter> => {
    const { proceedings } = await caseOf(residentOf(request), request.params['caseId'] ?? '', dependencies)
    found(proceedings.find(({ proceedingId }) => proceedingId === request.params['proceedingId']))
    return found(await find(request.params, dependencies)).letter
  }
  return [
    {
      path,
      for: 'resident',
      async get(request, dependencies) {
        const letter = await letterOf(request, dependencies)
        return { view: 'applicant/letter.njk', title: titleOf(letter), data: { letter, back: `/mani/${request.params['caseId']}`, pdf: `${request.path}/${pdf}` } }
      },
    },
    { path: `${path}/${pdf}`, for: 'resident', get: async (request, dependencies) => pdfOf(await letterOf(request, dependencies)) },
  ]
}

export const noticePages: Page[] = [
  ...lettersAt('/mani/:caseId/parrekins/:proceedingId/:recalculationId', 'parrekins.pdf', async ({ caseId = '', proceedingId, recalculationId }, { store }) =>
    (await store.recalculations.notices(caseId)).find((notice) => notice.proceedingId === proceedingId && notice.recalculationId === recalculationId)),
  ...lettersAt('/mani/:caseId/pagarinajums/:proceedingId', 'pazinojums.pdf', ({ caseId = '', proceedingId = '' }, { store }) => store.cases.extensionOf(caseId, proceedingId)),
]

// The decision as its resident reads it: the letter as it was issued, to read, as a PDF, and the file of its assessment.
import { isLate, isOver } from '../../domain/appeal.ts'
import { dayAt } from '../../domain/days.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { mayDo, partiesOf } from '../../domain/permissions.ts'
import { titleOf } from '../../domain/letter.ts'
import { caseOf } from './matters.ts'
import { appealOf, contestUntilOf } from '../appeals/contested.ts'
import { fileBehind, fileOf, letterAsIssued, pdfOf } from '../decision-papers.ts'
import { found, residentOf, type Page, type Request } from '../page.ts'
import type { Dependencies } from '../../platform/dependencies.ts'

/** An issued decision that is theirs to read, with its letter and what it rests on. */
async function decided(request: Request, dependencies: Dependencies) {
  const { caseId = '', proceedingId = '' } = request.params
  const view = await caseOf(residentOf(request), caseId, dependencies)
  const decision = found(view.decisions.find((candidate) => candidate.proceedingId === proceedingId))
  const proceeding = found(view.proceedings.find((candidate) => candidate.proceedingId === proceedingId))
  const application = found(view.applications.find(({ applicationId }) => applicationId === proceeding.applicationId))
  const [letter, assessments] = await Promise.all([letterAsIssued(decision, proceeding, application, dependencies), dependencies.store.assessments.attempts(caseId, proceedingId)])
  const appeal = appealOf(view.appeals, proceedingId)
  const contests = appeal === undefined && mayDo({ personId: residentOf(request).personId }, 'do.contest', partiesOf(application))
  return { decision, letter, assessments, appeal, contests }
}

const path = '/mani/:caseId/lemums/:proceedingId'

export const letterPages: Page[] = [
  {
    path,
    for: 'resident',
    async get(request, dependencies) {
      const { decision, letter, assessments, appeal, contests } = await decided(request, dependencies)
      const until = await contestUntilOf(decision, dependencies)
      return {
        view: 'applicant/letter.njk', title: titleOf(letter),
        data: { letter, back: `/mani/${decision.caseId}`, pdf: `${request.path}/lemums.pdf`, until, late: isLate({ contestUntil: until }, dayAt(instantOf(dependencies.now()))),
          contest: contests ? `${request.path}/apstridet` : undefined, appealOver: appeal !== undefined && isOver(appeal.state), appeal: appeal && `/mani/${decision.caseId}/apstridejums/${appeal.appealId}`, file: fileBehind(decision, assessments) && `${request.path}/aprekins.json` },
      }
    },
  },
  { path: `${path}/lemums.pdf`, for: 'resident', get: async (request, dependencies) => pdfOf((await decided(request, dependencies)).letter) },
  {
    path: `${path}/aprekins.json`,
    for: 'resident',
    async get(request, dependencies) {
      const { decision, assessments } = await decided(request, dependencies)
      return fileOf(decision, assessments)
    },
  },
]

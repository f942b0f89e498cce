// A decision's papers for the desk: the letter as a PDF and the file of its assessment. Whoever takes one has opened the file of the case.
import type { Assessment, Decision } from '../../domain/decision.ts'
import type { ExtensionNotice } from '../../domain/extension-letter.ts'
import { sees, seesFigures } from '../../domain/permissions.ts'
import type { ProceedingKind } from '../../domain/proceeding.ts'
import type { Staff } from '../../domain/person.ts'
import { fileBehind, fileOf, letterAsIssued, pdfOf } from '../decision-papers.ts'
import { found, NotFound, staffOf, type Answer, type Page } from '../page.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import type { CaseFile } from '../../store/cases.ts'
import { openFile } from './open-file.ts'

/** Whether the letter is theirs to read: it holds the figures of a benefit, or the opinion on a need. */
const readsLetter = (staff: Staff, kind: ProceedingKind, { number }: Decision): boolean => number !== undefined && sees(staff, 'decisions') && seesFigures(staff, kind)

/** Where this colleague gets the papers of a decision; only those there are, and are theirs to read. */
export function papersOf(decision: Decision, kind: ProceedingKind, assessments: readonly Assessment[], staff: Staff) {
  const at = `/lietas/${decision.caseId}/lemumi/${decision.proceedingId}`
  return {
    pdf: readsLetter(staff, kind, decision) ? `${at}/lemums.pdf` : undefined,
    file: sees(staff, 'means') && fileBehind(decision, assessments) !== undefined ? `${at}/aprekins.json` : undefined,
  }
}

/** Where this colleague gets the notice of an extended term, with the day it counts as known. It holds no figures of a benefit. */
export const extensionPaper = ({ caseId, proceedingId, letter }: ExtensionNotice, staff: Staff) => (sees(staff, 'decisions')
  ? { number: letter.number, on: letter.on, notified: letter.contest.notified, pdf: `/lietas/${caseId}/lemumi/${proceedingId}/pazinojums.pdf` } : undefined)

type Paper = (records: { file: CaseFile; decision: Decision; staff: Staff }, dependencies: Dependencies) => Promise<Answer>

const page = (name: 'lemums.pdf' | 'aprekins.json', paper: Paper): Page => ({
  path: `/lietas/:caseId/lemumi/:proceedingId/${name}`,
  for: 'file',
  async get(request, dependencies) {
    const staff = staffOf(request)
    const file = await openFile(request.params['caseId'] ?? '', staff, dependencies)
    const decision = found(file.decisions.find(({ proceedingId }) => proceedingId === request.params['proceedingId']))
    const answer = await paper({ file, decision, staff }, dependencies)
    // Names and figures leave the house with it.
    dependencies.log({ code: 'PaperTaken', proceeding: decision.proceedingId, paper: name, staff: staff.staffId })
    return answer
  },
})

export const paperPages: Page[] = [
  page('lemums.pdf', async ({ file, decision, staff }, dependencies) => {
    const proceeding = found(file.proceedings.find(({ proceedingId }) => proceedingId === decision.proceedingId))
    if (!readsLetter(staff, proceeding.kind, decision)) throw new NotFound()
    const application = found(file.applications.find(({ applicationId }) => applicationId === proceeding.applicationId))
    return pdfOf(await letterAsIssued(decision, proceeding, application, dependencies))
  }),
  {
    path: '/lietas/:caseId/lemumi/:proceedingId/pazinojums.pdf',
    for: 'file',
    async get(request, dependencies) {
      const staff = staffOf(request)
      const file = await openFile(request.params['caseId'] ?? '', staff, dependencies)
      const notice = found(file.extensions.find(({ proceedingId }) => proceedingId === request.params['proceedingId']))
      if (extensionPaper(notice, staff) === undefined) throw new NotFound()
      dependencies.log({ code: 'PaperTaken', proceeding: notice.proceedingId, paper: 'pazinojums.pdf', staff: staff.staffId })
      return pdfOf(notice.letter)
    },
  },
  page('aprekins.json', async ({ file, decision, staff }) => {
    if (!sees(staff, 'means')) throw new NotFound()
    return fileOf(decision, file.assessments.filter(({ proceedingId }) => proceedingId === decision.proceedingId))
  }),
]

// The decision as its resident reads it: the letter as it was issued.
import { dayAt } from '../../domain/days.ts'
import { letterOf, type Letter } from '../../domain/letter.ts'
import type { Decision } from '../../domain/decision.ts'
import { municipalityOf } from '../../policy/municipalities.ts'
import { serviceByCode } from '../../policy/service-catalogue.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { found, residentOf, type Page } from '../page.ts'
import { caseOf, type View } from './matters.ts'

export const letterPage: Page = {
  path: '/mani/:caseId/lemums/:proceedingId',
  for: 'resident',
  async get(request, dependencies) {
    const { caseId = '', proceedingId = '' } = request.params
    const view = await caseOf(residentOf(request), caseId, dependencies)
    const decision = found(view.decisions.find((candidate) => candidate.proceedingId === proceedingId))
    const letter = decision.letter ?? await composed(decision, view, dependencies)
    return { view: 'applicant/letter.njk', title: `Lēmums Nr. ${letter.number} par ${letter.subject}`, data: { letter, back: `/mani/${caseId}` } }
  },
}

/** A decision issued before letters were kept with them: the letter of its records. */
async function composed(decision: Decision, { proceedings, applications, staff }: View, { store, municipality }: Dependencies): Promise<Letter> {
  const { caseId, proceedingId } = decision
  const proceeding = found(proceedings.find((candidate) => candidate.proceedingId === proceedingId))
  const application = found(applications.find(({ applicationId }) => applicationId === proceeding.applicationId))
  const [applicant, opinion, assessments] = await Promise.all([
    store.people.resident(application.applicantId), store.assessments.opinion(caseId, proceedingId), store.assessments.attempts(caseId, proceedingId),
  ])
  return letterOf({
    decision, proceeding, application, applicant: found(applicant), assessments, opinion, office: municipalityOf(municipality), on: dayAt(decision.issuedAt ?? decision.decidedAt),
    service: proceeding.serviceCode === undefined ? undefined : serviceByCode(municipality, proceeding.serviceCode),
    official: staff.find(({ staffId }) => staffId === decision.decidedBy),
  })
}

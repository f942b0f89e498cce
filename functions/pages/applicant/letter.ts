// The decision as a letter (APL 67): who decided what for whom, from which facts, by which law, and how to contest it.
import { dayAt, longMonth } from '../../domain/days.ts'
import type { Decision } from '../../domain/decision.ts'
import { letterSentences } from '../../domain/derivation.ts'
import type { ProceedingKind } from '../../domain/proceeding.ts'
import { municipalityOf } from '../../policy/municipalities.ts'
import { serviceByCode } from '../../policy/service-catalogue.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { found, residentOf, type Page } from '../page.ts'
import { caseOf } from './matters.ts'

const about: Record<ProceedingKind, string> = { gmi: 'garantētā minimālā ienākuma (GMI) pabalstu', housing: 'mājokļa pabalstu', service: 'sociālo pakalpojumu' }

const law: Record<ProceedingKind, string> = {
  gmi: 'Sociālo pakalpojumu un sociālās palīdzības likuma (SPSPL) 33.–36. pants, Ministru kabineta 2020. gada 17. decembra noteikumi Nr. 809',
  housing: 'Sociālo pakalpojumu un sociālās palīdzības likuma (SPSPL) 33.–36. pants, Ministru kabineta 2020. gada 17. decembra noteikumi Nr. 809',
  service: 'Sociālo pakalpojumu un sociālās palīdzības likuma (SPSPL) 3. pants, Ministru kabineta 2019. gada 2. aprīļa noteikumi Nr. 138',
}

export const letterPage: Page = {
  path: '/mani/:caseId/lemums/:proceedingId',
  for: 'resident',
  async get(request, dependencies) {
    const { caseId = '', proceedingId = '' } = request.params
    const view = await caseOf(residentOf(request), caseId, dependencies)
    const decision = found(view.decisions.find((candidate) => candidate.proceedingId === proceedingId))
    const proceeding = found(view.proceedings.find((candidate) => candidate.proceedingId === proceedingId))
    const application = found(view.applications.find(({ applicationId }) => applicationId === proceeding.applicationId))
    const { store, municipality } = dependencies
    const [applicant, opinion, sentences] = await Promise.all([
      store.people.resident(application.applicantId), proceeding.kind === 'service' ? store.assessments.opinion(caseId, proceedingId) : undefined, reckoning(decision, dependencies),
    ])
    const { service, contest } = municipalityOf(municipality)
    return {
      view: 'applicant/letter.njk', title: `Lēmums Nr. ${decision.number} par ${about[proceeding.kind]}`,
      data: {
        decision, application, applicant, opinion, sentences, issuer: service, contest, law: law[proceeding.kind], about: about[proceeding.kind], persons: application.facts.members.length,
        issuedOn: dayAt(decision.issuedAt ?? decision.decidedAt), months: decision.months.map(longMonth),
        service: proceeding.serviceCode === undefined ? undefined : serviceByCode(municipality, proceeding.serviceCode),
        official: view.staff.find(({ staffId }) => staffId === decision.decidedBy), back: `/mani/${caseId}`,
      },
    }
  },
}

/** The reckoning of the assessment this decision rests on, in sentences; a later assessment does not change the letter. */
async function reckoning({ caseId, proceedingId, assessmentAttempt }: Decision, { store }: Dependencies): Promise<string[]> {
  const attempts = await store.assessments.attempts(caseId, proceedingId)
  const assessment = attempts.find(({ attempt }) => attempt === assessmentAttempt) ?? attempts.at(-1)
  return assessment?.answer === undefined ? [] : letterSentences(assessment.answer.derivation)
}

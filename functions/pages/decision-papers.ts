// What leaves the house with a decision: the letter as issued, as a PDF too, and the file from which a stranger runs the assessment again.
import type { Application } from '../domain/application.ts'
import { dayAt } from '../domain/days.ts'
import type { Assessment, Decision } from '../domain/decision.ts'
import { assessmentFileOf } from '../domain/law/assessment-file.ts'
import { letterOf, restsOn, type Letter } from '../domain/letter.ts'
import type { Proceeding } from '../domain/proceeding.ts'
import type { Dependencies } from '../platform/dependencies.ts'
import { municipalityOf } from '../policy/municipalities.ts'
import { serviceByCode } from '../policy/service-catalogue.ts'
import { letterPdf } from './letter-pdf.ts'
import { found, type Answer } from './page.ts'

/** The letter as it was sent; of a decision issued before letters were kept with them, the letter of its records. */
export async function letterAsIssued(decision: Decision, proceeding: Proceeding, application: Application, { store, municipality }: Pick<Dependencies, 'store' | 'municipality'>): Promise<Letter> {
  if (decision.letter !== undefined) return decision.letter
  const { caseId, proceedingId } = decision
  const [applicant, opinion, assessments, official] = await Promise.all([
    store.people.resident(application.applicantId), store.assessments.opinion(caseId, proceedingId), store.assessments.attempts(caseId, proceedingId), store.people.staff(decision.decidedBy),
  ])
  return letterOf({
    decision, proceeding, application, applicant: found(applicant), assessments, opinion, official, office: municipalityOf(municipality), on: dayAt(decision.issuedAt ?? decision.decidedAt),
    service: proceeding.serviceCode === undefined ? undefined : serviceByCode(municipality, proceeding.serviceCode),
  })
}

const named = (what: string, number: string | undefined, extension: string): string => `${what}-${(number ?? 'projekts').replace('/', '-')}.${extension}`

export const pdfOf = async (letter: Letter): Promise<Answer> =>
  ({ bytes: await letterPdf(letter), contentType: 'application/pdf', fileName: named(letter.sort === 'notice' ? 'pazinojums' : 'lemums', letter.number, 'pdf') })

/** Errors: NotFound where there is nothing to run again: a service, or a decision of the first release. */
export const fileOf = (decision: Decision, assessments: readonly Assessment[]): Answer => ({
  bytes: Buffer.from(`${JSON.stringify(found(fileBehind(decision, assessments)), null, 2)}\n`),
  contentType: 'application/json', fileName: named('aprekins', decision.number, 'json'),
})

/** The file of the assessment a decision rests on. */
export function fileBehind(decision: Decision, assessments: readonly Assessment[]) {
  const assessment = restsOn(decision, assessments)
  return assessment && assessmentFileOf(assessment)
}

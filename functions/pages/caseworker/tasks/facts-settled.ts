// AwaitFactsSettled: for each figure on which the applicant and a register differ, which holds and why; or a question to the applicant.
import { z } from 'zod'
import { receiptOf } from '../../../domain/application.ts'
import { isUnsaid } from '../../../domain/entered-incomes.ts'
import { Conflict } from '../../../domain/errors.ts'
import { instantOf } from '../../../domain/identifiers.ts'
import type { Settlement } from '../../../domain/contradiction.ts'
import { settledIn } from '../../../domain/proceeding.ts'
import { readingsOf } from '../../../policy/readings.ts'
import { answerWait } from '../../../platform/deliver.ts'
import { found, type FieldError } from '../../page.ts'
import { reasonText } from '../../typed.ts'
import { formatPhone, fullName } from '../../../domain/person.ts'
import { namesOf, namesOfStaff } from '../../names.ts'
import { assessmentBefore, assessmentView } from '../assessment-view.ts'
import { conversationOf } from './decision-evidence.ts'
import { taskPage, type TaskContext } from './task-page.ts'

const longestDocument = 200
const Holds = z.enum(['declared', 'register'])
const Reason = reasonText('')
const Question = reasonText('Ierakstiet, kas iesniedzējam jāatbild.')

async function show({ wait, file, dependencies: { store, municipality } }: TaskContext) {
  const { household: { caseId }, applications, waits, assessments, settlements: allSettlements, entered } = found(file)
  const applicationId = found(wait.applicationId)
  const attempts = assessments.filter(({ proceedingId }) => proceedingId === wait.proceedingId)
  const scope = settledIn(found(wait.proceedingId))
  const settlements = allSettlements.filter(({ of }) => of === scope)
  const application = found(applications.find((candidate) => candidate.applicationId === applicationId))
  const [residents, colleagues] = await Promise.all([store.people.residents(application.facts.members.map(({ personId }) => personId)), store.people.allStaff()])
  const applicant = residents.find(({ personId }) => personId === application.applicantId)
  const assessment = found(assessmentBefore(attempts, wait.openedAt, undefined))
  // What was entered since then was not known when the question arose.
  const known = entered.filter((one) => one.applicationId === applicationId && one.at <= assessment.assessedAt)
  const { contradictions } = assessmentView(assessment, namesOf(residents), (of) => isUnsaid(of, application, readingsOf(municipality), known))
  return {
    caseId, scope, receivedAt: receiptOf(application),
    conversation: conversationOf(waits, wait.proceedingId ?? '', namesOfStaff(colleagues)),
    // A diagram of an earlier release has no way to the resident.
    asks: wait.outcomes.includes('InformationNeeded'),
    applicant: applicant && { name: fullName(applicant), phone: applicant.phone === undefined ? undefined : formatPhone(applicant.phone), email: applicant.email },
    duties: contradictions.some((contradiction) => 'about' in contradiction && contradiction.about === 'employment' && contradiction.declared === 'no-work'),
    // Sentences beside the figures: the table then reads as text.
    worded: contradictions.some(({ why }) => why !== undefined), reasons: [...new Map(contradictions.flatMap(({ what, why }) => (why === undefined ? [] : [[why, { what, why }] as const]))).values()],
    // Another proceeding of the same application may have had them settled already: then they stand filled in.
    contradictions: contradictions.map((contradiction) => ({ ...contradiction, settled: settlements.find(({ key }) => key === contradiction.key) })),
  }
}

export const factsTask = taskPage({
  view: 'caseworker/tasks/facts-settled.njk',
  show,
  afterwards: settlesElsewhere,
  async answer({ staff, dependencies: { store, now } }, form, { caseId, scope, contradictions, asks }) {
    if (asks && form.get('act') === 'ask') {
      const question = Question.safeParse(form.get('question') ?? '')
      return question.success ? { outcome: 'InformationNeeded', note: question.data } : { errors: [{ field: 'question', text: question.error.issues[0]?.message ?? '' }] }
    }
    const errors: FieldError[] = []
    const at = instantOf(now())
    let reason = ''
    const given = contradictions.flatMap(({ key, person, what }, i): Settlement[] => {
      const holds = Holds.safeParse(form.get(`holds-${i}`))
      const said = Reason.safeParse(form.get(`reason-${i}`) ?? '')
      // An empty reason repeats the one above: three months of one pension are one story.
      if (said.success) reason = said.data
      else if (reason === '' || (form.get(`reason-${i}`) ?? '').trim() !== '') errors.push({ field: `reason-${i}`, text: `${person}, ${what}: ierakstiet, kāpēc tā.` })
      if (!holds.success) errors.push({ field: `holds-${i}`, text: `${person}, ${what}: atzīmējiet, kas ir pareizi.` })
      const document = (form.get(`document-${i}`) ?? '').trim()
      if (document.length > longestDocument) errors.push({ field: `document-${i}`, text: `${person}, ${what}: dokumenta nosaukumam jābūt ne garākam par ${longestDocument} zīmēm.` })
      return holds.success && reason !== '' ? [{ key, holds: holds.data, reason, ...(document === '' ? {} : { document }), by: staff.staffId, at }] : []
    })
    // What a colleague has settled in another matter of the application stands: here it can only be agreed with.
    contradictions.forEach(({ settled, person, what }, i) => {
      if (settled !== undefined && form.get(`holds-${i}`) !== settled.holds) errors.push({ field: `holds-${i}`, text: `${person}, ${what}: kolēģis to jau noskaidroja citādi; runājiet ar viņu.` })
    })
    if (errors.length > 0) return { errors }
    const settledBefore = contradictions.flatMap(({ key, settled }) => (settled === undefined ? [] : [key]))
    return { outcome: 'Settled', also: store.assessments.settled(caseId, scope, given.filter(({ key }) => !settledBefore.includes(key))) }
  },
})

/**
 * A difference is settled once for the whole application: the task of another of its matters that asks the same, and nothing besides, is answered with
 * this one's words. Cut short between the two it stands as before, with the answers filled in.
 */
async function settlesElsewhere({ wait, staff, dependencies }: TaskContext): Promise<void> {
  const { caseId, applicationId, proceedingId } = wait
  if (caseId === undefined || applicationId === undefined || proceedingId === undefined) return
  const scope = settledIn(proceedingId)
  const { store } = dependencies
  const [waits, settlements] = await Promise.all([store.waits.of({ caseId }), store.assessments.settlements(caseId, scope)])
  for (const other of waits.filter(({ box, state, applicationId: of }) => box === 'AwaitFactsSettled' && state === 'Open' && of === applicationId).filter((other) => settledIn(other.proceedingId ?? '') === scope)) {
    const asked = (await store.assessments.latest(caseId, other.proceedingId ?? ''))?.contradictions ?? []
    if (!asked.every(({ key }) => settlements.some((settlement) => settlement.key === key))) continue
    try {
      await answerWait(dependencies, other, { outcome: 'Settled', by: `staff:${staff.staffId}`, note: 'Noskaidrots citā tā paša iesnieguma lietvedībā' })
    } catch (error) {
      // A colleague has answered it at the same moment: then it is done.
      if (!(error instanceof Conflict)) throw error
    }
  }
}

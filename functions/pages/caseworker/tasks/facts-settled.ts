// AwaitFactsSettled: for each figure on which the applicant and a register differ, which holds and why.
import { z } from 'zod'
import { instantOf } from '../../../domain/identifiers.ts'
import type { Settlement } from '../../../domain/facts.ts'
import { found, type FieldError } from '../../page.ts'
import { reasonText } from '../../typed.ts'
import { assessmentBefore, assessmentView, namesOf } from '../assessment-view.ts'
import { taskPage, type TaskContext } from './task-page.ts'

const Holds = z.enum(['declared', 'register'])
const Reason = reasonText('')

async function show({ wait, file, dependencies: { store } }: TaskContext) {
  const { household: { caseId }, applications, assessments, settlements: allSettlements } = found(file)
  const applicationId = found(wait.applicationId)
  const attempts = assessments.filter(({ proceedingId }) => proceedingId === wait.proceedingId)
  const settlements = allSettlements.filter((settlement) => settlement.applicationId === applicationId)
  const application = found(applications.find((candidate) => candidate.applicationId === applicationId))
  const residents = await store.people.residents(application.facts.members.map(({ personId }) => personId))
  const { contradictions } = assessmentView(found(assessmentBefore(attempts, wait.openedAt, undefined)), namesOf(residents))
  return {
    caseId, applicationId,
    // Another proceeding of the same application may have had them settled already: then they stand filled in.
    contradictions: contradictions.map((contradiction) => ({ ...contradiction, settled: settlements.find(({ key }) => key === contradiction.key) })),
  }
}

export const factsTask = taskPage({
  view: 'caseworker/tasks/facts-settled.njk',
  show,
  async answer({ staff, dependencies: { store, now } }, form, { caseId, applicationId, contradictions }) {
    const errors: FieldError[] = []
    const at = instantOf(now())
    let reason = ''
    const given = contradictions.flatMap(({ key, person, monthText }, i): Settlement[] => {
      const holds = Holds.safeParse(form.get(`holds-${i}`))
      const said = Reason.safeParse(form.get(`reason-${i}`) ?? '')
      // An empty reason repeats the one above: three months of one pension are one story.
      if (said.success) reason = said.data
      else if (reason === '' || (form.get(`reason-${i}`) ?? '').trim() !== '') errors.push({ field: `reason-${i}`, text: `${person}, ${monthText}: ierakstiet, kāpēc tā.` })
      if (!holds.success) errors.push({ field: `holds-${i}`, text: `${person}, ${monthText}: atzīmējiet, kurš skaitlis ir pareizs.` })
      return holds.success && reason !== '' ? [{ key, holds: holds.data, reason, by: staff.staffId, at }] : []
    })
    // What a colleague has settled in another matter of the application stands: here it can only be agreed with.
    contradictions.forEach(({ settled, person, monthText }, i) => {
      if (settled !== undefined && form.get(`holds-${i}`) !== settled.holds) errors.push({ field: `holds-${i}`, text: `${person}, ${monthText}: kolēģis to jau noskaidroja citādi; runājiet ar viņu.` })
    })
    if (errors.length > 0) return { errors }
    const settledBefore = contradictions.flatMap(({ key, settled }) => (settled === undefined ? [] : [key]))
    return { outcome: 'Settled', also: store.assessments.settled(caseId, applicationId, given.filter(({ key }) => !settledBefore.includes(key))) }
  },
})

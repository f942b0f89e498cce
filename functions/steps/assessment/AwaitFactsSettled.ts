// Declared and register data differ: an assistance organiser says which holds, and why, or asks the resident first.
import { z } from 'zod'
import { CaseId, ProceedingId } from '../../domain/identifiers.ts'
import { afterAnswer } from '../../platform/after-answer.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { returnsTo } from '../../platform/returns-to.ts'
import { staffTaskNow } from '../../platform/staff-wait.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes: ['Settled', 'InformationNeeded'],
  firstOutcomes: ['Settled'],
  async plan({ caseId, proceedingId }, dependencies) {
    const { store } = dependencies
    const proceeding = recordOf(await store.cases.proceeding(caseId, proceedingId), `proceeding ${proceedingId}`)
    const { applicationId, reopens } = proceeding
    const waits = await store.waits.of({ caseId })
    const went = await afterAnswer(proceeding, waits, dependencies, 'UnderAssessment')
    const { legalDue } = went?.clocks ?? proceeding
    const task = await staffTaskNow(dependencies, 2, 'Deklarētais un reģistra dati atšķiras', legalDue)
    return {
      ...await returnsTo(proceedingId, waits, task.due.on, dependencies), also: went?.writes, notBy: reopens?.notBy, queue: 'assistance', caseId, proceedingId, applicationId, legalDue,
      ...task,
    }
  },
})
export const handler = toLambda(step)

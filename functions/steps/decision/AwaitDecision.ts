// APL 65: a caseworker grants or refuses with reasons, or asks the resident for what is missing; due by our own target, never after the law's.
import { z } from 'zod'
import { CaseId, instantOf, ProceedingId } from '../../domain/identifiers.ts'
import { lastAsker } from '../../domain/wait.ts'
import { decisionTask } from '../../domain/wait-dates.ts'
import { workingCalendar } from '../../policy/working-calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes: ['Granted', 'Refused', 'InformationNeeded', 'AssessAgain'],
  async plan({ caseId, proceedingId }, { store, now, municipality }) {
    const proceeding = recordOf(await store.cases.proceeding(caseId, proceedingId), `proceeding ${proceedingId}`)
    const { applicationId, legalDue, targetDue, kind } = proceeding
    // Back from the resident it goes to the colleague who asked: the story is told once.
    const asked = lastAsker(await store.waits.of({ caseId }), proceedingId)
    return {
      owner: asked === undefined ? 'queue' : 'hands', person: asked,
      also: store.cases.moves(proceeding, 'AwaitingDecision'),
      queue: kind === 'service' ? 'social-work' : 'assistance', caseId, proceedingId, applicationId, legalDue,
      ...decisionTask(workingCalendar(municipality), instantOf(now()), targetDue, legalDue),
    }
  },
})
export const handler = toLambda(step)

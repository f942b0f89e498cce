// APL 65: a caseworker grants, drafts what others must see first, or asks the resident for what is missing; due by our own target, never after the law's.
import { z } from 'zod'
import { dayAt } from '../../domain/days.ts'
import { CaseId, instantOf, ProceedingId } from '../../domain/identifiers.ts'
import { isReadyToDecide } from '../../domain/ready-to-decide.ts'
import { decisionTask } from '../../domain/wait-dates.ts'
import { decidingLimitsOf } from '../../policy/deciding-limits.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { afterAnswer } from '../../platform/after-answer.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { returnsTo } from '../../platform/returns-to.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes: ['Granted', 'Refused', 'InformationNeeded', 'AssessAgain', 'HearingNeeded', 'Drafted'],
  firstOutcomes: ['Granted', 'Refused', 'InformationNeeded'],
  async plan({ caseId, proceedingId }, { store, now, municipality }) {
    const proceeding = recordOf(await store.cases.proceeding(caseId, proceedingId), `proceeding ${proceedingId}`)
    const { applicationId, kind, reopens } = proceeding
    const [waits, assessment, opinion, checks] = await Promise.all([store.waits.of({ caseId }), store.assessments.latest(caseId, proceedingId), store.assessments.opinion(caseId, proceedingId), store.assessments.checks(caseId, applicationId)])
    const went = await afterAnswer(proceeding, waits, { store, now, municipality })
    const { legalDue, targetDue } = went?.clocks ?? proceeding
    const task = decisionTask(await calendarOf({ store, municipality }), instantOf(now()), targetDue, legalDue)
    return {
      ...(isReadyToDecide({ kind, assessment, opinion, checks, isReopened: reopens !== undefined }, decidingLimitsOf(municipality, dayAt(instantOf(now())))) ? { ready: true as const } : {}),
      ...await returnsTo(proceedingId, waits, task.due.on, { store, now }), notBy: reopens?.notBy,
      also: went?.writes ?? store.cases.moves(proceeding, 'AwaitingDecision'),
      queue: kind === 'service' ? 'social-work' : 'assistance', caseId, proceedingId, applicationId, legalDue,
      ...task,
    }
  },
})
export const handler = toLambda(step)

// The matter is decided anew in a proceeding of its own, whose clocks begin on the day it was decided that it must be; the old decision stays as it was recorded.
import { z } from 'zod'
import { canBeReopened, type Appeal } from '../../domain/appeal.ts'
import { cameAt } from '../../domain/came-at.ts'
import { dayAt } from '../../domain/days.ts'
import { AppealId, CaseId, type Instant } from '../../domain/identifiers.ts'
import { proceedingIdOf, roundOf } from '../../domain/proceeding.ts'
import { proceedingClocks } from '../../policy/proceeding-clocks.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

/** When it was decided that it is decided anew, and when we knew. */
function decidedAt({ ruling, corrected, appealId }: Appeal): { at: Instant; knownAt: Instant } {
  if (ruling === undefined) {
    const { at } = recordOf(corrected, `reason why appeal ${appealId} is decided anew`)
    return { at, knownAt: at }
  }
  const { on, receivedAt } = ruling
  return { at: cameAt(on, { notAfter: receivedAt }), knownAt: receivedAt }
}

export const step = defineStep({
  input: z.object({ caseId: CaseId, appealId: AppealId }),
  outcomes: ['Reopened', 'LeftToPerson'],
  ledTo: { AwaitCarriedOut: 'LeftToPerson' },
  async run({ caseId, appealId }, { store, municipality }) {
    const appeal = recordOf(await store.appeals.byId(caseId, appealId), `appeal ${appealId}`)
    if (appeal.reopenedAs !== undefined) return { outcome: 'Reopened', proceedingId: appeal.reopenedAs }
    const { proceedingId } = appeal
    const [found, proceedingFound] = await Promise.all([store.decisions.byProceeding(caseId, proceedingId), store.cases.proceeding(caseId, proceedingId)])
    const decision = recordOf(found, `decision of ${proceedingId}`)
    const before = recordOf(proceedingFound, `proceeding ${proceedingId}`)
    if (!canBeReopened(proceedingId, decision.granted)) {
      await store.appeals.leave(appeal)
      return 'LeftToPerson'
    }
    const { at, knownAt } = decidedAt(appeal)
    const { applicationId, kind, serviceCode, reopens } = before
    const anew = proceedingIdOf(applicationId, kind, roundOf(proceedingId) + 1)
    await store.appeals.reopen(appeal, before, {
      proceedingId: anew, caseId, applicationId, kind, serviceCode, status: 'Received', receivedAt: at, ...proceedingClocks(await calendarOf({ store, municipality }), municipality, kind, dayAt(at)),
      reopens: { proceedingId, decisionNumber: appeal.decisionNumber, appealId, notBy: [...new Set([...reopens?.notBy ?? [], decision.decidedBy])] }, version: 1,
    }, knownAt)
    return { outcome: 'Reopened', proceedingId: anew }
  },
})
export const handler = toLambda(step)

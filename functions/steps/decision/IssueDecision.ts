// APL 67 and the Notification Law: the decision gets its number, the day it counts as notified and until when it can be contested.
import { z } from 'zod'
import { dayAt, yearOf } from '../../domain/days.ts'
import { CaseId, instantOf, ProceedingId } from '../../domain/identifiers.ts'
import { contestTerm, deemedNotified } from '../../domain/law/notification.ts'
import { workingCalendar } from '../../policy/working-calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes: ['BenefitGranted', 'ServiceGranted', 'Refused'],
  async run({ caseId, proceedingId }, { store, now, municipality }) {
    const [found, proceedingFound] = await Promise.all([store.decisions.byProceeding(caseId, proceedingId), store.cases.proceeding(caseId, proceedingId)])
    const decision = recordOf(found, `decision of ${proceedingId}`)
    const proceeding = recordOf(proceedingFound, `proceeding ${proceedingId}`)
    if (decision.number === undefined) {
      const today = dayAt(instantOf(now()))
      const calendar = workingCalendar(municipality)
      const notifiedOn = deemedNotified(calendar, today, 'electronic')
      const number = `${yearOf(today)}/L-${await store.settings.nextNumber(`decision/${yearOf(today)}`)}`
      await store.decisions.issue(decision, proceeding, { number, notifiedOn, contestUntil: contestTerm(calendar, notifiedOn.on) })
    }
    if (!decision.granted) return 'Refused'
    return proceeding.kind === 'service' ? 'ServiceGranted' : 'BenefitGranted'
  },
})
export const handler = toLambda(step)

// APL 77: a supervisor looks at the contested decision once more and sends it on to the commission, within seven days of its receipt.
import { z } from 'zod'
import { dayAt } from '../../domain/days.ts'
import { AppealId, CaseId, instantOf } from '../../domain/identifiers.ts'
import { applicationOfProceeding } from '../../domain/proceeding.ts'
import { lawTask } from '../../domain/wait-dates.ts'
import { appealTermsOf } from '../../policy/appeal-terms.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, appealId: AppealId }),
  outcomes: ['SentOn', 'CorrectedByUs', 'Withdrawn'],
  async plan({ caseId, appealId }, { store, now, municipality }) {
    const { proceedingId, receivedAt } = recordOf(await store.appeals.byId(caseId, appealId), `appeal ${appealId}`)
    const { sendOn, review } = appealTermsOf(municipality, dayAt(receivedAt))
    return {
      owner: 'queue', queue: 'supervision', caseId, proceedingId, applicationId: applicationOfProceeding(proceedingId), appealId,
      ...lawTask(await calendarOf({ store, municipality }), instantOf(now()), { from: receivedAt, term: sendOn, workingDays: review, what: 'Apstrīdējums jāpārsūta strīdu komisijai', law: 'APL 77. pants' }),
    }
  },
})
export const handler = toLambda(step)

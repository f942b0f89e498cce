// APL 81: the commission has the contested decision; the time is its own. It lies put off until its term ends, and then a supervisor asks it.
import { z } from 'zod'
import { dayAt, instantAt } from '../../domain/days.ts'
import { AppealId, CaseId, instantOf } from '../../domain/identifiers.ts'
import { applicationOfProceeding } from '../../domain/proceeding.ts'
import { lawTask, returnOn } from '../../domain/wait-dates.ts'
import { appealTermsOf } from '../../policy/appeal-terms.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, appealId: AppealId }),
  outcomes: ['Upheld', 'Annulled', 'Extended', 'Withdrawn'],
  async plan({ caseId, appealId }, { store, now, municipality }) {
    const { proceedingId, receivedAt, sentOn, extension } = recordOf(await store.appeals.byId(caseId, appealId), `appeal ${appealId}`)
    const { at: from, by } = recordOf(sentOn, `day on which appeal ${appealId} was sent on`)
    const { decide } = appealTermsOf(municipality, dayAt(receivedAt))
    const openedAt = instantOf(now())
    const { dates, ...term } = lawTask(await calendarOf({ store, municipality }), openedAt, { from, term: decide, ...(extension && { until: extension.until }), what: 'Strīdu komisijas lēmums', law: 'APL 64. un 81. pants' })
    const until = term.due.on
    const reason = 'apstrīdējumu izskata strīdu komisija'
    return {
      owner: 'law', queue: 'supervision', caseId, proceedingId, applicationId: applicationOfProceeding(proceedingId), appealId, ...term,
      ...(instantAt(until) <= openedAt ? { dates } : { dates: [...dates, returnOn(until, reason)], hold: { by, since: openedAt, until, reason } }),
    }
  },
})
export const handler = toLambda(step)

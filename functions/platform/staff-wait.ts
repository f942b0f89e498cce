// A box that waits for a team of ours in one matter, by so many working days and before the matter's term of law.
import { z } from 'zod'
import { CaseId, instantOf, ProceedingId } from '../domain/identifiers.ts'
import { staffTask } from '../domain/wait-dates.ts'
import { calendarOf } from './calendar.ts'
import { recordOf } from './records.ts'
import { defineWait, type Step } from './step.ts'

/** `what`: the task in Latvian, for the page. `byOthers`: where the matter is decided anew, not by those who decided before. */
export const staffWait = <const Outcomes extends readonly string[]>({ outcomes, queue, workingDays, what, byOthers = false }: { outcomes: Outcomes; queue: string; workingDays: number; what: string; byOthers?: boolean }): Step => defineWait({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes,
  async plan({ caseId, proceedingId }, { store, now, municipality }) {
    const { legalDue, applicationId, reopens } = recordOf(await store.cases.proceeding(caseId, proceedingId), `proceeding ${proceedingId}`)
    return {
      owner: 'queue', queue, ...(byOthers ? { notBy: reopens?.notBy } : {}), caseId, proceedingId, applicationId, legalDue,
      ...staffTask(await calendarOf({ store, municipality }), instantOf(now()), workingDays, what, legalDue),
    }
  },
})

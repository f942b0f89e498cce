// Waits for a team of ours: a task opened now, and the box that opens one in a matter.
import { z } from 'zod'
import { CaseId, instantOf, ProceedingId } from '../domain/identifiers.ts'
import type { ClockDate } from '../domain/proceeding.ts'
import { staffTask, type OpeningDates } from '../domain/wait-dates.ts'
import { calendarOf } from './calendar.ts'
import type { Dependencies } from './dependencies.ts'
import { recordOf } from './records.ts'
import { defineWait, type Step } from './step.ts'

/** The dates of a task of ours, or a provider's, that opens now. `what`: the task in Latvian, for the page. `legalDue`: of the matter it keeps waiting. */
export const staffTaskNow = async ({ store, now, municipality }: Pick<Dependencies, 'store' | 'now' | 'municipality'>, workingDays: number, what: string, legalDue?: ClockDate): Promise<OpeningDates> =>
  staffTask(await calendarOf({ store, municipality }), instantOf(now()), workingDays, what, legalDue)

/** Due in so many working days, and warned of before the matter's term of law. `byOthers`: where the matter is decided anew, not by those who decided before. */
export const staffWait = <const Outcomes extends readonly string[]>({ outcomes, queue, workingDays, what, byOthers = false }: { outcomes: Outcomes; queue: string; workingDays: number; what: string; byOthers?: boolean }): Step => defineWait({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes,
  async plan({ caseId, proceedingId }, dependencies) {
    const { legalDue, applicationId, reopens } = recordOf(await dependencies.store.cases.proceeding(caseId, proceedingId), `proceeding ${proceedingId}`)
    return {
      owner: 'queue', queue, ...(byOthers ? { notBy: reopens?.notBy } : {}), caseId, proceedingId, applicationId, legalDue,
      ...await staffTaskNow(dependencies, workingDays, what, legalDue),
    }
  },
})

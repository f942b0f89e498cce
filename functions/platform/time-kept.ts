// The summary of a proceeding's time, reckoned as it ends, and anew when what is known of it is corrected.
import type { CaseEvent } from '../domain/event.ts'
import type { Instant } from '../domain/identifiers.ts'
import { ledgerOf } from '../domain/ledger.ts'
import type { Proceeding } from '../domain/proceeding.ts'
import { summarised, type TimeSummary } from '../domain/time-summary.ts'
import { workingTimeOf } from '../policy/working-hours.ts'
import type { Write } from '../store/table.ts'
import { calendarOf } from './calendar.ts'
import type { Dependencies } from './dependencies.ts'

type Means = Pick<Dependencies, 'store' | 'municipality'>

async function summary({ store, municipality }: Means, proceeding: Proceeding, endedAt: Instant, parish: string | undefined, further: readonly CaseEvent[] = []): Promise<Omit<TimeSummary, 'version'>> {
  const events = [...await store.journal.ofCase(proceeding.caseId), ...further]
  const spans = ledgerOf({ ...proceeding, until: endedAt }, events)
  return summarised(proceeding, spans, events, workingTimeOf(municipality, await calendarOf({ store, municipality })), { parish })
}

/** The write that keeps it, for the transaction that ends the proceeding. `proceeding`: as it is then. */
export const timeKept = async (means: Means, proceeding: Proceeding, endedAt: Instant, parish: string | undefined): Promise<Write> =>
  means.store.times.kept(await summary(means, proceeding, endedAt, parish))

/** The same of a proceeding that has ended, with a correction that commits with it; what was paid and how it ended stay. No write where none is kept. */
export async function timeCorrected(means: Means, proceeding: Proceeding, correction: CaseEvent): Promise<Write[]> {
  const kept = await means.store.times.byProceeding(proceeding.caseId, proceeding.proceedingId)
  if (kept === undefined) return []
  const anew = await summary(means, { ...proceeding, status: kept.status }, kept.endedAt, kept.parish, [correction])
  return [means.store.times.kept({ ...anew, ...(kept.paidAt === undefined ? {} : { paidAt: kept.paidAt }) })]
}

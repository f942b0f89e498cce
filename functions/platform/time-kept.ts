// The summary of a proceeding's time, reckoned as it ends.
import type { Instant } from '../domain/identifiers.ts'
import { ledgerOf } from '../domain/ledger.ts'
import type { Proceeding } from '../domain/proceeding.ts'
import { summarised } from '../domain/time-summary.ts'
import { workingTimeOf } from '../policy/working-hours.ts'
import type { Write } from '../store/table.ts'
import { calendarOf } from './calendar.ts'
import type { Dependencies } from './dependencies.ts'

/** The write that keeps it, for the transaction that ends the proceeding. `proceeding`: as it is then. */
export async function timeKept({ store, municipality }: Pick<Dependencies, 'store' | 'municipality'>, proceeding: Proceeding, endedAt: Instant, parish: string | undefined): Promise<Write> {
  const events = await store.journal.ofCase(proceeding.caseId)
  const spans = ledgerOf({ ...proceeding, until: endedAt }, events)
  return store.times.kept(summarised(proceeding, spans, events, workingTimeOf(municipality, await calendarOf({ store, municipality })), { parish }))
}

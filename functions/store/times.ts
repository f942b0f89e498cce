// The time of ended proceedings: one summary for each, kept in the transaction that ends it, so that no page need read a journal to count.
import type { Instant } from '../domain/identifiers.ts'
import { TimeSummary } from '../domain/time-summary.ts'
import { Conflict } from '../domain/errors.ts'
import type { Item, Table, Write } from './table.ts'

const key = ({ caseId, proceedingId }: { caseId: string; proceedingId: string }) => ({ pk: `CASE#${caseId}`, sk: `TIME#${proceedingId}` })
const row = (summary: TimeSummary): TimeSummary & Item => ({ ...summary, listPk: `TIMES#${summary.endedAt.slice(0, 7)}`, listSk: `${summary.endedAt}#${summary.proceedingId}` })

export function openTimes(table: Table) {
  async function byProceeding(caseId: string, proceedingId: string): Promise<TimeSummary | undefined> {
    const item = await table.get(key({ caseId, proceedingId }))
    return item && TimeSummary.parse(item)
  }
  return {
    byProceeding,
    /** Keeps the summary, as part of the transaction that ends the proceeding; one that ends again after it was reopened has the later one. */
    kept: (summary: Omit<TimeSummary, 'version'>): Write => table.set(key(summary), row({ ...summary, version: 1 })),
    /** The first month of the benefit was paid. Told again, or of a proceeding that ended under an older release: nothing changes. */
    async paid(caseId: string, proceedingId: string, at: Instant): Promise<void> {
      const summary = await byProceeding(caseId, proceedingId)
      if (summary === undefined || summary.paidAt !== undefined) return
      try {
        await table.transact([table.replace(key(summary), row({ ...summary, paidAt: at }), '')])
      } catch (error) {
        // Another delivery of the same step was quicker.
        if (!(error instanceof Conflict)) throw error
      }
    },
    /** Proceedings that ended in a UTC month, in order of their end. */
    async endedIn(month: string): Promise<TimeSummary[]> {
      return TimeSummary.array().parse(await table.index('list', `TIMES#${month}`))
    },
  }
}

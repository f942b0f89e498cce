// The time of ended proceedings: one summary for each, kept in the transaction that ends it, and monthly digests of them, so that no page need read a journal to count.
import { z } from 'zod'
import { Conflict } from '../domain/errors.ts'
import { latest, packed, rowOf, unpacked, type TimeRow } from '../domain/time-digest.ts'
import { TimeSummary } from '../domain/time-summary.ts'
import { recordOf, type Item, type Table, type Write } from './table.ts'

const key = ({ caseId, proceedingId }: { caseId: string; proceedingId: string }) => ({ pk: `CASE#${caseId}`, sk: `TIME#${proceedingId}` })
const monthOf = ({ endedAt }: TimeSummary): string => endedAt.slice(0, 7)

/** What no digest holds yet stands in one list, whatever its month; what one holds, in its month's. */
const fresh = 'TIMES#NEW'
const row = (summary: TimeSummary, listPk = fresh): TimeSummary & Item => ({ ...summary, listPk, listSk: `${summary.endedAt}#${summary.proceedingId}` })

const Part = z.object({ rows: z.string(), version: z.int() })
const partKey = (month: string, n: number) => ({ pk: `TIMES#${month}`, sk: `DIGEST#${String(n).padStart(4, '0')}` })

/** Rows in a part of a digest: some 200 bytes each, and an item holds 400 KB. */
const rowsInPart = 1_000

export function openTimes(table: Table) {
  async function byProceeding(caseId: string, proceedingId: string): Promise<TimeSummary | undefined> {
    const item = await table.get(key({ caseId, proceedingId }))
    return item && recordOf(TimeSummary, item)
  }
  const listed = async (list: string, limit?: number): Promise<TimeSummary[]> => (await table.index('list', list, limit === undefined ? {} : { limit })).map((item) => recordOf(TimeSummary, item))
  const parts = async (month: string) => (await table.partition(`TIMES#${month}`, 'DIGEST#')).map((item) => recordOf(Part, item))

  /** Adds rows to a month's digest. A row that is there already is told again, and the later one stands: repeating it changes nothing. */
  async function added(month: string, rows: readonly TimeRow[]): Promise<void> {
    const held = await parts(month)
    const last = held.at(-1)
    const [n, before] = last === undefined ? [0, []] : [held.length - 1, unpacked(last.rows)]
    const together = latest([...before, ...rows])
    for (let at = 0; at * rowsInPart < together.length; at += 1) {
      const item = { rows: packed(together.slice(at * rowsInPart, (at + 1) * rowsInPart)), version: 1 }
      await table.transact([at === 0 && last !== undefined ? table.replace(partKey(month, n), { ...item, version: last.version }, '') : table.create(partKey(month, n + at), item, '')])
    }
  }

  return {
    byProceeding,
    /** Keeps the summary, as part of the transaction that ends the proceeding; one that ends again after it was reopened has the later one. */
    kept: (summary: Omit<TimeSummary, 'version'>): Write => table.set(key(summary), row({ ...summary, version: 1 })),
    /** The first month of the benefit was paid. Told again, or of a proceeding that ended under an older release: nothing changes. */
    async paid(caseId: string, proceedingId: string, at: string): Promise<void> {
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
      const all = [...await listed(`TIMES#${month}`), ...(await listed(fresh)).filter((summary) => monthOf(summary) === month)]
      return all.toSorted((a, b) => (a.endedAt < b.endedAt ? -1 : 1))
    },
    /** The same of several months as rows: from the digests, and from the summaries no digest holds yet. */
    async rowsOf(months: readonly string[]): Promise<TimeRow[]> {
      const added = (await listed(fresh)).filter((summary) => months.includes(monthOf(summary))).map(rowOf)
      const held = await Promise.all(months.map(async (month) => {
        const found = await parts(month)
        return found.length > 0 ? found.flatMap(({ rows }) => unpacked(rows)) : (await listed(`TIMES#${month}`)).map(rowOf)
      }))
      return latest([...held.flat(), ...added])
    },
    /** Takes what has ended since into the digests; cut off anywhere, or done by two at once, the next time completes it. */
    async digest(): Promise<void> {
      for (;;) {
        const ended = await listed(fresh, rowsInPart)
        if (ended.length === 0) return
        try {
          for (const [month, summaries] of Map.groupBy(ended, monthOf)) {
            const older = (await parts(month)).length > 0 ? [] : await listed(`TIMES#${month}`)
            await added(month, [...older, ...summaries].map(rowOf))
          }
          for (const summary of ended) await table.transact([table.replace(key(summary), row(summary, `TIMES#${monthOf(summary)}`), '')])
        } catch (error) {
          // One was paid meanwhile, or another digests: the next hour goes on from here.
          if (error instanceof Conflict) return
          throw error
        }
      }
    },
  }
}

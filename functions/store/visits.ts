// Visits to households at home, and what was seen there: each household's part of a report in its own case, appended and never changed.
import { Unseen, Visit, VisitReport } from '../domain/visit.ts'
import { recordOf, type Item, type Table, type Write } from './table.ts'

const key = ({ caseId, visitId }: Pick<Visit, 'caseId' | 'visitId'>) => ({ pk: `CASE#${caseId}`, sk: `VISIT#${visitId}` })
const reportKey = ({ caseId, reportId, edition }: Pick<VisitReport, 'caseId' | 'reportId' | 'edition'>) => ({ pk: `CASE#${caseId}`, sk: `VISITREPORT#${reportId}#${String(edition).padStart(4, '0')}` })

const unseenKey = (caseId: string) => ({ pk: `CASE#${caseId}`, sk: 'UNSEEN' })

/** Open visits stand in one list, by parish. */
const row = (visit: Visit): Visit & Item => (visit.state === 'Open' ? { ...visit, listPk: 'VISITS', listSk: `${visit.parish}#${visit.visitId}` } : visit)

export function openVisits(table: Table) {
  return {
    /** Every open visit, by the index, which lags. */
    async open(): Promise<Visit[]> {
      return (await table.index('list', 'VISITS')).map((item) => recordOf(Visit, item))
    },
    async byId(caseId: string, visitId: string): Promise<Visit | undefined> {
      const item = await table.get(key({ caseId, visitId }))
      return item && recordOf(Visit, item)
    },
    async ofCase(caseId: string): Promise<Visit[]> {
      return (await table.partition(`CASE#${caseId}`, 'VISIT#')).map((item) => recordOf(Visit, item))
    },
    /** What was written of visits to a household, every edition. */
    async reports(caseId: string): Promise<VisitReport[]> {
      return (await table.partition(`CASE#${caseId}`, 'VISITREPORT#')).map((item) => recordOf(VisitReport, item))
    },
    /** A new visit, as part of the transaction that opens its wait. */
    ordered: (visit: Visit): Write => table.create(key(visit), row(visit), 'Šī apsekošana jau ir pasūtīta.'),
    /** The visit with its day, its report or its end, as part of the transaction that plans or answers its wait. */
    changed: (visit: Visit): Write => table.replace(key(visit), row(visit), 'Apsekošana tikko mainījās. Atveriet to vēlreiz.'),
    /** A household's part of a report, or its next edition: whoever writes the same edition second is told so. */
    written: (report: VisitReport): Write => table.create(reportKey(report), report, 'Šis ziņojums tikko tika papildināts. Atveriet to vēlreiz.'),
    /** Households not seen for long, the longest first, by the index; so many of them. */
    async unseen(limit?: number): Promise<Unseen[]> {
      return (await table.index('list', 'UNSEEN', limit === undefined ? {} : { limit })).map((item) => recordOf(Unseen, item))
    },
    listUnseen: (row: Unseen): Promise<void> => table.put(unseenKey(row.caseId), { ...row, listPk: 'UNSEEN', listSk: `${row.since}#${row.caseId}` }),
    unlistUnseen: (caseId: string): Promise<void> => table.remove(unseenKey(caseId)),
    /** Somebody has seen them: as part of the transaction that reports it. */
    seen: (caseId: string): Write => table.erase(unseenKey(caseId)),
  }
}

// Visits and their reports as the case page, and tasks about the household, tell them.
import { placeOf } from '../../domain/address.ts'
import { reportsOf, type VisitReport } from '../../domain/visit.ts'
import type { CaseFile } from '../../store/cases.ts'
import { waitOfVisit } from '../../platform/order-visit.ts'
import { addressPath } from './outings.ts'
import { executionOfReport } from '../../platform/report-visit.ts'

type Names = Readonly<Record<string, string>>

const written = (report: VisitReport, names: { staff: Names; residents: Names }) => ({
  ...report, byName: names.staff[report.by] ?? report.by,
  presentNames: [...report.present.map((personId) => names.residents[personId] ?? ''), report.othersPresent].filter((name) => name !== '').join(', '),
})

/** Reports, the latest visit first, each with its earlier editions and who has read it. */
export const visitReportsOf = ({ visitReports, waits }: Pick<CaseFile, 'visitReports' | 'waits'>, names: { staff: Names; residents: Names }) => reportsOf(visitReports).map(([last, ...earlier]) => {
  const readings = waits.filter(({ box, execution }) => box === 'AwaitVisitRead' && execution === executionOfReport(last!))
  return {
    ...written(last!, names), earlier: earlier.map((report) => written(report, names)),
    readBy: readings.flatMap(({ outcome, answeredBy, answeredAt }) => (outcome === 'Read' ? [{ name: names.staff[answeredBy ?? ''] ?? answeredBy, at: answeredAt }] : [])),
    unread: readings.flatMap(({ state, person, due }) => (state === 'Open' ? [{ name: person === undefined ? 'vadošais speciālists' : names.staff[person] ?? person, due: due.on }] : [])),
  }
})

/** Open visits: who goes and when. */
export const openVisitsOf = ({ visits, waits }: Pick<CaseFile, 'visits' | 'waits'>, staffNames: Names) => visits.filter(({ state }) => state === 'Open').map((visit) => {
  const wait = waits.find(({ waitId }) => waitId === waitOfVisit(visit))
  return { ...visit, who: wait?.person && (staffNames[wait.person] ?? wait.person), on: wait?.person === undefined ? undefined : visit.plannedFor, orderedByName: staffNames[visit.orderedBy] ?? visit.orderedBy, href: addressPath(placeOf(visit.address, visit.parish)) }
})

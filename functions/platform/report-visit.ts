// A visit is reported: the report of each household, the visits it answers, and who must read it; a correction is the next edition of the same.
import type { Instant } from '../domain/identifiers.ts'
import type { Outing, VisitReport } from '../domain/visit.ts'
import { staffTask } from '../domain/wait-dates.ts'
import type { CaseFile } from '../store/cases.ts'
import type { Write } from '../store/table.ts'
import { openingBeside, type BesidePlan } from './beside.ts'
import { calendarOf } from './calendar.ts'
import type { Dependencies } from './dependencies.ts'

type Means = Pick<Dependencies, 'store' | 'now' | 'municipality'>

/** Whoever asked reads the answer within two working days; a danger is read by a supervisor the same day. */
const readWorkingDays = 2

export const executionOfReport = ({ reportId }: Pick<VisitReport, 'reportId'>): string => `visit-report-${reportId}`

/** Of one household, as part of the transaction of the whole journey. `answered`: whose questions it answers. */
export async function reported(report: VisitReport, answered: readonly Outing[], file: CaseFile, means: Means): Promise<Write[]> {
  const { store } = means
  const { caseId, reportId, visitedAt, writtenAt, address, answers } = report
  const by = `staff:${report.by}`
  const occurredAt = (openedAt: Instant): Instant => (visitedAt < openedAt ? openedAt : visitedAt)
  return [
    store.visits.written(report),
    store.visits.seen(caseId),
    ...answered.flatMap(({ visit, wait }) => [...store.waits.answering(wait, { outcome: 'Visited', by, occurredAt: occurredAt(wait.openedAt) }), store.visits.changed({ ...visit, state: 'Done', reportId })]),
    store.journal.entry({ caseId, what: 'VisitReported', by, occurredAt: visitedAt, recordedAt: writtenAt, note: `${address}; atbildēts uz ${answers.length} jautājumiem` }, reportId),
    ...await toBeRead(report, file, means),
  ]
}

/** What was written before stays to be read. */
export async function reportCorrected(report: VisitReport, file: CaseFile, means: Means): Promise<void> {
  const { store } = means
  const { caseId, reportId, edition, writtenAt, correction } = report
  await store.commit([
    store.visits.written(report),
    store.journal.entry({ caseId, what: 'VisitReportCorrected', by: `staff:${report.by}`, occurredAt: writtenAt, recordedAt: writtenAt, note: correction }, `${reportId}.${edition}`),
    ...await toBeRead(report, file, means),
  ])
}

/** Those who asked and did not write it themselves read it, and confirm so; of a danger a supervisor too. Who has an earlier edition yet to read reads this one. */
async function toBeRead(report: VisitReport, { visits, waits }: CaseFile, means: Means): Promise<Write[]> {
  const { caseId, edition, writtenAt } = report
  const execution = executionOfReport(report)
  const calendar = await calendarOf(means)
  const readers = [...new Set(visits.filter(({ visitId }) => report.answers.some((answer) => answer.visitId === visitId)).map(({ orderedBy }) => orderedBy))].filter((staffId) => staffId !== report.by)
  const reading = async (part: string, whose: Pick<BesidePlan, 'owner' | 'queue' | 'person'>, days: number, what: string): Promise<Write[]> =>
    (waits.some((wait) => wait.state === 'Open' && wait.execution === execution && wait.waitId.endsWith(`.${part}`)) ? [] : openingBeside({
      workflow: 'visit', box: 'AwaitVisitRead', execution, entry: String(edition), part, outcomes: ['Read'], caseId, legalDue: undefined, ...whose, ...staffTask(calendar, writtenAt, days, what),
    }, means))
  return (await Promise.all([
    ...readers.map((staffId) => reading(staffId, { owner: 'hands', queue: 'visits', person: staffId }, readWorkingDays, 'Apsekošanas ziņojums jāizlasa')),
    ...(report.safety === 'danger' ? [reading('supervision', { owner: 'queue', queue: 'supervision' }, 0, 'Apsekojot redzētas tūlītējas briesmas')] : []),
  ])).flat()
}

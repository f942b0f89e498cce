// AwaitVisitRead: whoever asked reads what was seen, and says so.
import { found } from '../../page.ts'
import { staffNamesOf } from '../../visits/by-address.ts'
import { visitReportsOf } from '../../visits/case-visits.ts'
import { executionOfReport } from '../../../platform/report-visit.ts'
import { namesOf } from '../../names.ts'
import { taskPage, type TaskContext } from './task-page.ts'

async function show({ wait, file, dependencies }: TaskContext) {
  const { household, visitReports, waits } = found(file)
  const names = { staff: await staffNamesOf(dependencies), residents: namesOf(await dependencies.store.people.residents(household.memberIds)) }
  return { report: found(visitReportsOf({ visitReports, waits }, names).find((report) => executionOfReport(report) === wait.execution)) }
}

export const visitReadTask = taskPage({
  view: 'caseworker/tasks/visit-read.njk',
  show,
  async answer() { return { outcome: 'Read' } },
})

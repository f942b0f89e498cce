// AwaitVisit: a visit somebody asked for. It is planned, reported or put to another day on the page of its address, with all that is asked there.
import { placeOf } from '../../../domain/address.ts'
import { executionOf } from '../../../domain/visit.ts'
import { found } from '../../page.ts'
import { visitPurposes } from '../../words.ts'
import { addressPath } from '../../visits/outings.ts'
import { taskPage, type TaskContext } from './task-page.ts'

async function show({ wait, file, dependencies: { store } }: TaskContext) {
  const visit = found(found(file).visits.find((one) => executionOf(one) === wait.execution))
  return { visit, purpose: visitPurposes[visit.purpose], orderedBy: (await store.people.staff(visit.orderedBy))?.name ?? visit.orderedBy, href: addressPath(placeOf(visit.address, visit.parish)) }
}

export const visitTask = taskPage({
  view: 'caseworker/tasks/visit.njk',
  show,
  async answer() { return { errors: [{ field: 'visit', text: 'Ziņojumu raksta adreses lapā.' }] } },
})

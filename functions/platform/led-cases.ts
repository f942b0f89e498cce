// The households a colleague looks after though no task about them is in hand: the cases they lead in which something still goes on.
import { isActive } from '../domain/agreement.ts'
import { dayAt, monthOf, type Month } from '../domain/days.ts'
import { instantOf } from '../domain/identifiers.ts'
import { isFinished } from '../domain/proceeding.ts'
import type { HeldWork } from '../domain/workload.ts'
import type { CaseFile } from '../store/cases.ts'
import type { Dependencies } from './dependencies.ts'

/** By kind of work: a matter under way, months granted that have not passed, a service that goes on, an agreement in force. */
function goingOn({ household: { caseId, parish }, proceedings, payables, agreements }: CaseFile, month: Month): HeldWork[] {
  const matters = proceedings.filter(({ status }) => !isFinished(status) || status === 'Placed').map(({ kind }) => (kind === 'service' ? 'social-work' : 'assistance'))
  const granted = payables.some((payable) => payable.month >= month) ? ['assistance'] : []
  const agreed = agreements.some(isActive) ? ['social-work'] : []
  return [...new Set([...matters, ...granted, ...agreed])].map((queue) => ({ caseId, queue, parish }))
}

/** One query a case: for a page that is opened to look at load, not at each request. */
export async function ledBy(staffId: string, { store, now }: Pick<Dependencies, 'store' | 'now'>): Promise<HeldWork[]> {
  const files = await Promise.all((await store.cases.ledBy(staffId)).map((caseId) => store.cases.file(caseId)))
  const month = monthOf(dayAt(instantOf(now())))
  return files.flatMap((file) => (file === undefined ? [] : goingOn(file, month)))
}

// A visit is ordered: its record, its wait in the list of visits, and the journal's word of it, all or nothing; or given up.
import { numericDay } from '../domain/days.ts'
import { instantOf } from '../domain/identifiers.ts'
import type { Proceeding } from '../domain/proceeding.ts'
import { executionOf, type Visit } from '../domain/visit.ts'
import { waitIdOf, type Wait } from '../domain/wait.ts'
import { visitTask } from '../domain/wait-dates.ts'
import { openingBeside } from './beside.ts'
import { calendarOf } from './calendar.ts'
import type { Dependencies } from './dependencies.ts'

export const waitOfVisit = (visit: Pick<Visit, 'caseId' | 'visitId'>): string => waitIdOf(visit, executionOf(visit), 'AwaitVisit', '0')

/** `proceeding`: the matter that needs it. `purpose`: in words, for the journal. */
export async function orderVisit(asked: Omit<Visit, 'visitId' | 'orderedAt' | 'proceedingId' | 'notMet' | 'state' | 'version'>, { proceeding, purpose }: { proceeding?: Proceeding | undefined; purpose: string }, means: Pick<Dependencies, 'store' | 'now' | 'newId' | 'municipality'>): Promise<Visit> {
  const { store, now, newId } = means
  const at = instantOf(now())
  const { caseId, by, orderedBy } = asked
  const matter = proceeding === undefined ? {} : { proceedingId: proceeding.proceedingId }
  const visit: Visit = { ...asked, ...matter, visitId: newId(), orderedAt: at, notMet: [], state: 'Open', version: 1 }
  // The law hurries a visit only through the matter that needs it.
  const legalDue = proceeding !== undefined && proceeding.decidedAt === undefined ? proceeding.legalDue : undefined
  await store.commit([
    store.visits.ordered(visit),
    ...await openingBeside({
      workflow: 'visit', box: 'AwaitVisit', execution: executionOf(visit), outcomes: ['Visited', 'Lapsed'], queue: 'visits', owner: 'queue', caseId, ...matter, legalDue,
      ...visitTask(await calendarOf(means), at, by, legalDue),
    }, means),
    store.journal.entry({ caseId, ...matter, what: 'VisitOrdered', by: `staff:${orderedBy}`, occurredAt: at, recordedAt: at, note: `${purpose}, līdz ${numericDay(by)}` }, visit.visitId),
  ])
  return visit
}

/** It is no longer needed. Errors: Conflict where it has been answered. */
export async function giveUpVisit(visit: Visit, wait: Wait, reason: string, by: string, { store }: Pick<Dependencies, 'store'>): Promise<void> {
  await store.commit([...store.waits.answering(wait, { outcome: 'Lapsed', by, note: reason }), store.visits.changed({ ...visit, state: 'Lapsed' })])
}

// A visit is ordered: its record, its wait in the list of visits, and the journal's word of it, all or nothing.
import { numericDay } from '../domain/days.ts'
import { instantOf } from '../domain/identifiers.ts'
import type { Proceeding } from '../domain/proceeding.ts'
import { executionOf, type Visit } from '../domain/visit.ts'
import { waitIdOf } from '../domain/wait.ts'
import { visitTask } from '../domain/wait-dates.ts'
import { calendarOf } from './calendar.ts'
import type { Dependencies } from './dependencies.ts'
import { listedAs } from './listed.ts'

export const waitOfVisit = (visit: Pick<Visit, 'caseId' | 'visitId'>): string => waitIdOf(visit, executionOf(visit), 'AwaitVisit', '0')

/** `proceeding`: the matter that needs it. `purpose`: in words, for the journal. */
export async function orderVisit(asked: Omit<Visit, 'visitId' | 'orderedAt' | 'proceedingId' | 'notMet' | 'state' | 'version'>, { proceeding, purpose }: { proceeding?: Proceeding | undefined; purpose: string }, { store, now, newId, municipality }: Pick<Dependencies, 'store' | 'now' | 'newId' | 'municipality'>): Promise<Visit> {
  const at = instantOf(now())
  const { caseId, by, orderedBy } = asked
  const matter = proceeding === undefined ? {} : { proceedingId: proceeding.proceedingId }
  const visit: Visit = { ...asked, ...matter, visitId: newId(), orderedAt: at, notMet: [], state: 'Open', version: 1 }
  const subject = { queue: 'visits', caseId, ...matter } as const
  const { listed } = await listedAs(subject, store)
  // The law hurries a visit only through the matter that needs it.
  const legalDue = proceeding !== undefined && proceeding.decidedAt === undefined ? proceeding.legalDue : undefined
  await store.commit([
    store.visits.ordered(visit),
    ...store.waits.opening({
      ...subject, waitId: waitOfVisit(visit), workflow: 'visit', box: 'AwaitVisit', execution: executionOf(visit), owner: 'queue', ...visitTask(await calendarOf({ store, municipality }), at, by, legalDue),
      ...(listed === undefined ? {} : { listed }), ...(legalDue === undefined ? {} : { legalDue }), outcomes: ['Visited', 'Lapsed'],
    }),
    store.journal.entry({ caseId, ...matter, what: 'VisitOrdered', by: `staff:${orderedBy}`, occurredAt: at, recordedAt: at, note: `${purpose}, līdz ${numericDay(by)}` }, visit.visitId),
  ])
  return visit
}

// Open visits with their waits, as far as they are a colleague's to know.
import type { WorkingCalendar } from '../../domain/calendar.ts'
import { dayAt, type Day } from '../../domain/days.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { mayDo } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import { outing, type Outing, type Visit } from '../../domain/visit.ts'
import type { Wait } from '../../domain/wait.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { waitOfVisit } from '../../platform/order-visit.ts'
import { found, staffOf, type Request } from '../page.ts'
import { visitPurposes } from '../words.ts'
import { dateLeft } from '../caseworker/desk-rows.ts'
import { leadsOf } from '../caseworker/open-file.ts'

/** What ties a colleague to a household beside where it lives: they lead its case, or have a task about it in hand. Only those who do not serve everywhere are asked. */
async function tiesElsewhere(staff: Staff, { store }: Pick<Dependencies, 'store'>) {
  const { staffId, territory = [] } = staff
  const [leads, work] = await Promise.all([leadsOf(staff, store), territory.length === 0 ? [] : store.waits.openWorkOf(staffId)])
  const inHand = new Set(work.map(({ caseId }) => caseId))
  return ({ parish, caseId }: Pick<Visit, 'parish' | 'caseId'>, { person }: Pick<Wait, 'person'>) => ({ parish, leadId: leads(caseId), inHands: [person, inHand.has(caseId) ? staffId : undefined] })
}

/** Every open visit of the households they serve, lead, or have a task about in hand, as the index has it; each wait as last written. */
export async function openOutings(staff: Staff, dependencies: Pick<Dependencies, 'store'>): Promise<Outing[]> {
  const { store } = dependencies
  const [visits, ties] = await Promise.all([store.visits.open(), tiesElsewhere(staff, dependencies)])
  const waits = await Promise.all(visits.map((visit) => store.waits.byId(waitOfVisit(visit))))
  return visits.flatMap((visit, i) => {
    const wait = waits[i]
    return wait?.state === 'Open' && mayDo(staff, 'see.visits', ties(visit, wait)) ? [outing(visit, wait)] : []
  })
}

/** The open visits behind one door, each record as last written. Errors: NotFound when there is none that is theirs. */
export async function outingsAt(request: Request, dependencies: Dependencies): Promise<{ staff: Staff; all: Outing[]; here: [Outing, ...Outing[]] }> {
  const staff = staffOf(request)
  const [all, ties] = await Promise.all([openOutings(staff, dependencies), tiesElsewhere(staff, dependencies)])
  const there = all.filter(({ place, visit, wait }) => place.key === request.params['place'] && mayDo(staff, 'do.answer-visits', { ...ties(visit, wait), notBy: wait.notBy }))
  const fresh = await Promise.all(there.map(({ visit: { caseId, visitId } }) => dependencies.store.visits.byId(caseId, visitId)))
  const [first, ...others] = there.flatMap((one, i) => (fresh[i]?.state === 'Open' ? [{ ...one, visit: fresh[i] }] : []))
  return { staff, all, here: [found(first), ...others] }
}

export const addressPath = (place: { key: string }): string => `/apsekosanas/${place.key}`

export const todayOf = ({ now }: Pick<Dependencies, 'now'>): Day => dayAt(instantOf(now()))

/** A visit in a line: for what, by when, who goes and on which day. */
export function outingRow({ visit, wait }: Outing, staffNames: Readonly<Record<string, string>>, seen: Day | undefined, calendar: WorkingCalendar, today: Day) {
  return {
    visitId: visit.visitId, caseId: visit.caseId, title: wait.listed?.title ?? '', purpose: visitPurposes[visit.purpose], questions: visit.questions,
    due: dateLeft(calendar, today, { on: visit.by, why: wait.due.why }), unannounced: visit.unannounced,
    who: wait.person && (staffNames[wait.person] ?? wait.person), on: wait.person === undefined ? undefined : visit.plannedFor, late: wait.person !== undefined && visit.plannedFor !== undefined && visit.plannedFor > visit.by,
    orderedBy: staffNames[visit.orderedBy] ?? visit.orderedBy, escalated: wait.escalatedAt !== undefined, notMet: visit.notMet, seen,
  }
}

// What of a case one resident may see: the applications they made, and those whose other adult they are.
import { lookedAfter, type Absence } from '../../domain/absence.ts'
import type { Appeal } from '../../domain/appeal.ts'
import type { Application } from '../../domain/application.ts'
import type { Case } from '../../domain/case.ts'
import { dayAt } from '../../domain/days.ts'
import type { Decision } from '../../domain/decision.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { unsignedAdults } from '../../domain/law/persons.ts'
import { mayDo, partiesOf, readsApplication, seesMatter } from '../../domain/permissions.ts'
import { fullName, type Resident, type Staff } from '../../domain/person.ts'
import { isUndecided, matterOf, roundOf, type Proceeding } from '../../domain/proceeding.ts'
import { executionOf, type Visit } from '../../domain/visit.ts'
import type { Wait } from '../../domain/wait.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { found } from '../page.ts'
import { kinds } from '../words.ts'
import type { Form } from './form.ts'
import { personsOf } from './household.ts'

export interface View {
  household: Case
  /** The latest first. */
  applications: Application[]
  proceedings: Proceeding[]
  /** Waits about what may be seen, answered ones too. */
  waits: Wait[]
  /** Issued decisions. */
  decisions: Decision[]
  /** Against decisions they may see. */
  appeals: Appeal[]
  staff: Staff[]
  /** Who leads the case; while they are away, through which day it is whose to look after: a deputy's, or the whole team's. Why they are away is nobody's concern here. */
  lead: (Pick<Staff, 'name' | 'title' | 'phone'> & { away?: { until: string; deputy: Pick<Staff, 'name' | 'title' | 'phone'> | undefined } | undefined }) | undefined
  /** Visits to their home they are told of: by when, and who comes on which day once that is known. */
  visits: { by: string; on: string | undefined; who: string | undefined; inVain: boolean }[]
  /** Whether every application of the case is theirs to see. */
  whole: boolean
}

async function viewOf(resident: Resident, caseId: string, { store, now }: Dependencies): Promise<View | undefined> {
  const [household, all] = await Promise.all([store.cases.byId(caseId), store.applications.ofCase(caseId)])
  const applications = all.filter((application) => readsApplication(resident, application))
  if (household === undefined || applications.length === 0) return undefined
  const [proceedings, waits, decisions, appeals, staff, absences] = await Promise.all([store.cases.proceedings(caseId), store.waits.of({ caseId }), store.decisions.ofCase(caseId), store.appeals.ofCase(caseId), store.people.allStaff(), store.absences.all()])
  const visits = applications.some((application) => mayDo(resident, 'see.visits', partiesOf(application))) ? await store.visits.ofCase(caseId) : []
  const seen = proceedings.filter((proceeding) => applications.some((application) => seesMatter(resident, proceeding, application)))
  const ids = seen.map(({ proceedingId }) => proceedingId)
  return {
    household, applications, staff, lead: leadOf(household, staff, absences, dayAt(instantOf(now()))), visits: toldVisits(visits, waits, staff), whole: applications.length === all.length && seen.length === proceedings.length,
    proceedings: latestFirst(seen),
    // Of a visit they are told by the visit itself: its wait would betray one that is not announced.
    waits: waits.filter(({ workflow }) => workflow !== 'visit').filter(({ proceedingId, applicationId }) => proceedingId === undefined ? applications.some((application) => application.applicationId === applicationId) : ids.includes(proceedingId)),
    appeals: appeals.filter(({ proceedingId }) => ids.includes(proceedingId)),
    decisions: decisions.filter(({ proceedingId, number }) => number !== undefined && ids.includes(proceedingId)),
  }
}

function leadOf({ leadId }: Case, staff: readonly Staff[], absences: readonly Absence[], today: string): View['lead'] {
  const lead = staff.find(({ staffId }) => staffId === leadId)
  const after = lead && lookedAfter(absences, lead.staffId, today)
  return lead && { name: lead.name, title: lead.title, phone: lead.phone, away: after && { until: after.until, deputy: staff.find(({ staffId }) => staffId === after.deputyId) } }
}

/** A matter decided anew stands above its earlier rounds, whatever day the commission decided on. */
function latestFirst(proceedings: readonly Proceeding[]): Proceeding[] {
  const since = (one: Proceeding): string => proceedings.filter(({ proceedingId }) => matterOf(proceedingId) === matterOf(one.proceedingId) && roundOf(proceedingId) <= roundOf(one.proceedingId)).map(({ receivedAt }) => receivedAt).toSorted().at(-1)!
  return proceedings.toSorted((a, b) => since(b).localeCompare(since(a)) || roundOf(b.proceedingId) - roundOf(a.proceedingId))
}

const toldVisits = (visits: readonly Visit[], waits: readonly Wait[], staff: readonly Staff[]): View['visits'] => visits.filter(({ state, unannounced }) => state === 'Open' && !unannounced).map((visit) => {
  const person = waits.find(({ execution, box }) => box === 'AwaitVisit' && execution === executionOf(visit))?.person
  const colleague = staff.find(({ staffId }) => staffId === person)
  return { by: visit.by, on: person === undefined ? undefined : visit.plannedFor, who: colleague && `${colleague.name}, ${colleague.title.toLowerCase()}`, inVain: visit.notMet.some(({ why }) => why === 'nobody-home') }
}).toSorted((x, y) => (x.on ?? x.by).localeCompare(y.on ?? y.by))

/** One case. Errors: NotFound when there is nothing in it for them. */
export const caseOf = async (resident: Resident, caseId: string, dependencies: Dependencies): Promise<View> => found(await viewOf(resident, caseId, dependencies))

export async function casesOf(resident: Resident, dependencies: Dependencies): Promise<View[]> {
  const caseIds = await dependencies.store.cases.ofPerson(resident.personId)
  return (await Promise.all(caseIds.map((caseId) => viewOf(resident, caseId, dependencies)))).filter((view) => view !== undefined)
}

/** What this resident has asked for and nobody has decided yet, in words. */
export async function underWay(resident: Resident, dependencies: Dependencies): Promise<string[]> {
  const views = await casesOf(resident, dependencies)
  return views.flatMap(({ applications, proceedings }) => proceedings
    .filter(({ status, applicationId }) => isUndecided(status) && applications.some((application) => application.applicationId === applicationId && application.applicantId === resident.personId))
    .map(({ kind }) => kinds[kind]))
}

/** An application this resident made, by its identifier alone; nothing if it is not theirs or not submitted. */
export async function applicationOf({ personId }: Resident, applicationId: string, { store }: Dependencies): Promise<Application | undefined> {
  const caseIds = await store.cases.ofPerson(personId)
  const found = await Promise.all(caseIds.map((caseId) => store.applications.byId(caseId, applicationId)))
  return found.find((application) => application?.applicantId === personId)
}

/** The form as it was submitted, to be read; nothing when the office entered the application. */
export async function copyOf({ applicantId, applicationId, submittedAt }: Application, { store, municipality }: Dependencies): Promise<Form | undefined> {
  const [applicant, draft] = await Promise.all([store.people.resident(applicantId), store.applications.copy(applicantId, applicationId)])
  return applicant && draft && { today: dayAt(submittedAt), applicant, draft, municipality }
}

/**
 * The names of an application's members by person: as the applicant typed them, because a personal code alone must not tell a name.
 * Where the office entered the application, as the office has them.
 */
export async function namesIn(application: Application, dependencies: Dependencies): Promise<Record<string, string>> {
  const copy = await copyOf(application, dependencies)
  if (copy === undefined) {
    const residents = await dependencies.store.people.residents(application.facts.members.map(({ personId }) => personId))
    return Object.fromEntries(residents.map((person) => [person.personId, fullName(person)]))
  }
  const identities = (copy.draft?.pages['persons'] ?? {}) as Record<string, string>
  const typed = Object.fromEntries(personsOf(copy).map(({ id, name }) => [id, name]))
  return Object.fromEntries(Object.entries(identities).map(([personId, id]) => [personId, typed[id] ?? '']))
}

/** The adults who have not signed yet. */
export const missingSignatures = ({ facts, signatures, submittedAt }: Application): string[] =>
  unsignedAdults(facts.members, signatures, dayAt(submittedAt)).map(({ personId }) => personId)

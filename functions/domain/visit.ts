// A visit to a household at home (apsekošana): ordered by a specialist with questions, made by whoever goes there, answered in one report shared by all who asked.
import { z } from 'zod'
import { byPlace, placeOf, type Place } from './address.ts'
import { AgreementKind } from './agreement.ts'
import { addDays, addMonths, Day, dayAt, weekday } from './days.ts'
import { CaseId, Instant, PersonId, ProceedingId, StaffId } from './identifiers.ts'
import { ProceedingKind } from './proceeding.ts'
import type { Wait } from './wait.ts'

/** assessment: living conditions for a proceeding (SPSPL, MK 809); crisis: whether someone is in danger; agreement: a duty that is seen at home; re-evaluation: whether a need goes on. */
export const VisitPurpose = z.enum(['assessment', 'crisis', 'agreement', 're-evaluation', 'contact'])
export type VisitPurpose = z.infer<typeof VisitPurpose>

/** Somebody went, or was to go, and the household was not met. Being refused entry has a reason of its own: it may bear on a benefit by means (domain facts §3). */
export const NotMet = z.object({ on: Day, by: StaffId, why: z.enum(['nobody-home', 'not-let-in', 'could-not-come']), said: z.string(), at: Instant })
export type NotMet = z.infer<typeof NotMet>

/** After so many times in vain it is a supervisor's to know. Times we could not come ourselves do not count. */
export const timesInVain = 3
export const inVain = (notMet: readonly NotMet[]): number => notMet.filter(({ why }) => why !== 'could-not-come').length

export const Visit = z.object({
  visitId: z.string(),
  caseId: CaseId,
  /** The matter that needs it; absent: the household as a whole. */
  proceedingId: ProceedingId.optional(),
  address: z.string().min(1),
  parish: z.string(),
  purpose: VisitPurpose,
  /** What is to be found out; the report answers each. */
  questions: z.array(z.string().min(1)).min(1),
  /** The day by which it is needed. */
  by: Day,
  /** The household is not told beforehand. */
  unannounced: z.boolean(),
  orderedBy: StaffId,
  orderedAt: Instant,
  /** The day of the journey; who goes is who has the wait in hand. */
  plannedFor: Day.optional(),
  notMet: z.array(NotMet),
  state: z.enum(['Open', 'Done', 'Lapsed']),
  reportId: z.string().optional(),
  version: z.int(),
})
export type Visit = z.infer<typeof Visit>

export const Safety = z.enum(['no-concern', 'concern', 'danger'])

/** One household's part of the report of a journey; several households behind one door have parts of their own under one identifier, and nobody reads another's. */
export const VisitReport = z.object({
  reportId: z.string(),
  caseId: CaseId,
  /** 1 at first; a correction is the next, and what was written before stays. */
  edition: z.int().min(1),
  correction: z.string().optional(),
  address: z.string(),
  visitedAt: Instant,
  by: StaffId,
  writtenAt: Instant,
  present: z.array(PersonId),
  othersPresent: z.string(),
  conditions: z.string(),
  children: z.string().optional(),
  safety: Safety,
  safetyNote: z.string(),
  needs: z.string(),
  agreed: z.string(),
  answers: z.array(z.object({ visitId: z.string(), question: z.string(), answer: z.string() })).min(1),
})
export type VisitReport = z.infer<typeof VisitReport>

/** The editions of each report of a household, the latest visit first, the last edition first. */
export const reportsOf = (reports: readonly VisitReport[]): VisitReport[][] =>
  [...Map.groupBy(reports, ({ reportId }) => reportId).values()].map((editions) => editions.toSorted((a, b) => b.edition - a.edition)).toSorted((a, b) => b[0]!.visitedAt.localeCompare(a[0]!.visitedAt))

/** The day a household was last seen at home; undefined: never, as far as is known. */
export const lastSeenOn = (reports: readonly VisitReport[]): Day | undefined => {
  const [latest] = reportsOf(reports)
  return latest && dayAt(latest[0]!.visitedAt)
}

/** Our own norm: whoever lives on help is seen at home at least every half-year, the longest term of a status (MK 809: three or six months). */
const unseenMonths = 6
export const notSeenSince = (today: Day): Day => addMonths(today, -unseenMonths)

/** A household with help or an agreement that nobody has seen at home for that long; `since`: then, or since its case was opened. */
export const Unseen = z.object({ caseId: CaseId, title: z.string(), parish: z.string(), since: Day, seen: Day.optional(), awards: z.array(ProceedingKind), agreements: z.array(AgreementKind) })
export type Unseen = z.infer<typeof Unseen>

export const executionOf = ({ visitId }: Pick<Visit, 'visitId'>): string => `visit-${visitId}`

/** An open visit with its wait: who goes, if somebody does. */
export interface Outing { visit: Visit; place: Place; wait: Wait }
export const outing = (visit: Visit, wait: Wait): Outing => ({ visit, wait, place: placeOf(visit.address, visit.parish) })

export interface Stop { place: Place; address: string; outings: Outing[] }

/** By parish, and there door by door along the streets: what one journey can serve. */
export function byAddress(outings: readonly Outing[]): { parish: string; stops: Stop[] }[] {
  const collator = new Intl.Collator('lv')
  return [...Map.groupBy(outings, ({ visit }) => visit.parish)].toSorted(([a], [b]) => collator.compare(a, b)).map(([parish, there]) => ({
    parish,
    stops: [...Map.groupBy(there, ({ place }) => place.key).values()].toSorted(([a], [b]) => byPlace(a!.place, b!.place))
      .map((at) => ({ place: at[0]!.place, address: at[0]!.visit.address, outings: at.toSorted((a, b) => a.visit.by.localeCompare(b.visit.by) || a.visit.orderedAt.localeCompare(b.visit.orderedAt)) })),
  }))
}

/** Monday and Sunday of the week of a day. */
export const weekOf = (day: Day): [Day, Day] => [addDays(day, 1 - weekday(day)), addDays(day, 7 - weekday(day))]

export type Nearness = 'address' | 'house' | 'street' | 'parish'
export interface Near { who: string; on: Day; nearness: Nearness }

/** Colleagues who go near a place on those days: for each and each day the nearest of their stops, the nearest first. */
export function goingNear({ place, parish }: { place: Place; parish: string }, outings: readonly Outing[], [from, to]: readonly [Day, Day], not: string): Near[] {
  const order: readonly Nearness[] = ['address', 'house', 'street', 'parish']
  const nearest = new Map<string, Near>()
  for (const { visit, place: there, wait: { person } } of outings) {
    const { plannedFor } = visit
    if (person === undefined || person === not || plannedFor === undefined || plannedFor < from || plannedFor > to || visit.parish !== parish) continue
    const nearness = there.key === place.key ? 'address' : there.house === place.house ? 'house' : there.street !== undefined && there.street === place.street ? 'street' : 'parish'
    const known = nearest.get(`${person} ${plannedFor}`)
    if (known === undefined || order.indexOf(nearness) < order.indexOf(known.nearness)) nearest.set(`${person} ${plannedFor}`, { who: person, on: plannedFor, nearness })
  }
  return [...nearest.values()].toSorted((a, b) => order.indexOf(a.nearness) - order.indexOf(b.nearness) || a.on.localeCompare(b.on) || a.who.localeCompare(b.who))
}

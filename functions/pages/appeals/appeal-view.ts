// An appeal as the office reads it: what was contested, in which words, the letter to the commission, what came of it, and whose its time was.
import { isLate, isOver, standingOf, type Appeal } from '../../domain/appeal.ts'
import { coverLetter } from '../../domain/appeal-letter.ts'
import { dayAt } from '../../domain/days.ts'
import { epochOf, instantOf } from '../../domain/identifiers.ts'
import { ledgerOf, spansFrom } from '../../domain/ledger.ts'
import { subjectOf } from '../../domain/letter.ts'
import { mayDo, sees, seesFigures } from '../../domain/permissions.ts'
import { fullName, type Staff } from '../../domain/person.ts'
import { kindOfProceeding } from '../../domain/proceeding.ts'
import { timeByOwner } from '../../domain/time-summary.ts'
import { calendarOf } from '../../platform/calendar.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { municipalityOf } from '../../policy/municipalities.ts'
import { workingTimeOf } from '../../policy/working-hours.ts'
import type { CaseFile } from '../../store/cases.ts'
import { lasting } from '../caseworker/case-flow.ts'
import { openFile, tiesOf } from '../caseworker/open-file.ts'
import { papersOf } from '../caseworker/papers.ts'
import { namesOfStaff } from '../names.ts'
import { found, NotFound, staffOf, type Page } from '../page.ts'
import { appealStates, appealWays, kinds, owners, rulingResults } from '../words.ts'
import { appealOf, toldAbout } from './contested.ts'
import { isTypedDay, receiptDayPath } from './receipt-day.ts'

export const appealPath = ({ caseId, appealId }: Pick<Appeal, 'caseId' | 'appealId'>): string => `/lietas/${caseId}/apstridejumi/${appealId}`

/** Its words may name means, or health: they are for those who see the figures of such a matter. */
const readsWords = (staff: Staff, { proceedingId }: Pick<Appeal, 'proceedingId'>): boolean => sees(staff, 'decisions') && seesFigures(staff, kindOfProceeding(proceedingId))

/** Of a case, for its page: each with where it stands; nothing for those who do not see decisions. */
export const appealRows = (file: CaseFile, staff: Staff, proceedingId: string) => (sees(staff, 'decisions') ? file.appeals : [])
  .filter((appeal) => appeal.proceedingId === proceedingId)
  .map((appeal) => ({ href: appealPath(appeal), number: appeal.number, state: appealStates[standingOf(appeal, file.decisions)], receivedAt: appeal.receivedAt, late: isLate(appeal, dayAt(appeal.receivedAt)) }))

/** Where this colleague enters that a decision is contested, by its number; undefined: it cannot be, it is already, or it is not theirs. */
export function enterPath(file: CaseFile, staff: Staff, proceedingId: string): { href: string; number: string } | undefined {
  const number = file.decisions.find((decision) => decision.proceedingId === proceedingId)?.number
  return number !== undefined && appealOf(file.appeals, proceedingId) === undefined && mayDo(staff, 'do.enter-appeal', tiesOf(file)) ? { href: `/lietas/${file.household.caseId}/apstridet/${proceedingId}`, number } : undefined
}

/** Whose the time was from its receipt to its end, or until now. Milliseconds sum to the whole. */
async function timeOf(appeal: Appeal, { journal, waits, proceedings }: CaseFile, { store, municipality, now }: Dependencies) {
  const last = waits.filter(({ appealId }) => appealId === appeal.appealId).flatMap(({ answeredAt }) => answeredAt ?? []).toSorted().at(-1)
  const until = isOver(appeal.state) ? appeal.withdrawnAt ?? last ?? instantOf(now()) : instantOf(now())
  const matter = found(proceedings.find(({ proceedingId }) => proceedingId === appeal.proceedingId))
  const spans = spansFrom(ledgerOf({ ...matter, until }, journal), appeal.receivedAt)
  const sums = timeByOwner(spans, workingTimeOf(municipality, await calendarOf({ store, municipality })))
  return { whole: lasting(Math.max(0, epochOf(until) - epochOf(appeal.receivedAt))), owners: Object.entries(sums).filter(([, { calendar }]) => calendar >= 60_000).map(([owner, { calendar }]) => ({ who: owner === 'law' ? 'Strīdu komisija' : owners[owner as keyof typeof owners], time: lasting(calendar) })) }
}

export async function appealView(appeal: Appeal, file: CaseFile, staff: Staff, dependencies: Dependencies) {
  const { store, municipality } = dependencies
  const { caseId, proceedingId } = appeal
  const decision = found(file.decisions.find((candidate) => candidate.proceedingId === proceedingId))
  const kind = kindOfProceeding(proceedingId)
  const [appellant, colleagues, told, time] = await Promise.all([store.people.resident(appeal.appellantId), store.people.allStaff(), toldAbout(appeal, file.decisions, dependencies), timeOf(appeal, file, dependencies)])
  const assessments = file.assessments.filter((assessment) => assessment.proceedingId === proceedingId)
  const reads = readsWords(staff, appeal)
  const { words, asks, marked, ...rest } = appeal
  return {
    mend: isTypedDay(appeal) && mayDo(staff, 'do.enter-appeal', tiesOf(file)) ? receiptDayPath(appeal) : undefined,
    appeal: rest, said: reads ? { words, asks, marked } : undefined, caseId, kind: kinds[kind], told, time, state: appealStates[standingOf(appeal, file.decisions)], way: appealWays[appeal.way], staffNames: namesOfStaff(colleagues),
    appellant: appellant && fullName(appellant), late: isLate(appeal, dayAt(appeal.receivedAt)), ruled: appeal.ruling && rulingResults[appeal.ruling.result],
    decision: { number: decision.number, granted: decision.granted, decidedAt: decision.decidedAt, by: colleagues.find(({ staffId }) => staffId === decision.decidedBy)?.name ?? decision.decidedBy }, papers: papersOf(decision, kind, assessments, staff),
    letter: reads && appellant !== undefined ? coverLetter({ appeal, subject: subjectOf(kind), decidedOn: dayAt(decision.issuedAt ?? decision.decidedAt), appellant: fullName(appellant), isReckoned: kind !== 'service', commission: municipalityOf(municipality).contest.body }) : undefined,
  }
}

export const staffAppealPage: Page = {
  path: '/lietas/:caseId/apstridejumi/:appealId',
  for: 'file',
  async get(request, dependencies) {
    const staff = staffOf(request)
    const file = await openFile(request.params['caseId'] ?? '', staff, dependencies)
    if (!sees(staff, 'decisions')) throw new NotFound()
    const appeal = found(file.appeals.find(({ appealId }) => appealId === request.params['appealId']))
    return { view: 'appeals/appeal.njk', title: `Lēmuma Nr. ${appeal.decisionNumber} apstrīdēšana`, data: { household: file.household, ...await appealView(appeal, file, staff, dependencies) } }
  },
}

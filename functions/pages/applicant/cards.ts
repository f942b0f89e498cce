// One proceeding as a card: where it stands, whose move it is, by when, and what was decided.
import { receiptOf } from '../../domain/application.ts'
import { isOnce } from '../../domain/benefits.ts'
import { dayAt, numericDay, timeAt } from '../../domain/days.ts'
import { owedCents } from '../../domain/law/difference.ts'
import { instantOf } from '../../domain/identifiers.ts'
import type { Resident } from '../../domain/person.ts'
import { isFinished, type Proceeding } from '../../domain/proceeding.ts'
import { pausedOf } from '../../domain/target-pause.ts'
import { nextDate, type Wait } from '../../domain/wait.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { servicesOf } from '../../policy/service-catalogue.ts'
import { isOver, standingOf } from '../../domain/appeal.ts'
import { mayDo, partiesOf } from '../../domain/permissions.ts'
import { appealOf } from '../appeals/contested.ts'
import { waitedFor } from '../names.ts'
import { appealStates, kinds, moves, owners, registers, statuses } from '../words.ts'
import { missingSignatures, namesIn, type View } from './matters.ts'

export interface Move { who: string; what: string; by?: string; since?: string; due?: { on: string; why: string } }

export async function cardOf(view: View, proceeding: Proceeding, resident: Resident, dependencies: Dependencies) {
  const { proceedingId, caseId, kind, status, serviceCode } = proceeding
  const application = view.applications.find(({ applicationId }) => applicationId === proceeding.applicationId)
  const decision = view.decisions.find((candidate) => candidate.proceedingId === proceedingId)
  const today = dayAt(instantOf(dependencies.now()))
  const appeal = appealOf(view.appeals, proceedingId)
  const contests = application !== undefined && mayDo(resident, 'do.contest', partiesOf(application))
  const extension = proceeding.extension && await dependencies.store.cases.extensionOf(caseId, proceedingId)
  const notices = (await dependencies.store.recalculations.notices(caseId)).filter((notice) => notice.proceedingId === proceedingId)
  return {
    notices: notices.map(({ recalculationId, months, letter }) => ({ href: `/mani/${caseId}/parrekins/${proceedingId}/${recalculationId}`, number: letter.number, on: letter.on, owed: owedCents(months), until: letter.contest.until?.on })),
    extension: extension && { href: `/mani/${caseId}/pagarinajums/${proceedingId}`, number: extension.letter.number, on: extension.letter.on },
    paused: pausedOf(proceeding, today), proceeding, decision, today, number: application?.number, receivedAt: application && receiptOf(application), unasked: application?.origin === 'register', status: statuses[status],
    title: serviceCode === undefined ? kinds[kind] : `${kinds[kind]}: ${servicesOf(dependencies.municipality).find(({ code }) => code === serviceCode)?.name ?? serviceCode}`,
    href: `/mani/${caseId}`, letter: decision && `/mani/${caseId}/lemums/${proceedingId}`,
    once: isOnce(kind), undecided: decision === undefined && !isFinished(status),
    appeal: appeal && { state: appealStates[standingOf(appeal, view.decisions)], anew: view.decisions.find((candidate) => candidate.proceedingId === appeal.reopenedAs)?.number, anewHref: `/mani/${caseId}/lemums/${appeal.reopenedAs}`, href: `/mani/${caseId}/apstridejums/${appeal.appealId}`, number: appeal.number, receivedAt: appeal.receivedAt },
    contest: decision !== undefined && appeal === undefined && contests && decision.contestUntil !== undefined && today <= decision.contestUntil.on ? `/mani/${caseId}/lemums/${proceedingId}/apstridet` : undefined,
    reopens: proceeding.reopens?.decisionNumber,
    moves: isFinished(status) && (appeal === undefined || isOver(appeal.state)) ? [] : await movesOf(view, proceeding, resident, dependencies),
    service: kind === 'service' ? await placeOf(view, proceeding, dependencies) : undefined,
  }
}

/** Whose move it is now; several where several are waited for at once. With nobody waited for it is the machine's, or a place's in the list. */
async function movesOf(view: View, proceeding: Proceeding, resident: Resident, dependencies: Dependencies): Promise<Move[]> {
  const open = view.waits.filter((wait) => wait.state === 'Open' && (wait.proceedingId === undefined ? wait.applicationId === proceeding.applicationId : wait.proceedingId === proceeding.proceedingId))
  // In a list one waits for a place, whatever else is looked at meanwhile; what lies until its day is nobody's move yet.
  const listed = proceeding.status === 'Queued' ? [{ who: owners.provider, what: 'visas vietas ir aizņemtas; jūsu kārta pienāks, kad kāda atbrīvosies' }] : []
  const moving = open.filter(({ box, hold }) => box !== 'AwaitNeedReview' || hold === undefined)
  const others = await Promise.all(moving.map((wait) => moveOf(view, wait, resident, dependencies)))
  return listed.length + others.length > 0 ? [...listed, ...others] : [{ who: owners.system, what: 'darbs turpinās pats; pēc brīža šeit būs jaunākās ziņas' }]
}

async function moveOf(view: View, wait: Wait, resident: Resident, dependencies: Dependencies): Promise<Move> {
  const colleague = view.staff.find(({ staffId }) => staffId === wait.person)
  // A look at the need lies until its day: since then it is somebody's to do.
  const since = (wait.box === 'AwaitNeedReview' ? wait.dates.find(({ action }) => action.do === 'return')?.firedAt : undefined) ?? wait.openedAt
  const move: Move = { who: waitedFor(wait), what: moves[wait.box as keyof typeof moves] ?? '', since }
  if (wait.box === 'AwaitSignatures') return { ...move, who: await signers(view, wait, resident, dependencies), due: wait.due }
  if (wait.owner === 'resident') return { ...move, who: wait.queue === `resident:${resident.personId}` ? 'Jūs' : owners.resident, due: wait.due }
  if (wait.appealId !== undefined && wait.legalDue !== undefined) move.due = wait.legalDue
  if (wait.owner === 'register' && wait.register !== undefined) return { ...move, who: registers[wait.register as keyof typeof registers], ...askedAgain(wait) }
  if (wait.owner === 'queue') return { ...move, who: owners.hands, by: 'Darbinieks lietu vēl nav paņēmis.' }
  if (wait.owner === 'hands' && colleague !== undefined) return { ...move, by: `Ar jūsu lietu strādā ${colleague.name}, ${colleague.title}.` }
  return move
}

/** When a register that did not answer is asked again. */
function askedAgain(wait: Wait): Pick<Move, 'by'> {
  const at = nextDate(wait)?.at
  return at === undefined ? {} : { by: `Jautāsim vēlreiz ${numericDay(dayAt(at))} plkst. ${timeAt(at)}. Jums nekas nav jādara.` }
}

async function signers(view: View, { applicationId }: Wait, { personId }: Resident, dependencies: Dependencies): Promise<string> {
  const application = view.applications.find((candidate) => candidate.applicationId === applicationId)
  if (application === undefined) return owners.resident
  const names = await namesIn(application, dependencies)
  return missingSignatures(application).map((id) => (id === personId ? 'Jūs' : names[id] ?? 'Pilngadīga persona')).join(', ')
}

/** The referral and, in a waiting list, the number given, how many stand ahead now, and when the need is looked at anew. */
async function placeOf({ waits }: View, { caseId, proceedingId }: Proceeding, { store, municipality }: Dependencies) {
  const referral = await store.referrals.byId(caseId, proceedingId)
  if (referral === undefined) return undefined
  const offered = servicesOf(municipality).find(({ code }) => code === referral.serviceCode)
  const waiting = referral.state === 'Queued' ? await store.referrals.inState(referral.serviceCode, 'Queued') : []
  const reviews = waits.filter((wait) => wait.box === 'AwaitNeedReview' && wait.proceedingId === proceedingId)
  const looksAt = reviews.find(({ state }) => state === 'Open')
  return {
    review: looksAt && { on: looksAt.hold?.until, due: looksAt.due.on, lookedAt: reviews.filter(({ outcome }) => outcome === 'StillNeeded' || outcome === 'BecameUrgent').map(({ answeredAt = '' }) => answeredAt).toSorted().at(-1) },
    referral, provider: offered?.provider, at: offered?.place, ahead: Math.max(0, waiting.findIndex(({ referralId }) => referralId === proceedingId)),
  }
}

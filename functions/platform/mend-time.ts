// When something came, as it is entered later or was entered wrongly: an added entry says it, and the record, the dates and the time that go by it move with it, all or nothing.
import type { Application } from '../domain/application.ts'
import type { Appeal } from '../domain/appeal.ts'
import { datesAnew } from '../domain/dates-anew.ts'
import { dayAt, instantAt, type Day } from '../domain/days.ts'
import type { CaseEvent } from '../domain/event.ts'
import { instantOf, type Instant } from '../domain/identifiers.ts'
import { isUndecided, type Proceeding } from '../domain/proceeding.ts'
import type { Wait } from '../domain/wait.ts'
import type { Write } from '../store/table.ts'
import { documentCameOn } from './after-answer.ts'
import { calendarOf } from './calendar.ts'
import type { Dependencies } from './dependencies.ts'
import { clocksAnew } from './reckon-anew.ts'
import { timeCorrected } from './time-kept.ts'

type Means = Pick<Dependencies, 'store' | 'now' | 'municipality'>
/** What is said of it: when it was, who says so, and how they know. */
export interface Mended { occurredAt: Instant; by: string; note: string }
type Entry = Pick<CaseEvent, 'recordedAt' | 'what' | 'waitId'>

const corrects = ({ recordedAt, what, waitId }: Entry): Pick<CaseEvent, 'corrects'> => ({ corrects: { recordedAt, what, ...(waitId === undefined ? {} : { waitId }) } })

/** A resident's answer came on another day than `entry` says. */
export async function answerArrived(wait: Wait, proceeding: Proceeding, entry: Entry, mended: Mended, means: Means): Promise<void> {
  const { store, now } = means
  const { caseId, proceedingId } = proceeding
  const { occurredAt, by } = mended
  const event: CaseEvent = { caseId, proceedingId, waitId: wait.waitId, what: 'FactCorrected', recordedAt: instantOf(now()), ...mended, ...corrects(entry) }
  await store.commit([
    store.journal.entry(event, `${wait.waitId}-${wait.version}`), store.waits.arrivedAt(wait, occurredAt),
    ...(isUndecided(proceeding.status) ? await documentCameOn(proceeding, wait.waitId, dayAt(occurredAt), by, means) : await timeCorrected(means, proceeding, event)),
  ])
}

/** A request reached the resident: as it is entered, or, where `entry` said another day, mended. `on`: from that day on they have their days to answer. */
export async function requestReached(wait: Wait, proceeding: Proceeding, entry: Entry | undefined, on: Day, mended: Mended, means: Means): Promise<void> {
  const { store, now } = means
  const { caseId, proceedingId } = proceeding
  const at = instantOf(now())
  const event: CaseEvent = {
    caseId, proceedingId, waitId: wait.waitId, recordedAt: at, ...mended,
    ...(entry === undefined ? { what: 'RequestDelivered' } : { what: 'DeliveryCorrected', ...corrects(entry) }),
  }
  // A day they were told never comes earlier.
  const term = wait.term?.by === 'resident' ? { ...wait.term, from: on === dayAt(wait.openedAt) ? wait.openedAt : instantAt(on) } : wait.term
  const anew = wait.state === 'Open' ? datesAnew(await calendarOf(means), { ...wait, ...(term && { term }) }, proceeding, at) : undefined
  await store.commit([
    store.journal.entry(event, `${wait.waitId}-${wait.version}`), store.waits.reached(wait, mended.occurredAt, anew === undefined ? {} : { ...anew, term }),
    ...await timeCorrected(means, proceeding, event),
  ])
}

/** An application came on another day than `entry` says: the clocks of its undecided matters move, and the kept time of the others. `proceedings`: of its case. */
export async function applicationReceived(application: Application, proceedings: readonly Proceeding[], entry: Entry, mended: Mended, means: Means): Promise<void> {
  const { store, now } = means
  const { caseId, applicationId, version } = application
  const { occurredAt: receivedAt, by, note: why } = mended
  const event: CaseEvent = { caseId, applicationId, what: 'ReceiptCorrected', recordedAt: instantOf(now()), ...mended, ...corrects(entry) }
  // What is decided anew was received on another day.
  const matters = proceedings.filter((proceeding) => proceeding.applicationId === applicationId && proceeding.reopens === undefined)
  const moved = await Promise.all(matters.map(async (proceeding): Promise<Write[]> => isUndecided(proceeding.status)
    ? (await clocksAnew(proceeding, { receivedAt }, { by, what: 'TermsMoved', why }, means)).writes
    : [store.cases.received(proceeding, receivedAt), ...await timeCorrected(means, { ...proceeding, receivedAt }, event)]))
  await store.commit([store.journal.entry(event, `${applicationId}-${version}`), store.applications.received(application, receivedAt), ...moved.flat()])
}

/** An appeal came on another day than was entered. `review`: the open wait in which it is looked at. */
export async function appealReceived(appeal: Appeal, review: Wait | undefined, mended: Mended, means: Means): Promise<void> {
  const { store, now } = means
  const { caseId, proceedingId, appealId, recordedAt, version } = appeal
  const at = instantOf(now())
  const event: CaseEvent = { caseId, proceedingId, what: 'FactCorrected', recordedAt: at, ...mended, ...corrects({ recordedAt, what: 'AppealLodged' }) }
  await store.commit([store.journal.entry(event, `${appealId}-${version}`), store.appeals.received(appeal, mended.occurredAt), ...(review === undefined ? [] : await sentOnAnew(review, mended, at, means))])
}

/** When it must be sent on, by the moment it rightly came. */
async function sentOnAnew(review: Wait, { occurredAt: from, note }: Mended, at: Instant, means: Means): Promise<Write[]> {
  if (review.term?.by !== 'law') return []
  const counted: Wait = { ...review, term: { ...review.term, from } }
  const { due, legalDue, dates } = { ...counted, ...datesAnew(await calendarOf(means), counted, {}, at) }
  return means.store.waits.redated(counted, { due, dates, legalDue }, note)
}

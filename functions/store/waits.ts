// Waits: opened by a box, taken and handed back by people, answered once by a person or by a date, and then told to the workflow.
import type { DatesAnew } from '../domain/dates-anew.ts'
import { dayAt, numericDay } from '../domain/days.ts'
import { Conflict } from '../domain/errors.ts'
import type { CaseEvent } from '../domain/event.ts'
import { instantOf, type Instant } from '../domain/identifiers.ts'
import { nextDate, ownerAtWork, subjectOf, Wait, type WaitDate, type WaitSubject } from '../domain/wait.ts'
import { returnOn } from '../domain/wait-dates.ts'
import { entry, officeEntry } from './journal.ts'
import { message } from './outbox.ts'
import { recordOf, dueKeys, type Item, type Table, type Write } from './table.ts'

const answeredAlready = 'Šis uzdevums jau ir izpildīts.'
const changedMeanwhile = 'Kāds šo uzdevumu tikko mainīja. Atveriet to vēlreiz.'

/** `case-<id>.…` → the partition the wait lies in. */
function keyOf(waitId: string) {
  const subject = waitId.slice(0, waitId.indexOf('.'))
  const dash = subject.indexOf('-')
  return { pk: `${subject.slice(0, dash).toUpperCase()}#${subject.slice(dash + 1)}`, sk: `WAIT#${waitId}` }
}

/** No term of law runs on it: after everything that has one. */
const noLegalDate = '9999-12-31'

/** The place of an open wait in its list: the law's date first, then our own, then what has stood longest, as domain/task-order has it. */
export const placeInList = ({ legalDue, due, openedAt, waitId }: Pick<Wait, 'legalDue' | 'due' | 'openedAt' | 'waitId'>): string =>
  `${legalDue?.on ?? noLegalDate}#${due.on}#${openedAt}#${waitId}`

/** The supervisors' list of what was escalated is rows beside the waits, as long as they are open: a wait itself stands in the list of whoever has it. */
const escalatedList = 'ESCALATED'
const escalatedKey = (waitId: string) => ({ pk: keyOf(waitId).pk, sk: `ESCALATED#${waitId}` })

/** Where the wait is listed: the owner's queue, a colleague's hands, what either has put off, or what a colleague has done. */
function row(wait: Wait): Wait & Item {
  const list =
    wait.state === 'Answered' ? { listPk: `DONE#${wait.answeredBy}`, listSk: `${wait.answeredAt}#${wait.waitId}` }
    : wait.hold !== undefined ? { listPk: `HELD#${wait.person ?? wait.queue}`, listSk: `${wait.hold.until}#${wait.waitId}` }
    : { listPk: wait.person === undefined ? `QUEUE#${wait.queue}` : `HANDS#${wait.person}`, listSk: placeInList(wait) }
  return { ...wait, ...list, ...dueKeys(nextDate(wait)?.at, wait.waitId) }
}

/** How an answer is given. `also` commits with it: the record the answer is about. */
export interface Answer {
  outcome: string
  /** `staff:<id>`, `resident:<id>` or `clock`. */
  by: string
  /** For whom a representative answers. */
  onBehalfOf?: string | undefined
  note?: string | undefined
  /** When it happened, if that is not now: a paper entered later. */
  occurredAt?: Instant | undefined
  asksDocuments?: true | undefined
  also?: Write[]
}

/** A member of staff by their identifier, or the clock. */
const actor = (by: string): string => (by === 'clock' ? by : `staff:${by}`)

/** What happened to the wait on opening it. */
export type Opened = 'Opened' | 'TokenReplaced' | 'AnsweredBefore'

/** A part of a list: from the row after this place on, so many rows. */
export type Part = { after: string; limit?: number } | { after?: never; limit?: number }

const withoutReturn = (dates: readonly WaitDate[]): WaitDate[] => dates.filter(({ action, firedAt }) => action.do !== 'return' || firedAt !== undefined)

export type Waits = ReturnType<typeof openWaits>

export function openWaits(table: Table, now: () => number) {
  const at = () => instantOf(now())
  const replace = (wait: Wait, ifNot = changedMeanwhile) => table.replace(keyOf(wait.waitId), row(wait), ifNot)

  /** A line of the journal about a wait, in the book of its case, run or recalculation: whose it is from now on. */
  const told = (wait: Wait, what: string, by: string, extra: { occurredAt?: Instant | undefined; note?: string | undefined; onBehalfOf?: string | undefined; moved?: CaseEvent['moved']; key?: string } = {}): Write[] => {
    const event = {
      what, by, occurredAt: extra.occurredAt ?? at(), recordedAt: at(), waitId: wait.waitId, owner: wait.owner, queue: wait.queue, person: wait.person, note: extra.note, onBehalfOf: extra.onBehalfOf, ...(extra.moved && { moved: extra.moved }),
      ...(what === `${wait.box}.opened` ? { request: wait.request } : {}),
    }
    const key = extra.key ?? wait.waitId
    return [wait.caseId === undefined
      ? officeEntry(table, keyOf(wait.waitId).pk, { runId: wait.runId, ...event }, key)
      : entry(table, { caseId: wait.caseId, ...(wait.proceedingId === undefined ? { applicationId: wait.applicationId } : { proceedingId: wait.proceedingId }), ...event }, key)]
  }

  async function byId(waitId: string): Promise<Wait | undefined> {
    const item = await table.get(keyOf(waitId))
    return item && recordOf(Wait, item)
  }

  /** A wait nothing sleeps on, as part of the transaction that makes it true. */
  function opening(wait: Omit<Wait, 'version' | 'state' | 'openedAt'>): Write[] {
    const opened: Wait = { ...wait, state: 'Open', openedAt: at(), version: 1 }
    return [table.create(keyOf(wait.waitId), row(opened), changedMeanwhile), ...told(opened, `${wait.box}.opened`, 'system')]
  }

  async function open(wait: Omit<Wait, 'version' | 'state' | 'openedAt'>, also: Write[] = []): Promise<Opened> {
    const known = await openAgain(wait.waitId, wait.taskToken)
    if (known !== undefined) return known
    await table.transact([...opening(wait), ...also])
    return 'Opened'
  }

  /** A wait that was opened before has the new token, and its answer, if it has one, goes there; undefined: there is no such wait. */
  async function openAgain(waitId: string, taskToken: string | undefined): Promise<Opened | undefined> {
    const before = await byId(waitId)
    if (before === undefined) return undefined
    await table.transact([
      replace({ ...before, taskToken }),
      ...(before.state === 'Answered' ? [message(table, { send: 'answer', id: waitId, at: at(), waitId, laid: before.version + 1 })] : []),
    ])
    return before.state === 'Answered' ? 'AnsweredBefore' : 'TokenReplaced'
  }

  /**
   * Answers a wait, once. The answer, what came with it and the message to the workflow are one transaction.
   * Returns the identifier of that message. Errors: Conflict when it has been answered, or was changed since it was read.
   */
  async function answer(wait: Wait, answer: Answer): Promise<string> {
    await table.transact(answering(wait, answer))
    return wait.waitId
  }

  /** The same as part of a transaction; the message is then the sweep's to send, or the caller's. */
  function answering(wait: Wait, { outcome, by, onBehalfOf, note, occurredAt, asksDocuments, also = [] }: Answer): Write[] {
    if (wait.state !== 'Open') throw new Conflict(answeredAlready)
    if (!wait.outcomes.includes(outcome)) throw new Error(`${wait.box} has no outcome ${outcome}`)
    return [
      replace({ ...wait, state: 'Answered', outcome, answeredBy: by.replace(/^staff:/, ''), answeredAt: at(), ...(note === undefined ? {} : { note }), ...(occurredAt === undefined ? {} : { arrivedAt: occurredAt }), ...(asksDocuments && { asksDocuments }) }, answeredAlready),
      ...(wait.taskToken === undefined ? [] : [message(table, { send: 'answer', id: wait.waitId, at: at(), waitId: wait.waitId, laid: wait.version + 1 })]),
      ...told(wait, `${wait.box}.${outcome}`, by, { occurredAt, note, onBehalfOf }),
      ...offSupervisorsList(wait),
      ...also,
    ]
  }

  const offSupervisorsList = ({ waitId, escalatedAt }: Wait): Write[] => (escalatedAt === undefined ? [] : [table.erase(escalatedKey(waitId))])
  const onSupervisorsList = ({ waitId }: Wait, since: Instant): Write => table.set(escalatedKey(waitId), { waitId, listPk: escalatedList, listSk: `${since}#${waitId}` })

  /** A colleague takes it in hand: its time is now our hands'. Errors: Conflict when someone else has it or it is answered. */
  async function take(wait: Wait, staffId: string): Promise<void> {
    if (wait.state !== 'Open') throw new Conflict(answeredAlready)
    if (wait.person === staffId) return
    if (wait.person !== undefined) throw new Conflict('Šo uzdevumu jau ir paņēmis kolēģis.')
    const taken: Wait = { ...wait, person: staffId, owner: ownerAtWork({ ...wait, person: staffId }) }
    await table.transact([replace(taken, 'Šo uzdevumu tikko paņēma kolēģis.'), ...told(taken, 'TaskTaken', `staff:${staffId}`)])
  }

  /** Hands it back to the team, with a reason; dates and escalation stay as they are. */
  async function handBack(wait: Wait, staffId: string, reason: string): Promise<void> {
    if (wait.state !== 'Open' || wait.person !== staffId) throw new Conflict(changedMeanwhile)
    const returned = handed(wait, undefined)
    await table.transact([replace(returned), ...told(returned, 'TaskHandedBack', `staff:${staffId}`, { note: reason })])
  }

  /** A supervisor, or the clock by rule, takes a task out of a colleague's hands, who is away or does not get to it; the team has it again. The dates stay. `also` commits with it. */
  async function recall(wait: Wait, by: string, reason: string, also: Write[] = []): Promise<void> {
    if (wait.state !== 'Open' || wait.person === undefined) throw new Conflict(changedMeanwhile)
    const returned = handed(wait, undefined)
    await table.transact([replace(returned), ...told(returned, 'TaskRecalled', actor(by), { note: reason }), ...also])
  }

  /** The same wait in other hands, or back with the team. What was put off stays put off, whoever has it now. */
  function handed(wait: Wait, person: string | undefined): Wait {
    const { person: _, ...rest } = wait
    return person === undefined
      ? { ...rest, owner: wait.owner === 'hands' ? 'queue' : wait.owner }
      : { ...rest, person, owner: wait.owner === 'queue' ? 'hands' : wait.owner }
  }

  /**
   * A supervisor, or the clock by rule, gives a task to a colleague, whoever has it now. Every date stays. Given already: nothing changes.
   * `also` commits with it; `settles`: it answers what the supervisors were told of.
   */
  async function reassign(wait: Wait, to: string, by: string, reason: string, { also = [], settles = false }: { also?: Write[]; settles?: boolean } = {}): Promise<void> {
    if (wait.state !== 'Open') throw new Conflict(answeredAlready)
    const { escalatedAt: _, ...quiet } = wait
    const writes = reassigned(settles ? quiet : wait, to, by, reason)
    if (writes.length > 0) await table.transact([...writes, ...(settles ? offSupervisorsList(wait) : []), ...also])
  }

  /** The same as part of a transaction. */
  function reassigned(wait: Wait, to: string, by: string, reason: string): Write[] {
    if (wait.person === to) return []
    const given = handed(wait, to)
    return [replace(given), ...told(given, 'TaskReassigned', actor(by), { note: reason })]
  }

  /** What the supervisors were told of is answered by them, and leaves their list; as part of a transaction. */
  function settled(wait: Wait): Write[] {
    const { escalatedAt: _, ...quiet } = wait
    return wait.escalatedAt === undefined || wait.state !== 'Open' ? [] : [replace(quiet), ...offSupervisorsList(wait)]
  }

  /** Whoever has it in hand puts it off until a day, on which it returns by itself. Dates of law and our own run on. */
  async function putOff(wait: Wait, staffId: string, until: string, reason: string): Promise<void> {
    if (wait.state !== 'Open' || wait.person !== staffId) throw new Conflict(changedMeanwhile)
    const held: Wait = { ...wait, hold: { by: staffId, since: at(), until, reason }, dates: [...withoutReturn(wait.dates), returnOn(until, reason)] }
    await table.transact([replace(held), ...told(held, 'TaskPutOff', `staff:${staffId}`, { note: reason })])
  }

  /**
   * Taken, or kept, for a day by whoever goes: in hand, and put off until that morning; as part of a transaction. `what`: the journal's name for it; `more`: further
   * dates. Errors: Conflict when a colleague has it, or on commit when one was quicker.
   */
  function plannedFor(wait: Wait, staffId: string, day: string, { what, by, note, more = [] }: { what: string; by: string; note: string; more?: WaitDate[] }): Write[] {
    if (wait.state !== 'Open') throw new Conflict(answeredAlready)
    if (wait.person !== undefined && wait.person !== staffId) throw new Conflict('Šo uzdevumu jau ir paņēmis kolēģis.')
    const { hold: _, ...rest } = wait
    const later = day > dayAt(at())
    const planned: Wait = {
      ...rest, person: staffId, owner: wait.owner === 'queue' ? 'hands' : wait.owner, dates: [...withoutReturn(wait.dates), ...(later ? [returnOn(day, note)] : []), ...more],
      ...(later ? { hold: { by: staffId, since: at(), until: day, reason: note } } : {}),
    }
    return [replace(planned, 'Šo uzdevumu tikko paņēma kolēģis.'), ...told(planned, what, `staff:${by}`, { note })]
  }

  /** Whoever has it in hand goes on with it before the day. */
  async function goOn(wait: Wait, staffId: string): Promise<void> {
    if (wait.hold === undefined) return
    if (wait.state !== 'Open' || wait.person !== staffId) throw new Conflict(changedMeanwhile)
    const { hold: _, ...rest } = wait
    const back: Wait = { ...rest, owner: ownerAtWork(wait), dates: withoutReturn(wait.dates) }
    await table.transact([replace(back), ...told(back, 'TaskReturned', `staff:${staffId}`)])
  }

  /**
   * What came before the date had passed, and was entered after: the date's answer stays, what came is kept beside it and the time is told as it was.
   * As part of a transaction.
   */
  const foundLate = (wait: Wait, outcome: string, by: string, { occurredAt, note }: { occurredAt: Instant; note: string }): Write[] =>
    [replace({ ...wait, arrivedAt: occurredAt, note }), ...told(wait, `${wait.box}.${outcome}`, by, { occurredAt, note })]

  /** The answer came at another time than was entered, as part of a transaction. */
  const arrivedAt = (wait: Wait, occurredAt: Instant): Write => replace({ ...wait, arrivedAt: occurredAt })

  /** A request reached the resident then, with the dates that go by it, as part of a transaction. */
  const reached = (wait: Wait, deliveredAt: Instant, anew: Partial<DatesAnew> & Pick<Wait, 'term'> = {}): Write => replace({ ...wait, request: { complete: true, ...wait.request, deliveredAt }, ...anew })

  /**
   * Its dates reckoned anew, as part of a transaction: its place in the list and what fires when move with them. `settled`: by an act that answers what the
   * supervisors were told of.
   */
  function redated({ escalatedAt, ...wait }: Wait, anew: DatesAnew, why: string, settled = false): Write[] {
    const due = wait.due.on === anew.due.on ? undefined : { from: wait.due.on, to: anew.due.on }
    const note = due === undefined ? why : `${why}: termiņš tagad ${numericDay(due.to)}, bija ${numericDay(due.from)}`
    return [replace({ ...wait, ...anew, ...(settled || escalatedAt === undefined ? {} : { escalatedAt }) }), ...(settled ? offSupervisorsList({ ...wait, escalatedAt }) : []), ...told(wait, 'DatesMoved', 'system', { note, key: `${wait.waitId}-${wait.version}`, ...(due && { moved: { due } }) })]
  }

  const withDate = (wait: Wait, date: WaitDate, changes: Partial<WaitDate>): Wait =>
    ({ ...wait, dates: wait.dates.map((other) => (other.at === date.at && other.why === date.why ? { ...other, ...changes } : other)) })

  /** A date on which it is passed on fires: a colleague has it now, or nobody, and its team. */
  async function passOn(wait: Wait, date: WaitDate, to: string | undefined, reason: string): Promise<void> {
    const given = handed(withDate(wait, date, { firedAt: at() }), to)
    await table.transact([replace(given), ...told(given, to === undefined ? 'TaskRecalled' : 'TaskReassigned', 'clock', { note: reason })])
  }

  /** A date comes later than it was to. */
  async function later(wait: Wait, date: WaitDate, comesAt: Instant): Promise<void> {
    await table.transact([replace(withDate(wait, date, { at: comesAt }))])
  }

  /**
   * Fires one date of a wait: reminds, escalates, or answers it for the date that passed. Firing twice is firing once.
   * Returns the message to the workflow when the date answered it.
   */
  async function fire(wait: Wait, date: WaitDate): Promise<string | undefined> {
    const fired = withDate(wait, date, { firedAt: at() })
    switch (date.action.do) {
      // To whom is not for the store to say: see `passOn`. Nobody to take it from: the date has gone by.
      case 'pass-on':
        await table.transact([replace(fired)])
        return undefined
      case 'answer':
        return answer(fired, { outcome: date.action.outcome, by: 'clock', note: date.why })
      case 'remind':
        await table.transact([replace({ ...fired, remindedAt: at() }), ...told(wait, 'Reminded', 'clock', { note: date.why })])
        return undefined
      case 'return': {
        const { hold: _, ...back } = { ...fired, owner: ownerAtWork(wait) }
        await table.transact([replace(back), ...told(back, 'TaskReturned', 'clock', { note: date.why })])
        return undefined
      }
      case 'escalate':
        await table.transact([replace({ ...fired, escalatedAt: at() }), onSupervisorsList(wait, at()), ...told(wait, 'Escalated', 'clock', { note: date.why })])
        return undefined
    }
  }

  const parsed = (items: Item[]): Wait[] => items.map((item) => recordOf(Wait, item))

  return {
    byId, open, openAgain, opening, answer, answering, take, handBack, recall, reassign, reassigned, putOff, plannedFor, goOn, fire, passOn, later, settled, redated, foundLate, arrivedAt, reached,
    /** What a team, a provider's unit or a resident has open and nobody has in hand, the most urgent first; a part of it from a place on. */
    async inQueue(queue: string, part: Part = {}): Promise<Wait[]> { return parsed(await table.index('list', `QUEUE#${queue}`, part)) },
    /** What is open and the supervisors were told of, in whosever hands, the longest ago first. */
    async escalated(): Promise<Wait[]> {
      const listed = await Promise.all((await table.index('list', escalatedList)).map((item) => byId(String(item['waitId']))))
      return listed.filter((wait) => wait?.state === 'Open' && wait.escalatedAt !== undefined) as Wait[]
    },
    /** Puts into the supervisors' list what is missing there: escalated by an older release. Whether it was. */
    async listEscalated(wait: Wait): Promise<boolean> {
      if (wait.state !== 'Open' || wait.escalatedAt === undefined || await table.get(escalatedKey(wait.waitId)) !== undefined) return false
      await table.transact([onSupervisorsList(wait, wait.escalatedAt)])
      return true
    },
    /** What a colleague has in hand, the most urgent first. */
    async inHands(staffId: string, part: Part = {}): Promise<Wait[]> { return parsed(await table.index('list', `HANDS#${staffId}`, part)) },
    /** What a colleague, or a team whose task was handed back so, has put off; the first to return first. */
    async putOffBy(who: string, limit?: number): Promise<Wait[]> { return parsed(await table.index('list', `HELD#${who}`, limit === undefined ? {} : { limit })) },
    /** All open work of a colleague: in hand, and put off. */
    async openWorkOf(staffId: string): Promise<Wait[]> { return parsed((await Promise.all([`HANDS#${staffId}`, `HELD#${staffId}`].map((list) => table.index('list', list)))).flat()) },
    /** What a colleague has done, the latest first. */
    async doneBy(staffId: string, limit = 50): Promise<Wait[]> { return parsed(await table.index('list', `DONE#${staffId}`, { newestFirst: true, limit })) },
    /** Every wait of a case or a run, as last written. */
    async of(subject: WaitSubject): Promise<Wait[]> {
      const [kind, id] = subjectOf(subject).split('-') as [string, string]
      return parsed(await table.partition(`${kind.toUpperCase()}#${id}`, 'WAIT#'))
    },
    /** What waited, or waits, under one name in a case. */
    async ofExecution(caseId: string, execution: string): Promise<Wait[]> { return parsed(await table.partition(`CASE#${caseId}`, `WAIT#case-${caseId}.${execution}.`)) },
    /** Those of them that are open. */
    async openOf(subject: WaitSubject): Promise<Wait[]> {
      const [kind, id] = subjectOf(subject).split('-') as [string, string]
      return parsed((await table.partition(`${kind.toUpperCase()}#${id}`, 'WAIT#')).filter(({ state }) => state === 'Open'))
    },
    /** The identifiers of waits with a date of that day that has come and not fired, by the index (which lags: read the wait before firing it). */
    async due(day: string, through: Instant): Promise<string[]> {
      return (await table.index('due', `DUE#${day}`, { through: `${through}#￿` })).map((item) => String(item['waitId']))
    },
    /** The first date on that UTC day that is still to come, for a clock that jumps. */
    async firstDueOn(day: string, after: Instant): Promise<Instant | undefined> {
      const [item] = await table.index('due', `DUE#${day}`, { after: `${after}#￿`, limit: 1 })
      return item && String(item['dueSk']).slice(0, 24)
    },
  }
}

// Waits: opened by a box, taken and handed back by people, answered once by a person or by a date, and then told to the workflow.
import { Conflict } from '../domain/errors.ts'
import { instantOf, type Instant } from '../domain/identifiers.ts'
import { nextDate, subjectOf, Wait, type WaitDate } from '../domain/wait.ts'
import { entry, officeEntry } from './journal.ts'
import { message } from './outbox.ts'
import { dueKeys, type Item, type Table, type Write } from './table.ts'

const answeredAlready = 'Šis uzdevums jau ir izpildīts.'
const changedMeanwhile = 'Kāds šo uzdevumu tikko mainīja. Atveriet to vēlreiz.'

/** `case-<id>.…` → the partition the wait lies in. */
function keyOf(waitId: string) {
  const subject = waitId.slice(0, waitId.indexOf('.'))
  const dash = subject.indexOf('-')
  return { pk: `${subject.slice(0, dash).toUpperCase()}#${subject.slice(dash + 1)}`, sk: `WAIT#${waitId}` }
}

/** Where the wait is listed: the owner's queue, a colleague's hands, or what they have done. */
function row(wait: Wait): Wait & Item {
  const list =
    wait.state === 'Answered' ? { listPk: `DONE#${wait.answeredBy}`, listSk: `${wait.answeredAt}#${wait.waitId}` }
    : wait.person === undefined ? { listPk: `QUEUE#${wait.queue}`, listSk: `${wait.due.on}#${wait.waitId}` }
    : { listPk: `HANDS#${wait.person}`, listSk: `${wait.due.on}#${wait.waitId}` }
  return { ...wait, ...list, ...dueKeys(nextDate(wait)?.at, wait.waitId) }
}

/** How an answer is given. `also` commits with it: the record the answer is about. */
export interface Answer {
  outcome: string
  /** `staff:<id>`, `resident:<id>` or `clock`. */
  by: string
  note?: string | undefined
  /** When it happened, if that is not now: a paper entered later. */
  occurredAt?: Instant | undefined
  also?: Write[]
}

/** What happened to the wait on opening it. */
export type Opened = 'Opened' | 'TokenReplaced' | 'AnsweredBefore'

export type Waits = ReturnType<typeof openWaits>

export function openWaits(table: Table, now: () => number) {
  const at = () => instantOf(now())
  const replace = (wait: Wait, ifNot = changedMeanwhile) => table.replace(keyOf(wait.waitId), row(wait), ifNot)

  /** A line of the journal about a wait, in its case's book or its run's. */
  const told = (wait: Wait, what: string, by: string, extra: { occurredAt?: Instant | undefined; note?: string | undefined; owner?: string } = {}): Write[] => {
    const event = { what, by, occurredAt: extra.occurredAt ?? at(), recordedAt: at(), waitId: wait.waitId, owner: extra.owner ?? wait.owner, note: extra.note }
    return [wait.caseId === undefined
      ? officeEntry(table, `RUN#${wait.runId}`, { runId: wait.runId, ...event }, wait.waitId)
      : entry(table, { caseId: wait.caseId, proceedingId: wait.proceedingId, ...event }, wait.waitId)]
  }

  async function byId(waitId: string): Promise<Wait | undefined> {
    const item = await table.get(keyOf(waitId))
    return item && Wait.parse(item)
  }

  async function open(wait: Omit<Wait, 'version' | 'state' | 'openedAt'>, also: Write[] = []): Promise<Opened> {
    const opened: Wait = { ...wait, state: 'Open', openedAt: at(), version: 1 }
    const before = await byId(wait.waitId)
    if (before === undefined) {
      await table.transact([table.create(keyOf(wait.waitId), row(opened), changedMeanwhile), ...also, ...told(opened, `${wait.box}.opened`, 'system')])
      return 'Opened'
    }
    await table.transact([
      replace({ ...before, taskToken: wait.taskToken }),
      ...(before.state === 'Answered' ? [message(table, { send: 'answer', id: wait.waitId, at: at(), waitId: wait.waitId, laid: before.version + 1 })] : []),
    ])
    return before.state === 'Answered' ? 'AnsweredBefore' : 'TokenReplaced'
  }

  /**
   * Answers a wait, once. The answer, what came with it and the message to the workflow are one transaction.
   * Returns the identifier of that message. Errors: Conflict when it has been answered, or was changed since it was read.
   */
  async function answer(wait: Wait, { outcome, by, note, occurredAt, also = [] }: Answer): Promise<string> {
    if (wait.state !== 'Open') throw new Conflict(answeredAlready)
    if (!wait.outcomes.includes(outcome)) throw new Error(`${wait.box} has no outcome ${outcome}`)
    await table.transact([
      replace({ ...wait, state: 'Answered', outcome, answeredBy: by.replace(/^staff:/, ''), answeredAt: at(), ...(note === undefined ? {} : { note }) }, answeredAlready),
      ...(wait.taskToken === undefined ? [] : [message(table, { send: 'answer', id: wait.waitId, at: at(), waitId: wait.waitId, laid: wait.version + 1 })]),
      ...told(wait, `${wait.box}.${outcome}`, by, { occurredAt, note }),
      ...also,
    ])
    return wait.waitId
  }

  /** A colleague takes it in hand: its time is now our hands'. Errors: Conflict when someone else has it or it is answered. */
  async function take(wait: Wait, staffId: string): Promise<void> {
    if (wait.state !== 'Open') throw new Conflict(answeredAlready)
    if (wait.person === staffId) return
    if (wait.person !== undefined) throw new Conflict('Šo uzdevumu jau ir paņēmis kolēģis.')
    const taken: Wait = { ...wait, person: staffId, owner: wait.owner === 'queue' ? 'hands' : wait.owner }
    await table.transact([replace(taken, 'Šo uzdevumu tikko paņēma kolēģis.'), ...told(taken, 'TaskTaken', `staff:${staffId}`)])
  }

  /** Hands it back to the team, with a reason; dates and escalation stay as they are. */
  async function handBack(wait: Wait, staffId: string, reason: string): Promise<void> {
    if (wait.state !== 'Open' || wait.person !== staffId) throw new Conflict(changedMeanwhile)
    const { person: _, ...rest } = wait
    const returned: Wait = { ...rest, owner: wait.owner === 'hands' ? 'queue' : wait.owner }
    await table.transact([replace(returned), ...told(returned, 'TaskHandedBack', `staff:${staffId}`, { note: reason })])
  }

  /** A supervisor takes a task out of a colleague's hands, who is away or does not get to it; the team has it again. The dates stay. */
  async function recall(wait: Wait, supervisorId: string, reason: string): Promise<void> {
    if (wait.state !== 'Open' || wait.person === undefined) throw new Conflict(changedMeanwhile)
    const { person: _, ...rest } = wait
    const returned: Wait = { ...rest, owner: wait.owner === 'hands' ? 'queue' : wait.owner }
    await table.transact([replace(returned), ...told(returned, 'TaskRecalled', `staff:${supervisorId}`, { note: reason })])
  }

  /**
   * Fires one date of a wait: reminds, escalates, or answers it for the date that passed. Firing twice is firing once.
   * Returns the message to the workflow when the date answered it.
   */
  async function fire(wait: Wait, date: WaitDate): Promise<string | undefined> {
    const fired: Wait = { ...wait, dates: wait.dates.map((other) => (other.at === date.at && other.why === date.why ? { ...other, firedAt: at() } : other)) }
    switch (date.action.do) {
      case 'answer':
        return answer(fired, { outcome: date.action.outcome, by: 'clock', note: date.why })
      case 'remind':
        await table.transact([replace({ ...fired, remindedAt: at() }), ...told(wait, 'Reminded', 'clock', { note: date.why })])
        return undefined
      case 'escalate':
        await table.transact([replace({ ...fired, escalatedAt: at() }), ...told(wait, 'Escalated', 'clock', { note: date.why })])
        return undefined
    }
  }

  const parsed = (items: Item[]): Wait[] => items.map((item) => Wait.parse(item))

  return {
    byId, open, answer, take, handBack, recall, fire,
    /** What a team, a provider's unit or a resident has open and nobody has in hand, the earliest due first. */
    async inQueue(queue: string): Promise<Wait[]> { return parsed(await table.index('list', `QUEUE#${queue}`)) },
    /** What a colleague has in hand, the earliest due first. */
    async inHands(staffId: string): Promise<Wait[]> { return parsed(await table.index('list', `HANDS#${staffId}`)) },
    /** What a colleague has done, the latest first. */
    async doneBy(staffId: string, limit = 50): Promise<Wait[]> { return parsed(await table.index('list', `DONE#${staffId}`, { newestFirst: true, limit })) },
    /** Every wait of a case or a run, as last written. */
    async of(subject: { caseId?: string; runId?: string; recalculationId?: string }): Promise<Wait[]> {
      const [kind, id] = subjectOf(subject).split('-') as [string, string]
      return parsed(await table.partition(`${kind.toUpperCase()}#${id}`, 'WAIT#'))
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

// Appeals: a decision contested, once at a time; with it goes the message that starts its workflow; and the proceeding that decides it anew.
import { Appeal, appealTransitions, type AppealState } from '../domain/appeal.ts'
import type { CaseEvent } from '../domain/event.ts'
import { instantOf, type Instant } from '../domain/identifiers.ts'
import type { Proceeding } from '../domain/proceeding.ts'
import { checkMove } from '../domain/states.ts'
import { executionName } from '../domain/workflow-names.ts'
import { proceedingKey, proceedingRow } from './cases.ts'
import { entry } from './journal.ts'
import { begins } from './outbox.ts'
import { numbered } from './search.ts'
import { recordOf, type Table, type Write } from './table.ts'

const key = ({ caseId, appealId }: Pick<Appeal, 'caseId' | 'appealId'>) => ({ pk: `CASE#${caseId}`, sk: `APPEAL#${appealId}` })
/** Which appeal a decision is contested by; gone when it was withdrawn. */
const contestedKey = ({ caseId, proceedingId }: Pick<Appeal, 'caseId' | 'proceedingId'>) => ({ pk: `CASE#${caseId}`, sk: `CONTESTED#${proceedingId}` })
const changed = 'Apstrīdējums tikko mainījās. Atveriet lapu vēlreiz.'

export function openAppeals(table: Table, now: () => number) {
  const at = () => instantOf(now())

  async function byId(caseId: string, appealId: string): Promise<Appeal | undefined> {
    const item = await table.get(key({ caseId, appealId }))
    return item && recordOf(Appeal, item)
  }

  /** A next state, as part of a transaction. Errors: throws for a move there is not, which is a bug. */
  function moves(appeal: Appeal, state: AppealState, changes: Partial<Appeal> = {}): Write[] {
    checkMove('appeal', appealTransitions, appeal.state, state)
    return [table.replace(key(appeal), { ...appeal, ...changes, state }, changed), ...(state === 'Withdrawn' ? [table.erase(contestedKey(appeal))] : [])]
  }

  const told = ({ caseId, proceedingId, appealId }: Appeal, what: string, by: string, more: { occurredAt?: Instant; note?: string; onBehalfOf?: string } = {}): Write => {
    const event: CaseEvent = { caseId, proceedingId, what, by, occurredAt: at(), recordedAt: at(), ...more }
    return entry(table, event, appealId)
  }

  return {
    byId, moves,
    /** Every appeal of a case, in the order they came. */
    async ofCase(caseId: string): Promise<Appeal[]> {
      return (await table.partition(`CASE#${caseId}`, 'APPEAL#')).map((item) => recordOf(Appeal, item)).toSorted((a, b) => a.receivedAt.localeCompare(b.receivedAt))
    },
    /**
     * Contests a decision; with the record goes the message that starts the workflow, and what came with it (`also`). Returns the message's identifier.
     * Errors: Conflict where the decision is contested already.
     */
    async lodge(appeal: Omit<Appeal, 'version' | 'state' | 'recordedAt'>, onBehalfOf?: string, also: readonly Write[] = []): Promise<string> {
      const { caseId, proceedingId, appealId } = appeal
      const id = executionName('appeal', appealId)
      const lodged: Appeal = { ...appeal, state: 'Lodged', recordedAt: at(), version: 1 }
      await table.transact([
        table.create(contestedKey(appeal), { appealId }, 'Šis lēmums jau ir apstrīdēts.'),
        table.create(key(appeal), lodged, changed),
        begins(table, at(), 'appeal', id, { caseId, proceedingId, appealId }),
        told(lodged, 'AppealLodged', appeal.by, { occurredAt: appeal.receivedAt, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) }),
        ...also,
      ])
      return id
    },
    /** Gives it its number; registered before: nothing changes. */
    async register(appeal: Appeal, number: string): Promise<void> {
      if (appeal.state !== 'Lodged') return
      await table.transact([...moves(appeal, 'Registered', { number }), numbered(table, number, appeal.caseId), told(appeal, 'AppealRegistered', 'system', { note: number })])
    },
    /** It came at another time than was entered, as part of a transaction. */
    received: (appeal: Appeal, receivedAt: Instant): Write => table.replace(key(appeal), { ...appeal, receivedAt }, changed),
    /** The commission needs longer, as part of a transaction. */
    extended: (appeal: Appeal, extension: NonNullable<Appeal['extension']>): Write => table.replace(key(appeal), { ...appeal, extension }, changed),
    /** A person must carry it out; said before: nothing changes. */
    async leave(appeal: Appeal): Promise<void> {
      if (appeal.state !== 'ToCarryOut' && appeal.state !== 'CarriedOut') await table.transact(moves(appeal, 'ToCarryOut'))
    },
    /**
     * The matter is decided anew: the new proceeding, the old one with its pointer, the appeal and the journal, all or nothing. `knownAt`: when we learned that it
     * is to be decided anew. Reopened before: nothing changes.
     */
    async reopen(appeal: Appeal, before: Proceeding, anew: Proceeding, knownAt: Instant): Promise<void> {
      if (appeal.state === 'Reopened') return
      await table.transact([
        ...moves(appeal, 'Reopened', { reopenedAs: anew.proceedingId }),
        table.replace(proceedingKey(before), proceedingRow({ ...before, reopenedAs: anew.proceedingId }), 'Lietvedība tikko mainījās.'),
        table.create(proceedingKey(anew), proceedingRow(anew), 'Lieta jau ir atjaunota.'),
        entry(table, { caseId: anew.caseId, proceedingId: anew.proceedingId, what: 'ReopenedOnAppeal', by: 'system', occurredAt: knownAt, recordedAt: at(), note: appeal.decisionNumber }, anew.proceedingId),
      ])
    },
  }
}

// Payout runs and their lines. A line is written with the claim of its payable, so the lines of a run are what it pays.
import { Payable, Run, runTransitions, type PayableState, type RunState } from '../domain/award.ts'
import type { Day } from '../domain/days.ts'
import type { OfficeEvent } from '../domain/event.ts'
import { instantOf, type Instant } from '../domain/identifiers.ts'
import { checkMove } from '../domain/states.ts'
import { executionName } from '../domain/workflow-names.ts'
import { movedPayable, payableKey } from './awards.ts'
import { officeEntry } from './journal.ts'
import { begins } from './outbox.ts'
import { recordOf, type Item, type Table, type Write } from './table.ts'

const runKey = (runId: string) => ({ pk: `RUN#${runId}`, sk: 'RUN' })
const lineKey = (runId: string, payableId: string) => ({ pk: `RUN#${runId}`, sk: `LINE#${payableId}` })
const row = (run: Run): Run & Item => ({ ...run, listPk: 'RUNS', listSk: `${run.madeAt}#${run.runId}` })
const changed = 'Izmaksu saraksts tikko mainījās. Atveriet to vēlreiz.'

/** 40 payables are 80 writes, with the run's own and its entry 82, and stay below DynamoDB's 100 a transaction. */
const claimedAtOnce = 40

const told = ({ runId }: Pick<Run, 'runId'>, what: string, by: string, at: Instant): OfficeEvent => ({ runId, what, by, occurredAt: at, recordedAt: at })

function movedRun(table: Table, run: Run, state: RunState, at: Instant, changes: Partial<Run> = {}): Write[] {
  if (run.state === state) return []
  checkMove('run', runTransitions, run.state, state)
  return [table.replace(runKey(run.runId), row({ ...run, ...changes, state }), changed), officeEntry(table, `RUN#${run.runId}`, told(run, `Run${state}`, 'system', at), run.runId)]
}

export function openRuns(table: Table, now: () => number) {
  async function byId(runId: string): Promise<Run | undefined> {
    const item = await table.get(runKey(runId))
    return item && recordOf(Run, item)
  }
  /** What the run pays, in the order of payables. */
  async function lines(runId: string): Promise<Payable[]> {
    return (await table.partition(`RUN#${runId}`, 'LINE#')).map((item) => recordOf(Payable, item))
  }
  const at = () => instantOf(now())
  /** Which payables a transaction moved, in the run's book: 40 in one entry, where an entry for each in its case's would not fit beside them. */
  const payablesTold = (runId: string, state: PayableState, payables: readonly Payable[]): Write =>
    officeEntry(table, `RUN#${runId}`, { ...told({ runId }, `Payables${state}`, 'system', at()), payableIds: payables.map(({ payableId }) => payableId) }, payables[0]?.payableId ?? '')
  /** These payables as last written. */
  const asWritten = (payables: readonly Payable[]): Promise<Payable[]> =>
    Promise.all(payables.map(async ({ caseId, payableId }) => recordOf(Payable, await table.get(payableKey({ caseId, payableId })))))

  async function move(run: Run, state: RunState, changes: Partial<Run> = {}): Promise<void> {
    const writes = movedRun(table, run, state, at(), changes)
    if (writes.length > 0) await table.transact(writes)
  }

  return {
    byId, lines, move,
    /** The same move as part of answering a task. */
    moves: (run: Run, state: RunState, changes: Partial<Run> = {}): Write[] => movedRun(table, run, state, at(), changes),
    /** Who looked at it and why it will not be paid, as part of answering the task; the state follows when the workflow has let the payables go. */
    turnedDown: (run: Run, why: Pick<Run, 'reason' | 'checkerId'>): Write => table.replace(runKey(run.runId), row({ ...run, ...why }), changed),
    /** On which day the bank paid, as part of answering the task. */
    executed: (run: Run, executedOn: Day): Write => table.replace(runKey(run.runId), row({ ...run, executedOn }), changed),
    async all(limit = 100): Promise<Run[]> {
      return (await table.index('list', 'RUNS', { newestFirst: true, limit })).map((item) => recordOf(Run, item))
    },
    /** Names and accounts leave the house with a run's file: who took it is kept. */
    async fileTaken(runId: string, staffId: string, file: string): Promise<void> {
      await table.transact([officeEntry(table, `RUN#${runId}`, { ...told({ runId }, 'RunFileTaken', `staff:${staffId}`, at()), note: file }, staffId)])
    },
    /** Begins a run; the message that starts its workflow goes with it. Returns the message's identifier. */
    async begin(run: Omit<Run, 'version'>): Promise<string> {
      const id = executionName('payout', run.runId)
      await table.transact([
        table.create(runKey(run.runId), row({ ...run, version: 1 }), changed),
        officeEntry(table, `RUN#${run.runId}`, told(run, 'RunBegun', `staff:${run.makerId}`, run.madeAt), run.runId),
        begins(table, at(), 'payout', id, { runId: run.runId }),
      ])
      return id
    },
    /**
     * Claims payables for a run, in chunks; each chunk is all or nothing, and a new version of the run, so that nobody freezes the run on lines read
     * before it. `listed` comes from an index, which lags: each is read as last written, and one that has moved on is left alone.
     * Gives the run as it is then. Errors: Conflict when another run, or another delivery of this one, was quicker; claimed again, what is left is claimed.
     */
    async claim(run: Run, listed: readonly Payable[]): Promise<Run> {
      let current = run
      for (const chunk of chunks(listed)) {
        const open = (await asWritten(chunk)).filter(({ state }) => state === 'Open')
        if (open.length === 0) continue
        await table.transact([
          table.replace(runKey(run.runId), row(current), changed),
          ...open.flatMap((payable) => [
            movedPayable(table, payable, 'Claimed', run.runId),
            table.create(lineKey(run.runId, payable.payableId), { ...payable, state: 'Claimed', runId: run.runId }, changed),
          ]),
          payablesTold(run.runId, 'Claimed', open),
        ])
        current = { ...current, version: current.version + 1 }
      }
      return current
    },
    /**
     * Moves the payables of a run's lines that are still this run's and not there yet, in chunks; the lines stay as the record of what the run
     * was. A payable this run has given back may be another run's by now, and is left alone.
     */
    async moveAll(runId: string, ofRun: readonly Payable[], state: 'Open' | 'Filed' | 'Paid'): Promise<void> {
      for (const chunk of chunks(ofRun)) {
        const todo = (await asWritten(chunk)).filter((payable) => payable.runId === runId && payable.state !== state)
        if (todo.length > 0) await table.transact([...todo.map((payable) => movedPayable(table, payable, state, state === 'Open' ? undefined : runId)), payablesTold(runId, state, todo)])
      }
    },
  }
}

function chunks(payables: readonly Payable[]): Payable[][] {
  return Array.from({ length: Math.ceil(payables.length / claimedAtOnce) }, (_, i) => payables.slice(i * claimedAtOnce, (i + 1) * claimedAtOnce))
}

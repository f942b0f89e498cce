// Recalculations: a row of the law over past decisions, their list line by line, and the differences paid from it.
import type { Award, Payable } from '../domain/award.ts'
import type { CaseEvent } from '../domain/event.ts'
import { instantOf, type Instant } from '../domain/identifiers.ts'
import type { Proceeding } from '../domain/proceeding.ts'
import { Recalculation, RecalculationLine, RecalculationNotice, recalculationTransitions, type RecalculationState } from '../domain/recalculation.ts'
import { checkMove } from '../domain/states.ts'
import { executionName } from '../domain/workflow-names.ts'
import { awardKey, newPayable } from './awards.ts'
import { moved, proceedingKey, proceedingRow } from './cases.ts'
import { entry, officeEntry } from './journal.ts'
import { begins } from './outbox.ts'
import { recordOf, type Item, type Table, type Write } from './table.ts'

const pk = (recalculationId: string): string => `RECALCULATION#${recalculationId}`
const key = (recalculationId: string) => ({ pk: pk(recalculationId), sk: 'RECALCULATION' })
const lineKey = ({ recalculationId, day, proceedingId }: Pick<RecalculationLine, 'recalculationId' | 'day' | 'proceedingId'>) => ({ pk: pk(recalculationId), sk: `LINE#${day}#${proceedingId}` })
const noticeKey = ({ caseId, proceedingId, recalculationId }: Pick<RecalculationNotice, 'caseId' | 'proceedingId' | 'recalculationId'>) => ({ pk: `CASE#${caseId}`, sk: `NOTICE#${proceedingId}#${recalculationId}` })
const row = (recalculation: Recalculation): Recalculation & Item => ({ ...recalculation, listPk: `RECALCULATIONS#${recalculation.municipality}`, listSk: `${recalculation.openedAt}#${recalculation.recalculationId}` })
const changed = 'Pārrēķins tikko mainījās. Atveriet to vēlreiz.'

/** What paying one line writes, all or nothing. `award`: for what was refused and is granted now. */
export interface Paid { line: RecalculationLine; payables: Payable[]; notice: RecalculationNotice; event: CaseEvent; proceeding: Proceeding; award?: Award; taking: Write[] }

export function openRecalculations(table: Table, now: () => number) {
  const told = (recalculationId: string, what: string, by: string, at: Instant): Write => officeEntry(table, pk(recalculationId), { what, by, occurredAt: at, recordedAt: at }, recalculationId)
  const moves = (recalculation: Recalculation, state: RecalculationState, changes: Partial<Recalculation> = {}): Write[] => {
    if (recalculation.state === state) return []
    checkMove('recalculation', recalculationTransitions, recalculation.state, state)
    return [table.replace(key(recalculation.recalculationId), row({ ...recalculation, ...changes, state }), changed), told(recalculation.recalculationId, `Recalculation${state}`, 'system', instantOf(now()))]
  }
  const linesIn = async (recalculationId: string, prefix: string): Promise<RecalculationLine[]> => (await table.partition(pk(recalculationId), prefix)).map((item) => recordOf(RecalculationLine, item))

  return {
    async byId(recalculationId: string): Promise<Recalculation | undefined> {
      const item = await table.get(key(recalculationId))
      return item && recordOf(Recalculation, item)
    },
    /** Those of the municipality, the latest first. */
    async all(municipality: string, limit = 100): Promise<Recalculation[]> {
      return (await table.index('list', `RECALCULATIONS#${municipality}`, { newestFirst: true, limit })).map((item) => recordOf(Recalculation, item))
    },
    /** Begins one; the message that starts its workflow goes with it. Returns the message's identifier. */
    async begin(recalculation: Omit<Recalculation, 'version'>): Promise<string> {
      const { recalculationId, openedAt } = recalculation
      const id = executionName('recalculation', recalculationId)
      await table.transact([
        table.create(key(recalculationId), row({ ...recalculation, version: 1 }), changed),
        told(recalculationId, 'RecalculationBegun', 'system', openedAt),
        begins(table, openedAt, 'recalculation', id, { recalculationId }),
      ])
      return id
    },
    moves,
    async move(recalculation: Recalculation, state: RecalculationState, changes: Partial<Recalculation> = {}): Promise<void> {
      const writes = moves(recalculation, state, changes)
      if (writes.length > 0) await table.transact(writes)
    },
    /** The list, by the day of application. */
    lines: (recalculationId: string): Promise<RecalculationLine[]> => linesIn(recalculationId, 'LINE#'),
    linesOfDay: (recalculationId: string, day: string): Promise<RecalculationLine[]> => linesIn(recalculationId, `LINE#${day}#`),
    /** Keeps what a day's decisions come to, over what an earlier attempt has kept; the same decisions give the same lines. */
    async list(recalculationId: string, day: string, touched: number, lines: readonly RecalculationLine[]): Promise<void> {
      const writes = [...lines.map((line) => table.set(lineKey(line), line)), table.set({ pk: pk(recalculationId), sk: `DAY#${day}` }, { day, touched })]
      for (let i = 0; i < writes.length; i += 100) await table.transact(writes.slice(i, i + 100))
    },
    /** How many decisions the row was replayed over. */
    async touched(recalculationId: string): Promise<number> {
      return (await table.partition(pk(recalculationId), 'DAY#')).reduce((sum, item) => sum + Number(item['touched']), 0)
    },
    /** The differences of one decision become payable, the household is told, the journal knows. Errors: Conflict where any of it is there already, or the line was paid. */
    async pay({ line, payables, notice, event, proceeding, award, taking }: Paid): Promise<void> {
      await table.transact([
        table.replace(lineKey(line), { ...line, outcome: 'Paid' }, 'Šī starpība jau ir piešķirta.'),
        ...payables.map((payable) => newPayable(table, payable)),
        table.create(noticeKey(notice), notice, 'Par šo pārrēķinu jau ir paziņots.'),
        entry(table, event, `${line.recalculationId}-${line.proceedingId}`),
        // Decided anew in this moment, it would be paid there too: of the two the second reads what the first has paid.
        ...(award === undefined ? [table.replace(proceedingKey(proceeding), proceedingRow(proceeding), changed)] : [table.create(awardKey(award), award, 'Pabalsts jau ir piešķirts.'), ...moved(table, proceeding, 'Awarded')]),
        ...taking,
      ])
    },
    /** The decision is no longer as it was listed: nothing is paid, and a person sees why. */
    async passOver(line: RecalculationLine): Promise<void> {
      await table.transact([table.replace(lineKey(line), { ...line, outcome: 'ChangedMeanwhile' }, changed)])
    },
    /** What a household was told of recalculations of its benefits, the latest last. */
    async notices(caseId: string): Promise<RecalculationNotice[]> {
      return (await table.partition(`CASE#${caseId}`, 'NOTICE#')).map((item) => recordOf(RecalculationNotice, item)).toSorted((a, b) => a.at.localeCompare(b.at))
    },
  }
}

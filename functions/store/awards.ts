// Awards and payables: one payable for each month of an award, each claimed by at most one run at a time and paid at most once.
import { Award, Payable, payableTransitions, type PayableState } from '../domain/award.ts'
import { instantOf } from '../domain/identifiers.ts'
import type { Proceeding } from '../domain/proceeding.ts'
import { moved } from './cases.ts'
import { entry } from './journal.ts'
import type { Item, Table, Write } from './table.ts'

const awardKey = ({ caseId, awardId }: { caseId: string; awardId: string }) => ({ pk: `CASE#${caseId}`, sk: `AWARD#${awardId}` })
export const payableKey = ({ caseId, payableId }: { caseId: string; payableId: string }) => ({ pk: `CASE#${caseId}`, sk: `PAYABLE#${payableId}` })
const row = (payable: Payable): Payable & Item => ({ ...payable, listPk: `PAYABLES#${payable.state}`, listSk: `${payable.month}#${payable.payableId}` })

/** A payable's next state, as part of a transaction. Errors: throws on an illegal move; Conflict on commit when it moved meanwhile. */
export function movedPayable(table: Table, payable: Payable, state: PayableState, runId?: string): Write {
  if (!(payableTransitions[payable.state] as readonly string[]).includes(state)) throw new Error(`A payable cannot go from ${payable.state} to ${state}`)
  const { runId: _, ...rest } = payable
  return table.replace(payableKey(payable), row({ ...rest, state, ...(runId === undefined ? {} : { runId }) }), `Maksājums ${payable.payableId} tikko mainījās.`)
}

export function openAwards(table: Table, now: () => number) {
  const at = () => instantOf(now())
  return {
    async ofCase(caseId: string): Promise<{ awards: Award[]; payables: Payable[] }> {
      const [awards, payables] = await Promise.all([table.partition(`CASE#${caseId}`, 'AWARD#'), table.partition(`CASE#${caseId}`, 'PAYABLE#')])
      return { awards: awards.map((item) => Award.parse(item)), payables: payables.map((item) => Payable.parse(item)) }
    },
    async byId(caseId: string, awardId: string): Promise<Award | undefined> {
      const item = await table.get(awardKey({ caseId, awardId }))
      return item && Award.parse(item)
    },
    /** Records an award with its payables and moves the proceeding, all or nothing; awarded before: nothing changes. */
    async record(award: Award, payables: Payable[], proceeding: Proceeding): Promise<void> {
      if (await table.get(awardKey(award))) return
      await table.transact([
        table.create(awardKey(award), award, 'Pabalsts jau ir piešķirts.'),
        ...payables.map((payable) => table.create(payableKey(payable), row(payable), `Maksājums ${payable.payableId} jau ir.`)),
        ...moved(table, proceeding, 'Awarded'),
        entry(table, { caseId: award.caseId, proceedingId: award.proceedingId, what: 'Awarded', by: 'system', occurredAt: at(), recordedAt: at() }, award.awardId),
      ])
    },
    /** Payables in a state whose month is due, by the index: read each again before moving it. */
    async inState(state: PayableState, throughMonth: string): Promise<Payable[]> {
      return (await table.index('list', `PAYABLES#${state}`, { through: `${throughMonth}#￿` })).map((item) => Payable.parse(item))
    },
  }
}

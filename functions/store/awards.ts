// Awards and payables: one payable for each month of an award, each claimed by at most one run at a time and paid at most once.
import { Award, Payable, payableTransitions, type PayableState } from '../domain/award.ts'
import { instantOf } from '../domain/identifiers.ts'
import type { Proceeding, ProceedingKind } from '../domain/proceeding.ts'
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

const awardedKey = (personId: string, kind: ProceedingKind) => ({ pk: `PERSON#${personId}`, sk: `AWARDED#${kind}` })

/** Whose award each month of a person's benefit is: fields `m202603` → award. One item a person and kind keeps it within a transaction for any household. */
const monthField = (month: string): string => `m${month.replace('-', '')}`

export function openAwards(table: Table, now: () => number) {
  const at = () => instantOf(now())

  /**
   * Claims the months of an award for everyone of the household, as part of a transaction: nobody is granted the same benefit for the same month
   * twice, in this case or another. Claiming again for the same award changes nothing.
   */
  const claimed = ({ awardId, kind, months, personIds }: { awardId: string; kind: ProceedingKind; months: readonly string[]; personIds: readonly string[] }): Write[] =>
    months.length === 0 ? [] : personIds.map((personId) => table.claim(awardedKey(personId, kind), Object.fromEntries(months.map((month) => [monthField(month), awardId])),
      'Šis pabalsts kādam no mājsaimniecības par kādu no šiem mēnešiem jau ir piešķirts citā lietvedībā.'))

  return {
    claimed,
    /** The months for which any of these people has this benefit already, by an award other than this one. */
    async awardedMonths(personIds: readonly string[], kind: ProceedingKind, exceptAwardId: string): Promise<string[]> {
      const items = await Promise.all(personIds.map((personId) => table.get(awardedKey(personId, kind))))
      const months = items.flatMap((item) => Object.entries(item ?? {}).flatMap(([field, awardId]) => (/^m\d{6}$/.test(field) && awardId !== exceptAwardId ? [`${field.slice(1, 5)}-${field.slice(5)}`] : [])))
      return [...new Set(months)].toSorted()
    },
    async ofCase(caseId: string): Promise<{ awards: Award[]; payables: Payable[] }> {
      const [awards, payables] = await Promise.all([table.partition(`CASE#${caseId}`, 'AWARD#'), table.partition(`CASE#${caseId}`, 'PAYABLE#')])
      return { awards: awards.map((item) => Award.parse(item)), payables: payables.map((item) => Payable.parse(item)) }
    },
    async byId(caseId: string, awardId: string): Promise<Award | undefined> {
      const item = await table.get(awardKey({ caseId, awardId }))
      return item && Award.parse(item)
    },
    /** Records an award with its payables and moves the proceeding, all or nothing; awarded before: nothing changes. */
    async record(award: Award, payables: Payable[], proceeding: Proceeding, personIds: readonly string[]): Promise<void> {
      if (await table.get(awardKey(award))) return
      await table.transact([
        table.create(awardKey(award), award, 'Pabalsts jau ir piešķirts.'),
        ...payables.map((payable) => table.create(payableKey(payable), row(payable), `Maksājums ${payable.payableId} jau ir.`)),
        ...claimed({ ...award, personIds }),
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

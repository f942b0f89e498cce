// Awards and payables: one payable for each month of an award, each claimed by at most one run at a time and paid at most once.
import { Award, Payable, payableTransitions, type PayableState } from '../domain/award.ts'
import { Conflict } from '../domain/errors.ts'
import { instantOf } from '../domain/identifiers.ts'
import { monthOfSlot, monthSlot, type Takes } from '../domain/law/claim-frequency.ts'
import { fits, Use } from '../domain/law/counter.ts'
import { matterOf, type Proceeding, type ProceedingKind } from '../domain/proceeding.ts'
import { checkMove } from '../domain/states.ts'
import { moved } from './cases.ts'
import { entry } from './journal.ts'
import { recordOf, type Item, type Table, type Write } from './table.ts'

export const awardKey = ({ caseId, awardId }: { caseId: string; awardId: string }) => ({ pk: `CASE#${caseId}`, sk: `AWARD#${awardId}` })
export const payableKey = ({ caseId, payableId }: { caseId: string; payableId: string }) => ({ pk: `CASE#${caseId}`, sk: `PAYABLE#${payableId}` })
const row = (payable: Payable): Payable & Item => ({ ...payable, listPk: `PAYABLES#${payable.state}`, listSk: `${payable.month}#${payable.payableId}` })

/** A payable that must not be there yet. */
export const newPayable = (table: Table, payable: Payable): Write => table.create(payableKey(payable), row(payable), `Maksājums ${payable.payableId} jau ir.`)

/** A payable's next state, as part of a transaction. Errors: throws on an illegal move; Conflict on commit when it moved meanwhile. */
export function movedPayable(table: Table, payable: Payable, state: PayableState, runId?: string): Write {
  checkMove('payable', payableTransitions, payable.state, state)
  const { runId: _, ...rest } = payable
  return table.replace(payableKey(payable), row({ ...rest, state, ...(runId === undefined ? {} : { runId }), ...(payable.state === 'Filed' && state === 'Open' ? { filedIn: payable.runId } : {}) }), `Maksājums ${payable.payableId} tikko mainījās.`)
}

const awardedKey = (personId: string, kind: ProceedingKind) => ({ pk: `PERSON#${personId}`, sk: `AWARDED#${kind}` })

const usedKey = (personId: string, kind: ProceedingKind) => ({ pk: `PERSON#${personId}`, sk: `USED#${kind}` })

/** What a grant takes of whom. Without `takes` each month, of everyone of the household. */
export interface Taking { awardId: string; kind: ProceedingKind; months: readonly string[]; personIds: readonly string[]; takes?: Takes | undefined }

export function openAwards(table: Table, now: () => number) {
  const at = () => instantOf(now())

  /**
   * What a grant takes, as part of its transaction: each slot (a month, a year, once) is one matter's for each person, in this case or another, in whatever
   * round it is decided: fields `m202603` → the award of its first round. One item a person and kind keeps it within a transaction for any household. A counter is written over the version it was read, so
   * that two grants at once cannot both use what is left. Taking again for the same matter changes nothing. Errors: Conflict when the limit does not allow it.
   */
  async function taking({ awardId, kind, months, personIds, takes }: Taking): Promise<Write[]> {
    const slots = takes?.slots ?? months.map(monthSlot)
    const owners = takes?.personIds ?? personIds
    const taken = slots.length === 0 ? [] : owners.map((personId) => table.claim(awardedKey(personId, kind), Object.fromEntries(slots.map((slot) => [slot, matterOf(awardId)])),
      'Šis pabalsts kādam no šiem cilvēkiem par šo pašu laiku vai notikumu jau ir piešķirts citā lietvedībā.'))
    const counted = await Promise.all(owners.map((personId) => counting(personId, kind, matterOf(awardId), takes?.counter)))
    return [...taken, ...counted.flat()]
  }

  async function counting(personId: string, kind: ProceedingKind, awardId: string, counter: Takes['counter']): Promise<Write[]> {
    if (counter === undefined) return []
    const item = await table.get(usedKey(personId, kind))
    const uses = Use.array().parse(item?.['uses'] ?? [])
    const others = uses.filter((use) => use.awardId !== awardId)
    const { on, cents, days, ...limit } = counter
    // Decided anew for more, it uses more; what was paid is never used less.
    const before = uses.find((use) => use.awardId === awardId)
    if (before !== undefined && before.cents >= cents && before.days >= days) return []
    const use = { awardId, on, cents, days }
    if (!fits(others, use, limit)) throw new Conflict('Šim nolūkam tikmēr ir izlietots vairāk, nekā bija izvērtējuma dienā: atlikums vairs neļauj piešķirt šo summu.')
    const changed = 'Šo ierobežojumu tikko mainīja cits lēmums. Mēģiniet vēlreiz.'
    return [item === undefined ? table.create(usedKey(personId, kind), { uses: [use], version: 1 }, changed) : table.replace(usedKey(personId, kind), { ...item, uses: [...others, use], version: Number(item['version']) }, changed)]
  }

  /** What any of these people has been given of the benefit, in another matter than this award's. */
  async function slotsTaken(personIds: readonly string[], kind: ProceedingKind, exceptAwardId: string): Promise<string[]> {
    const items = await Promise.all(personIds.map((personId) => table.get(awardedKey(personId, kind))))
    return [...new Set(items.flatMap((item) => Object.entries(item ?? {}).flatMap(([field, awardId]) => (/^(m\d{6}|y\d{4}|e\d+|once)$/.test(field) && awardId !== matterOf(exceptAwardId) ? [field] : []))))].toSorted()
  }

  return {
    taking,
    slotsTaken,
    /** The months for which any of these people has this benefit already, in another matter than this award's. */
    async awardedMonths(personIds: readonly string[], kind: ProceedingKind, exceptAwardId: string): Promise<string[]> {
      return (await slotsTaken(personIds, kind, exceptAwardId)).flatMap((slot) => monthOfSlot(slot) ?? [])
    },
    /** What a person has used of a counter, other than in this award's matter. */
    async uses(personId: string, kind: ProceedingKind, exceptAwardId: string): Promise<Use[]> {
      return Use.array().parse((await table.get(usedKey(personId, kind)))?.['uses'] ?? []).filter(({ awardId }) => awardId !== matterOf(exceptAwardId))
    },
    async ofCase(caseId: string): Promise<{ awards: Award[]; payables: Payable[] }> {
      const [awards, payables] = await Promise.all([table.partition(`CASE#${caseId}`, 'AWARD#'), table.partition(`CASE#${caseId}`, 'PAYABLE#')])
      return { awards: awards.map((item) => recordOf(Award, item)), payables: payables.map((item) => recordOf(Payable, item)) }
    },
    async byId(caseId: string, awardId: string): Promise<Award | undefined> {
      const item = await table.get(awardKey({ caseId, awardId }))
      return item && recordOf(Award, item)
    },
    /** Records an award with its payables and moves the proceeding, all or nothing, with what belongs to its end (`also`); awarded before: nothing changes. */
    async record(award: Award, payables: Payable[], proceeding: Proceeding, taken: Pick<Taking, 'months' | 'personIds' | 'takes'>, ...also: Write[]): Promise<void> {
      if (await table.get(awardKey(award))) return
      await table.transact([
        table.create(awardKey(award), award, 'Pabalsts jau ir piešķirts.'),
        ...payables.map((payable) => newPayable(table, payable)),
        ...await taking({ awardId: award.awardId, kind: award.kind, ...taken }),
        ...moved(table, proceeding, 'Awarded'),
        entry(table, { caseId: award.caseId, proceedingId: award.proceedingId, what: 'Awarded', by: 'system', occurredAt: at(), recordedAt: at() }, award.awardId),
        ...also,
      ])
    },
    /** Payables in a state whose month is due, by the index: read each again before moving it. */
    async inState(state: PayableState, throughMonth: string): Promise<Payable[]> {
      return (await table.index('list', `PAYABLES#${state}`, { through: `${throughMonth}#￿` })).map((item) => recordOf(Payable, item))
    },
  }
}

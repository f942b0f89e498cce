// Visits at the counter: each is added and stays; one taken back gets a row beside it. A counter a person and kind keeps two desks from giving the same free visit.
import { Conflict } from '../domain/errors.ts'
import { firstDayOf, monthOf, monthPlus, type Day, type Month } from '../domain/days.ts'
import { ReliefUndone, ReliefUse, ReliefVisit, type ReliefKind, type VisitAndItsEnd } from '../domain/relief.ts'
import { officeEntry } from './journal.ts'
import { recordOf, type Item, type Table, type Write } from './table.ts'

const visitKey = ({ personId, on, visitId }: Pick<ReliefVisit, 'personId' | 'on' | 'visitId'>) => ({ pk: `PERSON#${personId}`, sk: `VISIT#${on}#${visitId}` })
const undoneKey = ({ personId, on, visitId }: Pick<ReliefVisit, 'personId' | 'on' | 'visitId'>) => ({ pk: `PERSON#${personId}`, sk: `VISIT#${on}#${visitId}#UNDONE` })
const counterKey = (personId: string, kind: ReliefKind) => ({ pk: `PERSON#${personId}`, sk: `RELIEF#${kind}` })
const listed = (on: Day, at: string, visitId: string) => ({ listPk: `VISITS#${monthOf(on)}`, listSk: `${on}#${at}#${visitId}` })

const changed = 'Šīs personas apmeklējumu tikko ierakstīja cits darbinieks. Atveriet lapu vēlreiz: cena var būt cita.'

/** What a person has used of a relief, as it was read; it is written only over that. */
export interface ReliefCounter { uses: ReliefUse[]; version: number }

/** Limits reach a calendar month back at most; older uses are left out of the counter. */
const stillCounts = (on: Day) => (use: ReliefUse): boolean => use.on >= firstDayOf(monthPlus(monthOf(on), -1))

/** Visits and the rows of those taken back, in the order of the visits. */
function together(items: readonly Item[]): VisitAndItsEnd[] {
  const undone = new Map(items.filter(({ sk }) => String(sk).endsWith('#UNDONE')).map((item) => { const end = recordOf(ReliefUndone, item); return [end.visitId, end] as const }))
  return items.filter(({ sk }) => !String(sk).endsWith('#UNDONE')).map((item) => { const visit = recordOf(ReliefVisit, item); return { ...visit, undone: undone.get(visit.visitId) } })
}

export function openReliefs(table: Table) {
  async function counter(personId: string, kind: ReliefKind): Promise<ReliefCounter> {
    const item = await table.get(counterKey(personId, kind))
    return { uses: ReliefUse.array().parse(item?.['uses'] ?? []), version: Number(item?.['version'] ?? 0) }
  }
  const counted = ({ personId, kind }: ReliefVisit, { uses, version }: ReliefCounter): Write =>
    (version === 0 ? table.create(counterKey(personId, kind), { uses, version: 1 }, changed) : table.replace(counterKey(personId, kind), { uses, version }, changed))

  async function ofPerson(personId: string, month: Month): Promise<VisitAndItsEnd[]> {
    return together(await table.partition(`PERSON#${personId}`, `VISIT#${month}`))
  }

  return {
    counter,
    /** A person's visits of a month, those taken back too. */
    ofPerson,
    /** Everybody's visits of a month, by day and time; by the index, so the last moment may be missing. */
    async ofMonth(month: Month): Promise<VisitAndItsEnd[]> {
      return together(await table.index('list', `VISITS#${month}`))
    },
    /** Records a visit over the counter its price was reckoned with; recorded before, by a second click, it is the same. Errors: Conflict when another desk was quicker. */
    async give(visit: ReliefVisit, read: ReliefCounter): Promise<void> {
      if (await table.get(visitKey(visit))) return
      const { visitId, on, price, personId, kind, by, at } = visit
      await table.transact([
        counted(visit, { ...read, uses: [...read.uses.filter(stillCounts(on)), { visitId, on, price }] }),
        table.create(visitKey(visit), { ...visit, ...listed(on, at, visitId) }, changed),
        officeEntry(table, 'OFFICE#', { what: 'ReliefGiven', by: `staff:${by}`, occurredAt: at, recordedAt: at, note: `${visitId} ${personId} ${kind} ${price}` }, visitId),
      ])
    },
    /** Takes a visit back: what it used is free again, and both stay on record. Taken back before: nothing changes. */
    async undo(visit: ReliefVisit, { reason, by, at }: Pick<ReliefUndone, 'reason' | 'by' | 'at'>): Promise<void> {
      const { visitId, personId, kind, on } = visit
      const read = await counter(personId, kind)
      const end: ReliefUndone = { visitId, personId, on, reason, by, at }
      if (await table.get(undoneKey(end))) return
      if (read.version === 0) throw new Conflict(changed)
      await table.transact([
        counted(visit, { ...read, uses: read.uses.filter((use) => use.visitId !== visitId) }),
        table.create(undoneKey(end), { ...end, ...listed(on, visit.at, `${visitId}#UNDONE`) }, changed),
        officeEntry(table, 'OFFICE#', { what: 'ReliefUndone', by: `staff:${by}`, occurredAt: at, recordedAt: at, note: `${visitId} ${personId} ${kind}` }, visitId),
      ])
    },
  }
}

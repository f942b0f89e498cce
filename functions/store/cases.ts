// Cases and their proceedings.
import { Case } from '../domain/case.ts'
import { statusesBefore, Proceeding, type ProceedingStatus } from '../domain/proceeding.ts'
import type { Item, Table, Write } from './table.ts'

export const caseKey = (caseId: string) => ({ pk: `CASE#${caseId}`, sk: 'CASE' })
export const proceedingKey = ({ caseId, proceedingId }: { caseId: string; proceedingId: string }) => ({ pk: `CASE#${caseId}`, sk: `PROCEEDING#${proceedingId}` })

/**
 * Moves a proceeding on, as part of a transaction. The table of legal transitions decides; a proceeding that is where it should be
 * already gives no write: the step is being repeated. Errors: throws when the move is illegal, which is a bug.
 */
export function moved(table: Table, proceeding: Proceeding, status: ProceedingStatus, changes: Partial<Proceeding> = {}): Write[] {
  if (proceeding.status === status) return []
  if (!statusesBefore(status).includes(proceeding.status)) throw new Error(`A proceeding cannot go from ${proceeding.status} to ${status}`)
  return [table.replace(proceedingKey(proceeding), { ...proceeding, ...changes, status }, 'Lietvedība tikko mainījās.')]
}

export function openCases(table: Table) {
  return {
    async byId(caseId: string): Promise<Case | undefined> {
      const item = await table.get(caseKey(caseId))
      return item && Case.parse(item)
    },
    /** The cases a resident is in: their own, and those of households they belong to. */
    async ofPerson(personId: string): Promise<string[]> {
      return (await table.partition(`PERSON#${personId}`, 'CASE#')).map((item) => String(item['caseId']))
    },
    async proceeding(caseId: string, proceedingId: string): Promise<Proceeding | undefined> {
      const item = await table.get(proceedingKey({ caseId, proceedingId }))
      return item && Proceeding.parse(item)
    },
    async proceedings(caseId: string): Promise<Proceeding[]> {
      return (await table.partition(`CASE#${caseId}`, 'PROCEEDING#')).map((item) => Proceeding.parse(item))
    },
    /** Moves a proceeding by itself; a repeat is a no-op. */
    async move(proceeding: Proceeding, status: ProceedingStatus, also: Write[] = []): Promise<void> {
      const writes = [...moved(table, proceeding, status), ...also]
      if (writes.length > 0) await table.transact(writes)
    },
    /** The same move as part of another transaction. */
    moves: (proceeding: Proceeding, status: ProceedingStatus): Write[] => moved(table, proceeding, status),
    /** Everything of a case in one read, by kind, for its page. */
    async everything(caseId: string): Promise<Record<string, Item[]>> {
      return Object.groupBy(await table.partition(`CASE#${caseId}`), (item) => String(item['sk']).split('#')[0] ?? '') as Record<string, Item[]>
    },
  }
}

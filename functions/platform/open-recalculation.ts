// Opens the recalculation of a row: one at a time for a row, each over the decisions there are then.
import { instantOf } from '../domain/identifiers.ts'
import { dayAt } from '../domain/days.ts'
import { rowWithSuccessors, replayable } from '../policy/replay.ts'
import { contentOf } from '../policy/tables.ts'
import { deliver } from './deliver.ts'
import type { Dependencies } from './dependencies.ts'

/** Opens it, or finds the one that is still open. Undefined: there is no such row, or it says nothing settled. */
export async function openRecalculation(rowId: string, staffId: string, dependencies: Dependencies): Promise<string | undefined> {
  const { store, now, newId, municipality } = dependencies
  const entry = replayable(rowId, municipality)
  if (entry === undefined) return undefined
  const open = (await store.recalculations.all(municipality)).find((other) => other.rowId === rowId && (other.state === 'Replaying' || other.state === 'AwaitingSignature'))
  if (open !== undefined) return open.recalculationId
  const openedAt = instantOf(now())
  const recalculationId = newId()
  await deliver(dependencies, await store.recalculations.begin({
    recalculationId, municipality, rowId, content: contentOf(entry.row), rows: rowWithSuccessors(entry, dayAt(openedAt)), openedBy: staffId, openedAt, state: 'Replaying',
  }))
  return recalculationId
}

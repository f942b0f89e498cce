// What a supervisor does about a change of law, in one line each: by the commands of their pages.
import { deliver } from '../../functions/platform/deliver.ts'
import { openRecalculation } from '../../functions/platform/open-recalculation.ts'
import type { Office } from '../office.ts'
import { openWait } from './acts.ts'

/** Has a row replayed over the past. Gives the recalculation's identifier. */
export async function recalculates(office: Office, rowId: string, by: string): Promise<string> {
  const id = await openRecalculation(rowId, by, office.host.dependencies)
  if (id === undefined) throw new Error(`There is no row ${rowId} to replay`)
  await office.host.settle()
  return id
}

/** Signs the list as it was laid before them. */
export async function signs(office: Office, recalculationId: string, by: string): Promise<void> {
  const { store } = office.host.dependencies
  const wait = await openWait(office, { recalculationId }, 'AwaitRecalculationSigned')
  const recalculation = (await store.recalculations.byId(recalculationId))!
  await deliver(office.host.dependencies, await store.waits.answer(wait, {
    outcome: 'Signed', by: `staff:${by}`, also: store.recalculations.moves(recalculation, 'Signed', { signedBy: by, signedAt: new Date(office.clock.now()).toISOString() }),
  }))
  await office.host.settle()
}

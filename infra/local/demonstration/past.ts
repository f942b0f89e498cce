// The demonstration office's last months: lived through by its own workflows under a virtual clock, so that what managers look at has happened as it would.
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { addDays, dayAt, instantAt } from '../../../functions/domain/days.ts'
import { epochOf, instantOf } from '../../../functions/domain/identifiers.ts'
import { commitsOf } from '../commits.ts'
import { dataFolderFault, lockFolder } from '../database.ts'
import { openSimulation } from '../year/simulation.ts'
import { planOfYear, registersOfYear } from '../year/plan.ts'
import { settleTown } from '../year/town.ts'
import { servicePlans } from './places.ts'

const seed = 2026
/** Enough that a month has a median; few enough that the first start does not wait for them. */
const applications = 90
/** Numbers no other resident, case or application of the demonstration has. */
const first = 500_000
/** Days ago. Six months in which people apply; then three weeks in which what they asked for comes to its end. */
const [begins, lastApplies] = [183, 21]

/**
 * Fills an empty data folder with them: lived in memory and laid down whole, so that a start cut off has all of it or none. Where there is no room
 * for it the office begins without a past, and its opening says what is the matter with the folder. The folder is held meanwhile: a second start
 * would put its own database in place of the one the first has opened. Errors: `DataFolderFault` when another process holds it.
 */
export async function livePast(folder: string, nowMs: number): Promise<void> {
  const lock = lockFolder(folder)
  try {
    if (!existsSync(path.join(folder, 'solis.db'))) await lived(folder, nowMs)
  } finally {
    lock.close()
  }
}

async function lived(folder: string, nowMs: number): Promise<void> {
  const today = dayAt(instantOf(nowMs))
  const from = addDays(today, -begins)
  const plan = planOfYear(seed, applications, { from, until: addDays(today, -lastApplies), to: addDays(today, 60), without: servicePlans.map(({ serviceCode }) => serviceCode), first })
  const simulation = await openSimulation({ folder: ':memory:', isLaidDown: true, inOrder: true, registers: () => registersOfYear(plan.town, plan.chance, () => simulation.clock.now()) }, epochOf(instantAt(from, '08:00')), plan)
  const { host } = simulation
  const part = path.join(folder, 'solis.db.part')
  const clear = (): void => [part, `${part}-journal`].forEach((file) => rmSync(file, { force: true }))
  try {
    await settleTown(host.dependencies.store, plan.town, [])
    await simulation.live(nowMs)
    await host.dependencies.store.times.digest()
    commitsOf(host.database).postpone(1)
    commitsOf(host.database).commit()
    clear()
    host.database.prepare('VACUUM INTO ?').run(part)
    chmodSync(part, 0o600)
    renameSync(part, path.join(folder, 'solis.db'))
  } catch (error) {
    clear()
    if (dataFolderFault(error, part) === error) throw error
  } finally {
    host.close()
  }
}

// What is done each hour beside the dates of waits.
import { nameOf } from '../domain/errors.ts'
import type { Dependencies } from './dependencies.ts'
import { examineHourly } from './doctor.ts'
import { listUnseenDaily } from './unseen.ts'

type Chore = (dependencies: Dependencies) => Promise<unknown>

const chores: Readonly<Record<string, Chore>> = {
  doctor: examineHourly,
  unseen: listUnseenDaily,
  // What has ended since the last hour goes into the digests the delay page reads.
  digest: ({ store }) => store.times.digest(),
}

/** Each chore by itself: one that faults keeps none of the others from being done. `more`: what a host does besides, first. Errors: the first fault, when all have been tried. */
export async function doHourly(dependencies: Dependencies, more: Readonly<Record<string, Chore>> = {}): Promise<void> {
  const faults: unknown[] = []
  for (const [chore, act] of Object.entries({ ...more, ...chores })) {
    try {
      await act(dependencies)
    } catch (error) {
      dependencies.log({ code: 'ChoreFaulted', chore, error: nameOf(error) })
      faults.push(error)
    }
  }
  if (faults.length > 0) throw faults[0]
}

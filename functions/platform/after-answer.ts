// What the resident's answer does to the clocks of their matter: a target that waited for their papers goes on.
import { dayAt, numericDay } from '../domain/days.ts'
import { instantOf } from '../domain/identifiers.ts'
import type { Proceeding } from '../domain/proceeding.ts'
import { awaitsPapers, pauseOn, resumed } from '../domain/target-pause.ts'
import { asMet, type Wait } from '../domain/wait.ts'
import type { Write } from '../store/table.ts'
import type { Dependencies } from './dependencies.ts'
import { clocksAnew } from './reckon-anew.ts'

/** The clocks as they are then, with the writes; undefined: nothing changes. `waits`: every wait of the case. */
export async function afterAnswer(proceeding: Proceeding, waits: readonly Wait[], means: Pick<Dependencies, 'store' | 'now' | 'municipality'>): Promise<{ clocks: Pick<Proceeding, 'legalDue' | 'targetDue'>; writes: Write[] } | undefined> {
  const { proceedingId, pauses } = proceeding
  const asked = waits.filter((wait) => wait.box === 'AwaitInformation' && wait.proceedingId === proceedingId).toSorted(asMet).at(-1)
  const at = instantOf(means.now())
  const pause = pauseOn(pauses, dayAt(at))
  if (pauses === undefined || pause?.ground !== 'resident-papers' || asked?.answeredAt === undefined || awaitsPapers(waits, proceedingId) !== undefined) return undefined
  const on = dayAt(asked.answeredAt)
  const day = on < pause.from ? pause.from : on
  return clocksAnew(proceeding, { pauses: resumed(pauses, pause, day, at, 'system'), status: 'AwaitingDecision' }, {
    by: 'system', what: 'TargetResumed', why: asked.outcome === 'Provided' ? `Iesniedzēja atbilde saņemta ${numericDay(on)}, mērķa termiņš atkal rit` : `Atbildes termiņš ir pagājis, mērķa termiņš atkal rit no ${numericDay(on)}`,
  }, means)
}

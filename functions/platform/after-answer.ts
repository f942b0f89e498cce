// What the resident's answer does to the clocks of their matter: a target that waited for their papers goes on, and where the municipality has settled it so the law's term begins.
import { dayAt, numericDay } from '../domain/days.ts'
import { instantOf } from '../domain/identifiers.ts'
import type { Proceeding } from '../domain/proceeding.ts'
import { awaitsPapers, pauseOn, resumed } from '../domain/target-pause.ts'
import { asMet, type Wait } from '../domain/wait.ts'
import { clockStartOf } from '../policy/proceeding-clocks.ts'
import type { Write } from '../store/table.ts'
import type { Dependencies } from './dependencies.ts'
import { clocksAnew } from './reckon-anew.ts'
import { signedRows } from './signed-rows.ts'

type Means = Pick<Dependencies, 'store' | 'now' | 'municipality'>
export interface ClocksMoved { clocks: Pick<Proceeding, 'legalDue' | 'targetDue'>; writes: Write[] }

/** The day an answer came, whenever it was entered. */
const cameOn = ({ arrivedAt, answeredAt = '' }: Wait) => dayAt(arrivedAt ?? answeredAt)

/** How the term is counted of this matter's day of receipt. */
export const startOf = async ({ receivedAt }: Pick<Proceeding, 'receivedAt'>, { store, municipality }: Pick<Means, 'store' | 'municipality'>) =>
  clockStartOf(municipality, dayAt(receivedAt), await signedRows({ store, municipality }))

const startWhy = (on: string, source: string): string => `Pēdējais trūkstošais dokuments saņemts ${numericDay(on)}; pašvaldībā likuma termiņu skaita no tās dienas (${source})`

/** The clocks as they are then, with the writes; undefined: nothing changes. `waits`: every wait of the case; `status`: where the matter stands with the answer. */
export async function afterAnswer(proceeding: Proceeding, waits: readonly Wait[], means: Means, status: 'AwaitingDecision' | 'UnderAssessment' = 'AwaitingDecision'): Promise<ClocksMoved | undefined> {
  const { proceedingId, pauses, lastDocument } = proceeding
  const asked = waits.filter((wait) => wait.box === 'AwaitInformation' && wait.proceedingId === proceedingId).toSorted(asMet).at(-1)
  if (asked?.answeredAt === undefined || awaitsPapers(waits, proceedingId) !== undefined) return undefined
  const [at, on, isProvided] = [instantOf(means.now()), cameOn(asked), asked.outcome === 'Provided']
  const pause = pauseOn(pauses, dayAt(at))
  const goesOn = pauses !== undefined && pause?.ground === 'resident-papers'
  const { start, source } = await startOf(proceeding, means)
  const begins = isProvided && asked.request?.documents === true && start === 'last-document' && lastDocument?.waitId !== asked.waitId
  if (!goesOn && !begins) return undefined
  return clocksAnew(proceeding, {
    status, ...(begins ? { lastDocument: { on, waitId: asked.waitId } } : {}),
    ...(goesOn ? { pauses: resumed(pauses, pause, on < pause.from ? pause.from : on, at, 'system') } : {}),
  }, {
    by: 'system', what: begins ? 'TermBegun' : 'TargetResumed',
    why: begins ? startWhy(on, source) : isProvided ? `Iesniedzēja atbilde saņemta ${numericDay(on)}, mērķa termiņš atkal rit` : `Atbildes termiņš ir pagājis, mērķa termiņš atkal rit no ${numericDay(on)}`,
  }, means)
}

/** The day of the last document was entered wrongly: the term that begins with it moves. No write where it does not. */
export async function documentCameOn(proceeding: Proceeding, waitId: string, on: string, by: string, means: Means): Promise<Write[]> {
  if (proceeding.lastDocument?.waitId !== waitId) return []
  const { source } = await startOf(proceeding, means)
  return (await clocksAnew(proceeding, { lastDocument: { on, waitId } }, { by, what: 'TermBegun', why: `Labots: ${startWhy(on, source)}` }, means)).writes
}

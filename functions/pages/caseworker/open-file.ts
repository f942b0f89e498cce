// Opening a household's file: that it is theirs to open, and who of the office read it and why, is settled before any of it is shown.
import { dayAt } from '../../domain/days.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { mayDo, mustGiveReason, type Subject } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import { executionOf } from '../../domain/visit.ts'
import type { Wait } from '../../domain/wait.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import type { CaseFile } from '../../store/cases.ts'
import type { Store } from '../../store/store.ts'
import { boxes } from '../words.ts'
import { found, NotFound, PurposeNeeded, staffOf, type Request } from '../page.ts'
import { worded } from '../names.ts'

/** What somebody may have to do with a case, as permissions ask it: where the household lives, in whose hands its open tasks are, who leads it. */
export const tiesOf = ({ household, waits }: Pick<CaseFile, 'household' | 'waits'>): Subject =>
  ({ parish: household.parish, leadId: household.leadId, inHands: waits.filter(({ state }) => state === 'Open').map(({ person }) => person) })

/** Of which cases they are the lead, for lists of many; only those who do not serve everywhere are asked. By the index, which lags. */
export async function leadsOf({ staffId, territory = [] }: Staff, { cases }: Pick<Store, 'cases'>): Promise<(caseId: string | undefined) => string | undefined> {
  const led = new Set(territory.length === 0 ? [] : await cases.ledBy(staffId))
  return (caseId) => (caseId !== undefined && led.has(caseId) ? staffId : undefined)
}

/**
 * The file of a case, for the case page and for every task about it. A task is its own purpose: the one it is opened through, or one about the case in
 * hand; so is leading the case; whoever has none says why, once a day. Errors: NotFound when there is no such case or it is not theirs; PurposeNeeded.
 */
export async function openFile(caseId: string, staff: Staff, { store, now }: Pick<Dependencies, 'store' | 'now'>, through?: Wait): Promise<CaseFile> {
  const file = found(await store.cases.file(caseId))
  if (!mayDo(staff, 'see.household', { ...tiesOf(file), reasonGiven: true })) throw new NotFound()
  const at = instantOf(now())
  if (file.readings.some(({ by, recordedAt }) => by === `staff:${staff.staffId}` && dayAt(recordedAt) === dayAt(at))) return file
  const task = through ?? (mustGiveReason(staff) ? undefined : file.waits.find(({ state, person }) => state === 'Open' && person === staff.staffId))
  const leads = file.household.leadId === staff.staffId && !mustGiveReason(staff)
  if (task === undefined && !leads) throw new PurposeNeeded(caseId)
  // The household reads who looked and why: of a visit it is not told of beforehand it does not learn so.
  const unannounced = file.visits.some((visit) => visit.unannounced && visit.state === 'Open' && executionOf(visit) === task?.execution)
  await store.journal.read(caseId, staff.staffId, at, task === undefined ? { note: 'Vada lietu' } : { note: unannounced ? 'Uzdevums lietā' : `Uzdevums: ${worded(boxes, task.box)}`, waitId: task.waitId })
  return file
}

/** The file of the case in the address, for those who may lead it: hand it over, agree something with the household, have it visited. Errors: as above. */
export async function fileToLead(request: Request, dependencies: Dependencies): Promise<{ file: CaseFile; staff: Staff }> {
  const staff = staffOf(request)
  const file = await openFile(request.params['caseId'] ?? '', staff, dependencies)
  if (!mayDo(staff, 'do.lead-case', tiesOf(file))) throw new NotFound()
  return { file, staff }
}

// The lists of the desk: what I have in hand, what my teams have, what others owe to my cases, what was escalated, what I have done.
import { queuesOf, mayAnswer, supervises } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import type { Wait } from '../../domain/wait.ts'
import { byUrgency } from '../../domain/task-order.ts'
import { servicesOf } from '../../policy/service-catalogue.ts'
import type { Store } from '../../store/store.ts'

/** The boxes whose tasks have a page here; finance and providers answer theirs on their own. */
export const deskBoxes = ['AwaitDecision', 'AwaitNeedsAssessment', 'AwaitOpinion', 'AwaitFactsSettled', 'AwaitManualEvidence', 'AwaitLawSettled', 'AwaitPlacementReview', 'AwaitRepair']

/** Those that are theirs to answer. Whose territory a household lies in the case says; it is read only for those who have a territory. */
async function theirs(staff: Staff, waits: Wait[], store: Store): Promise<Wait[]> {
  const caseIds = staff.territory === undefined ? [] : [...new Set(waits.flatMap(({ caseId }) => caseId ?? []))]
  const parishes = new Map((await Promise.all(caseIds.map((caseId) => store.cases.byId(caseId)))).map((household) => [household?.caseId, household?.parish]))
  return waits.filter((wait) => mayAnswer(staff, wait, parishes.get(wait.caseId)))
}

const ofDesk = (waits: Wait[]): Wait[] => waits.filter(({ box }) => deskBoxes.includes(box))

/** What nobody has taken in the teams they work from and what is not kept from them. */
export async function teamsTasks(staff: Staff, store: Store): Promise<Wait[]> {
  const queues = queuesOf(staff).filter((queue) => !queue.startsWith('provider:'))
  return theirs(staff, ofDesk((await Promise.all(queues.map((queue) => store.waits.inQueue(queue)))).flat()), store)
}

/** What they have in hand. */
export const ownTasks = async ({ staffId }: Staff, store: Store): Promise<Wait[]> => ofDesk(await store.waits.inHands(staffId))

/** What they have done lately. */
export const doneTasks = async ({ staffId }: Staff, store: Store): Promise<Wait[]> => ofDesk(await store.waits.doneBy(staffId))

/** Open waits at residents, registers and providers in the cases whose tasks they have done lately. */
export async function atOthers(staff: Staff, store: Store): Promise<Wait[]> {
  const caseIds = [...new Set((await doneTasks(staff, store)).flatMap(({ caseId }) => (caseId === undefined ? [] : [caseId])))]
  const waits = (await Promise.all(caseIds.map((caseId) => store.waits.of({ caseId })))).flat()
  return waits.filter(({ state, owner }) => state === 'Open' && (owner === 'resident' || owner === 'register' || owner === 'provider'))
}

/** For supervisors: what was escalated and stands in no list of the team's, in colleagues' hands and at providers who are silent. Nothing for others. */
export async function escalatedElsewhere(staff: Staff, store: Store, municipality: string): Promise<Wait[]> {
  if (!supervises(staff)) return []
  const colleagues = (await store.people.allStaff()).filter(({ staffId }) => staffId !== staff.staffId)
  const units = [...new Set(servicesOf(municipality).map(({ unit }) => unit))]
  const [inHands, atProviders] = await Promise.all([
    Promise.all(colleagues.map(({ staffId }) => store.waits.inHands(staffId))),
    Promise.all(units.map((unit) => store.waits.inQueue(`provider:${unit}`))),
  ])
  return [...await theirs(staff, ofDesk(inHands.flat()), store), ...atProviders.flat()].filter(({ escalatedAt }) => escalatedAt !== undefined)
}

/** The most urgent first. A wait that bears no date of law stands by its own due day. */
export const mostUrgentFirst = (waits: Wait[]): Wait[] =>
  waits.toSorted((a, b) => byUrgency(datesOf(a), datesOf(b)))

export const datesOf = (wait: Wait, legalOn = wait.legalDue?.on) => ({ legalOn, dueOn: wait.due.on, openedAt: wait.openedAt })

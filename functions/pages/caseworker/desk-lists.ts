// The lists of the desk: what I have in hand, what my teams have, what is put off, what others owe to my cases, what was escalated, what I have done.
import { mayAnswer, mayDo, queuesOf, supervises } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import { RegisterCode } from '../../domain/register.ts'
import { isOfDesk, type Wait } from '../../domain/wait.ts'
import type { Store } from '../../store/store.ts'
import { placeInList, type Part } from '../../store/waits.ts'
import { leadsOf } from './open-file.ts'
import { deskBoxes } from './tasks/all.ts'

/** So many rows of a list are shown at once; of a longer one the count says "50+". A count is the length of what is shown, never a number kept beside it. */
export const longestPage = 50

/** Looking for what a filter asks goes on through so many pages of a list, and then asks whether to go on. */
const pagesAtOnce = 5

/** A part of a list, and the place from which it goes on, if it does. */
export interface ListPart { waits: Wait[]; next: string | undefined }

export interface Asked {
  /** The place after which the part begins. */
  after?: string | undefined
  matches?: ((wait: Wait) => boolean) | undefined
}

const always = (): boolean => true

/** Several lists in the same order, read as one, page by page by the index. */
async function merged(lists: readonly ((part: Part) => Promise<Wait[]>)[], { after, matches = always }: Asked, mine: (waits: Wait[]) => Promise<Wait[]> | Wait[]): Promise<ListPart> {
  const found: Wait[] = []
  let from = after
  for (let page = 0; page < pagesAtOnce; page += 1) {
    const part: Part = from === undefined ? { limit: longestPage } : { after: from, limit: longestPage }
    const read = await Promise.all(lists.map((list) => list(part)))
    // A list read to its end holds nothing back; of the others only what stands before their last row is known to be in order.
    const ends = read.filter((waits) => waits.length === longestPage).map((waits) => placeInList(waits.at(-1)!)).toSorted()
    const known = ends[0]
    const inOrder = read.flat().filter((wait) => known === undefined || placeInList(wait) <= known).toSorted((a, b) => (placeInList(a) < placeInList(b) ? -1 : 1))
    const theirs = (await mine(inOrder)).filter(matches)
    const room = longestPage - found.length
    if (theirs.length > room) return { waits: [...found, ...theirs.slice(0, room)], next: placeInList((theirs[room - 1] ?? found.at(-1))!) }
    found.push(...theirs)
    if (known === undefined) return { waits: found, next: undefined }
    from = known
  }
  return { waits: found, next: from }
}

/** Those that are theirs to answer. Waits of older releases do not say where the household lives; then the case is read, for those who have a territory. */
async function theirs(staff: Staff, waits: Wait[], store: Store): Promise<Wait[]> {
  const unsaid = staff.territory === undefined ? [] : [...new Set(waits.flatMap(({ caseId, listed }) => (listed === undefined && caseId !== undefined ? [caseId] : [])))]
  const parishes = new Map((await Promise.all(unsaid.map((caseId) => store.cases.byId(caseId)))).map((household) => [household?.caseId, household?.parish]))
  const leads = await leadsOf(staff, store)
  return waits.filter((wait) => mayAnswer(staff, wait, { parish: wait.listed?.parish ?? parishes.get(wait.caseId), leadId: leads(wait.caseId) }))
}

const ofDesk = (waits: Wait[]): Wait[] => waits.filter(({ box }) => deskBoxes.includes(box))

const teamsOf = (staff: Staff): string[] => queuesOf(staff).filter((queue) => !queue.startsWith('provider:'))

/** What nobody has taken in the teams they work from and what is not kept from them. */
export const teamsTasks = (staff: Staff, store: Store, asked: Asked = {}): Promise<ListPart> =>
  merged(teamsOf(staff).map((queue) => (part) => store.waits.inQueue(queue, part)), asked, (waits) => theirs(staff, ofDesk(waits), store))

/** What they or their teams can decide today: everything is checked and within limits, and no second person is needed. */
export const decidableTasks = (staff: Staff, store: Store, { after, matches = always }: Asked = {}): Promise<ListPart> =>
  merged([(part) => store.waits.inHands(staff.staffId, part), ...teamsOf(staff).map((queue) => (part: Part) => store.waits.inQueue(queue, part))], { after, matches: (wait) => wait.ready === true && matches(wait) }, (waits) => theirs(staff, ofDesk(waits), store))

/** What they have in hand. */
export const ownTasks = ({ staffId }: Pick<Staff, 'staffId'>, store: Store, asked: Asked = {}): Promise<ListPart> =>
  merged([(part) => store.waits.inHands(staffId, part)], asked, ofDesk)

const shortened = (waits: Wait[], next: string | undefined = undefined): ListPart => ({ waits, next })

/** What they have put off, and what was put off in their teams and handed back so; the first to return first. */
export async function putOffTasks(staff: Staff, store: Store): Promise<ListPart> {
  const lists = await Promise.all([staff.staffId, ...teamsOf(staff)].map((who) => store.waits.putOffBy(who, longestPage)))
  return shortened((await theirs(staff, ofDesk(lists.flat()), store)).toSorted((a, b) => (a.hold?.until ?? '').localeCompare(b.hold?.until ?? '')).slice(0, longestPage))
}

const openWorkOf = async (staffId: string, store: Store): Promise<Wait[]> => ofDesk(await store.waits.openWorkOf(staffId))

/** What they have done lately. */
export const doneTasks = async ({ staffId }: Staff, store: Store): Promise<ListPart> => shortened(ofDesk(await store.waits.doneBy(staffId)))

/**
 * Open waits at residents, registers and providers in the cases they lead or whose tasks they have done lately; for those who work on assistance also
 * every application where they serve that a silent register keeps, before anybody of ours has had it in hand.
 */
export async function atOthers(staff: Staff, store: Store): Promise<ListPart> {
  const [done, led, silent] = await Promise.all([doneTasks(staff, store), store.cases.ledBy(staff.staffId, longestPage), silentRegisters(staff, store)])
  const caseIds = [...new Set([...done.waits.flatMap(({ caseId }) => (caseId === undefined ? [] : [caseId])), ...led])]
  const ofCases = (await Promise.all(caseIds.map((caseId) => store.waits.openOf({ caseId })))).flat().filter(({ owner }) => owner === 'resident' || owner === 'register' || owner === 'provider')
  return shortened([...new Map([...ofCases, ...silent].map((wait) => [wait.waitId, wait])).values()])
}

async function silentRegisters(staff: Staff, store: Store): Promise<Wait[]> {
  if (!supervises(staff) && !queuesOf(staff).includes('assistance')) return []
  const waits = await Promise.all(RegisterCode.options.map((code) => store.waits.inQueue(`register:${code}`, { limit: longestPage })))
  return waits.flat().filter((wait) => mayDo(staff, 'see.household', { parish: wait.listed?.parish }))
}

/** For supervisors: what was escalated and stands in no list of the team's: in colleagues' hands, with finance, at providers and residents who are silent. Nothing for others. */
export async function escalatedElsewhere(staff: Staff, store: Store): Promise<ListPart> {
  if (!supervises(staff)) return shortened([])
  const waits = await store.waits.escalated()
  const inHands = waits.filter(({ person }) => person !== undefined && person !== staff.staffId)
  const outside = waits.filter((wait) => !isOfDesk(wait) && (wait.owner !== 'resident' || mayDo(staff, 'do.supervise', { parish: wait.listed?.parish })))
  return shortened([...await theirs(staff, ofDesk(inHands), store), ...outside])
}

/** For supervisors: the open work of one colleague, as far as they might do it themselves. */
export async function colleaguesWork(staff: Staff, store: Store, colleagueId: string): Promise<ListPart> {
  return shortened(supervises(staff) ? await theirs(staff, await openWorkOf(colleagueId, store), store) : [])
}

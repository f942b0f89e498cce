// From the journal to whom was waited for when: what a correction corrects, what came late, and what each wait was while it lasted.
import type { CaseEvent } from './event.ts'
import { epochOf, type Instant } from './identifiers.ts'
import { roundOf } from './proceeding.ts'
import type { WaitOwner } from './wait.ts'

/** A stretch in which somebody was waited for; stretches of a proceeding may overlap. */
export interface Interval { owner: WaitOwner; from: number; to: number; box?: string; waitId?: string; unit?: string; person?: string }

/** Two decisions of a case may be contested in the same millisecond: what is of no wait is told apart by its matter. */
const named = ({ recordedAt, what, waitId }: Pick<CaseEvent, 'recordedAt' | 'what' | 'waitId'>, proceedingId: string | undefined): string => [recordedAt, what, waitId ?? proceedingId].join('#')

/**
 * The journal as it reads at a moment: later entries are not known yet, and an entry that was corrected has the time of its last correction.
 * The corrections themselves are no happenings.
 */
export function effective(events: readonly CaseEvent[], knownAt?: Instant): CaseEvent[] {
  let known = knownAt === undefined ? events : events.filter(({ recordedAt }) => recordedAt <= knownAt)
  if (!known.some(({ corrects }) => corrects !== undefined)) return known as CaseEvent[]
  const corrected = new Map(known.flatMap((event) => (event.corrects === undefined ? [] : [[named(event.corrects, event.proceedingId), event] as const])))
  known = known.filter(({ corrects }) => corrects === undefined)
  return known.map((event) => {
    const correction = corrected.get(named(event, event.proceedingId))
    return correction === undefined ? event : { ...event, occurredAt: correction.occurredAt }
  })
}

/**
 * When a proceeding's application came, as known at a moment. Only a correction moves it: then from what the journal says, so that what was known before
 * the correction stays as it was. What is decided anew was not received with the application.
 */
export function receiptAsKnown({ proceedingId, applicationId, receivedAt }: Matter, events: readonly CaseEvent[], knownAt?: Instant): Instant {
  if (roundOf(proceedingId) > 1) return receivedAt
  const corrections = events.filter(({ what, applicationId: of }) => what === 'ReceiptCorrected' && of === applicationId)
  const submission = corrections[0]?.corrects && events.find((event) => named(event, event.proceedingId) === named(corrections[0]!.corrects!, corrections[0]!.proceedingId))
  const known = corrections.filter(({ recordedAt }) => knownAt === undefined || recordedAt <= knownAt).at(-1)
  return known?.occurredAt ?? submission?.occurredAt ?? receivedAt
}

interface Matter { proceedingId: string; applicationId: string; receivedAt: Instant }

/** An entry of this proceeding, or of its application before there were proceedings. Old entries tell the application in the wait's execution alone. */
const isOf = ({ proceedingId, applicationId }: Matter, event: CaseEvent): boolean => event.proceedingId === undefined
  ? event.applicationId === applicationId || (event.waitId !== undefined && event.waitId.includes(applicationId)) || (event.waitId === undefined && event.applicationId === undefined)
  : event.proceedingId === proceedingId

const never = Infinity

export function intervalsOf(matter: Matter, events: readonly CaseEvent[]): Interval[] {
  const waits = new Map<string, CaseEvent[]>()
  const found: Interval[] = []
  const rests: CaseEvent[] = []
  for (const event of events) {
    if (!isOf(matter, event)) continue
    if (event.waitId !== undefined) {
      const of = waits.get(event.waitId)
      if (of === undefined) waits.set(event.waitId, [event])
      else of.push(event)
    } else if (event.what in beginsRest || endsRest.includes(event.what)) rests.push(event)
    // A paper lay with us from its receipt until it was entered: one that applies, and one that contests a decision.
    else if (event.what === 'ApplicationSubmitted' && event.occurredAt === matter.receivedAt) layWithUs(event, 'EnterApplication', found)
    else if (event.what === 'AppealLodged') layWithUs(event, 'EnterAppeal', found)
    // What is decided anew begins on the day that was decided; until we learned of it the paper was on its way.
    else if (event.what === 'ReopenedOnAppeal') {
      found.push({ owner: 'law', from: epochOf(matter.receivedAt), to: epochOf(event.occurredAt), box: 'AwaitCommission' })
      layWithUs(event, 'EnterAppeal', found)
    }
  }
  // A visit, or a look at the need of whoever waits in a list, runs beside: where both are the same owner's, the time is told of the matter's own wait or rest.
  const isBeside = ([waitId]: [string, CaseEvent[]]): boolean => beside.test(boxOf(waitId))
  for (const [waitId, of] of [...waits].filter((wait) => !isBeside(wait))) intervalsOfWait(waitId, of, found)
  restsOf(rests, found)
  for (const [waitId, of] of [...waits].filter(isBeside)) intervalsOfWait(waitId, of, found)
  return found
}

const beside = /^Await(Visit|NeedReview)/

/** While the case waits for the receipt of a hand-over: the case, so every matter of it. Whose that is, a colleague's or a team's, is in its entries; others' it never is. */
export function receiptsOf(events: readonly CaseEvent[]): Interval[] {
  const found: Interval[] = []
  const receipts = Map.groupBy(events.filter(({ waitId }) => waitId !== undefined && boxOf(waitId) === 'AwaitReceipt'), ({ waitId }) => waitId!)
  for (const [waitId, of] of receipts) intervalsOfWait(waitId, of, found)
  return found.filter(isOurs)
}

export const isOurs = ({ owner }: Pick<Interval, 'owner'>): boolean => owner === 'hands' || owner === 'queue'

/** Where a paper lies that nobody has entered yet: no boxes, but they stand among them. */
export type EnteredLater = 'EnterApplication' | 'EnterAppeal'

/** From when it came until it was entered it was nobody's but ours. */
function layWithUs({ occurredAt, recordedAt }: CaseEvent, box: EnteredLater, found: Interval[]): void {
  if (recordedAt > occurredAt) found.push({ owner: 'queue', from: epochOf(occurredAt), to: epochOf(recordedAt), box })
}

/** `case-<id>.<execution>.<box>.<entry>` → the box. */
const boxOf = (waitId: string): string => waitId.split('.')[2] ?? ''

/** Acts by which a wait comes into other hands, for entries of releases that did not yet tell whose it was then. */
const takes = ['TaskTaken', 'TaskReassigned']
const returns = ['TaskHandedBack', 'TaskRecalled']

/**
 * One wait. It begins when it was opened, and a resident's when the complete request had reached them: until then the time is ours.
 * It ends when the answer occurred; from then until it was entered the paper lay in our queue.
 */
function intervalsOfWait(waitId: string, events: readonly CaseEvent[], found: Interval[]): void {
  const box = boxOf(waitId)
  const opened = events.find(({ what }) => what === `${box}.opened`)
  if (opened === undefined) return
  const begins = epochOf(opened.occurredAt)
  let [ends, entered] = [never, never]
  for (const event of events) {
    if (!event.what.startsWith(`${box}.`) || event === opened) continue
    ends = Math.min(ends, epochOf(event.occurredAt))
    entered = Math.min(entered, epochOf(event.recordedAt))
  }
  if (ends < entered) found.push({ owner: 'queue', from: ends, to: entered, box, waitId })
  if (ends <= begins) return

  const changes: { at: number; owner: WaitOwner; unit?: string; person?: string }[] = []
  for (const event of events.toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0))) {
    const { what, owner, queue, person, by } = event
    const before = changes.at(-1)
    const told = queue !== undefined || takes.includes(what) || returns.includes(what) || event === opened
    if (owner === undefined || !told || (what.startsWith(`${box}.`) && event !== opened)) continue
    const holder = person ?? (queue === undefined && what === 'TaskTaken' ? by.replace(/^staff:/, '') : undefined)
    const unit = queue ?? before?.unit
    changes.push({
      at: Math.max(begins, epochOf(event.occurredAt)), owner: ownerAs(owner as WaitOwner, box, holder),
      ...(unit === undefined ? {} : { unit }), ...(holder === undefined ? {} : { person: holder }),
    })
  }
  // What was entered as having happened before the opening does not begin the wait earlier: the opening itself comes first.
  for (const [i, { at, ...state }] of changes.entries()) {
    const until = Math.min(ends, changes[i + 1]?.at ?? never)
    if (at >= until) continue
    const delivered = state.owner === 'resident' ? deliveredAt(opened, events) : at
    if (delivered > at) found.push({ owner: 'queue', from: at, to: Math.min(delivered, until), box, waitId })
    if (delivered < until) found.push({ ...state, from: Math.max(at, delivered), to: until, box, waitId })
  }
}

/** A failed execution is the machine's until someone has taken it. */
const ownerAs = (owner: WaitOwner, box: string, person: string | undefined): WaitOwner => (box === 'AwaitRepair' ? (person === undefined ? 'system' : 'hands') : owner)

/**
 * When a complete request had reached the resident: when somebody entered that paper reached them; else one shown on their own page as it was opened
 * (entries of old releases are all such). An incomplete one never.
 */
function deliveredAt(opened: CaseEvent, events: readonly CaseEvent[]): number {
  const { request } = opened
  if (request?.complete === false) return never
  const at = events.find(({ what }) => what === 'RequestDelivered')?.occurredAt ?? (request === undefined ? opened.occurredAt : request.deliveredAt)
  return at === undefined ? never : epochOf(at)
}

/** Where a proceeding rests without a wait: the service has no free place; or it is closed, and only a term of law runs. */
const beginsRest: Record<string, Pick<Interval, 'owner' | 'box'>> = {
  JoinedWaitingList: { owner: 'provider', box: 'WaitingList' },
  DecisionRefused: { owner: 'law', box: 'Closed' }, Awarded: { owner: 'law', box: 'Closed' }, ServiceStarted: { owner: 'law', box: 'Closed' },
}
const endsRest = ['PlaceReserved', 'ProceedingReopened']

function restsOf(rests: readonly CaseEvent[], found: Interval[]): void {
  let since: { at: number; rest: Pick<Interval, 'owner' | 'box'> } | undefined
  const close = (to: number): void => {
    if (since !== undefined && since.at < to) found.push({ ...since.rest, from: since.at, to })
    since = undefined
  }
  // A refusal closes the matter when it is issued, which is when it is recorded: what was decided may have waited for a second person.
  const timed = rests.map((event) => ({ at: epochOf(event.what === 'DecisionRefused' ? event.recordedAt : event.occurredAt), rest: beginsRest[event.what] }))
  for (const { at, rest } of timed.toSorted((a, b) => a.at - b.at)) {
    close(at)
    if (rest !== undefined) since = { at, rest }
  }
  close(never)
}

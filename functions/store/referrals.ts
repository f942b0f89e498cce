// Referrals, the places of a service and its waiting list. Every change of a service's places goes through its one item, so they happen one after the other.
import { Conflict } from '../domain/errors.ts'
import { instantOf } from '../domain/identifiers.ts'
import { Proceeding, type ProceedingStatus } from '../domain/proceeding.ts'
import { freePlaces, isUrgent, Referral, referralTransitions, ServicePlaces, urgentClass, waitingExecution, waitingOrder, type ReferralState } from '../domain/referral.ts'
import { checkMove } from '../domain/states.ts'
import { asMet, type Wait } from '../domain/wait.ts'
import { executionName } from '../domain/workflow-names.ts'
import { moved, proceedingKey } from './cases.ts'
import { entry } from './journal.ts'
import { begins } from './outbox.ts'
import type { Waits } from './waits.ts'
import { recordOf, type Item, type Key, type Table, type Write } from './table.ts'

const key = ({ caseId, referralId }: { caseId: string; referralId: string }): Key => ({ pk: `CASE#${caseId}`, sk: `REFERRAL#${referralId}` })
const servicePk = (serviceCode: string): string => `SERVICE#${serviceCode}`
/** A row of the waiting list; its sort key is the declared order. */
const waitingKey = ({ serviceCode, priorityClass, queuedAt, referralId }: Referral): Key => ({ pk: servicePk(serviceCode), sk: `WAITING#${priorityClass}#${queuedAt}#${referralId}` })
const row = (referral: Referral): Referral & Item => ({
  ...referral,
  listPk: `SERVICE#${referral.serviceCode}#${referral.state}`,
  listSk: `${referral.priorityClass}#${referral.queuedAt ?? referral.issuedAt}#${referral.referralId}`,
})
const changed = 'Norīkojums tikko mainījās. Atveriet to vēlreiz.'

/** A service as last written: its places, and who waits, in the declared order. */
interface Service { places: ServicePlaces; waiting: { caseId: string; referralId: string }[] }

export function openReferrals(table: Table, now: () => number, waits: Pick<Waits, 'ofExecution' | 'answering'>) {
  const at = () => instantOf(now())

  async function byId(caseId: string, referralId: string): Promise<Referral | undefined> {
    const item = await table.get(key({ caseId, referralId }))
    return item && recordOf(Referral, item)
  }

  async function service(serviceCode: string): Promise<Service> {
    const items = await table.partition(servicePk(serviceCode))
    const places = items.find(({ sk }) => sk === 'PLACES')
    return {
      places: places === undefined ? { serviceCode, taken: 0, lastQueueNumber: 0, version: 0 } : ServicePlaces.parse(places),
      waiting: items.filter(({ sk }) => String(sk).startsWith('WAITING#')).map((item) => ({ caseId: String(item['caseId']), referralId: String(item['referralId']) })),
    }
  }

  /** A referral's next state, with its row of the waiting list and its proceeding. Errors: throws on an illegal move. */
  async function movedReferral(referral: Referral, state: ReferralState, changes: Partial<Referral> = {}, status?: ProceedingStatus): Promise<Write[]> {
    checkMove('referral', referralTransitions, referral.state, state)
    const next = { ...referral, ...changes, state }
    return [
      table.replace(key(referral), row(next), changed),
      ...(referral.state === 'Queued' ? [table.erase(waitingKey(referral))] : []),
      ...(state === 'Queued' ? [table.set(waitingKey(next), { caseId: next.caseId, referralId: next.referralId })] : []),
      ...(status === undefined ? [] : moved(table, await proceedingOf(referral), status)),
    ]
  }

  const writtenPlaces = (of: ServicePlaces): Write => of.version === 0
    ? table.create({ pk: servicePk(of.serviceCode), sk: 'PLACES' }, { ...of, version: 1 }, changed)
    : table.replace({ pk: servicePk(of.serviceCode), sk: 'PLACES' }, of, changed)

  async function proceedingOf(referral: Referral): Promise<Proceeding> {
    return Proceeding.parse(await table.get(proceedingKey({ caseId: referral.caseId, proceedingId: referral.referralId })))
  }
  const told = (referral: Referral, what: string, by: string, note?: string, occurredAt = at()): Write =>
    entry(table, { caseId: referral.caseId, proceedingId: referral.referralId, what, by, occurredAt, recordedAt: at(), note }, referral.referralId)

  /** The looks at the need of whoever waits or has waited, in their order; the open one of whoever waits now is the last. */
  const needReviews = async ({ caseId, referralId }: Pick<Referral, 'caseId' | 'referralId'>): Promise<Wait[]> => (await waits.ofExecution(caseId, waitingExecution(referralId))).toSorted(asMet)

  /** Nobody need look any more: a place is there. */
  async function needReviewOver(referral: Referral): Promise<Write[]> {
    const open = (await needReviews(referral)).filter(({ state }) => state === 'Open')
    return open.flatMap((review) => waits.answering(review, { outcome: 'PlaceOffered', by: 'system' }))
  }

  /**
   * A place comes free: whoever is first in the waiting list has it at once, and a placement begins for them under a name that bears its
   * number; with nobody waiting it is free. Gives the writes, and the identifier of the message that begins the placement.
   */
  async function freed({ places, waiting }: Service): Promise<{ writes: Write[]; messageId?: string }> {
    let next: Referral | undefined
    for (const { caseId, referralId } of waiting) {
      const referral = await byId(caseId, referralId)
      // Who has left the list since it was read keeps the place from nobody.
      if (referral?.state === 'Queued') { next = referral; break }
    }
    if (next === undefined) return { writes: [writtenPlaces({ ...places, taken: places.taken - 1 })] }
    const placements = next.placements + 1
    const messageId = executionName('placement', next.referralId, placements)
    return {
      messageId,
      writes: [
        writtenPlaces(places),
        ...await movedReferral(next, 'Offered', { placements }, 'Referred'),
        told(next, 'PlaceReserved', 'system'),
        ...await needReviewOver(next),
        begins(table, at(), 'placement', messageId, { caseId: next.caseId, referralId: next.referralId }),
      ],
    }
  }

  return {
    byId, needReviews,
    async places(serviceCode: string): Promise<ServicePlaces> { return (await service(serviceCode)).places },
    /** A service's referrals in a state, by the index; the waiting list in its declared order. */
    async inState(serviceCode: string, state: ReferralState): Promise<Referral[]> {
      return (await table.index('list', `SERVICE#${serviceCode}#${state}`)).map((item) => recordOf(Referral, item)).toSorted(waitingOrder)
    },
    /** Issues the referral and moves its proceeding; issued before: nothing changes. */
    async issue(referral: Omit<Referral, 'version'>, proceeding: Proceeding): Promise<void> {
      if (await byId(referral.caseId, referral.referralId)) return
      await table.transact([
        table.create(key(referral), row({ ...referral, version: 1 }), changed),
        ...moved(table, proceeding, 'Referred'),
        told({ ...referral, version: 1 }, 'ReferralIssued', 'system', referral.number),
      ])
    },
    /**
     * Reserves a free place, or gives a number in the waiting list; all or nothing, so a place is never given twice. A place is free only
     * when nobody waits for it. One that was released rejoins the list where it stood. Errors: Conflict when the service's places changed meanwhile.
     * `ifQueued`: what belongs to waiting in the list.
     */
    async reserve(referral: Referral, ifQueued: () => Promise<Write[]>): Promise<'Reserved' | 'Queued'> {
      if (referral.state === 'Offered') return 'Reserved'
      if (referral.state === 'Queued') return 'Queued'
      const { places, waiting } = await service(referral.serviceCode)
      if (places.capacity === undefined || (places.taken < places.capacity && waiting.length === 0)) {
        await table.transact([
          writtenPlaces({ ...places, taken: places.taken + 1 }),
          ...await movedReferral(referral, 'Offered', {}, 'Referred'),
          told(referral, 'PlaceReserved', 'system'),
        ])
        return 'Reserved'
      }
      const queueNumber = referral.queueNumber ?? places.lastQueueNumber + 1
      await table.transact([
        writtenPlaces({ ...places, lastQueueNumber: Math.max(places.lastQueueNumber, queueNumber) }),
        ...await movedReferral(referral, 'Queued', { queueNumber, queuedAt: referral.queuedAt ?? at() }, 'Queued'),
        told(referral, 'JoinedWaitingList', 'system', String(queueNumber)),
        ...await ifQueued(),
      ])
      return 'Queued'
    },
    /** The provider accepted: the place is taken for good. Repeated, nothing changes, not even when they have left since. */
    async place(referral: Referral, ...also: Write[]): Promise<void> {
      if (referral.state === 'Placed' || referral.state === 'Ended') return
      await table.transact([...await movedReferral(referral, 'Placed', { placedAt: referral.placedAt ?? at() }, 'Placed'), told(referral, 'ServiceStarted', 'system'), ...also])
    },
    /**
     * The provider declined: the place goes to the next in line, or is free, and the referral waits for our review. Repeated, nothing changes.
     * Returns the message that begins the next placement, if anyone waits.
     */
    async release(referral: Referral): Promise<string | undefined> {
      if (referral.state !== 'Offered') return undefined
      const next = await freed(await service(referral.serviceCode))
      await table.transact([...await movedReferral(referral, 'Issued'), told(referral, 'PlaceReleased', 'system'), ...next.writes])
      return next.messageId
    },
    /** Who waits goes before those whose need is ordinary from now on; their number and the day they joined stay. As part of answering the task. */
    madeUrgent(referral: Referral): Write[] {
      if (referral.state !== 'Queued' || isUrgent(referral)) return []
      const next = { ...referral, priorityClass: urgentClass }
      return [table.replace(key(referral), row(next), changed), table.erase(waitingKey(referral)), table.set(waitingKey(next), { caseId: next.caseId, referralId: next.referralId })]
    },
    /** A social worker withdraws a referral that holds no place, out of the list too, as part of answering the task. */
    async withdrawn(referral: Referral, reason: string): Promise<Write[]> {
      return movedReferral(referral, 'Withdrawn', { reason }, 'Withdrawn')
    },
    /**
     * A person leaves a service: the place goes to the next in line, or is free. Returns the message that begins their placement, if anyone waits.
     * `endedAt`: when they left, if that is not now. Errors: Conflict when they have left already.
     */
    async end(referral: Referral, by: string, reason: string, endedAt = at()): Promise<string | undefined> {
      if (referral.state !== 'Placed') throw new Conflict('Šis klients pakalpojumu vairs nesaņem.')
      const next = await freed(await service(referral.serviceCode))
      await table.transact([
        ...await movedReferral(referral, 'Ended', { endedAt, reason }, 'Ended'),
        told(referral, 'ServiceEnded', by, reason, endedAt),
        ...next.writes,
      ])
      return next.messageId
    },
    /** Places nobody has, and how many wait for one. */
    async offers(serviceCode: string): Promise<{ free: number; waiting: number }> {
      const { places, waiting } = await service(serviceCode)
      return { free: freePlaces(places) ?? (waiting.length > 0 ? waiting.length : 0), waiting: waiting.length }
    },
    /**
     * Offers a free place to the first in line: places may be added while people wait. Returns the message that begins the placement; undefined:
     * no place is free, or nobody waits. Errors: Conflict when the service changed meanwhile.
     */
    async offerFree(serviceCode: string): Promise<string | undefined> {
      const { places, waiting } = await service(serviceCode)
      if (waiting.length === 0 || freePlaces(places) === 0) return undefined
      const next = await freed({ places: { ...places, taken: places.taken + 1 }, waiting })
      if (next.messageId === undefined) return undefined
      await table.transact(next.writes)
      return next.messageId
    },
    /** Sets how many places a service has; only the seed and the administrator do. */
    async setPlaces(of: Omit<ServicePlaces, 'version'>): Promise<void> {
      await table.transact([writtenPlaces({ ...(await service(of.serviceCode)).places, ...of })])
    },
  }
}

// Referrals, the places of a service and its waiting list.
import { Conflict } from '../domain/errors.ts'
import { instantOf } from '../domain/identifiers.ts'
import { Proceeding } from '../domain/proceeding.ts'
import { Referral, ServicePlaces, waitingOrder } from '../domain/referral.ts'
import { moved, proceedingKey } from './cases.ts'
import { entry } from './journal.ts'
import { message } from './outbox.ts'
import type { Item, Table, Write } from './table.ts'

const key = ({ caseId, referralId }: { caseId: string; referralId: string }) => ({ pk: `CASE#${caseId}`, sk: `REFERRAL#${referralId}` })
const placesKey = (serviceCode: string) => ({ pk: `SERVICE#${serviceCode}`, sk: 'PLACES' })
const row = (referral: Referral): Referral & Item => ({
  ...referral,
  listPk: `SERVICE#${referral.serviceCode}#${referral.state}`,
  listSk: `${referral.priorityClass}#${referral.queuedAt ?? referral.issuedAt}#${referral.referralId}`,
})
const changed = 'Norīkojums tikko mainījās. Atveriet to vēlreiz.'

export function openReferrals(table: Table, now: () => number) {
  const at = () => instantOf(now())

  async function byId(caseId: string, referralId: string): Promise<Referral | undefined> {
    const item = await table.get(key({ caseId, referralId }))
    return item && Referral.parse(item)
  }
  async function places(serviceCode: string): Promise<ServicePlaces> {
    const item = await table.get(placesKey(serviceCode))
    return item === undefined ? { serviceCode, taken: 0, lastQueueNumber: 0, version: 0 } : ServicePlaces.parse(item)
  }
  /** A service's referrals in a state, by the index; the waiting list in its declared order. */
  async function inState(serviceCode: string, state: Referral['state']): Promise<Referral[]> {
    return (await table.index('list', `SERVICE#${serviceCode}#${state}`)).map((item) => Referral.parse(item)).toSorted(waitingOrder)
  }
  const replaced = (referral: Referral) => table.replace(key(referral), row(referral), changed)
  const replacedPlaces = (of: ServicePlaces) => of.version === 0 ? table.create(placesKey(of.serviceCode), { ...of, version: 1 }, changed) : table.replace(placesKey(of.serviceCode), of, changed)

  async function proceedingOf(referral: Referral): Promise<Proceeding> {
    return Proceeding.parse(await table.get(proceedingKey({ caseId: referral.caseId, proceedingId: referral.referralId })))
  }
  const told = (referral: Referral, what: string, by: string, note?: string, occurredAt = at()): Write =>
    entry(table, { caseId: referral.caseId, proceedingId: referral.referralId, what, by, occurredAt, recordedAt: at(), note }, referral.referralId)

  /**
   * A place has come free: a placement begins for whoever is first in the waiting list, under a name that bears its number.
   * Gives the writes, and the identifier of the message that begins it; nothing when nobody waits.
   */
  async function offeredToNext(serviceCode: string): Promise<{ writes: Write[]; messageId?: string }> {
    const [indexed] = await inState(serviceCode, 'Queued')
    const first = indexed && await byId(indexed.caseId, indexed.referralId)
    if (first?.state !== 'Queued') return { writes: [] }
    const placements = first.placements + 1
    const messageId = `placement-${first.referralId}-${placements}`
    return {
      messageId,
      writes: [
        replaced({ ...first, placements }),
        message(table, { send: 'start', id: messageId, at: at(), workflow: 'placement', name: messageId, input: { caseId: first.caseId, referralId: first.referralId } }),
      ],
    }
  }

  return {
    byId, places, inState,
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
     * Reserves a free place, or gives a number in the waiting list; all or nothing, so a place is never given twice.
     * A place is not free to one while another, ahead in the declared order, waits for it.
     */
    async reserve(referral: Referral): Promise<'Reserved' | 'Queued'> {
      if (referral.state === 'Offered') return 'Reserved'
      const [of, waiting, proceeding] = await Promise.all([places(referral.serviceCode), inState(referral.serviceCode, 'Queued'), proceedingOf(referral)])
      const ahead = waiting.filter((other) => other.referralId !== referral.referralId && (referral.queueNumber === undefined || waitingOrder(other, referral) < 0))
      const free = of.capacity === undefined || of.capacity - of.taken > ahead.length
      if (free) {
        const { queueNumber, ...rest } = referral
        await table.transact([
          replacedPlaces({ ...of, taken: of.taken + 1 }),
          replaced({ ...rest, ...(queueNumber === undefined ? {} : { queueNumber }), state: 'Offered' }),
          ...moved(table, proceeding, 'Referred'),
          told(referral, 'PlaceReserved', 'system'),
        ])
        return 'Reserved'
      }
      if (referral.state === 'Queued') return 'Queued'
      const queueNumber = referral.queueNumber ?? of.lastQueueNumber + 1
      await table.transact([
        replacedPlaces({ ...of, lastQueueNumber: Math.max(of.lastQueueNumber, queueNumber) }),
        replaced({ ...referral, state: 'Queued', queueNumber, queuedAt: referral.queuedAt ?? at() }),
        ...moved(table, proceeding, 'Queued'),
        told(referral, 'JoinedWaitingList', 'system', String(queueNumber)),
      ])
      return 'Queued'
    },
    /** The provider accepted: the place is taken for good. */
    async place(referral: Referral): Promise<void> {
      if (referral.state === 'Placed') return
      await table.transact([
        replaced({ ...referral, state: 'Placed', placedAt: at() }),
        ...moved(table, await proceedingOf(referral), 'Placed'),
        told(referral, 'ServiceStarted', 'system'),
      ])
    },
    /** Gives a reserved place back; the referral is where it was before it was offered. */
    async release(referral: Referral): Promise<void> {
      if (referral.state !== 'Offered') return
      const of = await places(referral.serviceCode)
      await table.transact([replacedPlaces({ ...of, taken: of.taken - 1 }), replaced({ ...referral, state: 'Issued' }), told(referral, 'PlaceReleased', 'system')])
    },
    /** A social worker withdraws a referral whose place was given back, as part of answering the task; the next in line is offered it. */
    async withdrawn(referral: Referral, reason: string): Promise<{ writes: Write[]; messageId?: string }> {
      const next = await offeredToNext(referral.serviceCode)
      return { ...next, writes: [replaced({ ...referral, state: 'Withdrawn', reason }), ...moved(table, await proceedingOf(referral), 'Withdrawn'), ...next.writes] }
    },
    /** A person leaves a service: the place is free and is offered to the next in line. Returns the message that begins that, if anyone waits. `endedAt`: when they left, if that is not now. */
    async end(referral: Referral, by: string, reason: string, endedAt = at()): Promise<string | undefined> {
      if (referral.state !== 'Placed') throw new Conflict('Šis klients pakalpojumu vairs nesaņem.')
      const [of, next] = await Promise.all([places(referral.serviceCode), offeredToNext(referral.serviceCode)])
      await table.transact([
        replacedPlaces({ ...of, taken: of.taken - 1 }),
        replaced({ ...referral, state: 'Ended', endedAt, reason }),
        ...moved(table, await proceedingOf(referral), 'Ended'),
        told(referral, 'ServiceEnded', by, reason, endedAt),
        ...next.writes,
      ])
      return next.messageId
    },
    /** Sets how many places a service has; only the seed and the administrator do. */
    async setPlaces(of: Omit<ServicePlaces, 'version'>): Promise<void> {
      const before = await places(of.serviceCode)
      await table.transact([replacedPlaces({ ...before, ...of })])
    },
  }
}

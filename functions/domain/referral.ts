// A referral (norīkojums) to a service, the places of the service and its waiting list.
import { z } from 'zod'
import { CaseId, Instant, PersonId, ReferralId } from './identifiers.ts'
import { statesOf, transitions } from './states.ts'

/** Which state may follow which. `Offered`: it holds a place while the provider answers; released it is `Issued` again. */
export const referralTransitions = transitions({
  Issued: ['Offered', 'Queued', 'Withdrawn'],
  Queued: ['Offered', 'Withdrawn'],
  Offered: ['Placed', 'Issued'],
  Placed: ['Ended'],
  Withdrawn: [],
  Ended: [],
})
export const ReferralState = statesOf(referralTransitions)
export type ReferralState = z.infer<typeof ReferralState>

export const Referral = z.object({
  referralId: ReferralId,
  caseId: CaseId,
  serviceCode: z.string(),
  personId: PersonId,
  personName: z.string(),
  number: z.string(),
  issuedAt: Instant,
  /** How many times a placement has been begun for it: names the next execution. */
  placements: z.int(),
  /** The social worker's opinion on the need, for the provider. */
  opinion: z.string(),
  /** 1 goes first (danger to life or health), 2 ordinary; within a class the earlier referral. */
  priorityClass: z.int().min(1).max(2),
  state: ReferralState,
  /** The number given on joining the waiting list; it stays, whatever happens ahead. */
  queueNumber: z.int().optional(),
  queuedAt: Instant.optional(),
  placedAt: Instant.optional(),
  endedAt: Instant.optional(),
  reason: z.string().optional(),
  version: z.int(),
})
export type Referral = z.infer<typeof Referral>

/** The places of one service. `capacity` undefined: it is not limited by places. */
export const ServicePlaces = z.object({ serviceCode: z.string(), capacity: z.int().optional(), taken: z.int(), lastQueueNumber: z.int(), version: z.int() })
export type ServicePlaces = z.infer<typeof ServicePlaces>

/** Under which the looks at the need of whoever waits are kept, one after the other. */
export const waitingExecution = (referralId: string): string => `waiting-${referralId}`

/** The declared order of a waiting list: priority class, then the moment of joining, then the number given. */
export const waitingOrder = (a: Referral, b: Referral): number =>
  a.priorityClass - b.priorityClass || (a.queuedAt ?? '').localeCompare(b.queuedAt ?? '') || (a.queueNumber ?? 0) - (b.queueNumber ?? 0)

/** Life or health is in danger: goes first in every list. */
export const urgentClass = 1
export const isUrgent = ({ priorityClass }: { priorityClass: number }): boolean => priorityClass === urgentClass

/** Places nobody has or is being offered; undefined where places do not limit the service. */
export const freePlaces = ({ capacity, taken }: Pick<ServicePlaces, 'capacity' | 'taken'>): number | undefined =>
  capacity === undefined ? undefined : Math.max(0, capacity - taken)

// Reliefs in kind at the counter: a shower, a wash, a bowl of soup; each visit as it was given, and what they come to.
import { z } from 'zod'
import { Day } from './days.ts'
import { Derivation } from './derivation.ts'
import { Instant, PersonId, StaffId } from './identifiers.ts'

export const reliefKinds = ['shower', 'laundry', 'soup'] as const
export const ReliefKind = z.enum(reliefKinds)
export type ReliefKind = z.infer<typeof ReliefKind>

/** How a visit was given. */
export const ReliefPrice = z.enum(['Free', 'Reduced', 'Full'])
export type ReliefPrice = z.infer<typeof ReliefPrice>

/** One visit of a person that counts against the limit. */
export const ReliefUse = z.object({ visitId: z.string(), on: Day, price: ReliefPrice })
export type ReliefUse = z.infer<typeof ReliefUse>

export const ReliefVisit = ReliefUse.extend({
  personId: PersonId,
  kind: ReliefKind,
  /** Where the person lived: whose list the visit is in. */
  parish: z.string(),
  paidCents: z.int().min(0),
  /** The price without any relief, where one is known. */
  fullPriceCents: z.int().min(0).optional(),
  derivation: Derivation,
  by: StaffId,
  at: Instant,
})
export type ReliefVisit = z.infer<typeof ReliefVisit>

/** A visit taken back: recorded by mistake. The visit itself stays. */
export const ReliefUndone = z.object({ visitId: z.string(), personId: PersonId, on: Day, reason: z.string(), by: StaffId, at: Instant })
export type ReliefUndone = z.infer<typeof ReliefUndone>

export type VisitAndItsEnd = ReliefVisit & { undone?: ReliefUndone | undefined }

export interface ReliefSum { kind: ReliefKind; persons: number; visits: number; free: number; reduced: number; full: number; paidCents: number; reliefCents: number }

/** Counts and sums by kind, of visits that were not taken back. The relief is the full price less what was paid; none where no price is known. */
export function reliefSums(visits: readonly VisitAndItsEnd[]): ReliefSum[] {
  return reliefKinds.flatMap((kind): ReliefSum[] => {
    const those = visits.filter((visit) => visit.kind === kind && visit.undone === undefined)
    if (those.length === 0) return []
    const of = (price: ReliefPrice): number => those.filter((visit) => visit.price === price).length
    return [{
      kind, persons: new Set(those.map(({ personId }) => personId)).size, visits: those.length, free: of('Free'), reduced: of('Reduced'), full: of('Full'),
      paidCents: those.reduce((sum, { paidCents }) => sum + paidCents, 0),
      reliefCents: those.reduce((sum, { paidCents, fullPriceCents = paidCents }) => sum + fullPriceCents - paidCents, 0),
    }]
  })
}

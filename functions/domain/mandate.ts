// A mandate: one resident's power to act for another, entered by a clerk from a document, from a day to a day and for some acts only.
import { z } from 'zod'
import { Instant, PersonId, StaffId } from './identifiers.ts'

/** What the document empowers to: to read the other's matters, to apply and sign in their name, to answer what the office asks. */
export const MandateScope = z.enum(['read', 'apply', 'answer'])
export type MandateScope = z.infer<typeof MandateScope>

export const Mandate = z.object({
  mandateId: z.string().regex(/^[0-9a-z]{10}$/),
  /** Whose matters they are. */
  principalId: PersonId,
  /** Who acts. */
  representativeId: PersonId,
  scopes: z.array(MandateScope).min(1),
  /** The first and the last day on which it holds. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** The paper it rests on: kind, number, notary or court. */
  document: z.string(),
  enteredBy: StaffId,
  enteredAt: Instant,
  revokedAt: Instant.optional(),
  revokedBy: StaffId.optional(),
  version: z.int(),
})
export type Mandate = z.infer<typeof Mandate>

/** Whether it holds on a day: neither before its first day nor after its last, and never once it is revoked. */
export const inForce = (mandate: { from: string; to: string; revokedAt?: string | undefined }, on: string): boolean =>
  mandate.revokedAt === undefined && mandate.from <= on && on <= mandate.to

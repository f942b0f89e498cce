// An application: what a resident asked for and declared, from draft to registered.
import { z } from 'zod'
import { HouseholdFacts } from './household.ts'
import { ApplicationId, CaseId, Instant, PersonId, ProceedingId } from './identifiers.ts'
import { ProceedingKind } from './proceeding.ts'
import { Home } from './residence.ts'

/** What is asked for: each becomes a proceeding of its own. */
export const Wish = z.object({ kind: ProceedingKind, serviceCode: z.string().optional(), need: z.string().optional() })
export type Wish = z.infer<typeof Wish>

export const Application = z.object({
  applicationId: ApplicationId,
  caseId: CaseId,
  applicantId: PersonId,
  /** The representative who submitted it under a mandate. */
  submittedBy: PersonId.optional(),
  submittedAt: Instant,
  /** When it came to us, where that was entered wrongly and has been corrected. */
  receivedAt: Instant.optional(),
  wishes: z.array(Wish).min(1).refine((wishes) => new Set(wishes.map(({ kind }) => kind)).size === wishes.length, 'a matter is asked for twice'),
  facts: HouseholdFacts,
  /** The dwelling it is about, as the applicant saw and confirmed it; older applications do not tell. Beside the facts, which name no place and nobody. */
  residence: Home.optional(),
  /** Where benefits are to be paid. */
  iban: z.string(),
  /** Who has signed, and when, and by whose hand if a representative's; MK 809 p. 2.1 wants every adult. */
  signatures: z.array(z.object({ personId: PersonId, at: Instant, by: PersonId.optional() })),
  /** Nobody applied: it stands for what the population register said. */
  origin: z.literal('register').optional(),
  /** Given on registration, with the proceedings opened. */
  number: z.string().optional(),
  proceedingIds: z.array(ProceedingId).optional(),
  version: z.int(),
})
export type Application = z.infer<typeof Application>

/** The moment of receipt as it is known now: the law of that day applies, and the clocks run from it. */
export const receiptOf = ({ receivedAt, submittedAt }: Pick<Application, 'receivedAt' | 'submittedAt'>): Instant => receivedAt ?? submittedAt

/** What has been typed so far, by page of the form, kept as typed so that nothing is lost; checked when it is submitted. */
export const Draft = z.object({
  applicationId: ApplicationId,
  applicantId: PersonId,
  pages: z.record(z.string(), z.unknown()),
  savedAt: Instant,
  version: z.int(),
})
export type Draft = z.infer<typeof Draft>

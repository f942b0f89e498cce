// Agreements with people of a household: one register for all kinds, one active of each kind for a person, with duties that can be checked.
import { z } from 'zod'
import { Day } from './days.ts'
import { CaseId, Instant, PersonId, StaffId } from './identifiers.ts'

/**
 * co-operation: duties for a benefit (SPSPL 37), the only kind whose breach the law answers; collaboration: a plan of social work with a family;
 * service: the terms of a service; work-skills: work with the municipality to keep working skills.
 */
export const AgreementKind = z.enum(['co-operation', 'collaboration', 'service', 'work-skills'])
export type AgreementKind = z.infer<typeof AgreementKind>

export const DutyResult = z.object({ outcome: z.enum(['Met', 'NotMet']), seen: z.string(), by: StaffId, at: Instant })

/** One duty: what, by what it is seen that it was done, by when, and who looks. */
export const Duty = z.object({
  dutyId: z.string(),
  text: z.string().min(1),
  evidence: z.string().min(1),
  dueOn: Day,
  verifierId: StaffId,
  result: DutyResult.optional(),
})
export type Duty = z.infer<typeof Duty>

export const Agreement = z.object({
  agreementId: z.string(),
  caseId: CaseId,
  kind: AgreementKind,
  personId: PersonId,
  number: z.string(),
  signedOn: Day,
  duties: z.array(Duty).min(1),
  enteredBy: StaffId,
  enteredAt: Instant,
  /** Ended: no longer in force, and none of its duties asked for. */
  endedOn: Day.optional(),
  endReason: z.string().optional(),
  version: z.int(),
})
export type Agreement = z.infer<typeof Agreement>

export const isActive = ({ endedOn }: Pick<Agreement, 'endedOn'>): boolean => endedOn === undefined

/** Duties of co-operation that were not met, as the law's facts have them (SPSPL 37). What was ended is not held against anybody. */
export const breachesOf = (agreements: readonly Agreement[], personIds: readonly string[]): { personId: string; duty: string; dueOn: Day; evidence: string }[] =>
  agreements.filter((agreement) => agreement.kind === 'co-operation' && isActive(agreement) && personIds.includes(agreement.personId))
    .flatMap(({ personId, duties, number }) => duties.flatMap(({ text, dueOn, result }) => (result?.outcome === 'NotMet' ? [{ personId, duty: text, dueOn, evidence: `${number}: ${result.seen}` }] : [])))

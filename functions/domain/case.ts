// A case: the file of a household. It is opened by the first application and stays.
import { z } from 'zod'
import { CaseId, Instant, PersonId, StaffId } from './identifiers.ts'

export const Case = z.object({
  caseId: CaseId,
  applicantId: PersonId,
  /** Everyone of the household as last applied for; names are for the desk, the facts are in the application. */
  memberIds: z.array(PersonId),
  title: z.string(),
  parish: z.string(),
  openedAt: Instant,
  /** The one colleague who leads the case and whom the household knows by name; nobody until the first task of it is taken. */
  leadId: StaffId.optional(),
  leadSince: Instant.optional(),
  version: z.int(),
})
export type Case = z.infer<typeof Case>

// A municipality's signature under a row of the law's numbers: who, when, and the whole row as it was read.
import { z } from 'zod'
import { Day } from './days.ts'
import { Instant, StaffId } from './identifiers.ts'

export const LawSignature = z.object({
  municipality: z.string(),
  rowId: z.string(),
  /** The row as signed, word for word: a row that reads otherwise is not signed. */
  content: z.string(),
  signedOn: Day,
  signedAt: Instant,
  by: StaffId,
  /** On what they signed it: the paper or page they compared it with. */
  ground: z.string(),
})
export type LawSignature = z.infer<typeof LawSignature>

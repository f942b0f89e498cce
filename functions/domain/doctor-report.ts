// What the doctor found when it last looked. No personal data: identifiers only.
import { z } from 'zod'
import { Instant } from './identifiers.ts'

export type FindingKind = 'DateNotFired' | 'EscalatedUnlisted' | 'Unsent' | 'AnswerNotReceived' | 'RunningWithoutWait' | 'FailedWithoutRepair' | 'WaitWithoutExecution' | 'MatterWithNobody' | 'AppealWithNobody' | 'PlaceFreeWithQueue' | 'WaitsUnlookedAt' | 'RunWithNobody' | 'PayableAdrift'

/** What is wrong, of what, what was done about it (absent: nothing, a person must look). `kind`: a FindingKind, of this release or an older one. */
export const Finding = z.object({ kind: z.string(), about: z.string(), text: z.string(), repaired: z.string().optional() })
export type Finding = z.infer<typeof Finding>

export const DoctorReport = z.object({ at: Instant, cases: z.int(), executions: z.int(), findings: z.array(Finding) })
export type DoctorReport = z.infer<typeof DoctorReport>

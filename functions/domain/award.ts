// An award (a benefit granted over months), its payables (one month each) and the runs that pay them together.
import { z } from 'zod'
import { AwardId, CaseId, Instant, PersonId, ProceedingId, RecalculationId, RunId, StaffId } from './identifiers.ts'
import { applicationOfProceeding, ClockDate, ProceedingKind } from './proceeding.ts'
import { statesOf, transitions } from './states.ts'

/** Who gets the money. The household's applicant, for now; landlords and utilities are payees of the same shape. */
export const Payee = z.object({ personId: PersonId, name: z.string(), iban: z.string() })
export type Payee = z.infer<typeof Payee>

/** Whose account the money leaves: the municipality, as its bank knows it. */
export const Debtor = z.object({ name: z.string(), iban: z.string(), bic: z.string() })
export type Debtor = z.infer<typeof Debtor>

export const Award = z.object({
  awardId: AwardId,
  caseId: CaseId,
  proceedingId: ProceedingId,
  kind: ProceedingKind,
  decisionNumber: z.string(),
  decidedOn: z.iso.date(),
  amountCents: z.int().positive(),
  months: z.array(z.string()),
  /** The account is empty where it was handed over. */
  payee: Payee,
  awardedAt: Instant,
  /** Given by hand against a receipt, and so no payable of any run. */
  handedOver: z.object({ on: z.iso.date(), receipt: z.string(), by: StaffId }).optional(),
})
export type Award = z.infer<typeof Award>

/** What may become of a payable. `Claimed`: a run has it; `Filed`: it is in a file the bank may have; only the bank's answer makes it `Paid`. */
export const payableTransitions = transitions({
  Open: ['Claimed'],
  Claimed: ['Open', 'Filed'],
  Filed: ['Open', 'Paid'],
  Paid: [],
})
export const PayableState = statesOf(payableTransitions)
export type PayableState = z.infer<typeof PayableState>

export const Payable = z.object({
  /** `<awardId>-<yyyymm>`: the payment's identity everywhere, the bank's EndToEndId included. */
  payableId: z.string().max(35),
  caseId: CaseId,
  awardId: AwardId,
  kind: ProceedingKind,
  month: z.string(),
  amountCents: z.int().positive(),
  payee: Payee,
  decisionNumber: z.string(),
  decidedOn: z.iso.date(),
  state: PayableState,
  runId: RunId.optional(),
  /** The run in whose file it was last, if the bank did not execute that: whoever approves it again must know. */
  filedIn: RunId.optional(),
  /** The first of its award: with it the household has money. Absent on payables of older releases. */
  first: z.boolean().optional(),
  /** It pays the difference a row of the law made to the month, after the award: the row, the rows reckoned with, and the recalculation that found it. */
  difference: z.object({ rowId: z.string(), rows: z.array(z.string()), recalculationId: RecalculationId }).optional(),
  version: z.int(),
})
export type Payable = z.infer<typeof Payable>

export const payableIdOf = (awardId: string, month: string): string => `${awardId}-${month.replace('-', '')}`

/**
 * The identity of a difference: what award, what month, what row, so that the same difference is one payment whoever finds it and however often.
 * The application and a mark of the benefit and the row fit where a bank has 35 characters.
 */
export const differenceIdOf = (awardId: string, month: string, rowId: string): string =>
  `${applicationOfProceeding(awardId)}-${month.replace('-', '')}-${shortMarkOf(`${awardId} ${rowId}`)}`

/** 64 bits of FNV-1a in base 36. */
function shortMarkOf(text: string): string {
  let mark = 0xcbf29ce484222325n
  for (const letter of text) mark = BigInt.asUintN(64, (mark ^ BigInt(letter.codePointAt(0) ?? 0)) * 0x100000001b3n)
  return mark.toString(36)
}

export const runTransitions = transitions({
  Collecting: ['AwaitingApproval', 'Empty'],
  AwaitingApproval: ['Approved', 'Cancelled'],
  // An approved run whose file cannot be written (an account that cannot be paid) is given up, and its payables are free again.
  Approved: ['Filed', 'Cancelled'],
  Filed: ['Paid', 'Cancelled'],
  Paid: [],
  Cancelled: [],
  Empty: [],
})
export const RunState = statesOf(runTransitions)
export type RunState = z.infer<typeof RunState>

export const Run = z.object({
  runId: RunId,
  /** As people call it: `2026/17`. */
  number: z.string(),
  /** Pays everything due up to this month. */
  throughMonth: z.string(),
  /** The day the bank is asked to pay. */
  payOn: z.iso.date(),
  makerId: StaffId,
  checkerId: StaffId.optional(),
  madeAt: Instant,
  state: RunState,
  count: z.int().optional(),
  totalCents: z.int().optional(),
  files: z.object({ pain: z.string(), csv: z.string() }).optional(),
  due: ClockDate,
  /** The day the bank paid, as the bank says. Absent on runs paid by older releases: `payOn` then. */
  executedOn: z.iso.date().optional(),
  /** The checker's or the bank's reason when it was cancelled. */
  reason: z.string().optional(),
  version: z.int(),
})
export type Run = z.infer<typeof Run>

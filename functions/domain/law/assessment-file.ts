// An assessment as a file that a stranger can run again: the question whole, with the rows of the law the answer rested on, and the answer.
import { z } from 'zod'
import { BenefitKind } from '../benefits.ts'
import { Day, Month } from '../days.ts'
import { HouseholdFacts, Signature } from '../household.ts'
import { withoutAwarded } from './already-awarded.ts'
import { AnswerToAssessment, assess } from './assess.ts'
import { Use } from './counter.ts'
import { Readings, type Policy, type Setting } from './policy.ts'

/** A municipality's signature under a policy row of confidence C: the row's identifier and the day it was signed. */
export const SignedRow = z.strictObject({ rowId: z.string().min(1), signedOn: Day })

/** A row of a policy table with all it said; its identifier is `table/municipality/from/adoptedOn`. */
export const PinnedRow = z.strictObject({
  table: z.string().min(1),
  municipality: z.string().optional(),
  from: Day,
  to: Day.optional(),
  adoptedOn: Day,
  knownFrom: Day.optional(),
  /** `unsettled`, or the value as its table has it. */
  value: z.json(),
  source: z.string(),
  confidence: z.enum(['A', 'B', 'C']),
  note: z.string().optional(),
})
export type PinnedRow = z.infer<typeof PinnedRow>

export const AssessmentFile = z.strictObject({
  municipality: z.string().min(1).describe('Whose rows and readings of the law apply: the code of a municipality, `tukums`.'),
  kind: BenefitKind.describe('`gmi`: the guaranteed minimum income benefit; `housing`: the housing benefit; the others are named in functions/domain/benefits.ts.'),
  appliesOn: Day.describe('The day whose law applies: the day of application, `YYYY-MM-DD`.'),
  knownOn: Day.describe('The day of the assessment: rows of the law that became known later are not used.'),
  facts: HouseholdFacts.describe('The household: members, incomes, savings, properties, dwelling, housing costs, each figure in whole cents with its provenance. People are identifiers, without names.'),
  signatures: z.array(Signature).describe('Who of the household has signed the application, and when.'),
  awardedMonths: z.array(Month).optional().describe('Months for which an earlier award of the same benefit already covers someone of the household. Absent: none.'),
  slots: z.array(z.string()).optional().describe('What an earlier award has taken otherwise: `y2026`, `once`, `e50`. Absent: nothing.'),
  uses: z.array(Use).optional().describe('Of a benefit with a counter: what was used of it before. Absent: nothing.'),
  need: z.object({ found: z.boolean(), cents: z.int().min(0).optional() }).optional().describe('Of a benefit on a social worker’s opinion: whether they found a need, and how much.'),
  signedRows: z.array(SignedRow).optional().describe('Rows of confidence C the municipality had signed. Absent: none.'),
  rows: z.array(PinnedRow).optional().describe('The rows of the law the answer rested on, by value. Absent: whatever the tables give for those days.'),
  readings: Readings.optional().describe('How the municipality read the law where it is silent. Absent: as it reads it now.'),
  answer: AnswerToAssessment.optional().describe('What the office came to: status, amount, reasons and derivation. Absent in a file made by hand.'),
})
export type AssessmentFile = z.infer<typeof AssessmentFile>

/** What an assessment keeps beside its days and its answer, to be run again. */
export const Asked = AssessmentFile.omit({ kind: true, appliesOn: true, knownOn: true, answer: true })
export type Asked = z.infer<typeof Asked>

/** The file of a stored assessment. None of one that met contradictions, or was made before these facts were kept: nothing can be run again. */
export const assessmentFileOf = ({ asked, answer, appliesOn, knownOn }: { asked?: Asked | undefined; answer?: AnswerToAssessment | undefined; appliesOn: Day; knownOn: Day }): AssessmentFile | undefined =>
  asked && answer && AssessmentFile.parse({ kind: answer.benefit, appliesOn, knownOn, ...asked, answer })

/** The answer of the rules under a policy, what earlier awards have taken left out. */
export const answerTo = ({ kind, facts, signatures, uses = [], need, awardedMonths = [], slots = [] }: Omit<AssessmentFile, 'municipality'>, policy: Policy): AnswerToAssessment =>
  withoutAwarded(assess({ kind, facts, signatures, policy, uses, ...(need && { need }) }), awardedMonths, slots)

/** Identifiers of all rows a policy was gathered from, unsettled ones too, in alphabetical order. */
export function rowIdsOf(policy: Policy): string[] {
  const settings: Setting<unknown>[] = [
    policy.gmiThreshold, policy.needyThreshold, policy.lowIncomeThreshold, policy.savingsLimit, policy.propertyLimits, policy.pensionAge, policy.awardMonths,
    policy.housingCoefficients, policy.housingConditions, policy.housingCostNorms, ...(policy.benefitTerms === undefined ? [] : [policy.benefitTerms]), ...Object.values(policy.minimumWage),
  ]
  return [...new Set(settings.flatMap(({ row }) => (row === undefined ? [] : [row.id])))].toSorted()
}

/** The mistakes of a file, a line each: the field, then what is wrong with it. */
export const fileFaults = (error: z.ZodError): string[] =>
  error.issues.map(({ path, message }) => `${path.length === 0 ? 'file' : path.join('.')}: ${message}`)

// An assessment as a file that a stranger can run again: the question whole, with the policy rows the answer rested on.
import { z } from 'zod'
import { Day, Month } from '../days.ts'
import { HouseholdFacts, Signature } from '../household.ts'
import { BenefitKind } from '../benefits.ts'
import { Use } from './counter.ts'
import type { AnswerToAssessment } from './assess.ts'
import type { Policy, Setting } from './policy.ts'

/** A municipality's signature under a policy row of confidence C: the row's identifier and the day it was signed. */
export const SignedRow = z.strictObject({ rowId: z.string().min(1), signedOn: Day })

export const AssessmentFile = z.strictObject({
  /** The municipality whose rows and readings apply, by its code: `tukums`. */
  municipality: z.string().min(1),
  /** `gmi`: the guaranteed minimum income benefit; `housing`: the housing benefit; the others are named in domain/benefits. */
  kind: BenefitKind,
  /** The day whose law applies: the day of application, `YYYY-MM-DD`. */
  appliesOn: Day,
  /** The day of the assessment: policy rows that became known later are not used. */
  knownOn: Day,
  /** The household: members, incomes, savings, properties, dwelling, housing costs; each figure in whole cents, with its provenance. */
  facts: HouseholdFacts,
  /** Who of the household has signed the application, and when. */
  signatures: z.array(Signature),
  /** Months for which an earlier award of the same benefit already covers someone of the household; absent: none. */
  awardedMonths: z.array(Month).optional(),
  /** What an earlier award has taken otherwise (`y2026`, `once`, `e50`), what was used of a counter, and what a social worker found; absent: nothing. */
  slots: z.array(z.string()).optional(),
  uses: z.array(Use).optional(),
  need: z.object({ found: z.boolean(), cents: z.int().min(0).optional() }).optional(),
  /** Rows of confidence C the municipality had signed; absent: none. */
  signedRows: z.array(SignedRow).optional(),
  /** Identifiers of the rows the answer rested on. Absent: whatever the tables give. Present: each must still be what the tables give. */
  rows: z.array(z.string().min(1)).optional(),
})
export type AssessmentFile = z.infer<typeof AssessmentFile>

/** What an assessment was asked and answered, as the caller has it at hand. */
export interface Asked {
  kind: BenefitKind
  /** The facts as assessed: reconciled with the registers. */
  facts: HouseholdFacts
  signatures: AssessmentFile['signatures']
  awardedMonths?: readonly Month[]
  signedRows?: AssessmentFile['signedRows']
  /** The policy of the assessment's two days. */
  policy: Policy
  /** The stored answer, if there is one: the rows it cites are pinned even where the tables have since lost them. */
  answer?: AnswerToAssessment
}

/** The file of an assessment, its rows pinned. */
export function assessmentFileOf({ kind, facts, signatures, awardedMonths = [], signedRows = [], policy, answer }: Asked): AssessmentFile {
  const { municipality, appliesOn, knownOn } = policy
  const rows = [...new Set([...rowIdsOf(policy), ...(answer === undefined ? [] : citedRowIds(answer))])].toSorted()
  return { municipality, kind, appliesOn, knownOn, facts, signatures, awardedMonths: [...awardedMonths], signedRows, rows }
}

/** Identifiers of all rows a policy was gathered from, unsettled ones too, in alphabetical order. */
export function rowIdsOf(policy: Policy): string[] {
  const settings: Setting<unknown>[] = [
    policy.gmiThreshold, policy.needyThreshold, policy.lowIncomeThreshold, policy.savingsLimit, policy.propertyLimits, policy.pensionAge, policy.awardMonths,
    policy.housingCoefficients, policy.housingConditions, policy.housingCostNorms, ...(policy.benefitTerms === undefined ? [] : [policy.benefitTerms]), ...Object.values(policy.minimumWage),
  ]
  return [...new Set(settings.flatMap(({ row }) => (row === undefined ? [] : [row.id])))].toSorted()
}

/** Identifiers of the rows an answer names, in its derivation or among what is unsettled. */
function citedRowIds(answer: AnswerToAssessment): string[] {
  const gaps = answer.outcome === 'Unsettled' ? answer.what.flatMap(({ row }) => row ?? []) : []
  const inputs = answer.derivation.flatMap((line) => line.inputs).flatMap((input) => ('line' in input ? [] : input.policyRow ?? []))
  return [...answer.derivation.flatMap(({ policyRow }) => policyRow ?? []), ...inputs, ...gaps].map(({ id }) => id)
}

/** The mistakes of a file, a line each: the field, then what is wrong with it. */
export const fileFaults = (error: z.ZodError): string[] =>
  error.issues.map(({ path, message }) => `${path.length === 0 ? 'file' : path.join('.')}: ${message}`)

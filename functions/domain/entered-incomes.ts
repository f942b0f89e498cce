// Incomes of months the form did not ask about: the day of receipt was corrected, and other months count. A colleague enters what was earned, or that nothing was.
import { z } from 'zod'
import { receiptOf, type Application } from './application.ts'
import { needsMeans } from './benefits.ts'
import { dayAt, longMonth, Month } from './days.ts'
import { IncomeKind, Income, Provenance, type HouseholdFacts } from './household.ts'
import { ApplicationId, CaseId, Instant, PersonId, StaffId } from './identifiers.ts'
import { incomeMonths } from './law/household-income.ts'
import { content } from './law/order.ts'
import type { Policy } from './law/policy.ts'
import { sharersOf, unsignedAdults } from './law/persons.ts'
import { AmountCents } from './money.ts'
import type { ProceedingKind } from './proceeding.ts'

/** What one person had in one month, regularly or once, as a colleague has entered it. Entered again it is another entry: the last counts, all stay. */
export const EnteredIncome = z.object({
  caseId: CaseId,
  applicationId: ApplicationId,
  personId: PersonId,
  rhythm: Income.shape.rhythm,
  month: Month,
  /** 1, 2, … */
  edition: z.int().min(1),
  /** None: there was no such income. */
  amounts: z.array(z.object({ kind: IncomeKind, amountCents: AmountCents })),
  /** Who said so, or where it is written, and of which day. */
  provenance: Provenance,
  reason: z.string(),
  by: StaffId,
  at: Instant,
})
export type EnteredIncome = z.infer<typeof EnteredIncome>

/** Whose income, of which month, and whether regular or received once. */
export type Silence = Pick<EnteredIncome, 'personId' | 'rhythm' | 'month'>

const isSame = (a: Silence, b: Silence): boolean => a.personId === b.personId && a.rhythm === b.rhythm && a.month === b.month

/** What holds now of all that was entered: of each person, rhythm and month the last. `entered`: in the order of editions. */
export const lastEntered = (entered: readonly EnteredIncome[]): EnteredIncome[] => entered.filter((one, i) => !entered.slice(i + 1).some((later) => isSame(one, later)))

/** The months the form asked about: it asked by the day it was submitted. */
const monthsAsked = ({ submittedAt }: Pick<Application, 'submittedAt'>, readings: Policy['readings']): Record<Silence['rhythm'], Month[]> => incomeMonths({ appliesOn: dayAt(submittedAt), readings })

/**
 * What counts by the day of receipt as it is known now, and the form did not ask about, because it asked by the day it was submitted: the three full months
 * of regular income and the twelve of what is received once move with the day. Nothing where means do not count, nor before all adults have signed: until then
 * nothing of a household is reckoned, nor asked. `members`: of the household as it is reckoned.
 */
export function silentIncomes(kind: ProceedingKind, application: Pick<Application, 'receivedAt' | 'submittedAt' | 'signatures'>, members: HouseholdFacts['members'], readings: Policy['readings']): Silence[] {
  const appliesOn = dayAt(receiptOf(application))
  if (!needsMeans(kind) || unsignedAdults(members, application.signatures, appliesOn).length > 0) return []
  const asked = monthsAsked(application, readings)
  const counted = incomeMonths({ appliesOn, readings })
  const rhythms = ['regular', 'irregular'] as const
  return sharersOf(members).flatMap(({ personId }) => rhythms.flatMap((rhythm) => counted[rhythm].filter((month) => !asked[rhythm].includes(month)).map((month) => ({ personId, rhythm, month }))))
}

/** Of these, what nobody has entered yet: such a month counts as nothing only when somebody has entered that there was nothing. */
export const notEntered = (silent: readonly Silence[], entered: readonly EnteredIncome[]): Silence[] => silent.filter((one) => !entered.some((other) => isSame(one, other)))

/** Nobody has said whether there was such income: the form did not ask about the month, and no colleague has entered it. */
export const isUnsaid = (one: Silence, application: Pick<Application, 'submittedAt'>, readings: Policy['readings'], entered: readonly EnteredIncome[]): boolean =>
  !monthsAsked(application, readings)[one.rhythm].includes(one.month) && notEntered([one], entered).length > 0

/** `2026. gada februāris; vienreizējie, 2025. gada maijs`. */
export const silencesText = (silent: readonly Silence[]): string => silent.map(({ rhythm, month }) => (rhythm === 'regular' ? longMonth(month) : `vienreizējie, ${longMonth(month)}`)).join('; ')

/**
 * What becomes an entry of what a colleague sends of some months, each with the edition after the one they have seen. Where amounts are others than entered last,
 * those months; the rest keep the source they have. Where none is, it is the source that is mended. `behind`: a month somebody has entered otherwise meanwhile.
 */
export function entriesOf(sent: readonly EnteredIncome[], entered: readonly EnteredIncome[]): { entries: EnteredIncome[] } | { behind: Silence } {
  const last = (one: EnteredIncome): EnteredIncome | undefined => entered.findLast((other) => isSame(one, other))
  const isBehind = (one: EnteredIncome): boolean => one.edition !== (last(one)?.edition ?? 0) + 1
  const others = sent.filter((one) => content(one.amounts) !== content(last(one)?.amounts))
  // The same form once more: what it says is entered already.
  if (others.length === 0 && sent.some(isBehind)) return { entries: [] }
  const entries = others.length > 0 ? others : sent.filter((one) => content(one.provenance) !== content({ ...last(one)?.provenance, enteredOn: one.provenance.enteredOn }))
  const behind = entries.find(isBehind)
  return behind === undefined ? { entries } : { behind }
}

/** The facts as declared, with what was entered of the months nobody was asked about. */
export function withEntered(facts: HouseholdFacts, entered: readonly EnteredIncome[]): HouseholdFacts {
  if (entered.length === 0) return facts
  const last = lastEntered(entered)
  const none = last.filter(({ amounts }) => amounts.length === 0).map(({ personId, rhythm, month, provenance }) => ({ personId, rhythm, month, provenance }))
  return {
    ...facts,
    incomes: [...facts.incomes, ...last.flatMap(({ personId, rhythm, month, provenance, amounts }) =>
      amounts.map(({ kind, amountCents }): Income => ({ personId, kind, rhythm, amounts: [{ month, amountCents, provenance }] })))],
    ...(none.length === 0 ? {} : { withoutIncome: none }),
  }
}

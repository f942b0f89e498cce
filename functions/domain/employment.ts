// Work as it is declared, held against who is registered as unemployed (NVA).
// Why NVA's answer alone is asked for: the form asks for income, which says who works; whether somebody is registered is what the agency knows and nobody need tell twice.
import type { Month } from './days.ts'
import type { HouseholdFacts, IncomeKind, Member } from './household.ts'

/** What contradicts: wages after the registration; a benefit for the unemployed, or neither work nor a reason for none, without one. */
export type Employment = 'works' | 'on-unemployment-benefit' | 'no-work'

const work: readonly IncomeKind[] = ['wage', 'economic-activity', 'employment-contract-measure', 'foreign-income']
/**
 * Who lives on these is not expected to look for work: pensioners, the ill, parents and carers. After SPSPL 12(4), which frees the same people from work-skill
 * measures; that the duty to be registered follows it is not confirmed, so that a person says in each case whether it holds.
 */
const freeing: readonly IncomeKind[] = [
  'pension', 'state-social-security-benefit', 'sick-benefit', 'parental-benefit', 'maternity-benefit', 'paternity-benefit', 'child-raising-benefit', 'disabled-child-care-benefit', 'disabled-person-care-benefit',
]

/**
 * What about a member's work the agency does not bear out; undefined: nothing. `months`: the full months that count, the last one last.
 * `unemployedSince`: absent where the agency has no registration. Registered and without a wage contradicts nothing: more is not asked of anybody.
 */
export function employmentDiffering({ personId, disability, fullTimeEducation }: Member, { incomes }: HouseholdFacts, months: readonly Month[], unemployedSince: string | undefined): Employment | undefined {
  const has = (kinds: readonly IncomeKind[], counts: (month: Month) => boolean): boolean => incomes.some((income) =>
    income.personId === personId && kinds.includes(income.kind) && income.amounts.some(({ month, amountCents }) => amountCents > 0 && counts(month)))
  // A wage of the month of registration may be the last one of a work that has ended.
  if (unemployedSince !== undefined) return has(['wage'], (month) => months.includes(month) && month > unemployedSince.slice(0, 7)) ? 'works' : undefined
  const lately = (month: Month): boolean => month === months.at(-1)
  if (has(work, lately)) return undefined
  if (has(['unemployment-benefit'], lately)) return 'on-unemployment-benefit'
  return has(freeing, lately) || disability !== undefined || fullTimeEducation === true ? undefined : 'no-work'
}

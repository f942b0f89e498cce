// How often a benefit is given: what a grant takes, of whom, so that nobody is given the same a second time.
import { z } from 'zod'
import { Day, yearOf, type Month } from '../days.ts'
import { benefits, type BenefitKind } from '../benefits.ts'
import type { Claim, HouseholdFacts } from '../household.ts'
import type { BenefitTerms } from './benefit-terms.ts'
import { sharersOf } from './persons.ts'

/**
 * What a grant takes: for each of these people each slot, which is theirs once; or a use of a counter. Slots: `once`, `e<what>`, `y2026`, `m202603`.
 */
export const Takes = z.object({
  personIds: z.array(z.string()).min(1),
  slots: z.array(z.string()),
  counter: z.object({ on: Day, cents: z.int().positive(), days: z.int().min(0), limitCents: z.int(), limitDays: z.int().optional(), span: z.enum(['calendar-year', 'rolling-12-months']) }).optional(),
})
export type Takes = z.infer<typeof Takes>

/** What a decision takes: what the rules say; of a monthly benefit the months it is decided for, which a departure from the rules may have made others. */
export const takenAsDecided = (takes: Takes | undefined, months: readonly Month[], once: boolean): Takes | undefined =>
  (takes === undefined || once || takes.counter !== undefined ? takes : { ...takes, slots: months.map(monthSlot) })

/** `m202603`. */
export const monthSlot = (month: Month): string => `m${month.replace('-', '')}`
/** `2026-03` of a month's slot; undefined: another kind of slot. */
export const monthOfSlot = (slot: string): Month | undefined => (/^m\d{6}$/.test(slot) ? `${slot.slice(1, 5)}-${slot.slice(5)}` : undefined)

/** Whose it is: by means, and in a crisis, the whole household's; the subjects'; of a couple's jubilee both spouses'; else of who asks. */
export function ownersOf(kind: BenefitKind, facts: Pick<HouseholdFacts, 'members'>, claim: Claim | undefined): string[] {
  const { assessed, opinion = false } = benefits[kind]
  const members = sharersOf(facts.members).filter(({ role }) => assessed === 'means' || opinion || role === 'applicant').map(({ personId }) => personId)
  const subjects = (claim?.subjects ?? []).map(({ personId }) => personId)
  if (kind === 'wedding') return [...members, ...subjects]
  return subjects.length > 0 && !opinion ? subjects : members
}

/** `what`: what tells one event of the kind from another (a wedding year, the day of a crisis). */
export function slotsOf(often: BenefitTerms['often'], askedOn: Day, what: string | number, months: readonly Month[]): string[] {
  switch (often) {
    case 'once': return ['once']
    case 'each': return [`e${String(what).replaceAll('-', '')}`]
    case 'year': return [`y${yearOf(askedOn)}`]
    case 'month': return months.map(monthSlot)
    case 'counter': return []
  }
}

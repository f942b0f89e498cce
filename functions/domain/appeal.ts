// An appeal: a decision contested by those it concerns, from the day it came to what the commission, or we ourselves, made of it.
import { z } from 'zod'
import type { Payable } from './award.ts'
import type { Day, Month } from './days.ts'
import { AppealId, CaseId, FormId, Instant, PersonId, ProceedingId, StaffId } from './identifiers.ts'
import { differences, overpaidCents, owed } from './law/difference.ts'
import type { MonthAmount } from './law/month-amount.ts'
import { ClockDate, kindOfProceeding, lastRound, matterOf, roundOf } from './proceeding.ts'
import { statesOf, transitions } from './states.ts'

export const appealTransitions = transitions({
  /** Written down; the workflow gives it its number. */
  Lodged: ['Registered'],
  Registered: ['SentOn', 'Corrected', 'Withdrawn'],
  SentOn: ['Upheld', 'Annulled', 'Withdrawn'],
  // By ourselves, or by the commission: decided anew, or put right by hand.
  Corrected: ['Reopened', 'ToCarryOut'],
  Annulled: ['Reopened', 'ToCarryOut'],
  ToCarryOut: ['CarriedOut'],
  Upheld: [],
  Reopened: [],
  CarriedOut: [],
  Withdrawn: [],
})
export const AppealState = statesOf(appealTransitions)
export type AppealState = z.infer<typeof AppealState>

/** As it stands for whoever reads: a matter that has been decided anew is told apart from one that is to be. */
export type AppealStanding = AppealState | 'DecidedAnew'
export const standingOf = ({ state, reopenedAs }: Pick<Appeal, 'state' | 'reopenedAs'>, decisions: readonly { proceedingId: string; number?: string | undefined }[]): AppealStanding =>
  state === 'Reopened' && decisions.some(({ proceedingId, number }) => proceedingId === reopenedAs && number !== undefined) ? 'DecidedAnew' : state

/** Nobody is waited for any more on account of it. */
export const isOver = (state: AppealState): boolean => appealTransitions[state].length === 0

/** What the commission can do (APL 81): all but the first have the matter decided anew. */
export const RulingResult = z.enum(['Upheld', 'Annulled', 'AnnulledInPart', 'Changed'])
export type RulingResult = z.infer<typeof RulingResult>

/** How it came to the service. */
export const AppealWay = z.enum(['page', 'paper', 'person', 'mail'])
export type AppealWay = z.infer<typeof AppealWay>

export const Appeal = z.object({
  appealId: AppealId,
  /** By which form it came: the same form sent again is the same appeal. Absent on those of older releases. */
  form: FormId.optional(),
  caseId: CaseId,
  /** The contested decision's proceeding, its number, and how it could be contested. */
  proceedingId: ProceedingId,
  decisionNumber: z.string(),
  contestUntil: ClockDate,
  /** Who contests: the applicant or another adult of the household. */
  appellantId: PersonId,
  /** Their own words: what they do not agree with, and what they ask for. */
  words: z.string(),
  asks: z.string().optional(),
  /** Sentences of the letter they marked as wrong, as these stood in it. */
  marked: z.array(z.string()),
  way: AppealWay,
  /** When it reached the service, and when it was entered. */
  receivedAt: Instant,
  recordedAt: Instant,
  /** `resident:<id>` or `staff:<id>`. */
  by: z.string(),
  state: AppealState,
  number: z.string().optional(),
  sentOn: z.object({ at: Instant, by: StaffId, letter: z.string(), remark: z.string().optional() }).optional(),
  /** The commission needs longer (APL 64): until when, and by which paper. */
  extension: z.object({ until: z.iso.date(), paper: z.string(), by: StaffId, at: Instant }).optional(),
  corrected: z.object({ at: Instant, by: StaffId, reason: z.string() }).optional(),
  ruling: z.object({
    result: RulingResult,
    number: z.string(),
    /** The day the commission decided, and when its decision reached us. */
    on: z.iso.date(),
    receivedAt: Instant,
    /** What it says in short, and where its paper is kept. */
    words: z.string(),
    paper: z.string(),
    by: StaffId,
    enteredAt: Instant,
  }).optional(),
  withdrawnAt: Instant.optional(),
  /** How it was put right by hand. */
  carriedOut: z.object({ at: Instant, by: StaffId, how: z.string() }).optional(),
  /** The proceeding that decides the matter anew. */
  reopenedAs: ProceedingId.optional(),
  version: z.int(),
})
export type Appeal = z.infer<typeof Appeal>

/** Came after the last day: it goes to the commission all the same, with that remark. */
export const isLate = ({ contestUntil }: Pick<Appeal, 'contestUntil'>, receivedOn: Day): boolean => receivedOn > contestUntil.on

/** A decision that granted a place in a service, or a gift nobody applied for, cannot simply be decided a second time: somebody may be in that place. */
export const canBeReopened = (proceedingId: string, granted: boolean): boolean => {
  const kind = kindOfProceeding(proceedingId)
  return roundOf(proceedingId) < lastRound && kind !== 'jubilee' && !(kind === 'service' && granted)
}

/** What the other rounds of a matter have made payable, paid or not, with what a change of law has added since. */
export const givenInOtherRounds = (payables: readonly Pick<Payable, 'awardId' | 'month' | 'amountCents'>[], proceedingId: string): MonthAmount[] =>
  payables.filter(({ awardId }) => awardId !== proceedingId && matterOf(awardId) === matterOf(proceedingId)).map(({ month, amountCents }) => ({ month, amountCents }))

/** What was given once counts in the month it is given in now, if it is: in whatever month it was paid. */
function counted(given: readonly MonthAmount[], now: readonly MonthAmount[], once: boolean): readonly MonthAmount[] {
  const month = once ? now[0]?.month : undefined
  return month === undefined ? given : given.map(({ amountCents }) => ({ month, amountCents }))
}

/** What a round makes payable: by month, what is more than the other rounds have given. */
export const moreThanGiven = (given: readonly MonthAmount[], now: readonly MonthAmount[], once: boolean): MonthAmount[] => owed(differences(counted(given, now, once), now))

/**
 * Some month would have less than was given for it by now, by the contested decision or a law that reached back to it: whoever contests is not to be worse off by it.
 * A month before the application, given by a day of receipt that has been corrected since, stays as it is: nothing can be decided for it. What is given once has no month of its own.
 */
export function isWorse(given: readonly MonthAmount[], now: readonly MonthAmount[], { once, applicationMonth }: { once: boolean; applicationMonth: Month }): boolean {
  const decidable = once ? given : given.filter(({ month }) => month >= applicationMonth)
  return overpaidCents(differences(counted(decidable, now, once), now)) > 0
}

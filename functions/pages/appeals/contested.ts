// What every page about contesting asks: whether a decision can be contested, until when, and what of its letter may be marked as wrong.
import { z } from 'zod'
import { FormId } from '../../domain/identifiers.ts'
import { standingOf, type Appeal } from '../../domain/appeal.ts'
import { toldOf } from '../../domain/appeal-letter.ts'
import { dayAt } from '../../domain/days.ts'
import type { Decision } from '../../domain/decision.ts'
import { contestTerm } from '../../domain/law/notification.ts'
import type { Letter } from '../../domain/letter.ts'
import type { ClockDate } from '../../domain/proceeding.ts'
import { calendarOf } from '../../platform/calendar.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { appealDates, appealTermsOf, withinText } from '../../policy/appeal-terms.ts'
import { municipalityOf } from '../../policy/municipalities.ts'

/** The appeal that a decision is, or was, contested by; one withdrawn leaves it as if it had not been. */
export const appealOf = (appeals: readonly Appeal[], proceedingId: string): Appeal | undefined =>
  appeals.findLast((appeal) => appeal.proceedingId === proceedingId && appeal.state !== 'Withdrawn')

/** The last day it can be contested in time; a year where the decision named no term (APL 79). */
export async function contestUntilOf({ contestUntil, notifiedOn, issuedAt, decidedAt }: Decision, dependencies: Pick<Dependencies, 'store' | 'municipality'>): Promise<ClockDate> {
  if (contestUntil !== undefined) return contestUntil
  const { on, why } = contestTerm(await calendarOf(dependencies), notifiedOn?.on ?? dayAt(issuedAt ?? decidedAt), false)
  return { on, why }
}

/** The sentences of a letter that can be wrong: its reasons and the steps of its reckoning, in order. */
export const sentencesOf = ({ reasons, reckoning, opinion }: Letter): string[] => [...reasons.map(({ text }) => text), ...reckoning, ...(opinion === undefined ? [] : [opinion])]

/** Those chosen, by their place. */
export const markedOf = (sentences: readonly string[], chosen: readonly string[]): string[] => sentences.filter((_, i) => chosen.includes(String(i)))

const sendAgain = 'Nosūtiet veidlapu vēlreiz.'
/** Which sending of the form it is; without it nobody could tell a second press from a second contest. */
export const formSent = z.string(sendAgain).refine((id) => FormId.safeParse(id).success, sendAgain)

/** As long as what is said in an appeal may be. */
export const longestWords = 4000

/** Whose move it is, by when, and what comes then. `decisions`: of its case. */
export async function toldAbout(appeal: Appeal, decisions: readonly Decision[], dependencies: Pick<Dependencies, 'store' | 'municipality'>) {
  const { contest: { body, court } } = municipalityOf(dependencies.municipality)
  const within = withinText(appealTermsOf(dependencies.municipality, dayAt(appeal.receivedAt)).court)
  return toldOf({ appeal, standing: standingOf(appeal, decisions), ...appealDates(await calendarOf(dependencies), dependencies.municipality, appeal), commission: body, court, within })
}

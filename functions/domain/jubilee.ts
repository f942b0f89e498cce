// Jubilees of a month by the population register: who completed a jubilee age, listed, signed, and each given once in a life an age.
import { z } from 'zod'
import { addMonths, Day, Month, yearOf } from './days.ts'
import { ApplicationId, CaseId, Instant, JubileesId, PersonId, ProceedingId, StaffId } from './identifiers.ts'
import type { BenefitTerms } from './law/benefit-terms.ts'

export const jubileesTransitions = {
  Asking: ['AwaitingSignature', 'Nobody'],
  AwaitingSignature: ['Signed', 'Declined'],
  Signed: ['Done'],
  Done: [],
  Declined: [],
  Nobody: [],
} as const satisfies Record<string, readonly string[]>
export type JubileesState = keyof typeof jubileesTransitions
/** Nothing more comes of this list. */
export const isOver = (state: JubileesState): boolean => jubileesTransitions[state].length === 0
export const JubileesState = z.enum(Object.keys(jubileesTransitions) as [JubileesState, ...JubileesState[]])

export const JubileesSummary = z.object({ given: z.int(), cents: z.int(), withoutAccount: z.int(), notGiven: z.int() })
export type JubileesSummary = z.infer<typeof JubileesSummary>

export const Jubilees = z.object({
  jubileesId: JubileesId,
  municipality: z.string(),
  /** The month in which the ages were completed. */
  month: Month,
  /** Of a month asked about again, because the register had it wrong or the list was turned down: which time it is. Absent: the first. */
  time: z.int().min(2).optional(),
  openedAt: Instant,
  state: JubileesState,
  /** How often the register has been asked since it last answered. */
  attempts: z.int(),
  /** When it answered: for the list, and again when the list had been signed. */
  asOf: Instant.optional(),
  confirmedAsOf: Instant.optional(),
  summary: JubileesSummary.optional(),
  /** A hash of the list as laid before the supervisor: what is signed is this list. */
  listMark: z.string().optional(),
  signedBy: StaffId.optional(),
  signedAt: Instant.optional(),
  version: z.int(),
})
export type Jubilees = z.infer<typeof Jubilees>

/** Why somebody on the list gets nothing from it. `Unclear`: a person looks, the list does not decide. */
export const NotGiven = z.enum(['AlreadyGranted', 'Died', 'MovedAway', 'Unclear'])
export type NotGiven = z.infer<typeof NotGiven>

/** One jubilarian on the list. */
export const Gift = z.object({
  jubileesId: JubileesId,
  /** Made of the person's code and the age: the same jubilee is one gift, whoever finds it and however often. It stands for the application nobody made. */
  giftId: ApplicationId,
  /** Known to the office, or to be entered under this identifier. */
  personId: PersonId,
  personCode: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  /** Absent where the register did not say it; then nothing is given. */
  birthDate: Day.optional(),
  address: z.string(),
  parish: z.string(),
  years: z.int(),
  reachedOn: Day,
  /** What the law of that day gives. */
  amountCents: z.int().positive().optional(),
  hasAccount: z.boolean(),
  notGiven: NotGiven.optional(),
  /** Of `Unclear`: what is not clear. */
  why: z.string().optional(),
  /** What became of it. `Payable`: to a known account; `WithoutAccount`: a colleague delivers it. */
  outcome: z.enum(['Payable', 'WithoutAccount']).optional(),
  caseId: CaseId.optional(),
  proceedingId: ProceedingId.optional(),
  version: z.int(),
})
export type Gift = z.infer<typeof Gift>

export const isGiven = ({ notGiven, amountCents }: Pick<Gift, 'notGiven' | 'amountCents'>): boolean => notGiven === undefined && amountCents !== undefined

export function summaryOfGifts(gifts: readonly Gift[]): JubileesSummary {
  const given = gifts.filter(isGiven)
  return { given: given.length, cents: given.reduce((sum, { amountCents = 0 }) => sum + amountCents, 0), withoutAccount: given.filter(({ hasAccount }) => !hasAccount).length, notGiven: gifts.length - given.length }
}

/** The list as one text, in a fixed order: what the mark is made of. */
export const giftsText = (gifts: readonly Gift[]): string =>
  gifts.toSorted((a, b) => (a.giftId < b.giftId ? -1 : 1)).map(({ giftId, years, reachedOn, amountCents, notGiven }) => `${giftId} ${years} ${reachedOn} ${amountCents ?? ''} ${notGiven ?? ''}\n`).join('')

/** As old as anybody has become. */
const oldest = 122

/** The ages at which the terms give something, or do not say clearly whether they do. */
export function jubileeAges({ amount }: Pick<BenefitTerms, 'amount'>): number[] {
  if (amount.by !== 'years') return []
  const { scale, beyond, open = [] } = amount
  const further = beyond === undefined ? [] : Array.from({ length: oldest - beyond.from }, (_, i) => beyond.from + 1 + i)
  return [...new Set([...Object.keys(scale).map(Number), ...open, ...further])].toSorted((a, b) => a - b)
}

/** Which of these ages somebody completes in a period, and on which day. */
export function reachedIn(birthDate: Day, ages: readonly number[], from: Day, to: Day): { years: number; on: Day } | undefined {
  for (const years of [yearOf(from) - yearOf(birthDate), yearOf(to) - yearOf(birthDate)]) {
    const on = addMonths(birthDate, 12 * years)
    if (ages.includes(years) && from <= on && on <= to) return { years, on }
  }
  return undefined
}

// Municipal regulations: a relief in kind (shower, laundry, soup) for needy and low-income households: free how often, then at what price, on which days.
import { z } from 'zod'
import { addDays, addMonths, Day, firstDayOf, monthOf, numericDay, weekday } from '../days.ts'
import { Derivation, type Line } from '../derivation.ts'
import { formatCents, type Cents } from '../money.ts'
import { ReliefPrice, type ReliefUse } from '../relief.ts'
import { Gap, gapOf } from './gap.ts'
import { isSettled, type Setting, type Settled } from './policy.ts'
import type { StatusInForce } from './status-in-force.ts'

export interface ReliefTerms {
  /** The provision. */
  law: string
  /** Free once in a calendar month, in a week from Monday to Sunday, or in a day. */
  freeOnceIn: 'month' | 'week' | 'day'
  /** What anybody pays without a relief; absent: it is given only as a relief. */
  fullPriceCents?: Cents
  /** What is taken off the full price for further visits; absent: there are none until it is free again. */
  thenOffCents?: Cents
  /** Days of the week it is open, Monday is 1; absent: whenever the service is. */
  weekdays?: number[]
  /** Where and at what hours, for people. */
  where?: string
}

/** Exactly one of three. `Unsettled`: no terms in force, or rows that wait for the municipality's signature; then nothing is given as a relief. */
export const ReliefAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('Given'), price: ReliefPrice, paidCents: z.int().min(0), fullPriceCents: z.int().min(0).optional(), nextFreeOn: Day.optional(), why: z.string(), derivation: Derivation }),
  z.object({ outcome: z.literal('NotGiven'), reason: z.enum(['Closed', 'TakenAlready', 'NoStatus']), nextFreeOn: Day.optional(), why: z.string(), derivation: Derivation }),
  z.object({ outcome: z.literal('Unsettled'), what: Gap.array().min(1), why: z.string() }),
])
export type ReliefAnswer = z.infer<typeof ReliefAnswer>

export interface ReliefQuestion { on: Day; terms: Setting<ReliefTerms>; status: StatusInForce | undefined; uses: readonly ReliefUse[] }

const spans = { month: 'šajā kalendāra mēnesī', week: 'šajā nedēļā', day: 'šajā dienā' }
const dayNames = ['pirmdienās', 'otrdienās', 'trešdienās', 'ceturtdienās', 'piektdienās', 'sestdienās', 'svētdienās']
export const openDays = (weekdays: readonly number[]): string => weekdays.map((day) => dayNames[day - 1]).join(', ').replace(/, ([^,]+)$/, ' un $1')

/** What one visit on this day costs this person and why. Pure; `uses`: the visits of this kind that stand. `why` names neither the status nor any means. */
export function relief({ on, terms, status, uses }: ReliefQuestion): ReliefAnswer {
  if (!isSettled(terms)) return { outcome: 'Unsettled', what: gapOf('reliefTerms', terms), why: terms.row === undefined ? 'Šai dienai noteikumu nav.' : 'Pašvaldība noteikumus vēl nav apstiprinājusi, tāpēc atvieglojumu dot nevar.' }
  const { law, freeOnceIn, fullPriceCents, thenOffCents, weekdays } = terms.value
  const isOpen = weekdays?.includes(weekday(on)) ?? true
  const taken = status === undefined ? undefined : uses.find((use) => use.price === 'Free' && inSpan(use.on, freeOnceIn, on))
  const lines = linesOf(terms, status, taken)
  const price = (formula: string, cents: Cents): Line => ({ id: 'relief.price', label: 'Cena', formula, value: cents, unit: 'cents', inputs: lines.map(({ id }) => ({ line: id })), law, policyRow: terms.row })
  const shared = { ...(fullPriceCents === undefined ? {} : { fullPriceCents }) }
  const next = status === undefined ? {} : nextFree(terms.value, on, isOpen || taken !== undefined, status.until)

  if (!isOpen) return { outcome: 'NotGiven', reason: 'Closed', ...next, why: `Šodien slēgts: atvērts ${openDays(weekdays ?? [])}.`, derivation: lines }
  if (status === undefined) {
    const none = 'Spēkā nav lēmuma, kas dod atvieglojumu'
    return fullPriceCents === undefined ? { outcome: 'NotGiven', reason: 'NoStatus', why: `${none}.`, derivation: lines }
      : { outcome: 'Given', price: 'Full', paidCents: fullPriceCents, ...shared, why: `${none}: pilna cena.`, derivation: [...lines, price('', fullPriceCents)] }
  }
  if (taken === undefined) return { outcome: 'Given', price: 'Free', paidCents: 0, ...shared, ...next, why: `${{ month: 'Šī mēneša', week: 'Šīs nedēļas', day: 'Šodienas' }[freeOnceIn]} bezmaksas reize vēl nav izmantota.`, derivation: [...lines, price('', 0)] }
  const since = `Bezmaksas reize ${spans[freeOnceIn]} jau izmantota (${numericDay(taken.on)})`
  if (fullPriceCents === undefined || thenOffCents === undefined) return { outcome: 'NotGiven', reason: 'TakenAlready', ...next, why: `${since}.`, derivation: lines }
  const paidCents = Math.max(0, fullPriceCents - thenOffCents)
  const formula = `${formatCents(fullPriceCents)} − ${formatCents(thenOffCents)}`
  return { outcome: 'Given', price: 'Reduced', paidCents, ...shared, ...next, why: `${since}: ${formula}.`, derivation: [...lines, price(formula, paidCents)] }
}

function linesOf({ row, value: { law, freeOnceIn } }: Settled<ReliefTerms>, status: StatusInForce | undefined, taken: ReliefUse | undefined): Line[] {
  const names = { needy: 'trūcīga', 'low-income': 'maznodrošināta' }
  const basis: Line = {
    id: 'relief.status', label: 'Mājsaimniecības statuss', formula: '', value: status === undefined ? 'bez statusa' : names[status.status], unit: 'text', law: 'SPSPL 33. pants',
    inputs: status === undefined ? [] : [{ fact: 'lēmums', value: status.number }, { fact: 'spēkā līdz', value: status.until, unit: 'day' }],
  }
  return status === undefined ? [basis] : [basis, { id: 'relief.used', label: `Bezmaksas reizes ${spans[freeOnceIn]}`, formula: '', value: taken === undefined ? 0 : 1, unit: 'count', inputs: [], law, policyRow: row }]
}

const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day))
const firstOfSpan = (span: ReliefTerms['freeOnceIn'], day: Day): Day => ({ month: firstDayOf(monthOf(day)), week: mondayOf(day), day })[span]
const inSpan = (used: Day, span: ReliefTerms['freeOnceIn'], on: Day): boolean => firstOfSpan(span, used) === firstOfSpan(span, on)

/** The first open day after this one on which it is free again, while the status holds. `takes`: this span's free visit is taken, or is this one. */
function nextFree({ freeOnceIn, weekdays }: ReliefTerms, on: Day, takes: boolean, until: Day): { nextFreeOn?: Day } {
  const first = firstOfSpan(freeOnceIn, on)
  const following = { month: addMonths(first, 1), week: addDays(first, 7), day: addDays(first, 1) }[freeOnceIn]
  let day = takes ? following : addDays(on, 1)
  while (weekdays !== undefined && !weekdays.includes(weekday(day))) day = addDays(day, 1)
  return day <= until ? { nextFreeOn: day } : {}
}

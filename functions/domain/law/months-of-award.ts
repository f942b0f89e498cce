// SPSPL 35: an award month by month: each month by the law that governs it, with the amounts where they differ.
import { longMonth, type Month } from '../days.ts'
import type { Line } from '../derivation.ts'
import { formatCents } from '../money.ts'
import type { AnswerToAssessment } from './assess.ts'
import type { MonthAmount } from './month-amount.ts'
import type { Remark } from './remark.ts'

type Entitled = Extract<AnswerToAssessment, { outcome: 'Entitled' }>

/** What each month is given; nothing where nothing is. */
export const amountsOf = (answer: AnswerToAssessment | undefined): MonthAmount[] =>
  answer?.outcome === 'Entitled' ? answer.amounts ?? answer.months.map((month) => ({ month, amountCents: answer.amountCents })) : []

/** What a decision gives by itself, by month. */
export const givenBy = ({ granted, amounts, amountCents = 0, months }: { granted: boolean; amountCents?: number | undefined; amounts?: readonly MonthAmount[] | undefined; months: readonly Month[] }): readonly MonthAmount[] =>
  granted ? amounts ?? months.map((month) => ({ month, amountCents })) : []

/** What is granted, in words: `151,45 € mēnesī, 2026. gada marts – 2026. gada aprīlis; 146,15 € mēnesī, 2026. gada maijs`, or one payment. Empty where no sum is. */
export function grantText({ amountCents, amounts, months }: { amountCents?: number | undefined; amounts?: readonly MonthAmount[] | undefined; months: readonly Month[] }, once: boolean): string {
  if (amountCents === undefined) return ''
  if (once) return `${formatCents(amountCents)} vienā maksājumā`
  return spansOf(amounts ?? months.map((month) => ({ month, amountCents }))).map((span) => `${formatCents(span.amountCents)} mēnesī, ${spanText(span.first, span.last)}`).join('; ')
}

/** The line of a derivation that ends in the amount a month. */
const benefitLine = ({ benefit, derivation }: AnswerToAssessment, amountCents: number): Line | undefined =>
  derivation.findLast(({ id, value }) => (id === `${benefit}.benefit` || id === 'cooperation') && value === amountCents)

/**
 * The answer with the amounts of its months, where the law of a later month gives another: `byMonth` holds the answer under the law of each month that has
 * one of its own. A month whose law is not settled yet keeps the amount of the day of application until its row is known and the award is recalculated; a month
 * whose law gives nothing is left out; where none gives anything, the answer is that of the first month's law.
 */
export function byMonths(answer: Entitled, byMonth: ReadonlyMap<Month, AnswerToAssessment>): AnswerToAssessment {
  const given = answer.months.map((month) => {
    const own = byMonth.get(month)
    return { month, own, amountCents: own === undefined || own.outcome === 'Unsettled' ? answer.amountCents : own.outcome === 'Entitled' ? own.amountCents : 0 }
  })
  if (given.every(({ amountCents }) => amountCents === answer.amountCents)) return answer
  const [first] = given
  if (first?.own !== undefined && given.every(({ amountCents }) => amountCents === 0)) return first.own
  const spans = spansOf(given)
  const lines = spans.slice(1).map(({ first, last, amountCents, own }): Line => {
    const line = own && benefitLine(own, amountCents)
    return {
      id: `award.amount.${first}`, label: `Pabalsta apmērs mēnesī (${spanText(first, last)})`, formula: line?.formula ?? '', value: amountCents, unit: 'cents',
      inputs: [{ fact: 'pirmais mēnesis', value: longMonth(first) }], law: line?.law ?? 'SPSPL 35. pants', ...rowOf(own), letter: true,
    }
  })
  const amounts = given.filter(({ amountCents }) => amountCents > 0).map(({ month, amountCents }) => ({ month, amountCents }))
  return { ...answer, months: amounts.map(({ month }) => month), amounts, derivation: [...answer.derivation, ...lines], remarks: [...answer.remarks, remarkOf(spans)] }
}

interface Given { month: Month; amountCents: number; own?: AnswerToAssessment | undefined }
interface Span extends Omit<Given, 'month'> { first: Month; last: Month }

/** Months of one amount that follow each other. */
export function spansOf(given: readonly Given[]): Span[] {
  const spans: Span[] = []
  for (const { month, ...rest } of given) {
    const open = spans.at(-1)
    if (open?.amountCents === rest.amountCents) open.last = month
    else spans.push({ first: month, last: month, ...rest })
  }
  return spans
}

/** The row of the month that made the amount another: the coefficient's for the housing benefit, else the threshold's. */
function rowOf(own: AnswerToAssessment | undefined): Pick<Line, 'policyRow'> {
  const row = own?.derivation.findLast(({ id, policyRow }) => (id === 'housing.threshold' || id.startsWith('threshold.gmi')) && policyRow !== undefined)?.policyRow
  return row === undefined ? {} : { policyRow: row }
}

export const spanText = (first: Month, last: Month): string => (first === last ? longMonth(first) : `${longMonth(first)} – ${longMonth(last)}`)

/** Months that follow each other. */
export const monthsText = (months: readonly Month[]): string => (months.length === 0 ? '' : spanText(months[0]!, months.at(-1)!))

const remarkOf = (spans: readonly Span[]): Remark => ({
  code: 'AmountsByMonth',
  text: `Likums pa mēnešiem mainās: ${spans.map(({ first, last, amountCents }) => `${spanText(first, last)} – ${amountCents === 0 ? 'nepienākas' : `${formatCents(amountCents)} mēnesī`}`).join('; ')}.`,
})

// Money: whole euro cents, how Latvia writes them and what people type.
import { z } from 'zod'

/** An amount in whole euro cents; may be negative in arithmetic. */
export const Cents = z.int()
export type Cents = z.infer<typeof Cents>

/** An amount a person states or is paid: whole cents, zero or more, at most ten million euro. */
export const AmountCents = z.int().min(0).max(1_000_000_000)

const NBSP = '\u00a0'

/**
 * Writes cents the Latvian way: `1234,50 €`, `12 345,00 €`.
 * Thousands are parted from 10 000 only, by a non-breaking space, as Latvian typography asks.
 */
export function formatCents(cents: Cents): string {
  return `${formatEuroNumber(cents)}${NBSP}€`
}

/** The same without the sign, for tables whose heading names the currency: `1234,50`. */
export function formatEuroNumber(cents: Cents): string {
  const size = Math.abs(cents)
  const euros = Math.floor(size / 100)
  const rest = size - 100 * euros
  const grouped = euros < 10_000 ? `${euros}` : `${euros}`.replace(/\B(?=(\d{3})+$)/g, NBSP)
  return `${cents < 0 ? '−' : ''}${grouped},${rest < 10 ? '0' : ''}${rest}`
}

export type MoneyReading =
  | { cents: Cents }
  | { reason: 'empty' | 'not-a-number' | 'negative' | 'more-than-two-decimals' | 'ambiguous' | 'too-large' }

/** Far more than any amount; what is longer is not looked through. */
const longestTyped = 60

/** The currency stands before or after the number: between digits (`12€50`) it may stand for the comma. */
const currency = /^(?:€|eiro|euro|eur)|(?:€|eiro|euro|eur)$/g
/** A space or an apostrophe between digits parts thousands: three digits follow each. */
const thousandsParted = /^[-−–]?\d{1,3}(?:[\s']\d{3})+(?![\s'\d])/

/**
 * Reads an amount a person typed: `1 234,50`, `1234.5`, `€ 12`, `12 eiro`, `1.234,50`.
 * One mark followed by exactly three digits (`1.234`) may mean thousands or decimals and is answered `ambiguous`; `12 50` and `12€50` are no numbers,
 * rather than a hundred times what was meant.
 */
export function parseMoney(text: string): MoneyReading {
  if (text.trim().length > longestTyped) return { reason: 'not-a-number' }
  const number = text.toLowerCase().trim().replace(currency, '').trim().replace(/\s*([.,])\s*/g, '$1')
  const bare = number.replace(thousandsParted, (thousands) => thousands.replace(/[\s']/g, ''))
  if (bare === '') return { reason: 'empty' }
  if (/^[-−–]/.test(bare)) return { reason: 'negative' }
  if (!/^\d[\d.,]*$/.test(bare)) return { reason: 'not-a-number' }

  const marks = bare.replace(/\d/g, '')
  const last = marks.at(-1)
  if (last === undefined) return whole(bare, '')
  const [integerPart, decimals] = splitAtLast(bare, last)
  const thousands = marks.length > 1 ? marks[0] : undefined
  if (thousands === undefined) {
    if (decimals.length === 3 && integerPart.length <= 3 && integerPart !== '0') return { reason: 'ambiguous' }
    return whole(integerPart, decimals)
  }
  if (thousands === last) return groupedBy(thousands, bare) ? whole(bare.replaceAll(thousands, ''), '') : { reason: 'not-a-number' }
  if (marks.slice(0, -1) !== thousands.repeat(marks.length - 1) || !groupedBy(thousands, integerPart)) return { reason: 'not-a-number' }
  return whole(integerPart.replaceAll(thousands, ''), decimals)
}

function splitAtLast(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark)
  return [text.slice(0, at), text.slice(at + 1)]
}

function groupedBy(mark: string, text: string): boolean {
  const [first = '', ...rest] = text.split(mark)
  return first.length >= 1 && first.length <= 3 && rest.every((group) => group.length === 3)
}

function whole(euros: string, decimals: string): MoneyReading {
  if (decimals.length > 2) return { reason: 'more-than-two-decimals' }
  const digits = euros.replace(/^0+(?=\d)/, '')
  if (digits.length > 8) return { reason: 'too-large' }
  const cents = Number(digits) * 100 + Number(decimals.padEnd(2, '0'))
  return cents > 1_000_000_000 ? { reason: 'too-large' } : { cents }
}

/**
 * Integer division rounded half up (towards plus infinity at exactly one half): 5/2 → 3, −5/2 → −2.
 * Exact: throws where the arithmetic would leave the safe integers.
 */
export function divideHalfUp(numerator: number, denominator: number): number {
  const doubled = 2 * numerator + denominator
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || !Number.isSafeInteger(doubled) || denominator <= 0)
    throw new RangeError(`divideHalfUp needs safe integers and a positive denominator: ${numerator} / ${denominator}`)
  return Math.floor(doubled / (2 * denominator))
}

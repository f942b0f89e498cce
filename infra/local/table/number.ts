// Numbers of the table: decimals of up to 38 significant digits, from 1E-130 to 9.9…E+125, exact, kept as plain text.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
import { validationFault } from './faults.ts'

/** value = coefficient × 10^exponent */
interface Decimal { coefficient: bigint, exponent: number }

const PLAIN_INTEGER = /^(?:0|-?[1-9]\d{0,37})$/
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/

/** The one spelling of a number: no exponent, no leading or trailing zeros. Throws a ValidationException for anything the service refuses. */
export function normalNumber(text: string): string {
  return PLAIN_INTEGER.test(text) ? text : written(parse(text))
}

export function compareNumbers(a: string, b: string): number {
  if (a === b) return 0
  // Up to 15 digits a double is exact.
  if (a.length <= 15 && b.length <= 15 && PLAIN_INTEGER.test(a) && PLAIN_INTEGER.test(b)) return Number(a) - Number(b)
  const [x, y] = aligned(parse(a), parse(b))
  return x < y ? -1 : x > y ? 1 : 0
}

export function addNumbers(a: string, b: string): string {
  const x = parse(a), y = parse(b)
  const [p, q] = aligned(x, y)
  return written(checked(p + q, Math.min(x.exponent, y.exponent)))
}

export function subtractNumbers(a: string, b: string): string {
  return addNumbers(a, b.startsWith('-') ? b.slice(1) : `-${b}`)
}

/** Significant digits, for the size of an item. */
export function significantDigits(normal: string): number {
  return normal.replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length
}

function parse(text: string): Decimal {
  const [, sign, whole = '', fraction = '', power = '0'] = DECIMAL.exec(text) ?? []
  if (sign === undefined || whole + fraction === '') {
    throw validationFault(text === '' ? 'The parameter cannot be converted to a numeric value'
      : `The parameter cannot be converted to a numeric value: ${text}`)
  }
  const digits = (whole + fraction).replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '')
  const exponent = Number(power) - fraction.length + digits.length - significant.length
  checkRange(significant.length, exponent)
  const magnitude = BigInt(significant)
  return { coefficient: sign === '-' ? -magnitude : magnitude, exponent: significant ? exponent : 0 }
}

/** The result of a sum: exact, or refused; the service never rounds, and calls too many digits an overflow too. */
function checked(coefficient: bigint, exponent: number): Decimal {
  const digits = coefficient.toString().replace('-', '')
  const significant = digits === '0' ? '' : digits.replace(/0+$/, '')
  if (significant.length > 38) throw overflow()
  checkRange(significant.length, exponent + digits.length - significant.length)
  return { coefficient, exponent }
}

function checkRange(digits: number, exponent: number): void {
  if (digits === 0) return
  const magnitude = exponent + digits - 1
  if (magnitude > 125) throw overflow()
  if (magnitude < -130) throw validationFault('Number underflow. Attempting to store a number with magnitude smaller than supported range')
  if (digits > 38) throw validationFault('Attempting to store more than 38 significant digits in a Number')
}

const overflow = () => validationFault('Number overflow. Attempting to store a number with magnitude larger than supported range')

function aligned(a: Decimal, b: Decimal): [bigint, bigint] {
  const exponent = Math.min(a.exponent, b.exponent)
  return [a.coefficient * 10n ** BigInt(a.exponent - exponent), b.coefficient * 10n ** BigInt(b.exponent - exponent)]
}

function written({ coefficient, exponent }: Decimal): string {
  const sign = coefficient < 0n ? '-' : ''
  const digits = (coefficient < 0n ? -coefficient : coefficient).toString()
  if (digits === '0') return '0'
  if (exponent >= 0) return sign + digits + '0'.repeat(exponent)
  const padded = digits.padStart(1 - exponent, '0')
  const whole = padded.slice(0, exponent)
  const fraction = padded.slice(exponent).replace(/0+$/, '')
  return sign + (fraction ? `${whole}.${fraction}` : whole)
}

// Numbers: 38 digits, exact, one spelling.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.Number
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addNumbers, compareNumbers, normalNumber, significantDigits, subtractNumbers } from '../../../../infra/local/table/number.ts'

const nines = '9'.repeat(38)

describe('a number', () => {
  it.each([
    ['1', '1'], ['-1', '-1'], ['+1', '1'], ['0', '0'], ['-0', '0'], ['0.0', '0'], ['007', '7'], ['1.50', '1.5'], ['.5', '0.5'], ['5.', '5'],
    ['1e3', '1000'], ['1.25E2', '125'], ['12e-4', '0.0012'], ['-1e-3', '-0.001'], ['100', '100'], ['1e125', `1${'0'.repeat(125)}`],
    ['1e-130', `0.${'0'.repeat(129)}1`], [nines, nines], [`${nines}0`, `${nines}0`],
  ])('written %s is kept as %s', (given, kept) => expect(normalNumber(given)).toBe(kept))

  it.each([
    [`${nines}9`, 'Attempting to store more than 38 significant digits in a Number'],
    ['1e126', 'Number overflow. Attempting to store a number with magnitude larger than supported range'],
    ['1e-131', 'Number underflow. Attempting to store a number with magnitude smaller than supported range'],
    ['', 'The parameter cannot be converted to a numeric value'],
    ['.', 'The parameter cannot be converted to a numeric value: .'],
    ['1,5', 'The parameter cannot be converted to a numeric value: 1,5'],
    ['NaN', 'The parameter cannot be converted to a numeric value: NaN'],
    ['0x10', 'The parameter cannot be converted to a numeric value: 0x10'],
  ])('written %s is refused', (given, message) => expect(() => normalNumber(given)).toThrow(message))

  it('may be zero with any exponent', () => expect(normalNumber('0e500')).toBe('0'))

  it.each([['1', 1], ['100', 1], ['101', 3], ['0.0012', 2], ['-7.25', 3], ['0', 0]])('%s has %i significant digits', (number, digits) =>
    expect(significantDigits(number)).toBe(digits))
})

describe('a sum', () => {
  it.each([
    ['0.1', '0.2', '0.3'], ['9007199254740993', '1', '9007199254740994'], ['1', '-1', '0'], ['1.5', '-0.50', '1'], ['99.99', '0.01', '100'],
    [`${'9'.repeat(37)}8`, '1', nines], ['1e125', '-1e125', '0'],
  ])('%s + %s = %s', (a, b, sum) => expect(addNumbers(a, b)).toBe(sum))

  it('is refused, not rounded, beyond 38 digits', () => {
    expect(addNumbers('1e37', '1')).toBe(`1${'0'.repeat(36)}1`)
    expect(() => addNumbers('1e38', '1')).toThrow('Number overflow')
  })

  it('of integer cents agrees with whole-number arithmetic', () => {
    const cents = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
    fc.assert(fc.property(cents, cents, (a, b) => {
      expect(addNumbers(String(a), String(b))).toBe(String(a + b))
      expect(subtractNumbers(String(a), String(b))).toBe(String(a - b))
    }))
  })

  it('taken back gives the number again', () => {
    const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: -10, max: 10 })).map(([digits, power]) => normalNumber(`${digits}e${power}`))
    fc.assert(fc.property(decimal, decimal, (a, b) => { expect(subtractNumbers(addNumbers(a, b), b)).toBe(a) }))
  })
})

describe('the order of numbers', () => {
  it.each([
    ['1', '2'], ['-2', '-1'], ['-1', '0'], ['9', '10'], ['0.09', '0.1'], ['-0.1', '-0.09'], ['1e-130', '1e-129'], ['9007199254740992', '9007199254740993'], ['1', '1e125'],
  ])('puts %s before %s', (less, more) => {
    expect(compareNumbers(normalNumber(less), normalNumber(more))).toBeLessThan(0)
    expect(compareNumbers(normalNumber(more), normalNumber(less))).toBeGreaterThan(0)
  })

  it('holds equal numbers equal', () => expect(compareNumbers('1.5', normalNumber('15e-1'))).toBe(0))
})

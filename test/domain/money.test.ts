// Money: how it is written, read and divided.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divideHalfUp, formatCents, formatEuroNumber, parseMoney } from '../../functions/domain/money.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('an amount in Latvian', () => {
  it.each([
    [0, '0,00 €'], [5, '0,05 €'], [123450, '1234,50 €'], [999999, '9999,99 €'], [1000000, '10 000,00 €'], [123456789, '1 234 567,89 €'], [-123450, '−1234,50 €'],
  ])('of %i cents is written "%s"', (cents, text) => expect(plain(formatCents(cents))).toBe(text))

  it('never breaks over a line', () => expect(formatCents(1000000)).toBe('10\u00a0000,00\u00a0€'))
})

describe('a typed amount', () => {
  it.each([
    ['1 234,50', 123450], ['1\u00a0234,50', 123450], ['1234.5', 123450], ['€ 12', 1200], ['12 eiro', 1200], ['12 EUR', 1200], ['0,05', 5], ['12,', 1200],
    ['1.234,50', 123450], ['1,234.50', 123450], ['1.234.567', 123456700], ['007', 700], ['0.5', 50], ["1'234,50", 123450], ['1 234 567', 123456700], ['12 , 50 €', 1250], ['12 euro', 1200],
  ])('"%s" is read as %i cents', (text, cents) => expect(parseMoney(text)).toEqual({ cents }))

  it.each([
    ['', 'empty'], ['  € ', 'empty'], ['divi simti', 'not-a-number'], ['12-50', 'not-a-number'], ['1.23.4', 'not-a-number'], ['1,2,3.4', 'not-a-number'],
    ['-5', 'negative'], ['12€50', 'not-a-number'], ['12 eiro 50', 'not-a-number'], ['12 50', 'not-a-number'], ["12'50", 'not-a-number'], ['1 2 3', 'not-a-number'], ['1234 567', 'not-a-number'], ['1 234 56', 'not-a-number'], ['1,505', 'ambiguous'], ['1.234', 'ambiguous'], ['0,125', 'more-than-two-decimals'], ['1234,567', 'more-than-two-decimals'], ['99999999999', 'too-large'],
  ])('"%s" is refused as %s', (text, reason) => expect(parseMoney(text)).toEqual({ reason }))

  it('of any length is answered at once', () => {
    const began = performance.now()
    for (const text of [`1${' '.repeat(190_000)}1`, `1${' .'.repeat(90_000)}`, '1 000'.repeat(40_000)]) expect(parseMoney(text)).toEqual({ reason: 'not-a-number' })
    expect(performance.now() - began).toBeLessThan(500)
  })

  it('as written by us is read back', () => fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (cents) => {
    expect(parseMoney(formatEuroNumber(cents))).toEqual({ cents })
  })))
})

describe('division half up', () => {
  it.each([[5, 2, 3], [-5, 2, -2], [4, 3, 1], [7, 12, 1], [6, 12, 1], [5, 12, 0], [0, 12, 0]])('%i / %i is %i', (n, d, q) => expect(divideHalfUp(n, d)).toBe(q))
  it('refuses what it cannot reckon exactly', () => {
    expect(() => divideHalfUp(Number.MAX_SAFE_INTEGER, 2)).toThrow(RangeError)
    expect(() => divideHalfUp(1.5, 2)).toThrow(RangeError)
    expect(() => divideHalfUp(1, 0)).toThrow(RangeError)
  })
})

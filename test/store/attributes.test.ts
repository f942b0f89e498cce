// Records as attribute values: what the AWS library makes of the same record, and what no record may hold is refused rather than changed.
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromAttributes, toAttributes } from '../../functions/store/attributes.ts'

/** The library takes a map with a `constructor` of its own for an instance of a class. */
const name = fc.string({ minLength: 1 }).filter((name) => name !== '__proto__' && name !== 'constructor')
const { value } = fc.letrec((of) => ({
  value: fc.oneof({ maxDepth: 4 }, fc.string({ unit: 'grapheme' }), fc.maxSafeInteger(), fc.double({ noNaN: true, min: -1e9, max: 1e9 }).filter((n) => !Object.is(n, -0)), fc.boolean(), fc.constant(null), fc.constant(undefined), of('list'), of('map')),
  list: fc.array(of('value'), { maxLength: 5 }),
  map: fc.dictionary(name, of('value'), { maxKeys: 5, noNullPrototype: true }),
}))
const record = fc.dictionary(name, value, { maxKeys: 6, noNullPrototype: true })

describe('A record', () => {
  it('becomes the attributes the library makes of it, and comes back as the library reads them', () => {
    fc.assert(fc.property(record, (record) => {
      const attributes = toAttributes(record)
      expect(attributes).toEqual(marshall(record, { removeUndefinedValues: true }))
      expect(fromAttributes(attributes)).toEqual(unmarshall(attributes))
    }))
  })

  it.each([['no number', NaN], ['without end', Infinity], ['larger than is exact', 2 ** 53]])('with a number that is %s is refused: it would be stored as another', (_, amountCents) => {
    expect(() => toAttributes({ amountCents })).toThrow(RangeError)
  })

  it.each([['a date', new Date(0)], ['a member whose name would become its prototype', JSON.parse('{"__proto__": 1}') as object], ['a function', () => 1], ['bytes', new Uint8Array(2)], ['a set', new Set(['a'])], ['a large integer', 1n]])('with %s is refused', (_, value) => {
    expect(() => toAttributes({ value })).toThrow(TypeError)
  })

  it('read with bytes or a set in it is refused: no release has written one', () => {
    expect(() => fromAttributes({ a: { SS: ['x'] } })).toThrow('SS')
    expect(() => fromAttributes({ a: { B: new Uint8Array(1) } })).toThrow('B')
  })
})

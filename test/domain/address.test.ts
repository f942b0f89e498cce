// Addresses as people type them: what is one door, one house, one street, and what is not.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byPlace, isDoor, placeOf } from '../../functions/domain/address.ts'

const same = (parish: string, ...written: string[]) => expect(new Set(written.map((address) => placeOf(address, parish).key)).size, written.join(' | ')).toBe(1)

describe('An address', () => {
  it('is one door however it is written', () => {
    same('Tukums', 'Pils iela 1–2, Tukums', 'Pils iela 1 - 2', 'pils  iela 1-2, Tukums, Tukuma nov., LV-3101', 'PILS IELA 1 — 2, Tukuma novads', 'Pils iela 1, dz. 2, Tukums', 'Pils iela 1 dz.2', 'Pils 1-2', 'Pils iel. 1-2')
    same('Slampes pagasts', '„Kļavas”, Slampes pagasts, Tukuma novads', 'Klavas', '"KĻAVAS", Slampes pag., LV 3119')
    same('Kandava', 'Lielā iela 12 A – 4', 'Liela iela 12a-4, Kandava', 'Lielā iela 12A, dzīvoklis 4')
    same('Tukums', 'Raudas iela 3 k-2 – 11', 'Raudas iela 3 k2, dz. 11')
  })

  it('of another flat is another door in the same house, of another number another house in the same street', () => {
    const [two, three, next] = ['Pils iela 1–2', 'Pils iela 1–3', 'Pils iela 7–2'].map((address) => placeOf(address, 'Tukums'))
    expect(two!.key).not.toBe(three!.key)
    expect(two!.house).toBe(three!.house)
    expect(next!.house).not.toBe(two!.house)
    expect([two!.street, next!.street]).toEqual([two!.street, two!.street])
    expect(placeOf('Kļavas', 'Slampes pagasts').street).toBeUndefined()
  })

  it('is not the same in another parish, another village, nor as a block of the same number', () => {
    const keys = [placeOf('Pils iela 1', 'Tukums'), placeOf('Pils iela 1', 'Kandava'), placeOf('Pils iela 1, Milzkalne', 'Tukums'), placeOf('Pils iela 1 k-2', 'Tukums'), placeOf('Pils iela 1-2', 'Tukums'), placeOf('Pils prospekts 1', 'Tukums'), placeOf('Pils iela 11', 'Tukums'), placeOf('Pils iela 1A', 'Tukums')].map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('keeps letters of other alphabets apart', () => expect(placeOf('Сосны', 'Tukums').key).not.toBe(placeOf('Ёлки', 'Tukums').key))

  it('that names no house is no door', () => {
    for (const nowhere of ['Tukums', 'Tukuma novads, LV-3101', '', '–']) expect(isDoor(nowhere, 'Tukums'), nowhere).toBe(false)
    for (const somewhere of ['Pils iela 1', 'Kļavas', 'Tukums, Pils 1']) expect(isDoor(somewhere, 'Tukums'), somewhere).toBe(true)
  })

  it('however long fits into a web address, and two that differ at their end differ', () => {
    const [one, other] = [placeOf(`${'Ж'.repeat(180)} 1-2`, 'Tukums'), placeOf(`${'Ж'.repeat(180)} 7-2`, 'Tukums')]
    expect(one.key.length).toBeLessThan(150)
    expect(one.key).not.toBe(other.key)
  })

  const word = fc.constantFrom('Pils', 'Kļavu', 'Lielā', 'Ozolu', 'Ezera', 'Šķūņu', 'Jāņa')
  const flat = fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined })
  const written = fc.record({ word, house: fc.integer({ min: 1, max: 200 }), letter: fc.constantFrom('', 'a', 'B'), flat, dash: fc.constantFrom('-', '–', ' – ', ' - ', ', dz. ', ' dz.'), upper: fc.boolean(), tail: fc.constantFrom('', ', Tukums', ', Tukuma nov.', ', LV-3101', ', Tukums, LV-3101') })
  const text = ({ word: street, house, letter, flat: of, dash, upper, tail }: typeof written extends fc.Arbitrary<infer T> ? T : never): string => {
    const address = `${street} iela ${house}${letter}${of === undefined ? '' : `${dash}${of}`}${tail}`
    return upper ? address.toUpperCase() : address
  }

  it('has one place for each street, number, letter and flat, and a place that fits into a web address', () => {
    fc.assert(fc.property(written, written, (a, b) => {
      const [left, right] = [placeOf(text(a), 'Tukums'), placeOf(text(b), 'Tukums')]
      expect(left.key).toMatch(/^[a-z0-9.-]+$/)
      expect(left.key === right.key).toBe(a.word === b.word && a.house === b.house && a.letter.toLowerCase() === b.letter.toLowerCase() && a.flat === b.flat)
      expect(left.house === right.house).toBe(a.word === b.word && a.house === b.house && a.letter.toLowerCase() === b.letter.toLowerCase())
      expect(left.street === right.street).toBe(a.word === b.word)
    }), { numRuns: 2000 })
  })

  it('never fails, whatever is typed, and reads the same twice', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('Tukums', 'Slampes pagasts', ''), (address, parish) => {
      const { key } = placeOf(address, parish)
      expect(key).toMatch(/^[a-z0-9.-]+$/)
      expect(placeOf(address, parish).key).toBe(key)
    }), { numRuns: 1000 })
  })

  it('stands in the order one walks: numbers as numbers, flats within the house', () => {
    const order = ['Pils iela 2', 'Pils iela 10–2', 'Pils iela 10–11', 'Pils iela 11', 'Zāļu iela 1'].map((address) => placeOf(address, 'Tukums'))
    expect(order.toReversed().toSorted(byPlace)).toEqual(order)
  })
})

// Where the population register has somebody declared, as registers and people write addresses.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { declaredWhere, type DeclaredWhere } from '../../functions/domain/residence.ts'
import { municipalityOf } from '../../functions/policy/municipalities.ts'

const tukums = municipalityOf('tukums')
const town = { address: 'Pils iela 1 – 2, Tukums', parish: 'Tukums' }
const farm = { address: 'Kļavas, Slampes pagasts', parish: 'Slampes pagasts' }

describe('An address of the register', () => {
  it.each<[string, string, typeof town, DeclaredWhere]>([
    ['as the register writes it', 'Pils iela 1-2, Tukums, Tukuma nov., LV-3101', town, 'at-home'],
    ['with the flat in words, in capitals', 'PILS IELA 1, DZ. 2, TUKUMS', town, 'at-home'],
    ['without diacritics and without the town', 'pils iel. 1 - 2', town, 'at-home'],
    ['with the town behind the number', 'Pils iela 1-2 Tukums LV-3101', town, 'at-home'],
    ['without a flat, which one side left out', 'Pils iela 1, Tukums', town, 'at-home'],
    ['of the municipality alone', 'Tukuma novads', town, 'at-home'],
    ['of a farmstead, with its village', '„Kļavas”, Slampe, Slampes pag., Tukuma nov., LV-3119', farm, 'at-home'],
    ['of another flat', 'Pils iela 1-3, Tukums, Tukuma nov.', town, 'in-municipality'],
    ['of another street', 'Lielā iela 4, Tukums', town, 'in-municipality'],
    ['of the same street in another town of ours', 'Pils iela 1-2, Kandava, Tukuma nov., LV-3120', town, 'in-municipality'],
    ['of a farmstead of the same name in another parish', 'Kļavas, Tumes pag., Tukuma nov.', farm, 'in-municipality'],
    ['of another municipality', 'Pils iela 1-2, Kuldīga, Kuldīgas nov., LV-3301', town, 'elsewhere'],
    ['of a parish of another municipality', 'Kļavas, Rumbas pagasts', farm, 'elsewhere'],
    ['of a parish of our name elsewhere', 'Kļavas, Slampes pag., Kuldīgas nov.', farm, 'elsewhere'],
    ['of a town that is a municipality', 'Pils iela 1-2, Rīga, LV-1050', town, 'elsewhere'],
    ['that names no place of ours and no other', 'Zāļu iela 9', town, 'unclear'],
  ])('%s', (_, registered, home, where) => expect(declaredWhere(registered, home, tukums)).toBe(where))

  it('that is no address at all, however long, keeps nobody waiting', () => {
    const began = performance.now()
    for (const nonsense of ['x'.repeat(100_000), '1'.repeat(100_000), 'nov. '.repeat(20_000)]) declaredWhere(nonsense, { ...town, address: nonsense }, tukums)
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  it('of one door is the same in every form of writing, and never fails', () => {
    const form = fc.record({
      dash: fc.constantFrom('-', ' – ', ' - ', ', dz. ', ' dz.'), street: fc.constantFrom('Šķūņu iela', 'SKUNU IELA', 'Šķūņu iel.', 'skunu', 'Šķūņu'), tail: fc.constantFrom('', ', Tukums', ', Tukuma nov.', ', Tukums, Tukuma nov., LV-3101', ', LV 3101', ', Tukums, Latvija'),
    }).map(({ dash, street, tail }) => `${street} 12${dash}7${tail}`)
    fc.assert(fc.property(form, form, (one, other) => declaredWhere(one, { address: other, parish: 'Tukums' }, tukums) === 'at-home'), { numRuns: 500 })
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('Tukums', 'Slampes pagasts', ''), (one, other, parish) => {
      declaredWhere(one, { address: other, parish }, tukums)
    }), { numRuns: 500 })
  })
})

// Account numbers: read as people copy them, refused with the reason.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatIban, readIban } from '../../functions/domain/iban.ts'

describe('an account number', () => {
  it.each(['LV80BANK0000435195001', 'lv80 bank 0000 4351 9500 1', 'LV80-BANK-0000-4351-9500-1', ' LV80\u00a0BANK0000435195001\t'])('may be typed as "%s"', (typed) => {
    expect(readIban(typed)).toEqual({ iban: 'LV80BANK0000435195001' })
  })
  it('may be of another SEPA country', () => expect(readIban('LT121000011101001000')).toEqual({ iban: 'LT121000011101001000' }))
  it('is written in groups of four', () => expect(formatIban('LV80BANK0000435195001')).toBe('LV80 BANK 0000 4351 9500 1'))
})

describe('what is no account number', () => {
  it.each([
    ['  ', 'empty'],
    ['Swedbank 5510', 'not-an-iban'],
    ['LV80BANK000043519500', 'wrong-length'],
    ['LV80BANK00004351950011', 'wrong-length'],
    ['LV80B4NK0000435195001', 'wrong-characters'],
    ['LV81BANK0000435195001', 'wrong-check-digits'],
    ['SA0380000000608010167519', 'not-sepa'],
  ])('"%s" is refused: %s', (typed, reason) => expect(readIban(typed)).toEqual({ reason }))
})

interface Reference { vectors: { iban: string; valid: boolean | null; note: string }[] }
const referencePath = join(import.meta.dirname, '../../../shared/reference/iban-vectors.json')
const reference: Reference = existsSync(referencePath) ? JSON.parse(readFileSync(referencePath, 'utf8')) : { vectors: [] }

// The collected specimens lie beside the repository; where they do not, this is reported as skipped.
describe.skipIf(reference.vectors.length === 0)('published specimens', () => {
  it.each(reference.vectors.filter(({ valid }) => valid !== false))('$iban is an account $note', ({ iban }) => expect(readIban(iban)).toHaveProperty('iban'))
  it.each(reference.vectors.filter(({ valid }) => valid === false))('$iban is none: $note', ({ iban }) => expect(readIban(iban)).toHaveProperty('reason'))
})

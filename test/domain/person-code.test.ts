// Personal codes: read as people write them, judged by their form; the check digit only warns.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkDigitOf, formatPersonCode, readPersonCode } from '../../functions/domain/person-code.ts'

describe('a personal code', () => {
  it('of the old kind tells the day of birth', () => {
    expect(readPersonCode('161175-19997')).toEqual({ kind: 'old', code: '16117519997', birthDate: '1975-11-16', checkDigitHolds: true })
  })
  it('of the old kind tells the century too', () => {
    expect(readPersonCode('180565-05610')).toMatchObject({ birthDate: '1865-05-18' })
  })
  it('of the new kind tells nothing', () => {
    expect(readPersonCode('326994-02624')).toEqual({ kind: 'new', code: '32699402624', checkDigitHolds: true })
  })
  it('of the new kind needs no check digit', () => expect(readPersonCode('32000000001')).toMatchObject({ kind: 'new', checkDigitHolds: false }))
  it('with a wrong check digit is read all the same, with a warning', () => {
    expect(readPersonCode('161175-19998')).toMatchObject({ kind: 'old', birthDate: '1975-11-16', checkDigitHolds: false })
  })
  it.each(['16117519997', ' 161175 - 19997 ', '161175–19997', '161175\u00a019997'])('may be typed as "%s"', (typed) => {
    expect(readPersonCode(typed)).toMatchObject({ code: '16117519997' })
  })
  it('is written with a hyphen', () => expect(formatPersonCode('16117519997')).toBe('161175-19997'))
})

describe('what is no personal code', () => {
  it('may be nothing', () => expect(readPersonCode(' - ')).toEqual({ reason: 'empty' }))
  it.each(['1611751999', '161175199977', '161175-1999A'])('has not eleven digits: %s', (typed) => expect(readPersonCode(typed)).toEqual({ reason: 'not-eleven-digits' }))
  it.each(['161375-19997', '300299-10000', '315442-49548'])('names a day that never was: %s', (typed) => expect(readPersonCode(typed)).toEqual({ reason: 'no-such-day' }))
  it('names a century before 1800 or after 2099', () => expect(readPersonCode('161175-39997')).toEqual({ reason: 'no-such-century' }))
})

describe('the last old codes', () => {
  it('were given to those born on 30 June 2017', () => expect(readPersonCode('300617-20000')).toMatchObject({ kind: 'old', birthDate: '2017-06-30' }))
  it('were not given to those born a day later', () => expect(readPersonCode('010717-20000')).toEqual({ reason: 'born-after-old-codes' }))
})

describe('the first digits', () => {
  it('31 belong to an old code', () => expect(readPersonCode('310175-10000')).toMatchObject({ kind: 'old' }))
  it('32 belong to a new code', () => expect(readPersonCode('320175-10000')).toMatchObject({ kind: 'new' }))
})

describe('the check digit', () => {
  it('is reckoned from the first ten', () => expect(checkDigitOf('1611751999')).toBe(7))
})

interface Vector { code: string; valid: boolean | null; format: 'old' | 'new' | null; birthDate: string | null; note: string }
const vectorsPath = join(import.meta.dirname, '../../../shared/reference/personas-kods-vectors.json')
const vectors: Vector[] = existsSync(vectorsPath) ? JSON.parse(readFileSync(vectorsPath, 'utf8')).vectors : []

// The collected specimens lie beside the repository; where they do not, this is reported as skipped.
describe.skipIf(vectors.length === 0)('published specimens', () => {
  it.each(vectors.filter(({ valid }) => valid === true))('$code is read as $format, born $birthDate', ({ code, format, birthDate }) => {
    const read = readPersonCode(code)
    expect(read).toMatchObject(birthDate === null ? { kind: format, checkDigitHolds: true } : { kind: format, birthDate, checkDigitHolds: true })
  })
  it.each(vectors.filter(({ valid }) => valid === false))('"$code" is refused or warned of ($note)', ({ code }) => {
    const read = readPersonCode(code)
    expect('reason' in read || !read.checkDigitHolds).toBe(true)
  })
  it.each(vectors.filter(({ valid }) => valid === null))('$code, of which sources differ, is let through by its form ($note)', ({ code }) => {
    expect(readPersonCode(code)).toMatchObject({ kind: 'new' })
  })
})

// What people type into the form, and the sentence that answers what cannot be right.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { amount, amountOrNone, amountReceived, birthDate, count, fieldErrors, hectares, iban, name, personCode, text } from '../../../functions/pages/applicant/fields.ts'

const read = (schema: z.ZodType, typed: unknown) => {
  const { data, error } = z.object({ field: schema }).safeParse({ field: typed })
  return error === undefined ? data?.field : fieldErrors(error)[0]
}
const sentence = (schema: z.ZodType, typed: unknown) => (read(schema, typed) as { text: string }).text

describe('an amount', () => {
  it.each([['12,34', 1234], [' 12.34 € ', 1234], ['1 234', 123400], ['0', 0]])('reads %s', (typed, cents) => expect(read(amount('Īre'), typed)).toBe(cents))
  it('blank asks for a sum or a zero', () => expect(sentence(amount('Īre'), '')).toBe('Īre: ierakstiet summu; ja nav, rakstiet 0.'))
  it('blank is none where blank may be left', () => expect(read(amountOrNone('Īre'), '')).toBe(0))
  it('negative is refused, also where blank may be left', () => {
    expect(sentence(amount('Īre'), '-5')).toBe('Īre: summa nevar būt mazāka par nulli.')
    expect(sentence(amountOrNone('Īre'), '-5')).toBe('Īre: summa nevar būt mazāka par nulli.')
  })
  it('1.234 may be two sums and is asked again', () => expect(sentence(amount('Īre'), '1.234')).toContain('bez tūkstošu atdalītāja'))
  it('received is more than nothing', () => {
    expect(sentence(amountReceived('Summa'), '0')).toBe('Summa: summai jābūt lielākai par nulli.')
    expect(read(amountReceived('Summa'), '0,01')).toBe(1)
  })
})

describe('a date of birth', () => {
  const on = birthDate('2026-03-05')
  const typed = (day: string, month: string, year: string) => ({ day, month, year })
  it('may be today and not tomorrow', () => {
    expect(read(on, typed('5', '3', '2026'))).toBe('2026-03-05')
    expect(read(on, typed('6', '3', '2026'))).toEqual({ field: 'field-day', text: 'Dzimšanas datums nevar būt nākotnē.' })
  })
  it('may be 120 years ago and not a day earlier', () => {
    expect(read(on, typed('05', '03', '1906'))).toBe('1906-03-05')
    expect(sentence(on, typed('04', '03', '1906'))).toBe('Pārbaudiet dzimšanas gadu.')
  })
  it('must be a day: 29 February of a leap year only', () => {
    expect(read(on, typed('29', '2', '2024'))).toBe('2024-02-29')
    expect(sentence(on, typed('29', '2', '2023'))).toContain('Tāda datuma nav')
  })
  it('wants all three parts', () => expect(sentence(on, typed('1', '', '2000'))).toBe('Ierakstiet dzimšanas dienu, mēnesi un gadu.'))
  it('a year of two digits is not guessed', () => expect(sentence(on, typed('1', '1', '90'))).toContain('Tāda datuma nav'))
})

describe('a personal code', () => {
  it('is read with or without the hyphen and spaces', () => {
    expect(read(personCode([]), ' 320001 - 12345 ')).toBe('32000112345')
    expect(read(personCode([]), '32000112345')).toBe('32000112345')
  })
  it('of ten or twelve digits is refused', () => {
    expect(sentence(personCode([]), '320001-1234')).toContain('11 cipari')
    expect(sentence(personCode([]), '320001-123456')).toContain('11 cipari')
  })
  it('with a wrong check digit is let through', () => expect(read(personCode([]), '050315-20001')).toBe('05031520001'))
  it('of someone already listed is refused', () => expect(sentence(personCode(['32000112345']), '320001-12345')).toBe('Šis cilvēks jau ir ierakstīts.'))
})

describe('an account number', () => {
  it('is read with spaces', () => expect(read(iban, 'lv80 bank 0000 4351 9500 1')).toBe('LV80BANK0000435195001'))
  it('with one digit wrong says what to compare it with', () => expect(sentence(iban, 'LV80BANK0000435195002')).toContain('kontrolcipari nesakrīt'))
  it('with a character missing says so', () => expect(sentence(iban, 'LV80BANK000043519500')).toContain('21 zīme'))
})

describe('land', () => {
  it.each([['0', 0], ['2,5', 25_000], ['0,0001', 1], ['5 ha', 50_000]])('of %s hectares', (typed, m2) => expect(read(hectares('Zeme'), typed)).toBe(m2))
  it('in words is asked again', () => expect(sentence(hectares('Zeme'), 'divi')).toContain('ierakstiet hektārus cipariem'))
})

describe('a count, a name, a text', () => {
  it('a count is whole and not negative', () => {
    expect(read(count('Auto'), '2')).toBe(2)
    expect(sentence(count('Auto'), '-1')).toBe('Auto: ierakstiet skaitu cipariem; ja nav, rakstiet 0.')
    expect(sentence(count('Auto'), '1,5')).toContain('cipariem')
  })
  it('a name has letters, hyphens and apostrophes, and no digits', () => {
    expect(read(name('?'), 'Anna-Līna  O’Hara')).toBe('Anna-Līna O’Hara')
    expect(sentence(name('Ierakstiet vārdu.'), 'R2D2')).toBe('Ierakstiet vārdu.')
  })
  it('a text ends where it may', () => {
    expect(read(text(3, '?'), 'abc')).toBe('abc')
    expect(sentence(text(3, '?'), 'abcd')).toContain('jūsu tekstā ir 4')
  })
})

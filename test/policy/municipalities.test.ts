// The municipality's particulars: what letters, payment files and pages say of it.
import { describe, expect, it } from 'vitest'
import { readIban } from '../../functions/domain/iban.ts'
import { municipalityOf } from '../../functions/policy/municipalities.ts'
import { bicOf } from '../banks.ts'

describe('Tukums', () => {
  const tukums = municipalityOf('tukums')

  it('pays from an account valid in form whose bank is the one named', () => {
    expect(readIban(tukums.syntheticDebtor.iban)).toEqual({ iban: tukums.syntheticDebtor.iban })
    expect(bicOf(tukums.syntheticDebtor.iban)).toBe(tukums.syntheticDebtor.bic)
  })
  it('has a debtor’s name that fits a payment file', () => expect(tukums.syntheticDebtor.name.length).toBeLessThanOrEqual(70))
  it('receives people on Monday afternoon, Thursday by appointment and Friday morning', () => {
    expect(tukums.reception.hours.map(({ weekday, from, to, byAppointment }) => [weekday, from, to, byAppointment === true])).toEqual([
      [1, '14:00', '18:00', false], [4, '08:00', '16:00', true], [5, '09:00', '12:00', false]])
  })
  it('is two towns and 21 parishes', () => {
    expect(tukums.towns).toEqual(['Tukums', 'Kandava'])
    expect(new Set(tukums.parishes).size).toBe(21)
  })
})

describe('a municipality nobody described', () => {
  it('stops whoever asks, by name', () => expect(() => municipalityOf('atlantida')).toThrow('atlantida'))
})

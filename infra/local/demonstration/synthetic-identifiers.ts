// Identifiers that are right in form and can belong to nobody.
import { composeIBAN } from 'ibantools'
import type { Day } from '../../../functions/domain/days.ts'
import { checkDigitOf } from '../../../functions/domain/person-code.ts'

/**
 * A personal code, eleven digits.
 *
 * Old form: the century digit 0 says 18xx, for birth years 00 to 79 only: whoever was born before 1880 was dead when codes came in the
 * 1990s. The check digit holds. The day of birth in it is a century early, which gives it away as synthetic.
 *
 * New form: 32, five zeros, the serial, and a last digit with which the old checksum does not hold. The law knows no check digit for these,
 * but every real specimen seen satisfies that sum, so this one is nobody's.
 */
export function syntheticPersonCode(serial: number, birthDate: Day, form: 'old' | 'new'): string {
  const [year, month, day] = [birthDate.slice(2, 4), birthDate.slice(5, 7), birthDate.slice(8, 10)]
  if (form === 'old' && Number(year) < 80 && birthDate < '2000-01-01') {
    const ten = `${day}${month}${year}0${padded(serial, 3)}`
    return ten + checkDigitOf(ten)
  }
  const ten = `3200000${padded(serial, 3)}`
  return ten + ((checkDigitOf(ten) + 1) % 10)
}

/** An account at the bank "BANK", which does not exist, with check digits that hold. */
export function syntheticIban(serial: number): string {
  const iban = composeIBAN({ countryCode: 'LV', bban: `BANK${padded(serial, 13)}` })
  if (iban === null) throw new Error(`no account can be made of ${serial}`)
  return iban
}

/** No plate begins its number with a zero. */
export const syntheticPlate = (serial: number): string => `XX-0${padded(serial, 3)}`

/** No cadastre number begins with zeros: the first four digits are the territory. */
export const syntheticCadastre = (serial: number): string => padded(serial, 11)

/** 10 characters as the platform draws them, but telling what they are: `c000000012` a case, `a000000012` its application, `v…` a visit. */
export const syntheticId = (letter: 'a' | 'c' | 'v', serial: number): string => `${letter}${padded(serial, 9)}`

const padded = (serial: number, length: number): string => String(serial).padStart(length, '0')

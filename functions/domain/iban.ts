// Account numbers (IBAN): what a person typed → the account in its electronic form, or why it cannot be one.
import { electronicFormatIBAN, friendlyFormatIBAN, isSEPACountry, validateIBAN, ValidationErrorsIBAN } from 'ibantools'

/** `not-sepa`: a good account in a country SEPA transfers do not reach. */
export type IbanReading = { iban: string } | { reason: 'empty' | 'not-an-iban' | 'wrong-length' | 'wrong-characters' | 'wrong-check-digits' | 'not-sepa' }

/** Reads `lv80 bank 0000 4351 9500 1`: spaces, hyphens and case do not matter. */
export function readIban(text: string): IbanReading {
  const iban = electronicFormatIBAN(text.replace(/\s/g, '')) ?? ''
  if (iban === '') return { reason: 'empty' }
  const { valid, errorCodes } = validateIBAN(iban)
  if (valid) return isSEPACountry(iban.slice(0, 2)) ? { iban } : { reason: 'not-sepa' }
  // Said from the outside in: what country and length it has, then its characters, then the arithmetic.
  if (errorCodes.includes(ValidationErrorsIBAN.NoIBANCountry)) return { reason: 'not-an-iban' }
  if (errorCodes.includes(ValidationErrorsIBAN.WrongBBANLength)) return { reason: 'wrong-length' }
  if (errorCodes.includes(ValidationErrorsIBAN.WrongBBANFormat)) return { reason: 'wrong-characters' }
  return { reason: 'wrong-check-digits' }
}

/** `LV80 BANK 0000 4351 9500 1`, for people to read. */
export const formatIban = (iban: string): string => friendlyFormatIBAN(iban) ?? iban

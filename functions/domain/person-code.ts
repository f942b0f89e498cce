// Latvian personal code (personas kods): what a person typed → its eleven digits and what they tell.
import { Day } from './days.ts'

/**
 * `old`: day of birth, century and serial, with a check digit (issued to 30.06.2017); `new`: begins with 32…39 and tells nothing.
 * `checkDigitHolds`: the rule was never published officially, so `false` on an old code is a reason to look twice, never to refuse.
 * New codes have no check digit by law: there it says nothing and is not shown.
 */
export type PersonCode =
  | { kind: 'old'; code: string; birthDate: Day; checkDigitHolds: boolean }
  | { kind: 'new'; code: string; checkDigitHolds: boolean }

export interface InvalidPersonCode { reason: 'empty' | 'not-eleven-digits' | 'no-such-day' | 'no-such-century' | 'born-after-old-codes' }

/** The last day on which a code with the birth date in it was given (Population Register Law amendments, in force 01.07.2017). */
const LAST_OLD_CODE_ON: Day = '2017-06-30'

const CENTURY = { '0': '18', '1': '19', '2': '20' } as const satisfies Record<string, string>

/** Reads `161175-19997`, `16117519997`, with spaces around or inside. Answers the digits alone; `formatPersonCode` writes the hyphen. */
export function readPersonCode(text: string): PersonCode | InvalidPersonCode {
  const code = normalisePersonCode(text)
  if (code === '') return { reason: 'empty' }
  if (!/^\d{11}$/.test(code)) return { reason: 'not-eleven-digits' }
  const checkDigitHolds = Number(code[10]) === checkDigitOf(code.slice(0, 10))
  // No day of a month is 32 or more, so the two kinds never meet; 30… and 31… are old.
  if (/^3[2-9]/.test(code)) return { kind: 'new', code, checkDigitHolds }

  const century = CENTURY[code[6] as keyof typeof CENTURY]
  const birthDate = `${century ?? '20'}${code.slice(4, 6)}-${code.slice(2, 4)}-${code.slice(0, 2)}`
  if (!Day.safeParse(birthDate).success) return { reason: 'no-such-day' }
  if (century === undefined) return { reason: 'no-such-century' }
  if (birthDate > LAST_OLD_CODE_ON) return { reason: 'born-after-old-codes' }
  return { kind: 'old', code, birthDate, checkDigitHolds }
}

/** What was typed without spaces and hyphens (any of the dashes a keyboard or a document may put). Not checked. */
export const normalisePersonCode = (text: string): string => text.replace(/[\s\u2010-\u2015\u2212-]/g, '')

/** `161175-19997`, as documents write it. */
export const formatPersonCode = (code: string): string => `${code.slice(0, 6)}-${code.slice(6)}`

const WEIGHTS = [10, 5, 8, 4, 2, 1, 6, 3, 7, 9]

/** The eleventh digit for the first ten: ((1 + Σ weight · digit) mod 11) mod 10. */
export const checkDigitOf = (firstTen: string): number =>
  ((1 + WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(firstTen[i]), 0)) % 11) % 10

// Text as banks take it: Latin and Latvian letters, one line, a limited length (EPC217-08: what lies outside is rejected or spoiled on the way).

/** Latin letters that no accent parts from their base letter. */
const without = { ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ß: 'ss', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', þ: 'th', Þ: 'Th', '–': '-', '—': '-', '−': '-', '’': "'", '“': '"', '”': '"', '„': '"' } as const satisfies Record<string, string>

const latvian = /^[āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ]$/
const accents = /\p{Mark}/gu
const printableAscii = /^[\x20-\x7e]+$/

/**
 * The text with Latvian letters kept, other accented Latin letters as their base letter (`Müller` → `Muller`), any other character as a
 * full stop, as the EPC advises; spaces, tabs and line ends become one space, and the end is cut at `length` characters.
 */
export function inBankLetters(text: string, length: number): string {
  const letters = [...text.normalize('NFC').replace(/[\s\p{Cc}]+/gu, ' ').trim()].map((letter) => {
    if (latvian.test(letter) || printableAscii.test(letter)) return letter
    const base = without[letter as keyof typeof without] ?? letter.normalize('NFKD').replace(accents, '')
    return printableAscii.test(base) ? base : '.'
  })
  return letters.join('').slice(0, length).trim()
}

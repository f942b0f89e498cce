// A table as a file Latvian spreadsheets open with its letters and decimal commas: a byte order mark, semicolons.
import type { Answer } from './page.ts'

/** A spreadsheet runs text that begins like a formula: an apostrophe in front keeps it text. Numbers below zero stay numbers. */
function cell(text: string): string {
  const safe = /^[=+\-@\t＝＋－＠]/.test(text) && !/^-[\d ,]+$/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvFile = (fileName: string, rows: readonly (readonly string[])[]): Extract<Answer, { bytes: Uint8Array }> =>
  ({ bytes: Buffer.from(`\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`), contentType: 'text/csv; charset=utf-8', fileName })

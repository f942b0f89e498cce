// A table as a file Latvian spreadsheets open with its letters and decimal commas: a byte order mark, semicolons.
import type { Answer } from './page.ts'

const cell = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

export const csvFile = (fileName: string, rows: readonly (readonly string[])[]): Extract<Answer, { bytes: Uint8Array }> =>
  ({ bytes: Buffer.from(`\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`), contentType: 'text/csv; charset=utf-8', fileName })

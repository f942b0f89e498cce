// The payout list for the municipal accounting (GVEDIS): the lines the bank was sent, each with its expenditure code (EKK, MK 1031).
import type { Payable, Run } from '../domain/award.ts'
import { benefits } from '../domain/benefits.ts'
import { dayAt, numericDay } from '../domain/days.ts'
import { NeedsStaff } from '../domain/errors.ts'

/** EKK codes by benefit, and whether the accountant has signed the row each comes from: `{ gmi: { code: '6260', signed: false } }`. */
export type EkkCodes = Readonly<Record<string, { code: string; signed: boolean }>>

/** Who made and approved the list, by identifier. */
export type StaffNames = Readonly<Record<string, string>>

type Column = readonly [heading: string, cell: (line: Payable, run: Run, ekk: EkkCodes, names: StaffNames) => string]

/** One flat row a line, the list's own fields on every row: a file that can be imported, sorted and filtered without losing its list. */
const columns: readonly Column[] = [
  ['Saraksta Nr.', (_, run) => run.number],
  ['Saraksta datums', (_, run) => numericDay(dayAt(run.madeAt))],
  ['Izmaksas datums', (_, run) => numericDay(run.payOn)],
  ['Sagatavoja', (_, run, __, names) => names[run.makerId] ?? run.makerId],
  ['Apstiprināja', (_, run, __, names) => names[run.checkerId ?? ''] ?? run.checkerId ?? ''],
  ['Maksājuma ID', (line) => line.payableId],
  ['EKK', (line, run, ekk) => codeOf(line, run, ekk).code],
  // `nē` only in lists approved before the code had to be signed first.
  ['EKK apstiprināts', (line, run, ekk) => (codeOf(line, run, ekk).signed ? 'jā' : 'nē')],
  ['Pabalsts', ({ kind }) => (kind === 'service' ? 'Sociālais pakalpojums' : benefits[kind].name)],
  ['Mēnesis', (line) => line.month],
  ['Lēmuma Nr.', (line) => line.decisionNumber],
  ['Lēmuma datums', (line) => numericDay(line.decidedOn)],
  // The household's applicant as this house knows them: the same in every list.
  ['Klienta ID', (line) => line.payee.personId],
  ['Saņēmējs', (line) => line.payee.name],
  ['Konts', (line) => line.payee.iban],
  ['Summa EUR', (line) => euros(line.amountCents)],
]

const BYTE_ORDER_MARK = '\uFEFF'

/**
 * The run as CSV the way Latvian spreadsheets and GVEDIS read it: semicolons, decimal comma, CRLF, UTF-8 with a byte order mark.
 * Errors: NeedsStaff when a line's benefit has no EKK code at all: money is not booked on a guess.
 */
export function accountingCsv(run: Run, lines: readonly Payable[], ekk: EkkCodes, names: StaffNames = {}): string {
  const rows = [columns.map(([heading]) => heading), ...lines.map((line) => columns.map(([, cell]) => cell(line, run, ekk, names)))]
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(quoted).join(';')}\r\n`).join('')
}

function codeOf(line: Payable, run: Run, ekk: EkkCodes): EkkCodes[string] {
  const code = ekk[line.kind]
  if (code === undefined) throw new NeedsStaff(`Run ${run.number}: no EKK code is settled for ${line.kind}`)
  return code
}

/** `1234,50`, without thousands marks: accounting programs read them as text. */
const euros = (cents: number): string => `${Math.trunc(cents / 100)},${String(cents % 100).padStart(2, '0')}`

/**
 * One cell, on one line. A spreadsheet runs text that begins with one of `= + - @` (or their full-width twins) as a formula,
 * so such text gets an apostrophe in front; nothing we write ourselves begins with one of them.
 */
function quoted(cell: string): string {
  const line = cell.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  const safe = /^[=+\-@＝＋－＠]/.test(line) ? `'${line}` : line
  return /[;"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

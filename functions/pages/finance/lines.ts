// Payables as the finance pages show them: payee, account, decision, month, amount and expenditure code; never why the household is in need.
import type { Payable } from '../../domain/award.ts'
import { longMonth, type Day } from '../../domain/days.ts'
import { formatIban } from '../../domain/iban.ts'
import { ekkCodes, type EkkCode } from '../../policy/ekk-codes.ts'
import type { RowSignature } from '../../policy/rows.ts'
import { rowPath } from '../law/row-words.ts'
import { kinds } from '../words.ts'

export interface Line { payableId: string; payee: string; iban: string; decisionNumber: string; kind: string; month: string; amountCents: number; ekk: EkkCode | undefined }

export interface Sum { kind: string; month: string; count: number; totalCents: number }

const names = new Intl.Collator('lv')

/** By month, then by the payee's name in Latvian order. `on`: the day whose EKK codes apply; `signed`: those the accountant has signed. */
export function linesOf(payables: readonly Payable[], municipality: string, on: Day, signed: readonly RowSignature[]): Line[] {
  const codes = ekkCodes(municipality, on, signed)
  return payables
    .toSorted((a, b) => a.month.localeCompare(b.month) || names.compare(a.payee.name, b.payee.name) || a.payableId.localeCompare(b.payableId))
    .map(({ payableId, payee, decisionNumber, kind, month, amountCents }) => ({
      payableId, payee: payee.name, iban: formatIban(payee.iban), decisionNumber, kind, month: longMonth(month), amountCents, ekk: codes[kind],
    }))
}

/** Counts and totals by benefit and month, in the order of the lines. */
export function sumsOf(lines: readonly Line[]): Sum[] {
  return [...Map.groupBy(lines, ({ kind, month }) => `${kind} ${month}`).values()].map((group) => ({
    kind: group[0]?.kind ?? '', month: group[0]?.month ?? '', count: group.length, totalCents: totalOf(group),
  }))
}

export interface CodeToSign { code: string; names: string[]; href: string | undefined }

/** The codes of these lines that no accountant has signed, each with the benefits it stands for and the page to sign it. */
export const unsignedCodes = (lines: readonly Line[]): CodeToSign[] =>
  [...Map.groupBy(lines.filter(({ ekk }) => ekk?.signed !== true), ({ ekk }) => ekk?.rowId ?? '')].map(([id, of]) => ({
    code: of[0]?.ekk?.code ?? 'nav noteikts', names: [...new Set(of.map(({ kind }) => kinds[kind as keyof typeof kinds]))], href: id === '' ? undefined : rowPath(id),
  }))

export const totalOf = (lines: readonly { amountCents: number }[]): number => lines.reduce((sum, { amountCents }) => sum + amountCents, 0)

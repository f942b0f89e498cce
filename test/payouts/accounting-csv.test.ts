// The accounting's list: what a Latvian spreadsheet opens without losing a letter, a line or a cent, and without running anything.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountingCsv } from '../../functions/payouts/accounting-csv.ts'
import { aPayable, aRun, manyPayables } from './payables.ts'

const ekk = { gmi: { code: '6260', signed: true }, housing: { code: '6270', signed: false } }

/** Reads semicolon-separated rows with quoted cells, as a spreadsheet does. */
function read(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, cell = '', mark] of csv.replace(/^\uFEFF/, '').matchAll(/("(?:[^"]|"")*"|[^;"\r\n]*)(;|\r\n|$)/g)) {
    rows.at(-1)!.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (mark === '\r\n') rows.push([])
    if (mark === '') break
  }
  return rows.slice(0, -1)
}
const column = (csv: string, heading: string): string[] => {
  const [headings, ...rows] = read(csv)
  return rows.map((row) => row[headings!.indexOf(heading)]!)
}
const csvOf = (name: string) => accountingCsv(aRun(), [aPayable({ payee: { name } })], ekk)

describe('the accounting list', () => {
  it('is UTF-8 with a byte order mark and rows that end in CRLF', () => {
    const csv = csvOf('Ilze Kalniņa')
    expect(Buffer.from(csv).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(csv.endsWith('\r\n')).toBe(true)
  })

  it('tells of each line the list, who made and approved it, the code, the decision, the payee and the amount', () => {
    const csv = accountingCsv(aRun(), [aPayable({ amountCents: 123450 })], ekk, { 'finance-1': 'Agnese Rozīte', 'finance-2': 'Normunds Zariņš' })
    expect(Object.fromEntries(read(csv)[0]!.map((heading) => [heading, column(csv, heading)[0]]))).toEqual({
      'Saraksta Nr.': '2026/17', 'Saraksta datums': '12.05.2026.', 'Izmaksas datums': '15.05.2026.', 'Sagatavoja': 'Agnese Rozīte', 'Apstiprināja': 'Normunds Zariņš',
      'Maksājuma ID': '0123456789-gmi-202605', 'EKK': '6260', 'EKK apstiprināts': 'jā', 'Pabalsts': 'GMI pabalsts', 'Mēnesis': '2026-05', 'Lēmuma Nr.': '2026/L-17', 'Lēmuma datums': '04.05.2026.',
      'Klienta ID': 'p-1', 'Saņēmējs': 'Ilze Kalniņa', 'Konts': 'LV80BANK0000435195001', 'Summa EUR': '1234,50',
    })
  })

  it('puts each benefit under its own code', () => {
    expect(column(accountingCsv(aRun(), [aPayable(), aPayable({ kind: 'housing' })], ekk), 'EKK')).toEqual(['6260', '6270'])
  })

  it('says which codes the accountant has not signed yet', () => {
    expect(column(accountingCsv(aRun(), [aPayable(), aPayable({ kind: 'housing' })], ekk), 'EKK apstiprināts')).toEqual(['jā', 'nē'])
  })

  it('needs a person where a benefit has no code', () => {
    expect(() => accountingCsv(aRun(), [aPayable({ kind: 'housing' })], { gmi: ekk.gmi })).toThrow(expect.objectContaining({ name: 'NeedsStaff' }))
  })

  it('has a row for each line and the lines’ sum, whatever people are called', () => {
    fc.assert(fc.property(manyPayables, (lines) => {
      const csv = accountingCsv(aRun(), lines, ekk)
      expect(column(csv, 'Summa EUR').map((amount) => Number(amount.replace(',', '')))).toEqual(lines.map((line) => line.amountCents))
      expect(read(csv).every((row) => row.length === 16)).toBe(true)
      expect(read(csv).flat().filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual([])
    }), { numRuns: 50 })
  })

  it('is the same to the byte when the same run is written again', () => {
    fc.assert(fc.property(manyPayables, (lines) => accountingCsv(aRun(), lines, ekk) === accountingCsv(aRun(), lines, ekk)), { numRuns: 20 })
  })
})

describe('a name in the list', () => {
  it.each(['=HYPERLINK("http://x")', '+371', '-1+1', '@SUM(A1)', '＝1'])('that a spreadsheet would run (%s) is text', (name) => {
    expect(column(csvOf(name), 'Saņēmējs')).toEqual([`'${name}`])
  })
  it('cannot begin a formula behind a space or a tab', () => expect(column(csvOf(' \t=1'), 'Saņēmējs')).toEqual(["'=1"]))
  it('with a semicolon or quotes stays one cell', () => expect(column(csvOf('SIA "Nams; māja"'), 'Saņēmējs')).toEqual(['SIA "Nams; māja"']))
  it('with a line end stays one row', () => expect(read(csvOf('Ilze\r\nKalniņa'))).toHaveLength(2))
})

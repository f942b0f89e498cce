// A table as a file of a spreadsheet: what people typed stays text, and runs as no formula.
import { expect, it } from 'vitest'
import { csvFile } from '../../functions/pages/csv.ts'

const lineOf = (...row: string[]) => Buffer.from(csvFile('x.csv', [row]).bytes).toString('utf8').replace('\ufeff', '').trimEnd()

it.each([
  ['=1+1', "'=1+1"], ['@SUM(A1)', "'@SUM(A1)"], ['+371 20000000', "'+371 20000000"], ['-cmd', "'-cmd"], ['＝1', "'＝1"], ['=HYPERLINK("x";"y")', '"\'=HYPERLINK(""x"";""y"")"'],
  ['-12,50', '-12,50'], ['Ozola', 'Ozola'], ['a;b', '"a;b"'],
])('%s is written %s', (typed, written) => expect(lineOf(typed)).toBe(written))

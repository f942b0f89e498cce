// The figures of the law as the reference has them (domain facts §1, §2, §11, §12), in euro, as a spreadsheet would hold them.

/** A sheet: the first line names the columns, `from` and `to` are days (both included), an empty cell is absent. */
export function sheet(text: string): Record<string, string>[] {
  const [head = '', ...rows] = text.trim().split('\n').map((line) => line.trim())
  const columns = head.split('|').map((cell) => cell.trim())
  return rows.map((row) => Object.fromEntries(row.split('|').map((cell, i) => [columns[i] ?? '', cell.trim()])))
}

/** §1.2: monthly thresholds, first or only person and each other person. */
const thresholds = sheet(`
  from       | to         | gmi1 | gmi2  | needy1 | needy2
  2021-01-01 | 2023-06-30 | 109  | 76    | 272    | 190
  2023-07-01 | 2023-12-31 | 125  | 87.50 | 313    | 219
  2024-01-01 | 2024-12-31 | 137  | 96    | 343    | 240
  2025-01-01 | 2025-12-31 | 166  | 116   | 377    | 264
  2026-01-01 | 2026-12-31 | 187  | 131   | 425    | 298
`)

/** §1.2: thresholds of a low-income household; those not in print (C, §12) hold once the municipality has signed them. */
const lowIncome = sheet(`
  place  | from       | to         | low1 | low2 | print
  tukums | 2021-01-01 | 2023-06-30 | 327  | 229  | yes
  tukums | 2023-07-01 | 2023-12-31 | 376  | 264  | yes
  tukums | 2024-01-01 | 2024-12-31 | 411  | 288  | yes
  tukums | 2025-01-01 | 2025-12-31 | 453  | 317  | no
  tukums | 2026-01-01 | 2026-12-31 | 510  | 357  | no
  ogre   | 2026-01-01 | 2026-12-31 | 595  | 416  | yes
`)

/**
 * §2.2 and §12: coefficients; `known` is the day from which a decision could rest on them, `widened` whether any household with children is in that group.
 * November and December 2021 and May 2023 are unsettled, so they are not here. Of two lines for a day the one known later holds.
 */
const coefficients = sheet(`
  known      | from       | to         | alone | several | children | others | widened
  2021-07-01 | 2021-07-01 | 2021-10-31 | 1     | 1       | 1        | 1      | no
  2022-01-27 | 2022-01-01 | 2022-02-28 | 2.5   | 2       | 2        | 1      | no
  2022-03-01 | 2022-03-01 | 2022-08-31 | 2.5   | 2       | 2        | 1.5    | no
  2022-09-01 | 2022-09-01 | 2023-04-30 | 3     | 3       | 3        | 3      | no
  2023-06-01 | 2023-06-01 | 2024-12-31 | 2.5   | 2       | 2        | 1.5    | no
  2025-01-01 | 2025-01-01 | 2099-12-31 | 2.1   | 1.7     | 1.7      | 1.3    | no
  2026-02-28 | 2026-01-01 | 2026-04-30 | 2.5   | 2       | 2        | 1.7    | yes
  2026-02-28 | 2026-05-01 | 2099-12-31 | 2.1   | 1.7     | 1.7      | 1.3    | yes
`)

/** §1.3: the minimum wage of a year; none is at hand before 2021. */
const wages: Record<string, number> = { 2021: 500, 2022: 500, 2023: 620, 2024: 700, 2025: 740, 2026: 780, 2027: 780 }

/** §1.5: the age of the old-age pension in months, by the year in which it is reached: 62 years, from 2014 a quarter of a year more each year, 65 from 2025. */
export const pensionMonths = (year: number): number => Math.min(780, Math.max(744, 744 + 3 * (year - 2013)))

/** §1.3, not counted, by the number of the list; point 11 (a child's earnings) is a matter of age. */
export const notCounted: Record<string, number> = {
  'family-state-benefit': 1, 'disabled-child-care-benefit': 2, 'disabled-person-care-benefit': 3, 'assistant-use-benefit': 4, 'transport-compensation': 5,
  'coeliac-child-benefit': 6, 'birth-or-death-benefit': 7, 'orphan-after-care-guarantee': 8, 'student-loan': 9, 'active-employment-support': 12,
  'crime-victim-compensation': 13, 'blood-donor-payment': 14, 'income-tax-refund': 15, 'charity-for-purpose': 16, 'refugee-one-off-support': 17, 'municipal-benefit': 18,
}

const cents = (euro: string | undefined): number => Math.round(Number(euro) * 100)
const on = <R extends Record<string, string>>(rows: R[], day: string): R[] => rows.filter((row) => row['from']! <= day && day <= row['to']!)

/** The sum of a household: first + other × (n − 1), in cents; undefined where no line holds. */
export function thresholdOf(name: 'gmi' | 'needy', day: string, persons: number): number | undefined {
  const [row] = on(thresholds, day)
  return row && cents(row[`${name}1`]) + cents(row[`${name}2`]) * (persons - 1)
}

/** `signed`: the municipality has signed its line that is not in print. */
export function lowIncomeOf(place: string, day: string, persons: number, signed: boolean): number | undefined {
  const row = on(lowIncome, day).find((line) => line['place'] === place && (line['print'] === 'yes' || signed))
  return row && cents(row['low1']) + cents(row['low2']) * (persons - 1)
}

export function coefficientsOn(day: string, knownOn: string): { alone: number; several: number; children: number; others: number; widened: boolean } | undefined {
  const row = on(coefficients, day).filter((line) => line['known']! <= knownOn).toSorted((a, b) => (a['known']! < b['known']! ? 1 : -1))[0]
  return row && { alone: Number(row['alone']), several: Number(row['several']), children: Number(row['children']), others: Number(row['others']), widened: row['widened'] === 'yes' }
}

/** Cents of the month, `YYYY-MM`; the month of application or earlier, so always known. */
export const minimumWageOf = (month: string): number | undefined => {
  const euro = wages[month.slice(0, 4)]
  return euro === undefined ? undefined : euro * 100
}

/** §12: savings may be the needy sum from 1 June 2023, before that 272 € a household. */
export const savingsLimitOf = (day: string, persons: number): number | undefined => (day < '2023-06-01' ? 272_00 : thresholdOf('needy', day, persons))

/** Days on which a line begins or becomes known, and those after one ends. */
export const turningDays = [...new Set([...thresholds, ...coefficients].flatMap((row) => [row['from']!, row['known'] ?? row['from']!])
  .concat('2021-11-01', '2023-01-01', '2023-05-01', '2027-01-01').filter((day) => day > '2021-01-01'))].toSorted()

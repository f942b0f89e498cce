// A row of the law's numbers replayed over one past decision: what the household would have been given had the row been known.
import type { Day } from '../domain/days.ts'
import { addDays, firstDayOf, monthOf, monthPlus, lastDayOf } from '../domain/days.ts'
import type { AnswerToAssessment } from '../domain/law/assess.ts'
import type { Line } from '../domain/derivation.ts'
import { benefits } from '../domain/benefits.ts'
import type { MonthAmount } from '../domain/law/month-amount.ts'
import { amountsOf } from '../domain/law/months-of-award.ts'
import { differences, kindOfChange, type ChangeKind, type MonthDifference } from '../domain/law/difference.ts'
import { answered, policyAtOf, type AskedOfLaw } from './answered.ts'
import { reachesBackTo } from './readings.ts'
import { knownFrom, rowId, type RowSignature } from './rows.ts'
import { policyTables, rowById, type Entry } from './tables.ts'

/** A decision that was made, with the question it rested on. */
export interface PastDecision {
  asked: AskedOfLaw
  answer: AnswerToAssessment
  granted: boolean
  /** A person departed from the rules, and said why. */
  departed?: boolean
  /** What the decision gave, month by month, and what recalculations have added since. */
  decided: readonly MonthAmount[]
  added: readonly MonthAmount[]
  /** Rows that earlier recalculations have taken back to it. */
  rows: readonly string[]
}

export interface Replayed { kind: ChangeKind; months: MonthDifference[]; derivation: Line[] }

/** No award lasts longer than this from its application: how far back a row looks for decisions it may touch. */
export const longestAwardMonths = 12

/** The days of application whose decisions the row may touch, up to today. */
export function daysToReplay({ row }: Entry, today: Day): Day[] {
  const last = row.to !== undefined && row.to < today ? row.to : today
  const days: Day[] = []
  for (let day = firstDayOf(monthPlus(monthOf(row.from), -longestAwardMonths)); day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

/** Whether a question asked before the row was known lies where the row may matter: a cheap look before the law is asked again. */
export function touches({ row }: Entry, { municipality, appliesOn, knownOn }: Pick<AskedOfLaw, 'municipality' | 'appliesOn' | 'knownOn'>): boolean {
  if (knownOn >= knownFrom(row) && row.confidence !== 'C') return false
  if (row.municipality !== undefined && row.municipality !== municipality) return false
  return (row.to === undefined || appliesOn <= row.to) && lastDayOf(monthPlus(monthOf(appliesOn), longestAwardMonths)) >= row.from
}

/** The row, and every row of its table that was adopted later and holds for some of its days: what is known now is not passed over. */
export function rowWithSuccessors({ id, table, row }: Entry, today: Day): string[] {
  const { rows } = policyTables.find(({ name }) => name === table)!
  const later = rows.filter((other) => other.adoptedOn > row.adoptedOn && knownFrom(other) <= today && other.municipality === row.municipality && other.from <= (row.to ?? other.from) && row.from <= (other.to ?? row.from))
  return [id, ...later.map((other) => rowId(table, other))]
}

/** The difference the row makes to a decision. `signed`: the rows of confidence C the municipality has signed by now. */
export function replayed({ asked, answer, granted, departed = false, decided, added, rows }: PastDecision, takenBack: readonly string[], signed: readonly RowSignature[]): Replayed {
  const question = { ...asked, signedRows: [...signed] }
  const after = answered(question, policyAtOf(question, [...new Set([...rows, ...takenBack])].toSorted()))
  if (after.outcome === 'Unsettled') return { kind: 'unsettled', months: [], derivation: after.derivation }
  // Where a person decided otherwise than the rules said, the rules are compared with themselves: whether the row would have changed what they said.
  const asAnswered = !departed && granted === (answer.outcome === 'Entitled') && differences(decided, amountsOf(answer)).length === 0
  const given = asAnswered ? [...decided, ...added] : amountsOf(answer)
  const months = differences(given, amountsOf(after))
  const kind = kindOfChange(given, months, after.outcome === 'Entitled', asAnswered)
  if (kind === 'granted' && reachesBackTo(asked.municipality) === 'granted') return { kind: 'same', months: [], derivation: [] }
  // A one-off has been decided once and for all: the law of its day is that of its decision.
  if (benefits[asked.kind].paid === 'once' && kind !== 'same') return { kind: 'one-off', months, derivation: after.derivation }
  return { kind, months, derivation: after.derivation }
}

/** Whether the same question, asked with what is known today, has another answer: then the law has changed since, and nothing is decided on the old one. */
export function changedSince(asked: AskedOfLaw, answer: AnswerToAssessment, today: Day, signed: readonly RowSignature[]): boolean {
  const question = { ...asked, knownOn: today, signedRows: [...signed] }
  const now = answered(question, policyAtOf(question))
  return now.outcome !== answer.outcome || differences(amountsOf(answer), amountsOf(now)).length > 0
}

/** The row as it can be replayed; undefined: there is none here, it says nothing settled, or no benefit rests on it. */
export function replayable(id: string, municipality: string): Entry | undefined {
  const entry = rowById(id)
  return entry === undefined || entry.row.value === 'unsettled' || (entry.row.municipality ?? municipality) !== municipality || !setsBenefits(entry.table) ? undefined : entry
}

/** Expenditure codes and clocks are of the office; no household is given more or less by them. */
const setsBenefits = (table: string): boolean => !table.startsWith('ekk-codes.') && !table.startsWith('proceeding-clocks.')

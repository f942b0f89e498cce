// An assessment file run again: on the rows it carries, each held against the tables of today; or, where it carries none, on those tables.
import { AnswerToAssessment } from '../domain/law/assess.ts'
import { rowIdsOf, type AssessmentFile, type PinnedRow } from '../domain/law/assessment-file.ts'
import { content } from '../domain/law/order.ts'
import type { Policy } from '../domain/law/policy.ts'
import { answered, policiesBehind, policyAtOf as policyOfTables, questionOf, type PolicyAt } from './answered.ts'
import { gathered, policyOn, tablesFor, type PolicyTables } from './policy-on.ts'
import { rowId } from './rows.ts'
import { rowById } from './tables.ts'

/**
 * The answer to the file's question; equal to the byte to the one it was exported with.
 * Errors: throws where the values of its rows are not such as their tables have.
 */
export const rerun = (file: AssessmentFile): AnswerToAssessment => AnswerToAssessment.parse(answered(file, policyAtOf(file)))

function policyAtOf(file: AssessmentFile): PolicyAt {
  const question = questionOf(file)
  const { rows, readings } = file
  if (rows === undefined) return policyOfTables(file)
  // They were all known when they were used: of two versions of a row only the one used is here.
  const carried = tablesOf(rows, tablesFor(question.about))
  const gatheredOn = new Map<string, Policy>()
  return (appliesOn) => {
    const policy = gatheredOn.get(appliesOn) ?? gathered({ ...question, appliesOn, alsoKnown: rows.map(idOf) }, carried, readings)
    gatheredOn.set(appliesOn, policy)
    return policy
  }
}

/** The rows of a file as tables, in the place of those of the house. */
const tablesOf = (rows: readonly PinnedRow[], house: PolicyTables): PolicyTables =>
  Object.fromEntries(Object.entries(house).map(([setting, { name }]) => [setting, { name, rows: rows.filter(({ table }) => table === name) }])) as unknown as PolicyTables

export const idOf = ({ table, ...row }: PinnedRow): string => rowId(table, row)

/** The rows policies were gathered from, with all they say. */
export const rowsBehind = (...policies: readonly Policy[]): PinnedRow[] =>
  [...new Set(policies.flatMap(rowIdsOf))].toSorted().flatMap((id) => rowById(id) ?? []).map(({ table, row }) => ({ table, ...row }) as PinnedRow)

/** Where the file's law is not what the tables of today give for its municipality and days, a line each. */
export function lawChanges(file: AssessmentFile): string[] {
  if (file.rows === undefined) return []
  const policyAt = policyOfTables(file)
  const today = policyOn(questionOf(file))
  const given = new Map(rowsBehind(...policiesBehind(file, answered(file, policyAt), policyAt)).map((row) => [idOf(row), row]))
  const carried = new Map(file.rows.map((row) => [idOf(row), row]))
  return [
    ...[...carried].flatMap(([id, row]) => {
      const now = given.get(id)
      if (now === undefined) return [`rows: the tables do not give ${id} any more`]
      return content(now) === content(row) ? [] : [`rows: the tables have ${id} otherwise: ${content(now)}`]
    }),
    ...[...given.keys()].filter((id) => !carried.has(id)).map((id) => `rows: the tables give ${id}, which the file does not have`),
    ...(file.readings === undefined || content(file.readings) === content(today.readings) ? [] : [`readings: the municipality reads the law otherwise now: ${content(today.readings)}`]),
  ]
}

// Every table of the law's numbers, and every row by its identifier, as people read and sign it.
import type { Day } from '../domain/days.ts'
import type { LawSignature } from '../domain/law-signature.ts'
import { absenceSharing } from './absence-sharing.ts'
import { appealReview, appealTerms } from './appeal-terms.ts'
import { awardMonths } from './award-validity.ts'
import { benefitTerms } from './benefits/all.ts'
import { decidingLimits } from './deciding-limits.ts'
import { ekkTables } from './ekk-codes.ts'
import { gmiThreshold } from './gmi-threshold.ts'
import { housingCoefficients } from './housing-coefficients.ts'
import { housingConditions } from './housing-conditions.ts'
import { housingCostNorms } from './housing-cost-norms.ts'
import { lowIncomeMaximum, lowIncomeThreshold } from './low-income-threshold.ts'
import { minimumWage } from './minimum-wage.ts'
import { needyThreshold } from './needy-threshold.ts'
import { pensionAge } from './pension-age.ts'
import { clockStart, clockTables, extensionContest } from './proceeding-clocks.ts'
import { propertyLimits } from './property-limits.ts'
import { reliefTerms } from './reliefs.ts'
import { waitingListReview } from './waiting-list.ts'
import { knownFrom, rowId, rowOn, type PolicyRow, type PolicyTable, type RowSignature } from './rows.ts'
import { savingsLimit } from './savings-limit.ts'

export const policyTables: readonly PolicyTable<unknown>[] = [
  gmiThreshold, needyThreshold, lowIncomeThreshold, lowIncomeMaximum, savingsLimit, propertyLimits, minimumWage, pensionAge, awardMonths,
  housingCoefficients, housingConditions, housingCostNorms, ...Object.values(benefitTerms), ...Object.values(reliefTerms), ...clockTables, clockStart, extensionContest, appealTerms, appealReview, ...ekkTables, decidingLimits, waitingListReview, absenceSharing,
]

export interface Entry { table: string; id: string; row: PolicyRow<unknown> }

const entries: readonly Entry[] = policyTables.flatMap(({ name, rows }) => rows.map((row) => ({ table: name, id: rowId(name, row), row })))
const byId = new Map(entries.map((entry) => [entry.id, entry]))

export const rowById = (id: string): Entry | undefined => byId.get(id)

/** The rows that may apply in a municipality: its own and the country's. */
export const entriesOf = (municipality: string): readonly Entry[] => entries.filter(({ row }) => row.municipality === undefined || row.municipality === municipality)

/** The whole row as one line, its fields in a fixed order: what is signed, and what is never edited. */
export const contentOf = ({ municipality, from, to, adoptedOn, knownFrom: known, value, source, confidence, note }: PolicyRow<unknown>): string =>
  JSON.stringify({ municipality, from, to, adoptedOn, knownFrom: known, value, source, confidence, note })

/** The signatures that hold: those under a row that still reads as it was signed. */
export const holding = (signatures: readonly LawSignature[], municipality: string): RowSignature[] => signatures
  .filter((signed) => { const entry = byId.get(signed.rowId); return signed.municipality === municipality && entry !== undefined && contentOf(entry.row) === signed.content })
  .map(({ rowId: id, signedOn }) => ({ rowId: id, signedOn }))

/** `not-known`: nobody may rest a decision on it yet. `future`: its first day is to come. `superseded`: a later row holds for all its days. */
export type RowState = 'unsettled' | 'to-sign' | 'not-known' | 'future' | 'in-force' | 'past' | 'superseded'

export function stateOf({ table, id, row }: Entry, today: Day, signed: readonly RowSignature[]): RowState {
  if (row.value === 'unsettled') return supersededOn(row.from, table, row) ? 'superseded' : 'unsettled'
  if (row.confidence === 'C' && !signed.some((signature) => signature.rowId === id)) return 'to-sign'
  if (knownFrom(row) > today) return 'not-known'
  if (row.from > today) return 'future'
  if (row.to !== undefined && row.to < today) return supersededOn(row.from, table, row) ? 'superseded' : 'past'
  return supersededOn(today, table, row) ? 'superseded' : 'in-force'
}

/** Whether another row of the table, as known at the end, holds for that day in this row's place. */
function supersededOn(day: Day, table: string, row: PolicyRow<unknown>): boolean {
  const { rows } = policyTables.find(({ name }) => name === table)!
  return rowOn(rows, day, '9999-12-31', row.municipality) !== row
}

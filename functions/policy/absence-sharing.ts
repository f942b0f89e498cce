// How long supervisors have to choose what becomes of the work of a colleague whose planned leave has begun, before it is shared by rule.
import type { Day } from '../domain/days.ts'
import { rowOn, type PolicyTable } from './rows.ts'

/** After the morning on which they were told. */
export interface AbsenceSharing { workingDays: number }

/** Proposed, not printed anywhere: what would miss its date should not lie a second day in the hands of nobody. Who is ill has had no chance to plan: that is shared the same morning. */
export const absenceSharing: PolicyTable<AbsenceSharing> = { name: 'absence-sharing', rows: [
  { from: '2004-02-01', adoptedOn: '2004-02-01', value: { workingDays: 1 }, source: 'priekšlikums pašvaldībai; avotos nav', confidence: 'C', note: 'pašvaldības iekšējā kārtība: kad pēc noteikuma pārdala tā darbus, kurš ir plānotā prombūtnē' },
] }

export function absenceSharingOf(municipality: string, on: Day): AbsenceSharing {
  const value = rowOn(absenceSharing.rows, on, on, municipality)?.value
  if (value === undefined || value === 'unsettled') throw new RangeError(`no ${absenceSharing.name} on ${on}`)
  return value
}

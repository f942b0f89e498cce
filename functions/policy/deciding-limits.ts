// When a decision needs a second person, and how long a resident is heard: each municipality's own internal control, by the day it is decided.
import type { Day } from '../domain/days.ts'
import type { DecidingLimits } from '../domain/second-review.ts'
import { rowOn, type PolicyTable } from './rows.ts'

/**
 * Proposed, not printed anywhere: the average award of the housing benefit in 2025 was 158.62 € a month, 952 € in six months (domain facts §2.2), so the
 * limit catches what is far from ordinary. Five working days of hearing leave the month of the law for the rest. Six months: SPSPL 33, the longest award.
 * A municipality's own row goes before it.
 */
export const decidingLimits: PolicyTable<DecidingLimits> = { name: 'deciding-limits', rows: [
  { from: '2004-02-01', adoptedOn: '2004-02-01', value: { grantTotalAboveCents: 2_500_00, hearingWorkingDays: 5, departureMonths: 6 }, source: 'priekšlikums; APL spēkā no 01.02.2004.', confidence: 'C', note: 'pašvaldības iekšējā kontrole; likumā skaitļu nav' },
] }

/** Nobody decides alone where no row says up to what amount. */
const withoutRow: DecidingLimits = { grantTotalAboveCents: 0, hearingWorkingDays: 5, departureMonths: 6 }

/** The limits of the day of a decision; a row that is added later changes nothing decided before. */
export function decidingLimitsOf(municipality: string, on: Day, { rows } = decidingLimits): DecidingLimits {
  const value = rowOn(rows, on, on, municipality)?.value
  return value === undefined || value === 'unsettled' ? withoutRow : value
}

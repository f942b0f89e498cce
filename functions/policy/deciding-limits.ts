// When a decision needs a second person, and how long a resident is heard: each municipality's own internal control.
import type { DecidingLimits } from '../domain/second-review.ts'

/**
 * Proposed, not printed anywhere: the average award of the housing benefit in 2025 was 158.62 € a month, 952 € in six months (domain facts §2.2), so the
 * limit catches what is far from ordinary. Five working days of hearing leave the month of the law for the rest. Six months: SPSPL 33, the longest award.
 */
const proposed: DecidingLimits = { grantTotalAboveCents: 2_500_00, hearingWorkingDays: 5, departureMonths: 6 }

const ofMunicipality: Record<string, Partial<DecidingLimits>> = {}

export const decidingLimitsOf = (municipality: string): DecidingLimits => ({ ...proposed, ...ofMunicipality[municipality] })

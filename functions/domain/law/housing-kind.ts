// SPSPL 35(5): which coefficient of the housing benefit applies to a household.
import type { Day } from '../days.ts'
import type { Member } from '../household.ts'
import { adultsOf, isDisabled, isMinor, isOfPensionAge, isStudying } from './persons.ts'
import type { HousingCoefficients, PensionAge, Policy } from './policy.ts'

export type HousingKind = 'alone' | 'several' | 'with-children' | 'others'

export const housingKindNames: Record<HousingKind, string> = {
  alone: 'viena pensijas vecuma persona vai persona ar invaliditāti',
  several: 'tikai pensijas vecuma personas vai personas ar invaliditāti',
  'with-children': 'mājsaimniecība ar bērniem',
  others: 'cita mājsaimniecība',
}

/**
 * Until 2025 children help only beside persons all of pension age or disabled; the law adopted 26.02.2026 widened the group to any
 * household with children under 18 or studying until 24.
 */
export function housingKind(members: Member[], on: Day, childrenGroup: HousingCoefficients['childrenGroup'], pensionAge: PensionAge, readings: Policy['readings']): HousingKind {
  const eased = (member: Member) => isOfPensionAge(member, on, pensionAge) || isDisabled(member, on)
  if (members.every(eased) && !(childrenGroup === 'any' && hasChildren(members, on, readings))) return members.length === 1 ? 'alone' : 'several'
  if (childrenGroup === 'any') return hasChildren(members, on, readings) ? 'with-children' : 'others'

  const minors = members.filter((member) => isMinor(member, on))
  const adults = adultsOf(members, on)
  return minors.length > 0 && adults.length > 0 && adults.every(eased) ? 'with-children' : 'others'
}

/** Children under 18, or students who live with someone who is neither (reading of facts §12: students among themselves are "others"). */
function hasChildren(members: Member[], on: Day, readings: Policy['readings']): boolean {
  if (members.some((member) => isMinor(member, on))) return members.length > 1 || !members.every((member) => isDisabled(member, on))
  const students = members.filter((member) => isStudying(member, on, readings.studyingUntilAge))
  return students.length > 0 && (readings.studentsAloneAreChildren || students.length < members.length)
}

export function tenthsOf(kind: HousingKind, coefficients: HousingCoefficients): number {
  return { alone: coefficients.aloneTenths, several: coefficients.severalTenths, 'with-children': coefficients.withChildrenTenths, others: coefficients.othersTenths }[kind]
}

// SPSPL 33, MK 809: for how many months a status or a benefit is granted: three with someone of working age, else six.
import { monthOf, monthsFrom, type Month } from '../days.ts'
import type { Line } from '../derivation.ts'
import type { Member } from '../household.ts'
import { isOfWorkingAge } from './persons.ts'
import type { AwardMonths, PensionAge, Policy, Settled } from './policy.ts'

/** The months of an award, the month of application first. `urgent`: income is within the threshold, another condition is not yet met. */
export function awardValidity(
  members: Member[], policy: Pick<Policy, 'appliesOn' | 'readings'>, awardMonths: Settled<AwardMonths>, pensionAge: PensionAge, urgent = false,
): { months: Month[]; lines: Line[] } {
  const working = members.filter((member) => isOfWorkingAge(member, policy.appliesOn, pensionAge, policy.readings.workingAge)).length
  const { someoneOfWorkingAge, nobodyOfWorkingAge, urgent: urgentMonths } = awardMonths.value
  const count = urgent ? urgentMonths : working > 0 ? someoneOfWorkingAge : nobodyOfWorkingAge
  return { months: monthsFrom(monthOf(policy.appliesOn), count), lines: [{
    id: 'award.months', label: 'Termiņš, uz kuru piešķir,', formula: '', value: count, unit: 'months',
    inputs: [{ fact: 'darbspējīgas personas', value: working, unit: 'count' }], law: 'MK noteikumi Nr. 809', policyRow: awardMonths.row, letter: true,
  }] }
}

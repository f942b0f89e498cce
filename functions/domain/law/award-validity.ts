// SPSPL 33, MK 809: for how many months a status or a benefit is granted: three with someone of working age, else six.
import { monthOf, monthsFrom, type Month } from '../days.ts'
import type { Input, Line } from '../derivation.ts'
import type { Member } from '../household.ts'
import { adultsOf, isOfWorkingAge, pensionAgeReachedOn } from './persons.ts'
import type { AwardMonths, PensionAge, Policy, Settled } from './policy.ts'

/** The months of an award, the month of application first. `urgent`: income is within the threshold, another condition is not yet met. */
export function awardValidity(
  members: Member[], policy: Pick<Policy, 'appliesOn' | 'readings'>, awardMonths: Settled<AwardMonths>, pensionAge: Settled<PensionAge>, urgent = false,
): { months: Month[]; lines: Line[] } {
  const working = members.filter((member) => isOfWorkingAge(member, policy.appliesOn, pensionAge.value, policy.readings.workingAge)).length
  const { someoneOfWorkingAge, nobodyOfWorkingAge, urgent: urgentMonths } = awardMonths.value
  const count = urgent ? urgentMonths : working > 0 ? someoneOfWorkingAge : nobodyOfWorkingAge
  const pensionDays = adultsOf(members, policy.appliesOn).map(({ personId, birthDate }): Input =>
    ({ fact: `pensijas vecuma diena (${personId})`, value: pensionAgeReachedOn(birthDate, pensionAge.value), unit: 'day', policyRow: pensionAge.row }))
  return { months: monthsFrom(monthOf(policy.appliesOn), count), lines: [{
    id: 'award.months', label: 'Termiņš, uz kuru piešķir,', formula: '', value: count, unit: 'months',
    inputs: [{ fact: 'darbspējīgas personas', value: working, unit: 'count' }, ...pensionDays], law: 'MK noteikumi Nr. 809', policyRow: awardMonths.row, letter: true,
  }] }
}

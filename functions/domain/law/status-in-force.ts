// MK 809: the status of a needy or low-income household holds for the months it was established for; which one holds for a person on a day?
import { lastDayOf, monthOf, type Day, type Month } from '../days.ts'
import type { HouseholdStatus } from './household-status.ts'

/** What an issued decision established of the household's status. */
export interface Established { status: HouseholdStatus; months: readonly Month[]; appliesOn: Day; decidedOn: Day; number: string }

export interface StatusInForce { status: 'needy' | 'low-income'; until: Day; number: string }

/** The status by the latest application that established one: a later one without status ends an earlier status. Undefined: none is in force. */
export function statusInForce(established: readonly Established[], on: Day): StatusInForce | undefined {
  const [latest] = established
    .filter(({ status, decidedOn }) => decidedOn <= on && (status === 'needy' || status === 'low-income' || status === 'none'))
    .toSorted((a, b) => b.appliesOn.localeCompare(a.appliesOn) || b.decidedOn.localeCompare(a.decidedOn) || b.number.localeCompare(a.number))
  if (latest === undefined || (latest.status !== 'needy' && latest.status !== 'low-income') || !latest.months.includes(monthOf(on))) return undefined
  return { status: latest.status, until: lastDayOf(latest.months.toSorted().at(-1) ?? monthOf(on)), number: latest.number }
}

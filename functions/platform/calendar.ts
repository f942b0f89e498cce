// The working calendar as it is known now: what is published with the house and what the office has entered.
import type { WorkingCalendar } from '../domain/calendar.ts'
import { workingCalendar } from '../policy/working-calendar.ts'
import type { Dependencies } from './dependencies.ts'

export const calendarOf = async ({ store, municipality }: Pick<Dependencies, 'store' | 'municipality'>): Promise<WorkingCalendar> =>
  workingCalendar(municipality, await store.calendar.rows(municipality))

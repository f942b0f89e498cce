// The hours a municipality's social service works, by date: what "working time" of a wait is counted in.
import type { WorkingCalendar } from '../domain/calendar.ts'
import { weekday, type Day } from '../domain/days.ts'
import { workingTime, type WorkingTime } from '../domain/working-time.ts'
import { rowOn, type PolicyTable } from './rows.ts'
import { workingCalendar } from './working-calendar.ts'

type Stretch = readonly [string, string]

/** By weekday, Monday first; a working day moved to a Saturday has the hours of the first weekday. */
export type WeekHours = readonly [readonly Stretch[], readonly Stretch[], readonly Stretch[], readonly Stretch[], readonly Stretch[]]

const eightHours: readonly Stretch[] = [['08:00', '12:00'], ['13:00', '17:00']]

const table: PolicyTable<WeekHours> = { name: 'working-hours', rows: [
  { from: '2002-06-01', adoptedOn: '2002-06-01', value: [eightHours, eightHours, eightHours, eightHours, eightHours], source: 'Darba likums 131. pants: 8 stundas dienā, 40 nedēļā; stundu izvietojums ir pieņēmums, līdz pašvaldība norāda savu', confidence: 'C' },
] }

const reckoned = new WeakMap<WorkingCalendar, Map<string, WorkingTime>>()

/** The working time of a municipality's offices by their calendar, reckoned once. */
export function workingTimeOf(municipality: string, calendar: WorkingCalendar = workingCalendar(municipality)): WorkingTime {
  const byMunicipality = reckoned.get(calendar) ?? new Map<string, WorkingTime>()
  reckoned.set(calendar, byMunicipality)
  const known = byMunicipality.get(municipality)
  if (known !== undefined) return known
  const made = workingTime(calendar, (day) => hoursOn(municipality, day))
  byMunicipality.set(municipality, made)
  return made
}

/** Before the first row nobody's hours are known: none are counted. */
function hoursOn(municipality: string, day: Day): readonly Stretch[] {
  const row = rowOn(table.rows, day, day, municipality)
  return row === undefined || row.value === 'unsettled' ? [] : row.value[weekday(day) > 5 ? 0 : weekday(day) - 1]!
}

// Which law applies to a month of a running award: three days are involved, and none of them is another.
import { z } from 'zod'
import { firstDayOf, type Day, type Month } from '../days.ts'

/** `day-of-application`: the law of that day for all months; `month-paid-for`: that of each month's first day; `day-of-decision`: as some services do. */
export const MonthRule = z.enum(['day-of-application', 'day-of-decision', 'month-paid-for'])
export type MonthRule = z.infer<typeof MonthRule>

export interface MonthQuestion {
  rule: MonthRule
  appliedOn: Day
  decidedOn: Day
  /** The month paid for. */
  month: Month
  /** The day on which it is reckoned: rows that became known later are not used, rows that became known since, retroactive ones too, are. */
  reckonedOn: Day
}

/** The day the law applies to and the day it is known on, as policy tables are asked. A month before the application takes the law of the application. */
export function lawOfMonth({ rule, appliedOn, decidedOn, month, reckonedOn }: MonthQuestion): { appliesOn: Day; knownOn: Day } {
  const first = firstDayOf(month)
  const appliesOn = rule === 'day-of-application' ? appliedOn : rule === 'day-of-decision' ? decidedOn : first > appliedOn ? first : appliedOn
  return { appliesOn, knownOn: reckonedOn }
}

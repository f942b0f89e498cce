// APL 64 and municipal rules: how long a proceeding may take: the law's term, its extension, and our own target.
import { deadline, type Deadline, type Term, type WorkingCalendar } from '../domain/calendar.ts'
import { dayAt, type Day } from '../domain/days.ts'
import type { ClockDate, Proceeding } from '../domain/proceeding.ts'
import { targetWithPauses } from '../domain/target-pause.ts'
import { rowOn, type PolicyTable } from './rows.ts'

export interface Clock {
  /** From receipt of the application. */
  legal: Term
  /** With reasons, and notice to the applicant; from receipt too. */
  extended: Term
  /** Our own; a missed target is escalated, not a breach. */
  target: Term
}

const general: Clock = { legal: { months: 1 }, extended: { months: 4 }, target: { workingDays: 10 } }
const LAW = 'APL 64. pants'
const SOURCE = 'APL 64. pants; lvportals.lv 343513'

/** Kinds that have a clock of their own; every other kind goes by `general`. */
const tables: Record<string, PolicyTable<Clock>> = {
  general: { name: 'proceeding-clocks.general', rows: [
    { from: '2004-02-01', adoptedOn: '2004-02-01', value: general, source: SOURCE, confidence: 'A' },
    { municipality: 'marupe', from: '2021-01-01', adoptedOn: '2021-01-01', value: { ...general, target: { workingDays: 20 } }, source: 'Mārupes novada noteikumi', confidence: 'B' },
    { municipality: 'jekabpils', from: '2021-01-01', adoptedOn: '2021-01-01', value: { ...general, target: { workingDays: 21 } }, source: 'Jēkabpils novada noteikumi', confidence: 'B' },
    { municipality: 'dobele', from: '2021-01-01', adoptedOn: '2021-01-01', value: { ...general, target: { days: 30 } }, source: 'Dobeles novada noteikumi', confidence: 'B' },
  ] },
  gmi: { name: 'proceeding-clocks.gmi', rows: [
    { municipality: 'smiltene', from: '2021-01-01', adoptedOn: '2021-01-01', value: general, source: 'Smiltenes novads: GMI 10 darba dienās', confidence: 'B' },
  ] },
  // No term of its own in the law; help that comes after a month is no help in a crisis.
  crisis: { name: 'proceeding-clocks.crisis', rows: [
    { from: '2021-07-01', adoptedOn: '2021-07-01', value: { ...general, target: { workingDays: 1 } }, source: 'tukums.lv; tnsd.lv: lēmums mēneša laikā', confidence: 'B' },
  ] },
}

export const clockTables: readonly PolicyTable<Clock>[] = Object.values(tables)

/**
 * The dates of a proceeding received on a day, each with its explanation: the law's last day and our own target, which is never later.
 */
export function proceedingClocks(calendar: WorkingCalendar, municipality: string, kind: string, receivedOn: Day): { legalDue: Deadline; targetDue: Deadline } {
  const clock = clockOf(kind, municipality, receivedOn)
  const legalDue = deadline(calendar, receivedOn, clock.legal, LAW)
  const targetDue = deadline(calendar, receivedOn, clock.target)
  return { legalDue, targetDue: targetDue.on <= legalDue.on ? targetDue : legalDue }
}

/** The law's last day after an extension (reasoned, with notice to the applicant), counted from receipt as well. */
export function extendedDue(calendar: WorkingCalendar, municipality: string, kind: string, receivedOn: Day): ClockDate {
  const { on, why } = deadline(calendar, receivedOn, clockOf(kind, municipality, receivedOn).extended, LAW)
  return { on, why: `pagarināts: ${why}` }
}

const plain = ({ on, why }: Deadline): ClockDate => ({ on, why })

/** The dates of a proceeding as it stands, by a calendar: what they would be if they were reckoned now. */
export function clocksOf(calendar: WorkingCalendar, municipality: string, { kind, receivedAt, extension, pauses = [] }: Pick<Proceeding, 'kind' | 'receivedAt' | 'extension' | 'pauses'>): { legalDue: ClockDate; targetDue: ClockDate } {
  const receivedOn = dayAt(receivedAt)
  const { legalDue, targetDue } = proceedingClocks(calendar, municipality, kind, receivedOn)
  const legal = extension === undefined ? plain(legalDue) : extendedDue(calendar, municipality, kind, receivedOn)
  if (pauses.length === 0) return { legalDue: legal, targetDue: plain(targetDue) }
  const target = targetWithPauses(calendar, receivedOn, clockOf(kind, municipality, receivedOn).target, pauses)
  return { legalDue: legal, targetDue: target.on <= legal.on ? target : legal }
}

/** The clock of a kind of proceeding in a municipality on the day of receipt. */
export function clockOf(kind: string, municipality: string, receivedOn: Day): Clock {
  for (const table of [tables[kind], tables.general]) {
    const row = table && rowOn(table.rows, receivedOn, receivedOn, municipality)
    if (row !== undefined && row.value !== 'unsettled') return row.value
  }
  throw new RangeError(`no clock for ${kind} received on ${receivedOn}: the Administrative Procedure Law is in force since 2004-02-01`)
}

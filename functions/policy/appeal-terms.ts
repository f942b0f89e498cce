// APL 64, 77, 81, 189: how long we and the commission have for a contested decision, and our own date for looking at it once more.
import type { Appeal } from '../domain/appeal.ts'
import { deadline, type Term, type WorkingCalendar } from '../domain/calendar.ts'
import { dayAt, type Day } from '../domain/days.ts'
import type { ClockDate } from '../domain/proceeding.ts'
import { rowOn, type PolicyTable } from './rows.ts'

type LawTerm = Exclude<Term, { workingDays: number }>

export interface AppealTerms {
  /** From its receipt at the service until it is with the commission. */
  sendOn: LawTerm
  /** From then until the commission decides, and at most where it has said why it needs longer. */
  decide: LawTerm
  extended: LawTerm
  /** From the notification of its decision until it can be taken to the court. */
  court: LawTerm
}

export const appealTerms: PolicyTable<AppealTerms> = { name: 'proceeding-clocks.appeal', rows: [
  { from: '2004-02-01', adoptedOn: '2004-02-01', value: { sendOn: { days: 7 }, decide: { months: 1 }, extended: { months: 4 }, court: { months: 1 } }, source: 'APL 64., 77., 81. un 189. pants; lvportals.lv 274848', confidence: 'B' },
] }

/** Proposed, not printed anywhere: three of the five working days in the law's seven days, so that two are left for who was away. */
export const appealReview: PolicyTable<{ workingDays: number }> = { name: 'proceeding-clocks.appeal-review', rows: [
  { from: '2004-02-01', adoptedOn: '2004-02-01', value: { workingDays: 3 }, source: 'priekšlikums; likumā – septiņas dienas pārsūtīšanai (APL 77. pants)', confidence: 'C', note: 'pašvaldības iekšējais termiņš' },
] }

const inForce = <V>({ name, rows }: PolicyTable<V>, on: Day, municipality: string): V => {
  const value = rowOn(rows, on, on, municipality)?.value
  if (value === undefined || value === 'unsettled') throw new RangeError(`no ${name} on ${on}: the Administrative Procedure Law is in force since 2004-02-01`)
  return value
}

/** As they stand on the day a decision is contested. */
export const appealTermsOf = (municipality: string, on: Day): AppealTerms & { review: number } =>
  ({ ...inForce(appealTerms, on, municipality), review: inForce(appealReview, on, municipality).workingDays })

/** `mēneša laikā`, `2 mēnešu laikā`, `10 dienu laikā`. */
export const withinText = (term: LawTerm): string =>
  ('months' in term ? (term.months === 1 ? 'mēneša laikā' : `${term.months} mēnešu laikā`) : `${term.days} dienu laikā`)

/** By when it is sent on, and by when the commission decides: of what is not sent on yet, if that takes as long as it may. */
export function appealDates(calendar: WorkingCalendar, municipality: string, { receivedAt, sentOn, extension }: Pick<Appeal, 'receivedAt' | 'sentOn' | 'extension'>): { sendBy: ClockDate; decideBy: ClockDate } {
  const receivedOn = dayAt(receivedAt)
  const { sendOn, decide } = appealTermsOf(municipality, receivedOn)
  const sendBy = deadline(calendar, receivedOn, sendOn, 'APL 77. pants')
  const counted = deadline(calendar, sentOn === undefined ? sendBy.on : dayAt(sentOn.at), decide, 'APL 64. pants')
  return { sendBy, decideBy: extension === undefined ? counted : { on: extension.until, why: 'komisija termiņu pagarinājusi (APL 64. pants)' } }
}

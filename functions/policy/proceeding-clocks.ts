// APL 64 and municipal rules: how long a proceeding may take: the law's term, its extension, and our own target.
import { deadline, type Deadline, type Term, type WorkingCalendar } from '../domain/calendar.ts'
import { dayAt, type Day } from '../domain/days.ts'
import type { ExtensionContest } from '../domain/extension-letter.ts'
import type { ClockDate, Proceeding } from '../domain/proceeding.ts'
import { targetWithPauses } from '../domain/target-pause.ts'
import { rowOn, settingOn, type PolicyTable, type RowSignature } from './rows.ts'

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

/** From which day the law's term runs: the receipt of the application, or the last document without which it cannot be decided. */
export type ClockStart = 'receipt' | 'last-document'

/** A municipality settles it by signing its row; until then the term runs from receipt, which no resident loses by. */
export const clockStart: PolicyTable<ClockStart> = { name: 'proceeding-clocks.start', rows: [
  { from: '2004-02-01', adoptedOn: '2004-02-01', value: 'receipt', source: 'APL 64. pants: mēneša laikā no iesnieguma saņemšanas dienas', confidence: 'A' },
  { municipality: 'tukums', from: '2026-01-01', adoptedOn: '2026-01-01', value: 'last-document', source: 'lasījums: lēmumu pieņem pēc visu nepieciešamo dokumentu saņemšanas; jāapstiprina pašvaldībai', confidence: 'C', note: 'kamēr nav parakstīts, termiņu skaita no iesnieguma saņemšanas; parakstīts attiecas uz iesniegumiem, kas saņemti no tās dienas' },
] }

/** As it stood on the day of receipt: what is settled later moves nothing of an application received before. */
export function clockStartOf(municipality: string, receivedOn: Day, signed: readonly RowSignature[]): { start: ClockStart; source: string } {
  const setting = settingOn(clockStart, { municipality, appliesOn: receivedOn, knownOn: receivedOn, signed })
  return setting.value === 'unsettled' ? { start: 'receipt', source: LAW } : { start: setting.value, source: setting.row.source }
}

/** Whether an extension can be contested by itself. An inner decision of a procedure is no administrative act (APL 1); what APL 64 says of this one no source at hand confirms. */
export const extensionContest: PolicyTable<Exclude<ExtensionContest, 'unsettled'>> = { name: 'proceeding-clocks.extension-contest', rows: [
  { from: '2004-02-01', adoptedOn: '2004-02-01', value: 'unsettled', source: 'APL 1. panta trešā daļa (starplēmums nav administratīvais akts) un 64. pants; lvportals.lv 343513', confidence: 'C', note: 'avotos nav apstiprināts, vai termiņa pagarinājumu var apstrīdēt vai pārsūdzēt atsevišķi; jāapstiprina juristam. Līdz tam vēstulē: iebildumu raksta dienestam, kas atbild vai nodod tālāk' },
] }

export const extensionContestOf = (municipality: string, on: Day): ExtensionContest => rowOn(extensionContest.rows, on, on, municipality)?.value ?? 'unsettled'

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

/** The law's last day after an extension (reasoned, with notice to the applicant), counted from the same day as the term itself. */
export function extendedDue(calendar: WorkingCalendar, municipality: string, kind: string, receivedOn: Day, startsOn = receivedOn): ClockDate {
  const { on, why } = deadline(calendar, startsOn, clockOf(kind, municipality, receivedOn).extended, LAW)
  return { on, why: `pagarināts: ${why}` }
}

/** What of a proceeding its clocks go by. */
type Matter = Pick<Proceeding, 'kind' | 'receivedAt' | 'extension' | 'pauses' | 'lastDocument'>

/** The day the law's term is counted from. */
export const termBegins = ({ receivedAt, lastDocument }: Pick<Matter, 'receivedAt' | 'lastDocument'>): Day => {
  const receivedOn = dayAt(receivedAt)
  return lastDocument !== undefined && lastDocument.on > receivedOn ? lastDocument.on : receivedOn
}

/** The dates of a proceeding as it stands, by a calendar: what they would be if they were reckoned now. */
export function clocksOf(calendar: WorkingCalendar, municipality: string, matter: Matter): { legalDue: ClockDate; targetDue: ClockDate } {
  const { kind, extension, pauses = [] } = matter
  const [receivedOn, startsOn] = [dayAt(matter.receivedAt), termBegins(matter)]
  const clock = clockOf(kind, municipality, receivedOn)
  const { on, why } = extension === undefined ? deadline(calendar, startsOn, clock.legal, LAW) : extendedDue(calendar, municipality, kind, receivedOn, startsOn)
  const legalDue = { on, why: startsOn === receivedOn ? why : `${why}; tad saņemts pēdējais trūkstošais dokuments` }
  const targetDue = targetWithPauses(calendar, receivedOn, clock.target, pauses)
  return { legalDue, targetDue: targetDue.on <= on ? targetDue : legalDue }
}

/** The clock of a kind of proceeding in a municipality on the day of receipt. */
export function clockOf(kind: string, municipality: string, receivedOn: Day): Clock {
  for (const table of [tables[kind], tables.general]) {
    const row = table && rowOn(table.rows, receivedOn, receivedOn, municipality)
    if (row !== undefined && row.value !== 'unsettled') return row.value
  }
  throw new RangeError(`no clock for ${kind} received on ${receivedOn}: the Administrative Procedure Law is in force since 2004-02-01`)
}

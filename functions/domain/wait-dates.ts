// The dates of waits: when we remind, when it goes to a supervisor, when the date itself answers. Every wait box takes its dates from here.
import { addWorkingDays, deadline, isWorkingDay, nextWorkingDay, type WorkingCalendar } from './calendar.ts'
import { addDays, dayAt, instantAt } from './days.ts'
import { epochOf, instantOf, type Instant } from './identifiers.ts'
import type { ClockDate } from './proceeding.ts'
import type { WaitDate, WaitTerm } from './wait.ts'

/** Reminders and escalations reach people at the start of a working day in Latvia. */
const morning = '08:00'

/** `legalDue`: of a term that is a date of law itself. */
export interface Dates { due: ClockDate; dates: WaitDate[]; legalDue?: ClockDate }
/** As a wait is opened: with the term they were reckoned from. */
export type OpeningDates = Dates & { term: WaitTerm }
/** The clocks of the proceeding it keeps waiting. */
export interface Clocks { legalDue?: ClockDate | undefined; targetDue?: ClockDate | undefined }

/** On the morning after the due day the wait stands with the supervisors too. */
const escalation = (calendar: WorkingCalendar, due: string, why: string): WaitDate =>
  ({ at: instantAt(nextWorkingDay(calendar, addDays(due, 1)), morning), action: { do: 'escalate' }, why })

const reminder = (day: string, why: string): WaitDate => ({ at: instantAt(day, morning), action: { do: 'remind' }, why })

/** Dates that lie behind us when the wait opens do not fire one after the other: the last of them says it all, and comes now. */
const ahead = (dates: WaitDate[], openedAt: Instant): WaitDate[] => {
  const sorted = dates.toSorted((a, b) => a.at.localeCompare(b.at))
  const passed = sorted.filter(({ at }) => at <= openedAt)
  return [...passed.slice(-1).map((date) => ({ ...date, at: openedAt })), ...sorted.filter(({ at }) => at > openedAt)]
}

function workingDaysBefore(calendar: WorkingCalendar, on: string, workingDays: number): string {
  let day = on
  for (let left = workingDays; left > 0; ) {
    day = addDays(day, -1)
    if (isWorkingDay(calendar, day)) left -= 1
  }
  return day
}

/** Three working days before the law's last day everyone must know. */
const legalWarningWorkingDays = 3

function legalWarning(calendar: WorkingCalendar, legalDue: ClockDate): WaitDate {
  const day = workingDaysBefore(calendar, legalDue.on, legalWarningWorkingDays)
  return { at: instantAt(day, morning), action: { do: 'escalate' }, why: `Pēc ${legalWarningWorkingDays} darba dienām beidzas likuma termiņš (${legalDue.why}): izlemiet vai pagariniet termiņu ar pamatojumu` }
}

/** So many working days after its date, reminded and escalated in vain, a task does not stay in the same hands; nor sooner after they took it. */
const passOnWorkingDays = 3

/** The morning on which a task is passed on that was due, or taken in hand, on a day. */
export const passOnAt = (calendar: WorkingCalendar, day: string): Instant => instantAt(addWorkingDays(calendar, day, passOnWorkingDays), morning)

const passingOn = (calendar: WorkingCalendar, due: string, from: Instant): WaitDate => ({
  at: passOnAt(calendar, due < dayAt(from) ? dayAt(from) : due), action: { do: 'pass-on' }, why: `Termiņš pagāja, un ${passOnWorkingDays} darba dienās pēc tā uzdevums nav izdarīts`,
})

/** Due after so many working days, or with the law's term if that is earlier; reminded on the due day, escalated the morning after and before the law's term; at last it is passed on. */
function ofStaff(calendar: WorkingCalendar, { from, workingDays, what }: Extract<WaitTerm, { by: 'staff' }>, { legalDue }: Clocks): Dates {
  const term = deadline(calendar, dayAt(from), { workingDays })
  const on = legalDue !== undefined && legalDue.on < term.on ? legalDue.on : term.on
  const due = { on, why: `${what}: ${on === term.on ? term.why : 'likuma termiņš ir agrāk'}` }
  return {
    due,
    dates: [
      reminder(on, `Termiņš ir šodien: ${due.why}`),
      escalation(calendar, on, `Termiņš pagāja: ${due.why}`),
      passingOn(calendar, on, from),
      ...(legalDue === undefined ? [] : [legalWarning(calendar, legalDue)]),
    ],
  }
}

/** Due by our target, or at the latest by the law's term if the target has passed already. */
function ofDecision(calendar: WorkingCalendar, from: Instant, targetDue: ClockDate, legalDue: ClockDate): Dates {
  const due = targetDue.on >= dayAt(from) && targetDue.on <= legalDue.on ? targetDue : legalDue
  return {
    due,
    dates: [
      reminder(due.on, `Lēmuma mērķa termiņš ir šodien: ${due.why}`),
      escalation(calendar, due.on, `Lēmuma mērķa termiņš pagāja: ${due.why}`),
      passingOn(calendar, due.on, from),
      legalWarning(calendar, legalDue),
    ],
  }
}

/** Reminded in the middle, and answered by the date itself when the day has passed. The law's term runs on meanwhile: before its last day the supervisors know. */
function ofResident(calendar: WorkingCalendar, { from, workingDays, what, outcome }: Extract<WaitTerm, { by: 'resident' }>, { legalDue }: Clocks): Dates {
  const { on, why } = deadline(calendar, dayAt(from), { workingDays })
  const half = addWorkingDays(calendar, dayAt(from), Math.floor(workingDays / 2))
  const passed: WaitDate = { at: instantAt(addDays(on, 1)), action: { do: 'answer', outcome }, why: `Termiņš pagāja: ${why}` }
  const warnings = legalDue === undefined ? [] : [legalWarning(calendar, legalDue)]
  return {
    due: { on, why: `${what}: ${why}` },
    dates: [
      reminder(half, `Puse termiņa ir pagājusi: ${what}`),
      passed,
      ...warnings.filter(({ at }) => at < passed.at),
    ],
  }
}

/** A register is left alone after its first, second and third failure for a quarter of an hour, an hour, until the next working morning. */
function ofRegister(calendar: WorkingCalendar, { from, failures, register, outcome }: Extract<WaitTerm, { by: 'register' }>): Dates {
  const minutes = [15, 60][failures - 1]
  const at = minutes === undefined
    ? instantAt(addWorkingDays(calendar, dayAt(from), 1), morning)
    : instantOf(epochOf(from) + minutes * 60_000)
  const why = `Reģistrs ${register} neatbild; ${minutes === undefined ? 'jautāsim vēlreiz nākamajā darba dienā' : `jautāsim vēlreiz pēc ${minutes} minūtēm`}`
  return { due: { on: dayAt(at), why }, dates: [{ at, action: { do: 'answer', outcome }, why }] }
}

/** So long before its day a visit is recalled: the journey must still be planned. */
const journeyWorkingDays = 2

/** A visit to a home, needed by a day: reminded while there is time to go, escalated the morning after, and before the law's term of the matter it is for. */
function ofVisit(calendar: WorkingCalendar, { on }: Extract<WaitTerm, { by: 'visit' }>, { legalDue }: Clocks): Dates {
  return {
    due: { on, why: 'Līdz šai dienai apsekošana ir vajadzīga' },
    dates: [
      reminder(workingDaysBefore(calendar, on, journeyWorkingDays), `Pēc ${journeyWorkingDays} darba dienām apsekošanai jābūt notikušai`),
      escalation(calendar, on, 'Apsekošanas termiņš pagāja'),
      ...(legalDue === undefined ? [] : [legalWarning(calendar, legalDue)]),
    ],
  }
}

/** Of a term of law that is short, so long before its last day everyone must know. */
const shortWarningWorkingDays = 1

/**
 * A term of law of its own. With `workingDays` it is ours to keep: due by our own date within it, reminded, escalated and passed on like any task, and escalated
 * the working day before the law's. Without, another body has it: at its last day whoever watches is told, and the morning after it stands with all supervisors.
 */
function ofLaw(calendar: WorkingCalendar, { from, term, until, workingDays, what, law }: Extract<WaitTerm, { by: 'law' }>): Required<Dates> {
  const counted = deadline(calendar, dayAt(from), term, law)
  const legalDue = until === undefined ? { on: counted.on, why: `${what}: ${counted.why} (${law})` } : { on: until, why: `${what}: termiņš pagarināts (APL 64. pants)` }
  if (workingDays === undefined) return { due: legalDue, legalDue, dates: [
    reminder(nextWorkingDay(calendar, legalDue.on), `Termiņš ir šodien: ${legalDue.why}`),
    escalation(calendar, legalDue.on, `Termiņš pagāja: ${legalDue.why}`),
  ] }
  const own = deadline(calendar, dayAt(from), { workingDays })
  const due = own.on < legalDue.on ? { on: own.on, why: `${what}: ${own.why}` } : legalDue
  const passed = escalation(calendar, due.on, `Termiņš pagāja: ${due.why}`)
  const warned = instantAt(workingDaysBefore(calendar, legalDue.on, shortWarningWorkingDays), morning)
  return { due, legalDue, dates: [
    reminder(due.on, `Termiņš ir šodien: ${due.why}`),
    passed,
    ...(warned === passed.at ? [] : [{ at: warned, action: { do: 'escalate' as const }, why: `Nākamajā darba dienā beidzas likuma termiņš: ${legalDue.why}` }]),
    passingOn(calendar, due.on, from),
  ] }
}

/** The dates of a term by a calendar, whatever the moment. Undefined: it goes by clocks of a proceeding, and there are none. */
export function datesOf(calendar: WorkingCalendar, term: WaitTerm, clocks: Clocks): Dates | undefined {
  switch (term.by) {
    case 'staff': return ofStaff(calendar, term, clocks)
    case 'decision': return clocks.targetDue && clocks.legalDue && ofDecision(calendar, term.from, clocks.targetDue, clocks.legalDue)
    case 'resident': return ofResident(calendar, term, clocks)
    case 'register': return ofRegister(calendar, term)
    case 'visit': return ofVisit(calendar, term, clocks)
    case 'law': return ofLaw(calendar, term)
  }
}

/** A task of ours or a provider's. */
export function staffTask(calendar: WorkingCalendar, openedAt: Instant, workingDays: number, what: string, legalDue?: ClockDate): OpeningDates {
  const term = { by: 'staff' as const, from: openedAt, workingDays, what }
  const { due, dates } = ofStaff(calendar, term, { legalDue })
  return { due, dates: ahead(dates, openedAt), term }
}

/** The decision itself. */
export function decisionTask(calendar: WorkingCalendar, openedAt: Instant, targetDue: ClockDate, legalDue: ClockDate): OpeningDates {
  const { due, dates } = ofDecision(calendar, openedAt, targetDue, legalDue)
  return { due, dates: ahead(dates, openedAt), term: { by: 'decision', from: openedAt } }
}

/** By a term of law of its own, counted from when it began to run. */
export function lawTask(calendar: WorkingCalendar, openedAt: Instant, term: Omit<Extract<WaitTerm, { by: 'law' }>, 'by'>): OpeningDates & { legalDue: ClockDate } {
  const ofTerm = { by: 'law' as const, ...term }
  const { dates, ...due } = ofLaw(calendar, ofTerm)
  return { ...due, dates: ahead(dates, openedAt), term: ofTerm }
}

export function visitTask(calendar: WorkingCalendar, openedAt: Instant, by: string, legalDue?: ClockDate): OpeningDates {
  const term = { by: 'visit' as const, from: openedAt, on: by }
  const { due, dates } = ofVisit(calendar, term, { legalDue })
  return { due, dates: ahead(dates, openedAt), term }
}

/** So many times nobody was met: the supervisors learn of it now. */
export const inVainSoOften = (at: Instant, times: number): WaitDate => ({ at, action: { do: 'escalate' }, why: `Mājsaimniecība nav satikta ${times} reizes: jāizlemj, ko darīt` })

/** What a resident is asked they answer within so many working days. */
export const answerWorkingDays = 10

/** A request to a resident. */
export function residentRequest(calendar: WorkingCalendar, openedAt: Instant, workingDays: number, what: string, outcomeWhenPassed: string, legalDue?: ClockDate): OpeningDates {
  const term = { by: 'resident' as const, from: openedAt, workingDays, what, outcome: outcomeWhenPassed }
  const { due, dates } = ofResident(calendar, term, { legalDue })
  return { due, dates: ahead(dates, openedAt), term }
}

/** A register that did not answer. */
export function registerRetry(calendar: WorkingCalendar, openedAt: Instant, failures: number, register: string, outcome: string): OpeningDates {
  const term = { by: 'register' as const, from: openedAt, failures, register, outcome }
  return { ...ofRegister(calendar, term), term }
}

/** A task put off stands in hand again at the start of that day. */
export const returnOn = (day: string, reason: string): WaitDate => ({ at: instantAt(day, morning), action: { do: 'return' }, why: `Atlikts: ${reason}` })

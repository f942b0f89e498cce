// The dates of waits: when we remind, when it goes to a supervisor, when the date itself answers. Every wait box takes its dates from here.
import { addWorkingDays, deadline, isWorkingDay, nextWorkingDay, type WorkingCalendar } from './calendar.ts'
import { addDays, dayAt, instantAt } from './days.ts'
import { epochOf, instantOf, type Instant } from './identifiers.ts'
import type { ClockDate } from './proceeding.ts'
import type { WaitDate } from './wait.ts'

/** Reminders and escalations reach people at the start of a working day in Latvia. */
const morning = '08:00'

export interface Dates { due: ClockDate; dates: WaitDate[] }

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

/** A task of ours or a provider's: due after so many working days, reminded on the due day, escalated the morning after and before the law's term. */
export function staffTask(calendar: WorkingCalendar, openedAt: Instant, workingDays: number, what: string, legalDue?: ClockDate): Dates {
  const term = deadline(calendar, dayAt(openedAt), { workingDays })
  const on = legalDue !== undefined && legalDue.on < term.on ? legalDue.on : term.on
  const due = { on, why: `${what}: ${on === term.on ? term.why : 'likuma termiņš ir agrāk'}` }
  return {
    due,
    dates: ahead([
      reminder(on, `Termiņš ir šodien: ${due.why}`),
      escalation(calendar, on, `Termiņš pagāja: ${due.why}`),
      ...(legalDue === undefined ? [] : [legalWarning(calendar, legalDue)]),
    ], openedAt),
  }
}

/** The decision itself: due by our target, or at the latest by the law's term if the target has passed already. */
export function decisionTask(calendar: WorkingCalendar, openedAt: Instant, targetDue: ClockDate, legalDue: ClockDate): Dates {
  const due = targetDue.on >= dayAt(openedAt) && targetDue.on <= legalDue.on ? targetDue : legalDue
  return {
    due,
    dates: ahead([
      reminder(due.on, `Lēmuma mērķa termiņš ir šodien: ${due.why}`),
      escalation(calendar, due.on, `Lēmuma mērķa termiņš pagāja: ${due.why}`),
      legalWarning(calendar, legalDue),
    ], openedAt),
  }
}

/** So long before its day a visit is recalled: the journey must still be planned. */
const journeyWorkingDays = 2

/** A visit to a home, needed by a day: reminded while there is time to go, escalated the morning after, and before the law's term of the matter it is for. */
export function visitTask(calendar: WorkingCalendar, openedAt: Instant, by: string, legalDue?: ClockDate): Dates {
  const why = 'Līdz šai dienai apsekošana ir vajadzīga'
  return {
    due: { on: by, why },
    dates: ahead([
      reminder(workingDaysBefore(calendar, by, journeyWorkingDays), `Pēc ${journeyWorkingDays} darba dienām apsekošanai jābūt notikušai`),
      escalation(calendar, by, 'Apsekošanas termiņš pagāja'),
      ...(legalDue === undefined ? [] : [legalWarning(calendar, legalDue)]),
    ], openedAt),
  }
}

/** So many times nobody was met: the supervisors learn of it now. */
export const inVainSoOften = (at: Instant, times: number): WaitDate => ({ at, action: { do: 'escalate' }, why: `Mājsaimniecība nav satikta ${times} reizes: jāizlemj, ko darīt` })

/** A task put off stands in hand again at the start of that day. */
export const returnOn = (day: string, reason: string): WaitDate => ({ at: instantAt(day, morning), action: { do: 'return' }, why: `Atlikts: ${reason}` })

/** A request to a resident: reminded in the middle, and answered by the date itself when the day has passed. */
export function residentRequest(calendar: WorkingCalendar, openedAt: Instant, workingDays: number, what: string, outcomeWhenPassed: string): Dates {
  const { on, why } = deadline(calendar, dayAt(openedAt), { workingDays })
  const half = addWorkingDays(calendar, dayAt(openedAt), Math.floor(workingDays / 2))
  return {
    due: { on, why: `${what}: ${why}` },
    dates: [
      reminder(half, `Puse termiņa ir pagājusi: ${what}`),
      { at: instantAt(addDays(on, 1)), action: { do: 'answer', outcome: outcomeWhenPassed }, why: `Termiņš pagāja: ${why}` },
    ],
  }
}

/** How long a register is left alone after its first, second and third failure: a quarter of an hour, an hour, until the next working morning. */
export function registerRetry(calendar: WorkingCalendar, openedAt: Instant, failures: number, register: string, outcome: string): Dates {
  const minutes = [15, 60][failures - 1]
  const at = minutes === undefined
    ? instantAt(addWorkingDays(calendar, dayAt(openedAt), 1), morning)
    : instantOf(epochOf(openedAt) + minutes * 60_000)
  const why = `Reģistrs ${register} neatbild; ${minutes === undefined ? 'jautāsim vēlreiz nākamajā darba dienā' : `jautāsim vēlreiz pēc ${minutes} minūtēm`}`
  return { due: { on: dayAt(at), why }, dates: [{ at, action: { do: 'answer', outcome }, why }] }
}

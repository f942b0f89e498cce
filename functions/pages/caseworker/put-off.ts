// Putting a task off until a day, on which it returns by itself; and going on with it earlier.
import { z } from 'zod'
import { numericDay, addDays, dayAt, type Day } from '../../domain/days.ts'
import { Conflict } from '../../domain/errors.ts'
import { instantOf } from '../../domain/identifiers.ts'
import type { Wait } from '../../domain/wait.ts'
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from '../../domain/calendar.ts'
import { calendarOf } from '../../platform/calendar.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { staffOf, type Page } from '../page.ts'
import { dayTyped, reasonText, typed } from '../typed.ts'
import { taskRows, taskPath } from './desk-rows.ts'
import { theirTask } from './take.ts'

/** The first working day it may return and the last day: the law's own last day, because no reason of ours stops that clock. */
const daysOf = ({ legalDue }: Wait, today: Day, calendar: WorkingCalendar): { first: Day; last: Day } => ({ first: addWorkingDays(calendar, today, 1), last: legalDue !== undefined && legalDue.on > today ? legalDue.on : addDays(today, 92) })

const formOf = (wait: Wait, today: Day, calendar: WorkingCalendar) => {
  const { first, last } = daysOf(wait, today, calendar)
  return z.object({
    until: dayTyped(`Ierakstiet dienu, piemēram, ${numericDay(first)}`, (day) =>
      day <= today ? 'Atlikt var tikai uz vēlāku dienu: ne agrāk kā uz rītdienu.'
      : day > last ? `Atlikt var ne ilgāk kā līdz ${numericDay(last)}${wait.legalDue === undefined ? '' : ': tad beidzas likuma termiņš, un tas neapstājas.'}`
      : isWorkingDay(calendar, day) ? undefined : 'Izvēlieties darba dienu: tad uzdevums būs atpakaļ no rīta.'),
    reason: reasonText('Ierakstiet, kāpēc atliekat un ko gaidāt: to lasīs arī kolēģis, ja uzdevumu pārņems.'),
  })
}

async function form(wait: Wait, dependencies: Dependencies, kept: Record<string, string> = {}) {
  const [row] = await taskRows([wait], 'likums', dependencies)
  const today = dayAt(instantOf(dependencies.now()))
  return { view: 'caseworker/put-off.njk', title: 'Atlikt uzdevumu', data: { row, typed: kept, path: taskPath(wait.waitId), ...daysOf(wait, today, await calendarOf(dependencies)) } }
}

export const putOffPages: Page[] = [
  {
    path: '/darbs/uzdevums/:waitId/atlikt',
    for: 'desk',
    async get(request, dependencies) {
      const wait = await theirTask(request, dependencies)
      if (wait.state !== 'Open' || wait.person !== staffOf(request).staffId) return { redirect: taskPath(wait.waitId) }
      return form(wait, dependencies)
    },
    async post(request, dependencies) {
      const wait = await theirTask(request, dependencies)
      const { staffId } = staffOf(request)
      if (wait.person !== staffId) throw new Conflict('Atlikt var tikai uzdevumu, kas ir jūsu rokās.')
      const { data, errors, kept } = typed(formOf(wait, dayAt(instantOf(dependencies.now())), await calendarOf(dependencies)), request.form)
      if (data === undefined) return { ...(await form(wait, dependencies, kept)), errors }
      await dependencies.store.waits.putOff(wait, staffId, data.until, data.reason)
      return { redirect: '/darbs?rinda=atliktie' }
    },
  },
  {
    path: '/darbs/uzdevums/:waitId/turpinat',
    for: 'desk',
    async get({ params }) { return { redirect: taskPath(params['waitId'] ?? '') } },
    async post(request, dependencies) {
      const wait = await theirTask(request, dependencies)
      await dependencies.store.waits.goOn(wait, staffOf(request).staffId)
      return { redirect: taskPath(wait.waitId) }
    },
  },
]

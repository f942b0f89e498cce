// The clock service: fires the dates of waits that have come. One sweep a minute over the due index, not a timer for each wait.
import { sharedFrom } from '../domain/absence.ts'
import { addDays, timeAt } from '../domain/days.ts'
import { Conflict, nameOf } from '../domain/errors.ts'
import { instantOf } from '../domain/identifiers.ts'
import { nextDate } from '../domain/wait.ts'
import { lookAtAbsences } from './absence-plan.ts'
import { deliver, deliverAll } from './deliver.ts'
import type { Dependencies } from './dependencies.ts'
import { beginJubilees } from './open-jubilees.ts'
import { passOn } from './pass-on.ts'
import { reckonByCalendar } from './reckon-anew.ts'

type Means = Pick<Dependencies, 'now' | 'store' | 'workflows' | 'log' | 'municipality'>

/** Never swept before: dates this old can only come from clocks that were wrong. */
const firstSweepDays = 40

/** Yesterday is swept again for a day, because the index may lag behind midnight. */
const overlapDays = 1

/** `goesOn`: open dates are still being reckoned by a changed calendar, and a sweep that comes soon goes on with it. */
export interface Swept { fired: number; delivered: number; goesOn: boolean }

/**
 * Fires every date that has come, of every day not yet swept, and sends what is unsent in the outbox. Firing is idempotent: two sweeps at
 * once, or one cut short, do no harm. A wait that faults is left for the next sweep and does not keep the others waiting.
 */
export async function sweep(means: Means): Promise<Swept> {
  const { store, log } = means
  const instant = instantOf(means.now())
  const today = instant.slice(0, 10)
  const goesOn = !await lookAtCalendar(means)
  const swept = await store.settings.read('clock-swept-through')
  let fired = 0
  // A day with a date that faulted is swept again until it has fired: nothing that was due is passed over.
  let sweptThrough = today
  for (let day = swept === undefined ? addDays(today, -firstSweepDays) : addDays(swept, -overlapDays); day <= today; day = addDays(day, 1)) {
    for (const waitId of await store.waits.due(day, instant)) {
      try {
        fired += await fireDue(means, waitId, instant)
      } catch (error) {
        if (day < sweptThrough) sweptThrough = day
        if (!(error instanceof Conflict)) log({ code: 'DateFaulted', wait: waitId, error: nameOf(error) })
      }
    }
  }
  if (swept !== sweptThrough) await store.settings.write('clock-swept-through', sweptThrough)
  await lookAround(means)
  return { fired, delivered: await deliverAll(means), goesOn }
}

/** A day the office has moved moves the dates that stand on it, before they are looked at. Whether that is over. */
async function lookAtCalendar(means: Means): Promise<boolean> {
  try {
    return await reckonByCalendar(means)
  } catch (error) {
    // Another sweep goes on with the same pass, or somebody writes a case twice in a moment: the next sweep goes on from the last portion.
    if (!(error instanceof Conflict)) means.log({ code: 'CalendarFaulted', error: error instanceof Error ? error.name : 'unknown' })
    return true
  }
}

/** Once an hour of the day: who is away, and whose work nobody has decided about, is told of or has it shared by rule; the month that has ended has its list of jubilarians. */
async function lookAround(means: Means): Promise<void> {
  const instant = instantOf(means.now())
  const hour = instant.slice(0, 13)
  if (timeAt(instant) < sharedFrom || (await means.store.settings.read('clock-absences-hour')) === hour) return
  const { told, shared } = await lookAtAbsences(means)
  await means.store.settings.write('clock-absences-hour', hour)
  if (told > 0) means.log({ code: 'AbsencesTold', absences: told })
  if (shared > 0) means.log({ code: 'AbsencesShared', absences: shared })
  const begun = await beginJubilees(means)
  if (begun.length > 0) means.log({ code: 'JubileesBegun', months: begun.length })
}

/** Fires the dates of one wait that have come, one after the other, each read afresh: the index may show a wait as it was. */
export async function fireDue(means: Means, waitId: string, instant: string): Promise<number> {
  for (let fired = 0; ; fired += 1) {
    const wait = await means.store.waits.byId(waitId)
    const date = wait && nextDate(wait)
    if (wait === undefined || date === undefined || date.at > instant) return fired
    const message = date.action.do === 'pass-on' ? await passOn(wait, date, means) : await means.store.waits.fire(wait, date)
    means.log({ code: 'DateFired', wait: waitId, action: date.action.do })
    await deliver(means, message)
  }
}

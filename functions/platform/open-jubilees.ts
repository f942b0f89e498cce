// Begins the list of jubilarians of each month that has ended, once a supervisor has set the monthly lists going.
import { dayAt, monthOf, monthPlus, type Month } from '../domain/days.ts'
import { instantOf } from '../domain/identifiers.ts'
import { isOver } from '../domain/jubilee.ts'
import { deliver } from './deliver.ts'
import type { Dependencies } from './dependencies.ts'
import { identifierOf } from './mark.ts'

const idOf = (municipality: string, month: Month, time = 1): string => identifierOf(`jubilees/${municipality}/${month}${time === 1 ? '' : `/${time}`}`)

type Means = Pick<Dependencies, 'now' | 'store' | 'workflows' | 'log' | 'municipality'>

/** The month that ended last: an age is completed, not expected, when a gift is granted for it. */
export const lastMonth = ({ now }: Pick<Dependencies, 'now'>): Month => monthPlus(monthOf(dayAt(instantOf(now()))), -1)

/** From this month on there is a list each month. Set going before, nothing changes. */
export async function setJubileesGoing(from: Month, means: Means): Promise<void> {
  if (await means.store.settings.read('jubilees-begun-through') === undefined) await means.store.settings.write('jubilees-begun-through', monthPlus(from, -1))
  await deliver(means, ...await beginJubilees(means))
}

/**
 * Begins every month up to the last that none was begun for; begun twice a month is one list, because its identifier is made of the month.
 * Returns the messages that start the workflows, for the outbox to send.
 */
export async function beginJubilees(means: Pick<Means, 'now' | 'store' | 'municipality'>): Promise<string[]> {
  const { store, municipality, now } = means
  const through = await store.settings.read('jubilees-begun-through')
  if (typeof through !== 'string') return []
  const begun: string[] = []
  for (let month = monthPlus(through, 1); month <= lastMonth(means); month = monthPlus(month, 1)) {
    begun.push(await store.jubilees.begin({ jubileesId: idOf(municipality, month), municipality, month, openedAt: instantOf(now()), state: 'Asking', attempts: 0 }))
    await store.settings.write('jubilees-begun-through', month)
  }
  return begun
}

/** Asks about a month once more, when its last list is over: whoever has had the gift is not given it again. Pressed twice, it is one list. */
export async function askAgain(month: Month, means: Means): Promise<void> {
  const { store, municipality, now } = means
  const lists = (await store.jubilees.all(municipality, 1000)).filter((list) => list.month === month)
  if (lists.length === 0 || !lists.every(({ state }) => isOver(state))) return
  const time = lists.length + 1
  await deliver(means, await store.jubilees.begin({ jubileesId: idOf(municipality, month, time), municipality, month, time, openedAt: instantOf(now()), state: 'Asking', attempts: 0 }))
}

// Into whose hands a matter comes back: those of whoever asked or drafted, so that the story is told once; but not of one who is away past its date.
import { isAway } from '../domain/absence.ts'
import { dayAt, type Day } from '../domain/days.ts'
import { instantOf } from '../domain/identifiers.ts'
import { lastAuthor, type Wait } from '../domain/wait.ts'
import type { Dependencies } from './dependencies.ts'

/** What the wait is opened with. Nobody has asked or drafted yet, or they are away both now and on the day it is due: their team has it. `waits`: every wait of the case. */
export async function returnsTo(proceedingId: string, waits: readonly Wait[], dueOn: Day, { store, now }: Pick<Dependencies, 'store' | 'now'>): Promise<{ owner: 'queue' } | { owner: 'hands'; person: string }> {
  const author = lastAuthor(waits, proceedingId)
  if (author === undefined) return { owner: 'queue' }
  const [absences, today] = [await store.absences.all(), dayAt(instantOf(now()))]
  return isAway(absences, author, today) && isAway(absences, author, dueOn) ? { owner: 'queue' } : { owner: 'hands', person: author }
}

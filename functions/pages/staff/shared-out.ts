// What became of an absent colleague's work: who got which task, and where it is now.
import type { Absence } from '../../domain/absence.ts'
import { mayAnswer, mayDo, opens } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { taskPath } from '../caseworker/desk-rows.ts'
import { worded } from '../names.ts'
import { boxes } from '../words.ts'

/** By colleague, whoever got most first. A household is named, and a task can be opened, where that is the reader's. */
export async function sharedOut({ absenceId }: Absence, reader: Staff, everyone: readonly Staff[], { store }: Dependencies) {
  const all = await Promise.all(everyone.map(async ({ staffId, name }) => {
    const theirs = (await store.absences.extraOf(staffId)).filter((extra) => extra.absenceId === absenceId)
    return { name, tasks: await Promise.all(theirs.map(async ({ waitId, box, on }) => {
      const wait = await store.waits.byId(waitId)
      const household = wait?.caseId === undefined ? undefined : await store.cases.byId(wait.caseId)
      return {
        task: worded(boxes, box), on, title: household !== undefined && mayDo(reader, 'see.household', household) ? household.title : undefined,
        href: wait !== undefined && opens(reader, 'desk') && mayAnswer(reader, wait, household) ? taskPath(waitId) : undefined,
        now: wait?.state !== 'Open' ? 'izdarīts' : wait.person === staffId ? undefined : wait.person === undefined ? 'atkal komandai' : `tagad: ${everyone.find((colleague) => colleague.staffId === wait.person)?.name ?? wait.person}`,
      }
    })) }
  }))
  return all.filter(({ tasks }) => tasks.length > 0).toSorted((a, b) => b.tasks.length - a.tasks.length || a.name.localeCompare(b.name, 'lv'))
}

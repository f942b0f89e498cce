// AwaitDeclineRead: nobody took the case over that was handed on; whoever gave it reads why, and it is still theirs.
import { found } from '../../page.ts'
import { namesOfStaff } from '../../names.ts'
import { taskPage } from './task-page.ts'

export const declineReadTask = taskPage({
  view: 'caseworker/tasks/decline-read.njk',
  async show({ wait, file, dependencies: { store } }) {
    const { household, handOvers } = found(file)
    const handOver = found(handOvers.find(({ handOverId }) => wait.execution === `handover-${handOverId}`))
    return { household, handOver, byName: namesOfStaff(await store.people.allStaff())[handOver.answeredBy ?? ''] ?? 'Kolēģis' }
  },
  async answer() { return { outcome: 'Read' } },
})

// A repair closed by hand that is wanted after all: it opens once more, and from it the execution is set going.
import { supervises } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import type { CaseEvent } from '../../domain/event.ts'
import { openRepair } from '../../platform/repair.ts'
import { waitIdOf } from '../../domain/wait.ts'
import { NotFound, type Page } from '../page.ts'
import { taskPath } from './desk-rows.ts'
import { theirTask } from './take.ts'
import { againMark } from './tasks/repair.ts'

export const repairAgainPage: Page = {
  path: '/darbs/uzdevums/:waitId/atvert',
  for: 'desk',
  async get({ params }) { return { redirect: taskPath(params['waitId'] ?? '') } },
  async post(request, dependencies) {
    const wait = await theirTask(request, dependencies)
    const { fault } = wait
    if (wait.box !== 'AwaitRepair' || wait.outcome !== 'ClosedByHand' || fault === undefined) throw new NotFound()
    // Named after the one that was closed: pressed twice it is one.
    const entry = `${wait.waitId.split('.')[3] ?? ''}${againMark}`
    await openRepair({ ...wait, fault }, entry, dependencies)
    return { redirect: taskPath(waitIdOf(wait, wait.execution, 'AwaitRepair', entry)) }
  },
}

/** Where it is opened once more, for the entry of the journal. */
export const repairPath = (staff: Staff, { what, waitId }: Pick<CaseEvent, 'what' | 'waitId'>): { href: string; text: string } | undefined =>
  (what === 'AwaitRepair.ClosedByHand' && waitId !== undefined && supervises(staff) ? { href: taskPath(waitId), text: 'Uzdevums' } : undefined)

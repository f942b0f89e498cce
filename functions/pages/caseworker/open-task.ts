// A task as its pages open it: theirs to read, with the file it is about, the reading of which is told.
import type { Dependencies } from '../../platform/dependencies.ts'
import { staffOf, type Request } from '../page.ts'
import { openFile } from './open-file.ts'
import { theirTask } from './take.ts'
import type { TaskContext } from './tasks/task-page.ts'

/** Errors: NotFound where it is not theirs to answer. */
export async function openTask(request: Request, dependencies: Dependencies): Promise<TaskContext> {
  const wait = await theirTask(request, dependencies)
  const staff = staffOf(request)
  return { wait, staff, dependencies, file: wait.caseId === undefined ? undefined : await openFile(wait.caseId, staff, dependencies, wait) }
}

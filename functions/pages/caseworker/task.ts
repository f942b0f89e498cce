// One page per task: evidence for everyone of the team, the form for whoever has it in hand, and what came of it afterwards.
import { dayAt } from '../../domain/days.ts'
import { Conflict } from '../../domain/errors.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { sees } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import type { Wait } from '../../domain/wait.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { deliver } from '../../platform/deliver.ts'
import type { Write } from '../../store/table.ts'
import { found, staffOf, type Answer, type FieldError, type Page } from '../page.ts'
import { taskRows } from './desk-rows.ts'
import { ofColleague, theirTask, taskPath } from './take.ts'
import { decisionTask } from './tasks/decision.ts'
import { factsTask } from './tasks/facts-settled.ts'
import { lawTask } from './tasks/law-settled.ts'
import { evidenceTask } from './tasks/manual-evidence.ts'
import { needsTask } from './tasks/needs.ts'
import { placementTask } from './tasks/placement-review.ts'
import { repairTask } from './tasks/repair.ts'
import { keptOf } from './typed.ts'

export interface TaskContext { wait: Wait; staff: Staff; dependencies: Dependencies }

/** What a person answers: the outcome, a word to go with it, the records it makes, and messages to send besides. */
export interface Given { outcome: string; note?: string | undefined; also?: Write[]; messageIds?: string[] }

/** The page of one box's task. */
export interface TaskPage<Shown extends Record<string, unknown> = Record<string, unknown>> {
  view: string
  /** What the template shows as evidence and in the form. */
  show(context: TaskContext): Promise<Shown>
  /** Reads what was typed. */
  answer(context: TaskContext, form: URLSearchParams, shown: Shown): Promise<Given | { errors: FieldError[] }>
}

const taskPages: Record<string, TaskPage> = {
  AwaitDecision: decisionTask as TaskPage,
  AwaitNeedsAssessment: needsTask as TaskPage,
  AwaitFactsSettled: factsTask as TaskPage,
  AwaitManualEvidence: evidenceTask as TaskPage,
  AwaitLawSettled: lawTask as TaskPage,
  AwaitPlacementReview: placementTask as TaskPage,
  AwaitRepair: repairTask as TaskPage,
}

const takenBySomeone = 'Šo uzdevumu ir paņēmis kolēģis.'

export const taskPage: Page = {
  path: '/darbs/uzdevums/:waitId',
  for: 'desk',
  async get(request, dependencies) {
    const wait = await theirTask(request, dependencies)
    return taskView({ wait, staff: staffOf(request), dependencies })
  },
  async post(request, dependencies) {
    const context = { wait: await theirTask(request, dependencies), staff: staffOf(request), dependencies }
    const { wait, staff } = context
    const page = found(taskPages[wait.box])
    if (wait.state !== 'Open') throw new Conflict('Šis uzdevums jau ir izpildīts.')
    if (wait.person !== staff.staffId) throw new Conflict(wait.person === undefined ? 'Vispirms paņemiet uzdevumu.' : takenBySomeone)
    const given = await page.answer(context, request.form, await page.show(context))
    if ('errors' in given) return { ...(await taskView(context, keptOf(request.form))), errors: given.errors }
    const { messageIds = [], ...answer } = given
    const messageId = await dependencies.store.waits.answer(wait, { ...answer, by: `staff:${staff.staffId}` })
    await deliver(dependencies, messageId, ...messageIds)
    return { redirect: taskPath(wait.waitId) }
  },
}

async function taskView(context: TaskContext, typed?: Record<string, string>): Promise<Extract<Answer, { view: string }>> {
  const { wait, staff, dependencies } = context
  const { store, now } = dependencies
  const page = found(taskPages[wait.box])
  const [[row], holder, answeredBy, shown] = await Promise.all([
    taskRows([wait], 'likums', dependencies),
    wait.person === undefined ? undefined : store.people.staff(wait.person),
    wait.answeredBy === undefined ? undefined : store.people.staff(wait.answeredBy),
    page.show(context),
  ])
  const { task, title } = found(row)
  return {
    view: page.view, title: `${task}: ${title}`,
    data: {
      ...shown, wait, row, path: taskPath(wait.waitId),
      today: dayAt(instantOf(now())),
      // A form never sent has its ticks from the rules; one sent has those the person made.
      typed: typed ?? {}, fresh: typed === undefined,
      mine: wait.state === 'Open' && wait.person === staff.staffId,
      free: wait.state === 'Open' && wait.person === undefined,
      holder: holder?.name ?? wait.person,
      ofColleague: ofColleague(wait, staff),
      answeredBy: answeredBy?.name ?? wait.answeredBy,
      seesMeans: sees(staff, 'means'),
    },
  }
}

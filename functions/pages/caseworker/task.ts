// One page per task: evidence for everyone of the team, the form for whoever has it in hand, and what came of it afterwards.
import { dayAt } from '../../domain/days.ts'
import { Conflict } from '../../domain/errors.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { sees } from '../../domain/permissions.ts'
import { calendarOf } from '../../platform/calendar.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { answerWait, deliver } from '../../platform/deliver.ts'
import type { CaseFile } from '../../store/cases.ts'
import { found, type Answer, type Page } from '../page.ts'
import { taskRow, taskRows, taskPath } from './desk-rows.ts'
import { openTask } from './open-task.ts'
import { ofColleague } from './take.ts'
import { openVisitsOf, visitReportsOf } from '../visits/case-visits.ts'
import { namesOf } from '../names.ts'
import { taskPages } from './tasks/all.ts'
import { extendPath, hindrance } from './extend.ts'
import type { TaskContext } from './tasks/task-page.ts'
import { keptOf } from '../typed.ts'

const takenBySomeone = 'Šo uzdevumu ir paņēmis kolēģis.'

export const oneTaskPage: Page = {
  path: '/darbs/uzdevums/:waitId',
  for: 'desk',
  async get(request, dependencies) {
    return taskView(await openTask(request, dependencies))
  },
  async post(request, dependencies) {
    const context = await openTask(request, dependencies)
    const { wait, staff } = context
    if (wait.state !== 'Open') throw new Conflict('Šis uzdevums jau ir izpildīts.')
    if (wait.person !== staff.staffId) throw new Conflict(wait.person === undefined ? 'Vispirms paņemiet uzdevumu.' : takenBySomeone)
    const page = found(taskPages[wait.box])
    const { answer } = await page.open(context)
    const given = await answer(request.form)
    if ('errors' in given) return { ...(await taskView(context, keptOf(request.form))), errors: given.errors }
    const { messages = [], ...said } = given
    await answerWait(dependencies, wait, { ...said, by: `staff:${staff.staffId}` })
    await deliver(dependencies, ...messages)
    await page.afterwards?.(context)
    return { redirect: taskPath(wait.waitId) }
  },
}

/** What a visit to the home has shown, or is still to show, beside whatever is to be done about the household; nothing where there was none. */
async function visitedView(file: CaseFile, { store }: Dependencies) {
  if (file.visits.length === 0) return undefined
  const [residents, colleagues] = await Promise.all([store.people.residents(file.household.memberIds), store.people.allStaff()])
  const names = { residents: namesOf(residents), staff: Object.fromEntries(colleagues.map(({ staffId, name }) => [staffId, name])) }
  // Not to let a visit happen is a ground of refusal (SPSPL 37): whoever decides sees each time it was so.
  const notLetIn = file.visits.flatMap(({ notMet }) => notMet.filter(({ why }) => why === 'not-let-in')).map(({ on, by, said }) => ({ on, by: names.staff[by] ?? by, said }))
  return { report: visitReportsOf(file, names)[0], open: openVisitsOf(file, names.staff), notLetIn }
}

async function taskView(context: TaskContext, typed?: Record<string, string>): Promise<Extract<Answer, { view: string }>> {
  const { wait, file, staff, dependencies } = context
  const { store, now } = dependencies
  const page = found(taskPages[wait.box])
  const [[row], holder, answeredBy, { shown }] = await Promise.all([
    file === undefined ? taskRows([wait], 'likums', dependencies) : [taskRow(wait, { title: file.household.title, proceedings: file.proceedings }, await calendarOf(dependencies), dependencies)],
    wait.person === undefined ? undefined : store.people.staff(wait.person),
    wait.answeredBy === undefined ? undefined : store.people.staff(wait.answeredBy),
    page.open(context),
  ])
  const { task, title } = found(row)
  const proceeding = wait.box === 'AwaitDecision' ? file?.proceedings.find(({ proceedingId }) => proceedingId === wait.proceedingId) : undefined
  const today = dayAt(instantOf(now()))
  return {
    view: page.view, title: `${task}: ${title}`,
    data: {
      ...shown, wait, row, path: taskPath(wait.waitId),
      today,
      extends: proceeding !== undefined && hindrance(proceeding, today) === undefined ? extendPath(proceeding) : undefined,
      // A form never sent has its ticks from the rules; one sent has those the person made.
      typed: typed ?? {}, fresh: typed === undefined,
      mine: wait.state === 'Open' && wait.person === staff.staffId,
      free: wait.state === 'Open' && wait.person === undefined,
      holder: holder?.name ?? wait.person,
      ofColleague: ofColleague(wait, staff),
      answeredBy: answeredBy?.name ?? wait.answeredBy,
      seesMeans: sees(staff, 'means'),
      visited: file === undefined || wait.workflow === 'visit' || !sees(staff, 'visits') ? undefined : await visitedView(file, dependencies),
    },
  }
}

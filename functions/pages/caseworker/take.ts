// Taking tasks in hand and handing them back.
import { z } from 'zod'
import { Conflict } from '../../domain/errors.ts'
import { isKeptFrom, mayAnswer, supervises } from '../../domain/permissions.ts'
import { found, KeptFrom, NotFound, staffOf, type Page, type Request } from '../page.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import type { Staff } from '../../domain/person.ts'
import type { Wait } from '../../domain/wait.ts'
import type { Store } from '../../store/store.ts'
import { teamsTasks } from './desk-lists.ts'
import { deskBoxes } from './tasks/all.ts'
import { taskPath, taskRows } from './desk-rows.ts'
import { reasonText, typed } from '../typed.ts'

/** The task, if it is one of their teams'. Errors: NotFound when it is not; KeptFrom when they had a hand in what it judges. */
export async function theirTask(request: Request, { store }: Dependencies): Promise<Wait> {
  const staff = staffOf(request)
  const wait = found(await store.waits.byId(request.params['waitId'] ?? ''))
  const household = wait.caseId === undefined ? undefined : await store.cases.byId(wait.caseId)
  if (!deskBoxes.includes(wait.box)) throw new NotFound()
  if (isKeptFrom(staff, wait, household)) throw new KeptFrom(await whyKept(wait, staff, store), namesByAlphabet((await store.people.allStaff()).filter((colleague) => mayAnswer(colleague, wait, household))))
  if (!mayAnswer(staff, wait, household)) throw new NotFound()
  return wait
}

const namesByAlphabet = (colleagues: readonly Staff[]): string[] => colleagues.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'lv'))

/** In what they had a hand; nothing of the household, its figures or what was decided. */
async function whyKept({ box, caseId, proceedingId }: Wait, { staffId }: Staff, { cases }: Store): Promise<string> {
  if (box === 'AwaitReceipt') return 'Šo lietu nododat jūs, tāpēc saņemšanu apstiprina saņēmējs.'
  const proceeding = caseId === undefined || proceedingId === undefined ? undefined : await cases.proceeding(caseId, proceedingId)
  return proceeding?.reopens?.notBy.includes(staffId) === true
    ? 'Jūs pieņēmāt lēmumu, kas ir apstrīdēts. No jauna lemj citi, lai lietu izvērtētu kāds, kas par to vēl nav lēmis.'
    : 'Lēmuma projektu sagatavojāt jūs. To pārlasa un apstiprina cits, lai lēmumu būtu redzējuši divi.'
}

/** Takes the task; a case nobody leads yet is led from now on by whoever took its first task, so that the household knows a name. */
async function takes(wait: Wait, staff: Staff, store: Store): Promise<void> {
  await store.waits.take(wait, staff.staffId)
  const household = wait.caseId === undefined || wait.box === 'AwaitRepair' ? undefined : await store.cases.byId(wait.caseId)
  if (household === undefined || household.leadId !== undefined) return
  try {
    await store.cases.appoint(household, staff.staffId, 'system', staff.name)
  } catch (error) {
    // The case was written meanwhile: the next task that is taken appoints.
    if (!(error instanceof Conflict)) throw error
  }
}

const HandBack = z.object({ reason: reasonText('Ierakstiet, kāpēc uzdevumu atdodat: to lasīs kolēģis, kas to paņems.') })

export const takePages: Page[] = [
  {
    path: '/darbs/nakamais',
    for: 'desk',
    /** For those who come back here by the address. */
    async get() { return { redirect: '/darbs' } },
    /**
     * The most urgent task of the team's; when a colleague was quicker, the one after it. `next` is the one that stood first on the page that was pressed:
     * if it is in their hands already, it was this same press twice, or from another tab that showed the same, and one press is one task.
     */
    async post(request, { store }) {
      const staff = staffOf(request)
      const shown = await store.waits.byId(request.form.get('next') ?? '')
      if (shown?.state === 'Open' && shown.person === staff.staffId) return { redirect: taskPath(shown.waitId) }
      for (const listed of (await teamsTasks(staff, store)).waits) {
        // The list is an index and lags: the record says whether it is still free.
        const wait = await store.waits.byId(listed.waitId)
        if (wait === undefined || wait.state !== 'Open' || wait.person !== undefined) continue
        try {
          await takes(wait, staff, store)
          return { redirect: taskPath(wait.waitId) }
        } catch (error) {
          if (!(error instanceof Conflict)) throw error
        }
      }
      return { redirect: '/darbs?rinda=komandas' }
    },
  },
  {
    path: '/darbs/uzdevums/:waitId/panemt',
    for: 'desk',
    /** Where "open the page again" leads after a colleague was quicker. */
    async get({ params }) { return { redirect: taskPath(params['waitId'] ?? '') } },
    async post(request, dependencies) {
      const wait = await theirTask(request, dependencies)
      await takes(wait, staffOf(request), dependencies.store)
      return { redirect: taskPath(wait.waitId) }
    },
  },
  {
    path: '/darbs/uzdevums/:waitId/atdot',
    for: 'desk',
    async get(request, dependencies) {
      return handBackForm(await theirTask(request, dependencies), staffOf(request), dependencies)
    },
    async post(request, dependencies) {
      const wait = await theirTask(request, dependencies)
      const { data, errors, kept } = typed(HandBack, request.form)
      if (data === undefined) return { ...(await handBackForm(wait, staffOf(request), dependencies, kept)), errors }
      const staff = staffOf(request)
      const { waits } = dependencies.store
      await (ofColleague(wait, staff) ? waits.recall(wait, staff.staffId, data.reason) : waits.handBack(wait, staff.staffId, data.reason))
      return { redirect: '/darbs' }
    },
  },
]

/** A supervisor may return what a colleague has in hand; to others only their own task is theirs to hand back. */
export const ofColleague = (wait: Wait, staff: Staff): boolean => wait.state === 'Open' && supervises(staff) && wait.person !== undefined && wait.person !== staff.staffId

async function handBackForm(wait: Wait, staff: Staff, dependencies: Dependencies, kept: Record<string, string> = {}) {
  const [row] = await taskRows([wait], 'likums', dependencies)
  return { view: 'caseworker/hand-back.njk', title: 'Atdot uzdevumu komandai', data: { row, ofColleague: ofColleague(wait, staff), path: taskPath(wait.waitId), typed: kept } }
}

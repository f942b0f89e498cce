// Extending the law's term of a matter, with the reason the applicant reads, before the term has passed (APL 64): wherever the matter waits, at the resident too.
import { z } from 'zod'
import { dayAt, type Day } from '../../domain/days.ts'
import { Conflict } from '../../domain/errors.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { isUndecided, type Proceeding } from '../../domain/proceeding.ts'
import type { Wait } from '../../domain/wait.ts'
import { extendedDue, termBegins } from '../../policy/proceeding-clocks.ts'
import { calendarOf } from '../../platform/calendar.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { extendTerm } from '../../platform/extend-term.ts'
import type { CaseFile } from '../../store/cases.ts'
import { found, type Page, type Request } from '../page.ts'
import { reasonText, typed } from '../typed.ts'
import { matterName, taskPath } from './desk-rows.ts'
import { fileToLead } from './open-file.ts'

const Form = z.object({ reason: reasonText('Ierakstiet, kāpēc līdz termiņam nevar izlemt: to lasīs iesniedzējs.') })

/** Where a matter's term is extended. */
export const extendPath = ({ caseId, proceedingId }: Pick<Proceeding, 'caseId' | 'proceedingId'>): string => `/lietas/${caseId}/termins/${proceedingId}`

/** Why the term cannot be extended; undefined: it can. */
export const hindrance = ({ status, extension, legalDue }: Proceeding, today: Day): string | undefined =>
  !isUndecided(status) ? 'Lieta jau ir izlemta.'
  : extension !== undefined ? 'Termiņš jau ir pagarināts: otrreiz to pagarināt nevar.'
  : legalDue.on < today ? 'Likuma termiņš jau ir pagājis: to vairs nevar pagarināt.' : undefined

async function matterIn(request: Request, dependencies: Dependencies) {
  const { file, staff } = await fileToLead(request, dependencies)
  const proceeding = found(file.proceedings.find(({ proceedingId }) => proceedingId === request.params['proceedingId']))
  const tasks = file.waits.filter((wait) => wait.state === 'Open' && wait.taskToken !== undefined && wait.proceedingId === proceeding.proceedingId)
  return { file, staff, proceeding, own: tasks.find(({ person }) => person === staff.staffId), ofColleague: tasks.find(({ person }) => person !== undefined && person !== staff.staffId) }
}

/** Back to the task it was opened from, else to the matter. */
const backTo = ({ caseId, proceedingId }: Proceeding, own: Wait | undefined): string => (own === undefined ? `/lietas/${caseId}#lietvediba-${proceedingId}` : taskPath(own.waitId))

async function form({ file, proceeding, own }: { file: CaseFile; proceeding: Proceeding; own: Wait | undefined }, dependencies: Dependencies, kept: Record<string, string> = {}) {
  const { municipality } = dependencies
  const next = extendedDue(await calendarOf(dependencies), municipality, proceeding.kind, dayAt(proceeding.receivedAt), termBegins(proceeding))
  return {
    view: 'caseworker/extend.njk', title: 'Pagarināt likuma termiņu',
    data: { household: file.household.title, matter: matterName(proceeding, municipality), typed: kept, path: extendPath(proceeding), back: backTo(proceeding, own), now: proceeding.legalDue, next },
  }
}

export const extendPage: Page = {
  path: '/lietas/:caseId/termins/:proceedingId',
  for: 'desk',
  async get(request, dependencies) {
    const matter = await matterIn(request, dependencies)
    const hindered = hindrance(matter.proceeding, dayAt(instantOf(dependencies.now())))
    return hindered === undefined ? form(matter, dependencies) : { redirect: backTo(matter.proceeding, matter.own) }
  },
  async post(request, dependencies) {
    const matter = await matterIn(request, dependencies)
    const { staff, proceeding, own, ofColleague } = matter
    if (ofColleague !== undefined) throw new Conflict('Lietas uzdevums ir kolēģa rokās: termiņu pagarina tas, kura rokās tas ir.')
    const hindered = hindrance(proceeding, dayAt(instantOf(dependencies.now())))
    if (hindered !== undefined) throw new Conflict(hindered)
    const { data, errors, kept } = typed(Form, request.form)
    if (data === undefined) return { ...(await form(matter, dependencies, kept)), errors }
    await extendTerm(proceeding, { by: staff.staffId, reason: data.reason }, dependencies)
    return { redirect: backTo(proceeding, own) }
  },
}

// Extending the law's term of a matter, with the reason the applicant reads, before the term has passed (APL 64).
import { z } from 'zod'
import { dayAt } from '../../domain/days.ts'
import { Conflict } from '../../domain/errors.ts'
import { instantOf } from '../../domain/identifiers.ts'
import type { Proceeding } from '../../domain/proceeding.ts'
import type { Wait } from '../../domain/wait.ts'
import { decisionTask } from '../../domain/wait-dates.ts'
import { extendedDue, termBegins } from '../../policy/proceeding-clocks.ts'
import { calendarOf } from '../../platform/calendar.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { found, NotFound, staffOf, type Page } from '../page.ts'
import { reasonText, typed } from '../typed.ts'
import { taskRows } from './desk-rows.ts'
import { taskPath, theirTask } from './take.ts'

const Form = z.object({ reason: reasonText('Ierakstiet, kāpēc līdz termiņam nevar izlemt: to lasīs iesniedzējs.') })

/** Why the term cannot be extended; undefined: it can. */
const hindrance = (wait: Wait, proceeding: Proceeding, today: string): string | undefined =>
  wait.state !== 'Open' ? 'Šis uzdevums jau ir izpildīts.'
  : proceeding.extension !== undefined ? 'Termiņš jau ir pagarināts: otrreiz to pagarināt nevar.'
  : proceeding.legalDue.on < today ? 'Likuma termiņš jau ir pagājis: to vairs nevar pagarināt.' : undefined

async function matterOf(wait: Wait, { store }: Dependencies): Promise<Proceeding> {
  if (wait.box !== 'AwaitDecision') throw new NotFound()
  return found(await store.cases.proceeding(wait.caseId ?? '', wait.proceedingId ?? ''))
}

const dueOf = async (proceeding: Proceeding, dependencies: Dependencies) => extendedDue(await calendarOf(dependencies), dependencies.municipality, proceeding.kind, dayAt(proceeding.receivedAt), termBegins(proceeding))

async function form(wait: Wait, proceeding: Proceeding, dependencies: Dependencies, kept: Record<string, string> = {}) {
  const [row] = await taskRows([wait], 'likums', dependencies)
  return { view: 'caseworker/extend.njk', title: 'Pagarināt likuma termiņu', data: { row, typed: kept, path: taskPath(wait.waitId), now: proceeding.legalDue, next: await dueOf(proceeding, dependencies) } }
}

export const extendPage: Page = {
  path: '/darbs/uzdevums/:waitId/pagarinat',
  for: 'desk',
  async get(request, dependencies) {
    const wait = await theirTask(request, dependencies)
    const proceeding = await matterOf(wait, dependencies)
    const hindered = hindrance(wait, proceeding, dayAt(instantOf(dependencies.now())))
    return hindered === undefined ? form(wait, proceeding, dependencies) : { redirect: taskPath(wait.waitId) }
  },
  async post(request, dependencies) {
    const wait = await theirTask(request, dependencies)
    const { staffId } = staffOf(request)
    if (wait.person !== staffId) throw new Conflict('Pagarināt var tikai uzdevumā, kas ir jūsu rokās.')
    const proceeding = await matterOf(wait, dependencies)
    const at = instantOf(dependencies.now())
    const hindered = hindrance(wait, proceeding, dayAt(at))
    if (hindered !== undefined) throw new Conflict(hindered)
    const { data, errors, kept } = typed(Form, request.form)
    if (data === undefined) return { ...(await form(wait, proceeding, dependencies, kept)), errors }
    const legalDue = await dueOf(proceeding, dependencies)
    await dependencies.store.waits.extend(wait, proceeding, `staff:${staffId}`, data.reason, { legalDue, ...decisionTask(await calendarOf(dependencies), at, proceeding.targetDue, legalDue) })
    return { redirect: taskPath(wait.waitId) }
  },
}

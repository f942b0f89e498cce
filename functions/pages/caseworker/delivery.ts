// A request that went on paper beside the household's page: when it reached them, by the Notification Law. Until then the time is ours; a day entered wrongly is mended by an added entry.
import { z } from 'zod'
import { reachedAt } from '../../domain/came-at.ts'
import { dayAt, numericDay, type Day } from '../../domain/days.ts'
import type { CaseEvent } from '../../domain/event.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { deemedNotified, type Channel } from '../../domain/law/notification.ts'
import { mayDo } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import type { Wait } from '../../domain/wait.ts'
import { calendarOf } from '../../platform/calendar.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { requestReached } from '../../platform/mend-time.ts'
import type { CaseFile } from '../../store/cases.ts'
import type { Page, Request } from '../page.ts'
import { dayTyped, freeText, typed } from '../typed.ts'
import { boxes, waysOfDelivery } from '../words.ts'
import { isAnsweredByResident, theirs } from './late-facts.ts'
import { tiesOf } from './open-file.ts'

/** The entry of the delivery, and the moment it tells as it is known now. */
const enteredDelivery = (journal: readonly CaseEvent[], { waitId }: Wait): CaseEvent | undefined => journal.find((event) => event.waitId === waitId && event.what === 'RequestDelivered')

const Form = ({ openedAt }: Wait, today: Day) => z.object({
  way: z.enum(Object.keys(waysOfDelivery) as Channel[], 'Izvēlieties, kā pieprasījums nogādāts.'),
  on: dayTyped(`Ierakstiet dienu, kad pieprasījums izsniegts vai nosūtīts, piemēram, ${numericDay(today)}`, (day) =>
    day > today ? `Vēlākais ir ${numericDay(today)}.` : day < dayAt(openedAt) ? `Iesniedzējam jautāts ${numericDay(dayAt(openedAt))}: agrāk to nevarēja nogādāt.` : undefined),
  reason: freeText,
})

async function form(request: Request, dependencies: Dependencies, kept: Record<string, string> = {}) {
  const { file, wait } = await theirs(request, dependencies)
  const entry = enteredDelivery(file.journal, wait)
  const today = numericDay(dayAt(instantOf(dependencies.now())))
  return {
    view: 'caseworker/delivery.njk', title: entry === undefined ? 'Pieprasījums nogādāts uz papīra vai e-pastā' : 'Labot pieprasījuma piegādi',
    data: {
      household: file.household, path: request.path, wait, entry, what: boxes[wait.box as keyof typeof boxes], typed: { on: today, ...kept },
      ways: Object.entries(waysOfDelivery).map(([value, text]) => ({ value, text })), now: wait.request?.deliveredAt,
    },
  }
}

export const deliveryPage: Page = {
  path: '/lietas/:caseId/piegade/:waitId',
  for: 'file',
  get: (request, dependencies) => form(request, dependencies),
  async post(request, dependencies) {
    const { file, staff, wait, proceeding } = await theirs(request, dependencies)
    const entry = enteredDelivery(file.journal, wait)
    const back = { redirect: `/lietas/${wait.caseId}?viss=1#zurnals` }
    const { data, errors, kept } = typed(Form(wait, dayAt(instantOf(dependencies.now()))), request.form)
    if (data === undefined) return { ...(await form(request, dependencies, kept)), errors }
    const { on, why } = deemedNotified(await calendarOf(dependencies), data.on, data.way)
    const deliveredAt = reachedAt(on, wait.openedAt)
    // A second click finds what the first made.
    if (entry !== undefined && wait.request?.deliveredAt === deliveredAt) return back
    if (entry !== undefined && data.reason === '') return { ...(await form(request, dependencies, kept)), errors: [{ field: 'reason', text: 'Ierakstiet, kāpēc iepriekšējais ieraksts nav pareizs.' }] }
    await requestReached(wait, proceeding, entry, on, {
      occurredAt: deliveredAt, by: `staff:${staff.staffId}`, note: `${waysOfDelivery[data.way]}; saņemts ${numericDay(on)} (${why})${data.reason === '' ? '' : `: ${data.reason}`}`,
    }, dependencies)
    return back
  },
}

/** Where a delivery is entered for a request, or mended; undefined: it is no request, or not theirs to enter. */
export function deliveryPath(staff: Staff, file: CaseFile, { waitId, what }: Pick<CaseEvent, 'waitId' | 'what'>): { href: string; text: string } | undefined {
  const wait = file.waits.find((candidate) => candidate.waitId === waitId)
  if (wait === undefined || !isAnsweredByResident(wait) || !mayDo(staff, 'do.record-answer', tiesOf(file))) return undefined
  const href = `/lietas/${wait.caseId}/piegade/${wait.waitId}`
  const isEntered = enteredDelivery(file.journal, wait) !== undefined
  if (what === 'RequestDelivered') return { href, text: 'Labot piegādes dienu' }
  return what === `${wait.box}.opened` && !isEntered ? { href, text: 'Ierakstīt, kad pieprasījums nogādāts uz papīra' } : undefined
}

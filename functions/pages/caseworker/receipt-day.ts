// The day an application came was entered wrongly: an added entry says which it was, by which paper, and the clocks and the time of its matters go by it.
import { z } from 'zod'
import { receiptOf, type Application } from '../../domain/application.ts'
import { cameAt } from '../../domain/came-at.ts'
import { addMonths, dayAt, numericDay, type Day } from '../../domain/days.ts'
import type { CaseEvent } from '../../domain/event.ts'
import { mayDo } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import { isUndecided } from '../../domain/proceeding.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { applicationReceived } from '../../platform/mend-time.ts'
import type { CaseFile } from '../../store/cases.ts'
import { found, type Page, type Request } from '../page.ts'
import { dayTyped, reasonText, typed } from '../typed.ts'
import { fileToRecordIn } from './late-facts.ts'
import { tiesOf } from './open-file.ts'

/** Further back no paper lies unentered; a wrong year is a slip. */
const longestMonths = 12

/** Entries of older releases do not name their application: there the moment does. */
const submissionOf = (journal: readonly CaseEvent[], { applicationId, submittedAt }: Application): CaseEvent | undefined =>
  journal.find((event) => event.what === 'ApplicationSubmitted' && (event.applicationId === undefined ? event.occurredAt === submittedAt : event.applicationId === applicationId))

const Form = (now: Day, entered: Day) => z.object({
  on: dayTyped(`Ierakstiet dienu, kad iesniegums saņemts, piemēram, ${numericDay(entered)}`, (day) =>
    day === now ? 'Šī diena jau ir ierakstīta.' : day > entered ? `Iesniegums ierakstīts ${numericDay(entered)}: vēlāk to nevarēja saņemt.` : day < addMonths(entered, -longestMonths) ? 'Pārbaudiet gadu: tik sen iesniegums nevarēja būt saņemts.' : undefined),
  document: reasonText('Ierakstiet, kurš papīrs to rāda.'),
  reason: reasonText('Ierakstiet, kāpēc diena bija nepareiza.'),
})

async function theirs(request: Request, dependencies: Dependencies) {
  const { file, staff } = await fileToRecordIn(request, dependencies)
  const application = found(file.applications.find(({ applicationId, origin }) => applicationId === request.params['applicationId'] && origin === undefined))
  return { file, staff, application, entry: found(submissionOf(file.journal, application)) }
}

async function form(request: Request, dependencies: Dependencies, kept: Record<string, string> = {}) {
  const { file, application, entry } = await theirs(request, dependencies)
  const now = receiptOf(application)
  return {
    view: 'caseworker/receipt-day.njk', title: 'Labot iesnieguma saņemšanas dienu',
    data: { household: file.household, path: request.path, application, entry, now, undecided: file.proceedings.some(({ applicationId, status }) => applicationId === application.applicationId && isUndecided(status)), typed: { on: numericDay(dayAt(now)), ...kept } },
  }
}

export const receiptDayPage: Page = {
  path: '/lietas/:caseId/labot-iesniegumu/:applicationId',
  for: 'file',
  get: (request, dependencies) => form(request, dependencies),
  async post(request, dependencies) {
    const { file, staff, application, entry } = await theirs(request, dependencies)
    const was = dayAt(receiptOf(application))
    const { data, errors, kept } = typed(Form(was, dayAt(entry.recordedAt)), request.form)
    if (data === undefined) return { ...(await form(request, dependencies, kept)), errors }
    await applicationReceived(application, file.proceedings, entry, {
      occurredAt: cameAt(data.on, { notAfter: entry.recordedAt }), by: `staff:${staff.staffId}`,
      note: `Iesniegums saņemts ${numericDay(data.on)}, nevis ${numericDay(was)}: ${data.reason} (${data.document})`,
    }, dependencies)
    return { redirect: `/lietas/${file.household.caseId}?viss=1#zurnals` }
  },
}

/** Where the day is mended, for the entry of the journal; undefined: it is another entry, or not theirs to mend. */
export function receiptPath(staff: Staff, file: CaseFile, event: CaseEvent): { href: string; text: string } | undefined {
  if (event.what !== 'ApplicationSubmitted' || !mayDo(staff, 'do.record-answer', tiesOf(file))) return undefined
  const application = file.applications.find((one) => one.origin === undefined && submissionOf([event], one) !== undefined)
  return application && { href: `/lietas/${application.caseId}/labot-iesniegumu/${application.applicationId}`, text: 'Labot saņemšanas dienu' }
}

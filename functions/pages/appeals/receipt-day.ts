// The day an appeal came was entered wrongly: an added entry says which it was and by which paper; when it must be sent on, whether it is late, and the time go by it.
import { z } from 'zod'
import type { Appeal } from '../../domain/appeal.ts'
import { cameAt } from '../../domain/came-at.ts'
import { dayAt, numericDay, type Day } from '../../domain/days.ts'
import { mayDo } from '../../domain/permissions.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { appealReceived } from '../../platform/mend-time.ts'
import { openFile, tiesOf } from '../caseworker/open-file.ts'
import { found, NotFound, staffOf, type Page, type Request } from '../page.ts'
import { dayTyped, reasonText, typed } from '../typed.ts'

/** Only what the office entered has a day somebody typed. */
export const isTypedDay = ({ by }: Pick<Appeal, 'by'>): boolean => by.startsWith('staff:')
export const receiptDayPath = ({ caseId, appealId }: Pick<Appeal, 'caseId' | 'appealId'>): string => `/lietas/${caseId}/apstridejumi/${appealId}/labot`

async function theirs(request: Request, dependencies: Dependencies) {
  const staff = staffOf(request)
  const file = await openFile(request.params['caseId'] ?? '', staff, dependencies)
  const appeal = found(file.appeals.find((one) => one.appealId === request.params['appealId'] && isTypedDay(one)))
  if (!mayDo(staff, 'do.enter-appeal', tiesOf(file))) throw new NotFound()
  return { staff, file, appeal, decision: found(file.decisions.find(({ proceedingId }) => proceedingId === appeal.proceedingId)), wait: file.waits.find(({ appealId, box, state }) => appealId === appeal.appealId && box === 'AwaitAppealReview' && state === 'Open') }
}
type Theirs = Awaited<ReturnType<typeof theirs>>

const FormOf = ({ appeal, decision: { issuedAt, decidedAt } }: Theirs) => z.object({
  on: dayTyped('Ierakstiet dienu, kad tas saņemts.', (day) => {
    const [issued, entered, now] = [issuedAt ?? decidedAt, appeal.recordedAt, appeal.receivedAt].map(dayAt) as [Day, Day, Day]
    return day === now ? 'Šī diena jau ir ierakstīta.' : day > entered ? `Ierakstīts ${numericDay(entered)}: vēlāk to nevarēja saņemt.` : day < issued ? `Lēmums izdots ${numericDay(issued)}: agrāk to apstrīdēt nevarēja.` : undefined
  }),
  document: reasonText('Ierakstiet, kurš papīrs to rāda.'),
  reason: reasonText('Ierakstiet, kāpēc diena bija nepareiza.'),
})

async function form(matter: Theirs, request: Request, kept: Record<string, string> = {}) {
  const { file, appeal } = matter
  return { view: 'appeals/receipt-day.njk', title: 'Labot apstrīdējuma saņemšanas dienu', data: { household: file.household, path: request.path, number: appeal.number, receivedAt: appeal.receivedAt, recordedAt: appeal.recordedAt, typed: { on: numericDay(dayAt(appeal.receivedAt)), ...kept } } }
}

export const appealReceiptPage: Page = {
  path: '/lietas/:caseId/apstridejumi/:appealId/labot',
  for: 'file',
  get: async (request, dependencies) => form(await theirs(request, dependencies), request),
  async post(request, dependencies) {
    const matter = await theirs(request, dependencies)
    const { data, errors, kept } = typed(FormOf(matter), request.form)
    if (data === undefined) return { ...(await form(matter, request, kept)), errors }
    const { staff, appeal, decision, wait } = matter
    await appealReceived(appeal, wait, {
      occurredAt: cameAt(data.on, { notBefore: decision.issuedAt, notAfter: appeal.recordedAt }), by: `staff:${staff.staffId}`,
      note: `Apstrīdējums saņemts ${numericDay(data.on)}, nevis ${numericDay(dayAt(appeal.receivedAt))}: ${data.reason} (${data.document})`,
    }, dependencies)
    return { redirect: `/lietas/${appeal.caseId}/apstridet/${appeal.proceedingId}` }
  },
}

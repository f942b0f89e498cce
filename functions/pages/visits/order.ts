// Ordering a visit from the case: what for, what it must find out, by when; and giving it up when it is no longer needed.
import { z } from 'zod'
import { addWorkingDays } from '../../domain/calendar.ts'
import { numericDay, type Day } from '../../domain/days.ts'
import { isDoor, placeOf } from '../../domain/address.ts'
import { lastSeenOn, VisitPurpose } from '../../domain/visit.ts'
import { calendarOf } from '../../platform/calendar.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { giveUpVisit, orderVisit, waitOfVisit } from '../../platform/order-visit.ts'
import { matterName } from '../caseworker/desk-rows.ts'
import { fileToLead } from '../caseworker/open-file.ts'
import { found, type Page, type Request } from '../page.ts'
import { readDay, reasonText, typed } from '../typed.ts'
import { visitPurposes } from '../words.ts'
import { addressPath, todayOf } from './outings.ts'

/** So many questions one visit answers; more are another conversation. */
const mostQuestions = 6
/** How soon a visit is needed, if nobody says otherwise: a crisis by the next working day, all else in ten. */
const workingDaysFor = (purpose: VisitPurpose): number => (purpose === 'crisis' ? 1 : 10)

const Form = z.object({
  purpose: z.enum(VisitPurpose.options, 'Izvēlieties, kam apsekošana vajadzīga.'),
  proceedingId: z.string().default(''),
  address: z.string().trim().max(200, 'Saīsiniet adresi.').refine((text) => /\p{L}{2}/u.test(text), 'Ierakstiet adresi, uz kuru braukt.'),
  questions: reasonText('Ierakstiet, kas jānoskaidro: katru jautājumu savā rindā.'),
  by: z.string().default(''),
  unannounced: z.literal('yes').optional().catch(undefined),
})

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '')

async function form(request: Request, dependencies: Dependencies, kept?: Record<string, string>) {
  const { file } = await fileToLead(request, dependencies)
  const { household } = file
  const applicant = await dependencies.store.people.resident(household.applicantId)
  return {
    view: 'visits/order.njk', title: 'Pasūtīt apsekošanu',
    data: {
      household, typed: kept ?? { address: applicant?.address ?? '' }, seen: lastSeenOn(file.visitReports), today: todayOf(dependencies),
      open: file.visits.filter(({ state }) => state === 'Open').map((visit) => ({ purpose: visitPurposes[visit.purpose], by: visit.by, href: addressPath(placeOf(visit.address, visit.parish)) })),
      purposes: VisitPurpose.options.map((value) => ({ value, text: visitPurposes[value], hint: value === 'crisis' ? { text: 'Ja citu dienu neierakstīsiet: līdz nākamajai darba dienai' } : undefined })),
      matters: file.proceedings.map((proceeding) => ({ value: proceeding.proceedingId, text: `${matterName(proceeding, dependencies.municipality)}, saņemts ${numericDay(proceeding.receivedAt.slice(0, 10))}` })),
    },
  }
}

export const orderPages: Page[] = [
  {
    path: '/lietas/:caseId/apsekosana',
    for: 'desk',
    get: (request, dependencies) => form(request, dependencies),
    async post(request, dependencies) {
      const { file, staff } = await fileToLead(request, dependencies)
      const { household: { caseId, parish }, proceedings } = file
      const { data, errors = [], kept } = typed(Form, request.form)
      const today = todayOf(dependencies)
      const by: Day | undefined = data === undefined || data.by.trim() !== '' ? readDay(kept['by'] ?? '') : addWorkingDays(await calendarOf(dependencies), today, workingDaysFor(data.purpose))
      const questions = linesOf(data?.questions ?? '')
      if ((kept['by'] ?? '').trim() !== '' && (by === undefined || by < today)) errors.push({ field: 'by', text: 'Ierakstiet dienu, ne agrāku par šodienu: diena, mēnesis, gads.' })
      if (questions.length > mostQuestions) errors.push({ field: 'questions', text: `Ne vairāk kā ${mostQuestions} jautājumi: atlasiet svarīgākos.` })
      if (data !== undefined && !isDoor(data.address, parish)) errors.push({ field: 'address', text: 'Ierakstiet ielu un mājas numuru vai mājas nosaukumu: uz vietas nosaukumu vien aizbraukt nevar.' })
      if (data === undefined || by === undefined || errors.length > 0) return { ...(await form(request, dependencies, kept)), errors }
      const proceeding = data.proceedingId === '' ? undefined : found(proceedings.find(({ proceedingId }) => proceedingId === data.proceedingId))
      // A second click finds the visit instead of ordering another.
      const same = file.visits.find((visit) => visit.state === 'Open' && visit.orderedBy === staff.staffId && visit.purpose === data.purpose && visit.address === data.address && visit.by === by && visit.questions.join() === questions.join())
      const visit = same ?? await orderVisit({ caseId, address: data.address, parish, purpose: data.purpose, questions, by, unannounced: data.unannounced === 'yes', orderedBy: staff.staffId }, { proceeding, purpose: visitPurposes[data.purpose] }, dependencies)
      return { redirect: addressPath(placeOf(visit.address, parish)) }
    },
  },
  {
    path: '/lietas/:caseId/apsekosana/:visitId/atcelt',
    for: 'desk',
    async get({ params }) { return { redirect: `/lietas/${params['caseId']}` } },
    async post(request, dependencies) {
      const { file, staff } = await fileToLead(request, dependencies)
      const { caseId } = file.household
      const visit = found(file.visits.find(({ visitId }) => visitId === request.params['visitId']))
      const wait = found(file.waits.find(({ waitId }) => waitId === waitOfVisit(visit)))
      const back = `/lietas/${caseId}#apsekosanas`
      const { data, errors } = typed(z.object({ reason: reasonText('Ierakstiet, kāpēc apsekošana vairs nav vajadzīga.') }), request.form)
      if (data === undefined) return { view: 'message.njk', title: 'Apsekošana nav atcelta', status: 422, errors: [], data: { text: errors.map(({ text }) => text).join(' '), back } }
      await giveUpVisit(visit, wait, data.reason, `staff:${staff.staffId}`, dependencies)
      return { redirect: back }
    },
  },
]

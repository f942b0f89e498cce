// The one report of a journey: a part for each household met behind the door, answering everybody who asked; it answers their visits, and they read it.
import { numericDay } from '../../domain/days.ts'
import { Conflict } from '../../domain/errors.ts'
import { instantOf } from '../../domain/identifiers.ts'
import type { Staff } from '../../domain/person.ts'
import { reportsOf, type Outing, type Visit } from '../../domain/visit.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { reportCorrected, reported } from '../../platform/report-visit.ts'
import type { CaseFile } from '../../store/cases.ts'
import { fileToLead, openFile } from '../caseworker/open-file.ts'
import { found, NotFound, type Answer, type FieldError, type Page, type Request } from '../page.ts'
import { keptOf, reasonText } from '../typed.ts'
import { mostAtOnce } from './address.ts'
import { staffNamesOf } from './by-address.ts'
import { addressPath, outingsAt, todayOf } from './outings.ts'
import { askedOf, asTyped, readPart, readWhen, safetyItems, type Asked } from './report-parts.ts'
import { supervises } from '../../domain/permissions.ts'

/** Nobody goes before the first of them asked; who asked while they were there is answered all the same. */
const firstAsked = (visits: readonly Pick<Visit, 'orderedAt'>[]): string => visits.map(({ orderedAt }) => orderedAt).toSorted()[0] ?? ''

/** Theirs behind this door: the household's file with what is asked about it. */
async function households(request: Request, dependencies: Dependencies): Promise<{ staff: Staff; mine: [Outing, ...Outing[]]; files: Map<string, CaseFile>; asked: Asked[] }> {
  const { staff, here } = await outingsAt(request, dependencies)
  const [first, ...others] = here.filter(({ wait }) => wait.person === staff.staffId).slice(0, mostAtOnce)
  const mine: [Outing, ...Outing[]] = [found(first), ...others]
  const names = await staffNamesOf(dependencies)
  const byCase = [...Map.groupBy(mine, ({ visit }) => visit.caseId)]
  const files = new Map(await Promise.all(byCase.map(async ([caseId, [one]]) => [caseId, await openFile(caseId, staff, dependencies, one!.wait)] as const)))
  const asked = await Promise.all(byCase.map(([caseId, outings]) => askedOf(files.get(caseId)!, outings.map(({ visit }) => visit), names, todayOf(dependencies), dependencies)))
  return { staff, mine, files, asked }
}

async function form(request: Request, dependencies: Dependencies, kept?: Record<string, string>): Promise<Extract<Answer, { view: string }>> {
  const { mine: [first], asked } = await households(request, dependencies)
  const on = first.visit.plannedFor
  return {
    view: 'visits/report.njk', title: 'Apsekošanas ziņojums',
    data: { back: addressPath(first.place), address: first.visit.address, households: asked, several: asked.length > 1, safetyItems, typed: kept ?? { on: numericDay(on !== undefined && on <= todayOf(dependencies) ? on : todayOf(dependencies)) } },
  }
}

/** The report of a household's last visit, in its last edition, if they may write it anew: who wrote it, or a supervisor. */
async function toCorrect(request: Request, dependencies: Dependencies) {
  const { file, staff } = await fileToLead(request, dependencies)
  const editions = found(reportsOf(file.visitReports).find(([last]) => last!.reportId === request.params['reportId']))
  const last = editions[0]!
  if (last.by !== staff.staffId && !supervises(staff)) throw new NotFound()
  const visits = file.visits.filter(({ visitId }) => last.answers.some((answer) => answer.visitId === visitId))
  return { file, staff, last, visits, asked: { ...await askedOf(file, visits, await staffNamesOf(dependencies), todayOf(dependencies), dependencies), address: last.address } }
}

async function correctionForm(request: Request, dependencies: Dependencies, kept?: Record<string, string>): Promise<Extract<Answer, { view: string }>> {
  const { file, last, asked } = await toCorrect(request, dependencies)
  return {
    view: 'visits/report.njk', title: 'Labot apsekošanas ziņojumu',
    data: { back: `/lietas/${file.household.caseId}#apsekosanas`, address: last.address, households: [asked], several: false, safetyItems, corrects: last, typed: kept ?? asTyped(last, asked) },
  }
}

const noReason = { field: 'correction', text: 'Uzrakstiet, kas ir labots un kāpēc: iepriekšējais teksts paliek.' }

export const reportPages: Page[] = [
  {
    path: '/apsekosanas/:place/zinojums',
    for: 'desk',
    get: (request, dependencies) => form(request, dependencies),
    async post(request, dependencies) {
      const { staff, mine, files, asked } = await households(request, dependencies)
      const { store, now, newId } = dependencies
      const when = readWhen(request.form, firstAsked(mine.map(({ visit }) => visit)), instantOf(now()))
      const met = asked.filter(({ caseId }) => asked.length === 1 || request.form.get(`skip-${caseId}`) !== 'yes')
      const parts = met.map((household) => ({ household, ...readPart(household, request.form) }))
      const errors: FieldError[] = [...when.errors, ...parts.flatMap(({ household: { title }, errors: faults }) => faults.map(({ field, text }) => ({ field, text: met.length > 1 ? `${title}: ${text}` : text }))), ...(met.length === 0 ? [{ field: `skip-${asked[0]!.caseId}`, text: 'Ja nesatikāt nevienu, atgriezieties un atzīmējiet „Neizdevās satikt”.' }] : [])]
      if (errors.length > 0 || when.at === undefined) return { ...(await form(request, dependencies, keptOf(request.form))), errors }
      const [reportId, writtenAt] = [newId(), instantOf(now())]
      const writes = await Promise.all(parts.map(({ household: { caseId, address }, part }) => reported(
        { reportId, caseId, edition: 1, address, visitedAt: when.at, by: staff.staffId, writtenAt, ...part! }, mine.filter(({ visit }) => visit.caseId === caseId), files.get(caseId)!, dependencies)))
      await store.commit(writes.flat())
      return { redirect: met.length === 1 ? `/lietas/${met[0]!.caseId}#apsekosanas` : '/apsekosanas?kas=manas' }
    },
  },
  {
    path: '/lietas/:caseId/apsekosanas/:reportId/labot',
    for: 'desk',
    get: (request, dependencies) => correctionForm(request, dependencies),
    async post(request, dependencies) {
      const { file, staff, last, visits, asked } = await toCorrect(request, dependencies)
      const writtenAt = instantOf(dependencies.now())
      const when = readWhen(request.form, firstAsked(visits), writtenAt)
      const { part, errors: faults } = readPart(asked, request.form)
      const reason = reasonText(noReason.text).safeParse(request.form.get('correction') ?? '')
      const errors: FieldError[] = [...(reason.success ? [] : [noReason]), ...when.errors, ...faults]
      if (part === undefined || when.at === undefined || !reason.success) return { ...(await correctionForm(request, dependencies, keptOf(request.form))), errors }
      if (request.form.get('edition') !== String(last.edition)) throw new Conflict('Šis ziņojums tikko tika labots. Atveriet to vēlreiz.')
      const { caseId } = last
      await reportCorrected({ reportId: last.reportId, caseId, edition: last.edition + 1, correction: reason.data, address: last.address, visitedAt: when.at, by: staff.staffId, writtenAt, ...part }, file, dependencies)
      return { redirect: `/lietas/${caseId}#apsekosanas` }
    },
  },
]

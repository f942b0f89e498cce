// What contests a decision, brought on paper or said at the counter: entered with the day it came, which is not always the day it is entered. In time or late.
import { z } from 'zod'
import { isLate, standingOf } from '../../domain/appeal.ts'
import { cameAt } from '../../domain/came-at.ts'
import { dayAt, numericDay, type Day } from '../../domain/days.ts'
import { FormId, instantOf } from '../../domain/identifiers.ts'
import { titleOf } from '../../domain/letter.ts'
import { mayDo, partiesOf, sees, seesFigures } from '../../domain/permissions.ts'
import { fullName } from '../../domain/person.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { lodgeAppeal } from '../../platform/lodge-appeal.ts'
import { openFile, tiesOf } from '../caseworker/open-file.ts'
import { letterAsIssued } from '../decision-papers.ts'
import { found, NotFound, staffOf, type Page, type Request } from '../page.ts'
import { dayTyped, freeText, reasonText, typed } from '../typed.ts'
import { appealStates, appealWays, kinds } from '../words.ts'
import { isTypedDay, receiptDayPath } from './receipt-day.ts'
import { appealOf, contestUntilOf, formSent, markedOf, sentencesOf, toldAbout } from './contested.ts'

const ways = ['paper', 'person', 'mail'] as const

/** The decision and who may contest it. Errors: NotFound where there is none, or it is not theirs to enter. */
async function entered(request: Request, dependencies: Dependencies) {
  const staff = staffOf(request)
  const file = await openFile(request.params['caseId'] ?? '', staff, dependencies)
  if (!mayDo(staff, 'do.enter-appeal', tiesOf(file))) throw new NotFound()
  const proceedingId = request.params['proceedingId'] ?? ''
  const decision = found(file.decisions.find((candidate) => candidate.proceedingId === proceedingId && candidate.number !== undefined))
  const proceeding = found(file.proceedings.find((candidate) => candidate.proceedingId === proceedingId))
  const application = found(file.applications.find(({ applicationId }) => applicationId === proceeding.applicationId))
  const { applicantId = '', adultIds = [] } = partiesOf(application)
  const [adults, letter, until] = await Promise.all([
    dependencies.store.people.residents([...new Set([applicantId, ...(proceeding.kind === 'service' ? [] : adultIds)])]), letterAsIssued(decision, proceeding, application, dependencies), contestUntilOf(decision, dependencies),
  ])
  return { staff, file, decision, proceeding, letter, until, adults, appeal: appealOf(file.appeals, proceedingId), reads: sees(staff, 'decisions') && seesFigures(staff, proceeding.kind) }
}
type Entered = Awaited<ReturnType<typeof entered>>

const issuedOn = ({ decision: { issuedAt, decidedAt } }: Entered): Day => dayAt(issuedAt ?? decidedAt)

const FormOf = (matter: Entered, today: Day) => z.object({
  form: formSent,
  appellant: z.string().refine((id) => matter.adults.some(({ personId }) => personId === id), 'Izvēlieties, kurš lēmumu apstrīd.'),
  on: dayTyped(`Ierakstiet dienu, kad tas saņemts, piemēram, ${numericDay(today)}`, (day) =>
    day > today ? `Vēlākais ir ${numericDay(today)}.` : day < issuedOn(matter) ? `Lēmums izdots ${numericDay(issuedOn(matter))}: agrāk to apstrīdēt nevarēja.` : undefined),
  way: z.enum(ways, 'Izvēlieties, kā tas saņemts.'),
  words: reasonText('Ierakstiet, kam iesniedzējs nepiekrīt: viņa vārdiem, bez saīsinājumiem.'),
  asks: freeText,
  marked: z.array(z.string()),
})

async function form(matter: Entered, request: Request, { now, newId }: Dependencies, kept: Record<string, string> = {}) {
  const { file, decision, proceeding, letter, until, adults, reads } = matter
  const today = dayAt(instantOf(now()))
  return {
    view: 'appeals/enter.njk', title: 'Ierakstīt apstrīdējumu',
    data: {
      household: file.household, path: request.path, number: decision.number, kind: kinds[proceeding.kind], letterTitle: titleOf(letter), until, late: isLate({ contestUntil: until }, today),
      typed: { on: numericDay(today), ...kept, form: FormId.safeParse(kept['form']).data ?? newId() }, adults: adults.map((adult) => ({ value: adult.personId, text: fullName(adult) })),
      ways: ways.map((value) => ({ value, text: appealWays[value] })), sentences: reads ? sentencesOf(letter).map((sentence, i) => ({ value: String(i), text: sentence, checked: kept[`marked=${i}`] === 'chosen' })) : [],
    },
  }
}

/** What whoever brought it is told: the number, and by when who must act. */
async function recorded({ appeal, decision, proceeding, file }: Entered, dependencies: Dependencies) {
  const { number, receivedAt, recordedAt } = found(appeal)
  return {
    view: 'appeals/entered.njk', title: 'Apstrīdējums ierakstīts',
    data: { household: file.household, kind: kinds[proceeding.kind], decisionNumber: decision.number, appeal: { number, receivedAt, recordedAt }, state: appealStates[standingOf(found(appeal), file.decisions)], told: await toldAbout(found(appeal), file.decisions, dependencies), mend: isTypedDay(found(appeal)) ? receiptDayPath(found(appeal)) : undefined },
  }
}

export const enterAppealPage: Page = {
  path: '/lietas/:caseId/apstridet/:proceedingId',
  for: 'file',
  async get(request, dependencies) {
    const matter = await entered(request, dependencies)
    return matter.appeal === undefined ? form(matter, request, dependencies) : recorded(matter, dependencies)
  },
  async post(request, dependencies) {
    const matter = await entered(request, dependencies)
    const at = instantOf(dependencies.now())
    const { data, errors, kept } = typed(FormOf(matter, dayAt(at)), request.form, ['marked'])
    if (data === undefined) return { ...(await form(matter, request, dependencies, kept)), errors }
    const { file: { household: { caseId } }, decision, proceeding: { proceedingId }, until, letter, staff, reads } = matter
    const { form: sent, appellant, words, asks, way, on } = data
    await lodgeAppeal(sent, {
      caseId, proceedingId, decisionNumber: found(decision.number), contestUntil: until, appellantId: appellant, words, ...(asks === '' ? {} : { asks }),
      marked: reads ? markedOf(sentencesOf(letter), data.marked) : [], way, receivedAt: cameAt(on, { notBefore: decision.issuedAt, notAfter: at }), by: `staff:${staff.staffId}`,
    }, dependencies)
    return { redirect: request.path }
  },
}

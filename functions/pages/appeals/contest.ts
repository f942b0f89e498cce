// Contesting a decision, by those it concerns: in their own words, with what they mark as wrong; and then where it stands and whose move it is.
import { z } from 'zod'
import { isLate, standingOf, type Appeal } from '../../domain/appeal.ts'
import { dayAt } from '../../domain/days.ts'
import { DocumentKind } from '../../domain/document.ts'
import { Conflict } from '../../domain/errors.ts'
import { FormId, instantOf } from '../../domain/identifiers.ts'
import { titleOf } from '../../domain/letter.ts'
import { mayDo, partiesOf } from '../../domain/permissions.ts'
import { answerWait } from '../../platform/deliver.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { lodgeAppeal, madeBy } from '../../platform/lodge-appeal.ts'
import { municipalityOf } from '../../policy/municipalities.ts'
import { letterAsIssued } from '../decision-papers.ts'
import { isFault, kindItems, laidDown } from '../documents/received.ts'
import { text } from '../applicant/fields.ts'
import { frame } from '../applicant/form.ts'
import { caseOf } from '../applicant/matters.ts'
import { byResident, found, NotFound, residentOf, type Answer, type FieldError, type Page, type Request } from '../page.ts'
import { keptOf, typed } from '../typed.ts'
import { appealStates, rulingResults } from '../words.ts'
import { appealOf, contestUntilOf, formSent, longestWords, markedOf, sentencesOf, toldAbout } from './contested.ts'

const Form = z.object({
  form: formSent,
  words: text(longestWords, 'Uzrakstiet, kam lēmumā nepiekrītat.'),
  asks: z.string().trim().max(longestWords, `Saīsiniet tekstu: ne vairāk kā ${longestWords} zīmes.`).default(''),
  marked: z.array(z.string()),
})

/** A decision of theirs, with what it says and by which appeal it is contested already. Errors: NotFound where it is not theirs to contest. */
async function theirs(request: Request, dependencies: Dependencies) {
  const resident = residentOf(request)
  const { caseId = '', proceedingId = '' } = request.params
  const { decisions, proceedings, applications, appeals } = await caseOf(resident, caseId, dependencies)
  const decision = found(decisions.find((candidate) => candidate.proceedingId === proceedingId))
  const proceeding = found(proceedings.find((candidate) => candidate.proceedingId === proceedingId))
  const application = found(applications.find(({ applicationId }) => applicationId === proceeding.applicationId))
  if (!mayDo({ personId: resident.personId }, 'do.contest', partiesOf(application))) throw new NotFound()
  const [letter, until] = await Promise.all([letterAsIssued(decision, proceeding, application, dependencies), contestUntilOf(decision, dependencies)])
  return { resident, caseId, proceedingId, decision, letter, until, appeals, appeal: appealOf(appeals, proceedingId) }
}

const pathOf = ({ caseId, appealId }: Pick<Appeal, 'caseId' | 'appealId'>): string => `/mani/${caseId}/apstridejums/${appealId}`

function form({ letter, until, caseId, proceedingId }: Awaited<ReturnType<typeof theirs>>, request: Request, { now, newId, municipality }: Dependencies, errors: FieldError[] = []): Answer {
  const kept = keptOf(request.form)
  return {
    view: 'appeals/contest.njk', title: 'Apstrīdēt lēmumu', errors,
    data: {
      ...frame(request, errors), kindItems, kind: kept['kind'] ?? '', letterTitle: titleOf(letter), until, late: isLate({ contestUntil: until }, dayAt(instantOf(now()))), typed: { ...kept, form: FormId.safeParse(kept['form']).data ?? newId() },
      sentences: sentencesOf(letter).map((sentence, i) => ({ value: String(i), text: sentence, checked: kept[`marked=${i}`] === 'chosen' })),
      commission: municipalityOf(municipality).contest.body, back: `/mani/${caseId}/lemums/${proceedingId}`,
    },
  }
}

const contestPage: Page = {
  path: '/mani/:caseId/lemums/:proceedingId/apstridet',
  for: 'resident',
  act: 'do.contest',
  takesFiles: true,
  async get(request, dependencies) {
    const matter = await theirs(request, dependencies)
    return matter.appeal === undefined ? form(matter, request, dependencies) : { redirect: pathOf(matter.appeal) }
  },
  async post(request, dependencies) {
    const matter = await theirs(request, dependencies)
    const { resident, caseId, proceedingId, decision, letter, until } = matter
    const { data, errors } = typed(Form, request.form, ['marked'])
    if (data === undefined) return form(matter, request, dependencies, errors)
    const { by, onBehalfOf } = byResident(request)
    const { form: sent, words, asks } = data
    // The same form once more: nothing is laid down a second time.
    const before = madeBy(sent, proceedingId, matter.appeals)
    if (before !== undefined) return { redirect: pathOf(before) }
    const kind = DocumentKind.safeParse(request.form.get('kind')).data
    const [upload] = request.files
    if (upload !== undefined && kind === undefined) return form(matter, request, dependencies, [{ field: 'kind', text: 'Izvēlieties, kas tas par dokumentu, un pievienojiet datni vēlreiz.' }])
    const document = upload && kind && await laidDown(upload, { caseId, givenBy: resident.personId, kind, by }, dependencies)
    if (document !== undefined && isFault(document)) return form(matter, request, dependencies, [document])
    const appealId = await lodgeAppeal(sent, {
      caseId, proceedingId, decisionNumber: found(decision.number), contestUntil: until, appellantId: resident.personId, words, ...(asks === '' ? {} : { asks }),
      marked: markedOf(sentencesOf(letter), data.marked), way: 'page', receivedAt: instantOf(dependencies.now()), by,
    }, dependencies, onBehalfOf, document === undefined ? [] : dependencies.store.documents.added(document, onBehalfOf))
    return { redirect: pathOf({ caseId, appealId }) }
  },
}

/** An appeal against a decision they may see. */
async function theirAppeal(request: Request, dependencies: Dependencies) {
  const { caseId = '', appealId = '' } = request.params
  const view = await caseOf(residentOf(request), caseId, dependencies)
  const appeal = found(view.appeals.find((candidate) => candidate.appealId === appealId))
  return { view, appeal, wait: view.waits.find((wait) => wait.appealId === appealId && wait.state === 'Open') }
}

const myAppealPage: Page = {
  path: '/mani/:caseId/apstridejums/:appealId',
  for: 'resident',
  async get(request, dependencies) {
    const { view, appeal, wait } = await theirAppeal(request, dependencies)
    const told = await toldAbout(appeal, view.decisions, dependencies)
    const { caseId, appellantId, ruling } = appeal
    return {
      view: 'appeals/my-appeal.njk', title: `Lēmuma Nr. ${appeal.decisionNumber} apstrīdēšana`,
      data: {
        ...frame(request, []), appeal, state: appealStates[standingOf(appeal, view.decisions)], told, late: isLate(appeal, dayAt(appeal.receivedAt)), back: `/mani/${caseId}`, letter: `/mani/${caseId}/lemums/${appeal.proceedingId}`, path: request.path,
        mine: appellantId === residentOf(request).personId, ruled: ruling && rulingResults[ruling.result], commission: municipalityOf(dependencies.municipality).contest.body,
        mayWithdraw: wait?.box === 'AwaitAppealReview' && appellantId === residentOf(request).personId,
        anew: appeal.reopenedAs !== undefined && view.decisions.some(({ proceedingId }) => proceedingId === appeal.reopenedAs) ? `/mani/${caseId}/lemums/${appeal.reopenedAs}` : undefined,
      },
    }
  },
}

const withdrawPage: Page = {
  path: '/mani/:caseId/apstridejums/:appealId/atsaukt',
  for: 'resident',
  act: 'do.contest',
  async get(request, dependencies) {
    const { appeal } = await theirAppeal(request, dependencies)
    return { view: 'appeals/withdraw.njk', title: 'Atsaukt apstrīdējumu?', data: { ...frame(request, []), appeal, back: pathOf(appeal) } }
  },
  async post(request, dependencies) {
    const { appeal, wait } = await theirAppeal(request, dependencies)
    const { store, now } = dependencies
    if (appeal.appellantId !== residentOf(request).personId) throw new NotFound()
    if (appeal.state === 'Withdrawn') return { redirect: pathOf(appeal) }
    if (wait?.box !== 'AwaitAppealReview') throw new Conflict('Dienests apstrīdējumu jau ir izskatījis vai nodevis komisijai. Ja vēlaties to atsaukt, uzrakstiet komisijai.')
    await answerWait(dependencies, wait, { outcome: 'Withdrawn', ...byResident(request), also: store.appeals.moves(appeal, 'Withdrawn', { withdrawnAt: instantOf(now()) }) })
    return { redirect: pathOf(appeal) }
  },
}

export const contestPages: Page[] = [contestPage, myAppealPage, withdrawPage]

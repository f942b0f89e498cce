// Entering incomes of months no form asked about: what one person had in each, or that they had none, by whose word, on the task of the matter that waits for it.
import { z } from 'zod'
import type { Application } from '../../domain/application.ts'
import { needsMeans } from '../../domain/benefits.ts'
import { dayAt, firstDayOf, longMonth, numericDay, type Day } from '../../domain/days.ts'
import type { Assessment } from '../../domain/decision.ts'
import { entriesOf, lastEntered, notEntered, silencesText, silentIncomes, type EnteredIncome, type Silence } from '../../domain/entered-incomes.ts'
import { Conflict } from '../../domain/errors.ts'
import { incomeKinds as kindCodes, type Provenance } from '../../domain/household.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { formatEuroNumber } from '../../domain/money.ts'
import type { Proceeding } from '../../domain/proceeding.ts'
import { answerWait } from '../../platform/deliver.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { readingsOf } from '../../policy/readings.ts'
import type { CaseFile } from '../../store/cases.ts'
import { amountReceived, choice } from '../applicant/fields.ts'
import { kindsToChoose } from '../applicant/incomes.ts'
import { namesOf, type Names } from '../names.ts'
import { found, NotFound, staffOf, type FieldError, type Page, type Request } from '../page.ts'
import { dayTyped, reasonText, typed } from '../typed.ts'
import { incomeKinds } from '../words.ts'
import { enteredView } from './case-means.ts'
import { taskPath } from './desk-rows.ts'
import { openTask } from './open-task.ts'

/** Whose incomes of which months no form asked about in this matter, and what was entered of them. */
export function silentView({ entered }: Pick<CaseFile, 'entered'>, application: Application, { kind }: Pick<Proceeding, 'kind'>, assessment: Pick<Assessment, 'appliesOn' | 'asked' | 'entered'> | undefined, names: Names, municipality: string, taskAt: string) {
  const members = (assessment?.asked?.facts ?? application.facts).members
  const ofThis = entered.filter(({ applicationId }) => applicationId === application.applicationId)
  const silent = silentIncomes(kind, application, members, readingsOf(municipality))
  const missing = notEntered(silent, ofThis)
  return {
    silent, missing, ofThis,
    /** Entered since the assessment was made: it is made anew before anything is decided by it. */
    moved: needsMeans(kind) && assessment !== undefined && (assessment.entered ?? 0) !== ofThis.length,
    persons: [...Map.groupBy(silent, ({ personId }) => personId)].map(([personId, theirs]) => ({
      name: names[personId] ?? '', href: `${taskAt}/ienakumi/${personId}`, missing: silencesText(missing.filter((one) => one.personId === personId)), all: theirs.every((one) => !missing.includes(one)),
    })),
    // A matter that is not of means is read by those who do not see them.
    entries: needsMeans(kind) ? enteredView(ofThis, names) : [],
  }
}

/** By whose word: said by the applicant, or read. */
const sources = {
  counter: { text: 'Iesniedzējs teica klātienē', of: { source: 'declared', name: 'klātienē' } },
  phone: { text: 'Iesniedzējs teica pa tālruni', of: { source: 'declared', name: 'pa tālruni' } },
  document: { text: 'Rakstīts dokumentā', of: { source: 'document' } },
  VSAA: { text: 'Reģistrs: VSAA', of: { source: 'register', name: 'VSAA' } },
  VID: { text: 'Reģistrs: VID', of: { source: 'register', name: 'VID' } },
} as const satisfies Record<string, { text: string; of: Provenance }>
type SourceCode = keyof typeof sources
const sourceCodes = Object.keys(sources) as SourceCode[]
const codeOf = ({ source, name }: Provenance): SourceCode => sourceCodes.find((code) => code !== 'document' && sources[code].of.source === source && sources[code].of.name === name) ?? 'document'

const longestDocument = 200
const FormOf = (today: Day, first: Day) => z.object({
  source: z.enum(sourceCodes, 'Izvēlieties, no kā ienākumi zināmi.'),
  document: z.string().trim().max(longestDocument, `Dokumenta nosaukumam jābūt ne garākam par ${longestDocument} zīmēm.`).default(''),
  on: dayTyped(`Ierakstiet dienu, kad tas teikts vai dokuments izdots, piemēram, ${numericDay(today)}`, (day) =>
    day > today ? `Vēlākais ir ${numericDay(today)}.` : day < first ? `Par ienākumiem, kas saņemti ${numericDay(first)} vai vēlāk, agrāk nevarēja zināt.` : undefined),
  reason: reasonText('Ierakstiet, kāpēc ierakstāt vai labojat.'),
}).superRefine(({ source, document }, context) => {
  if (source === 'document' && !/\p{L}{2}/u.test(document)) context.addIssue({ code: 'custom', path: ['document'], message: 'Ierakstiet, kurš dokuments tas ir: nosaukums un numurs.' })
})

/** More kinds of income than anybody has in one month; a row more is shown than is filled. */
const mostRows = 12
const fewestRows = 3

interface Slot extends Silence { field: string; title: string; last: EnteredIncome | undefined }

async function opened(request: Request, dependencies: Dependencies) {
  const context = await openTask(request, dependencies)
  const { wait } = context
  const file = found(context.file)
  if (wait.box !== 'AwaitDecision' || !wait.outcomes.includes('AssessAgain')) throw new NotFound()
  const proceeding = found(file.proceedings.find(({ proceedingId }) => proceedingId === wait.proceedingId))
  const application = found(file.applications.find(({ applicationId }) => applicationId === proceeding.applicationId))
  const assessment = file.assessments.filter(({ proceedingId }) => proceedingId === proceeding.proceedingId).at(-1)
  const residents = await dependencies.store.people.residents(application.facts.members.map(({ personId }) => personId))
  const view = silentView(file, application, proceeding, assessment, namesOf(residents), dependencies.municipality, taskPath(wait.waitId))
  const personId = request.params['personId'] ?? ''
  const last = lastEntered(view.ofThis)
  const slots = view.silent.filter((one) => one.personId === personId).map((one): Slot => ({
    ...one, field: `${one.rhythm}-${one.month}`, title: one.rhythm === 'regular' ? longMonth(one.month) : `Saņemts vienreiz: ${longMonth(one.month)}`,
    last: last.find((entry) => entry.personId === personId && entry.rhythm === one.rhythm && entry.month === one.month),
  }))
  if (slots.length === 0) throw new NotFound()
  return { ...context, file, proceeding, application, view, slots, person: namesOf(residents)[personId] ?? '', path: request.path }
}
type Opened = Awaited<ReturnType<typeof opened>>

/** What was entered last, as it would be typed; a form once sent shows what was sent. */
function typedBefore(slots: readonly Slot[]): Record<string, string> {
  const latest = slots.flatMap(({ last }) => last ?? []).toSorted((a, b) => a.at.localeCompare(b.at)).at(-1)
  return {
    ...(latest === undefined ? {} : { source: codeOf(latest.provenance), document: latest.provenance.source === 'document' ? latest.provenance.name ?? '' : '', on: latest.provenance.asOf === undefined ? '' : numericDay(latest.provenance.asOf) }),
    ...Object.fromEntries(slots.flatMap(({ field, last }) => last === undefined ? [] : last.amounts.length === 0 ? [[`none-${field}`, 'yes']]
      : last.amounts.flatMap(({ kind, amountCents }, i) => [[`kind-${field}-${i}`, kind], [`amount-${field}-${i}`, formatEuroNumber(amountCents).replace(/\u00a0/g, ' ')]]))),
  }
}

function form({ file, slots, person, path, wait }: Opened, sent?: URLSearchParams, errors: FieldError[] = []) {
  const shown = sent === undefined ? typedBefore(slots) : Object.fromEntries(sent)
  return {
    view: 'caseworker/entered-incomes.njk', title: 'Ierakstīt ienākumus', errors,
    data: {
      household: file.household, person, path, back: taskPath(wait.waitId), typed: shown, sources: sourceCodes.map((value) => ({ value, text: sources[value].text })),
      slots: slots.map(({ field, title, rhythm, last }) => {
        const filled = Array.from({ length: mostRows }, (_, i) => i).findLast((i) => (shown[`kind-${field}-${i}`] ?? '') !== '' || (shown[`amount-${field}-${i}`] ?? '').trim() !== '') ?? -1
        const { common, others } = kindsToChoose(rhythm)
        return {
          field, title, once: rhythm === 'irregular', edition: sent?.get(`edition-${field}`) ?? String(last?.edition ?? 0), kinds: [...common, ...others].map((value) => ({ value, text: incomeKinds[value] })),
          rows: Array.from({ length: Math.min(mostRows, Math.max(fewestRows, filled + 2)) }, (_, i) => i),
        }
      }),
    },
  }
}

/** What was typed of one month: incomes, none, or nothing yet. */
function amountsTyped({ field, title, rhythm }: Slot, sent: URLSearchParams): { amounts?: EnteredIncome['amounts']; errors: FieldError[] } {
  const errors: FieldError[] = []
  const Kind = choice(kindCodes, `${title}: izvēlieties, kas tas par ienākumu.`)
  const amounts = Array.from({ length: mostRows }, (_, i) => i).flatMap((i) => {
    const [kindField, amountField] = [`kind-${field}-${i}`, `amount-${field}-${i}`]
    const [kind, amount] = [sent.get(kindField) ?? '', sent.get(amountField) ?? '']
    if (kind === '' && amount.trim() === '') return []
    const [readKind, readAmount] = [Kind.safeParse(kind), amountReceived(title).safeParse(amount)]
    if (!readKind.success) errors.push({ field: kindField, text: readKind.error.issues[0]?.message ?? title })
    if (!readAmount.success) errors.push({ field: amountField, text: readAmount.error.issues[0]?.message ?? title })
    return readKind.success && readAmount.success ? [{ kind: readKind.data, amountCents: readAmount.data }] : []
  })
  const none = sent.get(`none-${field}`) === 'yes'
  if (none && (amounts.length > 0 || errors.length > 0)) return { errors: [{ field: `none-${field}`, text: `${title}: atzīmēts, ka ienākumu nebija, bet zemāk kāds ir ierakstīts. Izvēlieties vienu.` }] }
  if (errors.length > 0 || (!none && amounts.length === 0)) return { errors }
  const kinds = kindsToChoose(rhythm)
  const strange = amounts.findIndex(({ kind }) => ![...kinds.common, ...kinds.others].includes(kind))
  return strange < 0 ? { amounts, errors } : { errors: [{ field: `kind-${field}-${strange}`, text: `${title}: šādu ienākumu saņem vienreiz.` }] }
}

export const enteredIncomesPage: Page = {
  path: '/darbs/uzdevums/:waitId/ienakumi/:personId',
  for: 'desk',
  async get(request, dependencies) {
    const open = await opened(request, dependencies)
    return open.wait.state === 'Open' && open.wait.person === staffOf(request).staffId ? form(open) : { redirect: taskPath(open.wait.waitId) }
  },
  async post(request, dependencies) {
    const open = await opened(request, dependencies)
    const { wait, staff, slots, view, application: { caseId, applicationId } } = open
    const sent = request.form
    if (wait.state !== 'Open') throw new Conflict('Šis uzdevums jau ir izpildīts.')
    if (wait.person !== staff.staffId) throw new Conflict('Vispirms paņemiet uzdevumu.')
    // One more row in each month, with what is typed so far.
    if (sent.get('act') === 'row') return form(open, sent)
    const { store, now } = dependencies
    const at = instantOf(now())
    const today = dayAt(at)
    const read = slots.map((slot) => ({ slot, ...amountsTyped(slot, sent) }))
    const given = read.flatMap(({ slot, amounts }) => (amounts === undefined ? [] : [{ slot, amounts }]))
    const { data, errors = [] } = typed(FormOf(today, firstDayOf(given.map(({ slot }) => slot.month).toSorted()[0] ?? today.slice(0, 7))), sent)
    const all = [...read.flatMap((one) => one.errors), ...errors]
    if (given.length === 0 && all.length === errors.length) all.unshift({ field: `none-${slots[0]?.field}`, text: 'Ierakstiet ienākumus vai atzīmējiet, ka to nebija, vismaz par vienu mēnesi.' })
    if (data === undefined || all.length > 0) return form(open, sent, all)
    const provenance: Provenance = { ...sources[data.source].of, ...(data.source === 'document' ? { name: data.document } : {}), asOf: data.on, enteredOn: today }
    const entering = entriesOf(given.map(({ slot: { personId, rhythm, month, field }, amounts }) => (
      { caseId, applicationId, personId, rhythm, month, edition: Number(sent.get(`edition-${field}`) ?? NaN) + 1, amounts, provenance, reason: data.reason, by: staff.staffId, at })), view.ofThis)
    if ('behind' in entering) {
      const { rhythm, month } = entering.behind
      return form(open, withEditions(sent, slots), [{ field: `none-${rhythm}-${month}`, text: `${silencesText([entering.behind])}: kāds tikmēr ierakstīja citādi. Salīdziniet un saglabājiet vēlreiz.` }])
    }
    const news = entering.entries
    if (news.length === 0) return { redirect: taskPath(wait.waitId) }
    const also = [...news.map(store.assessments.enters), store.applications.touched(open.application), store.journal.entry({
      caseId, applicationId, what: 'IncomesEntered', by: `staff:${staff.staffId}`, occurredAt: at, recordedAt: at, note: `Par ko iesniegumā nav jautāts: ${silencesText(news)}. ${data.reason}`,
    }, `${applicationId}-${news.map(({ personId, rhythm, month, edition }) => `${personId}-${rhythm}-${month}-${edition}`)[0]}`)]
    // With the last that was missing the matter is reckoned anew; until then nothing can be decided by the reckoning.
    if (notEntered(view.missing, news).length > 0) await store.commit(also)
    else await answerWait(dependencies, wait, { outcome: 'AssessAgain', by: `staff:${staff.staffId}`, note: data.reason, also })
    return { redirect: taskPath(wait.waitId) }
  },
}

/** The form as sent, knowing now what was entered meanwhile. */
function withEditions(sent: URLSearchParams, slots: readonly Slot[]): URLSearchParams {
  const known = new URLSearchParams(sent)
  for (const { field, last } of slots) known.set(`edition-${field}`, String(last?.edition ?? 0))
  return known
}

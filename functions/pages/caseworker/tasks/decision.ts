// AwaitDecision: grant as assessed, refuse with reasons, depart from the rules on a ground of law, ask the resident for what is missing, or reckon again.
import { z } from 'zod'
import { needsMeans } from '../../../domain/benefits.ts'
import { isWorse } from '../../../domain/appeal.ts'
import { addWorkingDays } from '../../../domain/calendar.ts'
import { courseOf } from '../../../domain/decision-course.ts'
import { establishableBeside, flawsOfGrant, flawsOfRefusal, reasonsFor, type Flaw } from '../../../domain/decision-grounds.ts'
import { dayAt, Month, monthsFrom, monthPlus } from '../../../domain/days.ts'
import type { DecisionDraft } from '../../../domain/decision.ts'
import { instantOf } from '../../../domain/identifiers.ts'
import { takenAsDecided } from '../../../domain/law/claim-frequency.ts'
import { departureGrounds, DepartureGround, departureOn, flawsOfDeparture, type DepartureFlaw } from '../../../domain/law/departure.ts'
import { exemptionsFor, restsOnOwnStatements } from '../../../domain/law/hearing.ts'
import { givenBy } from '../../../domain/law/months-of-award.ts'
import { parseMoney } from '../../../domain/money.ts'
import { reviewReasons } from '../../../domain/second-review.ts'
import { answerWorkingDays } from '../../../domain/wait-dates.ts'
import { calendarOf } from '../../../platform/calendar.ts'
import type { Write } from '../../../store/table.ts'
import type { FieldError } from '../../page.ts'
import { freeText, reasonText, typed } from '../../typed.ts'
import { decisionEvidence, type Evidence } from './decision-evidence.ts'
import { findingFields, readFindings } from './findings.ts'
import { taskPage, type Answered, type TaskContext } from './task-page.ts'

const Form = z.object({
  act: z.enum(['grant', 'refuse', 'depart', 'ask', 'assess'], 'Izvēlieties: piešķirt, atteikt, lemt citādi, lūgt ziņas vai rēķināt vēlreiz.'),
  reasons: z.array(z.string()),
  confirmed: z.array(z.string()),
  explanation: freeText,
  words: freeText,
  question: freeText,
  documents: z.literal('yes').optional(),
  hearing: z.string().default('hear'),
  departAmount: z.string().default(''),
  departFrom: z.string().default(''),
  departCount: z.string().default(''),
  departGround: z.string().default(''),
  departReason: freeText,
  ...findingFields,
})
type Typed = z.infer<typeof Form>

/** What is said at which field when a decision cannot be taken so. */
const flawWords: Record<Flaw, FieldError> = {
  IncomesMissing: { field: 'act', text: 'Vispirms ierakstiet ienākumus par mēnešiem, par kuriem iesniegumā nav jautāts. Tad aprēķinu veic no jauna.' },
  NotGrantable: { field: 'act', text: 'Piešķirt nevar: izvērtējums vai atzinums tam nedod pamatu.' },
  RemarksNotConfirmed: { field: 'confirmed', text: 'Atzīmējiet katru piezīmi kā izlasītu.' },
  NoReason: { field: 'reasons', text: 'Atzīmējiet vismaz vienu atteikuma iemeslu.' },
  ReasonUnknown: { field: 'reasons', text: 'Atzīmētais iemesls šajā lietā neder. Izvēlieties no saraksta.' },
  NothingEstablished: { field: 'reasons', text: 'Izvērtējums ir par piešķiršanu. Lai atteiktu, atzīmējiet, ko konstatējāt.' },
  NotExplained: { field: 'explanation', text: 'Paskaidrojiet, ko konstatējāt: izvērtējums ir par piešķiršanu.' },
}
const departureWords: Record<DepartureFlaw, FieldError> = {
  NothingDeparts: { field: 'departAmount', text: 'Tieši tā arī aprēķināts. Izvēlieties „Piešķirt”.' },
  NoMonths: { field: 'departCount', text: 'Norādiet, cik mēnešus piešķir.' },
  TooManyMonths: { field: 'departCount', text: 'Vienā lēmumā tik daudz mēnešu piešķirt nevar.' },
  NotInOrder: { field: 'departFrom', text: 'Pirmais mēnesis nevar būt pirms iesniegšanas mēneša.' },
}
const hearingWrong: FieldError = { field: 'hearing', text: 'Šis pamats neuzklausīt te neder: kāds no iemesliem ir jūsu konstatēts. Uzklausiet iesniedzēju vai izvēlieties citu pamatu.' }

const worse: FieldError = { field: 'act', text: 'Tā iesniedzējam būtu sliktāk nekā pēc lēmuma, ko viņš apstrīdēja, bet apstrīdēšana nedrīkst kaitēt. Ja aprēķins tagad dod mazāk, atstājiet iepriekšējo summu ar „Lemt citādi, nekā aprēķināts”.' }

/** The months a departure may begin with. */
const firstMonths = ({ applicationMonth }: Evidence): string[] => monthsFrom(applicationMonth, 3)

async function show(context: TaskContext) {
  const evidence = await decisionEvidence(context, false)
  const { found } = evidence.grounds
  const ownStatements = restsOnOwnStatements(found, found)
  return {
    ...evidence, grantReviewed: reviewReasons({ granted: true, ...amountOf(evidence.grounds), months: evidence.grounds.months }, evidence.limits, evidence.isReopened).length > 0, establishable: establishableBeside(evidence.grounds), departureGrounds, firstMonths: firstMonths(evidence), exemptions: exemptionsFor(ownStatements),
    // Where the rules alone refuse, on what the resident said themselves, they need not be heard; else they are, unless a person says why not.
    hearingDefault: ownStatements ? 'OwnStatements' : 'hear', askedPastLaw: await askedPastLaw(context),
  }
}

/** The law's term ends before an answer to a question asked today is due: it runs on, and is extended first where the answer cannot be done without. */
async function askedPastLaw({ wait: { legalDue }, dependencies }: TaskContext) {
  const today = dayAt(instantOf(dependencies.now()))
  const answerBy = addWorkingDays(await calendarOf(dependencies), today, answerWorkingDays)
  return legalDue !== undefined && today <= legalDue.on && legalDue.on <= answerBy ? { answerBy, legalOn: legalDue.on } : undefined
}

type Content = Omit<DecisionDraft, 'version' | 'hearing' | 'put'>

const amountOf = ({ amountCents, amounts }: Evidence['grounds']) => (amountCents === undefined ? {} : { amountCents, ...(amounts && { amounts }) })

/** What the form decides, or what is wrong with it. */
function contentOf({ staff, dependencies: { now } }: TaskContext, data: Typed, shown: Evidence): { content: Content } | { errors: FieldError[] } {
  const { grounds, caseId, proceedingId, rule } = shown
  const common = { caseId, proceedingId, ...(shown.assessment === undefined ? {} : { assessmentAttempt: shown.attempt }), decidedBy: staff.staffId, decidedAt: instantOf(now()) }
  const remark = (text: string) => (text === '' ? {} : { remark: text })
  const amount = amountOf(grounds)
  if (data.act === 'depart') {
    if (!shown.departable) return { errors: [{ field: 'act', text: 'Šajā lietā citādi, nekā aprēķināts, lemt nevar.' }] }
    if (grounds.incomesMissing === true) return { errors: [flawWords.IncomesMissing] }
    const { errors, amountCents, months, ground } = departing(data, shown)
    if (errors.length > 0) return { errors }
    return { content: { ...common, granted: true, amountCents, months, reasons: [], departure: departureOn(ground!, data.departReason, rule) } }
  }
  const granted = data.act === 'grant'
  const flaws = granted ? flawsOfGrant(grounds, data.confirmed) : flawsOfRefusal(grounds, data.reasons, data.explanation, data.confirmed)
  if (flaws.length > 0) return { errors: flaws.map((flaw) => flawWords[flaw]) }
  if (granted) return { content: { ...common, granted, ...amount, months: grounds.months, reasons: [], ...remark(data.words) } }
  return { content: { ...common, granted, months: [], reasons: reasonsFor(grounds, data.reasons), ...remark(data.explanation) } }
}

/** Amount, months, ground and reason of a departure as typed. */
function departing(data: Typed, { rule, once, applicationMonth, limits, grounds }: Evidence) {
  const money = parseMoney(data.departAmount)
  const amountCents = 'cents' in money ? money.cents : 0
  const count = /^\d{1,2}$/.test(data.departCount.trim()) ? Number(data.departCount) : 0
  const first = Month.safeParse(data.departFrom).data ?? monthPlus(applicationMonth, -1)
  const months = once ? grounds.months : monthsFrom(first, Math.min(count, 100))
  const ground = DepartureGround.safeParse(data.departGround).data
  const reason = reasonText('Paskaidrojiet, kāpēc lemjat citādi, nekā aprēķināts; tas nonāk vēstulē.').safeParse(data.departReason)
  const flaws = flawsOfDeparture({ amountCents, months }, rule, { applicationMonth, mostMonths: limits.departureMonths })
  const errors: FieldError[] = [
    ...(amountCents > 0 ? [] : [{ field: 'departAmount', text: 'Ierakstiet summu, piemēram, 45,00.' }]),
    ...flaws.map((flaw) => departureWords[flaw]),
    ...(ground === undefined ? [{ field: 'departGround', text: 'Izvēlieties, uz kāda pamata lemjat citādi.' }] : []),
    ...(reason.success ? [] : [{ field: 'departReason', text: reason.error.issues[0]?.message ?? '' }]),
  ]
  return { errors, amountCents, months, ground }
}

/** When they were asked for their view, and their words if they came in time. */
const heardIn = ({ hearing }: Evidence) => hearing && { askedAt: hearing.openedAt, words: hearing.outcome === 'Heard' ? hearing.note : undefined }

/** What has moved since the assessment was made, where it can be made anew: nothing is decided by it before. */
const movedSince = ({ again, receiptMoved, incomesMoved, lawChanged }: Evidence): string | undefined =>
  again === undefined ? undefined
    : receiptMoved ? 'ir labota iesnieguma saņemšanas diena'
    : incomesMoved ? 'ir ierakstīti ienākumi'
    : lawChanged ? 'ir mainījies likums, un aprēķins iznāk citāds'
    : undefined

async function answer(context: TaskContext, form: URLSearchParams, shown: Evidence): Promise<Answered> {
  const { wait, dependencies: { store, now } } = context
  const { data, errors } = typed(Form, form, ['reasons', 'confirmed', 'notCooperating'])
  if (data === undefined) return { errors }
  if (data.act === 'ask') {
    return data.question === '' ? { errors: [{ field: 'question', text: 'Ierakstiet, kas iesniedzējam jāatbild vai jāiesniedz.' }] } : { outcome: 'InformationNeeded', note: data.question, asksDocuments: shown.startsWithDocuments && data.documents === 'yes' ? true : undefined }
  }
  if (data.act === 'assess') {
    const { findings, faults } = readFindings(data, shown.again, dayAt(instantOf(now())))
    if (findings === undefined) return { errors: faults }
    return { outcome: 'AssessAgain', also: needsMeans(shown.kind) ? [store.assessments.established(shown.caseId, shown.applicationId, findings)] : [] }
  }
  const moved = movedSince(shown)
  if (moved !== undefined) return { errors: [{ field: 'act', text: `Kopš izvērtējuma ${moved}. Vispirms izvēlieties „Rēķināt vēlreiz”.` }] }
  const decided = contentOf(context, data, shown)
  if ('errors' in decided) return decided
  const { content } = decided
  if (shown.replaces !== undefined && isWorse(shown.replaces.given, givenBy(content), shown)) return { errors: [worse] }
  const note = content.remark ?? content.departure?.reason
  const course = courseOf(content, {
    ...shown, found: shown.grounds.found, heard: heardIn(shown), exemption: data.hearing === 'hear' ? undefined : data.hearing, knowsReview: wait.outcomes.includes('Drafted'),
  })
  if (course === 'ExemptionUnfit') return { errors: [hearingWrong] }
  const { outcome, kept } = course
  if (outcome === 'HearingNeeded' || outcome === 'Drafted') return { outcome, note, also: [store.decisions.drafted({ ...content, ...kept }, shown.draft)] }
  return { outcome, note, also: [store.decisions.decided({ ...content, ...kept }), ...unlessMoved(context, shown), ...(content.granted ? await takenBy(context, content, shown) : [])] }
}

/** Refuses the decision where the day of receipt was corrected, or incomes entered, between what was read and what is decided. */
export const unlessMoved = ({ dependencies: { store } }: TaskContext, { kind, application }: Evidence): Write[] => (needsMeans(kind) ? [store.applications.touched(application)] : [])

/** What a grant takes of whom: what the rules say it takes; of a monthly benefit the months it is decided for. */
export const takenBy = ({ dependencies: { store } }: TaskContext, { months }: Pick<Content, 'months'>, { proceedingId, kind, personIds, grounds: { takes }, once }: Evidence) =>
  store.awards.taking({ awardId: proceedingId, kind, months, personIds, takes: takenAsDecided(takes, months, once) })

export const decisionTask = taskPage({ view: 'caseworker/tasks/decision.njk', show, answer })

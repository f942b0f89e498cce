// The decision as a letter: the parts an administrative act must have (APL 67), composed from the records and kept with the decision.
import { z } from 'zod'
import type { Appeal } from './appeal.ts'
import { receiptOf, type Application } from './application.ts'
import { benefits, isOnce, needsMeans } from './benefits.ts'
import { dayAt, Day, longMonth, numericDay, type Month } from './days.ts'
import type { Assessment, Decision, NeedsOpinion } from './decision.ts'
import { letterSentences, sourcesText } from './derivation.ts'
import type { HouseholdFacts, IncomeKind } from './household.ts'
import { differences, owedCents } from './law/difference.ts'
import type { MonthAmount } from './law/month-amount.ts'
import { monthsText, spansOf, spanText } from './law/months-of-award.ts'
import { formatCents } from './money.ts'
import { fullName, type Resident, type Staff } from './person.ts'
import { ClockDate, type Proceeding, type ProceedingKind } from './proceeding.ts'

const Addressed = z.object({ name: z.string(), address: z.string() })

export const Letter = z.object({
  /** A notice decides nothing of the matter: it is called so, and says itself whether it can be contested. Absent: a decision. */
  sort: z.literal('notice').optional(),
  issuer: Addressed,
  addressee: Addressed,
  /** A draft has none yet. */
  number: z.string().optional(),
  on: Day,
  /** In the accusative, after "par" and "piešķirt": `mājokļa pabalstu`. */
  subject: z.string(),
  /** The operative part, a sentence each; the first is the ruling. */
  ruling: z.array(z.string()).min(1),
  /** Why it was refused, or granted with conditions: sentences, their law within and `law` empty; clauses beside their law in letters of earlier releases. */
  reasons: z.array(z.object({ text: z.string(), law: z.string() })),
  /** For a refusal by a figure: what would turn it, a sentence each; absent in letters of the first release. */
  wouldGet: z.array(z.string()).optional(),
  /** The official's own words. */
  remark: z.string().optional(),
  facts: z.array(z.string()),
  /** The reckoning, a sentence for each figure with its law. */
  reckoning: z.array(z.string()),
  /** The specialist's opinion on the need for a service. */
  opinion: z.string().optional(),
  norms: z.string(),
  contest: z.object({
    /** The last day and the day of notification, each with its why. A draft has neither. */
    until: ClockDate.optional(),
    notified: ClockDate.optional(),
    how: z.string(),
  }),
  /** Who decided; absent where the office has no record of them. */
  official: z.object({ name: z.string(), title: z.string() }).optional(),
})
export type Letter = z.infer<typeof Letter>

/** A contested decision that this one takes the place of. */
export interface Replaced {
  number: string
  /** The day it was issued, and the day it was contested. */
  on: Day
  contestedOn: Day
  /** What the commission decided; absent: the service saw its own mistake. */
  ruling: Pick<NonNullable<Appeal['ruling']>, 'result' | 'number' | 'on'> | undefined
  /** What has been made payable by it, month by month. */
  given: readonly MonthAmount[]
  once: boolean
}

/** What it is called, what its first part is headed by, and what of it can be contested. */
export const letterWords = ({ sort }: Pick<Letter, 'sort'>) => (sort === 'notice' ? { name: 'Paziņojums', ruling: 'Kas mainās', contested: 'To' } : { name: 'Lēmums', ruling: 'Nolemts', contested: 'Lēmumu' })

export const titleOf = (letter: Letter): string => `${letterWords(letter).name}${letter.number === undefined ? '' : ` Nr. ${letter.number}`} par ${letter.subject}`

export interface LetterRecords {
  /** The decision, or what is about to be decided: then without its number and dates. */
  decision: Pick<Decision, 'granted' | 'months' | 'reasons'> & Partial<Pick<Decision, 'amountCents' | 'amounts' | 'remark' | 'departure' | 'hearing' | 'number' | 'notifiedOn' | 'contestUntil' | 'assessmentAttempt'>>
  on: Day
  proceeding: Pick<Proceeding, 'kind'>
  replaces?: Replaced | undefined
  application: Pick<Application, 'submittedAt' | 'receivedAt' | 'number' | 'facts'>
  applicant: Pick<Resident, 'givenName' | 'familyName' | 'address'>
  /** Of this proceeding, by attempt; the letter rests on the one the decision names, whatever was assessed later. */
  assessments: readonly Assessment[]
  opinion?: NeedsOpinion | undefined
  /** The service asked for, as the catalogue has it. */
  service?: { name: string; provider: string; place?: string } | undefined
  /** The day until which the first money is expected. */
  payBy?: Day | undefined
  official?: Pick<Staff, 'name' | 'title'> | undefined
  /** Who issues it, and where it is contested. */
  office: { service: { name: string; address: string }; contest: { body: string; through: string; address: string; court: string } }
}

/** What is granted or refused, in the accusative, as the letter has it. */
export const subjectOf = (kind: ProceedingKind): string => (kind === 'service' ? 'sociālo pakalpojumu' : benefits[kind].accusative)

const serviceNorms = 'Sociālo pakalpojumu un sociālās palīdzības likuma (SPSPL) 3. pants, Ministru kabineta 2019. gada 2. aprīļa noteikumi Nr. 138'

/** The law of the kind; a benefit by terms also names the provision it was reckoned by. */
function normsOf(kind: ProceedingKind, assessment: Assessment | undefined): string {
  if (kind === 'service') return serviceNorms
  const own = assessment?.answer?.derivation.find(({ id }) => id === 'claim.amount')?.law
  if (benefits[kind].basis === 'voluntary') return own ?? benefits[kind].norms
  return [benefits[kind].norms, ...(own === undefined || own === benefits[kind].norms ? [] : [own])].join('; ')
}

/** The assessment a decision rests on, whatever was assessed later; a decision that names none, the last. */
export const restsOn = ({ assessmentAttempt }: Pick<Decision, 'assessmentAttempt'>, attempts: readonly Assessment[]): Assessment | undefined =>
  attempts.find(({ attempt }) => attempt === assessmentAttempt) ?? attempts.at(-1)

/** What every letter has: who issues it and to whom, by what law in procedure, how it is contested, and who decided. `norms`: the law of the matter itself. */
export function letterFrame({ office: { service, contest: { body, through, address, court } }, applicant, official }: Pick<LetterRecords, 'office' | 'applicant' | 'official'>, norms: string, { until, notified }: Pick<Letter['contest'], 'until' | 'notified'>) {
  return {
    issuer: { name: service.name, address: service.address },
    addressee: { name: fullName(applicant), address: applicant.address },
    norms: `${norms}; Administratīvā procesa likuma (APL) 65. un 67. pants.`,
    contest: { until, notified, how: `Kas iesniegumu izskata: ${body}. Kur to iesniedz: ${through}, ${address}. Nav jāmaksā, un pietiek, ja saviem vārdiem uzrakstāt, kam nepiekrītat. Kur pēc tam var pārsūdzēt lēmumu par apstrīdēto: ${court}.` },
    official: official && { name: official.name, title: official.title },
  }
}

/** The letter of a decision, issued or about to be. Pure: the same records give the same letter. */
export function letterOf({ decision, on, proceeding: { kind }, application, applicant, assessments, opinion, service, payBy, official, office, replaces }: LetterRecords): Letter {
  const assessment = restsOn(decision, assessments)
  const reckoning = letterSentences(assessment?.answer?.derivation ?? [])
  const sources = sourcesText(assessment?.answer?.derivation ?? [])
  return {
    ...letterFrame({ office, applicant, official }, normsOf(kind, assessment), { until: decision.contestUntil, notified: decision.notifiedOn }),
    number: decision.number,
    on,
    subject: subjectOf(kind),
    ruling: rulingOf(decision, kind, kind === 'service' ? service : undefined, payBy, assessment?.monthsOfUnknownLaw, replaces),
    reasons: [...decision.reasons, ...departed(decision.departure, kind)].map(sentenceOf),
    wouldGet: turnsOf(decision, assessment, application.facts),
    remark: decision.remark,
    facts: [
      `${numericDay(dayAt(receiptOf(application)))} saņemts iesniegums${application.number === undefined ? '' : ` Nr. ${application.number}`}.`,
      ...(reckoning.length === 0 || !needsMeans(kind) ? [] : [`Mājsaimniecībā ir ${persons(application.facts.members.length)}.`, 'Iesniegumā norādītais ir salīdzināts ar valsts reģistriem.', ...statusText(assessment?.answer)]),
      ...(sources === '' ? [] : [`Aprēķinā izmantotās ziņas: ${sources}.`]),
      ...contested(replaces),
      ...heard(decision.hearing),
    ],
    reckoning,
    opinion: kind === 'service' ? opinion?.opinion : undefined,
  }
}

/** A clause of a reason as a sentence with its law. */
export const sentenceOf = ({ text, law }: Letter['reasons'][number]): Letter['reasons'][number] => ({ text: `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}${law === '' ? '' : ` (${law})`}.`, law: '' })

const statusNames: Readonly<Record<string, string>> = { needy: 'trūcīgas', 'low-income': 'maznodrošinātas' }
/** What the household was found to be beside what it asked for: it opens the way to other help. */
function statusText(answer: Assessment['answer']): string[] {
  const name = answer === undefined || answer.outcome === 'Unsettled' ? undefined : statusNames[answer.status]
  return name === undefined ? [] : [`Pēc ienākumiem, uzkrājumiem un īpašuma jūsu mājsaimniecība atbilst ${name} mājsaimniecības statusam (SPSPL 33. pants).`]
}

/** Sums the State sets: whoever lives on them alone cannot have less, and is not told that they would then be helped. */
const setByState: readonly IncomeKind[] = ['pension', 'state-social-security-benefit', 'family-state-benefit', 'child-raising-benefit', 'disabled-child-care-benefit', 'disabled-person-care-benefit']

/** What would turn a refusal; said only where it rests on what the rules found and on nothing else. */
function turnsOf({ granted, reasons }: LetterRecords['decision'], assessment: Assessment | undefined, declared: Pick<HouseholdFacts, 'incomes'>): string[] {
  const found = assessment?.answer?.outcome === 'NotEntitled' ? assessment.answer.reasons : []
  if (granted || assessment?.wouldGet === undefined || !reasons.every(({ code }) => found.some((reason) => reason.code === code))) return []
  const isFixed = (assessment.asked?.facts ?? declared).incomes.every(({ kind: income }) => setByState.includes(income))
  const theirs = assessment.wouldGet.filter(({ fact }) => fact !== 'income' || !isFixed)
  return [...theirs.map(({ text }) => text), theirs.length === 0 ? 'Ja mainās jūsu ienākumi, izdevumi vai tas, kas dzīvo kopā ar jums, varat iesniegt jaunu iesniegumu.' : 'Ja apstākļi mainās, varat iesniegt jaunu iesniegumu.']
}

function rulingOf({ granted, amountCents, amounts, months }: LetterRecords['decision'], kind: ProceedingKind, service: LetterRecords['service'], payBy: Day | undefined, unknownLaw: readonly Month[] = [], replaces?: Replaced): string[] {
  const subject = subjectOf(kind)
  const instead = replaces === undefined ? [] : [`Šis lēmums stājas lēmuma Nr. ${replaces.number} vietā.`]
  if (!granted) return [`Atteikt ${subject}.`, ...instead]
  const account = 'uz iesniegumā norādīto kontu'
  const paid = payBy === undefined ? `Naudu pārskaitīs ${account}.`
    : isOnce(kind) ? `Naudu pārskaitīs ${account} līdz ${numericDay(payBy)}`
    : `Pirmo naudu pārskaitīs ${account} līdz ${numericDay(payBy)} Par nākamajiem mēnešiem – katru mēnesi līdz tā beigām.`
  if (amountCents !== undefined && isOnce(kind)) return [`Piešķirt ${subject}: ${formatCents(amountCents)} vienā maksājumā.`, ...instead, ...alreadyGiven([{ month: months[0] ?? '', amountCents }], replaces), paid]
  if (amountCents !== undefined) {
    return [
      ...(amounts === undefined ? [`Piešķirt ${subject}: ${formatCents(amountCents)} mēnesī.`] : [`Piešķirt ${subject}.`, ...spansOf(amounts).map(({ first, last, amountCents: cents }) => `${spanText(first, last)}: ${formatCents(cents)} mēnesī.`)]),
      `Mēneši (${months.length}): ${months.map(longMonth).join(', ')}.`,
      ...recalculated(unknownLaw.filter((month) => months.includes(month))),
      ...instead, ...alreadyGiven(amounts ?? months.map((month) => ({ month, amountCents })), replaces),
      paid,
    ]
  }
  if (service === undefined) return [`Piešķirt ${subject}.`, ...instead]
  return [`Piešķirt ${subject}: ${service.name}.`, ...instead, `Pakalpojumu sniedz ${[service.provider, service.place].filter((part) => part !== undefined).join(', ')}.`]
}

/** Of what a contested decision has given already only what is more is paid. */
function alreadyGiven(amounts: readonly MonthAmount[], replaces: Replaced | undefined): string[] {
  if (replaces === undefined || replaces.given.length === 0) return []
  const before = replaces.given.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const owed = replaces.once ? Math.max(0, (amounts[0]?.amountCents ?? 0) - before) : owedCents(differences(replaces.given, amounts))
  return [`Pēc lēmuma Nr. ${replaces.number} jau piešķirti ${formatCents(before)}; tie jums paliek. ${owed === 0 ? 'Papildus nekas nav jāmaksā.' : `Papildus izmaksās starpību: ${formatCents(owed)}.`}`]
}

const rulings = { Upheld: 'atstāja negrozītu', Annulled: 'atcēla', AnnulledInPart: 'daļēji atcēla', Changed: 'grozīja' } as const

function contested(replaces: Replaced | undefined): string[] {
  if (replaces === undefined) return []
  const { number, on, contestedOn, ruling } = replaces
  return [
    `${numericDay(on)} lēmumu Nr. ${number} jūs apstrīdējāt ${numericDay(contestedOn)}`,
    ruling === undefined ? 'Dienests pats atzina, ka lēmumā bija kļūda, un lemj no jauna (APL 81. pants).' : `Administratīvo aktu strīdu komisija ar ${numericDay(ruling.on)} lēmumu Nr. ${ruling.number} to ${rulings[ruling.result]}, tāpēc dienests lemj no jauna.`,
  ]
}

/** Months that will be recalculated: only what is owed is paid, nothing is taken back (policy/replay). */
const recalculated = (months: readonly Month[]): string[] => (months.length === 0 ? [] : [
  `Šiem mēnešiem likuma skaitļi vēl nav noteikti: ${monthsText(months)}. Tiem summa ir pēc šā brīža skaitļiem. Kad jaunie skaitļi būs zināmi, šos mēnešus pārrēķināsim; ja jums pienāksies vairāk, starpību izmaksāsim.`,
])

/** Beside what was decided, what the rules reckoned and why it was decided otherwise: the official's own words with the ground of law. */
function departed(departure: Decision['departure'], kind: ProceedingKind): Letter['reasons'] {
  if (departure === undefined) return []
  const { rule: { outcome, amountCents, months }, text, law, reason } = departure
  const ruled = outcome === 'NotEntitled' || amountCents === undefined ? 'pabalsts nepienāktos'
    : `pienāktos ${formatCents(amountCents)} ${isOnce(kind) ? 'vienā maksājumā' : `mēnesī, mēneši: ${months.map(longMonth).join(', ')}`}`
  return [{ text: `pēc aprēķina ${ruled}, bet ${text}: ${reason}`, law }]
}

/** How the resident was heard before it was decided, or why not. */
function heard(hearing: Decision['hearing']): string[] {
  if (hearing === undefined) return []
  if (!hearing.held) return [`Viedoklis pirms lēmuma nebija jāuzklausa: ${hearing.text} (${hearing.law}).`]
  const asked = `${numericDay(dayAt(hearing.askedAt))} par iecerēto lēmumu lūdzām jūsu viedokli`
  return [hearing.words === undefined ? `${asked}; termiņā atbilde netika saņemta (APL 62. pants).` : `${asked}; jūs rakstījāt: “${hearing.words}” (APL 62. pants).`]
}

const plural = new Intl.PluralRules('lv')
/** `1 persona`, `2 personas`, `10 personu`: Latvian has a form of its own for 0, 10 to 20 and their like. */
const persons = (count: number): string =>
  `${count} ${({ zero: 'personu', one: 'persona' } as Partial<Record<Intl.LDMLPluralRule, string>>)[plural.select(count)] ?? 'personas'}`

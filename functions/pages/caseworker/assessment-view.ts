// An assessment as the desk shows it: outcome, reckoning as a table, remarks, and what keeps the rules from answering.
import { isOnce } from '../../domain/benefits.ts'
import type { Assessment } from '../../domain/decision.ts'
import { longMonth, numericDay } from '../../domain/days.ts'
import { remarksOf } from '../../domain/decision-grounds.ts'
import type { Silence } from '../../domain/entered-incomes.ts'
import type { Employment } from '../../domain/employment.ts'
import type { Contradiction } from '../../domain/contradiction.ts'
import { grantText } from '../../domain/law/months-of-award.ts'
import { formatCents } from '../../domain/money.ts'
import { derivationTable, rowIdsIn } from '../../domain/derivation.ts'
import type { DeclaredWhere } from '../../domain/residence.ts'
import type { RegisterCheck } from '../../domain/register.ts'
import { rowTitle } from '../law/row-words.ts'
import type { Names } from '../names.ts'
import { differences, incomeKinds, registers, settings } from '../words.ts'

/** Derivations name people by their identifiers in brackets, `Alga (ab12…)`; here by their names. */
const named = (text: string, names: Names): string => text.replace(/\(([a-z0-9-]{1,40})\)/g, (whole, id: string) => (names[id] === undefined ? whole : `(${names[id]})`))

/** Reckonings are worded for the household's letter and for files: here for a colleague, with months as people write them. */
const forDesk = (text: string, names: Names): string =>
  named(text, names).replace(/(^|; )Jūsu mājsaimniecības/g, '$1Mājsaimniecības').replace(/(?<![\d-])20\d\d-(?:0[1-9]|1[0-2])(?![\d-])/g, (month) => longMonth(month))

/** `isUnsaid`: nobody was asked about that month, so that nothing is declared of it, not that there was nothing. */
export function assessmentView(assessment: Assessment, names: Names, isUnsaid: (of: Silence) => boolean = () => false) {
  const { answer, contradictions, attempt, assessedAt, appliesOn, knownOn } = assessment
  return {
    attempt, assessedAt, appliesOn, knownOn,
    outcome: answer?.outcome,
    status: answer === undefined || answer.outcome === 'Unsettled' ? undefined : answer.status,
    granted: answer?.outcome === 'Entitled' ? grantText(answer, isOnce(answer.benefit)) : '',
    reasons: answer?.outcome === 'NotEntitled' ? answer.reasons : [],
    wouldGet: (assessment.wouldGet ?? []).map(({ text }) => text),
    gaps: (answer?.outcome === 'Unsettled' ? answer.what : []).map((gap) => ({ ...gap, name: settings[gap.setting as keyof typeof settings] as string | undefined })),
    remarks: remarksOf(assessment),
    rows: derivationTable(answer?.derivation ?? [], rowTitle).map((row) => ({ ...row, label: forDesk(row.label, names), from: forDesk(row.from, names) })),
    rowIds: rowIdsIn(answer?.derivation ?? []),
    contradictions: contradictions.map((contradiction) => ({ ...contradiction, ...contradictionWords(contradiction, isUnsaid), person: names[contradiction.personId] ?? '' })),
  }
}

/** What differs and what each side says, in words; `why` it matters and what each answer means, where the figures do not say it themselves. */
interface ContradictionWords { what: string; declaredText: string; registerText: string; why?: string; ifDeclared?: string; ifRegister?: string }

export function contradictionWords(contradiction: Contradiction, isUnsaid: (of: Silence) => boolean = () => false): ContradictionWords {
  const none = 'nav šāda ienākuma'
  const amount = (cents: number | null): string => (cents === null ? none : formatCents(cents))
  if (!('about' in contradiction)) {
    const { kind, month, personId, declaredCents, registerCents } = contradiction
    const words = { what: `${incomeKinds[kind]}, ${longMonth(month)}`, declaredText: amount(declaredCents), registerText: amount(registerCents) }
    return declaredCents === null && isUnsaid({ personId, rhythm: 'regular', month }) ? { ...words, declaredText: 'par šo mēnesi nav jautāts', ifDeclared: 'Šāda ienākuma nebija: reģistrs kļūdās' } : words
  }
  const { about, declared, inRegister, where = 'unclear' } = contradiction
  switch (about) {
    case 'birth-date': return { what: differences[about], declaredText: numericDay(declared), registerText: numericDay(inRegister) }
    case 'deceased': return { what: differences[about], declaredText: 'dzīvs', registerText: `miris ${numericDay(inRegister)}` }
    case 'residence': return {
      what: differences[about], declaredText: declared === '' ? 'nav deklarēts šajā mājoklī' : declared, registerText: `${inRegister} (${declaredPlaces[where]})`,
      why: 'Palīdz pašvaldība, kurā ir deklarētā dzīvesvieta (SPSPL 3. pants).',
      ifDeclared: declared === '' ? 'Pareizs ir deklarētais: šajā mājoklī nav deklarēts' : 'Pareizs ir deklarētais: dzīvesvieta deklarēta šajā mājoklī', ifRegister: ifRegistered[where],
    }
    case 'member-residence': return {
      what: differences[about], declaredText: `dzīvo kopā ar iesniedzēju: ${declared}`, registerText: `deklarēts: ${inRegister} (${declaredPlaces[where]})`,
      why: 'Mājsaimniecība ir tie, kas dzīvo kopā un kopīgi sedz izdevumus. Deklarētā adrese viena pati to neizšķir, bet jāpajautā.',
      ifDeclared: 'Dzīvo šeit un izdevumus sedz kopīgi: ir šajā mājsaimniecībā', ifRegister: 'Dzīvo citur vai izdevumus sedz atsevišķi: nav šajā mājsaimniecībā, ienākumus un uzkrājumus neskaita',
    }
    case 'employment': return { what: differences[about], ...employmentWords(declared as Employment, inRegister) }
    default: return { what: differences[about], declaredText: declared, registerText: inRegister }
  }
}

/** Where an address of the population register lies. */
const declaredPlaces: Record<DeclaredWhere, string> = { 'at-home': 'šis mājoklis', 'in-municipality': 'šī pašvaldība', elsewhere: 'cita pašvaldība', unclear: 'pašvaldība nav nosaukta' }
/** What follows if the register is right. */
const ifRegistered: Record<DeclaredWhere, string> = {
  'at-home': 'Pareizs ir reģistrs: dzīvesvieta deklarēta šajā mājoklī',
  'in-municipality': 'Pareizs ir reģistrs: deklarēts citā mājoklī šajā pašvaldībā. Tiesības uz palīdzību paliek',
  elsewhere: 'Pareizs ir reģistrs: deklarēts citā pašvaldībā. Aprēķins būs par atteikumu; pirms tā iesniedzēju uzklausa',
  unclear: 'Pareizs ir reģistrs, un esmu pārliecinājies, ka tā ir cita pašvaldība. Aprēķins būs par atteikumu; pirms tā iesniedzēju uzklausa',
}

function employmentWords(declared: Employment, unemployedSince: string): Omit<ContradictionWords, 'what'> {
  const registerText = unemployedSince === '' ? 'nav reģistrēts kā bezdarbnieks' : `bezdarbnieks kopš ${numericDay(unemployedSince)}`
  switch (declared) {
    case 'works': return {
      registerText, declaredText: 'alga arī pēc reģistrācijas bezdarbnieka statusā', why: 'Jānoskaidro, vai darbs turpinās un vai ienākumi ir visi.',
      ifDeclared: 'Strādā: NVA ziņas ir novecojušas', ifRegister: 'Nestrādā: alga bija par agrāku darbu',
    }
    case 'on-unemployment-benefit': return {
      registerText, declaredText: 'saņem bezdarbnieka pabalstu', why: 'Jānoskaidro, uz ko iesniedzējs tagad pārtiek.',
      ifDeclared: 'Ir bezdarbnieks: NVA ziņas nav pilnas', ifRegister: 'Vairs nav bezdarbnieks',
    }
    case 'no-work': return {
      registerText, declaredText: 'darba ienākumu nav, iemesls nav zināms',
      why: 'Darbspējīgam cilvēkam bez darba parasti jāreģistrējas NVA. Vai likums to prasa arī šeit, avotos nav apstiprināts, tāpēc vērtējat jūs. Pats aprēķins no atbildes nemainās; pienākumu ieraksta līdzdarbības vienošanās (SPSPL 37. pants).',
      ifDeclared: 'Reģistrēties nav pienākuma (kopj tuvinieku, slimo, sāk strādāt)', ifRegister: 'Jāreģistrējas NVA: to ierakstīs vienošanās',
    }
  }
}

/**
 * The assessment a task was opened on: `undefined` asks for one that met contradictions and has no answer, `Unsettled` for one the law left open.
 * A later one, made after the task was answered, is not what it was about.
 */
export const assessmentBefore = (attempts: readonly Assessment[], openedAt: string, outcome: 'Unsettled' | undefined): Assessment | undefined =>
  attempts.findLast(({ assessedAt, answer }) => assessedAt <= openedAt && answer?.outcome === outcome)

/** Register questions as rows: state, as of when, attempts, and who entered the answer by hand from which document. */
export const checkRows = (checks: readonly RegisterCheck[], staffNames: Names) => checks.map(({ register, attempts, askedAt, reply, manual }) => ({
  register: registers[register],
  state: reply.state,
  asOf: reply.state === 'notAvailable' ? undefined : reply.asOf,
  attempts, askedAt,
  manual: manual && { ...manual, by: staffNames[manual.by] ?? manual.by },
}))

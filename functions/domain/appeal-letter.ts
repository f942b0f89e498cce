// What is written about an appeal: the letter with which it goes to the commission, and what those who contest are told at each stage.
import { isLate, type Appeal, type AppealStanding } from './appeal.ts'
import { dayAt, numericDay, type Day } from './days.ts'
import type { ClockDate } from './proceeding.ts'

export interface CoverLetter { to: string; subject: string; text: string[]; papers: string[] }

export interface CoverRecords {
  appeal: Pick<Appeal, 'number' | 'receivedAt' | 'decisionNumber' | 'contestUntil' | 'marked' | 'asks'>
  /** In the accusative, after "par". */
  subject: string
  decidedOn: Day
  appellant: string
  /** Whether the decision rests on a reckoning, whose file goes along. */
  isReckoned: boolean
  commission: string
}

/** The letter with which the service sends an appeal on (APL 77). Late or not, it goes; whether the term is restored is for the commission to say. */
export function coverLetter({ appeal, subject, decidedOn, appellant, isReckoned, commission }: CoverRecords): CoverLetter {
  const { number = '', receivedAt, decisionNumber, contestUntil, marked, asks } = appeal
  const receivedOn = dayAt(receivedAt)
  return {
    to: commission,
    subject: `Par lēmuma Nr. ${decisionNumber} apstrīdēšanu`,
    text: [
      `Saskaņā ar Administratīvā procesa likuma 77. pantu nosūtām izskatīšanai iesniegumu Nr. ${number}, ar kuru ${appellant} apstrīd ${numericDay(decidedOn)} lēmumu Nr. ${decisionNumber} par ${subject}. Iesniegums saņemts ${numericDay(receivedOn)}`,
      isLate(appeal, receivedOn)
        ? `Apstrīdēšanas termiņš beidzās ${numericDay(contestUntil.on)} (${contestUntil.why}): iesniegums ir nokavēts. Par termiņa atjaunošanu lemj komisija.`
        : `Iesniegums saņemts termiņā: apstrīdēt varēja līdz ${numericDay(contestUntil.on)}`,
      ...(marked.length === 0 ? [] : [`Iesniedzējs kā nepareizu norāda: ${marked.map((sentence) => `“${sentence}”`).join('; ')}`]),
      ...(asks === undefined ? [] : [`Iesniedzējs lūdz: “${asks}”`]),
      'Dienests lēmumu ir pārskatījis un iemeslu to grozīt pašam nesaskata. Lūdzam komisijas lēmumu paziņot arī dienestam.',
    ],
    papers: ['iesniegums ar pielikumiem', `lēmums Nr. ${decisionNumber} ar pamatojumu`, ...(isReckoned ? ['aprēķins un aprēķina datne', 'reģistru atbildes, uz kurām balstīts aprēķins'] : ['speciālista novērtējums'])],
  }
}

export interface Told {
  /** Who must act now and by when; nobody where it is over. */
  move?: { who: 'service' | 'commission'; by: ClockDate } | undefined
  /** What happens next, a sentence each. */
  next: string[]
}

export interface ToldOf {
  appeal: Pick<Appeal, 'receivedAt' | 'contestUntil' | 'ruling'>
  standing: AppealStanding
  sendBy: ClockDate
  decideBy: ClockDate
  commission: string
  /** Where it can be taken then, and within what: `mēneša laikā`. */
  court: string
  within: string
}

const lateWord = 'Termiņš bija nokavēts, tāpēc komisija vispirms lems, vai to atjaunot.'

/** What those who contest read: whose move it is, by when, and what comes then. */
export function toldOf({ appeal, standing, sendBy, decideBy, commission, court, within }: ToldOf): Told {
  const late = isLate(appeal, dayAt(appeal.receivedAt)) ? [lateWord] : []
  switch (standing) {
    case 'Lodged':
    case 'Registered': return { move: { who: 'service', by: sendBy }, next: [
      `Dienests lēmumu pārskata un līdz ${numericDay(sendBy.on)} pārsūta iesniegumu: ${commission}.`,
      'Ja dienests pats redz, ka ir kļūdījies, tas lemj no jauna jums par labu, un komisija nav vajadzīga.',
      `Komisija lemj mēneša laikā pēc pārsūtīšanas, vēlākais līdz ${numericDay(decideBy.on)}; ja vajadzīgs ilgāks laiks, tā jums paziņo, kāpēc.`, ...late,
    ] }
    case 'SentOn': return { move: { who: 'commission', by: decideBy }, next: [`Komisija jums paziņos savu lēmumu līdz ${numericDay(decideBy.on)} Ja termiņā atbildes nav, dienests to komisijai atgādina.`, ...late] }
    case 'Corrected':
    case 'Annulled':
    case 'Reopened': return { next: ['Dienests lemj no jauna. To dara cits darbinieks, un lēmumu pirms izsūtīšanas izlasa vēl viens. Termiņi ir redzami pie lietas.', 'Tas, kas jums jau piešķirts, paliek.'] }
    case 'DecidedAnew': return { next: ['Dienests ir lēmis no jauna. Arī jauno lēmumu var apstrīdēt: līdz kurai dienai, rakstīts tajā.'] }
    case 'ToCarryOut': return { next: ['Dienests izpilda to, kas nolemts, un ar jums sazināsies.'] }
    case 'CarriedOut': return { next: ['Nolemtais ir izpildīts. Ja tam nepiekrītat, sazinieties ar dienestu.'] }
    case 'Upheld': return { next: [`Ja komisijas lēmumam nepiekrītat, ${within} no tā paziņošanas to var pārsūdzēt: ${court}.`] }
    case 'Withdrawn': return { next: ['Lēmums paliek spēkā. Kamēr termiņš nav beidzies, to var apstrīdēt vēlreiz.'] }
  }
}

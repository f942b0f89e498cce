// The letter that tells an applicant that the law's term of their matter was extended (APL 64): from which day to which, why, and what they can do about it.
import { z } from 'zod'
import { receiptOf } from './application.ts'
import { dayAt, longDay, numericDay, onLongDay, type Day } from './days.ts'
import { CaseId, Instant, ProceedingId } from './identifiers.ts'
import { Letter, letterFrame, sentenceOf, subjectOf, type LetterRecords } from './letter.ts'
import type { ClockDate, ProceedingKind } from './proceeding.ts'

/** What an applicant was told of the extension of one matter, as it was sent. A term is extended once, so there is one. */
export const ExtensionNotice = z.object({ caseId: CaseId, proceedingId: ProceedingId, at: Instant, letter: Letter })
export type ExtensionNotice = z.infer<typeof ExtensionNotice>

/** Whether the extension itself can be contested: only together with the decision of the matter, or by itself. `unsettled`: no source says. */
export type ExtensionContest = 'with-decision' | 'separately' | 'unsettled'

export interface ExtensionRecords extends Pick<LetterRecords, 'on' | 'applicant' | 'office' | 'official'> {
  number: string
  kind: ProceedingKind
  application: Pick<LetterRecords['application'], 'submittedAt' | 'receivedAt' | 'number'>
  from: ClockDate
  to: ClockDate
  reason: string
  notified: ClockDate
  contest: { how: ExtensionContest; until: ClockDate }
  /** When it was decided anew after it was contested: the day that began. */
  reopenedOn?: Day | undefined
}

const norm = 'APL 64. pants'

/** Pure: the same records give the same letter. */
export function extensionLetter({ number, on, kind, applicant, office, official, application, from, to, reason, notified, contest, reopenedOn }: ExtensionRecords): Letter {
  const frame = letterFrame({ office, applicant, official }, '', { until: contest.how === 'separately' ? contest.until : undefined, notified })
  const { through, address } = office.contest
  const ways: Record<ExtensionContest, string> = {
    separately: frame.contest.how,
    'with-decision': 'Atsevišķi termiņa pagarinājumu apstrīdēt nevar. Ja tam nepiekrītat, rakstiet to, apstrīdot lēmumu, kad tas būs pieņemts.',
    // Whatever a jurist finds, a written objection is an application the office must answer or pass on.
    unsettled: `Ja nepiekrītat, ka termiņš pagarināts, savos vārdos uzrakstiet to: ${through}, ${address}. Nav jāmaksā. Dienests jums atbildēs vai nodos rakstīto tam, kurš to izskata. Pašu lēmumu, kad tas būs pieņemts, varēsiet apstrīdēt; kā un līdz kuram datumam – būs rakstīts lēmumā.`,
  }
  return {
    ...frame, number, on, sort: 'notice',
    subject: `termiņa pagarināšanu lēmumam par ${subjectOf(kind)}`,
    ruling: [
      `Lēmumu par ${subjectOf(kind)} pieņemsim ne vēlāk kā ${onLongDay(to.on)}.`,
      `Iepriekšējais termiņš bija ${longDay(from.on)} (${from.why}), jaunais ir ${longDay(to.on)} (${to.why}).`,
      'Tā ir pēdējā diena: ja varēsim izlemt agrāk, izlemsim agrāk. Vairāk pagarināt termiņu nedrīkstam.',
      'Jums tāpēc nekas nav jādara. Ja esam jums ko jautājuši vai lūguši, atbildes termiņš paliek tas pats.',
    ],
    reasons: [sentenceOf({ text: reason, law: norm })],
    facts: [
      `${numericDay(dayAt(receiptOf(application)))} saņemts iesniegums${application.number === undefined ? '' : ` Nr. ${application.number}`}.`,
      ...(reopenedOn === undefined ? [] : [`Pēc apstrīdēšanas to izskatām no jauna no ${numericDay(reopenedOn)}`]),
    ],
    reckoning: [],
    norms: 'Administratīvā procesa likuma (APL) 64. pants.',
    contest: { ...frame.contest, how: ways[contest.how] },
  }
}

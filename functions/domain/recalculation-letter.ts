// The letter of a recalculation: a row of the law has changed what months were worth; what was given, what it is now, and the difference that is paid.
import { receiptOf } from './application.ts'
import { benefits, type BenefitKind } from './benefits.ts'
import { dayAt, longMonth, numericDay, type Day } from './days.ts'
import { letterSentences, type Line } from './derivation.ts'
import type { ClockDate } from './proceeding.ts'
import type { MonthDifference } from './law/difference.ts'
import { owedCents } from './law/difference.ts'
import { letterFrame, type Letter, type LetterRecords } from './letter.ts'
import { formatCents } from './money.ts'

export interface RecalculationRecords extends Pick<LetterRecords, 'on' | 'applicant' | 'office' | 'official'> {
  number: string
  kind: BenefitKind
  application: { submittedAt: string; receivedAt?: string | undefined; number?: string | undefined }
  /** The decision whose months are reckoned anew. */
  decision: { number?: string | undefined; granted: boolean }
  months: readonly MonthDifference[]
  derivation: readonly Line[]
  /** The row of the law: what it is called, from when it holds, and where it is printed. */
  row: { name: string; from: Day; to?: Day | undefined; source: string }
  notified: ClockDate
  until: ClockDate
}

/** The letter of a recalculation that is paid. Pure: the same records give the same letter. */
export function recalculationLetter({ number, on, kind, applicant, office, official, application, decision, months, derivation, row, notified, until }: RecalculationRecords): Letter {
  const { accusative, norms } = benefits[kind]
  return {
    ...letterFrame({ office, applicant, official }, norms, { until, notified }),
    number, on, subject: `${accusative}: pārrēķins`,
    ruling: [
      decision.granted ? `Pārrēķināt ${accusative} un izmaksāt starpību: ${formatCents(owedCents(months))}.` : `Piešķirt ${accusative}, kas iepriekš bija atteikts: kopā ${formatCents(owedCents(months))}.`,
      ...months.map(({ month, beforeCents, afterCents }) => `${longMonth(month)}: bija ${formatCents(beforeCents)}, tagad ${formatCents(afterCents)}, starpība ${formatCents(afterCents - beforeCents)}.`),
      'Starpību pārskaitīs uz iesniegumā norādīto kontu. Jums nekas nav jādara.',
    ],
    reasons: [],
    facts: [
      `${numericDay(dayAt(receiptOf(application)))} saņemts iesniegums${application.number === undefined ? '' : ` Nr. ${application.number}`}; lēmums Nr. ${decision.number ?? ''}.`,
      `Mainījies likums. ${row.name}: no ${numericDay(row.from)}${row.to === undefined ? '' : ` līdz ${numericDay(row.to)}`} (${row.source}).`,
      'Mājsaimniecība un ienākumi ir tie paši, kas iepriekšējā lēmumā.',
    ],
    reckoning: letterSentences([...derivation]),
  }
}

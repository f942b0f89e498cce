// SPSPL 35: the same benefit is paid once for a month; what an earlier award covers is left out of a new one.
import type { Month } from '../days.ts'
import { longMonth } from '../days.ts'
import type { AnswerToAssessment } from './assess.ts'
import { refusal } from './refusal-reasons.ts'

/** The answer without the months that an earlier award of this benefit to anyone of the household covers; with none left it is a refusal. */
export function withoutAwarded(answer: AnswerToAssessment, awarded: readonly Month[]): AnswerToAssessment {
  if (answer.outcome !== 'Entitled') return answer
  const taken = answer.months.filter((month) => awarded.includes(month))
  if (taken.length === 0) return answer
  const months = answer.months.filter((month) => !awarded.includes(month))
  const { benefit, status, derivation, remarks } = answer
  if (months.length === 0) return { outcome: 'NotEntitled', benefit, status, derivation, remarks, reasons: [refusal('AlreadyAwarded')] }
  return { ...answer, months, remarks: [...remarks, { code: 'MonthsAlreadyAwarded', text: `Pabalsts jau ir piešķirts par: ${taken.map(longMonth).join(', ')}; šie mēneši nav ieskaitīti` }] }
}

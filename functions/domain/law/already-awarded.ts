// SPSPL 35: the same benefit is paid once for a month; what an earlier award covers is left out of a new one.
import type { Month } from '../days.ts'
import { longMonth } from '../days.ts'
import type { AnswerToAssessment } from './assess.ts'
import { monthOfSlot, monthSlot } from './claim-frequency.ts'
import { refusal } from './refusal-reasons.ts'

/**
 * The answer without the months that an earlier award of this benefit to anyone of the household covers; with none left it is a refusal. So it is where
 * what the grant would take (the year, the event, once) is taken: `slots`.
 */
export function withoutAwarded(answer: AnswerToAssessment, awarded: readonly Month[], slots: readonly string[] = []): AnswerToAssessment {
  if (answer.outcome !== 'Entitled') return answer
  const already = answer.takes?.slots.find((slot) => monthOfSlot(slot) === undefined && slots.includes(slot))
  if (already !== undefined) {
    const { benefit, status, derivation, remarks } = answer
    const law = derivation.find(({ id }) => id === 'claim.amount')?.law
    return { outcome: 'NotEntitled', benefit, status, derivation, remarks, reasons: [refusal('AlreadyReceived', already.startsWith('y') ? { year: Number(already.slice(1)) } : {}, law)] }
  }
  if (answer.takes?.slots.some((slot) => monthOfSlot(slot) !== undefined) === false) return answer
  const taken = answer.months.filter((month) => awarded.includes(month))
  if (taken.length === 0) return answer
  const months = answer.months.filter((month) => !awarded.includes(month))
  const { benefit, status, derivation, remarks } = answer
  if (months.length === 0) return { outcome: 'NotEntitled', benefit, status, derivation, remarks, reasons: [refusal('AlreadyAwarded')] }
  return { ...answer, months, ...(answer.takes === undefined ? {} : { takes: { ...answer.takes, slots: months.map(monthSlot) } }), remarks: [...remarks, { code: 'MonthsAlreadyAwarded', text: `Pabalsts jau ir piešķirts par: ${taken.map(longMonth).join(', ')}; šie mēneši nav ieskaitīti` }] }
}

// A question about a household answered whole: by the law of the day of application, and each month by the law that governs it.
import { benefits } from '../domain/benefits.ts'
import type { Day, Month } from '../domain/days.ts'
import { claimOf, eventDayOf } from '../domain/law/assess-claim.ts'
import type { AnswerToAssessment } from '../domain/law/assess.ts'
import { answerTo, type AssessmentFile } from '../domain/law/assessment-file.ts'
import { lawOfMonth } from '../domain/law/law-of-month.ts'
import { amountsOf, byMonths } from '../domain/law/months-of-award.ts'
import type { Policy } from '../domain/law/policy.ts'
import { policyOn, type About } from './policy-on.ts'
import type { PolicyQuestion } from './rows.ts'

export type AskedOfLaw = Omit<AssessmentFile, 'rows' | 'answer'>

export const questionOf = ({ municipality, appliesOn, knownOn, kind, facts, signedRows = [] }: AskedOfLaw): PolicyQuestion & About =>
  ({ municipality, appliesOn, knownOn, signed: signedRows, about: { kind, eventOn: eventDayOf(kind, claimOf(facts, kind)) } })

/** The policy of a day, for one question: from the tables of the house, or from the rows a file carries. */
export type PolicyAt = (appliesOn: Day) => Policy

/** From the tables of the house; the readings are those of the question, if it has its own. `alsoKnown`: rows that a recalculation takes back. */
export function policyAtOf(asked: AskedOfLaw, alsoKnown: readonly string[] = []): PolicyAt {
  const question = { ...questionOf(asked), alsoKnown }
  const { readings } = asked
  return (appliesOn) => {
    const policy = policyOn({ ...question, appliesOn })
    return readings === undefined || JSON.stringify(readings) === JSON.stringify(policy.readings) ? policy : { ...policy, readings }
  }
}

/** The answer to a question. Pure: the same question has the same answer while the rows it rests on are there, and rows are only added. */
export function answered(asked: AskedOfLaw, policyAt: PolicyAt): AnswerToAssessment {
  const policy = policyAt(asked.appliesOn)
  const answer = answerTo(asked, policy)
  if (answer.outcome !== 'Entitled' || benefits[asked.kind].assessed !== 'means') return answer
  const own = new Map<Month, AnswerToAssessment>()
  const under = new Map<Policy, AnswerToAssessment>()
  for (const month of answer.months) {
    const law = policyOfMonth(policy, month, policyAt)
    if (law === policy) continue
    const ofLaw = under.get(law) ?? answerTo(asked, law)
    under.set(law, ofLaw)
    own.set(month, ofLaw)
  }
  return own.size === 0 ? answer : byMonths(answer, own)
}

/** The policies an answer rests on: that of the day of application, and those of its months, of a month its law left out too. */
export function policiesBehind(asked: AskedOfLaw, answer: AnswerToAssessment, policyAt: PolicyAt): Policy[] {
  const policy = policyAt(asked.appliesOn)
  const whole = answer.outcome === 'Entitled' && answer.amounts === undefined ? answer : answerTo(asked, policy)
  return [policy, ...amountsOf(whole).map(({ month }) => policyOfMonth(policy, month, policyAt))]
}

/** The months of an answer that keep the figures of the day of application because nobody knows those of their own law yet. */
export function monthsOfUnknownLaw(asked: AskedOfLaw, answer: AnswerToAssessment, policyAt: PolicyAt): Month[] {
  if (answer.outcome !== 'Entitled' || benefits[asked.kind].assessed !== 'means') return []
  const policy = policyAt(asked.appliesOn)
  return answer.months.filter((month) => {
    const own = policyAt(lawDayOf(policy, month))
    return (asked.kind === 'gmi' ? sets.slice(0, 1) : sets).some((name) => policy[name].value !== 'unsettled' && own[name].value === 'unsettled')
  })
}

/** GMI goes by the threshold alone. */
const sets = ['gmiThreshold', 'housingCoefficients', 'housingCostNorms'] as const
const ofMonths = new WeakMap<Policy, Map<Month, Policy>>()

/**
 * The policy of the day of application with what sets the amount as the month's law has it: the GMI threshold, the coefficients, the norms. The household
 * and its income stay as they were assessed. The same policy where nothing differs, or where the month's own is not settled yet.
 */
function policyOfMonth(policy: Policy, month: Month, policyAt: PolicyAt): Policy {
  const lawDay = lawDayOf(policy, month)
  if (lawDay === policy.appliesOn) return policy
  const known = ofMonths.get(policy) ?? new Map<Month, Policy>()
  ofMonths.set(policy, known)
  const found = known.get(month)
  if (found !== undefined) return found
  const own = policyAt(lawDay)
  const changed: Policy = { ...policy, ...Object.fromEntries(sets.filter((name) => own[name].value !== 'unsettled').map((name) => [name, own[name]])) }
  const alike = (other: Policy): boolean => sets.every((name) => other[name] === changed[name])
  // Months under the same rows share one policy, so that they are reckoned once.
  const result = alike(policy) ? policy : [...known.values()].find(alike) ?? changed
  known.set(month, result)
  return result
}

/** The day whose law a month goes by. The day of decision is the day of knowledge of the assessment the decision rests on. */
const lawDayOf = ({ appliesOn, knownOn, readings }: Policy, month: Month): Day =>
  lawOfMonth({ rule: readings.monthRule, appliedOn: appliesOn, decidedOn: knownOn, month, reckonedOn: knownOn }).appliesOn

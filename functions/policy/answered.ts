// A question about a household answered whole: the law of the day of application, then of each month, without what is awarded already.
import { benefits } from '../domain/benefits.ts'
import type { Month } from '../domain/days.ts'
import { withoutAwarded } from '../domain/law/already-awarded.ts'
import { claimOf, eventDayOf } from '../domain/law/assess-claim.ts'
import { assess, type AnswerToAssessment } from '../domain/law/assess.ts'
import type { AssessmentFile } from '../domain/law/assessment-file.ts'
import { lawOfMonth } from '../domain/law/law-of-month.ts'
import { byMonths } from '../domain/law/months-of-award.ts'
import type { Policy } from '../domain/law/policy.ts'
import { policyOn } from './policy-on.ts'

export type AskedOfLaw = Omit<AssessmentFile, 'rows'>

/** The policy of the question's two days; `alsoKnown` are rows that a recalculation takes back to them. */
export function policyOf({ municipality, kind, appliesOn, knownOn, facts, signedRows = [] }: AskedOfLaw, alsoKnown: readonly string[] = []): Policy {
  return policyOn({ municipality, appliesOn, knownOn, signed: signedRows, alsoKnown, about: { kind, eventOn: eventDayOf(kind, claimOf(facts, kind)) } })
}

/** The answer to a question. Pure: the same question has the same answer while the rows it rests on are there, and rows are only added. */
export function answered(asked: AskedOfLaw, alsoKnown: readonly string[] = []): AnswerToAssessment {
  const { kind, facts, signatures, uses = [], need, awardedMonths = [], slots = [] } = asked
  const policy = policyOf(asked, alsoKnown)
  const under = (law: Policy): AnswerToAssessment => assess({ kind, facts, signatures, policy: law, uses, ...(need && { need }) })
  const answer = withoutAwarded(under(policy), awardedMonths, slots)
  if (answer.outcome !== 'Entitled' || benefits[kind].assessed !== 'means') return answer
  const own = new Map<Month, AnswerToAssessment>()
  const asBefore = new Map<Policy, AnswerToAssessment>()
  for (const month of answer.months) {
    const law = policyOfMonth(policy, month, asked, alsoKnown)
    if (law === policy) continue
    own.set(month, asBefore.get(law) ?? under(law))
    asBefore.set(law, own.get(month)!)
  }
  return own.size === 0 ? answer : byMonths(answer, own)
}

const ofMonths = new WeakMap<Policy, Map<Month, Policy>>()

/**
 * The policy of the day of application with what sets the amount as the month's law has it: the GMI threshold, the coefficients, the norms. The household
 * and its income stay as they were assessed. The same policy where nothing differs, or where the month's own is not settled yet.
 */
function policyOfMonth(policy: Policy, month: Month, asked: AskedOfLaw, alsoKnown: readonly string[]): Policy {
  const { appliesOn, knownOn, readings } = policy
  // The day of decision is the day of knowledge of the assessment the decision rests on.
  const law = lawOfMonth({ rule: readings.monthRule, appliedOn: appliesOn, decidedOn: knownOn, month, reckonedOn: knownOn })
  if (law.appliesOn === appliesOn) return policy
  const known = ofMonths.get(policy) ?? new Map<Month, Policy>()
  ofMonths.set(policy, known)
  const found = known.get(month)
  if (found !== undefined) return found
  const own = policyOf({ ...asked, ...law }, alsoKnown)
  const settled = <K extends 'gmiThreshold' | 'housingCoefficients' | 'housingCostNorms'>(name: K): Pick<Policy, K> => ({ [name]: own[name].value === 'unsettled' ? policy[name] : own[name] }) as Pick<Policy, K>
  const changed = { ...policy, ...settled('gmiThreshold'), ...settled('housingCoefficients'), ...settled('housingCostNorms') }
  const same = changed.gmiThreshold === policy.gmiThreshold && changed.housingCoefficients === policy.housingCoefficients && changed.housingCostNorms === policy.housingCostNorms
  // Months under the same rows share one policy, so that they are reckoned once.
  const twin = [...known.values()].find((other) => other.gmiThreshold === changed.gmiThreshold && other.housingCoefficients === changed.housingCoefficients && other.housingCostNorms === changed.housingCostNorms)
  const result = same ? policy : twin ?? changed
  known.set(month, result)
  return result
}


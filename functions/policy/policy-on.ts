// Gathers from the policy tables what the rules need, for one municipality, the day the law applies to and the day it was known.
import { firstDayOf, monthOf, monthsFrom, monthPlus, type Day } from '../domain/days.ts'
import type { Policy } from '../domain/law/policy.ts'
import { benefits, type BenefitKind } from '../domain/benefits.ts'
import { awardMonths } from './award-validity.ts'
import { benefitTerms } from './benefits/all.ts'
import { gmiThreshold } from './gmi-threshold.ts'
import { housingCoefficients } from './housing-coefficients.ts'
import { housingConditions } from './housing-conditions.ts'
import { housingCostNorms } from './housing-cost-norms.ts'
import { lowIncomeThreshold } from './low-income-threshold.ts'
import { minimumWage } from './minimum-wage.ts'
import { needyThreshold } from './needy-threshold.ts'
import { pensionAge } from './pension-age.ts'
import { propertyLimits } from './property-limits.ts'
import { readingsOf } from './readings.ts'
import { freeze, settingOn, type PolicyQuestion } from './rows.ts'
import { savingsLimit } from './savings-limit.ts'

const known = new Map<string, Policy>()
/** More days than an office meets at once; beyond it the memory begins anew. */
const MOST = 5000

/** The benefit the policy is asked for, and the day of its event if it has one; needed for all but the GMI and the housing benefit. */
export interface About { about?: { kind: BenefitKind; eventOn?: Day | undefined } }

/**
 * The policy as one plain value; every entry carries the row it came from, so that a derivation can cite it.
 * Gathered once for each question and frozen: all who ask the same share it.
 */
export function policyOn(question: PolicyQuestion & About): Policy {
  const { municipality, appliesOn, knownOn, signed = [], alsoKnown = [], about } = question
  const key = [municipality, appliesOn, knownOn, about?.kind, about?.eventOn, ...signed.map(({ rowId, signedOn }) => `${rowId} ${signedOn}`), ...alsoKnown].join('|')
  const found = known.get(key)
  if (found !== undefined) return found
  if (known.size >= MOST) known.clear()
  const policy = gathered(question)
  freeze(policy)
  known.set(key, policy)
  return policy
}

function gathered(question: PolicyQuestion & About): Policy {
  const { municipality, appliesOn, knownOn } = question
  const months = monthsFrom(monthPlus(monthOf(appliesOn), -12), 13)
  return {
    municipality, appliesOn, knownOn,
    gmiThreshold: settingOn(gmiThreshold, question),
    needyThreshold: settingOn(needyThreshold, question),
    lowIncomeThreshold: settingOn(lowIncomeThreshold, question),
    savingsLimit: settingOn(savingsLimit, question),
    propertyLimits: settingOn(propertyLimits, question),
    minimumWage: Object.fromEntries(months.map((month) => [month, settingOn(minimumWage, { ...question, appliesOn: firstDayOf(month) })])),
    pensionAge: settingOn(pensionAge, question),
    awardMonths: settingOn(awardMonths, question),
    housingCoefficients: settingOn(housingCoefficients, question),
    housingConditions: settingOn(housingConditions, question),
    housingCostNorms: settingOn(housingCostNorms, question),
    ...termsOf(question),
    readings: readingsOf(municipality),
  }
}

/** The terms of the benefit asked about, on the day whose law it goes by; the GMI and the housing benefit have none. */
function termsOf({ about, ...question }: PolicyQuestion & About): Pick<Policy, 'benefitTerms'> {
  if (about === undefined || about.kind === 'gmi' || about.kind === 'housing') return {}
  const lawDay = benefits[about.kind].lawOf === 'event' ? about.eventOn ?? question.appliesOn : question.appliesOn
  return { benefitTerms: settingOn(benefitTerms[about.kind], { ...question, appliesOn: lawDay }) }
}

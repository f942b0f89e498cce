// Gathers from the policy tables what the rules need, for one municipality, the day the law applies to and the day it was known.
import { firstDayOf, monthOf, monthsFrom, monthPlus, type Day } from '../domain/days.ts'
import { benefits, type BenefitKind } from '../domain/benefits.ts'
import type { BenefitTerms } from '../domain/law/benefit-terms.ts'
import type { Policy } from '../domain/law/policy.ts'
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
import { freeze, settingOn, type PolicyQuestion, type PolicyTable } from './rows.ts'
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

/** The tables a policy is gathered from: the house's own, or those of a file. */
const house = {
  gmiThreshold, needyThreshold, lowIncomeThreshold, savingsLimit, propertyLimits, minimumWage, pensionAge, awardMonths, housingCoefficients, housingConditions, housingCostNorms,
}
export type PolicyTables = typeof house & { terms?: PolicyTable<BenefitTerms> | undefined }

/** The tables of the house for one benefit; the GMI and the housing benefit have no terms. */
export const tablesFor = (about: About['about']): PolicyTables =>
  (about === undefined || about.kind === 'gmi' || about.kind === 'housing' ? house : { ...house, terms: benefitTerms[about.kind] })

export function gathered(question: PolicyQuestion & About, tables = tablesFor(question.about), readings = readingsOf(question.municipality)): Policy {
  const { municipality, appliesOn, knownOn } = question
  const months = monthsFrom(monthPlus(monthOf(appliesOn), -12), 13)
  return {
    municipality, appliesOn, knownOn,
    gmiThreshold: settingOn(tables.gmiThreshold, question),
    needyThreshold: settingOn(tables.needyThreshold, question),
    lowIncomeThreshold: settingOn(tables.lowIncomeThreshold, question),
    savingsLimit: settingOn(tables.savingsLimit, question),
    propertyLimits: settingOn(tables.propertyLimits, question),
    minimumWage: Object.fromEntries(months.map((month) => [month, settingOn(tables.minimumWage, { ...question, appliesOn: firstDayOf(month) })])),
    pensionAge: settingOn(tables.pensionAge, question),
    awardMonths: settingOn(tables.awardMonths, question),
    housingCoefficients: settingOn(tables.housingCoefficients, question),
    housingConditions: settingOn(tables.housingConditions, question),
    housingCostNorms: settingOn(tables.housingCostNorms, question),
    ...(tables.terms === undefined ? {} : { benefitTerms: settingOn(tables.terms, { ...question, appliesOn: lawDayOf(question) }) }),
    readings,
  }
}

/** The day whose law the benefit asked about goes by. */
const lawDayOf = ({ about, appliesOn }: PolicyQuestion & About): Day =>
  (about !== undefined && benefits[about.kind].lawOf === 'event' && about.eventOn !== undefined && about.eventOn <= appliesOn ? about.eventOn : appliesOn)

// How much a benefit by an event or by status is: one rule for each way a row may state an amount.
import { ageOn, lastDayOf, monthInYear, yearOf, type Day } from '../days.ts'
import type { Line } from '../derivation.ts'
import type { Claim } from '../household.ts'
import { divideHalfUp, formatCents, type Cents } from '../money.ts'
import type { AmountRule } from './benefit-terms.ts'
import { leftOn, type Use } from './counter.ts'
import type { Gap } from './gap.ts'
import { isSettled, thresholdSum, type Policy } from './policy.ts'
import { refusal, type Refusal } from './refusal-reasons.ts'

export interface ClaimAmount {
  cents: Cents
  formula: string
  reasons: Refusal[]
  gaps: Gap[]
  lines: Line[]
  /** What tells this event of the kind from another. */
  what?: number
  /** Days and cents a counter gives. */
  days?: number
}

export interface AmountQuestion {
  rule: AmountRule
  law: string
  claim: Claim
  /** What the row calls an event: the birth of a newborn, the wedding, the birthday. */
  eventOn: Day | undefined
  askedOn: Day
  persons: number
  /** Of the household, where the rule asks for it. */
  incomeCents: Cents
  uses: readonly Use[]
  policy: Policy
}

const none: ClaimAmount = { cents: 0, formula: '', reasons: [], gaps: [], lines: [] }
const missing = (why: string): ClaimAmount => ({ ...none, gaps: [{ setting: 'claim', why }] })

export function claimAmount(question: AmountQuestion): ClaimAmount {
  const { rule, claim, law } = question
  switch (rule.by) {
    case 'each': {
      const count = Math.max(1, claim.subjects.length)
      return { ...none, cents: rule.cents * count, formula: count === 1 ? '' : `${formatCents(rule.cents)} × ${count}` }
    }
    case 'age': return byAge(rule.bands, question)
    case 'years': return byYears(rule, question)
    case 'disability': {
      if (claim.disabled === undefined) return missing('iesniegumā nav ziņu, vai invaliditāte ir kopš bērnības')
      return { ...none, cents: claim.disabled ? rule.disabledCents : rule.ordinaryCents, formula: claim.disabled ? 'personai ar invaliditāti kopš bērnības' : '' }
    }
    case 'part-of-year': {
      const { eventOn, askedOn } = question
      if (eventOn === undefined) return missing('iesniegumā nav notikuma dienas')
      const months = yearOf(eventOn) < yearOf(askedOn) ? 12 : Math.max(0, 13 - monthInYear(eventOn))
      return { ...none, cents: divideHalfUp(rule.cents * months, 12), formula: months === 12 ? '' : `${formatCents(rule.cents)} × ${months} / 12` }
    }
    case 'gmi-gap': {
      const { gmiThreshold } = question.policy
      if (!isSettled(gmiThreshold)) return { ...none, gaps: [{ setting: 'gmiThreshold', why: gmiThreshold.why }] }
      const thresholdCents = thresholdSum(gmiThreshold.value, question.persons)
      const { incomeCents } = question
      if (incomeCents >= thresholdCents) return { ...none, reasons: [refusal('IncomeAboveThreshold', { incomeCents, thresholdCents })] }
      return { ...none, cents: thresholdCents - incomeCents, formula: `${formatCents(thresholdCents)} − ${formatCents(incomeCents)}` }
    }
    default: {
      if (claim.costCents === undefined) return missing('nav norādīta summa')
      if (claim.costCents === 0) return { ...none, reasons: [refusal('NothingPaid', { costCents: 0 }, law)] }
      return byCost(rule, claim.costCents, question)
    }
  }
}

function byCost(rule: Extract<AmountRule, { by: 'share-of-cost' | 'need-up-to' | 'cost' | 'counter' }>, costCents: Cents, question: AmountQuestion): ClaimAmount {
  if (rule.by === 'cost') return { ...none, cents: costCents }
  if (rule.by === 'share-of-cost') {
    const share = divideHalfUp(costCents * rule.percent, 100)
    const formula = `${formatCents(costCents)} × ${rule.percent} %`
    // A share below half a cent is nothing.
    if (share === 0) return { ...none, reasons: [refusal('NothingPaid', { costCents }, question.law)] }
    return { ...none, cents: Math.min(share, rule.maxCents), formula: share > rule.maxCents ? `${formula}, bet ne vairāk par ${formatCents(rule.maxCents)}` : formula }
  }
  if (rule.by === 'need-up-to') {
    const scale = rule.scale === 'needy-threshold' ? question.policy.needyThreshold : undefined
    if (scale !== undefined && !isSettled(scale)) return { ...none, gaps: [{ setting: 'needyThreshold', why: scale.why }] }
    const most = thresholdSum(scale?.value ?? (rule.scale as Exclude<typeof rule.scale, string>), question.persons)
    return { ...none, cents: Math.min(costCents, most), formula: costCents > most ? `${formatCents(costCents)}, bet ne vairāk par ${formatCents(most)}` : '' }
  }
  return byCounter(rule, costCents, question)
}

/** What is asked, within what is left; days are given whole or not at all. */
function byCounter(limit: Extract<AmountRule, { by: 'counter' }>, costCents: Cents, { claim, uses, eventOn, askedOn, law }: AmountQuestion): ClaimAmount {
  const left = leftOn(uses, limit, eventOn ?? askedOn)
  const days = claim.days ?? 0
  const { limitCents, limitDays } = limit
  if (limitDays !== undefined && claim.days === undefined) return missing('nav norādīts dienu skaits')
  const lines: Line[] = [{
    id: 'claim.left', label: `Atlikums ${limit.span === 'calendar-year' ? 'kalendārajā gadā' : '12 mēnešos'}`, formula: `ierobežojums ${formatCents(limitCents)}`, value: left.cents, unit: 'cents',
    inputs: uses.map(({ on, cents }) => ({ fact: `izmantots ${on}`, value: cents, unit: 'cents' as const })), law, letter: true,
  }]
  if (left.cents === 0 || days > left.days) {
    const figures: Record<string, number> = limitDays === undefined ? { limitCents } : { limitCents, limitDays, leftDays: left.days, leftCents: left.cents, days }
    return { ...none, lines, reasons: [refusal('LimitUsed', figures, law)] }
  }
  return { ...none, lines, cents: Math.min(costCents, left.cents), days, formula: costCents > left.cents ? `${formatCents(costCents)}, bet ne vairāk par atlikumu ${formatCents(left.cents)}` : '' }
}

/** Each subject by the age reached in the calendar year of application. */
function byAge(bands: Extract<AmountRule, { by: 'age' }>['bands'], { claim, askedOn, law }: AmountQuestion): ClaimAmount {
  if (claim.subjects.length === 0) return missing('nav norādīts neviens bērns')
  const ages = claim.subjects.map(({ birthDate }) => ageOn(birthDate, lastDayOf(`${yearOf(askedOn)}-12`)))
  const given = ages.flatMap((age) => bands.find(({ from, to }) => from <= age && age <= to)?.cents ?? [])
  const outside = ages.find((age) => !bands.some(({ from, to }) => from <= age && age <= to))
  const [youngest, oldest] = [Math.min(...bands.map(({ from }) => from)), Math.max(...bands.map(({ to }) => to))]
  if (outside !== undefined) return { ...none, reasons: [refusal('AgeNotServed', outside < youngest ? { age: outside, from: youngest } : { age: outside, to: oldest }, law)] }
  return { ...none, cents: given.reduce((sum, cents) => sum + cents, 0), formula: given.map(formatCents).join(' + ') }
}

/** The latest year of the scale that was reached by the day of application. */
function byYears({ scale, beyond, open = [] }: Extract<AmountRule, { by: 'years' }>, { eventOn, askedOn, law }: AmountQuestion): ClaimAmount {
  if (eventOn === undefined) return missing('iesniegumā nav notikuma dienas')
  const years = ageOn(eventOn, askedOn)
  if (beyond !== undefined && years > beyond.from) {
    const over = years - beyond.from
    return { ...none, cents: (scale[beyond.from] ?? 0) + over * beyond.stepCents, formula: `${formatCents(scale[beyond.from] ?? 0)} + ${over} × ${formatCents(beyond.stepCents)}`, what: years }
  }
  const reached = [...Object.keys(scale).map(Number), ...open].filter((year) => year <= years).toSorted((a, b) => b - a)[0]
  if (reached === undefined) return { ...none, reasons: [refusal('NoJubilee', { years }, law)] }
  if (open.includes(reached)) return { ...none, gaps: [{ setting: 'benefitTerms', why: `vai ${reached} gadu jubilejā pabalsts pienākas, avotos nav viennozīmīgi` }] }
  return { ...none, cents: scale[reached] ?? 0, formula: `${reached} gadi`, what: reached }
}

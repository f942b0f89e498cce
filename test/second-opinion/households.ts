// Random households for two evaluators, heavy on edges: at a threshold and a cent beside it, on a birthday and a day beside it, around each change of law.
import { costItems, incomeKinds, type HouseholdFacts, type Income, type Member, type Property } from '../../functions/domain/household.ts'
import { later, type Case } from './evaluator.ts'
import { coefficientsOn, lowIncomeOf, minimumWageOf, savingsLimitOf, thresholdOf, turningDays } from './tables.ts'

/** A random number in [0, 1) after another, the same for the same seed (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const daysLater = (day: string, days: number): string => new Date(Date.parse(day) + 86_400_000 * days).toISOString().slice(0, 10)
const provenance = { source: 'declared' as const }

/** One question about one household; `on`: of an application of that day. */
export function drawCase(chance: () => number, on?: string): Case {
  const int = (from: number, to: number): number => from + Math.floor(chance() * (to - from + 1))
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!
  const often = (share: number): boolean => chance() < share
  const beside = (value: number): number => Math.max(0, value + pick([-1, 0, 0, 1]))

  const appliesOn = on ?? (often(0.5) ? daysLater(pick(turningDays), int(-1, 1)) : daysLater('2021-01-01', int(0, 6 * 365)))
  const knownOn = daysLater(appliesOn, pick([0, 0, 0, 1, 17, 60]))
  const place = often(0.85) ? 'tukums' : pick(['ogre', 'riga', 'dobele'])
  const kind = pick(['gmi', 'housing'] as const)
  const month = (back: number): string => later(`${appliesOn.slice(0, 7)}-01`, -back).slice(0, 7)

  const persons = pick([1, 1, 2, 2, 3, 4, 5, 7])
  const members = Array.from({ length: persons }, (_, i): Member => {
    // Ages in months at which something turns: 18, 24, 25, the pension ages; or any.
    const months = often(0.5) ? pick([216, 288, 300, 744, 768, 774, 777, 780]) : int(0, 95 * 12)
    const born = daysLater(later(appliesOn, -months), pick([-1, 0, 0, 1, 200]))
    return {
      personId: `p-${i + 1}`, role: i === 0 ? 'applicant' : pick(['adult', 'child']), birthDate: born > appliesOn ? appliesOn : born,
      ...(often(0.3) && { disability: {
        group: pick(['I', 'II', 'III', 'child'] as const), provenance,
        ...(often(0.3) && { since: daysLater(appliesOn, int(-1, 1)) }), ...(often(0.3) && { until: daysLater(appliesOn, int(-1, 1)) }),
      } }),
      ...(often(0.3) && { fullTimeEducation: often(0.8) }),
      ...(i > 0 && often(0.08) && { sharesExpenses: false }),
    }
  })
  const anyone = (): string => pick(members).personId

  const housingCosts = often(0.1) ? [] : Array.from({ length: int(1, 4) }, () => ({ item: pick(costItems), month: month(pick([-1, 0, 0, 1, 1, 1, 2])), amountCents: int(0, 300_00), provenance }))
  const savingsCents = often(0.3) ? beside(savingsLimitOf(appliesOn, persons) ?? 0) : often(0.9) ? int(0, 200_00) : int(0, 3000_00)
  const savedFirst = int(0, savingsCents)

  const facts: HouseholdFacts = {
    members, housingCosts, incomes: [],
    savings: [[savedFirst, 'account'], [savingsCents - savedFirst, 'cash']].map(([amountCents, what]) => ({ personId: anyone(), kind: what as 'account', amountCents: Number(amountCents), provenance })),
    properties: often(0.8) ? [] : Array.from({ length: int(1, 3) }, (): Property => ({
      personId: anyone(), kind: pick(['dwelling', 'land', 'farm-building', 'motor-vehicle', 'motor-vehicle', ...(often(0.1) ? ['other' as const] : [])]), provenance,
      ...(often(0.6) && { reference: pick(['A-1', 'A-2', 'A-3']) }), ...(often(0.5) && { isHome: often(0.7) }), ...(often(0.7) && { areaM2: often(0.5) ? beside(25_000) : int(0, 60_000) }),
      ...(often(0.5) && { linkedToLand: often(0.7) }), ...(often(0.05) && { exceptionClaimed: 'mantojums' }),
    })),
    dwelling: {
      declaredThere: often(0.97), ...(often(0.06) && { declaredInMunicipality: often(0.6) }), livingThere: often(0.97), tenure: pick(['owned-by-member', 'municipal', 'rented', 'lent']), writtenContract: often(0.9), belongsToCloseRelative: often(0.05), provenance,
    },
  }
  const payment = (): Income => {
    const income = { personId: anyone(), kind: often(0.4) ? pick(['wage', 'scholarship', 'employment-contract-measure'] as const) : pick(incomeKinds), rhythm: pick(['regular', 'irregular'] as const) }
    return { ...income, amounts: Array.from({ length: int(0, 4) }, () => {
      const of = month(pick([-1, 0, 1, 1, 2, 2, 3, 3, 4, 11, 12, 12, 13]))
      return { month: of, amountCents: often(0.3) ? beside(minimumWageOf(of) ?? 0) : often(0.8) ? int(0, 400_00) : int(0, 5_000_00), provenance }
    }) }
  }
  const drawn = often(0.7) ? Array.from({ length: int(0, 4) }, payment) : []
  const incomes = often(0.5) ? [...drawn, ...atEdge()] : drawn
  return {
    place, kind, appliesOn, knownOn, lowIncomeSigned: often(0.5), facts: { ...facts, incomes },
    signedBy: members.map(({ personId }) => personId).filter(() => often(0.98)),
  }

  /** A pension that brings the household to a figure at which something turns, or a third or twelfth of a cent beside it. */
  function atEdge(): Income[] {
    const k = coefficientsOn(appliesOn, knownOn)
    const gmi = thresholdOf('gmi', appliesOn, persons) ?? 0
    const scaled = k === undefined ? gmi : Math.round(gmi * pick([k.alone, k.several, k.children, k.others]))
    const costs = housingCosts.reduce((sum, cost) => sum + (cost.month === month(0) || cost.month === month(1) ? cost.amountCents : 0), 0)
    const target = beside(pick([gmi, thresholdOf('needy', appliesOn, persons) ?? 0, lowIncomeOf(place, appliesOn, persons, true) ?? 0, scaled, scaled + costs, scaled + costs]))
    const personId = anyone()
    return [
      { personId, kind: 'pension', rhythm: 'regular', amounts: [1, 2, 3].map((back) => ({ month: month(back), amountCents: target, provenance })) },
      ...(often(0.5) ? [{ personId, kind: 'gift' as const, rhythm: 'irregular' as const, amounts: [{ month: month(12), amountCents: pick([5, 6, 7]), provenance }] }] : []),
    ]
  }
}

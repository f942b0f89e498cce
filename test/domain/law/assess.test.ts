// The whole assessment: entitled, not entitled, or for a person to settle.
import { describe, expect, it } from 'vitest'
import { monthPlus, type Day } from '../../../functions/domain/days.ts'
import type { HouseholdFacts } from '../../../functions/domain/household.ts'
import type { BenefitKind } from '../../../functions/domain/benefits.ts'
import { AnswerToAssessment, assess } from '../../../functions/domain/law/assess.ts'
import type { Policy } from '../../../functions/domain/law/policy.ts'
import { gmiThreshold } from '../../../functions/policy/gmi-threshold.ts'
import { needyThreshold } from '../../../functions/policy/needy-threshold.ts'
import { policyOn } from '../../../functions/policy/policy-on.ts'
import { afterTheLastRow } from '../../policy/after-the-last-row.ts'
import { aged, cost, householdOf, signedByAll, tukumsOn, type Described } from './household-of.ts'

const on = '2024-05-10'
const ask = (kind: BenefitKind, facts: HouseholdFacts, policy: Policy = tukumsOn(on)) => assess({ kind, facts, signatures: signedByAll(facts), policy })
const one = (described: Partial<Described> = {}) => householdOf({ on, people: [aged(40, on)], ...described })
const codes = (answer: AnswerToAssessment) => answer.outcome === 'NotEntitled' ? answer.reasons.map(({ code }) => code) : answer.outcome

describe('an entitled household', () => {
  it('is told the amount, the months and the rule by which the months are paid', () => {
    const answer = ask('gmi', one({ monthlyIncomeCents: 100_50 }))
    expect(answer).toMatchObject({ outcome: 'Entitled', benefit: 'gmi', status: 'needy', amountCents: 36_50, months: ['2024-05', '2024-06', '2024-07'], monthRule: 'month-paid-for' })
  })
  it('has three months with someone of working age, six when the last reaches pension age', () => {
    const born = { birthDate: '1959-08-10' }
    const months = (day: Day) => { const a = ask('gmi', householdOf({ on: day, people: [born, aged(80, day)] }), tukumsOn(day)); return a.outcome === 'Entitled' ? a.months.length : a.outcome }
    expect(['2024-05-09', '2024-05-10'].map(months)).toEqual([3, 6])
  })
})

describe('a refusal', () => {
  it('for income names the threshold and the income', () => {
    const answer = ask('gmi', one({ monthlyIncomeCents: 137_00 }))
    expect(answer.outcome === 'NotEntitled' && answer.reasons).toEqual([{
      code: 'IncomeAboveThreshold', law: 'SPSPL 35. panta pirmā daļa', figures: { incomeCents: 137_00, thresholdCents: 137_00 },
      text: 'mājsaimniecības ienākumi 137,00\u00a0€ mēnesī sasniedz vai pārsniedz tai noteikto ienākumu slieksni 137,00\u00a0€',
    }])
  })
  it('names every reason at once', () => expect(codes(ask('gmi', one({ monthlyIncomeCents: 400_00, savingsCents: 900_00, dwelling: { livingThere: false } })))).toEqual(['SavingsAboveLimit', 'NotLivingInMunicipality', 'IncomeAboveThreshold']))
})

describe('the right to the housing benefit', () => {
  const housing = (described: Partial<Described>) => codes(ask('housing', one({ rentCents: 100_00, ...described })))
  it('needs a written contract where the dwelling is rented or lent, not where it is owned or municipal', () =>
    expect((['rented', 'lent', 'owned-by-member', 'municipal'] as const).map((tenure) => housing({ dwelling: { tenure, writtenContract: false } })))
      .toEqual([['NoWrittenContract'], ['NoWrittenContract'], 'Entitled', 'Entitled']))
  it('is lost in a dwelling of parents, children or grandparents', () => expect(housing({ dwelling: { belongsToCloseRelative: true } })).toEqual(['DwellingOfCloseRelative']))
  it('needs costs', () => expect(housing({ rentCents: 0 })).toEqual(['NoHousingCosts']))
  it('ends where income covers threshold and costs', () => {
    // 137 × 1.5 + 100 = 305.50
    expect([305_49, 305_50].map((monthlyIncomeCents) => housing({ monthlyIncomeCents }))).toEqual(['Entitled', ['HousingCostsCovered']])
  })
  it('is barred by savings as the law is read, and not where the municipality reads it otherwise', () => {
    const facts = one({ rentCents: 100_00, savingsCents: 900_00 })
    const policy = tukumsOn(on)
    const lenient: Policy = { ...policy, readings: { ...policy.readings, meansBarHousing: false } }
    expect([codes(ask('housing', facts, policy)), codes(ask('housing', facts, lenient))]).toEqual([['SavingsAboveLimit'], 'Entitled'])
  })
})

describe('housing costs', () => {
  const amount = (costs: HouseholdFacts['housingCosts'], policy = tukumsOn(on)) => {
    const answer = ask('housing', { ...one(), housingCosts: costs }, policy)
    return answer.outcome === 'Entitled' ? answer.amountCents : codes(answer)
  }
  it('are the newest bill of each item, of the month of application or the one before', () => {
    expect(amount([cost('rent', '2024-05', 90_00), cost('rent', '2024-04', 80_00), cost('waste', '2024-04', 5_00), cost('heating', '2024-03', 70_00)])).toBe(95_00)
    expect(amount([cost('heating', '2024-03', 70_00)])).toEqual(['NoHousingCosts'])
  })
  it('are taken as billed with a remark while the norms of Annex 3 are not entered', () =>
    expect(ask('housing', one({ rentCents: 100_00 })).remarks.map(({ code }) => code)).toEqual(['NormsNotApplied']))
  it('go to a person instead where the municipality reads it so', () => {
    const policy = tukumsOn(on)
    expect(codes(ask('housing', one({ rentCents: 100_00 }), { ...policy, readings: { ...policy.readings, withoutNorm: 'to-a-person' } }))).toBe('Unsettled')
  })

  const row = { id: 'synthetic', source: 'synthetic', confidence: 'A' } as const
  const normed: Policy = { ...tukumsOn(on), housingCostNorms: { row, value: [{ item: 'cold-water', unit: 'm³', firstThousandths: 4_000, otherThousandths: 3_000, maxThousandths: 5_000 }] } }
  const water = (quantityThousandths: number | undefined) => amount([{ ...cost('cold-water', '2024-04', 30_00), ...(quantityThousandths !== undefined && { quantityThousandths }) }], normed)
  it('above a settled norm count in proportion', () => expect([4_000, 4_001, 6_000].map(water)).toEqual([30_00, 29_99, 20_00]))
  it('without the quantity a settled norm needs go to a person', () => expect(water(undefined)).toBe('Unsettled'))
})

describe('what is unsettled', () => {
  const housingOn = (day: Day, municipality = 'tukums') => {
    const facts = { ...householdOf({ on: day, people: [aged(40, day)] }), housingCosts: [cost('rent', monthPlus(day.slice(0, 7), -1), 100_00)] }
    const answer = ask('housing', facts, policyOn({ municipality, appliesOn: day, knownOn: day }))
    return answer.outcome === 'Unsettled' ? answer.what.map(({ setting }) => setting) : answer.outcome
  }
  it('are the coefficients of May 2023', () => expect(['2023-04-30', '2023-05-01', '2023-05-31', '2023-06-01'].map((day) => housingOn(day))).toEqual(['Entitled', ['housingCoefficients'], ['housingCoefficients'], 'Entitled']))
  it('are the housing conditions of a municipality that has not entered them', () => expect(housingOn(on, 'dobele')).toEqual(['housingConditions']))
  it('are the thresholds of a year without a row, each with its reason', () => {
    const day = afterTheLastRow(gmiThreshold, needyThreshold)
    const answer = ask('gmi', householdOf({ on: day, people: [aged(40, day)] }), tukumsOn(day))
    expect(answer.outcome === 'Unsettled' && answer.what).toEqual([
      { setting: 'needyThreshold', why: `nav zināmas vērtības (needy-threshold, ${day})` },
      { setting: 'gmiThreshold', why: `nav zināmas vērtības (gmi-threshold, ${day})` },
    ])
  })
})

describe('the status', () => {
  const statusOf = (incomeCents: number, policy: Policy) => {
    const day = policy.appliesOn
    const answer = ask('gmi', householdOf({ on: day, people: [aged(40, day), aged(38, day)], monthlyIncomeCents: incomeCents }), policy)
    return answer.outcome === 'Unsettled' ? answer.outcome : answer.status
  }
  it.each([
    [583_00, 'needy'], [583_01, 'low-income'], [699_00, 'low-income'], [699_01, 'none'],
  ])('of a couple with %i cents in 2024 is %s', (incomeCents, status) => expect(statusOf(incomeCents, tukumsOn('2024-05-10'))).toBe(status))
  it('between needy and low-income of 2026 is for a person until Tukums signs its threshold, and leaves the benefit alone', () => {
    const signed = [{ rowId: 'low-income-threshold/tukums/2026-01-01/2026-01-01', signedOn: '2026-05-10' }]
    expect([723_00, 723_01].map((cents) => statusOf(cents, tukumsOn('2026-05-11')))).toEqual(['needy', 'unsettled'])
    expect([867_00, 867_01].map((cents) => statusOf(cents, tukumsOn('2026-05-11', '2026-05-11', signed)))).toEqual(['low-income', 'none'])
  })
  it('is none for a household barred by savings', () => {
    const answer = ask('gmi', one({ savingsCents: 343_01 }))
    expect(answer.outcome === 'NotEntitled' && answer.status).toBe('none')
  })
})

describe('an answer', () => {
  const answers = [ask('gmi', one()), ask('gmi', one({ monthlyIncomeCents: 500_00, savingsCents: 50_00 })), ask('housing', one({ rentCents: 100_00 })), ask('housing', one({ rentCents: 100_00 }), tukumsOn('2023-05-10'))]
  it('is plain data that can be stored and read back', () => {
    for (const answer of answers) expect(AnswerToAssessment.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer)
  })
  it('derives every line from facts or from lines before it', () => {
    for (const { derivation } of answers) for (const [i, line] of derivation.entries())
      for (const input of line.inputs) if ('line' in input) expect(derivation.slice(0, i).map(({ id }) => id), line.id).toContain(input.line)
  })
  it('has one line of each name', () => {
    for (const { derivation } of answers) expect(new Set(derivation.map(({ id }) => id)).size).toBe(derivation.length)
  })
})

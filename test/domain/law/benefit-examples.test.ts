// Every published or derived worked example of GMI and housing benefit, as a table a lawyer can read.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../../functions/domain/days.ts'
import type { BenefitKind } from '../../../functions/domain/benefits.ts'
import { assess } from '../../../functions/domain/law/assess.ts'
import { housingBenefit } from '../../../functions/domain/law/housing-benefit.ts'
import { isSettled, thresholdSum } from '../../../functions/domain/law/policy.ts'
import { aged, disabled, householdOf, signedByAll, tukumsOn } from './household-of.ts'

const pensioner = (on: Day) => aged(75, on)
const adult = (on: Day) => aged(40, on)
const child = (on: Day) => aged(10, on)
type Kind = typeof pensioner

interface Example { on: Day; known?: Day; who: string; people: Kind[]; income: number; costs?: number; benefit: number }

const amount = (kind: BenefitKind, { on, known, people, income, costs = 0 }: Example): number => {
  const facts = householdOf({ on, people: people.map((person) => person(on)), monthlyIncomeCents: income, rentCents: costs })
  const answer = assess({ kind, facts, signatures: signedByAll(facts), policy: tukumsOn(on, known) })
  if (answer.outcome === 'Unsettled') throw new Error(`unsettled: ${answer.what.map((gap) => gap.why).join(', ')}`)
  return answer.outcome === 'Entitled' ? answer.amountCents : 0
}

const lonelyDisabled: Kind = (on) => aged(40, on, disabled)

describe('the GMI benefit', () => {
  it.each<Example>([
    { on: '2024-05-10', who: 'one person without income', people: [adult], income: 0, benefit: 137_00 },
    { on: '2024-05-10', who: 'one person with 100.50', people: [adult], income: 100_50, benefit: 36_50 },
    { on: '2024-05-10', who: 'one person a cent below the threshold', people: [adult], income: 136_99, benefit: 1 },
    { on: '2024-05-10', who: 'one person at the threshold', people: [adult], income: 137_00, benefit: 0 },
    { on: '2024-05-10', who: 'one person a cent above it', people: [adult], income: 137_01, benefit: 0 },
    { on: '2024-05-10', who: 'one adult and two children with 150', people: [adult, child, child], income: 150_00, benefit: 179_00 },
    { on: '2025-05-10', who: 'a couple with 200', people: [adult, adult], income: 200_00, benefit: 82_00 },
    { on: '2026-05-11', who: 'four persons with 300', people: [adult, adult, child, child], income: 300_00, benefit: 280_00 },
    { on: '2023-08-10', who: 'a couple while 87.50 was not rounded', people: [adult, adult], income: 0, benefit: 212_50 },
    { on: '2022-05-10', who: 'a couple before the first review', people: [adult, adult], income: 0, benefit: 185_00 },
  ])('on $on of $who is $benefit cents a month', (example) => expect(amount('gmi', example)).toBe(example.benefit))
})

describe('the housing benefit', () => {
  it.each<Example>([
    { on: '2022-02-10', who: 'a lonely pensioner (k 2.5)', people: [pensioner], income: 300_00, costs: 150_00, benefit: 122_50 },
    { on: '2022-02-10', who: 'a pensioner couple (k 2)', people: [pensioner, pensioner], income: 600_00, costs: 300_00, benefit: 70_00 },
    { on: '2022-02-10', who: 'a family of four (k 1)', people: [adult, adult, child, child], income: 600_00, costs: 450_00, benefit: 187_00 },
    { on: '2024-05-10', who: 'a lonely pensioner (k 2.5)', people: [pensioner], income: 400_00, costs: 180_00, benefit: 122_50 },
    { on: '2024-05-10', who: 'a pensioner couple (k 2)', people: [pensioner, pensioner], income: 600_00, costs: 220_00, benefit: 86_00 },
    { on: '2024-05-10', who: 'two adults and two children (k 1.5)', people: [adult, adult, child, child], income: 800_00, costs: 300_00, benefit: 137_50 },
    { on: '2024-05-10', who: 'a lonely disabled person, capped at the costs', people: [lonelyDisabled], income: 0, costs: 120_00, benefit: 120_00 },
    { on: '2026-01-20', known: '2026-02-27', who: 'a lonely pensioner before the law of February (k 2.1)', people: [pensioner], income: 500_00, costs: 300_00, benefit: 192_70 },
    { on: '2026-01-20', known: '2026-02-28', who: 'the same household once the law is in force (k 2.5)', people: [pensioner], income: 500_00, costs: 300_00, benefit: 267_50 },
    { on: '2026-04-30', who: 'the same on the last day of the raised coefficients', people: [pensioner], income: 500_00, costs: 300_00, benefit: 267_50 },
    { on: '2026-05-01', who: 'the same a day later (k 2.1)', people: [pensioner], income: 500_00, costs: 300_00, benefit: 192_70 },
    { on: '2026-03-10', who: 'a lonely pensioner with 767, whom a newspaper gave nothing', people: [pensioner], income: 767_00, costs: 300_00, benefit: 50 },
    { on: '2026-03-10', who: 'the same a cent below the end', people: [pensioner], income: 767_49, costs: 300_00, benefit: 1 },
    { on: '2026-03-10', who: 'the same at the end', people: [pensioner], income: 767_50, costs: 300_00, benefit: 0 },
    { on: '2025-06-10', who: 'two adults and two children (k 1.3)', people: [adult, adult, child, child], income: 800_00, costs: 400_00, benefit: 268_20 },
    { on: '2026-03-10', who: 'the same family, in the group with children from 2026 (k 2)', people: [adult, adult, child, child], income: 1200_00, costs: 400_00, benefit: 360_00 },
    { on: '2022-10-10', who: 'two adults in the winter of k 3', people: [adult, adult], income: 700_00, costs: 200_00, benefit: 55_00 },
  ])('on $on of $who is $benefit cents a month', (example) => expect(amount('housing', example)).toBe(example.benefit))
})

interface Published {
  id: string; benefit: string; validPeriod: string; status: 'exact' | 'rounded' | 'loose'
  input: { persons?: number; coef?: number; gmi1?: number; gmi2?: number; income?: number; housing?: number }
  expectedByFormula: unknown; publishedResult: unknown
}

const file = new URL('../../../../shared/reference/benefit-examples.json', import.meta.url)
const published: Published[] = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { examples: Published[] }).examples : []
const cents = (euro: unknown) => Math.round(Number(euro) * 100)

describe.skipIf(published.length === 0)('the published examples (skipped where ../shared is absent)', () => {
  it.each(published.filter((e) => e.benefit === 'housing'))('$id is as by the formula, and as printed if printed exactly', ({ input, expectedByFormula, publishedResult, status }) => {
    const gmiSumCents = thresholdSum({ firstCents: cents(input.gmi1), otherCents: cents(input.gmi2) }, input.persons ?? 1)
    const { benefitCents } = housingBenefit({
      gmiSumCents, coefficientTenths: Math.round((input.coef ?? 0) * 10), kind: 'others', costsCents: cents(input.housing), incomeCents: cents(input.income), gmiBenefitCents: 0,
      coefficientRow: { id: 'published', source: 'published', confidence: 'B' },
    })
    expect(benefitCents).toBe(cents(expectedByFormula))
    // Printed in whole euro, cut off; 'loose' says no benefit where the formula gives half a euro.
    if (status === 'exact') expect(benefitCents).toBe(cents(publishedResult))
    else expect(Math.trunc(benefitCents / 100)).toBe(publishedResult)
  })

  const thresholdOf = { 'GMI-threshold': 'gmiThreshold', 'needy-threshold': 'needyThreshold' } as const
  it.each(published.filter((e) => e.benefit in thresholdOf))('$id ($validPeriod) is our row', ({ benefit, validPeriod, publishedResult }) => {
    const setting = tukumsOn(`${validPeriod.slice(0, 4)}-12-15`)[thresholdOf[benefit as keyof typeof thresholdOf]]
    if (!isSettled(setting)) throw new Error('unsettled')
    expect([setting.value.firstCents, setting.value.otherCents]).toEqual((publishedResult as number[]).map(cents))
  })

  it('leaves none of the file aside', () => {
    const elsewhere = ['mp-coef3-1', 'mp-coef3-2', 'thr-2025-lowmax', 'thr-2022-lowmax', 'coef-2023-06']
    const here = published.filter((e) => e.benefit === 'housing' || e.benefit in thresholdOf).map((e) => e.id)
    expect([...here, ...elsewhere].toSorted()).toEqual(published.map((e) => e.id).toSorted())
  })
})

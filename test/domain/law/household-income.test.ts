// MK 809 p. 2: the household's monthly income.
import { describe, expect, it } from 'vitest'
import type { HouseholdFacts, Income } from '../../../functions/domain/household.ts'
import { householdIncome } from '../../../functions/domain/law/household-income.ts'
import type { Policy } from '../../../functions/domain/law/policy.ts'
import { aged, householdOf, received, tukumsOn } from './household-of.ts'

const on = '2026-04-15'
const policy = tukumsOn(on)
const household = (...incomes: Income[]): HouseholdFacts => ({ ...householdOf({ on, people: [aged(40, on), aged(38, on), aged(16, on)] }), incomes })
const incomeOf = (facts: HouseholdFacts, law: Policy = policy) => householdIncome(facts, law).incomeCents

describe('regular income', () => {
  it('is the mean of the three full months before the month of application', () =>
    expect(incomeOf(household(received('person-1', 'wage', 'regular', { '2026-01': 300_00, '2026-02': 330_00, '2026-03': 270_00 })))).toBe(300_00))
  it('of the month of application and of the fourth month back does not count', () => {
    const facts = household(received('person-1', 'wage', 'regular', { '2025-12': 900_00, '2026-04': 900_00, '2026-03': 300_00 }))
    expect(incomeOf(facts)).toBe(100_00)
    expect(householdIncome(facts, policy).remarks.map((remark) => remark.code)).toEqual(['IncomeOutsidePeriod'])
  })
  it('of all persons is added', () => expect(incomeOf(household(
    received('person-1', 'wage', 'regular', { '2026-01': 300_00 }), received('person-2', 'pension', 'regular', { '2026-01': 150_00 })))).toBe(150_00))
})

describe('irregular income', () => {
  it('counts a twelfth from the 12 months before the month of application', () => {
    const gift = (month: string) => incomeOf(household(received('person-1', 'gift', 'irregular', { [month]: 1200_00 })))
    expect(['2025-03', '2025-04', '2026-03', '2026-04'].map(gift)).toEqual([0, 100_00, 100_00, 0])
  })
  it('counts the month of application and 11 before where the municipality reads it so', () => {
    const law: Policy = { ...policy, readings: { ...policy.readings, irregularMonths: 'with-application-month' } }
    const gift = (month: string) => incomeOf(household(received('person-1', 'gift', 'irregular', { [month]: 1200_00 })), law)
    expect(['2025-04', '2025-05', '2026-03', '2026-04'].map(gift)).toEqual([0, 100_00, 100_00, 100_00])
  })
})

describe('rounding', () => {
  it.each([
    // cents in one month of three → thirds;  cents in the year → twelfths
    [1, 0, 0], [2, 0, 1], [0, 5, 0], [0, 6, 1], [0, 7, 1], [1, 1, 0], [1, 2, 1],
  ])('of %i/3 + %i/12 cents is %i', (regularCents, irregularCents, cents) => expect(incomeOf(household(
    received('person-1', 'wage', 'regular', { '2026-01': regularCents }), received('person-1', 'gift', 'irregular', { '2026-01': irregularCents })))).toBe(cents))
  it('happens once for the household, not per person', () => expect(incomeOf(household(
    received('person-1', 'wage', 'regular', { '2026-01': 1 }), received('person-2', 'wage', 'regular', { '2026-01': 1 })))).toBe(1))
  it('is exact for the largest amounts', () => expect(incomeOf(household(received('person-1', 'property-sale', 'irregular', { '2026-01': 1_000_000_000 })))).toBe(83_333_333))
})

describe('income above the minimum wage', () => {
  it('counts by the wage of the month received, before averaging', () =>
    // 740 until December 2025, 780 from January 2026; (60 + 0 + 20) / 3 = 26.67
    expect(incomeOf(household(received('person-1', 'scholarship', 'regular', { '2025-12': 800_00, '2026-01': 840_00, '2026-02': 780_00, '2026-03': 800_00 })))).toBe(26_67))
  it('counts from the first cent above', () => {
    const scholarship = (cents: number) => incomeOf(household(received('person-1', 'scholarship', 'irregular', { '2026-01': cents })))
    expect([780_00, 780_12].map(scholarship)).toEqual([0, 1])
  })
  it('is measured once for all the scholarships of a person in a month', () => {
    const one = received('person-1', 'scholarship', 'regular', { '2026-01': 500_00 })
    expect(incomeOf(household(one, one))).toBe(Math.round((1000_00 - 780_00) / 3))
    expect(incomeOf(household(one, received('person-2', 'scholarship', 'regular', { '2026-01': 500_00 })))).toBe(0)
  })
  it('is measured once for regular and irregular scholarships together: the regular ones use the limit up first', () =>
    // 700 of 780 used; 300 − 80 = 220 counts, a twelfth of it
    expect(incomeOf(household(received('person-1', 'scholarship', 'regular', { '2026-01': 700_00 }), received('person-1', 'scholarship', 'irregular', { '2026-01': 300_00 })))).toBe(18_33))
  it("uses a schoolchild's limit up with what is earned regularly, whichever kind of earnings that is", () =>
    // 700 of 780 used by the wage; 300 − 80 = 220 counts, a twelfth of it
    expect(incomeOf(household(received('person-3', 'wage', 'regular', { '2026-01': 700_00 }), received('person-3', 'employment-contract-measure', 'irregular', { '2026-01': 300_00 })))).toBe(18_33))
  it('has a limit for each person', () =>
    expect(incomeOf(household(received('person-1', 'scholarship', 'regular', { '2026-01': 700_00 }), received('person-2', 'scholarship', 'irregular', { '2026-01': 300_00 })))).toBe(0))
  it("is measured once for all of a schoolchild's earnings", () =>
    expect(incomeOf(household(received('person-3', 'wage', 'regular', { '2026-01': 600_00 }), received('person-3', 'employment-contract-measure', 'regular', { '2026-01': 480_00 })))).toBe(100_00))
  it("leaves a schoolchild's summer wage aside and counts the parent's", () => {
    const wage = (personId: string) => incomeOf(household(received(personId, 'wage', 'regular', { '2026-01': 600_00 })))
    expect([wage('person-3'), wage('person-1')]).toEqual([0, 200_00])
  })
  it('of a month without a settled minimum wage is a gap, not a guess', () => {
    const law = tukumsOn('2021-02-10')
    const facts = { ...householdOf({ on: '2021-02-10', people: [aged(20, '2021-02-10')] }), incomes: [received('person-1', 'scholarship', 'regular', { '2020-12': 600_00 })] }
    expect(householdIncome(facts, law).gaps.map((gap) => gap.setting)).toEqual(['minimumWage'])
  })
})

describe('the derivation of income', () => {
  it('shows what was left out, by which point of the law and from which source', () => {
    const line = householdIncome(household(received('person-1', 'family-state-benefit', 'regular', { '2026-01': 25_00 })), policy).lines[0]
    expect(line).toMatchObject({ label: 'Ģimenes valsts pabalsts un piemaksas (person-1), kopā trīs mēnešos', value: 0, law: 'SPSPL 5. panta otrā daļa, 1. punkts',
      inputs: [{ fact: '2026-01', value: 25_00, unit: 'cents', provenance: { source: 'declared' } }] })
  })
})

describe('A month of which somebody entered that there was nothing', () => {
  const received28 = '2026-05-28'
  const none = (personId: string, month: string, rhythm: 'regular' | 'irregular' = 'regular') => ({ personId, month, rhythm, provenance: { source: 'declared' as const, name: 'pa tālruni', asOf: '2026-06-02', enteredOn: '2026-06-02' } })
  const alone = householdOf({ on: received28, people: [aged(70, received28)] })

  it('stands in the derivation with whose word it is, and changes no figure', () => {
    const facts = { ...alone, withoutIncome: [none('person-1', '2026-02')] }
    const { incomeCents, lines } = householdIncome(facts, tukumsOn(received28))
    expect(incomeCents).toBe(0)
    expect(lines[0]).toMatchObject({ id: 'income.person-1.none.regular.2026-02', label: 'Ienākumu nebija (person-1), 2026. gada februāris', value: 0, inputs: [{ provenance: { name: 'pa tālruni', asOf: '2026-06-02' } }] })
    expect(lines.at(-1)?.inputs).toEqual([{ line: 'income.person-1.none.regular.2026-02' }])
  })

  it('says nothing where a register knows of some after all, outside the months that count, and of who is not of the household', () => {
    const told = (withoutIncome: ReturnType<typeof none>[]) => householdIncome({ ...alone, incomes: [received('person-1', 'pension', 'regular', { '2026-03': 15000 })], withoutIncome }, tukumsOn(received28)).lines.map(({ id }) => id)
    expect(told([none('person-1', '2026-03'), none('person-1', '2026-05'), none('person-9', '2026-02')])).toEqual(['income.person-1.pension.regular', 'income.household'])
    expect(told([none('person-1', '2026-03', 'irregular')])).toContain('income.person-1.none.irregular.2026-03')
  })
})

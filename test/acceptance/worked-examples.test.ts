// The worked examples of the law through the whole chain, to the cent: applied for, assessed, decided by a person, awarded and payable.
import { describe, expect, it } from 'vitest'
import { dayAt } from '../../functions/domain/days.ts'
import { instantOf } from '../../functions/domain/identifiers.ts'
import type { ProceedingKind } from '../../functions/domain/proceeding.ts'
import { openOffice, resident, staff } from '../office.ts'
import { grants, refuses } from './acts.ts'
import { apply, registersAgree, type Household } from './household.ts'

const ilze = staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])
const pensioner = resident('anna', 'Anna Paraudziņa', '1945-02-11')
const spouse = resident('karlis', 'Kārlis Paraudziņš', '1943-07-30')
const mother = resident('liga', 'Līga Piemērkalne', '1990-05-05')
const father = resident('maris', 'Māris Piemērkalns', '1988-01-20')
const children = [resident('eva', 'Eva Piemērkalne', '2015-03-03'), resident('oto', 'Oto Piemērkalns', '2018-09-09')]
const disabled = resident('juris', 'Juris Paraugs', '1980-12-01')

const alone = (monthlyPension: number, costs?: number): Household =>
  ({ members: [{ resident: pensioner, role: 'applicant', monthly: [{ kind: 'pension', euro: monthlyPension }] }], ...(costs === undefined ? {} : { costs }) })
const couple = (pensions: number, costs?: number): Household => ({
  members: [{ resident: pensioner, role: 'applicant', monthly: [{ kind: 'pension', euro: pensions }] }, { resident: spouse, role: 'adult' }], ...(costs === undefined ? {} : { costs }),
})
const family = (wage: number, costs?: number): Household => ({
  members: [{ resident: mother, role: 'applicant', ...(wage === 0 ? {} : { monthly: [{ kind: 'wage' as const, euro: wage }] }) }, { resident: father, role: 'adult' }, ...children.map((child) => ({ resident: child, role: 'child' as const }))],
  ...(costs === undefined ? {} : { costs }),
})
const motherWithTwo = (wage: number): Household => ({ members: [family(wage).members[0]!, ...family(wage).members.slice(2)] })
const disabledAlone = (costs: number): Household => ({ members: [{ resident: disabled, role: 'applicant', disability: 'II' }], costs })

interface Example { what: string; on: string; kind: ProceedingKind; household: Household; due: number | string; formula: string }

const examples: Example[] = [
  { what: 'a lone pensioner with 300.00', on: '2022-02-10', kind: 'housing', household: alone(300, 150), formula: '109 × 2.5 + 150 − 300', due: 122.5 },
  { what: 'a pensioner couple with 600.00', on: '2022-02-10', kind: 'housing', household: couple(600, 300), formula: '(109 + 76) × 2 + 300 − 600', due: 70 },
  { what: 'a family of four with 600.00', on: '2022-02-10', kind: 'housing', household: family(600, 450), formula: '337 × 1 + 450 − 600', due: 187 },
  { what: 'a lone pensioner with 400.00', on: '2024-03-05', kind: 'housing', household: alone(400, 180), formula: '137 × 2.5 + 180 − 400', due: 122.5 },
  { what: 'a pensioner couple with 600.00', on: '2024-03-05', kind: 'housing', household: couple(600, 220), formula: '(137 + 96) × 2 + 220 − 600', due: 86 },
  { what: 'two adults and two children with 800.00', on: '2024-03-05', kind: 'housing', household: family(800, 300), formula: '(137 + 96 × 3) × 1.5 + 300 − 800', due: 137.5 },
  { what: 'a lone disabled person without income, capped at cost', on: '2024-03-05', kind: 'housing', household: disabledAlone(120), formula: '137 × 2.5 + 120 − 137 = 325.50, but not above 120.00', due: 120 },
  { what: 'one person without income', on: '2024-03-05', kind: 'gmi', household: disabledAlone(0), formula: '137 − 0', due: 137 },
  { what: 'one person with 100.50', on: '2024-03-05', kind: 'gmi', household: alone(100.5), formula: '137 − 100.50', due: 36.5 },
  { what: 'one person one cent below the threshold', on: '2024-03-05', kind: 'gmi', household: alone(136.99), formula: '137 − 136.99', due: 0.01 },
  { what: 'one person at the threshold', on: '2024-03-05', kind: 'gmi', household: alone(137), formula: '137 − 137', due: 'IncomeAboveThreshold' },
  { what: 'one person one cent above the threshold', on: '2024-03-05', kind: 'gmi', household: alone(137.01), formula: '137 − 137.01', due: 'IncomeAboveThreshold' },
  { what: 'a mother of two with 150.00', on: '2024-03-05', kind: 'gmi', household: motherWithTwo(150), formula: '137 + 96 × 2 − 150', due: 179 },
  { what: 'a pensioner couple with 200.00', on: '2025-03-05', kind: 'gmi', household: couple(200), formula: '166 + 116 − 200', due: 82 },
  { what: 'a family of four with 300.00', on: '2026-03-05', kind: 'gmi', household: family(300), formula: '187 + 131 × 3 − 300', due: 280 },
  { what: 'a lone pensioner with 500.00 under the raised coefficient', on: '2026-03-05', kind: 'housing', household: alone(500, 300), formula: '187 × 2.5 + 300 − 500', due: 267.5 },
  { what: 'a lone pensioner with 500.00 when it is 2.1 again', on: '2026-05-05', kind: 'housing', household: alone(500, 300), formula: '187 × 2.1 + 300 − 500', due: 192.7 },
  { what: 'a lone pensioner whose income covers all', on: '2026-05-05', kind: 'housing', household: alone(692.7, 300), formula: '187 × 2.1 + 300 − 692.70', due: 'HousingCostsCovered' },
  { what: 'a lone pensioner one cent below that', on: '2026-05-05', kind: 'housing', household: alone(692.69, 300), formula: '187 × 2.1 + 300 − 692.69', due: 0.01 },
]

describe('Through the whole chain', () => {
  it.each(examples)('on $on $what gets for $kind: $formula → $due', async ({ on, kind, household, due }) => {
    const people = household.members.map((member) => member.resident)
    const office = await openOffice(`${on} 09:30`, { residents: people, staff: [ilze] })
    registersAgree(office, household, on)
    const { caseId, applicationId } = await apply(office, household, [{ kind }])
    const { store } = office.host.dependencies
    const proceedingId = `${applicationId}-${kind}`
    if (typeof due === 'string') {
      await refuses(office, caseId, proceedingId, 'ilze')
      expect((await store.decisions.byProceeding(caseId, proceedingId))?.reasons.map(({ code }) => code)).toEqual([due])
      expect((await store.awards.ofCase(caseId)).payables).toEqual([])
    } else {
      await grants(office, caseId, proceedingId, 'ilze')
      const { payables } = await store.awards.ofCase(caseId)
      // Each month by the coefficients of its own: those raised hold until April.
      expect(new Set(payables.filter(({ month }) => on > '2026-04' || month <= '2026-04').map(({ amountCents }) => amountCents))).toEqual(new Set([Math.round(due * 100)]))
      expect(payables[0]?.month).toBe(dayAt(instantOf(office.clock.now())).slice(0, 7))
    }
    expect((await store.cases.proceedings(caseId)).map(({ status }) => status)).toEqual([typeof due === 'string' ? 'Refused' : 'Awarded'])
    office.close()
  })
})

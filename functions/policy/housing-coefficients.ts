// SPSPL 35(5): coefficients of the housing benefit, in tenths, by period and household group.
import type { HousingCoefficients } from '../domain/law/policy.ts'
import type { PolicyTable } from './rows.ts'

const coefficients = (aloneTenths: number, severalTenths: number, withChildrenTenths: number, othersTenths: number): HousingCoefficients =>
  ({ aloneTenths, severalTenths, withChildrenTenths, othersTenths, childrenGroup: 'pension-or-disabled-only' })
/** From 2026, for good: any household with children under 18 or studying until 24. */
const widened = (value: HousingCoefficients): HousingCoefficients => ({ ...value, childrenGroup: 'any' })

export const housingCoefficients: PolicyTable<HousingCoefficients> = { name: 'housing-coefficients', rows: [
  { from: '2021-07-01', to: '2021-10-31', adoptedOn: '2021-07-01', value: coefficients(10, 10, 10, 10), source: 'lm.gov.lv: vienots pabalsts no 01.07.2021.', confidence: 'A' },
  { from: '2021-11-01', to: '2021-12-31', adoptedOn: '2021-11-01', value: 'unsettled', source: 'avoti atšķiras', confidence: 'C', note: '2021. gada novembra un decembra koeficienti nav noskaidroti (lasījums: 1)' },
  { from: '2022-01-01', to: '2022-02-28', adoptedOn: '2022-01-27', value: coefficients(25, 20, 20, 10), source: 'lvportals.lv 337015; jauns.lv 482449', confidence: 'B' },
  { from: '2022-03-01', to: '2022-08-31', adoptedOn: '2022-03-01', value: coefficients(25, 20, 20, 15), source: 'lvportals.lv 337015', confidence: 'B', note: 'pārējiem 1,5 no 01.03.2022.; citi lasījumi: no 01.01. vai 01.02.2022.' },
  { from: '2022-09-01', to: '2023-04-30', adoptedOn: '2022-09-01', value: coefficients(30, 30, 30, 30), source: 'lvportals.lv 337015; em.gov.lv', confidence: 'A' },
  { from: '2023-05-01', to: '2023-05-31', adoptedOn: '2023-05-01', value: 'unsettled', source: 'avoti atšķiras: līdz 30.04. vai 31.05.2023.', confidence: 'C', note: '2023. gada maija koeficienti nav noskaidroti (lasījumi: 1; 3)' },
  { from: '2023-06-01', to: '2024-12-31', adoptedOn: '2023-06-01', value: coefficients(25, 20, 20, 15), source: 'lm.gov.lv; kandava.lv', confidence: 'A' },
  // Open: what stood at the time, until the law of February 2026 changed January after the fact.
  { from: '2025-01-01', adoptedOn: '2025-01-01', value: coefficients(21, 17, 17, 13), source: 'preses ziņas 2026. gada februārī', confidence: 'B', note: 'pirmā diena nav pārbaudīta' },
  { from: '2026-01-01', to: '2026-04-30', adoptedOn: '2026-02-26', knownFrom: '2026-02-28', value: widened(coefficients(25, 20, 20, 17)), source: 'likums 26.02.2026., spēkā 28.02.2026.; lvportals.lv 386728; saeima.lv 35551', confidence: 'A', note: 'ar atpakaļejošu spēku no 01.01.2026.' },
  { from: '2026-05-01', adoptedOn: '2026-02-26', knownFrom: '2026-02-28', value: widened(coefficients(21, 17, 17, 13)), source: 'izriet no likuma 26.02.2026.', confidence: 'B' },
] }

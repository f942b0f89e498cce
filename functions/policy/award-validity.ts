// SPSPL 33, MK 809: for how many months a status or benefit is granted.
import type { AwardMonths } from '../domain/law/policy.ts'
import type { PolicyTable } from './rows.ts'

export const awardMonths: PolicyTable<AwardMonths> = { name: 'award-validity', rows: [
  { from: '2021-01-01', adoptedOn: '2021-01-01', value: { someoneOfWorkingAge: 3, nobodyOfWorkingAge: 6, urgent: 1 }, source: 'lm.gov.lv viegli lasāmi; aizkraukle.lv; jauns.lv 700089', confidence: 'A' },
] }

// Law "On State Pensions", transitional provisions: the age of the old-age pension in months, by the year in which it is reached.
import type { PensionAge } from '../domain/law/policy.ts'
import type { PolicyTable } from './rows.ts'

// 62 years until 2013; 62 years 3 months in 2014 and 3 months more each January, so 64 y 6 m in 2023, 64 y 9 m in 2024, 65 from 2025.
const rising: PensionAge = Array.from({ length: 12 }, (_, i) => ({ fromYear: 2014 + i, months: 62 * 12 + 3 * (i + 1) }))

export const pensionAge: PolicyTable<PensionAge> = { name: 'pension-age', rows: [
  { from: '2003-01-01', adoptedOn: '2012-06-14', value: [{ fromYear: 2003, months: 62 * 12 }, ...rising], source: 'likums "Par valsts pensijām", pārejas noteikumi', confidence: 'B' },
] }

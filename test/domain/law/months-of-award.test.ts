// An award month by month under the laws of its months, and the words for it.
import { describe, expect, it } from 'vitest'
import type { AnswerToAssessment } from '../../../functions/domain/law/assess.ts'
import { byMonths, grantText } from '../../../functions/domain/law/months-of-award.ts'
import { assess } from '../../../functions/domain/law/assess.ts'
import { aged, householdOf, signedByAll, tukumsOn } from './household-of.ts'

const assessed = (monthlyIncomeCents: number): AnswerToAssessment => {
  const facts = householdOf({ on: '2026-03-05', people: [aged(40, '2026-03-05')], monthlyIncomeCents })
  return assess({ kind: 'gmi', facts, signatures: signedByAll(facts), policy: tukumsOn('2026-03-05', '2026-03-05') })
}
const entitled = assessed(0) as Extract<AnswerToAssessment, { outcome: 'Entitled' }>
const refused = assessed(300_00)

describe('An award whose later months are under another law', () => {
  it('leaves out the months that law gives nothing for', () => {
    const [first, ...later] = entitled.months
    const answer = byMonths(entitled, new Map(later.map((month) => [month, refused])))
    expect(answer).toMatchObject({ outcome: 'Entitled', months: [first], amounts: [{ month: first, amountCents: entitled.amountCents }] })
  })

  it('is refused by that law where it gives nothing for every month that is left', () =>
    expect(byMonths(entitled, new Map(entitled.months.map((month) => [month, refused])))).toEqual(refused))
})

describe('What is granted, in words', () => {
  it.each([
    ['one payment', { amountCents: 60_00, months: ['2026-03'] }, true, '60,00 € vienā maksājumā'],
    ['the same each month', { amountCents: 187_00, months: ['2026-03', '2026-04', '2026-05'] }, false, '187,00 € mēnesī, 2026. gada marts – 2026. gada maijs'],
    ['months that differ', { amountCents: 151_45, months: ['2026-03', '2026-04', '2026-05'], amounts: [{ month: '2026-03', amountCents: 151_45 }, { month: '2026-04', amountCents: 151_45 }, { month: '2026-05', amountCents: 146_15 }] }, false,
      '151,45 € mēnesī, 2026. gada marts – 2026. gada aprīlis; 146,15 € mēnesī, 2026. gada maijs'],
    ['no sum', { months: [] }, false, ''],
  ])('%s', (_, granted, once, text) => expect(grantText(granted, once).replaceAll('\u00a0', ' ')).toBe(text))
})

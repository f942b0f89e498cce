// Application, month paid for, and the day a row became known: three days, and the rule that joins them.
import { describe, expect, it } from 'vitest'
import { assess } from '../../../functions/domain/law/assess.ts'
import { lawOfMonth, type MonthRule } from '../../../functions/domain/law/law-of-month.ts'
import { aged, householdOf, signedByAll, tukumsOn } from './household-of.ts'

describe('the law of a month of an award applied for on 20 November 2025 and decided on 1 December', () => {
  it.each<[MonthRule, string, string]>([
    ['day-of-application', '2025-11', '2025-11-20'], ['day-of-application', '2026-01', '2025-11-20'],
    ['day-of-decision', '2025-11', '2025-12-01'], ['day-of-decision', '2026-01', '2025-12-01'],
    ['month-paid-for', '2025-11', '2025-11-20'], ['month-paid-for', '2025-12', '2025-12-01'], ['month-paid-for', '2026-01', '2026-01-01'],
  ])('by %s for %s is that of %s', (rule, month, appliesOn) =>
    expect(lawOfMonth({ rule, appliedOn: '2025-11-20', decidedOn: '2025-12-01', month, reckonedOn: '2025-12-01' })).toEqual({ appliesOn, knownOn: '2025-12-01' }))

  it.each<[MonthRule, string, string, number]>([
    ['day-of-application', '2026-01', '2026-01-15', 166_00], ['month-paid-for', '2025-12', '2026-01-15', 166_00], ['month-paid-for', '2026-01', '2026-01-15', 187_00],
  ])('by %s makes the GMI benefit of %s, reckoned on %s, %i cents', (rule, month, reckonedOn, cents) => {
    const { appliesOn, knownOn } = lawOfMonth({ rule, appliedOn: '2025-11-20', decidedOn: '2025-12-01', month, reckonedOn })
    const facts = householdOf({ on: appliesOn, people: [aged(40, appliesOn)] })
    expect(assess({ kind: 'gmi', facts, signatures: signedByAll(facts), policy: tukumsOn(appliesOn, knownOn) })).toMatchObject({ amountCents: cents })
  })

  it.each([['2026-02-27', 192_70], ['2026-02-28', 267_50]])('of January 2026 for a pensioner, reckoned on %s, is %i cents: the law of 26 February reaches back', (reckonedOn, cents) => {
    const { appliesOn, knownOn } = lawOfMonth({ rule: 'day-of-application', appliedOn: '2026-01-20', decidedOn: '2026-01-25', month: '2026-01', reckonedOn })
    const facts = householdOf({ on: appliesOn, people: [aged(75, appliesOn)], monthlyIncomeCents: 500_00, rentCents: 300_00 })
    expect(assess({ kind: 'housing', facts, signatures: signedByAll(facts), policy: tukumsOn(appliesOn, knownOn) })).toMatchObject({ amountCents: cents })
  })
})

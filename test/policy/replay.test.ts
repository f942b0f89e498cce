// Which law governs which month: day of application, month paid for, and the day the row became known, at their boundaries; and what a row changes in the past.
import { describe, expect, it } from 'vitest'
import type { HouseholdFacts } from '../../functions/domain/household.ts'
import { amountsOf } from '../../functions/domain/law/months-of-award.ts'
import { answered, policyAtOf } from '../../functions/policy/answered.ts'
import { daysToReplay, replayed, rowWithSuccessors, touches, type PastDecision } from '../../functions/policy/replay.ts'
import { adoptedReadings } from '../../functions/policy/readings.ts'
import { rowById } from '../../functions/policy/tables.ts'
import { aged, householdOf, signedByAll } from '../domain/law/household-of.ts'

const raised = 'housing-coefficients/2026-01-01/2026-02-26'
const fromMay = 'housing-coefficients/2026-05-01/2026-02-26'
/** A pensioner of 500.00 a month with costs of 300.00: 192.70 by 2.1, 267.50 by 2.5. */
const pensioner = (on: string): HouseholdFacts => householdOf({ on, people: [aged(75, on)], monthlyIncomeCents: 500_00, rentCents: 300_00 })
/** A mother with a child: "others" at 1.3 until 2025, with children at 2.0 and from May 2026 at 1.7. */
const mother = (on: string): HouseholdFacts => householdOf({ on, people: [aged(35, on), aged(6, on)], monthlyIncomeCents: 600_00, rentCents: 300_00 })
const ask = (appliesOn: string, knownOn: string, facts = pensioner(appliesOn)) => ({ municipality: 'tukums', kind: 'housing' as const, appliesOn, knownOn, facts, signatures: signedByAll(facts) })
const monthly = (appliesOn: string, knownOn: string, facts?: HouseholdFacts): string =>
  { const asked = ask(appliesOn, knownOn, facts); return amountsOf(answered(asked, policyAtOf(asked))).map(({ month, amountCents }) => `${month.slice(5)}:${amountCents / 100}`).join(' ') }

describe('The months of an award', () => {
  it.each([
    ['applied on 27 February, assessed that day: the raised row is not known yet', '2026-02-27', '2026-02-27', '02:192.7 03:192.7 04:192.7 05:192.7 06:192.7 07:192.7'],
    ['applied on 27 February, assessed on the 28th: it is, for February on, and nothing for January', '2026-02-27', '2026-02-28', '02:267.5 03:267.5 04:267.5 05:192.7 06:192.7 07:192.7'],
    ['applied and assessed on 28 February', '2026-02-28', '2026-02-28', '02:267.5 03:267.5 04:267.5 05:192.7 06:192.7 07:192.7'],
    ['applied in January, assessed before', '2026-01-31', '2026-02-27', '01:192.7 02:192.7 03:192.7 04:192.7 05:192.7 06:192.7'],
    ['applied in January, assessed after: January is the month of application', '2026-01-31', '2026-02-28', '01:267.5 02:267.5 03:267.5 04:267.5 05:192.7 06:192.7'],
    ['applied on the last day of the raised row', '2026-04-30', '2026-04-30', '04:267.5 05:192.7 06:192.7 07:192.7 08:192.7 09:192.7'],
    ['applied the day after', '2026-05-01', '2026-05-01', '05:192.7 06:192.7 07:192.7 08:192.7 09:192.7 10:192.7'],
    ['running into a year whose threshold nobody knows: as on the day of application until it is known', '2026-10-05', '2026-10-05', '10:192.7 11:192.7 12:192.7 01:192.7 02:192.7 03:192.7'],
  ])('%s', (_, appliesOn, knownOn, expected) => expect(monthly(appliesOn, knownOn)).toBe(expected))

  it('all go by the day of application where a municipality reads the law so', () => {
    const asked = { ...ask('2026-03-05', '2026-03-05'), readings: { ...adoptedReadings, monthRule: 'day-of-application' as const } }
    expect(new Set(amountsOf(answered(asked, policyAtOf(asked))).map(({ amountCents }) => amountCents))).toEqual(new Set([267_50]))
  })
})

/** A decision as the rules found on that day. */
function decided(appliesOn: string, knownOn = appliesOn, facts = pensioner(appliesOn), more: Partial<PastDecision> = {}): PastDecision {
  const asked = ask(appliesOn, knownOn, facts)
  const answer = answered(asked, policyAtOf(asked))
  return { asked, answer, granted: answer.outcome === 'Entitled', decided: amountsOf(answer), added: [], rows: [], ...more }
}
const change = (past: PastDecision, row: string) => { const { kind, months } = replayed(past, [row], []); return `${kind} ${months.map(({ month, beforeCents, afterCents }) => `${month.slice(5)}:${(afterCents - beforeCents) / 100}`).join(' ')}`.trim() }

describe('The raised coefficients of 2026 over past decisions', () => {
  it('touch what was assessed before they were known, and nothing after', () => {
    const entry = rowById(raised)!
    const touched = (appliesOn: string, knownOn: string) => touches(entry, { municipality: 'tukums', appliesOn, knownOn })
    expect([touched('2026-02-27', '2026-02-27'), touched('2026-02-27', '2026-02-28'), touched('2026-05-01', '2026-05-01'), touched('2024-12-31', '2024-12-31')]).toEqual([true, false, false, false])
    expect(daysToReplay(entry, '2026-03-02').slice(-1)).toEqual(['2026-03-02'])
    expect(daysToReplay(entry, '2026-06-01').slice(-1)).toEqual(['2026-04-30'])
  })

  it.each([
    ['granted on 27 February', decided('2026-02-27'), 'up 02:74.8 03:74.8 04:74.8'],
    ['granted in November for six months', decided('2025-11-20'), 'up 01:66.4 02:66.4 03:66.4 04:66.4'],
    ['decided when they were known', decided('2026-02-27', '2026-02-28'), 'same'],
    ['of a mother, who was among the others, in January', decided('2026-01-12', '2026-01-12', mother('2026-01-12')), 'up 01:186.6 02:186.6 03:186.6'],
  ])('%s', (_, past, expected) => expect(change(past, raised)).toBe(expected))

  it('add to what they have added already nothing', () => {
    const past = decided('2026-01-12')
    const added = replayed(past, [raised], []).months.map(({ month, beforeCents, afterCents }) => ({ month, amountCents: afterCents - beforeCents }))
    expect(change({ ...past, added, rows: [raised] }, raised)).toBe('same')
  })

  it('leave to a person what a person decided otherwise, and say nothing of it where the rules would not have changed', () => {
    const past = decided('2026-01-12')
    expect(change({ ...past, granted: false, decided: [] }, raised)).toMatch(/^departed/)
    expect(change({ ...past, decided: past.decided.slice(0, 2) }, raised)).toMatch(/^departed/)
    const covered = decided('2026-01-12', '2026-01-12', householdOf({ on: '2026-01-12', people: [aged(75, '2026-01-12')], monthlyIncomeCents: 150_00, rentCents: 100_00 }))
    expect(change({ ...covered, granted: false, decided: [] }, raised)).toBe('same')
  })

  it('and the widened group from May each change their own months', () => {
    const past = decided('2026-02-27', '2026-02-27', mother('2026-02-27'))
    const [first, second] = [replayed(past, [raised], []), replayed(past, [fromMay], [])]
    expect(first.months.map(({ month }) => month)).toEqual(['2026-02', '2026-03', '2026-04'])
    expect(second.kind).toBe('same')
    const long = decided('2026-02-27', '2026-02-27', householdOf({ on: '2026-02-27', people: [aged(75, '2026-02-27'), aged(6, '2026-02-27')], monthlyIncomeCents: 700_00, rentCents: 400_00 }))
    expect(replayed(long, [raised], []).months.map(({ month }) => month)).toEqual(['2026-02', '2026-03', '2026-04'])
  })
})

describe('A row that gives less', () => {
  it('is listed downwards, month by month: nothing is owed', () => {
    // November 2024 for six months at 2.5; from January 2025 the coefficient is 2.1.
    expect(change(decided('2024-11-20'), 'housing-coefficients/2025-01-01/2025-01-01')).toMatch(/^down 01:-/)
  })
})

describe('A row with a later one over the same days', () => {
  it('is replayed with it, so that nobody is paid by a row that no longer holds', () => {
    const older = rowById('housing-coefficients/2025-01-01/2025-01-01')!
    expect(rowWithSuccessors(older, '2026-02-27')).toEqual([older.id])
    expect(rowWithSuccessors(older, '2026-02-28')).toEqual([older.id, raised, fromMay])
  })
})

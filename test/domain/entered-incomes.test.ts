// Months no form asked about: at the ends of months and years, around both changes of the clock, and what holds of what was entered.
import { describe, expect, it } from 'vitest'
import { instantAt } from '../../functions/domain/days.ts'
import { entriesOf, lastEntered, notEntered, silentIncomes, withEntered, type EnteredIncome } from '../../functions/domain/entered-incomes.ts'
import type { ProceedingKind } from '../../functions/domain/proceeding.ts'
import { readingsOf } from '../../functions/policy/readings.ts'
import { aged, householdOf } from './law/household-of.ts'

const readings = readingsOf('tukums')
const facts = householdOf({ on: '2026-06-01', people: [aged(70, '2026-06-01'), aged(40, '2026-06-01', { sharesExpenses: false })], monthlyIncomeCents: 150_00 })
const signatures = [{ personId: 'person-1', at: '2025-12-01T09:00:00.000Z' }]
/** Entered on that day at that hour, received on another; `regular / irregular`. */
const silent = (entered: [string, string], received: string) => {
  const found = silentIncomes('gmi', { submittedAt: instantAt(...entered), receivedAt: instantAt(received, '08:00'), signatures }, facts.members, readings)
  const of = (rhythm: string) => found.filter((one) => one.rhythm === rhythm).map(({ month }) => month).join(' ')
  return `${of('regular')} / ${of('irregular')}`
}

describe('What no form asked about', () => {
  it.each([
    ['a minute after the year turned, received the day before', ['2026-01-01', '00:01'], '2025-12-31', '2025-09 / 2024-12'],
    ['on the first of March of a leap year, received on the 29th', ['2028-03-01', '09:00'], '2028-02-29', '2027-11 / 2027-02'],
    ['at half past two of the night the clock goes forward, received the day before', ['2026-03-29', '02:30'], '2026-03-28', ' / '],
    ['on the first of April, received on the day the clock went forward', ['2026-04-01', '00:10'], '2026-03-29', '2025-12 / 2025-03'],
    ['on the first of November, received on the day the clock went back', ['2026-11-01', '00:10'], '2026-10-25', '2026-07 / 2025-10'],
    ['on the last day of a month, received on its first', ['2026-05-31', '23:59'], '2026-05-01', ' / '],
    ['four months before', ['2026-06-01', '10:00'], '2026-02-10', '2025-11 2025-12 2026-01 / 2025-02 2025-03 2025-04 2025-05'],
  ] as const)('entered %s', (_, entered, received, expected) => expect(silent([...entered], received)).toBe(expected))

  it('is nobody’s who keeps house apart, and nothing where the day was right', () => {
    const moved = { submittedAt: instantAt('2026-06-01', '10:00'), receivedAt: instantAt('2026-05-28', '08:00'), signatures }
    expect(silentIncomes('gmi', moved, facts.members, readings).map(({ personId }) => personId)).toEqual(['person-1', 'person-1'])
    expect(silentIncomes('gmi', { submittedAt: moved.submittedAt, signatures }, facts.members, readings)).toEqual([])
  })

  it('is asked where means count, once all adults of the household have signed', () => {
    const asks = (kind: ProceedingKind, signedBy: string[], members = facts.members) =>
      silentIncomes(kind, { submittedAt: instantAt('2026-06-01', '10:00'), receivedAt: instantAt('2026-05-28', '08:00'), signatures: signedBy.map((personId) => ({ personId, at: '2026-06-01T07:00:00.000Z' })) }, members, readings).length > 0
    expect(asks('housing', ['person-1'])).toBe(true)
    expect(asks('newborn', ['person-1'])).toBe(false)
    expect(asks('service', ['person-1'])).toBe(false)
    expect(asks('gmi', [])).toBe(false)
    const bothShare = facts.members.map(({ sharesExpenses: _, ...member }) => member)
    expect(asks('gmi', ['person-1'], bothShare)).toBe(false)
    expect(asks('gmi', ['person-1', 'person-2'], bothShare)).toBe(true)
  })
})

describe('What was entered', () => {
  const entry = (month: string, edition: number, cents: number | undefined, more: Partial<EnteredIncome> = {}): EnteredIncome => ({
    caseId: '0000000001', applicationId: '0000000002', personId: 'person-1', rhythm: 'regular', month, edition, amounts: cents === undefined ? [] : [{ kind: 'pension', amountCents: cents }],
    provenance: { source: 'declared', name: 'pa tālruni', asOf: '2026-06-02', enteredOn: '2026-06-02' }, reason: 'Labota diena', by: 'ilze', at: `2026-06-0${edition + 1}T09:00:00.000Z`, ...more,
  })
  const entered = [entry('2026-02', 1, 90_00), entry('2026-02', 2, undefined), entry('2026-02', 1, 5_00, { rhythm: 'irregular' }), entry('2026-01', 1, 70_00)]

  it('holds as it was entered last, of each rhythm by itself', () => {
    expect(lastEntered(entered).map(({ rhythm, month, edition }) => `${rhythm} ${month} ${edition}`)).toEqual(['regular 2026-02 2', 'irregular 2026-02 1', 'regular 2026-01 1'])
    expect(notEntered([{ personId: 'person-1', rhythm: 'regular', month: '2026-02' }, { personId: 'person-1', rhythm: 'regular', month: '2025-12' }, { personId: 'person-2', rhythm: 'regular', month: '2026-02' }], entered).map(({ personId, month }) => `${personId} ${month}`)).toEqual(['person-1 2025-12', 'person-2 2026-02'])
  })

  it('is entered anew where its amounts are others; the other months keep the source they have', () => {
    const visit = { source: 'declared' as const, name: 'klātienē', asOf: '2026-06-03', enteredOn: '2026-06-03' }
    const before = [entry('2026-01', 1, 70_00), entry('2026-02', 1, 90_00)]
    const entries = (...sent: EnteredIncome[]) => {
      const given = entriesOf(sent, before)
      return 'behind' in given ? `behind ${given.behind.month}` : given.entries.map(({ month, edition }) => `${month} ${edition}`).join(', ')
    }
    expect(entries(entry('2026-01', 2, 70_00, { provenance: visit }), entry('2026-02', 2, undefined, { provenance: visit }))).toBe('2026-02 2')
    expect(entries(entry('2025-12', 1, 0), entry('2026-01', 2, 70_00))).toBe('2025-12 1')
    expect(entries(entry('2026-01', 2, 70_00, { provenance: visit }), entry('2026-02', 2, 90_00, { provenance: visit }))).toBe('2026-01 2, 2026-02 2')
    expect(entries(entry('2026-01', 2, 70_00), entry('2026-02', 2, 90_00))).toBe('')
    // Sent once more, from a form that had not seen what is entered now.
    expect(entries(entry('2026-01', 1, 70_00, { provenance: visit }), entry('2026-02', 1, 90_00))).toBe('')
    expect(entries(entry('2026-01', 1, 60_00))).toBe('behind 2026-01')
  })

  it('joins what was declared, which stays as it was', () => {
    const with_ = withEntered(facts, entered)
    expect(with_.incomes.slice(0, facts.incomes.length)).toEqual(facts.incomes)
    expect(with_.incomes.slice(facts.incomes.length).map(({ rhythm, amounts }) => `${rhythm} ${amounts[0]?.month} ${amounts[0]?.amountCents}`)).toEqual(['irregular 2026-02 500', 'regular 2026-01 7000'])
    expect(with_.withoutIncome?.map(({ rhythm, month }) => `${rhythm} ${month}`)).toEqual(['regular 2026-02'])
    expect(withEntered(facts, [])).toBe(facts)
  })
})

// Policy rows: found by the day the law applies to and the day it was known.
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../functions/domain/days.ts'
import { policyOn } from '../../functions/policy/policy-on.ts'
import { rowId, rowOn, settingOn, type PolicyRow, type PolicyTable } from '../../functions/policy/rows.ts'
import { contentOf, holding, policyTables, rowById, stateOf } from '../../functions/policy/tables.ts'
import type { LawSignature } from '../../functions/domain/law-signature.ts'
import { publishedLines, rowLines } from './published-rows.ts'

const row = (value: number | 'unsettled', more: Partial<PolicyRow<number>> = {}): PolicyRow<number> =>
  ({ from: '2024-01-01', adoptedOn: '2023-12-01', value, source: 'synthetic', confidence: 'A', ...more })
const ask = { municipality: 'tukums', appliesOn: '2024-06-01', knownOn: '2024-06-01' }

describe('a policy row', () => {
  const bounded = [row(1, { to: '2024-12-31' })]
  it('holds from its first day to its last', () =>
    expect(['2023-12-31', '2024-01-01', '2024-12-31', '2025-01-01'].map((day) => rowOn(bounded, day, '2025-06-01')?.value)).toEqual([undefined, 1, 1, undefined]))

  it('is not known before it is adopted, nor before the day it is known from', () => {
    expect(['2023-11-30', '2023-12-01'].map((known) => rowOn(bounded, '2024-01-01', known)?.value)).toEqual([undefined, 1])
    const later = [row(1, { knownFrom: '2024-02-28' })]
    expect(['2024-02-27', '2024-02-28'].map((known) => rowOn(later, '2024-01-01', known)?.value)).toEqual([undefined, 1])
  })

  it('adopted later wins for the days it covers, and leaves what was known before as it was', () => {
    const rows = [row(1), row(2, { adoptedOn: '2024-02-26', to: '2024-04-30' })]
    for (const listed of [rows, rows.toReversed()])
      expect([rowOn(listed, '2024-01-15', '2024-02-25'), rowOn(listed, '2024-01-15', '2024-02-26'), rowOn(listed, '2024-05-01', '2024-05-01')].map((r) => r?.value)).toEqual([1, 2, 1])
  })

  it("of the municipality goes before the country's, and another municipality's is never used", () => {
    const rows = [row(1), row(2, { municipality: 'tukums' }), row(3, { municipality: 'ogre' })]
    expect(['tukums', 'ogre', 'dobele'].map((m) => rowOn(rows, '2024-06-01', '2024-06-01', m)?.value)).toEqual([2, 3, 1])
  })
})

describe('a setting', () => {
  const table = (...rows: PolicyRow<number>[]): PolicyTable<number> => ({ name: 'synthetic', rows })

  it('cites its row', () => expect(settingOn(table(row(1)), ask)).toEqual({ value: 1, row: { id: 'synthetic/2024-01-01/2023-12-01', source: 'synthetic', confidence: 'A' } }))
  it('is unsettled where there is no row', () => expect(settingOn(table(), ask)).toEqual({ value: 'unsettled', why: 'nav zināmas vērtības (synthetic, 2024-06-01)' }))
  it('is unsettled where the row says so, with its note', () => expect(settingOn(table(row('unsettled', { note: 'avoti atšķiras' })), ask)).toMatchObject({ value: 'unsettled', why: 'avoti atšķiras' }))

  it('of confidence C holds from the day the municipality signed it', () => {
    const uncertain = row(1, { confidence: 'C' })
    const signed = [{ rowId: rowId('synthetic', uncertain), signedOn: '2024-06-01' }]
    const values = [undefined, [{ rowId: 'other', signedOn: '2024-01-01' }], signed].map((signatures) => settingOn(table(uncertain), { ...ask, ...(signatures && { signed: signatures }) }).value)
    expect(values).toEqual(['unsettled', 'unsettled', 1])
    expect(settingOn(table(uncertain), { ...ask, knownOn: '2024-05-31', signed }).value).toBe('unsettled')
  })
})

const folder = new URL('../../functions/policy/', import.meta.url)
const modules = await Promise.all(readdirSync(folder).filter((name) => name.endsWith('.ts')).map((name) => import(new URL(name, folder).href) as Promise<Record<string, unknown>>))
const isTable = (value: unknown): value is PolicyTable<unknown> => typeof value === 'object' && value !== null && 'rows' in value && 'name' in value

describe('every policy table', () => {
  it('is in the list people read and sign', () => {
    expect(policyTables.length).toBeGreaterThanOrEqual(12)
    expect(modules.flatMap((module) => Object.values(module)).filter(isTable).filter((table) => !policyTables.includes(table)).map(({ name }) => name)).toEqual([])
  })

  it.each(policyTables.map((table) => [table.name, table] as const))('%s has a source, ids of its own and no two rows adopted on one day for the same days', (name, { rows }) => {
    expect(rows.filter((r) => r.source === '')).toEqual([])
    expect(new Set(rows.map((r) => rowId(name, r))).size).toBe(rows.length)
    for (const [i, a] of rows.entries()) for (const b of rows.slice(i + 1)) {
      const overlap = a.municipality === b.municipality && a.from <= (b.to ?? a.from) && b.from <= (a.to ?? b.from)
      expect(overlap && a.adoptedOn === b.adoptedOn, `${rowId(name, a)} and ${rowId(name, b)}`).toBe(false)
    }
  })

  // Whatever is known on a day, the same row must be given in whatever order the rows are written: versions never overlap.
  it.each(policyTables.map((table) => [table.name, table] as const))('%s gives one row for a day and a day of knowledge, in any order of its rows', (_, { rows }) => {
    const days = [...new Set(rows.flatMap((r) => [r.from, r.to ?? r.from, addDays(r.to ?? r.from, 1)]))]
    const known = [...new Set(rows.flatMap((r) => [r.adoptedOn, r.knownFrom ?? r.adoptedOn]))]
    for (const municipality of ['tukums', 'ogre']) for (const day of days) for (const knownOn of known)
      expect(rowOn(rows.toReversed(), day, knownOn, municipality)).toBe(rowOn(rows, day, knownOn, municipality))
  })
})

describe('a published row', () => {
  const [rows, published] = [rowLines(), publishedLines()]
  it('is never edited nor taken away: decisions rest on it. A change of law is a new row with its own day of adoption', () => {
    expect([...published].filter(([id, line]) => rows.get(id) !== line).map(([, line]) => line)).toEqual([])
  })
  it('stands in published-rows.txt from the day it is added (npm run rows)', () => expect([...rows.keys()].filter((id) => !published.has(id))).toEqual([]))
})

describe('a signature under a row', () => {
  const id = 'low-income-threshold/tukums/2026-01-01/2026-01-01'
  const { row: uncertain } = rowById(id)!
  const signed: LawSignature = { municipality: 'tukums', rowId: id, content: contentOf(uncertain), signedOn: '2026-03-02', signedAt: '2026-03-02T08:00:00.000Z', by: 'sandra', ground: 'domes lēmums' }
  const statusOn = (knownOn: string, signatures: LawSignature[]) => policyOn({ municipality: 'tukums', appliesOn: '2026-03-01', knownOn, signed: holding(signatures, 'tukums') }).lowIncomeThreshold.value

  it('makes it hold from the day of signing, for who signed', () => {
    expect([statusOn('2026-03-01', [signed]), statusOn('2026-03-02', [signed])]).toEqual(['unsettled', { firstCents: 510_00, otherCents: 357_00 }])
    expect(statusOn('2026-03-02', [{ ...signed, municipality: 'ogre' }])).toBe('unsettled')
  })
  it('does not cover a row that reads otherwise than it was signed', () =>
    expect(statusOn('2026-03-02', [{ ...signed, content: contentOf({ ...uncertain, value: { firstCents: 511_00, otherCents: 357_00 } }) }])).toBe('unsettled'))
  it('takes it from "waits for a signature" to "in force"', () => {
    const entry = rowById(id)!
    expect([stateOf(entry, '2026-03-02', []), stateOf(entry, '2026-03-02', holding([signed], 'tukums'))]).toEqual(['to-sign', 'in-force'])
  })
})

describe('the state of a row', () => {
  const states = (id: string, ...days: string[]) => days.map((day) => stateOf(rowById(id)!, day, []))
  it('of the coefficients of February 2026: not known, in force, past', () =>
    expect(states('housing-coefficients/2026-01-01/2026-02-26', '2026-02-27', '2026-02-28', '2026-04-30', '2026-05-01')).toEqual(['not-known', 'in-force', 'in-force', 'past']))
  it('of those from May: future until then', () => expect(states('housing-coefficients/2026-05-01/2026-02-26', '2026-02-28', '2026-04-30', '2026-05-01')).toEqual(['future', 'future', 'in-force']))
  it('of a row that says so: unsettled', () => expect(states('housing-cost-norms/2021-07-01/2021-07-01', '2026-03-01')).toEqual(['unsettled']))
})

describe('the policy of Tukums', () => {
  it('has a threshold, a savings limit and award months on every day from 2021 to 2026', () => {
    for (let day = '2021-01-01'; day <= '2026-12-31'; day = addDays(day, 15)) {
      const policy = policyOn({ municipality: 'tukums', appliesOn: day, knownOn: day })
      expect([day, policy.gmiThreshold.value, policy.needyThreshold.value, policy.savingsLimit.value, policy.awardMonths.value]).not.toContain('unsettled')
    }
  })
  it('names the minimum wage of the month of application and of the twelve before', () => {
    const { minimumWage } = policyOn({ municipality: 'tukums', appliesOn: '2026-02-10', knownOn: '2026-02-10' })
    expect(Object.keys(minimumWage)).toHaveLength(13)
    expect([minimumWage['2025-02']?.value, minimumWage['2025-12']?.value, minimumWage['2026-01']?.value]).toEqual([740_00, 740_00, 780_00])
  })
})

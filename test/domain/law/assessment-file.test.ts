// An assessment as a file: what it must hold, and that a stranger gets the same bytes from it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { BenefitKind } from '../../../functions/domain/benefits.ts'
import type { HouseholdFacts } from '../../../functions/domain/household.ts'
import { AssessmentFile, assessmentFileOf, rowIdsOf, type Asked } from '../../../functions/domain/law/assessment-file.ts'
import type { Policy } from '../../../functions/domain/law/policy.ts'
import { answered, policiesBehind, policyAtOf } from '../../../functions/policy/answered.ts'
import { lawChanges, rerun, rowsBehind } from '../../../functions/policy/rerun.ts'
import { assessFile, schemaOfFile } from '../../../infra/local/assess.ts'
import { aged, householdOf, received, signedByAll, tukumsOn } from './household-of.ts'
import { household, kinds } from './households.ts'

const on = '2026-04-15'
const facts = { ...householdOf({ on, people: [aged(40, on), aged(16, on)], rentCents: 120_00 }), incomes: [received('person-2', 'wage', 'regular', { '2026-01': 800_00 })] }

/** The file of an assessment as it is stored: with its rows, its readings and its answer. */
function fileOf(kind: BenefitKind, facts: HouseholdFacts, policy: Policy, more: Partial<Asked> = {}): AssessmentFile {
  const { municipality, appliesOn, knownOn, readings } = policy
  const question = { kind, appliesOn, knownOn, municipality, facts, signatures: signedByAll(facts), ...more }
  const policyAt = policyAtOf(question)
  const answer = answered(question, policyAt)
  const { kind: _, appliesOn: __, knownOn: ___, ...asked } = { ...question, rows: rowsBehind(...policiesBehind(question, answer, policyAt)), readings }
  return assessmentFileOf({ asked, appliesOn, knownOn, answer })!
}
const policy = tukumsOn(on)
const file = fileOf('housing', facts, policy)
const rowOf = (table: string) => file.rows!.find((row) => row.table === table)!
const withRow = (table: string, value: unknown) => ({ ...file, rows: file.rows!.map((row) => (row.table === table ? { ...row, value } : row)) }) as AssessmentFile
const faultsOf = (changed: unknown): string[] => { const result = assessFile(JSON.stringify(changed)); return 'faults' in result ? result.faults : [] }

describe('an assessment file', () => {
  it('run again gives the same bytes, whatever the household and the answer, on its own rows and on those of the tables', () => fc.assert(fc.property(household, fc.constantFrom(...kinds), ({ facts, policy }, kind) => {
    const file = fileOf(kind, facts, policy)
    const { rows: _, readings: __, ...bare } = file
    for (const one of [file, bare]) expect(JSON.stringify(rerun(AssessmentFile.parse(JSON.parse(JSON.stringify(one)))))).toBe(JSON.stringify(file.answer))
    expect(lawChanges(file)).toEqual([])
  }), { numRuns: 300 }))

  it('keeps the months an earlier award had taken', () => {
    const monthsBut = (awardedMonths: string[]) => { const answer = rerun({ ...file, awardedMonths }); return answer.outcome === 'Entitled' ? answer.months : answer.outcome }
    expect([[], ['2026-03', '2026-04'], ['2026-04', '2026-05', '2026-06']].map(monthsBut)).toEqual([['2026-04', '2026-05', '2026-06'], ['2026-05', '2026-06'], 'NotEntitled'])
  })

  it('carries the rows of a month whose law gives nothing, by which it is left out', () => {
    const alone = householdOf({ on, people: [aged(40, on)], rentCents: 120_00, monthlyIncomeCents: 430_00 })
    const month = fileOf('housing', alone, policy)
    expect(month.answer).toMatchObject({ outcome: 'Entitled', months: ['2026-04'] })
    expect(month.rows!.filter(({ table }) => table === 'housing-coefficients').map(({ from }) => from)).toEqual(['2026-01-01', '2026-05-01'])
    expect([rerun(month), lawChanges(month)]).toEqual([month.answer, []])
  })

  it('keeps the signatures under rows that the answer rested on', () => {
    const signedRows = [{ rowId: 'low-income-threshold/tukums/2026-01-01/2026-01-01', signedOn: '2026-04-15' }]
    const rich = { ...facts, incomes: [received('person-1', 'wage', 'regular', { '2026-01': 2300_00 })] }
    const statusOf = (signed: typeof signedRows) => { const answer = rerun(fileOf('gmi', rich, tukumsOn(on, on, signed), { signedRows: signed })); return answer.outcome === 'Unsettled' ? '' : answer.status }
    expect([statusOf([]), statusOf(signedRows)]).toEqual(['unsettled', 'low-income'])
  })

  it('carries every row of the law by value: those of the wages of each month, those of the later months of the award and the unsettled ones too', () => {
    expect(file.rows!.map(({ table, municipality, from, adoptedOn }) => [table, municipality, from, adoptedOn].filter(Boolean).join('/')).toSorted()).toEqual([...rowIdsOf(policy), 'housing-coefficients/2026-05-01/2026-02-26'].toSorted())
    expect(file.rows!.filter(({ table }) => table === 'minimum-wage').map(({ value }) => value)).toEqual([740_00, 780_00])
    expect(rowOf('housing-cost-norms')).toMatchObject({ value: 'unsettled', confidence: 'C' })
    expect(rowOf('gmi-threshold')).toMatchObject({ value: { firstCents: 187_00, otherCents: 131_00 }, source: 'lasi.lv 38722; ogrenet 18248', confidence: 'B' })
  })

  it('is reckoned on the rows it carries, and says where the tables have another value now', () => {
    const other = withRow('gmi-threshold', { firstCents: 190_00, otherCents: 131_00 })
    expect(rerun(other).derivation.find(({ id }) => id === 'threshold.gmi')?.value).toBe(321_00)
    expect(lawChanges(other)).toEqual([expect.stringMatching(/^rows: the tables have gmi-threshold\/2026-01-01\/2026-01-01 otherwise: .*18700/)])
    expect(assessFile(JSON.stringify(other))).toMatchObject({ same: false, notes: [expect.stringContaining('gmi-threshold')] })
  })

  it('says which row the tables have lost, and which they now give in its place', () => {
    const renamed = { ...file, rows: file.rows!.map((row) => (row.table === 'gmi-threshold' ? { ...row, adoptedOn: '2025-12-01' } : row)) }
    expect(lawChanges(renamed)).toEqual(['rows: the tables do not give gmi-threshold/2026-01-01/2025-12-01 any more', 'rows: the tables give gmi-threshold/2026-01-01/2026-01-01, which the file does not have'])
    expect(assessFile(JSON.stringify(renamed))).toMatchObject({ notes: [expect.anything(), expect.anything()] })
  })

  it('says where the municipality reads the law otherwise now, and keeps to the reading it was made with', () => {
    const student = { ...householdOf({ on, people: [aged(20, on, { fullTimeEducation: true })], monthlyIncomeCents: 700_00, rentCents: 600_00 }) }
    const read = (studentsAloneAreChildren: boolean) => { const one = fileOf('housing', student, policy); return { ...one, readings: { ...one.readings!, studentsAloneAreChildren } } }
    const amountOf = (file: AssessmentFile) => { const answer = rerun(file); return answer.outcome === 'Entitled' ? answer.amountCents : 0 }
    expect(amountOf(read(false))).not.toBe(amountOf(read(true)))
    expect([lawChanges(read(false)), lawChanges(read(true))]).toEqual([[], [expect.stringMatching(/^readings: /)]])
  })

  it('whose values lead to no answer is refused', () =>
    expect(faultsOf(withRow('gmi-threshold', { firstCents: 'much', otherCents: 0 }))).toEqual([expect.stringMatching(/^rows: the values lead to no answer/)]))
})

describe('the schema of the file, as printed', () => {
  const schema = schemaOfFile()
  it('says of every field what it is', () => {
    expect(Object.keys(schema.properties ?? {})).toEqual(Object.keys(AssessmentFile.shape))
    expect(Object.entries(schema.properties ?? {}).filter(([, field]) => (field as { description?: string }).description === undefined)).toEqual([])
    expect(schema.required).toEqual(['municipality', 'kind', 'appliesOn', 'knownOn', 'facts', 'signatures'])
  })
  it('accepts what is exported and nothing with a field too many', () => {
    const check = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
    expect([file, { ...file, more: 1 }, { ...file, kind: 'none' }].map((one) => check.safeParse(JSON.parse(JSON.stringify(one))).success)).toEqual([true, false, false])
  })
})

describe('the mistakes of an assessment file', () => {
  it('are named by field, a line each', () => {
    const { signatures: _, ...unsigned } = file
    const wrong = { ...unsigned, kind: 'lottery', appliesOn: '2026-02-30', facts: { ...facts, members: facts.members.map((member) => ({ ...member, birthDate: '15.04.1986.' })) }, knownAt: on }
    expect(faultsOf(wrong).map((fault) => fault.split(':')[0])).toEqual(['kind', 'appliesOn', 'facts.members.0.birthDate', 'facts.members.1.birthDate', 'signatures', 'file'])
  })
  it('may be of the household as a whole', () =>
    expect(faultsOf({ ...file, facts: { ...facts, members: [facts.members[0], facts.members[0]] } })).toEqual([
      'facts.members: a person is listed twice', 'facts.members: exactly one member applies', 'facts.incomes.0.personId: belongs to nobody of the household']))
  it('may be that it is no JSON', () => expect(assessFile('{')).toEqual({ faults: [expect.stringMatching(/^file: /)] }))
})

describe('the figures of the law behind a line', () => {
  const { derivation } = file.answer!
  const rowsOf = (id: string) => derivation.find((line) => line.id === id)?.inputs.flatMap((input) => ('line' in input ? [] : input.policyRow?.id ?? []))
  it('are cited: the minimum wage of each month, the pension age of each adult', () =>
    expect([rowsOf('income.person-2.wage.regular'), rowsOf('award.months')]).toEqual([['minimum-wage/2026-01-01/2025-11-19'], ['pension-age/2003-01-01/2012-06-14']]))
})

describe('npm run assess', () => {
  const script = path.resolve(import.meta.dirname, '../../../infra/local/assess.ts')
  const run = (content: unknown) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'assess-'))
    writeFileSync(path.join(folder, 'file.json'), JSON.stringify(content))
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, path.join(folder, 'file.json')], { encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    return { status, stdout, stderr }
  }
  it('prints the answer and its derivation', () => {
    const { status, stdout } = run(file)
    expect([status, JSON.parse(stdout)]).toEqual([0, file.answer])
  })
  it('ends with 1 where the file says it came to something else', () => {
    const { status, stderr } = run({ ...file, facts: { ...facts, incomes: [received('person-1', 'wage', 'regular', { '2026-01': 300_00 })] } })
    expect([status, stderr]).toEqual([1, 'answer: the file says otherwise\n'])
  })
  it('ends with 2 and the field where the file is wrong', () =>
    expect(run({ ...file, knownOn: 'today' })).toEqual({ status: 2, stdout: '', stderr: 'knownOn: Invalid ISO date\n' }))
})

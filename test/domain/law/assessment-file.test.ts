// An assessment as a file: what it must hold, and that a stranger gets the same bytes from it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess } from '../../../functions/domain/law/assess.ts'
import { AssessmentFile, assessmentFileOf, rowIdsOf } from '../../../functions/domain/law/assessment-file.ts'
import { policyOn } from '../../../functions/policy/policy-on.ts'
import { rerun } from '../../../functions/policy/rerun.ts'
import { assessFile } from '../../../infra/local/assess.ts'
import { aged, householdOf, received, signedByAll, tukumsOn } from './household-of.ts'
import { household, kinds } from './households.ts'

const on = '2026-04-15'
const facts = { ...householdOf({ on, people: [aged(40, on), aged(16, on)], rentCents: 120_00 }), incomes: [received('person-2', 'wage', 'regular', { '2026-01': 800_00 })] }
const question = { kind: 'housing' as const, facts, signatures: signedByAll(facts), policy: tukumsOn(on) }
const file = assessmentFileOf(question)
const faultsOf = (changed: unknown): string[] => { const result = assessFile(JSON.stringify(changed)); return 'faults' in result ? result.faults : [] }

describe('an assessment file', () => {
  it('run again gives the same bytes, whatever the household and the answer', () => fc.assert(fc.property(household, fc.constantFrom(...kinds), ({ facts, policy }, kind) => {
    const asked = { kind, facts, signatures: signedByAll(facts), policy }
    const answer = assess(asked)
    const written = JSON.stringify(assessmentFileOf({ ...asked, answer }))
    expect(JSON.stringify(rerun(AssessmentFile.parse(JSON.parse(written))))).toBe(JSON.stringify(answer))
  }), { numRuns: 500 }))

  it('keeps the months an earlier award had taken', () => {
    const monthsBut = (awardedMonths: string[]) => { const answer = rerun(assessmentFileOf({ ...question, awardedMonths })); return answer.outcome === 'Entitled' ? answer.months : answer.outcome }
    expect([[], ['2026-03', '2026-04'], ['2026-04', '2026-05', '2026-06']].map(monthsBut)).toEqual([['2026-04', '2026-05', '2026-06'], ['2026-05', '2026-06'], 'NotEntitled'])
  })

  it('keeps the signatures under rows that the answer rested on', () => {
    const signedRows = [{ rowId: 'low-income-threshold/tukums/2026-01-01/2026-01-01', signedOn: '2026-04-15' }]
    const policy = policyOn({ municipality: 'tukums', appliesOn: on, knownOn: on, signed: signedRows })
    const rich = { ...facts, incomes: [received('person-1', 'wage', 'regular', { '2026-01': 2300_00 })] }
    const statusOf = (signed: typeof signedRows) => { const answer = rerun(assessmentFileOf({ kind: 'gmi', facts: rich, signatures: signedByAll(rich), policy, signedRows: signed })); return answer.outcome === 'Unsettled' ? '' : answer.status }
    expect([statusOf([]), statusOf(signedRows)]).toEqual(['unsettled', 'low-income'])
  })

  it('pins every row of the law, those of the wages of each month and the unsettled ones too', () => {
    expect(file.rows).toEqual(rowIdsOf(question.policy))
    expect(file.rows).toEqual(expect.arrayContaining(['minimum-wage/2025-01-01/2025-01-01', 'minimum-wage/2026-01-01/2025-11-19', 'housing-cost-norms/2021-07-01/2021-07-01', 'housing-coefficients/2026-01-01/2026-02-26']))
  })

  it('is not run on tables that no longer give a pinned row: the row is named', () => {
    const changed = { ...file, rows: [...file.rows!, 'gmi-threshold/2026-01-01/2025-12-01'] }
    expect(faultsOf(changed)).toEqual(['rows: the tables no longer give gmi-threshold/2026-01-01/2025-12-01 for tukums, 2026-04-15, as known on 2026-04-15'])
    // The coefficients of February are not known in January, so a file that says they were cannot be run.
    expect(faultsOf({ ...file, knownOn: '2026-02-27' })).toEqual([expect.stringContaining('housing-coefficients/2026-01-01/2026-02-26')])
  })

  it('pins what a stored answer cites even where the tables have lost it', () => {
    const answer = assess(question)
    const [first, ...rest] = answer.derivation
    const cited = { ...answer, derivation: [{ ...first!, policyRow: { id: 'lost/2026-01-01/2026-01-01', source: 'synthetic', confidence: 'A' as const } }, ...rest] }
    expect(faultsOf(assessmentFileOf({ ...question, answer: cited }))).toEqual([expect.stringContaining('lost/2026-01-01/2026-01-01')])
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
  const { derivation } = assess(question)
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
    expect([status, JSON.parse(stdout)]).toEqual([0, assess(question)])
  })
  it('ends with 2 and the field where the file is wrong', () =>
    expect(run({ ...file, knownOn: 'today' })).toEqual({ status: 2, stdout: '', stderr: 'knownOn: Invalid ISO date\n' }))
})

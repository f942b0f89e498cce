// A decision is run again by a stranger: what is stored with it is a file from which the rules come to the same, byte for byte.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assessmentFileOf } from '../../functions/domain/law/assessment-file.ts'
import { lawChanges } from '../../functions/policy/rerun.ts'
import { assessFile } from '../../infra/local/assess.ts'
import { exportedFile } from '../../infra/local/export-assessment.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { answers, grants, openWait, refuses } from './acts.ts'
import { apply, registersAgree, type Household } from './household.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1945-02-11')
const juris = resident('juris', 'Juris Paraugs', '1980-12-01')
const ilze = staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])

const pensioner = (euro: number, of = anna): Household => ({ members: [{ resident: of, role: 'applicant', monthly: [{ kind: 'pension', euro }] }], costs: 300 })

describe('A stored decision', () => {
  let office: Office
  const stored = async (caseId: string, proceedingId: string) => (await office.host.dependencies.store.assessments.latest(caseId, proceedingId))!
  /** The file as it is written, and what a stranger prints from it. */
  async function runAgain(caseId: string, proceedingId: string) {
    const assessment = await stored(caseId, proceedingId)
    const file = assessmentFileOf(assessment)!
    return { assessment, file, result: assessFile(JSON.stringify(file)) }
  }

  beforeAll(async () => { office = await openOffice('2026-03-05 10:00', { residents: [anna, juris], staff: [ilze] }) })
  afterAll(() => office.close())

  it('that grants, on what registers say, comes to the same amount and derivation', async () => {
    registersAgree(office, pensioner(150), '2026-03-05')
    const { caseId, applicationId } = await apply(office, pensioner(150), [{ kind: 'gmi' }, { kind: 'housing' }])
    for (const kind of ['gmi', 'housing']) {
      await grants(office, caseId, `${applicationId}-${kind}`, 'ilze')
      const { assessment, file, result } = await runAgain(caseId, `${applicationId}-${kind}`)
      expect(result).toEqual({ answer: JSON.stringify(assessment.answer, null, 2), notes: [], same: true })
      expect(file.facts.incomes[0]?.amounts[0]?.provenance).toEqual({ source: 'register', name: 'VSAA', asOf: '2026-03-05' })
    }
  })

  it('that refuses because a colleague settled a contradiction in favour of the register does so again, and names the cent that turns it', async () => {
    const { persons } = office.registers
    persons['VSAA'] = ['2025-12', '2026-01', '2026-02'].map((month) => ({ personCode: juris.personCode, incomes: [{ kind: 'pension', month, cents: 187_00 }] }))
    const { store } = office.host.dependencies
    const { caseId, applicationId } = await apply(office, pensioner(100, juris), [{ kind: 'gmi' }])
    const proceedingId = `${applicationId}-gmi`
    const before = await stored(caseId, proceedingId)
    expect([before.contradictions.length, before.asked, assessmentFileOf(before)]).toEqual([3, undefined, undefined])
    const at = new Date(office.clock.now()).toISOString()
    await answers(office, await openWait(office, { caseId }, 'AwaitFactsSettled'), 'staff:ilze', 'Settled',
      store.assessments.settled(caseId, applicationId, before.contradictions.map(({ key }) => ({ key, holds: 'register' as const, reason: 'Pensija indeksēta', by: 'ilze', at }))))
    await refuses(office, caseId, proceedingId, 'ilze')
    const { assessment, result } = await runAgain(caseId, proceedingId)
    expect(assessment.answer).toMatchObject({ outcome: 'NotEntitled', reasons: [{ code: 'IncomeAboveThreshold' }] })
    expect(result).toEqual({ answer: JSON.stringify(assessment.answer, null, 2), notes: [], same: true })
    expect(assessment.wouldGet?.map(({ fact, change, needed }) => [fact, change, needed])).toEqual([['income', 1, 186_99]])
    for (const [cents, outcome] of [[186_99, 'Entitled'], [187_00, 'NotEntitled']] as const) {
      const file = assessmentFileOf(assessment)!
      const changed = { ...file, facts: { ...file.facts, incomes: file.facts.incomes.map((income) => ({ ...income, amounts: income.amounts.map((amount) => ({ ...amount, amountCents: cents })) })) } }
      expect(JSON.parse((assessFile(JSON.stringify(changed)) as { answer: string }).answer)).toMatchObject({ outcome })
    }
  })

  it('keeps a few kilobytes for it', async () => {
    const proceedings = await Promise.all((await office.host.dependencies.store.cases.ofPerson('anna')).map((caseId) => office.host.dependencies.store.cases.proceedings(caseId)))
    for (const { caseId, proceedingId } of proceedings.flat()) {
      const { file } = await runAgain(caseId, proceedingId)
      expect(lawChanges(file)).toEqual([])
      expect(JSON.stringify({ ...file, answer: undefined }).length).toBeLessThan(8_000)
    }
  })
})

describe('A decision in a data folder', () => {
  it('is exported by its proceeding or its number, while the house runs and after it has stopped, and nothing else is', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'run-again-'))
    try {
      const office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: [ilze] }, { folder })
      registersAgree(office, pensioner(150), '2026-03-05')
      const { caseId, applicationId } = await apply(office, pensioner(150), [{ kind: 'gmi' }, { kind: 'housing' }])
      await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
      const kept = assessmentFileOf((await office.host.dependencies.store.assessments.latest(caseId, `${applicationId}-gmi`))!)
      expect(kept).toBeDefined()
      expect(await exportedFile(folder, `${applicationId}-gmi`)).toEqual(kept)
      office.close()
      for (const name of [`${applicationId}-gmi`, '2026/L-1']) expect(await exportedFile(folder, name)).toEqual(kept)
      for (const name of [`${applicationId}-housing`, '2026/L-2', '%']) await expect(exportedFile(folder, name)).rejects.toThrow(`There is no decision ${name}`)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('is not looked for where there is no database', () => expect(exportedFile(path.join(tmpdir(), 'nowhere'), '2026/L-1')).rejects.toThrow('There is no Solis database'))
})

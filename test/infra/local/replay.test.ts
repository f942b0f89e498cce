// The command that replays a row over a data folder: what it counts, what it prints, and that it changes nothing.
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { csvOf, replayFolder, told } from '../../../infra/local/replay.ts'
import { grants, refuses } from '../../acceptance/acts.ts'
import { apply, registersAgree, type Household } from '../../acceptance/household.ts'
import { openOffice, resident, staff } from '../../office.ts'

const pensioner = (id: string, name: string, costs: number): Household => ({ members: [{ resident: resident(id, name, '1950-02-11'), role: 'applicant', monthly: [{ kind: 'pension', euro: 500 }] }], costs })
const households = [pensioner('anna', 'Anna Paraudziņa', 300), pensioner('berta', 'Berta Atteiktā', 100)]
const row = 'housing-coefficients/2026-01-01/2026-02-26'

let folder: string
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'solis-replay-test-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('npm run replay', () => {
  it('tells of January 2026 whose award grows, who was refused and is entitled now, and by how much in all', async () => {
    const office = await openOffice('2026-01-12 10:00', { residents: households.map(({ members }) => members[0]!.resident), staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] }, { folder })
    for (const household of households) registersAgree(office, household, '2026-01-12')
    for (const [i, household] of households.entries()) {
      const { caseId, applicationId } = await apply(office, household, [{ kind: 'housing' }])
      await (i === 0 ? grants : refuses)(office, caseId, `${applicationId}-housing`, 'ilze')
    }
    office.close()
    const before = createHash('sha256').update(readFileSync(path.join(folder, 'solis.db'))).digest('hex')
    const result = await replayFolder(folder, row, 'tukums', '2026-03-02')
    // 4 × 74.80; 4 × 67.50.
    expect(result.summary).toEqual({ touched: 2, byKind: { up: 1, granted: 1 }, households: 2, owedCents: 299_20 + 270_00, overpaidCents: 0 })
    expect(told(result)).toContain('to pay when signed     569.20 EUR')
    expect(csvOf(result.lines).split('\n').filter((line) => line.includes(';up;'))[0]).toMatch(/;housing;2026-01-12;up;2026-01;192\.70;267\.50;74\.80$/)
    expect(createHash('sha256').update(readFileSync(path.join(folder, 'solis.db'))).digest('hex')).toBe(before)
    // The day before the law nothing of it is known, and a row that is not there is named.
    await expect(replayFolder(folder, 'nothing', 'tukums', '2026-03-02')).rejects.toThrow(/There is no row nothing[^]*There are:[^]*\n  housing-coefficients\/2026-01-01\/2026-02-26\n/)
    // What these decisions rested on cannot change them: it says so, rather than only 0.
    expect(told(await replayFolder(folder, 'gmi-threshold/2026-01-01/2026-01-01', 'tukums', '2026-03-02'))).toMatch(/touched      0\n +2  assessed with this row known already/)
  })

  it('of a folder without a database is one plain sentence', async () => {
    await expect(replayFolder(path.join(folder, 'none'), row, 'tukums', '2026-03-02')).rejects.toThrow('There is no Solis database')
  })
})

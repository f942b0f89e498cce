// The event log of an office on one machine: taken out whole while the house runs, nobody's data in it, and every tampering with what happened found and named.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import { logOf } from '../../../infra/local/events.ts'
import { copyDatabase } from '../../../infra/local/backup.ts'
import { answers, beginsRun, findsNeed, grants, openWait } from '../../acceptance/acts.ts'
import { apply, registersAgree, type Household } from '../../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../../office.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const boriss = resident('boriss', 'Boriss Svešais', '1951-01-01')
const people = [
  staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('janis', 'Jānis Sociālais', ['social-worker']), staff('gundega', 'Gundega Grāmatvede', ['finance-maker']), staff('rita', 'Rita Galvenā', ['finance-checker']),
]
const folder = mkdtempSync(path.join(tmpdir(), 'solis-events-'))
const data = path.join(folder, 'data')
const household: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }
let office: Office

/** One household all the way to a place and money in a run; another that has only applied. The house stays open. */
beforeAll(async () => {
  office = await openOffice('2026-03-05 10:00', { residents: [anna, boriss], staff: people }, { folder: data })
  registersAgree(office, household, '2026-03-05')
  office.registers.down.add('VID')
  const { caseId, applicationId } = await apply(office, household, [{ kind: 'gmi' }, { kind: 'service', serviceCode: 'day-care-saime', need: 'Vēlos būt starp cilvēkiem' }])
  office.registers.down.clear()
  await office.until('2026-03-06')
  await answers(office, await openWait(office, { caseId }, 'AwaitDecision', `${applicationId}-gmi`), 'staff:ilze', 'InformationNeeded', [], 'Lūdzu, Annas konta pārskatu.')
  await answers(office, await openWait(office, { caseId }, 'AwaitInformation'), 'resident:anna', 'Provided', [], 'Konts LV80BANK0000435195001.')
  await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
  await findsNeed(office, caseId, `${applicationId}-service`, 'janis')
  await grants(office, caseId, `${applicationId}-service`, 'janis')
  await answers(office, await openWait(office, { caseId }, 'AwaitProvider'), 'staff:saime', 'Accepted')
  await beginsRun(office, 'gundega', '2026-03', '2026-03-11')
  await apply(office, { members: [{ resident: boriss, role: 'applicant' }] }, [{ kind: 'gmi' }])
}, 60_000)
afterAll(() => {
  office.close()
  rmSync(folder, { recursive: true, force: true })
})

const events = (...args: string[]) => spawnSync(process.execPath, ['infra/local/events.ts', '--data', data, ...args], { encoding: 'utf8' })

describe('The event log of a running house', () => {
  it('goes as drawn: cases at work, ended ones, and the payout run', async () => {
    const { executions, found, cases } = await logOf(data)
    expect(found).toEqual([])
    expect(cases).toHaveLength(2)
    expect(executions).toBeGreaterThanOrEqual(7)
  })

  it('is written as OCEL 2.0 and CSV of every case, readable by its owner alone, without anybody’s data', () => {
    const [ocel, csv] = [path.join(folder, 'log.json'), path.join(folder, 'log.csv')]
    const { status, stdout, stderr } = events('--ocel', ocel, '--csv', csv, '--check')
    expect([status, stderr.replaceAll(/.*(ExperimentalWarning|--trace-warnings).*\n/g, '')]).toEqual([0, ''])
    expect(stdout).toMatch(/^\d+ events of 2 cases written to .*\n\d+ executions went as their diagrams are drawn\.\n$/)
    const log = JSON.parse(readFileSync(ocel, 'utf8')) as { events: unknown[]; objects: { type: string }[] }
    expect(log.objects.filter(({ type }) => type === 'case')).toHaveLength(2)
    expect(readFileSync(csv, 'utf8').trimEnd().split('\r\n')).toHaveLength(log.events.length + 1)
    expect(statSync(ocel).mode & 0o077).toBe(0)
    const text = readFileSync(ocel, 'utf8') + readFileSync(csv, 'utf8')
    expect(['Anna', 'anna', 'Boriss', 'boriss', anna.personCode, anna.address, 'LV80', 'ilze', 'janis', 'saime@', 'pārskatu'].filter((secret) => text.includes(secret))).toEqual([])
  })

  it('is not taken from where there is none, nor without saying what for: one sentence, exit 2', () => {
    expect(spawnSync(process.execPath, ['infra/local/events.ts', '--data', folder, '--check'], { encoding: 'utf8' })).toMatchObject({ status: 2, stderr: expect.stringContaining('There is no Solis database') })
    expect(events()).toMatchObject({ status: 2, stderr: expect.stringContaining('npm run events') })
    expect(events('--ocel', path.join(folder, 'nowhere', 'x.json'))).toMatchObject({ status: 2, stderr: expect.stringContaining('There is no folder') })
    expect(existsSync(path.join(folder, 'nowhere'))).toBe(false)
  })
})

describe('A tampered log', () => {
  let copy: string
  beforeEach(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'solis-tampered-'))
    copyDatabase(path.join(data, 'solis.db'), path.join(copy, 'solis.db'))
  })
  afterEach(() => rmSync(copy, { recursive: true, force: true }))

  async function after(statement: string): Promise<string[]> {
    const database = new DatabaseSync(path.join(copy, 'solis.db'))
    const { changes } = database.prepare(statement).run()
    database.close()
    expect(changes, statement).toBeGreaterThan(0)
    return (await logOf(copy)).found.map(({ about, sentence }) => `${about}: ${sentence}`)
  }

  it('whose opening was taken out is named by the application’s number', async () => {
    expect(await after(`DELETE FROM "ddb_items_Solis" WHERE sk LIKE 'EVENT#%#AwaitInformation.opened#%'`)).toEqual([expect.stringMatching(/^SD\/2026\/\d+: "Iesniedzēja atbilde" was waited for, but the journal does not tell that it began$/)])
  })

  it('whose answer was changed in the journal is no longer the wait’s, nor a way through the diagram', async () => {
    const found = await after(`UPDATE "ddb_items_Solis" SET body = replace(body, 'AwaitDecision.InformationNeeded', 'AwaitDecision.Granted') WHERE sk LIKE 'EVENT#%AwaitDecision.InformationNeeded#%'`)
    expect(found).toContainEqual(expect.stringMatching(/"Pieņemt lēmumu" was answered InformationNeeded, but the journal tells Granted$/))
    expect(found).toContainEqual(expect.stringMatching(/^SD\/2026\/\d+: Lēmums: after "Pieņemt lēmumu": piešķirts came "Iesniedzēja atbilde"; the diagram allows /))
  })

  it('whose wait was taken out, with its story in the journal or without, is found', async () => {
    const wait = `DELETE FROM "ddb_items_Solis" WHERE sk LIKE 'WAIT#%.AwaitInformation.%'`
    const found = await after(wait)
    expect(found).toContainEqual(expect.stringContaining('the journal tells of "Iesniedzēja atbilde", but there is no such wait'))
    expect(await after(`DELETE FROM "ddb_items_Solis" WHERE sk LIKE 'EVENT#%#AwaitInformation.%'`)).toContainEqual(expect.stringContaining('came "Pieņemt lēmumu"; the diagram allows'))
  })
})

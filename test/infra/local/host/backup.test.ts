// Backup and restore: taken while the house works, whole or not at all, and brought back into an empty folder only.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backUp } from '../../../../infra/local/backup.ts'
import { openDatabase } from '../../../../infra/local/database.ts'
import { restore } from '../../../../infra/local/restore.ts'
import { endStateOf, type EndState } from '../../../torture/end-state.ts'
import { differencesOf } from '../../../torture/lap.ts'
import { liveThrough, scenarioOf } from '../../../torture/scenario.ts'

const root = path.resolve(import.meta.dirname, '../../../..')
const [seed, cases] = [2, 10]

let folder: string
const at = (name: string): string => path.join(folder, name)
beforeAll(() => { folder = mkdtempSync(path.join(tmpdir(), 'solis-backup-')) })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('A backup taken while another process works in the folder', () => {
  let peace: EndState
  const backups: string[] = []

  beforeAll(async () => {
    const working = spawn(process.execPath, [path.join(root, 'test/torture/victim.ts'), at('data'), String(seed), String(cases)], { stdio: ['pipe', 'pipe', 'inherit'] })
    let said = ''
    working.stdout.on('data', (text: Buffer) => { said += text.toString() })
    const ended = new Promise<void>((resolve) => working.once('close', () => resolve()))
    working.stdin.write('begin\n')
    while (!existsSync(at('data/solis.db-wal'))) await new Promise((resolve) => setTimeout(resolve, 5))
    for (let n = 0; said === '' && n < 10; n += 1) {
      backUp(at('data'), at(`backup-${n}`))
      backups.push(`backup-${n}`)
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    await ended;
    ({ done: peace } = JSON.parse(said) as { done: EndState })
    backUp(at('data'), at('afterwards'))
    backups.push('afterwards')
  }, 60_000)

  it('does not disturb it: everything it had to do is done', () => {
    expect(peace.faults).toEqual([])
    expect(peace.counts.payables).toBeGreaterThan(5)
  })

  it('is the house at one moment: restored, it goes on from there to the same end', async () => {
    expect(backups.length).toBeGreaterThan(2)
    const wrong: string[] = []
    for (const name of backups) {
      restore(at(name), at(`restored-${name}`))
      const { host } = await liveThrough(at(`restored-${name}`), scenarioOf(seed, cases))
      wrong.push(...differencesOf(peace, await endStateOf(host)).map((difference) => `${name}: ${difference}`))
      host.close()
    }
    expect(wrong).toEqual([])
  }, 60_000)

  it('is one file that only its owner may read, and holds the payment files but not the secret that signs sessions', () => {
    expect((statSync(at('afterwards')).mode & 0o777).toString(8)).toBe('600')
    const database = new DatabaseSync(at('afterwards'), { readOnly: true })
    const names = database.prepare('SELECT path FROM backup_files').all().map((row) => String(row['path']))
    database.close()
    expect(names).toContain('payouts/r000000001/pain.001.xml')
    expect(names.filter((name) => name.includes('secret'))).toEqual([])
  })
})

describe('npm run backup', () => {
  const run = (script: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, `infra/local/${script}.ts`), ...args], { encoding: 'utf8' })
    return { status, said: (stdout + stderr).trim() }
  }

  it('says what it has written', () => {
    expect(run('backup', at('spoken'), '--data', at('data'))).toMatchObject({ status: 0, said: expect.stringMatching(/spoken: \d+\.\d MiB, the database and \d+ files$/) })
  })
  it('never replaces a file', () => {
    expect(run('backup', at('afterwards'), '--data', at('data'))).toEqual({ status: 1, said: `The file ${at('afterwards')} exists already: a backup never replaces another. Choose another name.` })
  })
  it('of a folder without a database says so', () => {
    expect(run('backup', at('none'), '--data', at('nowhere'))).toEqual({ status: 1, said: `There is no Solis database in ${at('nowhere')}: name the data folder with --data.` })
  })
  it('of a damaged database says so and leaves no file', () => {
    mkdirSync(at('damaged'))
    writeFileSync(at('damaged/solis.db'), 'Dear Sir or Madam, '.repeat(1000))
    expect(run('backup', at('of-damaged'), '--data', at('damaged'))).toEqual({ status: 1, said: `The file ${at('damaged/solis.db')} is damaged or is not a Solis database: move it away and restore the last backup.` })
    expect(readdirSync(folder).filter((name) => name.startsWith('of-damaged'))).toEqual([])
  })

  it('is brought back by npm run restore, into a folder that is not there yet', () => {
    expect(run('restore', at('afterwards'), '--data', at('back'))).toMatchObject({ status: 0, said: expect.stringContaining('Start the house on it: npm start -- --data') })
    expect(readdirSync(at('back')).toSorted()).toEqual(['files', 'solis.db'])
  })
  it('is brought back for its owner alone, though anybody could read the backup; so are the small files of whoever opens the folder next', () => {
    chmodSync(at('spoken'), 0o644)
    restore(at('spoken'), at('owned'))
    openDatabase(at('owned')).close()
    const files = readdirSync(at('owned'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name))
    expect(files.map((file) => path.basename(file))).toEqual(expect.arrayContaining(['solis.db', 'solis.lock', 'solis.closed', 'pain.001.xml']))
    expect(files.filter((file) => (statSync(file).mode & 0o077) !== 0)).toEqual([])
  })
  it('is not brought back over anything', () => {
    mkdirSync(at('full'))
    writeFileSync(at('full/letter.txt'), 'mine')
    expect(run('restore', at('afterwards'), '--data', at('full'))).toEqual({ status: 1, said: `The folder ${at('full')} is not empty: a backup is restored into an empty folder only.` })
    expect(readdirSync(at('full'))).toEqual(['letter.txt'])
  })
  it('that was cut off on its way is refused, and the folder stays empty', () => {
    backUp(at('data'), at('short'))
    truncateSync(at('short'), statSync(at('short')).size - 8192)
    expect(run('restore', at('short'), '--data', at('from-short'))).toMatchObject({ status: 1, said: expect.stringMatching(/^The file .*short is damaged/) })
    expect(readdirSync(at('from-short'))).toEqual([])
  })
  it('of something else is refused', () => {
    new DatabaseSync(at('other.db')).exec('CREATE TABLE t (n); INSERT INTO t VALUES (1)')
    expect(run('restore', at('other.db'), '--data', at('from-other'))).toEqual({ status: 1, said: `The file ${at('other.db')} is not a backup of Solis: choose another backup.` })
  })
})

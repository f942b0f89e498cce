// `npm start` where it cannot start: one plain line, exit code 1, and nothing damaged.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealDue } from '../../../../functions/platform/seal.ts'
import { virtualClock } from '../../../../infra/local/clock.ts'
import { openDatabase } from '../../../../infra/local/database.ts'
import { openHost } from '../../../../infra/local/host.ts'

const root = path.resolve(import.meta.dirname, '../../../..')
const main = path.join(root, 'infra/local/main.ts')

let folder: string
const at = (name: string): string => path.join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'solis-start-'))
  chmodSync(folder, 0o755)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs it until it ends by itself; what it said on its error output, and its exit code. */
function start(data: string, port = 0, options: { uid?: number } = {}): { status: number | null; said: string } {
  const { status, stderr } = spawnSync(process.execPath, [main, '--port', String(port), '--data', data, '--empty'], { encoding: 'utf8', timeout: 30_000, cwd: root, ...options })
  return { status, said: stderr.trim() }
}

/** A folder with a house in it that has been used. */
function aHouse(name: string): string {
  const database = openDatabase(at(name))
  database.exec('CREATE TABLE letters (n INTEGER PRIMARY KEY, text TEXT)')
  const write = database.prepare('INSERT INTO letters (text) VALUES (?)')
  for (let n = 0; n < 300; n += 1) write.run('x'.repeat(400))
  database.close()
  return at(name)
}

describe('npm start', () => {
  it('on a port that is in use says which', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) => other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)))
    const started = spawn(process.execPath, [main, '--port', String(port), '--data', at('port'), '--empty'], { stdio: ['ignore', 'ignore', 'pipe'], cwd: root })
    let said = ''
    started.stderr.on('data', (text: Buffer) => { said += text.toString() })
    expect(await new Promise((resolve) => started.once('close', resolve))).toBe(1)
    expect(said.trim()).toBe(`Port ${port} is in use: choose another with --port`)
    other.close()
  })

  it('of a demonstration that would be reached from elsewhere is refused, and so are settings of the sign-in that cannot be used', () => {
    const settings = (content: string): string => {
      writeFileSync(at('sign-in.json'), content)
      return at('sign-in.json')
    }
    const startWith = (content: string, ...more: string[]) => spawnSync(process.execPath, [main, '--port', '0', '--data', at('sign-in'), '--oidc-config', settings(content), ...more], { encoding: 'utf8', timeout: 30_000, cwd: root })
    const office = JSON.stringify({ issuer: 'https://login.example.org', clientId: 'solis', origin: 'https://solis.example.org' })
    expect(startWith(office).stderr).toContain('a demonstration, where anyone may sign in as anyone, is reached only from this machine')
    expect(startWith('{"issuer":"http://login.example.org","clientId":"solis","origin":"https://solis.example.org"}', '--empty').stderr).toMatch(/^The sign-in settings .* cannot be used: .*without TLS/)
    expect(startWith('nonsense', '--empty').status).toBe(1)
    expect(readdirSync(folder)).not.toContain('sign-in')
  })

  it('on a data folder that is a file says so and leaves the file alone', () => {
    writeFileSync(at('letter.txt'), 'mine')
    expect(start(at('letter.txt'))).toEqual({ status: 1, said: `Solis cannot start: The data folder ${at('letter.txt')} cannot be used (EEXIST): choose a folder that this user may write to.` })
    expect(readFileSync(at('letter.txt'), 'utf8')).toBe('mine')
  })

  it('on a folder another process works in says so, and the other goes on working', () => {
    const house = aHouse('taken')
    const first = openDatabase(house)
    expect(start(house)).toEqual({ status: 1, said: `Solis cannot start: The data folder ${house} is in use by another process: stop that one first, or choose another folder.` })
    expect(first.prepare('INSERT INTO letters (text) VALUES (?)').run('still here').changes).toBe(1)
    first.close()
  })

  it('with a clock behind what is sealed says so: what it recorded would look put in afterwards', async () => {
    const clock = virtualClock(Date.parse('2199-01-01T12:00:00Z'))
    const host = await openHost({ folder: at('ahead'), clock, municipality: 'tukums', sessionSecret: 's', demonstration: false, log: () => {}, newId: () => 'x000000000', registers: () => async () => ({ state: 'notAvailable', reason: 'a test' }) })
    await sealDue(host.dependencies)
    host.close()
    expect(start(at('ahead'))).toEqual({ status: 1, said: expect.stringMatching(/^Solis cannot start: The clock of this machine says \S+, but the journal in \S+ahead is sealed through 2198-12-31T21:59:59\.999Z: set the clock and start again\.$/) })
  })

  const damaged = (file: string) => `Solis cannot start: The file ${file} is damaged or is not a Solis database: move it away and restore the last backup.`

  it('on a file that is no database says so and changes nothing in it', () => {
    mkdirSync(at('other'))
    writeFileSync(at('other/solis.db'), 'Dear Sir or Madam, '.repeat(1000))
    expect(start(at('other'))).toEqual({ status: 1, said: damaged(at('other/solis.db')) })
    expect(readFileSync(at('other/solis.db'), 'utf8')).toBe('Dear Sir or Madam, '.repeat(1000))
  })

  it('on a database that was cut off says so and changes nothing in it', () => {
    const file = path.join(aHouse('cut'), 'solis.db')
    truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096)
    const before = readFileSync(file)
    expect(start(at('cut'))).toEqual({ status: 1, said: damaged(file) })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('on a database with a page of rubbish says so and changes nothing in it', () => {
    const file = path.join(aHouse('rubbish'), 'solis.db')
    const handle = openSync(file, 'r+')
    writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, 5 * 4096)
    closeSync(handle)
    const before = readFileSync(file)
    expect(start(at('rubbish'))).toEqual({ status: 1, said: damaged(file) })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('on a folder whose session secret a full disk left empty makes another, so that people can sign in', async () => {
    mkdirSync(at('secretless'))
    writeFileSync(at('secretless/session-secret'), '')
    const house = spawn(process.execPath, [main, '--port', '0', '--data', at('secretless'), '--no-past'], { stdio: ['ignore', 'pipe', 'inherit'], cwd: root })
    const address = await new Promise<string>((resolve) => house.stdout.on('data', (text: Buffer) => { if (text.includes('http://')) resolve(/http:\S+/.exec(text.toString())![0]) }))
    expect((await fetch(`${address}ieiet`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ who: 'resident:two-children-1' }) })).status).toBe(303)
    house.kill('SIGKILL')
    for (const name of ['solis.db', 'solis.db-wal', 'session-secret']) expect(statSync(at(`secretless/${name}`)).mode & 0o077, `${name} is nobody else's to read`).toBe(0)
    expect(readFileSync(at('secretless/session-secret'), 'utf8')).toMatch(/^[\w-]{43}$/)
  }, 60_000)

  // Root may write everywhere: then somebody else is asked to.
  it('in a folder this user may not write says so and puts nothing there', () => {
    mkdirSync(at('shut'))
    chmodSync(at('shut'), 0o555)
    expect(start(at('shut'), 0, process.getuid?.() === 0 ? { uid: 65_534 } : {})).toEqual({ status: 1, said: `Solis cannot start: The data folder ${at('shut')} cannot be used (EACCES): choose a folder that this user may write to.` })
    expect(readdirSync(at('shut'))).toEqual([])
  })
})

/** Whether this machine lets us mount a small disk of our own, seen by nobody else. */
const mayMount = spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=64k tmpfs /mnt'], { stdio: 'ignore' }).status === 0

describe.skipIf(!mayMount)('npm start on a disk that is full (left out where no disk can be mounted)', () => {
  const onDisk = (kilobytes: number, script: string) => {
    const { status, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', `mount -t tmpfs -o size=${kilobytes}k tmpfs ${at('disk')} && ${script}`], { encoding: 'utf8', timeout: 110_000, cwd: root })
    return { status, said: stderr.trim() }
  }
  beforeAll(() => mkdirSync(at('disk')))

  // No room for the lock, for the write-ahead log, for the demonstration office; the last two without its months past, which take seconds to live.
  it.each([[4, '', 'solis.lock'], [40, '--no-past', 'solis.db'], [1500, '--no-past', 'solis.db']])('with room for %i KiB %s says which file lacks it', (kilobytes, past, file) => {
    expect(onDisk(kilobytes, `exec ${process.execPath} ${main} ${past} --port 0 --data ${at('disk/data')}`)).toEqual({
      status: 1, said: `Solis cannot start: There is no room left to write ${at('disk/data')}/${file}: free some space on that disk and start again.`,
    })
  })

  it('that fills up while it serves answers with a page, stops with one line, and opens again when there is room', () => {
    // A resident saves a draft, again and again, until there is no room for it.
    writeFileSync(at('visit.mjs'), `
      const base = process.argv[2]
      const signedIn = await fetch(base + 'ieiet', { method: 'POST', redirect: 'manual', body: new URLSearchParams({ who: 'resident:two-children-1' }) })
      const headers = { cookie: signedIn.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ') }
      for (let status = 303, n = 0; status === 303 && n < 2000; n += 1) {
        const form = await (await fetch(base + 'pieteikties/palidziba', { headers })).text()
        const inputs = [...form.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map((match) => match.slice(1, 3))
        status = (await fetch(base + 'pieteikties/palidziba', { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(inputs) })).status
        if (status !== 303) console.log(status)
      }`)
    const house = `${process.execPath} ${main} --no-past --data ${at('disk/served')} --port`
    const opened = (out: string) => `for i in $(seq 600); do grep -qs 'is open at' ${out} && break; sleep 0.1; done`
    const { said } = onDisk(60_000, [
      `${house} 0 > ${at('serves.out')} 2> ${at('serves.err')} & house=$!`,
      opened(at('serves.out')),
      `head -c 100000000 /dev/zero > ${at('disk/ballast')} 2> /dev/null`,
      `${process.execPath} ${at('visit.mjs')} $(grep -o 'http://[^ ]*' ${at('serves.out')}) > ${at('visit.out')}`,
      `wait $house; echo $? > ${at('serves.code')}`,
      `rm ${at('disk/ballast')}`,
      `${house} 0 > ${at('again.out')} & house=$!`,
      opened(at('again.out')),
      // It may be stopped before it listens to being stopped: then the shell says so.
      '{ kill $house; wait $house; } 2> /dev/null',
    ].join('\n'))
    expect(said).toBe('')
    expect(readFileSync(at('visit.out'), 'utf8').trim()).toBe('500')
    expect(readFileSync(at('serves.code'), 'utf8').trim()).toBe('1')
    expect(readFileSync(at('serves.err'), 'utf8').trim().split('\n').at(-1)).toBe(`Solis has stopped, and nothing that was recorded is lost: There is no room left to write ${at('disk/served/solis.db')}: free some space on that disk and start again.`)
    expect(readFileSync(at('again.out'), 'utf8')).toContain('is open at')
  }, 120_000)

  it('that fills up while it works stops it with one line, and with room again it goes on to the same end', () => {
    const victim = `echo begin | ${process.execPath} ${path.join(root, 'test/torture/victim.ts')}`
    const { status, said } = onDisk(40_000, [
      `head -c 36500000 /dev/zero > ${at('disk/ballast')}`,
      `! ${victim} ${at('disk/data')} 5 8 > ${at('full.out')} 2> ${at('full.err')}`,
      `rm ${at('disk/ballast')}`,
      `${victim} ${at('disk/data')} 5 8 > ${at('after.out')}`,
      `${victim} ${at('disk/peace')} 5 8 > ${at('peace.out')}`,
    ].join(' && '))
    expect({ status, said }).toEqual({ status: 0, said: '' })
    expect(readFileSync(at('full.out'), 'utf8')).toBe('')
    expect(readFileSync(at('full.err'), 'utf8')).toContain(`DataFolderFault: There is no room left to write ${at('disk/data/solis.db')}: free some space on that disk and start again.`)
    const [after, peace] = ['after.out', 'peace.out'].map((name) => (JSON.parse(readFileSync(at(name), 'utf8')) as { done: { lines: string[]; faults: string[] } }).done)
    expect(after?.faults).toEqual([])
    expect(after?.lines).toEqual(peace?.lines)
  }, 120_000)
})

// A private PostgreSQL cluster in a temporary folder, on loopback, with the server's own durability; started as another user where we are root.
import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePorts, startServer } from './server-process.ts'

export interface Postgres { url: string; version: string; stop(): Promise<void> }

/** The folder of `initdb` and `postgres`, of what is on the PATH or where Debian keeps it; undefined where PostgreSQL is not installed. */
function programs(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)).map((version) => path.join(debian, version, 'bin')) : []
  return [...(process.env['PATH'] ?? '').split(path.delimiter), ...versions].find((folder) => ['initdb', 'postgres'].every((name) => existsSync(path.join(folder, name))))
}

/** PostgreSQL refuses to run as root. */
function user(): { uid?: number, gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const idOf = (option: string, name: string): number => Number(execFileSync('id', [option, name], { encoding: 'utf8' }))
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', name), gid: idOf('-g', name) }
    } catch {
      continue
    }
  }
  throw new Error('PostgreSQL needs a user that is not root, and there is neither postgres nor nobody')
}

export async function startPostgres(): Promise<Postgres | undefined> {
  const folder = programs()
  if (folder === undefined) return undefined
  const as = user()
  const data = mkdtempSync(path.join(tmpdir(), 'solis-bench-postgres-'))
  if (as.uid !== undefined) chownSync(data, as.uid, as.gid as number)
  execFileSync(path.join(folder, 'initdb'), ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--locale=C'], { ...as, cwd: data, stdio: 'pipe' })
  const [port] = await freePorts(1)
  const { default: pg } = await import('pg')
  const url = `postgresql://bench@127.0.0.1:${port}/postgres`
  const server = await startServer(path.join(folder, 'postgres'), ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', data], { ...as, cwd: data }, async () => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.end()
    return true
  })
  const version = /[\d.]+/.exec(execFileSync(path.join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }))?.[0] ?? ''
  return {
    url, version,
    async stop() {
      await server.stop('SIGINT')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

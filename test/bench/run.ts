// `npm run bench`: how fast this host is, beside the limit its disk sets and beside its peers. Writes nothing to the project.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Contender } from './case.ts'

const usage = `npm run bench                        this host, durable and in memory, and the limit of the disk
npm run bench -- --peers             the same, and its durable peers, which are installed into test/bench
npm run bench -- --waiting 100000    memory and start-up with so many cases asleep
npm run bench -- law                 assessments a second, and where their time goes
npm run bench -- desk [--cases 100000]  server time of the inbox and the case page with so many open cases
npm run bench -- delay                where the time goes, over 100,000 ended proceedings
npm run bench -- calendar [--cases 100000]  a working day becomes free with so many open cases
npm run bench -- replay              a change of law over 100,000 decisions
npm run bench -- profile             where the durable host's time goes`

const { values, positionals } = (() => {
  try {
    return parseArgs({ options: { peers: { type: 'boolean', default: false }, waiting: { type: 'string' }, cases: { type: 'string', default: '100000' } }, allowPositionals: true })
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`)
    process.exit(1)
  }
})()

/** Installs the peers as their own lock file names them, and opens those that can run here. */
async function peers(): Promise<Contender[]> {
  execFileSync('npm', ['ci', '--no-fund', '--no-audit'], { cwd: import.meta.dirname, stdio: ['ignore', 'ignore', 'inherit'] })
  if (!existsSync(path.join(import.meta.dirname, 'node_modules'))) throw new Error('npm installed nothing')
  const [{ restatePeer }, { dbosPeer }] = await Promise.all([import('./peers/restate.ts'), import('./peers/dbos.ts')])
  const dbos = await dbosPeer()
  if (dbos === undefined) console.log('DBOS: PostgreSQL is not installed, skipped')
  return [restatePeer(), ...(dbos ? [dbos] : [])]
}

const what = positionals[0] ?? (values.waiting === undefined ? 'race' : 'waiting')
if (what === 'race') {
  const { race } = await import('./race.ts')
  await race(values.peers ? peers : async () => [])
} else if (what === 'waiting' && Number.isInteger(Number(values.waiting)) && Number(values.waiting) > 0) {
  await (await import('./waiting.ts')).waiting(Number(values.waiting))
} else if (what === 'law') {
  await (await import('./law.ts')).law()
} else if (what === 'delay') {
  await (await import('./delay.ts')).delay(100_000)
} else if (what === 'replay') {
  (await import('./replay.ts')).replay()
} else if (what === 'desk' && Number.isInteger(Number(values.cases)) && Number(values.cases) > 0) {
  await (await import('./desk.ts')).desk(Number(values.cases))
} else if (what === 'calendar' && Number.isInteger(Number(values.cases)) && Number(values.cases) > 0) {
  await (await import('./calendar.ts')).calendar(Number(values.cases))
} else if (what === 'profile') {
  await (await import('./race.ts')).profileOfHost()
} else {
  console.error(usage)
  process.exit(1)
}

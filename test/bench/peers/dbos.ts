// DBOS on PostgreSQL: the boxes are steps of a workflow in this process; the record of a case is a row beside DBOS's own tables.
import { DBOS } from '@dbos-inc/dbos-sdk'
import pg from 'pg'
import { boxes, recordAfter, waits, type Contender, type Opened } from '../case.ts'
import { inFlight } from '../figures.ts'
import { startPostgres, type Postgres } from './postgres.ts'

/** Undefined where PostgreSQL is not installed. */
export async function dbosPeer(): Promise<Contender | undefined> {
  const postgres = await startPostgres()
  if (postgres === undefined) return undefined
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  const settings = await client.query<{ name: string, setting: string }>(`select name, setting from pg_settings where name in ('fsync', 'synchronous_commit') order by name`)
  await client.query('create table cases (id text primary key, step integer not null, record jsonb not null)')
  await client.query('create database system')
  await client.end()
  return {
    name: `DBOS 5 on PostgreSQL ${postgres.version}`,
    durability: settings.rows.map(({ name, setting }) => `${name}=${setting}`).join(', '),
    open: () => open(postgres),
  }
}

async function open(postgres: Postgres): Promise<Opened> {
  const pool = new pg.Pool({ connectionString: postgres.url, max: 20 })
  // Idle connections are told when the server stops; nothing is lost by it.
  pool.on('error', () => {})

  async function write(caseId: string, step: number): Promise<void> {
    const record = JSON.stringify(recordAfter(caseId, step))
    const { rowCount } = step === 1
      ? await pool.query({ name: 'first', text: 'insert into cases (id, step, record) values ($1, 1, $2) on conflict do nothing', values: [caseId, record] })
      : await pool.query({ name: 'next', text: 'update cases set step = $2, record = $3 where id = $1 and step = $2 - 1', values: [caseId, step, record] })
    if (rowCount !== 1) throw new Error(`Case ${caseId} does not stand before step ${step}`)
  }

  const workflow = DBOS.registerWorkflow(async (caseId: string) => {
    for (const [i, box] of boxes.entries()) {
      await DBOS.runStep(async () => {
        await write(caseId, i + 1)
        if (waits(box)) setImmediate(() => void DBOS.send(caseId, { outcome: 'Done' }, box).catch((error: unknown) => { throw error }))
        return { outcome: 'Done' }
      }, { name: box })
      if (waits(box) && (await DBOS.recv(box, 60)) === null) throw new Error(`Nobody answered ${box} of ${caseId}`)
    }
    return { caseId, outcome: 'Done' }
  }, { name: 'bench' })

  DBOS.setConfig({ name: 'bench', systemDatabaseUrl: postgres.url.replace(/postgres$/, 'system'), systemDatabasePoolSize: Math.min(inFlight, 40), logLevel: 'error' })
  await DBOS.launch()
  return {
    async run(caseId) {
      const handle = await DBOS.startWorkflow(workflow, { workflowID: caseId })(caseId)
      await handle.getResult()
    },
    async close() {
      await DBOS.shutdown()
      await pool.end()
      await postgres.stop()
    },
  }
}

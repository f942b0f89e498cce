// Restate: one node of `@restatedev/restate-server` with its defaults; the boxes are journaled steps of a workflow in this process.
// The record of a case is the workflow's own state in Restate, which is quicker for it than any database beside it.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http2'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as restate from '@restatedev/restate-sdk'
import { boxes, recordAfter, waits, type Contender, type Opened } from '../case.ts'
import { freePorts, startServer } from './server-process.ts'

/** The package's own command starts this binary as its child; started directly it can be stopped. */
const binary = (): string => {
  const require = createRequire(createRequire(import.meta.url).resolve('@restatedev/restate-server/package.json'))
  return require.resolve(`@restatedev/restate-server-${process.platform}-${process.arch}/bin/restate-server`)
}

export function restatePeer(): Contender {
  const server = binary()
  const settings = execFileSync(server, ['--dump-config'], { encoding: 'utf8' })
  const log = settings.slice(settings.indexOf('[log-server]'))
  const fsync = /^rocksdb-disable-wal-fsync = (.*)$/m.exec(log)?.[1] === 'false' ? 'synced to disk' : 'not synced to disk'
  const replication = /^default-replication = (.*)$/m.exec(settings)?.[1]
  return { name: `Restate ${version(server)}`, durability: `log server's write-ahead log ${fsync}, replication ${replication}`, open: () => open(server) }
}

const version = (server: string): string => /[\d.]+/.exec(execFileSync(server, ['--version'], { encoding: 'utf8' }))?.[0] ?? ''

async function open(server: string): Promise<Opened> {
  const folder = mkdtempSync(path.join(tmpdir(), 'solis-bench-restate-'))
  const [ingressPort, adminPort, fabricPort] = await freePorts(3)
  const ingress = `http://127.0.0.1:${ingressPort}`
  const admin = `http://127.0.0.1:${adminPort}`
  const node = await startServer(server, ['--no-logo', '--base-dir', folder], {
    env: {
      ...process.env, RESTATE_BIND_IP: '127.0.0.1', RESTATE_LISTEN_MODE: 'tcp', RESTATE_BIND_PORT: String(fabricPort),
      RESTATE_INGRESS__BIND_PORT: String(ingressPort), RESTATE_ADMIN__BIND_PORT: String(adminPort),
      RESTATE_DISABLE_TELEMETRY: 'true', RESTATE_LOG_FILTER: 'error',
    },
  }, async () => (await fetch(`${admin}/health`)).ok && (await fetch(`${ingress}/restate/health`)).ok)

  const post = async (url: string, body: unknown): Promise<void> => {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`Restate answered ${answer.status} to ${url}: ${text}`)
  }
  const answerWait = (id: string): void => void setImmediate(() => post(`${ingress}/restate/awakeables/${id}/resolve`, { outcome: 'Done' }).catch(failed))
  const boxesHere = createServer(restate.createEndpointHandler({ services: [workflow(answerWait)], logger: () => {} }))
  await new Promise<void>((resolve) => boxesHere.listen(0, '127.0.0.1', resolve))
  await post(`${admin}/deployments`, { uri: `http://127.0.0.1:${(boxesHere.address() as AddressInfo).port}` })

  return {
    run: (caseId) => post(`${ingress}/bench/${caseId}/run`, { caseId }),
    async close() {
      await node.stop()
      boxesHere.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** An answer that cannot be given would leave its case waiting for ever. */
function failed(error: unknown): never {
  throw error
}

type CaseRecord = ReturnType<typeof recordAfter>

const workflow = (answerWait: (id: string) => void) => restate.workflow({
  name: 'bench',
  handlers: {
    run: async (ctx: restate.WorkflowContext, { caseId }: { caseId: string }) => {
      for (const [i, box] of boxes.entries()) {
        const before = (await ctx.get<CaseRecord>('record'))?.step ?? 0
        if (before !== i) throw new restate.TerminalError(`Case ${caseId} stands at step ${before}, not ${i}`)
        // Only one invocation of a workflow writes its state, so that what was read is the condition.
        const record = await ctx.run(box, () => recordAfter(caseId, i + 1))
        ctx.set('record', record)
        if (!waits(box)) continue
        const { id, promise } = ctx.awakeable<{ outcome: string }>()
        await ctx.run(`${box} opened`, () => answerWait(id))
        await promise
      }
      return { caseId, outcome: 'Done' }
    },
  },
})

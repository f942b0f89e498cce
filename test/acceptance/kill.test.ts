// Killed with SIGKILL and started again: the case is where it was, the task completes, nothing is paid twice and nothing is lost.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openOffice, type Office } from '../office.ts'
import { answers, beginsRun, grants, openWait } from './acts.ts'

let folder: string
let office: Office | undefined
afterEach(() => {
  office?.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Application { caseId: string; applicationId: string }

/** Runs the victim until it prints this, and kills it so many milliseconds later. */
async function killedAfter(line: 'applied' | '"deciding"' | '"paying"', ms: number): Promise<Application> {
  folder = mkdtempSync(path.join(tmpdir(), 'solis-kill-'))
  const victim = spawn(process.execPath, [path.join(import.meta.dirname, 'kill-victim.ts'), folder, line === 'applied' ? 'waiting' : 'done'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let application: Application | undefined
  let printed = ''
  await new Promise<void>((resolve, reject) => {
    victim.once('exit', (code) => reject(new Error(`the victim ended by itself with ${code}: ${printed}`)))
    victim.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const lines = printed.split('\n')
      if (lines.length > 1) application ??= JSON.parse(lines[0] ?? '') as Application
      if (line === 'applied' ? application !== undefined : lines.includes(line)) {
        victim.stdout.removeAllListeners('data')
        setTimeout(resolve, ms)
      }
    })
  })
  const gone = new Promise((resolve) => victim.removeAllListeners('exit').once('exit', resolve))
  victim.kill('SIGKILL')
  await gone
  if (application === undefined) throw new Error('the victim said nothing')
  return application
}

const reopen = async (): Promise<Office> => {
  office = await openOffice('2026-03-05 10:00', {}, { folder })
  await office.host.settle()
  return office
}

describe('An office killed with -9', () => {
  it('while a case waits for the caseworker goes on where it was, and the task completes', async () => {
    const { caseId, applicationId } = await killedAfter('applied', 50)
    const again = await reopen()
    expect(await openWait(again, { caseId }, 'AwaitDecision', `${applicationId}-gmi`)).toMatchObject({ owner: 'queue', queue: 'assistance', due: { on: '2026-03-19' } })
    await grants(again, caseId, `${applicationId}-gmi`, 'ilze')
    expect((await again.host.dependencies.store.awards.ofCase(caseId)).payables.map(({ month, amountCents }) => `${month} ${amountCents}`)).toHaveLength(6)
  })

  // Moments spread over the deciding and the paying: some fall before a commit, some between two, some after all of them.
  it.each([...[0, 2, 5, 9, 14, 20, 30].map((ms) => ['"deciding"', ms] as const), ...[0, 1, 3, 6, 10, 15].map((ms) => ['"paying"', ms] as const)])('%s and %i ms later ends in the same decisions, the same payables and each paid once', async (line, ms) => {
    const { caseId, applicationId } = await killedAfter(line, ms)
    const again = await reopen()
    const { store } = again.host.dependencies
    for (const kind of ['gmi', 'housing'])
      if (await store.decisions.byProceeding(caseId, `${applicationId}-${kind}`) === undefined) await grants(again, caseId, `${applicationId}-${kind}`, 'ilze')
    await beginsRun(again, 'gundega', '2026-03', '2026-03-06')
    for (const run of (await store.runs.all()).filter(({ state }) => state !== 'Empty')) {
      await answers(again, await openWait(again, { runId: run.runId }, 'AwaitApproval'), 'staff:rita', 'Approved', store.runs.moves((await store.runs.byId(run.runId))!, 'Approved', { checkerId: 'rita' }))
      await answers(again, await openWait(again, { runId: run.runId }, 'AwaitBank'), 'staff:gundega', 'Executed')
    }
    const { payables } = await store.awards.ofCase(caseId)
    expect(payables).toHaveLength(12)
    expect(payables.filter(({ state }) => state === 'Paid').map(({ payableId, amountCents }) => `${payableId} ${amountCents}`)).toEqual([`${applicationId}-gmi-202603 3700`, `${applicationId}-housing-202603 30000`])
    const lines = (await Promise.all((await store.runs.all()).map(({ runId }) => store.runs.lines(runId)))).flat()
    expect(lines).toHaveLength(2)
    expect((await store.cases.proceedings(caseId)).map(({ status }) => status)).toEqual(['Awarded', 'Awarded'])
    expect(await store.outbox.unsent()).toEqual([])
  })
})

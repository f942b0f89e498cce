// `npm run doctor`: what waits without saying so, or says it waits and does not. A stopped house is repaired; a running one is looked at in a copy, and repairs itself each hour.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { drawId } from '../../functions/platform/connect.ts'
import type { DoctorReport } from '../../functions/domain/doctor-report.ts'
import { examine } from '../../functions/platform/doctor.ts'
import { askOverHttp } from '../../functions/registers/ask-over-http.ts'
import { realClock } from './clock.ts'
import { openHost } from './host.ts'

export interface Examined { report: DoctorReport; copied: boolean }

/** Errors: throws with one plain sentence when there is no database or it cannot be read. */
export async function examineFolder(folder: string, clock = realClock): Promise<Examined> {
  if (!existsSync(path.join(folder, 'solis.db'))) throw new Error(`There is no Solis database in ${folder}: name the data folder with --data.`)
  try {
    return { report: await examined(folder, true, clock), copied: false }
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('in use by another process')) throw error
  }
  const copy = mkdtempSync(path.join(tmpdir(), 'solis-doctor-'))
  try {
    const source = new DatabaseSync(path.join(folder, 'solis.db'), { readOnly: true, timeout: 5_000 })
    source.prepare('VACUUM INTO ?').run(path.join(copy, 'solis.db'))
    source.close()
    return { report: await examined(copy, false, clock), copied: true }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

async function examined(folder: string, repair: boolean, clock: typeof realClock): Promise<DoctorReport> {
  const host = await openHost({ folder, clock, municipality: 'tukums', sessionSecret: '', demonstration: false, log: () => {}, newId: drawId, registers: () => askOverHttp('') })
  try {
    // Nothing is settled before or after: a stopped house goes on when it is started, and then as it finds what was repaired.
    return await examine(host.dependencies, { repair })
  } finally {
    host.close()
  }
}

if (import.meta.main) {
  try {
    const { values } = parseArgs({ options: { data: { type: 'string', default: 'data' } } })
    const { report, copied } = await examineFolder(path.resolve(values.data))
    for (const { kind, about, text, repaired } of report.findings) console.log(`${kind}  ${about}\n  ${text}${repaired === undefined ? '' : ` ${repaired}`}`)
    console.log(`${report.cases} cases and ${report.executions} running executions examined: ${report.findings.length} findings, ${report.findings.filter(({ repaired }) => repaired !== undefined).length} repaired`)
    if (copied) console.log('The house is running: this was a copy of one moment. The house itself repairs each hour, or at once on its page /parvalde/parbaude.')
    process.exitCode = report.findings.some(({ repaired }) => repaired === undefined) ? 1 : 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 2
  }
}

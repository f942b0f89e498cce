// Starts the whole host on a data folder in a process of its own, lets it do what is due, and prints what that took as JSON.
import { openDatabase } from '../../infra/local/database.ts'

export interface Start {
  /** Until the program was in memory. */
  importMs: number
  /** `openDatabase` alone, done before and closed again: the check of the file included. */
  fileMs: number
  /** `openHost`: the file, the table, the runner with its workflows, the handlers. */
  openMs: number
  /** Until the first pump and sweep were over. */
  pumpMs: number
  /** When all this was done and garbage collected. */
  rssBytes: number
}

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2] as string
  const [{ openHost }, { realClock }, { askOverHttp }] = await Promise.all([import('../../infra/local/host.ts'), import('../../infra/local/clock.ts'), import('../../functions/registers/ask-over-http.ts')])
  // The handlers of the boxes are loaded by `openHost`: a host in memory loads them once, so that they count as the program.
  const options = { clock: realClock, municipality: 'tukums', sessionSecret: 'nobody signs in here', demonstration: false, log: () => {}, newId: () => 'x000000000', registers: () => askOverHttp('') }
  const rehearsal = await openHost({ folder: ':memory:', ...options })
  rehearsal.close()
  const importMs = performance.now()
  openDatabase(folder).close()
  const opening = performance.now()
  const host = await openHost({ folder, ...options })
  const opened = performance.now()
  await host.settle()
  const pumped = performance.now()
  for (let i = 0; i < 3; i += 1) (globalThis as { gc?: () => void }).gc?.()
  const start: Start = { importMs, fileMs: opening - importMs, openMs: opened - opening, pumpMs: pumped - opened, rssBytes: process.memoryUsage().rss }
  host.close()
  console.log(JSON.stringify(start))
}

// `npm run bench -- --waiting 100000`: what so many cases asleep cost the host that opens on them, in memory and in time.
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { openDatabase } from '../../infra/local/database.ts'
import { casesPerSecond, inFlight, inFolder, machine, median, repeats, told } from './figures.ts'
import type { Start } from './start.ts'
import { openThisHost } from './this-host.ts'

/** Fills a folder with cases that stand at their first wait. Without durability: only what is on disk in the end matters here. */
async function fill(folder: string, count: number): Promise<void> {
  const database = openDatabase(folder)
  database.exec('PRAGMA synchronous = OFF')
  const opened = openThisHost(database, { answers: false })
  if (count > 0) await casesPerSecond(opened, count, inFlight)
  const asleep = database.prepare(`select count(*) as cases from sfn_frames where phase = 'token' and ready is null`).get() as { cases: number }
  await opened.close()
  if (asleep.cases !== count) throw new Error(`${asleep.cases} cases are asleep, not ${count}`)
}

/** Each start is a process of its own. */
const startOn = (folder: string): Start =>
  JSON.parse(execFileSync(process.execPath, ['--expose-gc', path.join(import.meta.dirname, 'start.ts'), folder], { encoding: 'utf8' })) as Start

export async function waiting(count: number): Promise<void> {
  console.log(`The whole host started on ${count} cases that stand at their first wait, and on none. Medians of ${repeats} (lowest–highest). ${machine()}`)
  const none = await inFolder(async (folder) => {
    await fill(folder, 0)
    return Array.from({ length: repeats }, () => startOn(folder))
  })
  await inFolder(async (folder) => {
    const began = performance.now()
    await fill(folder, count)
    const seconds = (performance.now() - began) / 1000
    const file = path.join(folder, 'solis.db')
    console.log(`filled in ${seconds.toFixed(0)} s; solis.db ${(statSync(file).size / 2 ** 20).toFixed(0)} MiB, ${(statSync(file).size / count / 1024).toFixed(1)} KiB a case`)
    // Read once, so that all starts find the file in the system's cache, as after a restart of the process.
    readFileSync(file)
    const all = Array.from({ length: repeats }, () => startOn(folder))
    const secondsOf = (which: (start: Start) => number, starts: Start[]): string => told(starts.map((start) => which(start) / 1000), 2)
    const wholeMs = ({ importMs, openMs, pumpMs }: Start): number => importMs + openMs + pumpMs
    console.log(`start-up of the process until its first pump is over: ${secondsOf(wholeMs, all)} s with ${count}, ${secondsOf(wholeMs, none)} s with none`)
    console.log(`  of it the program is loaded in ${secondsOf(({ importMs }) => importMs, all)} s, the host opened in ${secondsOf(({ openMs }) => openMs, all)} s (the file alone: ${secondsOf(({ fileMs }) => fileMs, all)} s), the first pump done in ${secondsOf(({ pumpMs }) => pumpMs, all)} s`)
    const middle = (starts: Start[]): number => median(starts.map(({ rssBytes }) => rssBytes))
    const [withAll, withNone] = [middle(all), middle(none)]
    console.log(`resident memory: ${mebibytes(withAll)} MiB with ${count}, ${mebibytes(withNone)} MiB with none: ${((withAll - withNone) / count).toFixed(0)} bytes a waiting case`)
  })
  console.log(machine())
}

const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1)

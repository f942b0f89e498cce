// The write-ahead log cut off at every frame, as a crash may leave it, opens to a consistent state from which the work is finished.
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../infra/local/database.ts'
import { endStateOf, type EndState } from './end-state.ts'
import { differencesOf } from './lap.ts'
import { liveThrough, scenarioOf } from './scenario.ts'

/** https://sqlite.org/fileformat2.html#walformat */
const [headerBytes, frameHeaderBytes] = [32, 24]

/** Every frame of the first part of the log is cut at: the application, its registers, the decision, the first payment. */
const firstFrames = 600

/** One household: GMI granted and paid for six months, a place taken and left, a register down, the other adult signing late. */
const plan = scenarioOf(7, 1)

let folder: string
let log: Buffer
/** Where each frame ends, and whether it ends a commit. */
let frames: { end: number; commits: boolean }[]
let peace: EndState

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'solis-wal-'))
  const whole = path.join(folder, 'whole')
  openDatabase(whole).close()
  // Whoever still reads the empty file keeps everything in the log: nothing is moved from it into the file.
  const reader = new DatabaseSync(path.join(whole, 'solis.db'), { readOnly: true })
  reader.exec('BEGIN; SELECT * FROM sqlite_schema')
  const { host } = await liveThrough(whole, plan)
  peace = await endStateOf(host)
  copyFileSync(path.join(whole, 'solis.db'), path.join(folder, 'solis.db'))
  log = readFileSync(path.join(whole, 'solis.db-wal'))
  reader.close()
  host.close()
  const pageBytes = log.readUInt32BE(8)
  frames = Array.from({ length: (log.length - headerBytes) / (frameHeaderBytes + pageBytes) }, (_, i) => {
    const start = headerBytes + i * (frameHeaderBytes + pageBytes)
    return { end: start + frameHeaderBytes + pageBytes, commits: log.readUInt32BE(start + 4) !== 0 }
  })
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A data folder as it would be, had the process died when the log was so long. */
function cutAt(bytes: number): string {
  const cut = path.join(folder, `cut-${bytes}`)
  mkdirSync(cut)
  copyFileSync(path.join(folder, 'solis.db'), path.join(cut, 'solis.db'))
  // A file is on the disk before anything in the database speaks of it.
  cpSync(path.join(folder, 'whole', 'files'), path.join(cut, 'files'), { recursive: true })
  writeFileSync(path.join(cut, 'solis.db-wal'), log.subarray(0, bytes))
  return cut
}

/** What stands in the database, in one figure. */
function contentsOf(cut: string): string {
  const database = new DatabaseSync(path.join(cut, 'solis.db'))
  const { integrity_check } = database.prepare('PRAGMA integrity_check').get() as { integrity_check: string }
  const tables = (database.prepare("select name from sqlite_schema where type = 'table' order by name").all() as { name: string }[]).map(({ name }) => name)
  const rows = tables.map((name) => `${name} ${(database.prepare(`select count(*) as n from "${name}"`).get() as { n: number }).n}`)
  database.close()
  return [integrity_check, ...rows].join(', ')
}

describe('A write-ahead log', () => {
  it('holds everything since the folder was made, so that it can be cut anywhere', () => {
    expect(statSync(path.join(folder, 'solis.db')).size).toBeLessThanOrEqual(log.readUInt32BE(8))
    expect(frames.length).toBeGreaterThan(1000)
    expect(peace.counts).toMatchObject({ payables: 6, placed: 1 })
  })

  it('cut after any frame, or in the middle of one, has what was committed before the cut and nothing else', () => {
    let before = contentsOf(cutAt(headerBytes))
    const wrong: string[] = []
    for (const [i, { end, commits }] of frames.slice(0, firstFrames).entries()) {
      const whole = cutAt(end)
      const present = contentsOf(whole)
      if (!present.startsWith('ok')) wrong.push(`frame ${i}: ${present}`)
      if (!commits && present !== before) wrong.push(`frame ${i} is of no commit and yet changed something: ${present}`)
      rmSync(whole, { recursive: true })
      if (i % 10 === 0) {
        const torn = cutAt(end - 1000)
        if (contentsOf(torn) !== before) wrong.push(`frame ${i} was torn and yet read`)
        rmSync(torn, { recursive: true })
      }
      before = present
    }
    expect(wrong).toEqual([])
  })

  it('cut after a commit is gone on from to the same end', async () => {
    const wrong: string[] = []
    const commits = frames.filter((frame) => frame.commits)
    for (const { end } of commits.filter((_, i) => i % 12 === 0)) {
      const cut = cutAt(end)
      const { host } = await liveThrough(cut, plan)
      wrong.push(...differencesOf(peace, await endStateOf(host)).map((difference) => `cut at ${end}: ${difference}`))
      host.close()
      rmSync(cut, { recursive: true })
    }
    expect(wrong).toEqual([])
  }, 120_000)
})

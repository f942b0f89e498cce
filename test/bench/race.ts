// `npm run bench`: one case alone and 64 in flight, of this host, of the limit its disk sets, and of its peers.
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openDatabase } from '../../infra/local/database.ts'
import { boxes, type Contender, type Opened } from './case.ts'
import { casesPerSecond, inFlight, inFolder, latencyMs, machine, printTable, repeats, told } from './figures.ts'
import { bytesForPages, commitAgain } from './limit.ts'
import { printCosts, profiled } from './profile.ts'
import { pagesOfCommits, recorded } from './recording.ts'
import { openThisHost } from './this-host.ts'

const aloneCount = 15
const throughputCount = 4 * inFlight
const warmUpCount = inFlight

interface Figures { aloneMs: number[]; perSecond: number[] }
interface Row extends Figures { name: string; durability: string }
interface Rival extends Row { opened: Opened }

const noFigures = (): Figures => ({ aloneMs: [], perSecond: [] })

async function measure(opened: Opened, { aloneMs, perSecond }: Figures): Promise<void> {
  aloneMs.push(await latencyMs(opened, aloneCount))
  perSecond.push(await casesPerSecond(opened, throughputCount))
}

async function warmed(opened: Opened): Promise<Opened> {
  await casesPerSecond(opened, warmUpCount)
  return opened
}

interface Commits { bytes: number[]; pages: number[]; rows: number }

/** The commits of so many cases of the durable host, by its statements and by its log; both must tell of the same number. */
const commitsOf = (cases: (opened: Opened) => Promise<unknown>): Promise<Commits> => inFolder(async (folder) => {
  const file = openDatabase(folder)
  const { database, recording } = recorded(file)
  const opened = await warmed(openThisHost(database))
  await settled(file)
  // From here on the log is only added to, so that it can be counted.
  file.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  file.exec('PRAGMA wal_autocheckpoint = 0')
  Object.assign(recording, { commits: [], rows: 0 })
  await cases(opened)
  await settled(file)
  const pages = pagesOfCommits(path.join(folder, 'solis.db-wal'))
  const { commits, rows } = recording
  await opened.close()
  if (pages.length !== commits.length) throw new Error(`The log holds ${pages.length} commits, the statements made ${commits.length}`)
  return { bytes: commits, pages, rows }
})

/** A group of commits may still be open when the last case has ended. */
async function settled(database: DatabaseSync): Promise<void> {
  do await new Promise(setImmediate)
  while (database.isTransaction)
}

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0)
const perCase = ({ bytes, pages }: Commits, cases: number): string =>
  `${(bytes.length / cases).toFixed(1)} commits, ${(sum(bytes) / cases / 1024).toFixed(1)} KiB of values, ${(sum(pages) / cases).toFixed(1)} pages of 4 KiB in the log`

/** Measures and prints. The peers are asked for when this host's commits are counted, and stay open from then on. */
export async function race(peers: () => Promise<readonly Contender[]>): Promise<void> {
  console.log(`A case of ${boxes.length} boxes, two of them waits answered at once; ${boxes.length} conditional writes. Medians of ${repeats} (lowest–highest). ${machine()}`)
  const alone = await commitsOf((opened) => latencyMs(opened, aloneCount))
  const together = await commitsOf((opened) => casesPerSecond(opened, throughputCount))
  console.log(`This host writes for a case alone ${perCase(alone, aloneCount)}; with ${inFlight} in flight ${perCase(together, throughputCount)}.`)

  const rivals: Rival[] = []
  for (const { name, durability, open } of await peers()) rivals.push({ name: `(d) ${name}`, durability, ...noFigures(), opened: await open() })
  try {
    for (const { opened } of rivals) await warmed(opened)
    const durable: Row = { name: '(a) this host', durability: 'SQLite WAL, synchronous=FULL', ...noFigures() }
    const memory: Row = { name: '(b) this host in memory', durability: 'none', ...noFigures() }
    const limit: Row = { name: '(c) the same commits, same bytes of values', durability: durable.durability, ...noFigures() }
    const pageLimit: Row = { name: '(c′) the same commits, same bytes of log', durability: durable.durability, ...noFigures() }
    // In turns, so that whatever else the machine does falls on all alike.
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      await inFolder((folder) => measureOnce(openDatabase(folder), durable))
      await measureOnce(new DatabaseSync(':memory:'), memory)
      await commitAgainAs(limit, alone.bytes, together.bytes)
      await commitAgainAs(pageLimit, alone.pages.map(bytesForPages), together.pages.map(bytesForPages))
      for (const rival of rivals) await measure(rival.opened, rival)
    }
    printTable([
      ['', 'one alone, ms', `cases/s, ${inFlight} in flight`, 'durability'],
      ...[durable, memory, limit, pageLimit, ...rivals].map(({ name, durability, aloneMs, perSecond }) => [name, told(aloneMs, 2), told(perSecond, 0), durability]),
    ])
    for (const other of [limit, pageLimit, ...rivals]) printRatio(durable, other)
  } finally {
    for (const { opened } of rivals) await opened.close()
  }
  console.log(machine())
}

async function measureOnce(database: DatabaseSync, row: Row): Promise<void> {
  const opened = await warmed(openThisHost(database))
  await measure(opened, row)
  await opened.close()
}

async function commitAgainAs(row: Row, alone: readonly number[], together: readonly number[]): Promise<void> {
  row.aloneMs.push(await inFolder((folder) => commitAgain(folder, alone) / aloneCount * 1000))
  row.perSecond.push(await inFolder((folder) => throughputCount / commitAgain(folder, together)))
}

/** How many times the other's speed: measured within each turn, the middle of the turns told. */
function printRatio(own: Row, other: Row): void {
  const alone = own.aloneMs.map((ms, turn) => (other.aloneMs[turn] as number) / ms)
  const together = own.perSecond.map((perSecond, turn) => perSecond / (other.perSecond[turn] as number))
  console.log(`(a) has ${told(alone, 2)} times the speed alone and ${told(together, 2)} times the throughput of ${other.name}`)
}

/** `npm run bench -- profile`: the same throughput under the profiler, durable and in memory. */
export async function profileOfHost(): Promise<void> {
  for (const [name, open] of [['durable', openDatabase], ['in memory', () => new DatabaseSync(':memory:')]] as const) {
    await inFolder(async (folder) => {
      const opened = await warmed(openThisHost(open(folder)))
      const costs = await profiled(() => casesPerSecond(opened, throughputCount))
      await opened.close()
      console.log(`this host ${name}, ${inFlight} in flight; share of the time, the function of ours at work ← its caller:`)
      printCosts(costs, 20)
    })
  }
  console.log(machine())
}

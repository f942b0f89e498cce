// `npm run bench`: one case alone and 64 in flight, of this host, of the limit its disk sets, and of its peers.
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openDatabase } from '../../infra/local/database.ts'
import { boxes, type Contender, type Opened } from './case.ts'
import { casesPerSecond, inFlight, inFolder, latencyMs, machine, median, printTable, repeats, told } from './figures.ts'
import { bytesForPages, commitAgain } from './limit.ts'
import { printCosts, profiled } from './profile.ts'
import { pagesOfCommits, recorded } from './recording.ts'
import { openThisHost } from './this-host.ts'

const aloneCount = 21
const throughputCount = 5 * inFlight
const warmUpCount = inFlight

interface Figures { aloneMs: number[]; perSecond: number[] }
interface Row extends Figures { name: string; durability: string }

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
  // From here on the log is only added to, so that it can be counted.
  file.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  file.exec('PRAGMA wal_autocheckpoint = 0')
  Object.assign(recording, { commits: [], rows: 0 })
  await cases(opened)
  await new Promise(setImmediate)
  const pages = pagesOfCommits(path.join(folder, 'solis.db-wal'))
  const { commits, rows } = recording
  await opened.close()
  if (pages.length !== commits.length) throw new Error(`The log holds ${pages.length} commits, the statements made ${commits.length}`)
  return { bytes: commits, pages, rows }
})

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0)
const perCase = ({ bytes, pages }: Commits, cases: number): string =>
  `${(bytes.length / cases).toFixed(1)} commits, ${(sum(bytes) / cases / 1024).toFixed(1)} KiB of values, ${(sum(pages) / cases).toFixed(1)} pages of 4 KiB in the log`

/** Measures and prints. The peers are asked for, and opened once each, after this host has been measured. */
export async function race(peers: () => Promise<readonly Contender[]>): Promise<void> {
  console.log(`A case of ${boxes.length} boxes, two of them waits answered at once; ${boxes.length} conditional writes. Medians of ${repeats} (lowest–highest). ${machine()}`)
  const alone = await commitsOf((opened) => latencyMs(opened, aloneCount))
  const together = await commitsOf((opened) => casesPerSecond(opened, throughputCount))
  console.log(`This host writes for a case alone ${perCase(alone, aloneCount)}; with ${inFlight} in flight ${perCase(together, throughputCount)}.`)

  const durable: Row = { name: '(a) this host', durability: 'SQLite WAL, synchronous=FULL', ...noFigures() }
  const memory: Row = { name: '(b) this host in memory', durability: 'none', ...noFigures() }
  const limit: Row = { name: '(c) the same commits, same bytes of values', durability: 'SQLite WAL, synchronous=FULL', ...noFigures() }
  const pageLimit: Row = { name: '(c′) the same commits, same bytes of log', durability: 'SQLite WAL, synchronous=FULL', ...noFigures() }
  // In turns, so that whatever else the machine does falls on all alike.
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    await inFolder(async (folder) => {
      const opened = await warmed(openThisHost(openDatabase(folder)))
      await measure(opened, durable)
      await opened.close()
    })
    const opened = await warmed(openThisHost(new DatabaseSync(':memory:')))
    await measure(opened, memory)
    await opened.close()
    for (const [row, sizes] of [[limit, ({ bytes }: Commits) => bytes], [pageLimit, ({ pages }: Commits) => pages.map(bytesForPages)]] as const) {
      row.aloneMs.push(await inFolder((folder) => commitAgain(folder, sizes(alone)) / aloneCount * 1000))
      row.perSecond.push(await inFolder((folder) => throughputCount / commitAgain(folder, sizes(together))))
    }
  }

  const rows = [durable, memory, limit, pageLimit]
  const rivals: Row[] = []
  for (const peer of await peers()) {
    const figures = noFigures()
    const opened = await peer.open()
    try {
      await warmed(opened)
      for (let repeat = 0; repeat < repeats; repeat += 1) await measure(opened, figures)
    } finally {
      await opened.close()
    }
    rivals.push({ name: `(d) ${peer.name}`, durability: peer.durability, ...figures })
  }
  printTable([
    ['', 'one alone, ms', `cases/s, ${inFlight} in flight`, 'durability'],
    ...[...rows, ...rivals].map(({ name, durability, aloneMs, perSecond }) => [name, told(aloneMs, 2), told(perSecond, 0), durability]),
  ])
  printRatio('(a) to (c)', durable, limit)
  printRatio('(a) to (c′)', durable, pageLimit)
  const best = (by: (row: Row) => number): Row | undefined => rivals.toSorted((x, y) => by(y) - by(x))[0]
  const [quickest, busiest] = [best(({ aloneMs }) => -median(aloneMs)), best(({ perSecond }) => median(perSecond))]
  if (quickest && busiest) printRatio('(a) to the best peer', durable, { aloneMs: quickest.aloneMs, perSecond: busiest.perSecond })
  console.log(machine())
}

/** How many times the other's speed. */
function printRatio(what: string, own: Figures, other: Figures): void {
  const alone = median(other.aloneMs) / median(own.aloneMs)
  const together = median(own.perSecond) / median(other.perSecond)
  console.log(`${what}: ${alone.toFixed(2)} of its speed alone, ${together.toFixed(2)} of its throughput`)
}

/** `npm run bench -- profile`: the same throughput under the profiler, durable and in memory. */
export async function profileOfHost(): Promise<void> {
  for (const [name, open] of [['durable', openDatabase], ['in memory', () => new DatabaseSync(':memory:')]] as const) {
    await inFolder(async (folder) => {
      const opened = await warmed(openThisHost(open(folder)))
      const costs = await profiled(() => casesPerSecond(opened, throughputCount))
      await opened.close()
      console.log(`this host ${name}, ${inFlight} in flight; share of the time, the function of ours at work ← its caller:`)
      printCosts(costs.filter(({ where }) => !where.includes('test/bench/profile.ts')), 20)
    })
  }
  console.log(machine())
}

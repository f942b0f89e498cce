// `npm run torture -- --kills 200 --seed 1`: kills the house again and again, and compares what it came to with a run in peace.
import { parseArgs } from 'node:util'
import { lap } from './lap.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' }, cases: { type: 'string', default: '24' } } })
const [kills, firstSeed, cases] = [values.kills, values.seed, values.cases].map(Number) as [number, number, number]
if (![kills, firstSeed, cases].every(Number.isInteger) || kills < 1 || cases < 1) {
  console.error('npm run torture -- [--kills 200] [--seed 1] [--cases 24]: whole numbers')
  process.exit(1)
}

/** Kills of one scenario; each lap has the next seed, so that many scenarios are lived through. */
const killsALap = 25
const shown = 20

const started = performance.now()
const byPlace = new Map<string, number>()
let [made, different, payables, paidCents, applications] = [0, 0, 0, 0, 0]
for (let seed = firstSeed; made < kills; seed += 1) {
  const { kills: places, differences, counts, commits } = await lap({ seed, cases, kills: Math.min(killsALap, kills - made) })
  const here = [...places.values()].reduce((sum, count) => sum + count, 0)
  made += here
  for (const [place, count] of places) byPlace.set(place, (byPlace.get(place) ?? 0) + count)
  payables += counts.payables
  paidCents += counts.paidCents
  applications += counts.applications
  different += differences.length
  console.log(`seed ${seed}: ${counts.applications} applications, ${counts.proceedings} proceedings, ${counts.payables} payments of ${(counts.paidCents / 100).toFixed(2)} €, ${counts.placed} placed, ${commits} commits; ${here} kills; ${differences.length} differences`)
  for (const difference of differences.slice(0, shown)) console.log(`  ${difference.split('\n')[0]?.slice(0, 200)}`)
  if (differences.length > shown) console.log(`  … and ${differences.length - shown} more`)
  if (here === 0) throw new Error('No process was killed: the scenario is too short')
}
console.log([...byPlace].toSorted(([a], [b]) => a.localeCompare(b)).map(([place, count]) => `${count} ${place}`).join(', '))
console.log(`${made} kills, ${applications} applications, ${payables} payments of ${(paidCents / 100).toFixed(2)} €, ${different} differences (${((performance.now() - started) / 1000).toFixed(0)} s)`)
process.exit(different === 0 ? 0 : 1)

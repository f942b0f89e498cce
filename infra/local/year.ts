// `npm run year -- [--seed 1] [--applications 7076]`: a year of the municipality under a virtual clock, through the whole chain with every write of the
// store, in memory; one thread for each of its two districts.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { instantOf } from '../../functions/domain/identifiers.ts'
import type { DistrictYear } from './year/district.ts'
import { mean, median, together } from './year/measure.ts'
import { districts, yearBeginsMs, yearEndsMs } from './year/plan.ts'

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, applications: { type: 'string', default: '7076' } } })
const [seed, applications] = [Number(values.seed), Number(values.applications)]
if (!Number.isInteger(seed) || !Number.isInteger(applications) || applications < 1) {
  console.error('npm run year -- [--seed 1] [--applications 7076]: whole numbers')
  process.exit(1)
}

function liveIn(district: number): Promise<DistrictYear> {
  return new Promise((resolve, reject) => {
    new Worker(path.join(import.meta.dirname, 'year/district.ts'), { workerData: { seed, applications, district } }).once('message', resolve).once('error', reject)
  })
}

const started = performance.now()
const years = await Promise.all(Array.from({ length: districts }, (_, district) => liveIn(district)))
const seconds = (performance.now() - started) / 1000
const { proceedings, payables, toDecision, toPayment, byOwner, stopped, digest } = years.map(({ measured }) => measured).reduce(together)
const total = (what: (year: DistrictYear) => number): number => years.reduce((sum, year) => sum + what(year), 0)

const euros = (cents: number): string => `${(cents / 100).toFixed(2)} €`
const days = (figures: readonly number[]): string => `${median(figures).toFixed(2)} (mean ${mean(figures).toFixed(2)})`
console.log(`seed ${seed}: ${applications} applications from ${instantOf(yearBeginsMs)} to ${instantOf(yearEndsMs)} in ${districts} districts, ${total(({ runs }) => runs)} payout runs`)
console.log(`proceedings: ${[...proceedings].toSorted(([a], [b]) => a.localeCompare(b)).map(([what, n]) => `${n} ${what}`).join(', ')}`)
console.log(`payments: ${payables.paid} of ${payables.count} months paid, ${euros(payables.paidCents)}`)
console.log(`days from receipt to decision, median: ${days(toDecision)}; from decision to the first payment: ${days(toPayment)}`)
console.log(`of those days, by owner: ${[...byOwner].filter(([, figures]) => figures.some((figure) => figure > 0)).map(([owner, figures]) => `${owner} ${days(figures)}`).join(', ')}`)
console.log(`boxes answered: ${total(({ boxes }) => boxes)}; stopped: ${stopped}; digest ${digest}`)
console.log(`${seconds.toFixed(1)} s, ${(applications / seconds).toFixed(0)} applications a second`)
process.exit(stopped === 0 ? 0 : 1)

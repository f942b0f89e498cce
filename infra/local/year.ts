// `npm run year -- [--seed 1] [--applications 7076]`: a year of the municipality under a virtual clock, through the whole chain with every write of the
// store, in memory: one house, one thread, one order. `--max-semi-space-size` in its command gives young objects room, which most of a year's are:
// 4 % less time.
import { parseArgs } from 'node:util'
import { instantOf } from '../../functions/domain/identifiers.ts'
import { mean, measure, median } from './year/measure.ts'
import { places, planOfYear, registersOfYear, yearBeginsMs, yearEndsMs } from './year/plan.ts'
import { openSimulation } from './year/simulation.ts'
import { caseIdOf, settleTown } from './year/town.ts'

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, applications: { type: 'string', default: '7076' } } })
const [seed, applications] = [Number(values.seed), Number(values.applications)]
if (!Number.isInteger(seed) || !Number.isInteger(applications) || applications < 1) {
  console.error('npm run year -- [--seed 1] [--applications 7076]: whole numbers')
  process.exit(1)
}

const started = performance.now()
const plan = planOfYear(seed, applications)
let boxes = 0
const simulation = await openSimulation({
  folder: ':memory:', inOrder: true, registers: () => registersOfYear(plan.town, plan.chance, () => simulation.clock.now()),
  log({ code }) { if (code === 'StepAnswered') boxes += 1 },
}, yearBeginsMs, plan)
const { store } = simulation.host.dependencies
await settleTown(store, plan.town, places)
await simulation.live(yearEndsMs)
const { proceedings, payables, toDecision, toPayment, byOwner, stopped, digest } = await measure(store, new Set(plan.applications.map(caseIdOf)))
const seconds = (performance.now() - started) / 1000

const euros = (cents: number): string => `${(cents / 100).toFixed(2)} €`
const days = (figures: readonly number[]): string => `${median(figures).toFixed(2)} (mean ${mean(figures).toFixed(2)})`
console.log(`seed ${seed}: ${applications} applications from ${instantOf(yearBeginsMs)} to ${instantOf(yearEndsMs)}, ${plan.runs.length} payout runs`)
console.log(`proceedings: ${[...proceedings].toSorted(([a], [b]) => a.localeCompare(b)).map(([what, n]) => `${n} ${what}`).join(', ')}`)
console.log(`payments: ${payables.paid} of ${payables.count} months paid, ${euros(payables.paidCents)}`)
console.log(`days from receipt to decision, median: ${days(toDecision)}; from decision to the first payment: ${days(toPayment)}`)
console.log(`of those days, by owner: ${[...byOwner].filter(([, figures]) => figures.some((figure) => figure > 0)).map(([owner, figures]) => `${owner} ${days(figures)}`).join(', ')}`)
console.log(`boxes answered: ${boxes}; stopped: ${stopped}; digest ${digest}`)
console.log(`${seconds.toFixed(1)} s, ${(applications / seconds).toFixed(0)} applications a second`)
process.exit(stopped === 0 ? 0 : 1)

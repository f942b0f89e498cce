// One district's year in a thread of its own: lives it, measures it and reports to whoever started the thread.
import { parentPort, workerData } from 'node:worker_threads'
import { measure, type Measured } from './measure.ts'
import { places, planOfYear, registersOfYear, yearBeginsMs, yearEndsMs } from './plan.ts'
import { openSimulation } from './simulation.ts'
import { caseIdOf, settleTown } from './town.ts'

/** What a district reports: `boxes` answered, `runs` planned. */
export interface DistrictYear { measured: Measured; boxes: number; runs: number }

const { seed, applications, district } = workerData as { seed: number; applications: number; district: number }
const plan = planOfYear(seed, applications, district)
let boxes = 0
const simulation = await openSimulation({
  folder: ':memory:', inOrder: true, registers: () => registersOfYear(plan.town, plan.chance, () => simulation.clock.now()),
  log({ code }) { if (code === 'StepAnswered') boxes += 1 },
}, yearBeginsMs, plan)
const { host } = simulation
await settleTown(host.dependencies.store, plan.town, places)
await simulation.live(yearEndsMs)
const measured = await measure(host.dependencies.store, new Set(plan.applications.map(caseIdOf)))
parentPort?.postMessage({ measured, boxes, runs: plan.runs.length } satisfies DistrictYear)

// A process that is killed: lives through a scenario on a data folder, taking it up where the process before it was when it died.
// node victim.ts FOLDER SEED CASES [FAILPOINT]; begins when a line comes in, so that starting up costs the lap no time.
import { writeSync } from 'node:fs'
import { openSimulation } from '../../infra/local/year/simulation.ts'
import { settleTown } from '../../infra/local/year/town.ts'
import { endStateOf } from './end-state.ts'
import { watchCommits, type Failpoint } from './failpoints.ts'
import { endMs, places, scenarioOf, startMs, unsteadyRegisters } from './scenario.ts'

const [folder = '', seed = '1', cases = '12', failpoint] = process.argv.slice(2)
/** Whole and at once, so that the last word of the dying is heard. */
const say = (what: object): void => void writeSync(1, `${JSON.stringify(what)}\n`)

/** Where the virtual clock stood, in the house's own settings: written before it moves, so that time never goes back. */
const clockSetting = 'torture-clock'

const plan = scenarioOf(Number(seed), Number(cases))
await new Promise((resolve) => process.stdin.once('data', resolve))
const watch = watchCommits(failpoint === undefined ? undefined : JSON.parse(failpoint) as Failpoint, (kind) => say({ dying: kind }))

const simulation = await openSimulation({ folder, random: () => 0.5, registers: () => unsteadyRegisters(plan.town, plan.chance, () => simulation.clock.now()) }, startMs, plan)
const { host, clock } = simulation
const { store } = host.dependencies
const stood = await store.settings.read(clockSetting)
if (typeof stood === 'number') clock.set(stood)
else await settleTown(store, plan.town, places)
await simulation.live(endMs, (toMs) => store.settings.write(clockSetting, toMs))
say({ done: await endStateOf(host), commits: watch.commits() })
host.close()
process.exit(0)

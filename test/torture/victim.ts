// A process that is killed: lives through a scenario on a data folder, taking it up where the process before it was when it died.
// node victim.ts FOLDER SEED CASES [FAILPOINT]; begins when a line comes in, so that starting up costs the lap no time.
import { writeSync } from 'node:fs'
import { endStateOf } from './end-state.ts'
import { watchCommits, type Failpoint } from './failpoints.ts'
import { liveThrough, scenarioOf } from './scenario.ts'

const [folder = '', seed = '1', cases = '12', failpoint] = process.argv.slice(2)
/** Whole and at once, so that the last word of the dying is heard. */
const say = (what: object): void => void writeSync(1, `${JSON.stringify(what)}\n`)

const plan = scenarioOf(Number(seed), Number(cases))
await new Promise((resolve) => process.stdin.once('data', resolve))
const watch = watchCommits(failpoint === undefined ? undefined : JSON.parse(failpoint) as Failpoint, (kind) => say({ dying: kind }))
const { host } = await liveThrough(folder, plan)
say({ done: await endStateOf(host), commits: watch.commits() })
host.close()
process.exit(0)

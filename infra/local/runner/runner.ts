// The embedded Step Functions: the JSONata mode of the Amazon States Language on SQLite. Every transition is committed before the next
// begins, so whatever happens to the process, another one on the same file goes on where it was.
import { randomInt } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { operate, type ApiRuntime } from './api.ts'
import type { Call } from './calls.ts'
import { parseDefinition, readDefinition, type Definition } from './definition.ts'
import { named } from './errors.ts'
import { createPump, type Ended } from './pump.ts'
import { commitsOf } from '../commits.ts'
import { openStore } from './store.ts'
import { giveCallsTimeAgain } from './timers.ts'

export { noAnswer, type Call } from './calls.ts'
export type { Ended } from './pump.ts'

export interface RunnerOptions {
  /** May be shared with the table; the runner's own tables begin with `sfn_`. */
  database: DatabaseSync
  /** Milliseconds since 1970; may be virtual. */
  clock: { now: () => number }
  /**
   * Does what a Task asks for. A thrown Error fails the task: its name is the error; its `cause`, when a text, is the cause as it
   * stands, otherwise the message is (for a function as JSON with errorType and errorMessage). `noAnswer` leaves the task waiting.
   */
  invoke: (call: Call) => Promise<unknown>
  /** From 0 to below 1: retry jitter, `$random`, `$uuid`, task tokens. Seeded in a simulation. */
  random?: () => number
  /** Hears of every execution that ended, at least once: again after five seconds of the clock until it resolves. */
  onEnded?: (ended: Ended) => void | Promise<void>
  /** Calls under way at once; 1 also does everything in one strict order. */
  maxConcurrency?: number
  /** 'host' lets `invoke` answer states:startExecution too and give whole service responses, as the recorded cases do. */
  services?: 'runner' | 'host'
}

export interface Runner {
  /** Checks a definition; new executions of the workflow begin with it, running ones keep theirs. Throws `RefusedDefinition`. */
  load: (workflow: string, definition: object) => void
  /** An operation of the Step Functions API, shaped as the API; joins the transaction that is open on the database, if one is. */
  operate: (operation: string, input: any) => any
  /** The same for a command of `@aws-sdk/client-sfn`, so that a runner can stand where an SFNClient does. */
  send: (command: { input: any }) => Promise<any>
  /** Does everything that is due, calls included, until nothing is runnable. Called while it runs, it joins. */
  pump: () => Promise<void>
  /** The earliest date anything is due, past dates included: the virtual clock goes there, the real host sets one timer. */
  nextDueAt: () => number | undefined
  /** `callback` hears of work that came while nothing was running. */
  onWork: (callback: () => void) => void
  /** Lets go: nothing is written after this, and what is under way is done again by the next runner on the file. */
  close: () => void
}

/** Chance that cannot be guessed, because task tokens are made of it. */
const chance = (): number => randomInt(2 ** 47) / 2 ** 47

/** Makes the tables if need be; loads nothing else until something is due, but for calls that were under way. */
export function createRunner(options: RunnerOptions): Runner {
  const { database, clock, invoke, random = chance, onEnded, maxConcurrency = 64, services = 'runner' } = options
  const store = openStore(database)
  const loaded = new Map<string, Definition>()
  const read = new Map<string, Definition>()
  const runtime: ApiRuntime = {
    store, now: clock.now.bind(clock), random, announces: onEnded !== undefined,
    loaded: (workflow) => loaded.get(workflow),
    definition(hash) {
      let definition = read.get(hash)
      if (!definition) {
        const row = store.definition.get(hash)
        if (!row) throw named('States.Runtime', `The definition ${hash} is gone`)
        definition = parseDefinition(row.json)
        read.set(hash, definition)
      }
      return definition
    },
  }
  giveCallsTimeAgain(runtime)
  const pump = createPump({ ...runtime, commits: commitsOf(database), invoke, services, maxConcurrency, ...(onEnded ? { onEnded } : {}) })
  let tell: (() => void) | undefined
  const brings = new Set(['StartExecution', 'SendTaskSuccess', 'SendTaskFailure', 'StopExecution'])

  function run(operation: string, input: any): any {
    const output = operate(runtime, operation, input)
    if (brings.has(operation) && !pump.wake()) tell?.()
    return output
  }

  return {
    load(workflow, definition) {
      const checked = readDefinition(workflow, definition)
      loaded.set(workflow, checked)
      read.set(checked.hash, checked)
    },
    operate: run,
    send: async (command) => run(command.constructor.name.replace(/Command$/, ''), command.input),
    pump: pump.pump,
    nextDueAt: () => store.earliestTimer(),
    onWork(callback) {
      tell = callback
    },
    close: pump.close,
  }
}

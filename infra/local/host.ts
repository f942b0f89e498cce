// The embedded host: the house's workflows, handlers and store on one machine, in one process and one data folder.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { addDays } from '../../functions/domain/days.ts'
import { epochOf, instantOf } from '../../functions/domain/identifiers.ts'
import type { AskRegister } from '../../functions/domain/register.ts'
import { serve } from '../../functions/pages/http.ts'
import { sweep } from '../../functions/platform/clock-service.ts'
import type { Dependencies } from '../../functions/platform/dependencies.ts'
import type { Files } from '../../functions/platform/files.ts'
import { toLambda } from '../../functions/platform/lambda.ts'
import type { Log } from '../../functions/platform/log.ts'
import { executionEnded, ExecutionEnded } from '../../functions/platform/repair.ts'
import type { SignInProvider } from '../../functions/platform/sign-in-provider.ts'
import type { Step } from '../../functions/platform/step.ts'
import { openWorkflows } from '../../functions/platform/workflows.ts'
import type { Migration } from '../../functions/store/migrations.ts'
import { openStore } from '../../functions/store/store.ts'
import { boxesOf, toAsl } from '../../workflows/asl.ts'
import { workflows } from '../../workflows/all.ts'
import type { Clock } from './clock.ts'
import { commitsOf } from './commits.ts'
import { dataFolderFault, isPassing, openDatabase } from './database.ts'
import { filesInFolder, filesInMemory } from './files-in-folder.ts'
import { createRunner, type Runner } from './runner/runner.ts'
import { openRows } from './table/rows.ts'
import { createTable, type Weather } from './table/table.ts'

export const tableDefinition = {
  name: 'Solis',
  key: { hash: 'pk', range: 'sk' },
  indexes: [{ name: 'list', hash: 'listPk', range: 'listSk' }, { name: 'due', hash: 'duePk', range: 'dueSk' }],
  ttlAttribute: 'expiresAt',
}

export interface HostOptions {
  /** The data folder; `:memory:` keeps nothing. */
  folder: string
  /** In memory, and to be laid down as a file in the end: all of it stays in SQLite. */
  isLaidDown?: boolean
  clock: Clock
  municipality: string
  sessionSecret: string
  demonstration: boolean
  /** Where people sign in by OpenID Connect. */
  signIn?: SignInProvider | undefined
  log: Log
  /** Draws identifiers; seeded in tests. */
  newId: () => string
  /** For jitter and the like; seeded in tests. */
  random?: () => number
  /** One handler at a time, in order: for virtual clocks. */
  inOrder?: boolean
  weather?: Weather
  /** The registers; given the host's store, where the local register service keeps its state. */
  registers: (store: Dependencies['store']) => AskRegister
  /** Calls a box some other way than in this process: bundled, through JSON, as Lambda would. */
  callBox?: (functionName: string, event: unknown, here: () => Promise<unknown>) => Promise<unknown>
  /** What brings stored items up to date, where that is another release's: in tests. */
  migrations?: readonly Migration[]
}

export interface Host {
  dependencies: Dependencies
  runner: Runner
  table: ReturnType<typeof createTable>
  database: ReturnType<typeof openDatabase>
  /** Does everything that is due now: transitions, answers, dates. Returns when nothing is left to do at this moment. Errors: `DataFolderFault` when the disk fails, from then on every time. */
  settle(): Promise<void>
  /** When something will be due next, as far as is known within the given day. */
  nextDueAt(throughMs: number): Promise<number | undefined>
  /** Resolves with the `DataFolderFault` when the disk is full or fails, or the file turns out to be damaged; from then on no box is called. */
  broken: Promise<Error>
  /** Resolves when everything written so far is on the disk. While boxes are at work writes share commits: whoever tells the world waits for this. */
  committed(): Promise<void>
  /** Answers one web request as API Gateway and Lambda would. */
  serve(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2>
  close(): void
}

/** `${application_AssessMeans}` → the function's name, `${workflow_decision}` → the state machine's. */
const substituted = (definition: object): object =>
  JSON.parse(JSON.stringify(definition).replaceAll(/\$\{(?:workflow_)?([A-Za-z_]+)\}/g, '$1')) as object

/** Opens a host on a data folder. Errors: `DataFolderFault` with one plain sentence. */
export async function openHost(options: HostOptions): Promise<Host> {
  const { folder, clock, log, municipality } = options
  let broken: Error | undefined
  let tellBroken: (fault: Error) => void = () => {}
  const whenBroken = new Promise<Error>((resolve) => (tellBroken = resolve))
  const inMemory = folder === ':memory:'
  if (!inMemory) mkdirSync(folder, { recursive: true })
  /** The check of the file's pages, where it is made while the house is open. */
  let checked: Promise<void> = Promise.resolve()
  const database = openDatabase(folder, (check) => (checked = check))
  const file = database.location()
  checked.catch(stopIfBroken)
  commitsOf(database).onFault((fault) => { if (!isPassing(fault)) stopIfBroken(fault) })
  // A simulation in memory has nothing that could be lost.
  if (inMemory && options.inOrder === true) commitsOf(database).postpone(2_000)
  const table = createTable({ database, clock, definition: tableDefinition, ...(options.weather && { weather: options.weather }), ...(options.isLaidDown === true && { rows: openRows(database, tableDefinition) }) })
  const handlers = await importBoxes(() => dependencies)

  const runner = createRunner({
    database,
    clock,
    ...(options.random && { random: options.random }),
    ...(options.inOrder === true ? { maxConcurrency: 1 } : {}),
    async invoke({ functionName, input }) {
      const handler = handlers.get(functionName ?? '')
      if (handler === undefined) throw new Error(`There is no function ${functionName}`)
      const here = async () => handler(input)
      try {
        return await (options.callBox === undefined ? here() : options.callBox(functionName ?? '', input, here))
      } catch (error) {
        throw stopIfBroken(error)
      }
    },
    async onEnded(ended) {
      await executionEnded(ExecutionEnded.parse({ ...ended, endedAt: instantOf(ended.endedAt) }), dependencies)
    },
  })
  for (const [name, flow] of Object.entries(workflows)) runner.load(name, substituted(toAsl(name, flow)))

  /** The doors to the world outside: a register is asked, a file laid down and a page answered only once all that led to it is on the disk. */
  const { committed } = commitsOf(database)
  if (!inMemory) listCases(database, table)
  const store = openStore(table as never, tableDefinition.name, clock.now, options.migrations)
  const askRegister = options.registers(store)
  function filesIn(name: string): Files {
    if (inMemory) return filesInMemory()
    const files = filesInFolder(path.join(folder, name))
    return {
      ...files,
      async put(...file) {
        // Nobody is paid from a file that may be damaged.
        await checked
        await committed()
        await files.put(...file)
      },
    }
  }
  const dependencies: Dependencies = {
    now: clock.now,
    newId: options.newId,
    municipality,
    store,
    askRegister: inMemory ? askRegister : async (question) => {
      await committed()
      return askRegister(question)
    },
    files: filesIn('files'),
    headFiles: filesIn('audit-heads'),
    simulatedMail: filesIn('simulated-mail-outbox'),
    workflows: openWorkflows(runner as never, (workflow) => workflow),
    log,
    sessionSecret: options.sessionSecret,
    signIn: options.signIn,
    demonstration: options.demonstration,
  }

  /**
   * A disk that fails is no failure of a box: nothing is written from then on, no case ends red for it, and the next start goes on from the
   * last commit. Gives the error back in plain words.
   */
  function stopIfBroken(error: unknown): unknown {
    const fault = dataFolderFault(error, file)
    if (fault instanceof Error && fault.name === 'DataFolderFault') {
      broken ??= fault
      tellBroken(fault)
      runner.close()
    }
    return fault
  }
  async function settleOnce(): Promise<void> {
    try {
      if (broken === undefined) table.expire()
      for (;;) {
        if (broken === undefined) await runner.pump()
        if (broken !== undefined) throw broken
        const { fired, delivered } = await sweep(dependencies)
        if (fired + delivered === 0) return
      }
    } catch (error) {
      // Closed while it was at work: the next start goes on from the last commit.
      if (!database.isOpen) return
      throw stopIfBroken(error)
    }
  }
  let settling: Promise<void> = Promise.resolve()
  const settle = (): Promise<void> => (settling = settling.catch(() => {}).then(settleOnce))

  async function nextDueAt(throughMs: number): Promise<number | undefined> {
    const timer = runner.nextDueAt()
    const through = Math.min(throughMs, timer ?? Infinity)
    const last = instantOf(through).slice(0, 10)
    for (let day = instantOf(clock.now()).slice(0, 10); day <= last; day = addDays(day, 1)) {
      const first = await store.waits.firstDueOn(day, instantOf(clock.now()))
      if (first !== undefined) return Math.min(epochOf(first), timer ?? Infinity)
    }
    return timer
  }

  async function answer(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
    const page = await serve(event, dependencies)
    await committed()
    return page
  }

  function close(): void {
    runner.close()
    database.close()
  }

  return { dependencies, runner, table, database, settle, nextDueAt, committed, broken: whenBroken, serve: answer, close }
}

/** Cases an older release opened stand in no list yet, by which the seal would find them. */
function listCases(database: ReturnType<typeof openDatabase>, table: ReturnType<typeof createTable>): void {
  const unlisted = database.prepare(`SELECT pk FROM "ddb_items_${tableDefinition.name}" WHERE sk = 'CASE' AND body NOT LIKE '%"listPk"%' AND pk LIKE 'CASE#%'`).all() as { pk: string }[]
  for (const { pk } of unlisted) {
    table.operate('UpdateItem', {
      TableName: tableDefinition.name, Key: { pk: { S: pk }, sk: { S: 'CASE' } }, UpdateExpression: 'SET listPk = :list, listSk = :id',
      ExpressionAttributeValues: { ':list': { S: 'CASES' }, ':id': { S: pk.slice('CASE#'.length) } },
    })
  }
}

/** Every box's handler by the name of its function: the same files that are bundled for Lambda. */
async function importBoxes(dependencies: () => Dependencies): Promise<Map<string, (event: unknown) => Promise<unknown>>> {
  const handlers = new Map<string, (event: unknown) => Promise<unknown>>()
  for (const [workflow, flow] of Object.entries(workflows)) {
    for (const [box, { Type }] of boxesOf(flow)) {
      if (Type !== 'Task') continue
      const { step } = (await import(`../../functions/steps/${workflow}/${box}.ts`)) as { step: Step }
      const handler = toLambda(step, dependencies) as unknown as (event: unknown, context: object) => Promise<unknown>
      handlers.set(`${workflow}_${box}`, (event) => handler(event, { getRemainingTimeInMillis: () => 60_000 }))
    }
  }
  return handlers
}

/** Moves a virtual clock to a moment, stopping at everything that is due on the way. */
export async function advance(host: Host, clock: Clock & { set(ms: number): void }, toMs: number): Promise<void> {
  await host.settle()
  for (;;) {
    const next = await host.nextDueAt(toMs)
    if (next === undefined || next > toMs) break
    clock.set(Math.max(next, clock.now()))
    await host.settle()
  }
  clock.set(toMs)
  await host.settle()
}

// `npm start`: opens the office on this machine and prints where it is. One process, one data folder, no account.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { jsonFrom } from '../../functions/domain/lost-name.ts'
import { nameOf } from '../../functions/domain/errors.ts'
import { instantOf } from '../../functions/domain/identifiers.ts'
import { doHourly } from '../../functions/platform/hourly.ts'
import { sealDue } from '../../functions/platform/seal.ts'
import { drawId } from '../../functions/platform/connect.ts'
import type { LogLine } from '../../functions/platform/log.ts'
import { isLoopback, SignInSettings, signInProvider } from '../../functions/platform/sign-in-provider.ts'
import { askOverHttp } from '../../functions/registers/ask-over-http.ts'
import { ZodError } from 'zod'
import { compileStyles } from '../assets.ts'
import { realClock } from './clock.ts'
import { livePast } from './demonstration/past.ts'
import { seedDemonstration } from './demonstration/seed.ts'
import { openHost, type Host } from './host.ts'
import { localRegisterService } from './register-service.ts'
import { listen } from './server.ts'

const usage = `npm start -- [--port 3000] [--data ./data] [--empty] [--no-past] [--oidc-config FILE] [--verbose]
  --port     the port on 127.0.0.1
  --data     the data folder
  --empty    fill nothing into an empty data folder
  --no-past  begin the demonstration today, without the months its office has behind it
  --oidc-config  JSON with issuer, clientId, clientSecret and origin of the sign-in; the README names the rest
  --verbose  print the log lines`

/** One line for the operator, and out. */
function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

const options = (() => {
  try {
    return parseArgs({ options: { port: { type: 'string', default: '3000' }, data: { type: 'string', default: 'data' }, empty: { type: 'boolean', default: false }, 'no-past': { type: 'boolean', default: false }, 'oidc-config': { type: 'string' }, verbose: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } }).values
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
})()
if (options.help) {
  console.log(usage)
  process.exit(0)
}
const port = Number(options.port)
if (!Number.isInteger(port) || port < 0 || port > 65535) fail(`--port must be a number from 0 to 65535, not ${options.port}`)
const folder = path.resolve(options.data)

/** Signs sessions; made once for a data folder, readable by its owner alone. An empty one, which a full disk may have left, would let nobody in: it is made anew. */
function sessionSecret(): string {
  const file = path.join(folder, 'session-secret')
  if (!existsSync(file) || readFileSync(file, 'utf8') === '') {
    writeFileSync(`${file}.part`, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true })
    renameSync(`${file}.part`, file)
  }
  return readFileSync(file, 'utf8')
}

/** The sign-in of a real office. A demonstration stays on loopback, whatever its file says: there anyone is whoever they like. */
const signIn = (() => {
  const file = options['oidc-config']
  if (file === undefined) return undefined
  try {
    const settings = SignInSettings.parse(jsonFrom(readFileSync(file, 'utf8')))
    if (!options.empty && !isLoopback(settings.origin)) fail(`The origin ${settings.origin} of ${file} is not on loopback: a demonstration, where anyone may sign in as anyone, is reached only from this machine. Start an office with --empty.`)
    return signInProvider(settings, realClock.now)
  } catch (error) {
    return fail(`The sign-in settings ${file} cannot be used: ${error instanceof ZodError ? error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`).join('; ') : error instanceof Error ? error.message : String(error)}`)
  }
})()

// What lies in the data folder is for this user alone.
process.umask(0o077)

const started = performance.now()
const log = (line: LogLine): void => {
  if (options.verbose || /Faulted$/.test(line.code)) console.error(JSON.stringify({ at: new Date().toISOString(), ...line }))
}

let host: Host
try {
  mkdirSync(folder, { recursive: true })
  if (!options.empty && !options['no-past']) await livePast(folder, realClock.now())
  host = await openHost({
    folder, clock: realClock, municipality: 'tukums', sessionSecret: sessionSecret(), demonstration: !options.empty, signIn, log, newId: drawId,
    // The simulated registers know only the demonstration's people; of anyone else they must not say that nothing is known.
    registers: (store) => (options.empty ? askOverHttp('') : localRegisterService(store)),
  })
  await compileStyles(path.resolve(import.meta.dirname, '../../node_modules/.cache/solis'))
  await keepKind(host)
  await clockIsRight(host)
  if (!options.empty) await seedDemonstration(host.dependencies, { openWork: true })
} catch (error) {
  fail(`Solis cannot start: ${sentenceOf(error)}`)
}

/** What is recorded at a time that was sealed would look as if someone had put it in afterwards. */
async function clockIsRight({ dependencies: { store, now } }: Host): Promise<void> {
  const sealed = (await store.trail.lastHead())?.through
  const at = instantOf(now())
  if (sealed !== undefined && at <= sealed) throw new Error(`The clock of this machine says ${at}, but the journal in ${folder} is sealed through ${sealed}: set the clock and start again.`)
}

/** A folder begun empty never gets demonstration people, whose sign-in needs no proof; nor is a demonstration opened as if it were an office. */
async function keepKind({ dependencies: { store } }: Host): Promise<void> {
  const kind = options.empty ? 'empty' : 'demonstration'
  const before = await store.settings.read('office-kind')
  if (before === undefined) await store.settings.write('office-kind', kind)
  else if (before !== kind) fail(`The data folder ${folder} holds ${before === 'empty' ? 'an office begun with --empty: start it with --empty' : 'a demonstration: start it without --empty'}, or choose another folder with --data.`)
}

/** One plain sentence: the data folder's faults have theirs, those of the file system name the folder. */
function sentenceOf(error: unknown): string {
  const { name, message, code } = error as NodeJS.ErrnoException
  if (name === 'DataFolderFault' || code === undefined) return message
  return code === 'ENOSPC'
    ? `There is no room left in the data folder ${folder}: free some space on that disk and start again.`
    : `The data folder ${folder} cannot be used (${code}): choose a folder that this user may write to.`
}

/** The hour whose chores are done; what faulted is tried again at the next sweep. Yesterday is sealed once it is over, so that whatever is changed afterwards is found (`npm run audit -- verify`). */
let doneIn = ''
/** Under way: requests that come meanwhile wait for it, rather than work beside it. */
let working: Promise<void> | undefined
async function workOfTheHour(): Promise<void> {
  const hour = instantOf(realClock.now()).slice(0, 13)
  if (hour === doneIn) return
  await doHourly(host.dependencies, { seal: sealDue })
  doneIn = hour
}

/** Works off what is due, then sleeps until the next timer or the next sweep, a minute away at most. */
const sweepEveryMs = 60_000
/** While open dates are reckoned by a changed calendar: work, and room for requests in between. */
const goOnAfterMs = 1_000
let timer: NodeJS.Timeout | undefined
async function work(): Promise<void> {
  try {
    await host.settle()
    await (working ??= workOfTheHour().finally(() => (working = undefined)))
  } catch (error) {
    log({ code: 'HostFaulted', error: nameOf(error) })
  }
  clearTimeout(timer)
  const { store, municipality } = host.dependencies
  const goesOn = (await store.calendar.pass(municipality).catch(() => undefined))?.place !== undefined
  const next = host.runner.nextDueAt() ?? Infinity
  timer = setTimeout(work, Math.max(50, Math.min(goesOn ? goOnAfterMs : sweepEveryMs, next - realClock.now())))
}

const { server, port: bound } = await listen(host, port, work, signIn && new URL(signIn.settings.origin).host).catch((error: NodeJS.ErrnoException) =>
  fail(error.code === 'EADDRINUSE' ? `Port ${port} is in use: choose another with --port` : `Solis cannot listen on port ${port}: ${error.message}`))

console.log(`Solis is open at http://127.0.0.1:${bound}/ (data in ${folder}; ready in ${((performance.now() - started) / 1000).toFixed(1)} s)`)
if (!options.empty) {
  console.log('A demonstration office of synthetic people; sign in there with one click as')
  const people = await host.dependencies.store.settings.read('demonstration-people') ?? []
  for (const [group, members] of Map.groupBy(people, (person) => person.group)) console.log(`  ${group}: ${members.map(({ name }) => name).join('; ')}`)
}
console.log('Ctrl+C stops it; nothing is lost.')
/** Whoever met the fault may still be answered. */
const lastWordMs = 200
void host.broken.then(({ message }) => setTimeout(() => fail(`Solis has stopped, and nothing that was recorded is lost: ${message}`), lastWordMs))
await work()

function stop(): void {
  clearTimeout(timer)
  server.close(() => {
    host.close()
    process.exit(0)
  })
  server.closeIdleConnections()
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
